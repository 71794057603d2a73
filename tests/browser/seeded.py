"""A workshop or a round that has got somewhere by moves in this process, on the running server's database; real pages go on from there."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta

from playwright.sync_api import Page

from kit import screens, settings, store
from kit.rounds import trust
from kit.screens import Visit
from tests.running import Running
from tests.screens.test_workshop import SET_UP, Browser, Workshop, blocks
from tests.wire import all_say_yes


@dataclass
class Guest(Browser):
    """Somebody's browser, today, and the six words of its seat."""

    words: str = ""

    @property
    def visit(self) -> Visit:
        return replace(super().visit, today=date.today())


def database_of(server: Running) -> store.Database:
    return store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(server.data)}))


def seeded(server: Running, *, live: bool = True, people: int = 7, **more: str) -> Workshop:
    """Two sides with so many people each, the first of them its speaker."""
    database = database_of(server)
    host = Guest(database, screens.run_screen)
    trust(database, host.token)
    host.where = {**({"live": "1"} if live else {}), "sides": "2"}
    last, erased = ((date.today() + timedelta(days=n)).isoformat() for n in (9, 39))
    days = {"ends": last, "agrees": last, "deletes": erased}
    made = host.must("create", **{**SET_UP, "people1": "30", "people2": "30", **days, **more})
    words, *slips = [block["text"] for block in blocks(made["blocks"]) if block["is"] == "big"]
    if not live:
        all_say_yes(host, Guest(database, screens.join_screen), slips)
    found = Workshop(database, host)
    found.words, found.slips = words, dict(zip(("side-1", "side-2"), slips, strict=True))
    for side, slip, language in zip(("side-1", "side-2"), slips, ("fr", "en"), strict=True):
        found.phones[side] = [sit(found, side, slip if n == 0 else found.round.code, language) for n in range(people)]
    return found


def sit(room: Workshop, side: str, code: str, language: str) -> Guest:
    phone = Guest(room.database, screens.join_screen, language)
    phone.must("knock", code=code)
    phone.words = next(block["text"] for block in blocks(phone.must("sit", side=side)["blocks"]) if block["is"] == "big")
    phone.must("look")
    return phone


def everybody(room: Workshop, levels: tuple[int, int], but: tuple[Browser, ...] = ()) -> None:
    """All answer what is asked, each side on its level, but those who do it on a real page."""
    for mine, level in zip(room.phones.values(), levels, strict=True):
        for phone in mine:
            if phone not in but:
                phone.answer(level)


def take_over(page: Page, server: Running, guest: Browser, path: str) -> Page:
    """A real page with that person's cookie, where that person is."""
    page.context.add_cookies([{"name": "kit_browser", "value": guest.token, "url": server.url}])
    page.goto(f"{server.url}/changes")  # a page of this server, to write down where that person is
    drawer = f"kit-where-{path.strip('/')}"
    page.evaluate("([drawer, where]) => sessionStorage.setItem(drawer, where)", [drawer, json.dumps(guest.where)])
    page.goto(f"{server.url}{path}?lang={guest.language}")
    page.locator(".kit-blocks > *").first.wait_for()
    return page
