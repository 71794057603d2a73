"""What a game shows: only what is closed, and of each run what its chair sees; the table is the replay."""

import json
import re

import pytest

from kit import content, simulator
from kit.playing import Game, Teller, definition, shown
from kit.simulator import QUARTERS, Moves
from tests.playing.played import both_chairs, closed, once_more


def game(library, answer) -> Game:
    return Game(library.simulator.facts.stories["alone"], answer)


def test_before_anything_is_closed_there_are_three_cards_and_nothing_else(library) -> None:
    said = shown(library, {"vado.1.days": "work", "try": ["pay"]})
    assert set(said) == {"game", "runs"}
    assert [len(cards) for cards in said["runs"]["vado"]["cards"]] == [3]
    assert said["runs"]["vado"]["happened"] == []


@pytest.mark.parametrize("dice", range(8))
def test_every_sentence_is_whole_whatever_was_played(library, dice) -> None:
    said = shown(
        library,
        {**both_chairs(dice), "again.chair": "vado", "again.rules": ["voice", "pay"], **closed("again", "vado", dice=dice + 1)},
    )
    text = json.dumps(said, ensure_ascii=False)
    assert not re.search(r"[{}]", "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', text)))
    for run in said["runs"].values():
        assert all(sentence.strip() for quarter in run["happened"] for sentence in quarter)
        assert all(card["value"] and card["label"] for cards in run["cards"] for card in cards)


def test_the_second_run_meets_what_was_played_in_the_first(library) -> None:
    mine = game(library, both_chairs(3))
    assert [made[0] for made in mine.run("tessera").moves] == [made[0] for made in mine.run("vado").moves]


def test_the_house_sits_in_the_chair_that_nobody_took(library) -> None:
    mine = game(library, closed("vado", "vado", dice=2))
    run = simulator.begin(mine.seed)
    for made in mine.run("vado").moves:
        assert made[1] == simulator.tessera_house(run.state, run.rules, run.word)
        run = simulator.play(run, Moves(*made))


def test_the_table_holds_ones_own_choices_under_every_set_of_rules(library) -> None:
    answer = both_chairs(1)
    said, mine = shown(library, answer), game(library, answer)
    assert len(said["table"]) == 93
    assert said["table"][""] == said["ends"]["tessera"]
    for rules in (("pay",), ("pay", "change", "share"), ("no",)):
        end = simulator.outcome(simulator.replay(mine.run("tessera"), rules).state)
        assert said["table"][" ".join(rules)] == simulator.three(end)


def test_whoever_has_not_sat_at_tessera_tries_the_choices_made_at_vado(library) -> None:
    said = shown(library, {**closed("vado", "vado"), "tessera.later": True})
    assert said["own"] == "vado"
    assert said["table"][""] == said["ends"]["vado"]


def test_trust_is_said_in_the_end_and_not_before(source) -> None:
    library = content.library(source, "en")
    words = library.simulator.words.bands["trust"]
    assert not any(word in json.dumps(shown(library, closed("vado", "vado", 4))) for word in words)
    assert any(word in shown(library, closed("vado", "vado"))["trust"] for word in words)


def test_that_all_went_well_is_asked_only_where_it_did(source) -> None:
    library = content.library(source, "en")
    seed = library.simulator.facts.stories["alone"]
    asked = set()
    for dice in range(30):
        run = simulator.play_all(simulator.begin(seed), simulator.thrown(dice))
        said = Teller(library).went_well(run)
        well = run.state.room > 10 and run.state.donor >= 6
        assert (said == library.simulator.words.ends.two_screens) == well
        asked.add(well)
    assert asked == {True, False}


def test_a_hearing_that_is_put_off_has_no_camera(source) -> None:
    library = content.library(source, "en")
    voice = library.simulator.words.events["hearing"].voice
    seed = library.simulator.facts.stories["alone"]
    [at] = [n for n, one in enumerate(simulator.story(seed)) if one.name == "hearing"]
    for reply, seen in (("no", False), ("ask", True)):
        run = simulator.play_all(simulator.begin(seed), [Moves(simulator.vado("work", "form", reply))] * QUARTERS)
        assert (voice.vado_usual in Teller(library).happened("vado", run, at)) == seen
        assert (voice.tessera_usual in Teller(library).happened("tessera", run, at)) == seen


def test_what_the_page_is_sent_with_holds_no_consequence_and_no_figure_of_a_run(library) -> None:
    drawn = json.dumps(definition(library), ensure_ascii=False)
    for event in library.simulator.words.events.values():
        assert not any(json.dumps(after, ensure_ascii=False)[1:-1] in drawn for after in event.after.values())


def test_rules_of_a_third_run_are_those_that_were_chosen_for_it(library) -> None:
    assert game(library, once_more("tessera", 2, ("no", "pay"))).run("again").rules == {"no", "pay"}
