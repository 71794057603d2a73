"""A browser's console: whatever a page could send, sent by hand to the real server. Nothing here knows how rounds work inside."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import Any

from kit import store
from kit.rehearsal.phones import heard, said
from tests.running import Running

DAY, LATER = "2026-12-10", "2027-01-20"
SIDES = {
    "name1": "Northlight", "people1": "12", "mode1": "anonymous", "name2": "Collectif Maji", "people2": "12", "mode2": "anonymous",
    "form": "short", "languages": ["fr", "en"], "smallest": "5", "pays": "Northlight",
}  # fmt: skip


def fields_of_a_day(day: str, last: str) -> dict[str, str]:
    return {"ends": day, "agrees": day, "deletes": last}


class Asking:
    """Somebody's page: asks its screen, and remembers where it is as long as nothing is refused."""

    where: dict[str, str]
    shown: dict[str, Any]

    def told(self, asked: dict[str, Any]) -> dict[str, Any]:
        raise NotImplementedError

    def ask(self, do: str = "look", **fields: Any) -> dict[str, Any]:
        """What the screen shows after that."""
        self.shown = self.told({"do": do, "fields": fields, "where": self.where})
        if not self.shown["problem"]:
            self.where = self.shown["where"]
        return self.shown

    def must(self, do: str, **fields: Any) -> dict[str, Any]:
        shown = self.ask(do, **fields)
        assert not shown["problem"], (do, shown["problem"])
        return shown

    def refused(self, do: str, **fields: Any) -> str:
        """The phrase that it is refused with."""
        return str(self.ask(do, **fields)["refused"])

    def count(self) -> None:
        """Whoever speaks says that the side has counted itself, where it has a picture to open."""
        if any(block.get("do") == "open_picture" for block in blocks(self.ask()["blocks"])):
            self.must("open_picture")

    @property
    def text(self) -> str:
        return json.dumps(self.shown["blocks"], ensure_ascii=False)


@dataclass
class Console(Asking):
    """One browser with a cookie. `screen`: the page that it is on, without a kernel."""

    server: Running
    screen: str = "join"
    language: str = "en"
    token: str = field(default_factory=store.new_browser)
    where: dict[str, str] = field(default_factory=dict)
    shown: dict[str, Any] = field(default_factory=dict)

    def post(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        line = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = {"Cookie": f"kit_browser={self.token}", "Content-Type": "application/json"}
        line.request("POST", f"/{self.screen}/say?lang={self.language}", said(what, body), headers)
        answer = line.getresponse()
        text = answer.read()
        assert answer.status == 200, (answer.status, text)
        return heard(what, json.loads(text))

    def told(self, asked: dict[str, Any]) -> dict[str, Any]:
        return self.post("ask", asked)

    def offered(self) -> set[str]:
        """What the buttons of the screen do."""
        return {block["do"] for block in blocks(self.ask()["blocks"]) if block["is"] == "button"}

    def answer(self, level: int, *, only: int | None = None) -> None:
        """Every question of the assessment (or the first so many) at that level, and that it counts."""
        shown = self.ask()
        assert shown["exercise"], self.text
        facts = shown["exercise"]["facts"]["assessment"]
        given = {f"{form}.{item}": level for item in facts["items"][:only] for form in facts["forms"]}
        sent = {"where": self.where, "answer": {**given, "finished": True}, "rev": shown["stored"]["rev"] + 1}
        kept = self.post("answer", sent)
        assert kept["stored"]["rev"] == shown["stored"]["rev"] + 1, kept

    def sit(self, code: str, side: str) -> Console:
        self.must("knock", code=code)
        self.must("sit", side=side)
        self.must("look")
        return self


def blocks(found: list[dict[str, Any]]):
    for block in found:
        yield block
        yield from blocks(block.get("blocks", []))


def key_of(server: Running) -> str:
    """The key that the server printed when it started."""
    said = (server.data.parent / "server.log").read_text()
    return re.findall(r"create rounds: ([0-9A-Z-]+)", said)[-1]


def all_say_yes(host: Asking, phone: Asking, slips: list[str]) -> None:
    """Each partner says yes by its own link, its speaker's slip; whoever runs the round opens it."""
    for slip in slips[1:]:
        phone.must("knock", code=slip)
        phone.must("reply", reply="yes", meant="together")
    host.must("begin")


@dataclass
class Table:
    """A round or a workshop over the wire: who runs it, its codes, and who sits where, each side's speaker first."""

    host: Console
    code: str
    slips: dict[str, str]
    seats: dict[str, list[Console]] = field(default_factory=dict)

    @property
    def round_id(self) -> str:
        return self.host.where["round"]

    def seat(self, side: str, people: int) -> list[Console]:
        mine = self.seats.setdefault(side, [])
        for _ in range(people):
            mine.append(Console(self.host.server).sit(self.code if mine else self.slips[side], side))
        return mine

    def speaker(self, side: str) -> Console:
        return self.seats[side][0]

    def close(self) -> None:
        """Answers are closed, and every side has counted itself."""
        self.host.must("close", sure=True)
        for mine in self.seats.values():
            mine[0].count()

    def agree(self, side: str) -> None:
        """Leave out as few as possible, and agree."""
        found = [b for b in blocks(self.speaker(side).ask()["blocks"]) if b.get("name") == "out"]
        options = [option[0] for option in found[0]["options"]] if found else []
        self.speaker(side).must("agree", out=options[: -(-len(options) // 6)])


def set_up(server: Running, *, live: bool = False, days: tuple[str, str] = (DAY, LATER), **more: Any) -> Table:
    """Create it with the server's key, as a person would."""
    host = Console(server, "remote")
    host.must("key", key=key_of(server))
    host.must("form", live=live)
    made = host.must("create", **{**SIDES, **fields_of_a_day(*days), **more})
    big = [block["text"] for block in blocks(made["blocks"]) if block["is"] == "big"]
    slips = {f"side-{n}": slip for n, slip in enumerate(big[1:], 1)}
    if not live:
        all_say_yes(host, Console(server), big[1:])
    host.must("look")
    code = next(b["text"] for b in blocks(host.shown["blocks"]) if b["is"] == "big")
    return Table(host, code, slips)
