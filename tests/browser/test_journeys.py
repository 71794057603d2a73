"""Each exercise from the first to the last step, and everything found again afterwards."""

import os
import signal

import pytest
from playwright.sync_api import expect

from kit import content
from tests.browser.accessible import assert_accessible, walk
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.person import START, Person
from tests.pairs import matrix

pytestmark = pytest.mark.browser


LANGUAGES, SIZES = ("fr", "en", "es"), (PHONE, DESKTOP, SMALLEST)
FEW = [(slug, LANGUAGES[n % 3], SIZES[n % 3]) for n, slug in enumerate(START)]
ACROSS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@matrix("slug, language, size", list(START), LANGUAGES, SIZES, few=FEW)
def test_an_exercise_opens_and_ends_in_a_picture_a_sentence_and_an_action_that_are_there_after_a_reload(
    server, open_page, slug, language, size
) -> None:
    """Each page is looked at in every size and walked in one; the steps of all exercises: test_whole_shelf.py."""
    person = Person(open_page(size, language), server.url, slug, language).open()
    assert_accessible(person.page)
    person.name_partnership()
    person.form.locator(".kit-runsheet summary").click()
    for width, height in (*SIZES, size):
        person.page.set_viewport_size({"width": width, "height": height})
        assert person.page.evaluate(ACROSS) <= 0
        assert_accessible(person.page)
    steps = walk(person.page, axe=True, css=f"[data-exercise='{person.exercise}']")
    assert len(steps) >= 6
    assert max(step["sideways"] for step in steps) <= 0
    assert any(step["picture"] for step in steps)
    assert person.form.locator(".kit-action dd").count() == 5
    assert person.form.locator(".say").first.inner_text()
    person.open()
    assert person.title == steps[-1]["title"]
    assert person.form.locator(".kit-action dd").first.inner_text() == "Un mot pour voir"


def test_switching_the_language_keeps_every_answer(server, open_page) -> None:
    person = Person(open_page(DESKTOP, "fr"), server.url, "accountability", "fr").open()
    person.name_partnership()
    person.more.click()
    person.answer_step()
    person.saved()
    person.page.get_by_role("link", name="English").click()
    person.page.wait_for_selector("[data-exercise] .kit-step")
    assert person.form.locator("input:checked").count() == 3
    assert person.form.get_attribute("lang") == "en"
    assert person.page.locator("html").get_attribute("lang") == "en"


def test_a_killed_kernel_changes_nothing_and_a_killed_server_loses_nothing_and_the_page_says_what_is_going_on(
    own_server, open_page, exercises
) -> None:
    person = Person(open_page(quiet=False), own_server.url, "accountability", "fr").open()
    person.name_partnership()
    person.more.click()
    person.answer_step()
    person.saved()
    title = person.title
    for pid in own_server.kernels():
        os.kill(pid, signal.SIGKILL)
    with person.page.expect_request(
        lambda request: request.url.endswith("/accountability/say?lang=fr&exercise=who-decides-what")
    ):
        person.form.locator("input:checked").first.locator("xpath=..").click()
    person.saved()
    assert person.title == title
    person.open()
    assert person.form.locator("input:checked").count() == 2
    own_server.kill()
    person.form.locator("input:checked").first.locator("xpath=..").click()
    banner = person.page.locator(".banner")
    banner.wait_for(state="visible")
    assert banner.inner_text() == content.load_phrases(content.Source(exercises), "fr")["app.lost"]
    assert "done" not in person.form.locator(".saved").get_attribute("class")
    own_server.start()
    person.saved()
    expect(banner).to_be_hidden()
    person.open()
    assert person.form.locator("input:checked").count() == 1


def test_six_words_bring_the_answers_to_another_device(server, open_page) -> None:
    first = Person(open_page(), server.url, "equity", "fr").open()
    first.name_partnership()
    expect(first.page.locator(".kit-form.single .saved")).to_have_class("saved done")
    first.page.goto(f"{server.url}/mine?lang=fr")
    first.page.locator("button[value=words]").click()
    words = first.page.locator(".receipt").inner_text()
    second = open_page(DESKTOP, "en")
    second.goto(f"{server.url}/mine?lang=en")
    second.locator("#words").fill(words)
    second.locator("button[value=back]").click()
    there = Person(second, server.url, "respect", "en").open()
    there.form.wait_for()
    assert "Northlight" in second.locator(".kit-form.single").inner_text()


def test_the_walks_begin_on_the_page_of_each_principle(source) -> None:
    framework, shelf = content.load_framework(source, "fr"), content.library(source, "fr").shelf
    principles = {principle.slug: principle.id for principle in framework.principles if principle.slug != "preamble"}
    assert {slug: shelf[exercise].principle for slug, exercise in START.items()} == principles


HOSTILE = (("<img src=x onerror=alert(1)>", "{{7*7}} $x$ </script>"), ("\u202egnp.exe", "مرحبا بكم"))


def test_what_a_person_typed_is_text_and_never_runs(server, open_page) -> None:
    page = open_page()
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    person = Person(page, server.url, "equity", "fr").open()
    sides = page.locator(".kit-form.single")

    def stand_as_text() -> None:
        person.form.wait_for()
        assert page.locator(".kit-form img[src=x]").count() == 0
        for name in names:
            expect(sides).to_contain_text(name.removeprefix("\u202e"))

    for turn, names in enumerate(HOSTILE):
        sides.locator("button.quiet").first.click() if turn else None
        for place, name in enumerate(names):
            sides.locator("input[type=text]").nth(place).fill(name)
            sides.locator("input[type=text]").nth(place).blur()
        sides.locator("fieldset").nth(0).locator("label").nth(0).click()
        sides.locator(".kit-inner button.main").click()
        stand_as_text()
        expect(sides.locator(".saved")).to_have_class("saved done")
        person.open()
        stand_as_text()


def test_the_partnership_is_named_above_the_whole_and_the_exercise_opens_first(server, open_page) -> None:
    person = Person(open_page(PHONE, "en"), server.url, "together", "en", "see-say-change").open()
    person.name_partnership()
    assert person.page.locator("[data-exercise]").last.get_attribute("data-exercise") == "see-say-change"
    person.page.goto(f"{server.url}/together?lang=en&exercise=see-say-change")
    person.form.wait_for()
    person.page.locator(".kit-overview").wait_for()
    assert person.form.bounding_box()["y"] < person.page.locator(".kit-overview").bounding_box()["y"]
