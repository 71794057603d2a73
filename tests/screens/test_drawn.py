"""Every screen of a round is drawn from a scene alone: each is tried here on scenes made by hand, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from kit.rounds import Created, Past, Scene
from kit.screens import host, lobby, proposals, reading, revealing, seat, wall
from kit.store import Note, Noted, Promise, Stage, Stored
from tests.screens.made import (
    ACTION,
    DECLARED,
    LIBRARY,
    MATRIX,
    PROPOSAL,
    TODAY,
    Eyes,
    assessment,
    does,
    rows,
    seated,
    seen,
    text,
    told,
    workshop,
)
from tests.screens.made import seat as seat_of

EYES = Eyes()
SAY = EYES.say
LEVELS = LIBRARY.items["A2.2"].levels
OWN_SEAT = {"words", "hand_on", "withdraw"}


def drawn(scene: Scene, **more: bool):
    return seat.place.draw(EYES, scene, **more)


# ---- whoever sits


def test_the_door_asks_for_a_code_or_six_words() -> None:
    assert does(seat.door.door(EYES).blocks) == {"knock", "back"}


@pytest.mark.parametrize(("round_", "offered"), [(assessment(Stage.OPEN), "sit"), (assessment(Stage.OPEN, slips=True), "leave")])
def test_inside_one_reads_who_sees_what_before_one_sits_down(round_, offered) -> None:
    shown = seat.door.inside(EYES, Scene(round=round_, earlier=(ACTION,)), "", "JOINCODE")
    assert SAY("mode.recognised") in text(shown.blocks)
    assert ACTION.what in text(shown.blocks)
    assert does(shown.blocks) == {offered, "leave"}
    assert shown.page_state["terms"] == seat.door.terms(round_)
    assert shown.own == ["Northlight", "Collectif Maji"]


@pytest.mark.parametrize("side", ["", "side-1"])
def test_what_holds_for_every_side_is_said_once_at_the_door(side) -> None:
    shown = text(seat.door.inside(EYES, Scene(round=assessment(Stage.OPEN)), side, "JOINCODE").blocks)
    assert shown.count(SAY("mode.stays")) == 1


def test_an_open_assessment_asks_and_says_until_when() -> None:
    shown = drawn(seated(assessment(Stage.OPEN), stored=Stored(2, {"self.A2.2": 3})))
    assert shown.exercise["counts"]
    assert shown.stored["answer"] == {"self.A2.2": 3}
    until = SAY(
        "days.assessment",
        ends=EYES.day(TODAY),
        agrees=EYES.day(TODAY + timedelta(days=9)),
        deletes=EYES.day(TODAY + timedelta(days=39)),
    )
    assert f"{until} {SAY('days.everywhere')}" in text(shown.blocks)
    assert does(shown.blocks) == OWN_SEAT | {"ask_to_speak", "leave_round"}
    assert shown.look_again


def test_what_is_over_asks_and_shows_nothing() -> None:
    for stage in (Stage.OPEN, Stage.CAUCUS):
        over = assessment(stage, ends=TODAY - timedelta(days=9), deletes=TODAY - timedelta(days=1))
        shown = drawn(seated(over, own=rows("side-1", ("side-1",))))
        assert shown.exercise is None
        assert LEVELS[3] not in text(shown.blocks)
        assert SAY("join.over") in text(shown.blocks)


def test_a_side_whose_answers_were_erased_is_told_so_and_nothing_else() -> None:
    one = assessment(Stage.CAUCUS)
    shown = drawn(seated(replace(one, sides=(replace(one.sides[0], erased=True), one.sides[1]))))
    assert SAY("join.erased") in text(shown.blocks)
    assert not does(shown.blocks)


@pytest.mark.parametrize("round_", [assessment(Stage.CAUCUS), workshop("assessment", Stage.CAUCUS)])
def test_apart_its_speaker_leaves_out_and_everybody_else_looks(round_) -> None:
    own = rows("side-1", ("side-1",))
    speaker, other = (drawn(seated(round_, speaker=speaks, own=own, left_out=frozenset({"A2.2"}))) for speaks in (True, False))
    assert "agree" in does(speaker.blocks)
    assert "agree" not in does(other.blocks)
    for shown in (speaker, other):
        assert LEVELS[3] in text(shown.blocks)
        assert LEVELS[1] not in text(shown.blocks)
    agreed = replace(round_, sides=(replace(round_.sides[0], agreed=True), round_.sides[1]))
    shown = drawn(seated(agreed, speaker=True, own=own, left_out=frozenset({"A2.2"})))
    assert "take_back" in does(shown.blocks)
    assert SAY("own.left", items=LIBRARY.items["A2.2"].name) in text(shown.blocks)


def test_apart_a_side_of_one_answer_has_one_who_writes_and_others_who_read() -> None:
    round_ = workshop(DECLARED, Stage.CAUCUS)
    writes, reads = drawn(seated(round_, speaker=True)), drawn(seated(round_))
    assert writes.exercise
    assert "agree" in does(writes.blocks)
    assert reads.exercise is None
    assert SAY("live.side_empty") in text(reads.blocks)


def test_a_revealed_assessment_is_told_with_the_code_and_what_a_speaker_may_still_do() -> None:
    round_ = assessment(Stage.REVEALED)
    other = replace(seated(round_, speaker=True, **told(round_)), seat=seat_of("side-2", speaker=True))
    assert {"confirm", "not_now", "accept", "turn"} <= does(drawn(other).blocks)
    shown = drawn(seated(round_, **told(round_)))
    assert does(shown.blocks) == OWN_SEAT
    assert "RESU-LTS1" in text(shown.blocks)
    assert ACTION.what in text(shown.blocks)


def test_a_workshop_before_it_begins_paused_and_in_its_talk() -> None:
    waits = workshop("assessment", Stage.WAITING, live={"line": -1}, part=0)
    assert "TOPIC" in text(drawn(seated(waits)).blocks)
    assert SAY("live.paused_hint") in text(drawn(seated(workshop(MATRIX, Stage.OPEN, live={"paused": True}))).blocks)
    talk = drawn(seated(workshop(MATRIX, Stage.OPEN, part=0)))
    assert SAY("live.together") in text(talk.blocks)
    assert talk.stream == talk.page_state["round"]


@pytest.mark.parametrize("what", ["assessment", MATRIX, DECLARED, "check-exit"])
def test_a_part_waits_asks_and_closes(what: str) -> None:
    assert SAY("live.opens_soon") in text(drawn(seated(workshop(what, Stage.WAITING))).blocks)
    asked = drawn(seated(workshop(what, Stage.OPEN)))
    assert asked.exercise
    assert SAY("live.more_here") in text(asked.blocks), "what else one may do is folded away"
    assert drawn(seated(workshop(what, Stage.CLOSED))).exercise is None


def test_a_speaker_may_enter_paper_where_levels_are_pooled() -> None:
    assert "paper" in does(drawn(seated(workshop(MATRIX, Stage.OPEN), speaker=True)).blocks)
    assert "paper" not in does(drawn(seated(workshop(MATRIX, Stage.OPEN))).blocks)


def test_what_is_revealed_stands_on_phones_where_they_show_it_with_ones_own_beside() -> None:
    round_ = workshop("assessment", Stage.REVEALED)
    scene = seated(round_, stored=Stored(1, {"self.A2.2": 4}), **told(round_))
    assert "mine" in does(drawn(scene).blocks)
    assert LEVELS[4] not in text(drawn(scene).blocks)
    assert LEVELS[4] in text(drawn(scene, mine=True).blocks)
    dark = replace(scene, round=workshop("assessment", Stage.REVEALED, live={"phones": False}))
    assert LEVELS[3] not in text(drawn(dark).blocks)


def test_beside_what_is_asked_one_writes_proposes_and_gives_a_sign() -> None:
    scene = seated(
        workshop(MATRIX, Stage.OPEN), speaker=True, proposals=(PROPOSAL,), notes=(Note("n1", "a note", 1, shown=True),)
    )
    found = seat.beside.beside(EYES, scene)
    assert does(found) == {"note", "propose", "stance", "pulse"}
    assert "a note" in text(found)
    assert "why not" in text(found)
    assert seat.beside.beside(EYES, replace(scene, round=workshop(MATRIX, Stage.OPEN, live={"ended": True}))) == []


def test_a_workshop_that_has_ended_says_where_its_results_are() -> None:
    round_ = workshop("assessment", Stage.REVEALED, live={"ended": True}, part=0)
    shown = drawn(seated(round_, **told(round_)))
    assert "RESU-LTS1" in text(shown.blocks)
    assert ACTION.what in text(shown.blocks)
    assert shown.stream == ""


def test_the_lobby_says_what_became_of_the_round_before() -> None:
    found = lobby.lobby(
        EYES, Scene(round=workshop(MATRIX, Stage.WAITING), earlier=(ACTION,), earlier_noted=(Noted(1, "side-1", "done"),))
    )
    assert SAY("outcome.done") in text(found)


def test_a_proposal_says_how_far_each_side_agrees() -> None:
    card = proposals.proposal_card(EYES, assessment(Stage.OPEN), PROPOSAL)
    assert f"{SAY('stance.can_live')} · why not" in text(card)
    assert SAY("stance.none") in text(card), "the other side has said nothing"


# ---- whoever runs it


def run_by(round_, **more):
    return host.round.draw(EYES, Scene(round=round_, **more))


def test_an_open_round_is_handed_out_and_closed() -> None:
    shown = run_by(assessment(Stage.OPEN))
    assert {"slip", "close"} <= does(shown.blocks)
    assert "change" not in does(shown.blocks), "somebody sits"
    assert SAY("join.finished", done=14, seats=15) in text(shown.blocks)
    assert SAY("run.enough") in text(shown.blocks)
    empty = assessment(Stage.OPEN, sides=tuple(side.anew() for side in assessment(Stage.OPEN).sides))
    assert "change" in does(run_by(empty).blocks)
    assert SAY("run.answers_over") in text(run_by(assessment(Stage.OPEN, ends=TODAY - timedelta(days=1))).blocks)


def test_apart_nothing_of_a_sides_picture_stands_there() -> None:
    waiting = assessment(Stage.CAUCUS)
    assert "reveal" not in does(run_by(waiting).blocks)
    agreed = replace(waiting, sides=tuple(replace(side, agreed=True) for side in waiting.sides))
    assert "reveal" in does(run_by(agreed).blocks)


def test_after_the_reveal_come_actions_outcomes_and_the_next_round() -> None:
    round_ = assessment(Stage.REVEALED)
    found = host.after.after_the_reveal(
        EYES, Scene(round=round_, seen=replace(seen(round_), past=(Past(round_, (), (ACTION,)),)))
    )
    assert does(found) == {"action", "no_action", "next"}


def test_a_workshop_is_steered_by_its_next_move() -> None:
    moves = {Stage.WAITING: "open", Stage.OPEN: "closing", Stage.REVEALED: "go"}
    for stage, do in moves.items():
        shown = run_by(workshop("assessment", stage))
        assert {do, "switch", "batch"} <= does(shown.blocks), stage
        assert shown.stream
    subjects = run_by(workshop(MATRIX, Stage.WAITING))
    assert "subjects" in does(subjects.blocks)
    caucus = workshop("assessment", Stage.CAUCUS)
    assert "reveal" not in does(run_by(caucus).blocks)
    agreed = replace(caucus, sides=tuple(replace(side, agreed=True) for side in caucus.sides))
    assert "reveal" in does(run_by(agreed).blocks)


def test_in_the_lobby_a_side_without_a_speaker_is_named() -> None:
    found = host.steering.where(EYES, workshop(MATRIX, Stage.WAITING, live={"line": -1}, part=0))
    assert SAY("live.no_speaker", sides="Collectif Maji") in text(found)


def test_beside_the_run_sheet_stand_notes_proposals_and_what_the_safety_check_says() -> None:
    ready = replace(PROPOSAL, stances=(*PROPOSAL.stances, ("side-2", "with_all", "")))
    scene = Scene(round=workshop(MATRIX, Stage.OPEN), proposals=(ready,), notes=(Note("n1", "a note", 1, shown=False),))
    assert does(host.proposals.proposals(EYES, scene)) == {"take", "hold_proposal"}
    assert does([host.beside.board(EYES, scene)]) == {"batch", "strike", "show_batch"}
    assert host.beside.prompts(EYES, scene.round)
    unsafe = Scene(round=workshop("check-safety", Stage.CLOSED))
    assert LIBRARY.workshop.advice.few in text(host.beside.safety(EYES, unsafe))


def test_a_new_round_hands_out_its_words_and_slips_once() -> None:
    slips = {"side-1": "SLIPSLIPSLIPSLIP", "side-2": "PILSPILSPILSPILS"}
    shown = host.handing_out.created(EYES, Created(assessment(Stage.OPEN), "six words", slips))
    assert shown.until_tap
    assert "six words" in text(shown.blocks)
    assert "SLIP-SLIP-SLIP-SLIP" in text(shown.blocks)


def test_a_code_that_no_phone_reaches_is_said_in_a_room() -> None:
    here = Eyes(address="http://127.0.0.1:8866")
    for eyes, round_, said in (
        (here, workshop(MATRIX, Stage.OPEN), True),
        (EYES, workshop(MATRIX, Stage.OPEN), False),
        (here, assessment(Stage.OPEN), False),
    ):
        assert (SAY("live.only_here") in text(host.handing_out.way_in(eyes, round_))) == said


def test_nobody_signed_stands_on_each_phone_and_not_in_front_of_the_room() -> None:
    unsigned = Scene(round=workshop(MATRIX, Stage.WAITING, live={"line": -1}))
    signed = replace(unsigned, round=replace(unsigned.round, promise=Promise("Programme lead", "Northlight", TODAY)))
    assert "promise" in text(wall.draw(EYES, signed).blocks).lower()
    assert "promise" not in text(wall.draw(EYES, unsigned).blocks).lower()
    assert SAY("promise.unsigned") in text(lobby.lobby(EYES, unsigned))


def test_a_form_keeps_what_was_filled_in() -> None:
    fields = text(host.fields.plan_fields(EYES, {"name1": "TYPED", "people1": "9"}, 2, None))
    assert "TYPED" in fields
    assert '"9"' in fields


# ---- the wall and the results


def test_the_wall_shows_where_the_room_stands_and_no_control() -> None:
    round_ = workshop("assessment", Stage.REVEALED, live={"second": "fr"})
    shown = wall.draw(EYES, Scene(round=round_, notes=(Note("n1", "a note", 1, shown=True),), **told(round_)))
    assert not does(shown.blocks)
    for reader in (EYES, EYES.in_language("fr")):
        assert reader.bank[round_.edition]["A1.10"].name in text(shown.blocks)
    assert "a note" in text(shown.blocks)
    assert wall.draw(EYES, Scene(round=workshop("assessment", Stage.OPEN, live={"screen": "blank"}))).blocks == []
    assert wall.draw(EYES, Scene(round=workshop("assessment", Stage.OPEN, live={"screen": "frozen"}))).frozen


def test_what_is_revealed_is_brief_on_the_wall() -> None:
    round_ = workshop("assessment", Stage.REVEALED)
    scene = Scene(round=round_, **told(round_))
    assert len(text(revealing.revealed_blocks(EYES, scene, brief=True))) < len(text(revealing.revealed_blocks(EYES, scene)))


def test_the_results_are_told_with_their_files() -> None:
    shown = reading.draw(EYES, seen(assessment(Stage.REVEALED)))
    assert {"file", "leave"} == does(shown.blocks)
    assert shown.page_state == {"round": "r" * 32}


@pytest.mark.parametrize("round_", [assessment(Stage.OPEN), workshop(MATRIX, Stage.OPEN)])
def test_nobody_leaves_a_running_round_by_one_tap(round_) -> None:
    last = host.round.draw(EYES, Scene(round=round_)).blocks[-1]
    assert last["is"] == "fold"
    assert SAY("run.leave_hint") in text(last)
    assert does(last["blocks"]) == {"leave"}
