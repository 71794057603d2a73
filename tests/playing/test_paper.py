"""The game on paper: every choice of every quarter of the room's story, and a partnership to read aloud."""

import pytest

from kit import playing
from kit.simulator import TAPS, Moves, begin, outcome, play_all, replay


@pytest.mark.parametrize("chair", TAPS)
def test_a_sheet_asks_what_a_phone_asks(library, chair) -> None:
    words = library.simulator.words
    found = playing.sheets(library, chair)
    assert [one.wall for one in found] == [words.events[name].wall for name in ("late", "rate", "hearing", "incident", "audit")]
    for one in found:
        assert one.scene in {getattr(event, chair) for event in words.events.values()}
        assert [len(question.ways) for question in one.questions] == [3, 3, 3]
        assert one.rules
    said = {way for one in found for question in one.questions for way in question.ways}
    for tap in TAPS[chair]:
        assert tap == "reply" or said >= {words.taps[tap][way] for way in TAPS[chair][tap]}


def test_what_is_read_aloud_is_a_run_of_two_decent_people_and_the_same_choices_under_other_rules(library) -> None:
    found = playing.reading(library)
    run = play_all(begin(library.simulator.facts.stories["room"]), [Moves()] * 5)
    assert len(found.quarters) == 5
    assert found.usual[0] == str(round(outcome(run.state).files / 10) * 10)
    assert found.others[0] == str(round(outcome(replay(run, found.rules).state).files / 10) * 10)
    for _, voices in found.quarters:
        assert set(voices) == set(TAPS)
        assert all(len(voice.chosen) == 3 and voice.follows and voice.screen for voice in voices.values())
