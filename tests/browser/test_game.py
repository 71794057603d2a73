"""*Five quarters* in real windows, beside a crowd of phones, in two languages; `--whole`: six windows and forty phones to the end."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from kit import screens
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.seeded import Guest, seeded, take_over
from tests.screens.test_playing import choose, has
from tests.screens.test_workshop import Workshop

WALL = (1920, 1080)


def choose_on(page: Page) -> None:
    """Three choices on a real phone."""
    page.locator(".kit-fields button.main").first.wait_for(timeout=20_000)
    for group in page.locator(".kit-fields:has([data-name=word], [data-name=answer]) fieldset").all():
        group.locator("input").nth(1).check()
    page.locator(".kit-fields:has([data-name=word], [data-name=answer]) button.main").click()
    page.locator(".kit-blocks .card.notice").first.wait_for(timeout=20_000)


def crowd(room: Workshop, windows: list[Guest]) -> list[Guest]:
    return [phone for phone in room.everybody() if phone not in windows]


def one_run(room: Workshop, pages: list[Page], others: list[Guest], quarters: int) -> None:
    for quarter in range(1, quarters + 1):
        if quarter > 1:
            room.host.must("open_quarter", quarter=quarter)
        for phone in others:
            if has(phone, "choose"):
                choose(phone, quarter % 3)
        for page in pages:
            page.locator("[data-name=days], [data-name=request]").first.wait_for(timeout=20_000)
            choose_on(page)
        room.host.must("close_quarter", quarter=quarter, sure=True)
        for page in pages:
            page.locator(".kit-cards").wait_for(timeout=20_000)
            expect(page.locator("[data-name=days], [data-name=request]")).to_have_count(0, timeout=20_000)


@pytest.mark.browser
def test_a_room_plays_in_real_windows(server, open_page, pytestconfig) -> None:
    whole = pytestconfig.option.whole
    people, windows, quarters = (23, 3, 5) if whole else (4, 1, 1)
    room = seeded(server, plan="40", people=people, second="fr")
    mine = [phone for phones in room.phones.values() for phone in phones[:windows]]
    others = crowd(room, mine)
    room.host.must("go", line=0)
    run = take_over(open_page(DESKTOP, "fr"), server, room.host, "/facilitator")
    wall = Guest(room.database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    projected = take_over(open_page(WALL, "fr"), server, wall, "/projector")
    pages = [take_over(open_page(PHONE, phone.language), server, phone, "/join") for phone in mine]
    run.locator("button.main").click()  # the chairs are drawn on the real page of whoever runs it
    one_run(room, pages, others, quarters)
    for quarter in range(quarters + 1, 6):
        room.host.must("open_quarter", quarter=quarter)
        room.host.must("close_quarter", quarter=quarter, sure=True)
    for step in (1, 2, 3):
        room.host.must("show_step", step=step)
    expect(projected.locator(".river-row")).to_have_count(3, timeout=20_000)
    room.host.must("try_rules", rules=["pay", "share"])
    expect(projected.locator(".river-dot.other").first).to_be_visible(timeout=20_000)
    assert projected.evaluate("document.documentElement.scrollHeight <= innerHeight"), "nothing falls below the edge"
    if not whole:
        return
    for step in (4, 5, 6):
        room.host.must("show_step", step=step)
    room.host.must("second_run", rules=["pay", "change", "share"])
    one_run(room, pages, others, quarters)
    for step in (1, 2, 3):
        room.host.must("show_step", step=step)
    room.host.must("end_game", sure=True)
    for page in pages:
        expect(page.locator("[data-name=days], [data-name=request], .kit-cards")).to_have_count(0, timeout=20_000)
