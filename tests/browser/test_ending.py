"""The end of an exercise: one sheet to take away and nothing else on paper, the day in a calendar, the next exercise."""

import pytest

from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
PICTURE = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'/>"
ANSWER = {"at": "end", "action.what": "One report a year", "action.who": "the programme lead", "action.when": "2027-03-31"}
SHOWN = {
    "finding": "Most often, the loop stops at “heard”.",
    "sentences": ["…"],
    "picture": PICTURE,
    "calendar": "data:text/calendar,x",
}


@pytest.fixture
def page(bare_tab):
    page = stage(bare_tab(PHONE, "en"), "log")
    definition = next(d for _, d in definitions() if d["id"] == "feedback-loops")
    put(page, {**definition, "next": {"id": "what-is-open", "title": "What is open"}}, ANSWER, SHOWN)
    return page


def test_the_end_is_a_sheet_to_take_then_the_next_exercise(page) -> None:
    assert [one.inner_text() for one in page.locator(".kit-ways :is(button, a)").all()] == [
        "Take it with you",
        "Into my calendar (.ics)",
        "Next: What is open",
    ]
    assert page.locator(".kit-ways .main").inner_text() == "Take it with you"
    page.evaluate(
        """() => { const list = document.createElement("div"); list.className = "kit-chooser";
        list.innerHTML = '<button data-id="what-is-open"></button>'; document.body.append(list);
        list.firstChild.onclick = () => { window.opened = true; }; }"""
    )
    page.get_by_role("button", name="Next: What is open").click()
    assert page.evaluate("window.opened")


def test_only_the_sheet_is_printed(page) -> None:
    page.emulate_media(media="print")
    page.evaluate(
        "() => { window.print = () => { window.seen = document.body.innerText; window.tall = document.body.scrollHeight; }; }"
    )
    page.evaluate("document.querySelector('.kit-ways .main').click()")
    seen = page.evaluate("window.seen")
    for text in ("Feedback loops", SHOWN["finding"], "One report a year", "31 March 2027"):
        assert text in seen
    for text in ("Take it with you", "in a room", "of 6", "Back"):
        assert text not in seen
    assert page.evaluate("window.tall") < 1100, "one sheet of paper"


def test_begun_again_it_starts_empty_and_its_end_shows_both_pictures(page) -> None:
    page.get_by_role("button", name="Do this exercise again").click()
    assert page.evaluate("model.state.answer") == {"again": 1, "at": "about"}
    assert page.evaluate("document.activeElement.tagName") == "H3"
    definition = next(d for _, d in definitions() if d["id"] == "feedback-loops")
    before = {"finding": "No loop was closed.", "picture": PICTURE}
    put(page, definition, {**ANSWER, "again": 1}, {**SHOWN, "before": before})
    assert [each.inner_text() for each in page.locator(".kit-away figcaption").all()] == ["Before", "Now"]
    assert [each.get_attribute("alt") for each in page.locator(".kit-away img").all()] == [before["finding"], SHOWN["finding"]]
