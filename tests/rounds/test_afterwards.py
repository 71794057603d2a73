"""What may be put right and noted after the reveal: an action that goes, what became of it, a report that says something else."""

from __future__ import annotations

from kit import reports, rounds, screens
from kit.screens import lobby
from kit.screens.seat.reveal import speaking
from kit.store import Noted
from tests.rounds.people import DECIDED, Room
from tests.rounds.test_rounds import refused
from tests.screens.test_drawn import EYES, does, text
from tests.screens.test_workshop import Workshop, workshop

PROPOSED = {"what": "A", "who": "B", "means": "C", "by": "2027-01-31", "sign": "D"}


def test_an_action_that_is_taken_back_gives_its_proposal_back(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=0)
    room.phones["side-1"][1].must("propose", **PROPOSED)
    which = rounds.proposals(database, room.round.id)[0].id
    room.host.must("show_proposals", proposals=[which])
    for phones in room.phones.values():
        phones[0].must("stance", proposal=which, **{f"stance-{which}": "with_all"})
    room.host.must("take", proposal=which)
    assert room.host.ask("take", proposal=which)["problem"]
    room.host.must("no_action", number=1)
    room.host.must("take", proposal=which)
    assert [proposal.taken for proposal in rounds.proposals(database, room.round.id)] == [1]


def test_what_became_of_an_action_is_noted_at_any_time_and_stands_on_the_first_page_of_the_next_round(shown: Room) -> None:
    rounds.write_action(shown.host, DECIDED)
    rounds.confirm(shown.by(shown.places["side-2"][0]), DECIDED)
    rounds.note_outcome(shown.by(shown.places["side-1"][0]), 1, "done", own=True)
    rounds.note_outcome(shown.by(shown.places["side-2"][0]), 1, "partly", "two months late", own=True)
    found = rounds.seen(shown.database, shown.round.id)
    assert found.actions[0].confirmed
    assert found.noted == (Noted(1, "side-1", "done"), Noted(1, "side-2", "partly", "two months late"))
    following = shown.create(follows=True)
    scene = rounds.door_scene(shown.database, following.round)
    assert scene.earlier_noted == found.noted
    assert "Northlight: Done · Collectif Maji: Partly done. “two months late”" in text(lobby.earlier(EYES, scene))


def test_each_side_notes_its_own_line_and_who_says_nothing_has_not_said(shown: Room) -> None:
    rounds.write_action(shown.host, DECIDED)
    for other in (shown.host, shown.by(shown.places["side-2"][1])):
        with refused("round.not_yours"):
            rounds.note_outcome(other, 1, "done", own=True)
    rounds.note_outcome(shown.by(shown.places["side-2"][0]), 1, "not_yet", own=True)
    rounds.note_outcome(shown.by(shown.places["side-2"][0]), 1, "done", own=True)
    scene = rounds.seat_scene(shown.by(shown.places["side-1"][0]))
    assert scene.seen.noted == (Noted(1, "side-2", "done"),)
    assert reports.became(scene.round, scene.seen.noted, 1, EYES.phrases) == "Collectif Maji: Done"
    assert "outcome" in does(speaking(EYES, scene))


def test_other_words_in_the_report_ask_the_other_sides_again(shown: Room) -> None:
    def accept(side: str, paragraph: str) -> None:
        read = rounds.report_as_read(shown.round, rounds.seen(shown.database, shown.round.id).actions, side)
        rounds.accept(shown.by(shown.places[side][0]), paragraph=paragraph, accepted=True, read=read)

    accept("side-1", "ours")
    accept("side-2", "theirs")
    assert [side.accepted for side in shown.round.sides] == [False, True], "the first has not read what the second wrote"
    accept("side-1", "ours")
    assert [side.accepted for side in shown.round.sides] == [True, True], "nothing new was written"


def test_a_page_of_before_opens_no_other_part(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=1)
    stale, found = room.round.part, screens.running_order.steps(room.host.visit, room.round)
    room.host.must("go", line=next(n for n, step in enumerate(found) if step.part not in (0, stale)))
    assert room.host.ask("open", part=stale)["refused"] == "round.changed"
    assert room.round.stage == "waiting"


def test_a_page_of_before_shows_no_other_part(room: Room) -> None:
    room.create()
    for side in ("side-1", "side-2"):
        room.fill(side, [3] * 7)
    room.close()
    room.agree()
    with refused("round.changed"):
        rounds.reveal(room.host, part=2)
    rounds.reveal(room.host, part=1)


def test_the_page_of_a_workshop_names_whose_computer_it_is(database) -> None:
    room: Workshop = workshop(database, plan="90", first="who-decides-what", laptop="Maji Network")
    room.phones["side-1"][0].must("look")
    assert "run by Maji Network" in room.phones["side-1"][0].text
