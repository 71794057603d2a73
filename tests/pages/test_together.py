"""The page of the whole: what everything that was kept costs to look at."""

from __future__ import annotations

from sqlalchemy import event

from kit import store
from kit.apps import Desk
from tests.kinds.test_pictures import SIDES
from tests.pages.test_session import browser_sends, opened, shown


def statements(desk: Desk, work) -> int:
    """How many statements a piece of work sends to the database."""
    sent = []

    def listener(_connection, _cursor, statement, *_args) -> None:
        if not statement.startswith("BEGIN"):
            sent.append(statement)

    event.listen(desk.database.engine, "before_cursor_execute", listener)
    work()
    event.remove(desk.database.engine, "before_cursor_execute", listener)
    return len(sent)


def test_saving_on_the_page_of_the_whole_asks_the_database_a_few_times_however_much_is_kept(tmp_path) -> None:
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})
    page = shown(desk, "together")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page, "passing-it-on")
    seat = desk.seat()
    assert seat is not None
    few = statements(desk, lambda: browser_sends(widget, {"at": "about"}, 1))
    for exercise in ("feedback-loops", "who-decides-what", "whose-default", "three-shares", "burdens-and-means"):
        store.save(desk.database, seat.id, exercise, {"at": "about"}, rev=1)
    assert statements(desk, lambda: browser_sends(widget, {"at": "picture"}, 2)) == few
    assert few <= 20
