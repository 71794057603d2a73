"""What a drill plays, whatever stands behind the address: a round to its end, one of two servers killed in the middle of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from playwright.sync_api import Browser

from kit import rounds, settings, store
from tests.browser.person import Person
from tests.browser.test_behind_proxy import Behind, Outside
from tests.wire import SIDES, Table, all_say_yes, blocks, fields_of_a_day

PEOPLE = 7


def set_up(server: Behind, key: str) -> Table:
    """A round that both sides have said yes to."""
    host, today = Outside(server, "remote"), date.today()
    host.must("key", key=key)
    host.must("form", live=False)
    day, last = ((today + timedelta(days=n)).isoformat() for n in (9, 39))
    made = host.must("create", **{**SIDES, **fields_of_a_day(day, last)})
    big = [block["text"] for block in blocks(made["blocks"]) if block["is"] == "big"]
    all_say_yes(host, Outside(server), big[1:])
    host.must("look")
    code = next(block["text"] for block in blocks(host.shown["blocks"]) if block["is"] == "big")
    return Table(host, code, {f"side-{n}": slip for n, slip in enumerate(big[1:], 1)})


def sit(table: Table, side: str) -> str:
    """One more on that side; the six words."""
    mine = table.seats.setdefault(side, [])
    phone = Outside(table.host.server)
    phone.must("knock", code=table.code if mine else table.slips[side])
    words = next(block["text"] for block in blocks(phone.must("sit", side=side)["blocks"]) if block["is"] == "big")
    phone.must("look")
    mine.append(phone)
    return words


def play(table: Table, browser: Browser, one_dies: Callable[[], None]) -> list[str]:
    """To its end, beside somebody whose page has a kernel; everybody's six words."""
    words = [sit(table, side) for side in ("side-1", "side-2") for _ in range(PEOPLE)]
    context = browser.new_context(ignore_https_errors=True, locale="en", reduced_motion="reduce")
    page, asked = context.new_page(), []
    page.on("websocket", lambda socket: asked.append(socket.url))
    person = Person(page, table.host.server.url, "accountability", "en").open()
    person.name_partnership()
    person.more.click()
    person.answer_step()
    person.saved()
    assert any("/channels?" in address for address in asked), "it has a kernel"
    everybody = [seat for side in table.seats.values() for seat in side]
    for phone in everybody[:PEOPLE]:
        phone.answer(1)
    one_dies()
    for phone in everybody[PEOPLE:]:
        phone.answer(3)
    person.answer_step()
    person.saved()
    context.close()
    table.close()
    for side in table.seats:
        table.agree(side)
    table.host.must("reveal", part=1)
    return words


def opened(folder: Path, database: str, secret: str = "") -> store.Database:
    """What is kept behind it, looked at from here."""
    told = {"PARTNERSHIP_KIT_DATA": str(folder), "PARTNERSHIP_KIT_DATABASE": database, "PARTNERSHIP_KIT_PEPPER": secret}
    return store.open_database(settings.read(told))


def same(copy: store.Database, database: store.Database, table: Table, words: list[str]) -> None:
    """In the copy everybody's six words open the same seat, and what was released is the same."""
    seats = [store.open_receipt(database, each, store.new_browser()) for each in words]
    assert all(seats) and [store.open_receipt(copy, each, store.new_browser()) for each in words] == seats
    round_ = rounds.find(database, table.round_id)
    assert round_.opened
    assert rounds.seen(copy, round_.id).rows == rounds.seen(database, round_.id).rows
