"""An hour with a browser's console, once more: pages that are left open while something else happens to their answers."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import uuid
from http.client import HTTPConnection
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from tornado.websocket import WebSocketClientConnection

from kit import store
from kit.apps import Desk, PrincipleApp
from kit.pages.mirror import Mirror
from tests.running import Running, run
from tests.server.test_kernels import line
from tests.server.test_routes import KNOWN, ask
from tests.wire import Console, blocks, set_up

MINE = {"name.side-1": "Northlight", "name.side-2": "Collectif Maji", "funds": "side-1"}
OTHERS = {"name.side-1": "Rivermouth", "name.side-2": "Asociación Sol", "funds": "side-2"}


class Window:
    """One window without a kernel: its cookie, and what its part of the page says of whose answers it shows."""

    def __init__(self, server: Running, token: str = "", page: str = "equity") -> None:
        self.server, self.token, self.page = server, token or store.new_browser(), page
        self.where: dict[str, Any] = {}

    def say(self, key: str, **said: Any) -> dict[str, Any]:
        line = HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = {"Cookie": f"kit_browser={self.token}", "Content-Type": "application/json"}
        line.request("POST", f"/{self.page}/say?lang=en", json.dumps({"key": key, "said": said, "page": {}}), headers)
        told = json.loads(line.getresponse().read())
        return {part["key"]: part["state"] for part in told["parts"]}

    def named(self, answer: dict[str, str], rev: int) -> dict[str, Any]:
        told = self.say("partnership", answer=answer, rev=rev, where=self.where)["partnership"]
        self.where = told.get("where", self.where)
        return told

    def mine(self, **fields: str) -> str:
        form = {"Cookie": f"kit_browser={self.token}", "Content-Type": "application/x-www-form-urlencoded"}
        return ask(self.server, "/mine?lang=en", method="POST", headers=form, body=urlencode(fields))[2].decode()

    def words(self) -> str:
        return re.search(r'class="receipt"[^>]*>([a-z ]+)<', self.mine(do="words"))[1]

    @property
    def kept(self) -> str:
        """The page as it is when it is loaded now."""
        return ask(self.server, f"/{self.page}?lang=en", headers={"Cookie": f"kit_browser={self.token}"})[2].decode()


def test_a_window_left_open_does_not_write_over_answers_that_six_words_brought_back(server) -> None:
    phone, laptop = Window(server), Window(server)
    assert not phone.named(MINE, 1)["problem"]
    assert not laptop.named(OTHERS, 5)["problem"]
    laptop.mine(do="back", words=phone.words())
    assert "does not open any more" in laptop.named(OTHERS, 6)["problem"]
    assert "Collectif Maji" in phone.kept
    assert "Rivermouth" not in phone.kept


def test_a_window_left_open_does_not_bring_back_what_was_erased(server) -> None:
    one = Window(server)
    one.named(MINE, 1)
    one.mine(do="erase", sure="yes")
    assert "does not open any more" in one.named(MINE, 2)["problem"]
    assert "Collectif Maji" not in one.kept


def test_a_chapter_left_open_does_not_bring_back_what_was_erased(server) -> None:
    one = Window(server, page="onboarding")
    told = one.say("panel", asked={"do": "look", "fields": {}, "where": {}})["panel"]
    chapter = re.findall(r'"chapter": "([a-z-]+)"', json.dumps(told))[0]
    opened = one.say("panel", asked={"do": "chapter", "fields": {"chapter": chapter}, "where": {}})
    key, state = next((key, state) for key, state in opened.items() if key != "panel")
    first = {"where": state["where"], "answer": {"at": "x"}, "rev": 1}
    assert not one.say(key, **first)[key]["problem"]
    one.mine(do="erase", sure="yes")
    assert "does not open any more" in one.say(key, **{**first, "rev": 2})[key]["problem"]


def test_two_windows_that_were_opened_before_anything_was_kept_write_to_the_same_answers(server) -> None:
    first = Window(server)
    second = Window(server, first.token)
    assert not first.named(MINE, 1)["problem"]
    assert not second.named(OTHERS, 2)["problem"]
    assert "Rivermouth" in first.kept


@pytest.mark.parametrize("said", [None, 5, [], {"whose": 5}, {"whose": None}, {"whose": ["x"]}, {"whose": "\ud800"}])
def test_a_window_that_says_odd_things_of_whose_answers_it_shows_writes_over_nobodys(server, said) -> None:
    one = Window(server)
    one.named(MINE, 1)
    one.where = said
    assert "unexpected" not in str(one.named(MINE, 2))


def test_a_window_with_a_kernel_brings_back_nothing_that_was_erased_either(tmp_path) -> None:
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "HTTP_X_KIT_BROWSER": "b" * 32})
    widget = Mirror(PrincipleApp(desk, "equity"), desk).widgets["partnership"]
    widget.set_state({"answer": MINE, "rev": 1})
    assert desk.partnership().ready
    store.erase_everything(desk.database, desk.browser)
    widget.set_state({"answer": MINE, "rev": 2})
    assert widget.problem == desk.phrases["error.other_answers"]
    assert desk.seat() is None


def test_no_kernel_of_a_browser_outlives_its_answers(server) -> None:
    """It would keep what is typed into a window left open under a cookie that no browser has any more."""
    one, kernel = Window(server), str(uuid.uuid4())
    cookie = {"Cookie": f"kit_browser={one.token}"}

    async def play() -> None:
        opened = await line(server, "/equity", cookie, kernel)
        assert isinstance(opened, WebSocketClientConnection)
        assert ask(server, f"/api/kernels/{kernel}", headers=cookie)[0] == 200
        one.mine(do="erase", sure="yes")
        await asyncio.sleep(0.1)
        assert ask(server, f"/api/kernels/{kernel}", headers=cookie)[0] == 403

    run(play())


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize(
    "path", [f"/api/kernels/{uuid.UUID(int=0)}", "/voila/api/shutdown/x", "/static/0/x", "/join/say", "/mine"]
)
def test_the_log_says_of_no_request_what_was_asked_nor_from_where(server, method, path) -> None:
    ask(
        server,
        f"{path}?canary=1",
        method=method,
        headers={"Cookie": f"kit_browser={'a' * 32}"},
        body=None if method in ("GET", "HEAD") else "",
    )
    log = (server.data.parent / "server.log").read_text()
    assert "canary" not in log
    assert "(127.0.0.1)" not in log


def each_side_apart(server: Running) -> Any:
    """Seven and seven have answered, and the part is closed."""
    table = set_up(server)
    for side in ("side-1", "side-2"):
        for seat in table.seat(side, 7):
            seat.answer(2)
    table.close()
    return table


def test_a_speakers_other_phone_does_not_show_what_the_side_has_left_out_since(server) -> None:
    """It still has the page of before they agreed."""
    table = each_side_apart(server)
    speaker = table.speaker("side-2")
    other = Console(server, token=speaker.token, where=dict(speaker.where))
    items = [each[0] for block in blocks(other.ask()["blocks"]) if block.get("name") == "out" for each in block["options"]]
    speaker.must("agree", out=items[:2])
    assert other.ask("agree", out=items[2:4])["refused"] == "round.changed"
    speaker.must("agree", out=items[:2])  # the same once more, whose answer was lost
    table.agree("side-1")
    table.host.must("reveal")
    speaker.screen = "results"
    shown = base64.b64decode(speaker.must("file", kind="csv")["file"]["data"]).decode()
    assert [item for item in items if f",{item}," in shown] == items[2:]


def test_slips_entered_on_a_page_of_another_part_leave_what_was_entered_in_this_one(server) -> None:
    """It has other questions: to this part it says so many slips, and not one answer on them."""
    table = set_up(server, live=True, plan="180", first="whose-default")
    table.host.must("go", line=2)
    table.host.must("open")
    speaker = table.seat("side-1", 1)[0]
    question = f"self.{speaker.ask()['exercise']['facts']['assessment']['items'][0]}"
    here = dict(speaker.where)
    speaker.must("paper", slips="3", **{f"{question}.4": "3"})
    speaker.where = {**here, "part": str(int(here["part"]) + 1)}
    assert speaker.ask("paper", slips="2", **{"roles.side-1.is.1": "2"})["refused"] == "round.changed"
    speaker.where = here
    assert "Slips entered: 3." in str(speaker.ask())


def test_one_kernel_asked_for_many_times_at_once_is_one_kernel_and_takes_one_place(server) -> None:
    kernel, cookie, before = str(uuid.uuid4()), {"Cookie": f"kit_browser={store.new_browser()}"}, {*server.kernels()}

    async def play() -> int:
        await asyncio.gather(*(line(server, "/equity", cookie, kernel) for _ in range(6)))
        return len({*server.kernels()} - before)

    assert run(play()) == 1


def test_nobody_accepts_a_report_that_has_changed_since_it_was_read(server) -> None:
    """The facilitator rewords an action, or the other side writes its paragraph, while a speaker reads."""
    table = each_side_apart(server)
    for side in table.seats:
        table.agree(side)
    table.host.must("reveal")
    action = {"number": 1, "what": "A", "who": "B", "means": "C", "by": "2027-03-01", "sign": "D"}
    table.host.must("action", **action)

    def reads(side: str) -> dict[str, str]:
        found = [b for b in blocks(table.speaker(side).must("look")["blocks"]) if b.get("do") == "accept"]
        return found[0]["sends"]

    one, other = table.speaker("side-1"), table.speaker("side-2")
    before = reads("side-1")
    table.host.must("action", **{**action, "what": "Something else"})
    assert one.ask("accept", paragraph="ours", accepted=True)["refused"] == "round.changed", (
        "nor one that nobody says to have read"
    )
    assert one.ask("accept", paragraph="ours", accepted=True, **before)["refused"] == "round.changed"
    before = reads("side-1")
    other.must("accept", paragraph="theirs", accepted=False, **reads("side-2"))
    assert one.ask("accept", paragraph="ours", accepted=True, **before)["refused"] == "round.changed"
    other.must("confirm", read=next(b for b in blocks(other.ask()["blocks"]) if b.get("do") == "confirm")["sends"]["read"])
    one.must("accept", paragraph="ours", accepted=True, **reads("side-1"))


@pytest.mark.parametrize("origin", ["http://[", "null", "http://elsewhere.example", "//"])
def test_an_odd_origin_is_another_site(server, origin) -> None:
    headers = {**KNOWN, "Origin": origin, "Content-Type": "application/x-www-form-urlencoded"}
    assert ask(server, "/mine", method="POST", headers=headers, body="do=words")[0] == 403


def test_an_odd_page_to_begin_starts_no_kernel(server) -> None:
    headers = {
        **KNOWN,
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "a" * 22 + "==",
    }
    assert ask(server, f"/api/kernels/{'0' * 8}-0000-4000-8000-{'0' * 12}/channels?begin=http://%5B", headers=headers)[0] == 403


@pytest.mark.parametrize("minutes", ["9" * 5000, "x", "-1", "\u0661", ""])
def test_a_facilitator_who_asks_for_odd_minutes_gets_a_plan(server, minutes) -> None:
    assert ask(server, f"/facilitate?lang=en&minutes={quote(minutes)}")[0] == 200
