"""A workshop through its screens: everybody's browser asks, the facilitator moves, nothing is seen before its time."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import pytest

from kit import asking, content, rounds, screens, store
from kit.errors import MoveRefused
from kit.rehearsal.made_up import made_up
from kit.screens import Visit
from kit.settings import read
from tests.wire import Asking, blocks
from tests.worlds import once

SOURCE = content.Source(read({}).exercises)
TODAY = date(2026, 11, 25)
SET_UP = {
    "name1": "Northlight", "people1": "8", "mode1": "anonymous", "name2": "Collectif Maji", "people2": "8", "mode2": "anonymous",
    "form": "short", "languages": ["fr", "en"], "smallest": "5", "ends": TODAY.isoformat(), "agrees": TODAY.isoformat(),
    "deletes": (TODAY + timedelta(days=30)).isoformat(), "pays": "Northlight",
}  # fmt: skip
ACTION = {
    "what": "The budget table is open",
    "who": "Programme lead",
    "means": "Half a day",
    "by": "2027-03-01",
    "sign": "The link came",
}


@dataclass
class Browser(Asking):
    """Somebody's browser: asks a screen, remembers where it is."""

    database: store.Database
    screen: screens.Screen
    language: str = "en"
    token: str = field(default_factory=store.new_browser)
    where: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)

    @property
    def visit(self) -> Visit:
        return Visit(self.database, SOURCE, self.language, self.token, "", "http://room", TODAY, pulse=True)

    def told(self, asked: dict[str, Any]) -> dict[str, Any]:
        return screens.respond(self.screen, self.visit, asked)

    def answer(self, level: int) -> None:
        """Every question of the widget at that level, and that it counts."""
        shown = self.ask()
        definition = shown["exercise"]
        assert definition, self.text
        given = dict(answers(definition, level))
        rev = shown["stored"]["rev"] + 1
        kept = screens.join_answered(self.visit, self.where, {**given, "finished": True}, rev)
        assert kept["stored"]["rev"] == rev


def answers(definition: dict[str, Any], level: int):
    kind = definition["kind"]
    facts = definition["facts"][kind]
    if kind == "assessment":
        for item in facts["items"]:
            yield from ((f"{form}.{item}", level) for form in facts["forms"])
    if kind == "matrix":
        yield "subjects", facts["subjects"]
        for subject in facts["subjects"]:
            for side in definition["sides"]:
                yield f"{subject}.{side['id']}.is", level
                yield f"{subject}.{side['id']}.fair", min(4, level + 1)


@dataclass
class Workshop:
    """One workshop with a facilitator, a wall and fifteen phones."""

    database: store.Database
    host: Browser
    phones: dict[str, list[Browser]] = field(default_factory=dict)
    words: str = ""

    @property
    def round(self) -> store.Round:
        found = rounds.find(self.database, self.host.where["round"])
        assert found
        return found

    def everybody(self) -> list[Browser]:
        return [phone for mine in self.phones.values() for phone in mine]

    def on_to(self, stage: str) -> None:
        """Whatever moves on, until the part that is asked is on that stage."""
        for _ in range(20):
            if self.round.part and self.round.stage == stage:
                return
            self.step()
        raise AssertionError(stage)

    def step(self) -> None:
        one = self.round
        if one.part and one.stage == "waiting":
            self.host.must("open")
        elif one.stage == "open":
            self.close()
        else:
            self.host.must("go", line=one.live.line + 1)

    def close(self) -> None:
        """Answers are closed, and every side has counted itself."""
        self.host.must("close", sure=True)
        for mine in self.phones.values():
            mine[0].count()

    def agree(self) -> None:
        for side in self.round.sides:
            speaker = self.phones[side.id][0]
            ticks = [b for b in blocks(speaker.ask()["blocks"]) if b.get("name") == "out"]
            left = [option[0] for option in ticks[0]["options"]][: -(-len(ticks[0]["options"]) // 6)] if ticks else []
            speaker.must("agree", out=left, differs=not ticks)


@once
def workshop(database: store.Database, **more: Any) -> Workshop:
    """Seven sit on each side: the speaker and the next one through their screens, the others as those screens have them sit."""
    host = Browser(database, screens.run_screen)
    rounds.trust(database, host.token)
    host.where = {"live": "1", "sides": "2"}
    made = host.must("create", **{**SET_UP, **more})
    slips = [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][1:]
    found = Workshop(database, host)
    for side, slip in zip(("side-1", "side-2"), slips, strict=True):
        found.phones[side] = []
        for n in range(7):
            phone = Browser(database, screens.join_screen, language="fr" if side == "side-2" else "en")
            found.phones[side].append(phone)
            if n < 2:
                phone.must("knock", code=found.round.code if n else slip)
                phone.must("sit", side=side)
            else:
                rounds.sit_down(phone.visit.by(found.round.id), found.round, side, code=found.round.code)
                phone.where = {"round": found.round.id}
    return found


@pytest.mark.long
def test_half_a_day_from_the_lobby_to_two_actions(database) -> None:
    room = workshop(database, plan="180", first="whose-default")
    wall = Browser(database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    assert store.spaced(room.round.code) in wall.text
    room.host.must("go", line=0)
    room.on_to("open")  # the safety check
    for phone in room.everybody():
        phone.answer(1)
    room.step()
    assert content.load_workshop(SOURCE, "en").advice.weak in json.dumps(room.host.ask()["blocks"], ensure_ascii=False)
    assert content.load_workshop(SOURCE, "en").advice.weak not in json.dumps(
        room.phones["side-1"][0].ask()["blocks"], ensure_ascii=False
    )
    room.host.must("go", line=room.round.live.line + 1)
    room.on_to("open")  # twelve questions
    for side, level in (("side-1", 3), ("side-2", 1)):
        for phone in room.phones[side]:
            phone.answer(level)
    before = room.phones["side-1"][3].ask()
    room.step()
    assert before["exercise"]
    assert room.round.stage == "own"
    assert not rounds.seen(database, room.round.id).rows
    own = json.dumps(room.phones["side-2"][3].ask()["blocks"], ensure_ascii=False)
    levels = content.load_bank(SOURCE, "fr")["A2.2"].levels
    assert levels[1] in own
    assert levels[3] not in own
    assert room.host.ask("reveal")["problem"]
    room.agree()
    room.host.must("reveal")
    wall.ask()
    assert "Collectif Maji" in wall.text
    room.host.must("switch", name="projector", on=False)
    assert room.round.stage == "revealed"
    room.host.must("again")  # a second look, shown at once
    for side, level in (("side-1", 2), ("side-2", 1)):
        for phone in room.phones[side]:
            phone.answer(level)
    room.close()
    assert room.round.stage == "revealed"
    assert "before:" in json.dumps(room.phones["side-1"][4].ask()["blocks"])
    mine = room.phones["side-1"][4].must("mine")
    assert "On this phone only." in json.dumps(mine["blocks"])
    actions(room)
    room.host.must("end", sure=True)
    assert "The budget table is open" in json.dumps(room.phones["side-2"][6].ask()["blocks"])
    html = screens.file_of(room.host.visit, room.round.id, "html").decode()
    assert "The budget table is open" in html
    data = screens.file_of(room.host.visit, room.round.id, "csv").decode("utf-8-sig").splitlines()
    assert {line.split(",")[3] for line in data[1:]} == {"assessment", "again-2"}
    assert screens.file_of(room.host.visit, room.round.id, "xlsx")[:2] == b"PK"


def actions(room: Workshop) -> None:
    lines = [n for n, step in enumerate(screens.running_order.steps(room.host.visit, room.round)) if step.actions]
    room.host.must("go", line=lines[0])
    room.phones["side-2"][3].must("propose", **ACTION)
    proposal = rounds.proposals(room.database, room.round.id)[0].id
    room.host.must("show_proposals", proposals=[proposal])
    assert room.host.ask("take", proposal=proposal)["problem"], "silence is not agreement"
    for side in ("side-1", "side-2"):
        room.phones[side][0].must("stance", **{"proposal": proposal, f"stance-{proposal}": "can_live"})
    room.host.must("take", proposal=proposal)
    assert len(rounds.seen(room.database, room.round.id).actions) == 1


def test_an_hour_in_which_each_side_gives_one_answer(database) -> None:
    room = workshop(database, plan="60", first="whose-default", story="when-it-is-uncomfortable")
    room.host.must("go", line=0)
    room.on_to("open")
    room.step()
    assert room.round.stage == "closed", "a story is for oneself: nothing of it is ever shown"
    room.host.must("go", line=room.round.live.line + 1)
    room.on_to("open")
    room.step()
    assert room.round.stage == "own"
    for side in ("side-1", "side-2"):
        speaker = room.phones[side][0]
        shown = speaker.ask()
        assert shown["exercise"], "the speaker writes for the side"
        assert not room.phones[side][1].ask()["exercise"]
        rules = asking.part_rules(content.library(SOURCE, "en"), room.round, side, ())
        given = made_up({question: rule for question, rule in rules.items() if question != "finished"}, random.Random(side))
        screens.join_answered(speaker.visit, speaker.where, given, shown["stored"]["rev"] + 1)
    room.agree()
    with pytest.raises(MoveRefused, match="agreed"):
        screens.join_answered(room.phones["side-1"][0].visit, room.phones["side-1"][0].where, {"at": "about"}, 9)
    room.host.must("reveal")
    data = screens.file_of(room.host.visit, room.round.id, "csv").decode("utf-8-sig")
    assert ",whose-default,Northlight," in data
    actions(room)


def test_a_phone_that_answers_what_is_not_asked_is_refused(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    phone = room.phones["side-1"][2]
    phone.ask()
    with pytest.raises(MoveRefused, match="closed"):
        screens.join_answered(phone.visit, {**phone.where, "part": "7"}, {}, 1)
    with pytest.raises(MoveRefused, match="closed"):
        screens.join_answered(phone.visit, {"round": room.round.id}, {}, 1)
    room.host.must("go", line=1)
    room.host.must("open")
    for each in room.everybody():
        each.answer(2)
    room.step()
    room.agree()
    room.host.must("reveal")
    assert {row.level for row in rounds.seen(database, room.round.id).others} == {2, 3}


def test_whoever_takes_part_moves_nothing_in_a_workshop(database) -> None:
    room = workshop(database, plan="90")
    phone = Browser(database, screens.run_screen, token=room.phones["side-1"][0].token, where={"round": room.round.id})
    before = room.round
    for do in ("go", "open", "close", "reveal", "again", "switch", "batch", "take", "end", "slip", "pack"):
        phone.ask(do, line=1, sure=True, name="paused", on=True, side="side-1")
    assert room.round == before


def test_a_locked_door_lets_nobody_in(database) -> None:
    room = workshop(database, plan="90", people1="12")
    first, second = room.phones["side-1"][2], Browser(database, screens.join_screen)
    room.host.must("switch", name="locked", on=True)
    assert second.ask("knock", code=room.round.code)["problem"]
    assert not first.ask("look")["problem"]


def test_with_slips_only_the_code_alone_opens_no_seat(database) -> None:
    host = Browser(database, screens.run_screen)
    rounds.trust(database, host.token)
    host.where = {"live": "1", "sides": "2"}
    host.must("create", **SET_UP, plan="90", slips=True)
    one = rounds.find(database, host.where["round"])
    phone = Browser(database, screens.join_screen)
    phone.must("knock", code=one.code)
    assert phone.ask("sit", side="side-1")["problem"]


def test_the_board_opens_in_batches_and_a_struck_note_is_gone(database) -> None:
    room = workshop(database, plan="90")
    room.host.must("go", line=0)
    assert room.phones["side-1"][0].ask("note", note="too early")["problem"]
    room.host.must("switch", name="board", on=True)
    for n, phone in enumerate(room.everybody()[:4]):
        phone.must("note", note=f"<b>note {n}</b>")
    assert room.everybody()[0].ask("note", note="once more")["problem"], "a batch of five is of five people"
    assert room.host.ask("batch")["problem"], "four notes could show whose they are"
    room.everybody()[5].must("note", note="Maritza said it")
    shown = room.host.must("batch")
    assert "note 3" in json.dumps(shown["blocks"])
    assert "note 3" not in json.dumps(room.phones["side-2"][0].ask()["blocks"])
    named = next(n.id for n in rounds.host_scene(room.host.visit.by(room.round.id)).notes if "Maritza" in n.words)
    room.host.must("strike", note=named)
    room.host.must("show_batch", batch=1)
    said = json.dumps(room.phones["side-2"][0].ask()["blocks"])
    assert not room.everybody()[0].ask("note", note="once more")["problem"]
    assert "<b>note 3</b>" in said
    assert "Maritza" not in said


@pytest.mark.long
def test_slips_of_paper_count_and_are_said_to_have_been_counted(database) -> None:
    room = workshop(database, plan="180", people1="14", people2="14")
    for _ in range(4):
        more = Browser(database, screens.join_screen)
        more.must("knock", code=room.round.code)
        more.must("sit", side="side-1")
        room.phones["side-1"].append(more)
    room.host.must("go", line=2)
    room.host.must("open")
    speaker = room.phones["side-1"][0]
    questions = [
        f"{form}.{item}"
        for form in ("self", "meta")
        for item in content.load_bank(SOURCE, "en")
        if content.load_bank(SOURCE, "en")[item].short
    ]
    for phone in room.everybody():
        phone.answer(1)
    assert speaker.ask("paper", slips="3", **{f"{questions[0]}.4": "4"})["problem"], "more answers than slips"
    speaker.must("paper", slips="3", **{f"{q}.0": "3" for q in questions}, **{f"{questions[0]}.3": "0"})
    room.close()
    rows = rounds.seat_scene(speaker.visit.by(room.round.id)).own
    assert {row.level for row in rows} == {1}, "the middle answer of eleven phones and three slips"
    room.agree()
    room.host.must("reveal")
    html = screens.file_of(room.host.visit, room.round.id, "html").decode()
    assert "paper were counted" in html


@pytest.mark.long
def test_a_rehearsal_that_was_shown_is_no_example_for_strangers(database) -> None:
    room = workshop(database, plan="90", first="who-decides-what", rehearsal=True)
    room.host.must("go", line=1)
    room.host.must("open")
    for phone in room.everybody():
        phone.answer(2)
    room.step()
    room.agree()
    room.host.must("reveal")
    stranger = Browser(database, screens.results_screen, where={"round": room.round.id})
    assert "Northlight" not in json.dumps(stranger.ask()["blocks"])
    assert "Northlight" not in json.dumps(stranger.ask("example")["blocks"])


def test_a_wall_goes_dark_freezes_and_shows_two_languages(database) -> None:
    room = workshop(database, plan="90", second="fr")
    wall = Browser(database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    room.host.must("go", line=0)
    wall.ask()
    assert "The room" not in wall.text
    for language in ("en", "fr"):
        step = screens.running_order.steps(Visit(database, SOURCE, language, ""), room.round)[0]
        assert step.text in wall.text
    room.host.must("switch", name="screen", on="blank")
    assert wall.ask()["blocks"] == []
    room.host.must("switch", name="screen", on="frozen")
    assert wall.ask()["keep"] is True
    room.host.must("switch", name="screen", on="on")
    assert wall.ask()["keep"] is False
    assert wall.shown["blocks"]


@pytest.mark.sqlite
@pytest.mark.long
def test_after_the_last_day_no_byte_is_left_but_what_was_shown_and_decided(tmp_path, database) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    room.host.must("go", line=1)
    room.host.must("open")
    room.host.must("switch", name="board", on=True)
    room.phones["side-2"][3].must("note", note="canary in a note")
    for phone in room.everybody():
        phone.answer(2)
    room.step()
    room.agree()
    room.host.must("reveal")
    actions(room)
    which = rounds.proposals(database, room.round.id)[0].id
    other = {**ACTION, "what": "canary in a proposal"}
    room.phones["side-1"][2].must("propose", **other)
    room.host.must("show_proposals", proposals=[each.id for each in rounds.proposals(database, room.round.id)])
    room.phones["side-1"][0].must(
        "stance", **{"proposal": which, f"stance-{which}": "with_wish", f"reason-{which}": "canary in a reason"}
    )
    room.host.must("end", sure=True)
    shown = rounds.seen(database, room.round.id)
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert held.count(b"canary") >= 3
    for day in (0, 30, 31):
        store.purge(database, today=TODAY + timedelta(days=day))
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"canary" not in held
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM answer").scalar() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM place").scalar() == 2, "who speaks says what became of it"
    after = rounds.seen(database, room.round.id)
    assert (after.rows, after.others, after.actions) == (shown.rows, shown.others, shown.actions)


def test_what_comes_late_from_the_person_before_stays_out_of_the_next_seat(database) -> None:
    room = workshop(database, plan="180", first="whose-default")
    room.host.must("go", line=0)
    room.on_to("open")
    phone = room.phones["side-1"][1]
    given = {**dict(answers(phone.must("look")["exercise"], 1)), "finished": True}
    before = dict(phone.where)
    phone.must("hand_on")
    phone.must("knock", code=room.round.code)
    phone.must("sit", side="side-2")
    with pytest.raises(MoveRefused, match="no_seat"):
        screens.join_answered(phone.visit, before, given, 99)
    late = screens.respond(screens.join_screen, phone.visit, {"do": "withdraw", "fields": {"sure": True}, "where": before})
    assert late["refused"] == "round.no_seat"
    mine = phone.must("look")
    assert mine["stored"] == {"rev": 0, "answer": {}, "refused": 0}
    assert mine["where"]["seat"] != before["seat"]
