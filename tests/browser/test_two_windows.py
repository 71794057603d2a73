"""One person in two windows: nothing is called saved that is not kept, and no words are lost without a question."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.person import Person
from tests.browser.test_bare_page import bare, defined
from tests.browser.test_obstacles import REFUSED

pytestmark = pytest.mark.browser
ELSEWHERE = """([rev, refused, more]) => { window.refuse = true;
  model.save_changes = () => { window.sent = { rev: model.state.rev, answer: model.state.answer }; };
  const theirs = { at: "entry-1", "1.label": "Theirs", ...more };
  model.state.stored = { rev, answer: theirs, refused };
  model.heard["change:stored"].forEach((f) => f()); }"""


@pytest.fixture
def typing(bare_tab) -> Iterator[Person]:
    """Somebody who has typed words that are not saved yet: revision 2."""
    page = bare_tab(PHONE, "en")
    page.emulate_media(reduced_motion="reduce")
    person = bare(page, "", "en", name="feedback-loops")
    person.more.click()
    person.page.evaluate("window.refuse = true")
    field = person.form.locator("input[type=text]")
    field.fill("Mine")
    field.blur()
    yield person
    page.evaluate("cleanUp(); sessionStorage.clear()")


@pytest.mark.parametrize(("rev", "refused"), [(2, 2), (7, 0)], ids=["same revision", "newer revision"])
def test_words_that_another_window_was_quicker_than_are_asked_about(typing, rev, refused) -> None:
    typing.page.evaluate(ELSEWHERE, [rev, refused, {"1.reach": 1}])
    asks, field = typing.form.locator(".kit-asks"), typing.form.locator("input[type=text]")
    expect(field).to_have_value("Theirs")
    expect(asks).to_be_focused()
    expect(typing.form.locator(".saved")).to_contain_text("changed in another window")
    asks.get_by_text("Put back what I wrote here").click()
    expect(field).to_have_value("Mine")
    sent = typing.page.evaluate("window.sent")
    assert sent["rev"] == rev + 1
    assert sent["answer"]["1.label"] == "Mine"
    assert sent["answer"]["1.reach"] == 1, "only what was written here is put back"
    assert asks.count() == 0


def test_what_the_other_window_wrote_can_be_left(typing) -> None:
    typing.page.evaluate(ELSEWHERE, [2, 2, {}])
    typing.form.get_by_text("Leave what is kept").click()
    expect(typing.form.locator("input[type=text]")).to_have_value("Theirs")
    expect(typing.form.locator(".saved")).to_have_class("saved done")
    assert typing.page.evaluate("window.sent ?? null") is None
    assert typing.page.evaluate("document.activeElement.tagName") == "H3"


def test_what_was_sent_before_one_heard_does_not_stay_on_top(typing) -> None:
    typing.form.locator("input[type=radio]").first.locator("xpath=..").click()  # revision 3, on its way
    typing.page.evaluate(ELSEWHERE, [2, 2, {}])
    assert typing.page.evaluate("window.sent") == {"rev": 4, "answer": {"at": "entry-1", "1.label": "Theirs"}}
    expect(typing.form.locator(".kit-asks")).to_be_visible()


def test_the_same_words_in_both_windows_are_no_question(typing) -> None:
    typing.page.evaluate(ELSEWHERE, [7, 0, {"1.label": "Mine"}])
    assert typing.form.locator(".kit-asks").count() == 0


def test_words_that_were_not_saved_when_the_page_went_away_are_asked_about_too(typing) -> None:
    typing.page.evaluate(
        "sessionStorage.setItem('kit-unsaved-feedback-loops', JSON.stringify({ mine: { '1.label': 'Mine' }, base: 5 }))"
    )
    typing.page.evaluate("cleanUp()")
    typing.page.reload()
    typing.page.evaluate("(exercise) => put(exercise)", defined("feedback-loops", "en"))
    expect(typing.form.locator(".kit-asks")).to_be_visible()


def test_two_windows_of_one_person(server, open_page) -> None:
    page = open_page(PHONE, "en")
    first = Person(page, server.url, "equity", "en").open()
    page_2 = page.context.new_page()
    page_2.add_init_script(REFUSED)  # a kernel that starts late would find what the first window has saved meanwhile
    second = Person(page_2, server.url, "equity", "en").open()
    for person, name in ((first, "Northlight"), (second, "Corvane")):
        field = person.page.locator("input[type=text]").first
        field.fill(name)
        field.blur()
        if name == "Northlight":
            expect(person.page.locator(".saved")).to_have_class("saved done", timeout=20_000)
    expect(second.page.locator(".kit-asks")).to_be_visible(timeout=20_000)
    expect(second.page.locator("input[type=text]").first).to_have_value("Northlight")
    second.page.get_by_text("Put back what I wrote here").click()
    expect(second.page.locator(".saved")).to_have_class("saved done", timeout=20_000)
    page.reload()
    expect(page.locator("input[type=text]").first).to_have_value("Corvane", timeout=20_000)


def test_what_somebody_had_not_saved_is_never_shown_to_whoever_sits_down_after_them(server, open_page) -> None:
    """Two seats in one tab, one after the other, each with as many answers kept."""
    page = open_page(PHONE, "en", quiet=False)  # what is held back is an error on the console
    page.add_init_script(REFUSED)
    page.route("**/say*", lambda route: route.abort() if "Corvane" in (route.request.post_data or "") else route.continue_())
    theirs, field = [], page.locator("input[type=text]").first
    for name in ("Northlight", "Raíces"):
        page.context.clear_cookies()
        Person(page, server.url, "equity", "en").open()
        expect(field).to_have_value("")
        field.fill(name)
        field.blur()
        expect(page.locator(".saved")).to_have_class("saved done", timeout=20_000)
        theirs.append(page.context.cookies())
    field.fill("Corvane")
    field.blur()
    for cookies, name in zip(theirs, ("Northlight", "Corvane"), strict=True):
        page.context.add_cookies(cookies)
        page.goto(f"{server.url}/equity?lang=en")
        expect(field).to_have_value(name, timeout=20_000)
        assert page.locator(".kit-asks").count() == 0
