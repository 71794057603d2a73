"""What a chair is told holds: no line is at odds with another, with the agreement as it stands, or with what was chosen."""

import json

import pytest

from kit import simulator
from kit.playing import Game, Teller, shown
from kit.simulator import QUARTERS, TAPS, Moves, Run, begin, play_all, reached_vado
from kit.simulator.reaching import donor_noted
from tests.playing.played import both_chairs, closed

LATE, HEARING, AUDIT = 0, 2, 4  # in the story that rooms play


def run_of(vado: tuple[str, ...], tessera: tuple[str, ...], rules: tuple[str, ...] = (), seed: int = 22225) -> Run:
    return play_all(begin(seed, rules), [Moves(simulator.vado(*vado), simulator.tessera(*tessera))] * QUARTERS)


def keys(run: Run, n: int) -> list[str]:
    return [key for key, _ in reached_vado(run, n)]


def test_help_is_promised_for_next_quarter_comes_in_it_and_is_not_promised_after_the_last() -> None:
    run = run_of(("work", "all", "ask"), ("pass", "act", "half"))
    for n in range(QUARTERS):
        assert ("slow" in keys(run, n)) == (n < QUARTERS - 1)
        assert ("helped" in keys(run, n)) == (n > 0)
    assert "too_late" in keys(run, QUARTERS - 1)


def test_help_on_the_form_alone_hardly_helps_and_on_a_guess_takes_days() -> None:
    told = {word: keys(run_of(("work", word, "ask"), ("pass", "act", "half")), 1) for word in ("all", "form", "fine")}
    assert [next(key for key in found if key in ("helped", "hardly", "hindered")) for found in told.values()] == [
        "helped",
        "hardly",
        "hindered",
    ]


@pytest.mark.parametrize("answer", ["note", "later"])
def test_where_an_answer_is_promised_thanks_and_waiting_come_within_two_weeks(answer) -> None:
    ways = ("work", "form", "carry"), ("pass", answer, "keep")
    assert answer in keys(run_of(*ways), 1)
    assert f"{answer}_soon" in keys(run_of(*ways, ("answer",)), 1)


def test_whether_the_late_money_came_is_said_and_so_is_what_half_a_report_does_to_the_next() -> None:
    half, whole = (run_of((days, "form", "carry"), ("drop", "note", "keep")) for days in ("work", "paper"))
    assert "came_late" in keys(half, LATE)
    assert "came_after_advance" in keys(run_of(("work", "form", "ask"), ("drop", "note", "take")), LATE)
    assert "came_ahead" in keys(run_of(("work", "form", "carry"), ("drop", "note", "keep"), ("pay",)), LATE)
    assert "unfinished" in keys(half, HEARING) and "unfinished" not in keys(whole, HEARING)
    paid_ahead = run_of(("work", "form", "carry"), ("drop", "note", "keep"), ("pay",))
    assert not any(key in ("unfinished", "watched") for n in range(QUARTERS) for key in keys(paid_ahead, n))


@pytest.mark.parametrize(("word", "reply"), [("all", "carry"), ("form", "no")])
def test_bad_news_and_a_no_bring_questions_unless_the_agreement_says_that_they_are_not_held_against_vado(word, reply) -> None:
    ways = ("work", word, reply), ("pass", "note", "keep")
    assert "questions" in keys(run_of(*ways), 1)
    assert not any("questions" in keys(run_of(*ways, ("no",)), n) for n in range(QUARTERS))


def test_a_request_that_stays_the_same_is_not_told_five_times_in_the_same_words() -> None:
    passed, spared = (run_of(("work", "form", "carry"), (way, "note", "keep")) for way in ("pass", "mine"))
    assert [keys(passed, n)[0] for n in range(QUARTERS)] == ["pass", *["pass_again"] * 4]
    assert ["spared" in keys(spared, n) for n in range(QUARTERS)] == [True, *[False] * 4]


def test_who_left_is_said_wherever_the_figure_of_the_team_falls() -> None:
    fallen = 0
    for seed in range(40):
        run = play_all(begin(seed), simulator.thrown(seed))
        for n in range(QUARTERS):
            less = round(run.states[n].staff) > round(run.states[n + 1].staff)
            fallen += less
            assert less == any(key in ("left", "one_went", "both_went") for key in keys(run, n)), (seed, n)
    assert fallen > 10


def test_a_letter_that_hides_nothing_tells_of_the_event_and_no_other_letter_does(library) -> None:
    events = library.simulator.words.events
    for word in TAPS["vado"]["word"]:
        run = run_of(("work", word, "carry"), ("pass", "note", "keep"))
        for n, letter in enumerate(Teller(library).letters(run)):
            assert (events[run.story[n].name].letter in letter["letter"]) == (word == "all")
            assert (library.simulator.words.seen["tessera"]["carry"] in letter["letter"]) == (word != "all")


def test_a_donor_that_was_refused_and_is_content_all_the_same_says_that_something_else_pleased_it(english) -> None:
    told = set()
    for seed in range(20):
        run = run_of(("paper", "form", "carry"), ("drop", "note", "keep"), seed=seed)
        for n in range(QUARTERS):
            [(key, _)] = donor_noted(run, n)
            assert (key == "refused") == (run.states[n + 1].donor < run.states[n].donor)
            told.add(key)
    assert told == {"refused", "refused_gladly"}
    assert donor_noted(run_of(("paper", "form", "carry"), ("pass", "note", "keep")), 0) == []


def test_tessera_is_told_for_what_its_free_money_left_and_what_came_in(english) -> None:
    teller, say = Teller(english), english.phrases
    answer = run_of(("work", "all", "no"), ("pass", "act", "keep"))
    assert say.say("play.paid_answer", weeks="0.5 weeks") in teller.happened("tessera", answer, AUDIT)
    shared = run_of(("work", "form", "carry"), ("pass", "note", "keep"), ("share",))
    assert say.say("play.paid_share", weeks="1 week") in teller.happened("tessera", shared, LATE)
    assert simulator.Numbers().room_grows == 0.8, "the words say: a little under a week, four in five quarters"


def test_an_end_says_the_figures_that_stood_on_the_last_card(english) -> None:
    """Rounded once: a figure that is rounded to a unit and then to tens may end ten higher than the card before it."""
    seed, teller = english.simulator.facts.stories["alone"], Teller(english)
    for dice in range(150):
        run = play_all(begin(seed), simulator.thrown(dice))
        files, _, room = simulator.three(simulator.outcome(run.state))
        cards = teller.cards("vado", run, QUARTERS), teller.cards("tessera", run, QUARTERS)
        assert (cards[0][1]["value"], cards[1][0]["value"]) == (f"{files:g}", f"{room:g}"), dice


def test_ones_first_game_and_both_chairs_go_by_names_of_their_own(library) -> None:
    said = shown(library, both_chairs(2))
    assert said["ends"]["vado"] != said["ends"]["tessera"], "another officer sat at Tessera: the figures differ"
    names = {library.phrases[f"play.own_{chair}"] for chair in TAPS}
    assert len(names) == 2
    assert Game(0, closed("vado", "vado")).own == "vado" and Game(0, both_chairs()).own == "tessera"


def test_no_scene_that_follows_says_what_another_rule_or_the_other_chair_may_belie(english) -> None:
    """What follows a choice stands whatever else was chosen: these words did not."""
    events = english.simulator.words.events
    assert "no figure from Tessera" not in events["leaving"].after["ask"]
    assert "what it will cost" not in events["priorities"].after["no"]
    assert "next quarter" not in json.dumps([event.after for event in events.values()])
    assert not any("receipt" in text for event in events.values() for text in (event.after["ask"], *event.reply.values()))
    assert "receipt" not in english.simulator.words.taps["days"]["paper"]
