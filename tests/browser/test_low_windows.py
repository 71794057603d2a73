"""With Tab through whole pages in low windows: a phone on its side, 200 % and 400 %. What has the focus is seen, and no bar lies over it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.person import Person
from tests.browser.seeded import seeded, take_over

pytestmark = pytest.mark.browser
SIZES = {"a phone on its side": (740, 360), "200 %": (640, 400), "400 %": (320, 256)}
MOST = 70
NOTE = "(text) => { const bar = document.querySelector('.banner'); if (bar) Object.assign(bar, { hidden: false, textContent: text }); }"
# What the focus is on, and what is wrong with where it is: outside the window, under something that stays in it, too wide.
LOOK = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return [null, ""];
  const shown = e.matches("[type=radio], [type=checkbox]") ? e.closest("label") ?? e : e;
  const r = shown.getBoundingClientRect(), name = shown.outerHTML.slice(0, 110);
  const stays = (one) => ["sticky", "fixed"].includes(getComputedStyle(one).position) && one.checkVisibility();
  const over = (one) => { const b = one.getBoundingClientRect(); return b.top < r.bottom && r.top < b.bottom && b.left < r.right && r.left < b.right; };
  const every = document.querySelectorAll("body *");
  if (window.looked?.of !== every.length || !window.looked.bars.every((one) => one.isConnected)) // looked for once, while the page is the same
    window.looked = { of: every.length, bars: [...every].filter(stays) };
  const bars = window.looked.bars.filter((one) => stays(one) && !one.contains(e) && over(one));
  const high = Math.min(r.bottom, innerHeight) - Math.max(r.top, 0);
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  const wrong = [high < Math.min(r.height, innerHeight) / 2 && `out of sight: ${name}`, r.height < innerHeight && bars.length && `covered: ${name}`,
    wide > 0 && `sideways by ${wide}: ${name}`, r.height < 43.5 && getComputedStyle(shown).display !== "inline" && `only ${r.height} high: ${name}`];
  return [name, wrong.filter(Boolean).join("; ")];
}"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def stepped(page: Page, size: tuple[int, int]) -> tuple[int, list[str]]:
    """How many places the focus stood at, and what was wrong at them."""
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.evaluate(
        "() => { document.activeElement.blur(); document.querySelectorAll('details').forEach((one) => { one.open = true; }); scrollTo(0, 0); }"
    )
    page.evaluate(NOTE, "The connection is lost; what you answer is kept and sent when it is back.")
    found, places = [], 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        name, wrong = page.evaluate(LOOK)
        if wrong:
            page.evaluate(DRAWN)  # it is scrolled to when the window is drawn
            name, wrong = page.evaluate(LOOK)
        if name is None:
            break
        places += 1
        found += [wrong] if wrong else []
    return places, found


@pytest.fixture
def looked_at(pytestconfig) -> Callable[[Page], None]:
    """A page at every size; where not all is asked for, at the smallest and, in turn, at one of the two that are low."""
    turns = itertools.cycle(list(SIZES.values())[:2])
    return lambda page: looked(page, [*SIZES.values()] if pytestconfig.option.whole else [next(turns), SIZES["400 %"]])


def looked(page: Page, sizes: list[tuple[int, int]]) -> None:
    """Nothing wrong at any place."""
    for size in sizes:
        places, found = stepped(page, size)
        assert places > 3
        assert found == [], size


def test_nothing_covers_the_focus_in_an_exercise(server, open_page, looked_at) -> None:
    page = open_page(SIZES["200 %"], "fr")
    person = Person(page, server.url, "equity", "fr").open()
    person.name_partnership()
    person.more.click()
    looked_at(page)


def test_nothing_covers_the_focus_on_the_pages_of_a_round(server, open_page, looked_at) -> None:
    room = seeded(server, plan="60", people=2)
    page = open_page(SIZES["200 %"], "fr")
    looked_at(take_over(page, server, room.phones["side-1"][1], "/join"))
    page = open_page(SIZES["200 %"], "fr")
    looked_at(take_over(page, server, room.host, "/facilitator"))
    page.goto(f"{server.url}/results?lang=es")
    page.locator(".kit-blocks input").wait_for()
    looked_at(page)
