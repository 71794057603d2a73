"""A double tap, a lost answer and a new tap, back: done once, on a phone without a kernel and on a page with one."""

from __future__ import annotations

from typing import Any

import pytest

from kit import rounds
from kit.apps import Desk, ScreenApp, screen
from kit.pages.mirror import Mirror
from kit.server.apps import Once
from tests.running import run
from tests.screens.test_workshop import ACTION, TODAY, Browser, Workshop, workshop
from tests.worlds import once


class Bare:
    """A page without a kernel: an app for each question, and what the server remembers of its last tap."""

    def __init__(self, desk: Desk, name: str) -> None:
        self.desk, self.name = desk, name
        self.dies()

    def dies(self) -> None:
        """Another server: it has heard of nothing."""
        self.once = Once()

    def tap(self, asked: dict[str, Any]) -> dict[str, Any]:
        def hear() -> dict[str, Any]:
            return ScreenApp(self.desk, self.name).hear("panel", {"asked": asked}).plain()

        told = run(self.once.answer((self.desk.browser, asked["page"]), asked["n"], hear))
        return dict(told["parts"][0]["state"]["shown"])


class Kernel(Bare):
    """A page with a kernel, whose widgets the browser writes into."""

    def dies(self) -> None:
        """Another kernel."""
        self.page = Mirror(ScreenApp(self.desk, self.name), self.desk)

    def tap(self, asked: dict[str, Any]) -> dict[str, Any]:
        panel = self.page.widgets["panel"]
        panel.set_state({"asked": asked})
        return dict(panel.shown)


@pytest.fixture
@once
def room(database) -> Workshop:
    found = workshop(database, plan="90", first="who-decides-what")
    found.host.must("go", line=0)
    return found


@pytest.fixture(params=[Bare, Kernel], ids=["without a kernel", "with a kernel"])
def host(request, house, monkeypatch):
    """How that browser has such a page in either host, on the day of the workshop."""
    monkeypatch.setattr(screen, "anywhere_on_earth", lambda: TODAY)

    def page(browser: Browser, name: str) -> Bare:
        desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(house.data), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": browser.token})
        return request.param(desk, name)

    return page


def tap_of(browser: Browser, n: int, do: str, **fields: Any) -> dict[str, Any]:
    return {"page": "p" * 16, "n": n, "do": do, "fields": fields, "where": dict(browser.where)}


def proposals(room: Workshop) -> int:
    return len(rounds.proposals(room.database, room.round.id))


@pytest.mark.long
def test_a_double_tap_a_lost_answer_and_back_do_nothing_twice(room: Workshop, host) -> None:
    a_double_tap_and_a_lost_answer_propose_once_and_a_new_tap_again(room, host)
    a_page_that_one_came_back_to_closes_nothing_that_it_has_not_shown(room, host)


def a_double_tap_and_a_lost_answer_propose_once_and_a_new_tap_again(room: Workshop, host) -> None:
    phone = room.phones["side-2"][1]
    page, tap = host(phone, "join"), tap_of(phone, 7, "propose", **ACTION)
    for again in (None, 1, 2):  # the browser asks once more, under the same number
        assert not page.tap({**tap, "again": again})["problem"]
    assert proposals(room) == 1
    page.dies()
    assert not page.tap({**tap, "again": 3})["problem"], "whoever answered is gone; what was done is not"
    assert proposals(room) == 1
    page.tap({**tap, "n": 8})
    assert proposals(room) == 2


def a_page_that_one_came_back_to_closes_nothing_that_it_has_not_shown(room: Workshop, host) -> None:
    """Whoever runs it goes back to the page of before, on which the part was open, and taps once more."""
    room.on_to("open")
    page, close = host(room.host, "facilitator"), tap_of(room.host, 1, "close", sure=True, part=room.round.part)
    assert not page.tap(close)["problem"]
    assert not page.tap({**close, "again": 1})["problem"], "a double tap"
    assert room.round.stage == "own"
    assert page.tap({**close, "n": 2})["refused"] == "round.not_now"
