"""A screen in a kernel: what the browser asks is done once, however often the question comes."""

import pytest

from kit.apps import Desk, ScreenApp, screen
from kit.pages.mirror import Mirror
from kit.screens import View


@pytest.fixture
def asked_of(tmp_path, monkeypatch):
    """A page whose screen notes what it is asked, and fails when told to."""
    done: list[str] = []

    def noting(_visit, ask) -> View:
        done.append(ask.do)
        if ask.do == "fail":
            raise OSError
        return View([], note=ask.do)

    monkeypatch.setitem(screen.SCREENS, "results", (noting, screen.SCREENS["results"][1]))
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en"})
    page = Mirror(ScreenApp(desk, "results"), desk)
    assert done.pop() == "look", "what stands at the door"
    return page, done


def ask(page: Mirror, n: int, do: str, **more: int) -> dict:
    page.widgets["panel"].set_state({"asked": {"n": n, "do": do, "fields": {}, "where": {}, **more}})
    return page.widgets["panel"].shown


def test_a_question_that_comes_twice_is_done_once_and_answered_twice(asked_of) -> None:
    page, done = asked_of
    first = ask(page, 1, "next")
    assert (first["n"], first["note"]) == (1, "next")
    assert ask(page, 1, "next", again=5) == {**first, "again": 5}
    ask(page, 2, "next")
    ask(page, 1, "next", again=6)
    assert done == ["next", "next"]


def test_a_failure_is_answered_under_its_number_and_looked_at_again(asked_of) -> None:
    page, _ = asked_of
    shown = ask(page, 1, "fail")
    assert shown["n"] == 1
    assert shown["problem"]
    assert shown["look_again"] == 5
