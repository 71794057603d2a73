"""A run is frozen, says all of itself as data, and is the same however and whenever it is asked for."""

import doctest
import importlib
import inspect
import json
import pkgutil

import pytest

from kit import simulator
from kit.errors import AnswerRefused, MoveRefused
from kit.simulator import Moves, VadoMove

MODULES = [importlib.import_module(f"kit.simulator.{found.name}") for found in pkgutil.iter_modules(simulator.__path__)]
EQUATIONS = ("agreement", "working", "money", "households", "people", "opinions")


def played(seed: int = 7, rules=()) -> simulator.Run:
    return simulator.play_all(simulator.begin(seed, rules), simulator.thrown(seed))


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_hand_checked_examples_hold(module) -> None:
    assert doctest.testmod(module).failed == 0


@pytest.mark.parametrize("name", EQUATIONS)
def test_every_equation_says_its_source_or_that_it_is_an_assumption(name) -> None:
    module = importlib.import_module(f"kit.simulator.{name}")
    for key, one in inspect.getmembers(module, inspect.isfunction):
        if one.__module__ == module.__name__ and key != "balance":  # a sum of the others
            assert "ssumption of this model" in " ".join(one.__doc__.split()), key


def test_every_number_says_its_unit_and_how_it_is_read() -> None:
    for one in simulator.Numbers.__dataclass_fields__.values():
        assert set(one.metadata) == {"unit", "reading"} and all(one.metadata.values()), one.name


def test_playing_leaves_the_run_before_as_it_was() -> None:
    before = simulator.begin(7)
    after = simulator.play(before, Moves())
    assert (before.played, after.played) == (0, 1)
    assert after.states[0] == before.state
    with pytest.raises(AttributeError):
        after.seed = 8


def test_a_sixth_quarter_is_refused() -> None:
    run = played()
    assert run.over
    with pytest.raises(MoveRefused):
        simulator.play(run, Moves())


def test_more_than_five_kept_quarters_are_refused() -> None:
    kept = simulator.as_data(played())
    with pytest.raises(MoveRefused):
        simulator.from_data({**kept, "moves": [*kept["moves"], kept["moves"][0]]})


def test_an_unknown_way_names_its_tap() -> None:
    with pytest.raises(AnswerRefused, match="word"):
        simulator.vado("work", "shout", "carry")
    with pytest.raises(AnswerRefused, match="terms"):
        simulator.tessera("pass", "act", "no")
    with pytest.raises(AnswerRefused, match="rules"):
        simulator.begin(1, ["pay", "trust"])


def test_a_run_is_the_same_again_from_what_is_kept() -> None:
    run = played(rules=["share", "pay"])
    kept = json.loads(json.dumps(simulator.as_data(run)))
    assert kept["rules"] == ["pay", "share"]
    assert simulator.from_data(kept) == run


@pytest.mark.parametrize(
    "change",
    [
        {"seed": "7"},
        {"rules": "pay"},
        {"rules": ["tax"]},
        {"moves": [["work"]]},
        {"moves": [[["work", "all"], ["pass", "act", "keep"]]]},
        {"moves": [[["work", "all", "carry"], ["pass", "act", 3]]]},
        {"moves": None},
    ],
)
def test_what_is_no_run_is_refused(change) -> None:
    with pytest.raises(AnswerRefused):
        simulator.from_data({**simulator.as_data(played()), **change})
    with pytest.raises(AnswerRefused):
        simulator.from_data({})


def test_a_missing_answer_is_the_house_and_stays_the_house() -> None:
    run = simulator.play(simulator.begin(22225), Moves(vado=VadoMove("work", "all", "ask")))
    assert run.moves[0][0] == VadoMove("work", "all", "ask")
    assert run.moves[0][1] == simulator.tessera_house(run.states[0], run.rules, "form")
    assert simulator.from_data(simulator.as_data(run)) == run
    assert simulator.replay(run, ["no"]).moves == run.moves


def test_a_replay_under_its_own_rules_is_the_run_itself() -> None:
    run = played(rules=["pay"])
    assert simulator.replay(run, ["pay"]) == run
    assert simulator.replay(simulator.replay(run, simulator.OTHER), ["pay"]) == run


def test_the_table_holds_every_set_of_at_most_three_rules_as_the_replay_gives_it() -> None:
    run = played()
    table = json.loads(json.dumps(simulator.table(run)))
    assert len(table) == 93
    end = simulator.outcome(run.state)
    assert table[""] == [
        simulator.rounded(value, to) for value, to in zip((end.files, end.weeks, end.room), (10, 0.5, 0.5), strict=True)
    ]
    three = simulator.outcome(simulator.replay(run, ["share", "pay", "change"]).state)
    assert table["pay change share"] == simulator.three(three)


def test_a_story_goes_on_while_only_some_of_it_is_played() -> None:
    whole = played()
    assert simulator.play_all(simulator.begin(7), simulator.thrown(7)[:3]).states == whole.states[:4]


def lines(found) -> list[str]:
    return [key for key, _ in found]


def quarter(vado: tuple[str, ...], tessera: tuple[str, ...], rules=(), seed: int = 1) -> simulator.Run:
    return simulator.play(simulator.begin(seed, rules), Moves(simulator.vado(*vado), simulator.tessera(*tessera)))


def test_vado_cannot_tell_a_request_that_was_dropped_from_one_that_tessera_did() -> None:
    tessera = ("note", "keep")
    heard = [simulator.reached_vado(quarter(("work", "form", "carry"), (way, *tessera)), 0) for way in ("mine", "drop", "pass")]
    assert heard[0] == heard[1]
    assert lines(heard[0])[0] == "spared"
    assert lines(heard[2])[0] == "pass"


@pytest.mark.parametrize(
    ("word", "asked", "answer", "rules", "said"),
    [
        ("all", "pass", "act", (), "slow"),
        ("all", "pass", "act", ("answer",), "prompt"),
        ("all", "mine", "act", ("answer",), "broken"),
        ("fine", "pass", "act", (), "guess"),
        ("all", "pass", "later", (), "later"),
        ("all", "pass", "note", (), "note"),
    ],
)
def test_an_answer_reaches_vado_as_it_was_given(word, asked, answer, rules, said) -> None:
    run = quarter(("paper", word, "carry"), (asked, answer, "keep"), rules)
    answers = {"slow", "prompt", "broken", "guess", "later", "note"}
    assert [key for key in lines(simulator.reached_vado(run, 0)) if key in answers] == [said]


def test_vado_reads_what_tessera_paid_from_half_a_week_on() -> None:
    small = simulator.reached_vado(quarter(("work", "form", "carry"), ("pass", "note", "keep")), 0)
    large = simulator.reached_vado(quarter(("work", "form", "ask"), ("pass", "note", "take"), ("pay",)), 0)
    assert "shared" not in lines(small)
    assert dict(large)["shared"]["weeks"] == 1.0


def test_tessera_reads_what_vado_wrote_and_nothing_else() -> None:
    tessera = ("pass", "note", "keep")
    assert simulator.reached_tessera(quarter(("work", "fine", "carry"), tessera), 0) == [
        ("fine", {}),
        ("half", {}),
        ("carry", {}),
    ]
    letter, report, event = simulator.reached_tessera(quarter(("paper", "all", "no"), tessera), 0)
    assert (letter[0], set(letter[1])) == ("all", {"weeks", "strain", "files"})
    assert (report[0], event[0]) == ("whole", "no")
