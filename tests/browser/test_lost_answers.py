"""On the join page the answer to a tap is lost on its way back: the page asks again, whatever one taps meanwhile, and it is done once."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.wire import set_up


def test_a_proposal_whose_answer_was_lost_and_that_is_tapped_again_is_one(server, open_page) -> None:
    table = set_up(server, live=True, plan="90", first="who-decides-what")
    table.seat("side-1", 1)
    table.host.must("go", line=0)
    page, lost = open_page(PHONE, "en", quiet=False), []
    page.goto(f"{server.url}/join?lang=en")
    page.get_by_label("The code, or your speaker").fill(table.code)
    page.get_by_role("button", name="Go in").click()
    page.get_by_role("button", name="Northlight").click()
    page.get_by_role("button", name="Written down, begin").click()

    def lose(route) -> None:
        if '"do":"propose"' in route.request.post_data and not lost:
            route.fetch()
            lost.append(True)
            route.abort()
        else:
            route.continue_()

    page.route("**/join/say*", lose)
    page.get_by_text("Proposed actions").click()
    page.get_by_text("Propose an action").click()
    for label, words in (
        ("What changes", "One and only"),
        ("Who does it", "The lead"),
        ("What it needs", "A day"),
        ("How the partner", "A link"),
    ):
        page.get_by_label(label).fill(words)
    page.get_by_label("By when").fill("2027-03-01")
    send = page.get_by_role("button", name="Propose", exact=True)
    send.click()
    expect(page.locator(".kit-note")).to_contain_text("connection")
    send.click()
    expect(page.locator(".kit-note")).not_to_contain_text("connection", timeout=15_000)
    assert lost
    expect(page.get_by_text("One and only", exact=True)).to_have_count(1)
