"""The onboarding path in Chromium: the whole of it with the keyboard through the accessibility tree, axe on every step, resuming."""

from __future__ import annotations

import re
from datetime import date
from itertools import product

import pytest
from playwright.sync_api import Error, Page, expect

from kit import content, learning, reports, screens, store
from kit.screens import Visit
from tests.browser.accessible import assert_accessible, chapter
from tests.browser.bare_screen import open_screen
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.pairs import pairwise
from tests.running import Running

pytestmark = pytest.mark.browser
CHAPTER = ".kit-blocks > .card:has(h2):not(:has(dl))"  # what one takes away has its terms
CARD = f"{CHAPTER} button"
CHAPTERS = 7
STEPS = (1, 3, 3, 3, 2, 3, 1)


def open_path(page: Page, server: Running, language: str) -> Page:
    """Once more where the page opens itself anew at that moment, because its server was away."""
    for _ in range(3):
        try:
            page.goto(f"{server.url}/onboarding?lang={language}")
            break
        except Error:
            page.wait_for_timeout(2000)
    page.locator(".kit-blocks > *").first.wait_for(timeout=60_000)
    return page


class Reader:
    """Somebody who hears the page and has only a keyboard: knows the role and the name of what has the focus, nothing else."""

    AWAY = (
        "Back",
        "Back to the map",
        "Choose another way",
        "Go back and choose another way",
        "Look at my answer again",
        "Print this page",
    )

    def __init__(self, page: Page) -> None:
        self.page, self.wire = page, page.context.new_cdp_session(page)

    def focused(self) -> tuple[str, str]:
        """Role and name that the accessibility tree gives to what has the focus."""
        held = self.wire.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        asked = {"objectId": held, "fetchRelatives": False}
        [node] = self.wire.send("Accessibility.getPartialAXTree", asked)["nodes"]
        focused = any(p["name"] == "focused" and p["value"].get("value") for p in node.get("properties", []))
        return (node["role"]["value"], node.get("name", {}).get("value", "")) if focused else ("", "")

    def to(self, role: str, name: str, *, key: str = "Tab", most: int = 60) -> None:
        for _ in range(most):
            if self.focused() == (role, name):
                return
            self.page.keyboard.press(key)
        raise AssertionError(f"the keyboard does not reach {role} {name!r}; the last was {self.focused()}")

    def step(self) -> bool:
        """Answer whatever is met, then go on; whether there is another step."""
        met, seen = 0, set[tuple[str, str]]()
        while met < 60:
            met += 1
            self.page.keyboard.press("Tab")
            role, name = self.focused()
            if role == "radio":
                self.page.keyboard.press("Space")
            elif role == "textbox":
                self.page.keyboard.type("A sentence of mine.")
            elif role == "combobox":
                self.page.keyboard.press("ArrowDown")
            elif role == "spinbutton":
                self.page.keyboard.press("ArrowUp")
            elif role == "button" and name in ("Next", "Begin"):
                self.page.keyboard.press("Enter")
                return True
            elif role == "button" and (name.startswith("Next: ") or name == "See my plan"):
                self.page.keyboard.press("Enter")
                return False
            elif role == "button" and name not in self.AWAY and "picker" not in name and (role, name) not in seen:
                seen.add((role, name))
                self.page.keyboard.press("Enter")
        raise AssertionError(f"no way on from {self.page.locator('.kit-form h3').inner_text()!r}")


def test_the_whole_path_with_the_keyboard_through_the_accessibility_tree(server, open_page) -> None:
    page = open_path(open_page(PHONE, "en"), server, "en")
    reader = Reader(page)
    titles = page.locator(f"{CHAPTER} h2").all_inner_texts()[:CHAPTERS]
    page.locator(CARD).first.focus()
    assert reader.focused() == ("button", f"Open · {titles[0]}")
    page.keyboard.press("Enter")
    for title in titles:  # the end of each leads into the next one, with one press
        expect(page.locator(".kit-form h2")).to_have_text(title, timeout=20_000)
        page.locator(".kit-form h3").focus()
        while reader.step():
            role, name = reader.focused()
            assert role == "heading", "after a step the focus is on its title"
            assert name == page.locator(".kit-form h3").inner_text()
    page.locator(".kit-form").wait_for(state="detached")
    expect(page.get_by_text("✓ done")).to_have_count(CHAPTERS)
    expect(page.get_by_role("heading").nth(1)).to_have_text("My plan")
    expect(page.locator(".kit-blocks > .card").first).to_contain_text("A sentence of mine.")


def answer(page: Page, turn: int) -> None:
    inner = page.locator(".kit-inner")
    for field in inner.locator("fieldset").all():
        rows = field.locator("input[type=radio]")
        if rows.first.is_enabled():
            rows.nth(turn % rows.count()).locator("xpath=..").click()
    choices = inner.locator("button.choice")
    if choices.count():
        choices.nth(turn % choices.count()).click()
    why = inner.locator("button[id*='-why-']")
    if why.count():
        why.click()
        expect(inner.locator("[data-told] .say")).to_be_visible(timeout=20_000)
        inner.locator("[data-told] summary").click()
    for area in inner.locator("textarea").all():
        area.fill("Une phrase « à moi », avec <b>des signes</b>.")


LANGUAGES, SIZES = ("fr", "en", "es"), (PHONE, DESKTOP, SMALLEST)


@pytest.fixture
def visit(database, source, language) -> Visit:
    return Visit(database, source, language, store.new_browser(), today=date.today())


def the_map(page: Page, visit: Visit) -> Page:
    return open_screen(page, visit, "onboarding", screens.learning_screen, screens.learning_answered)


WALKS = pairwise(range(CHAPTERS), LANGUAGES, SIZES)
UNFOLD = "for (const fold of document.querySelectorAll('details')) fold.open = true"


def resize(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_of_every_chapter_is_accessible_and_fits(bare_tab, visit, language, pytestconfig) -> None:
    """Each pair of chapter, language and size, with --whole each combination; somebody else for each chapter."""
    page = the_map(bare_tab(PHONE, language), visit)
    for size in SIZES:
        resize(page, size)
        assert_accessible(page)
    for number, spoken, size in product(range(CHAPTERS), LANGUAGES, SIZES) if pytestconfig.option.whole else WALKS:
        if spoken == language:
            visit.browser = store.new_browser()
            resize(page, size)
            walk_chapter(page, number)


def walk_chapter(page: Page, number: int) -> None:
    """From the map to the map."""
    page.locator(CARD).nth(number).click()
    page.locator(".kit-form").wait_for()
    steps = chapter(page, number)
    assert len(steps) == STEPS[number], number
    for step in steps:
        assert step["sideways"] <= 0, number
        assert not re.search(r"\{\w+\}|undefined|NaN|\[object ", step["said"])
    page.locator(".kit-blocks button.quiet").first.click()
    page.locator(".kit-form").wait_for(state="detached")
    page.evaluate(UNFOLD)
    assert_accessible(page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_of_a_path_that_is_done_is_accessible_and_fits(bare_tab, visit, language) -> None:
    for key in visit.library.chapters:
        given = {"what.1": "Appeler", "when.1": "2027-01-15"} if key == "plan" else {"journal": "Une phrase « à moi »."}
        screens.learning_answered(visit, {"chapter": key}, {**given, "done": True}, 1)
    page = the_map(bare_tab(PHONE, language), visit)
    page.evaluate(UNFOLD)
    assert page.locator("details").count() >= 2
    assert page.locator(".kit-way").count() == 0, "the chapters stand there once"
    expect(page.locator(".kit-panel")).not_to_match_aria_snapshot("- img")
    for size in SIZES:
        resize(page, size)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, size
        assert_accessible(page)


def test_a_sitting_is_interrupted_and_goes_on_where_it_was_and_missed_checks_come_back(bare_server, open_page) -> None:
    page = open_path(open_page(PHONE, "fr", quiet=False), bare_server, "fr")
    page.locator(CARD).nth(3).click()
    page.locator(".kit-form").wait_for()
    for place in range(2, 4):
        page.locator(".kit-foot button.main").click()
        expect(page.locator(".kit-place")).to_have_text(f"{place} sur 3")  # a page that still scrolls moves under the finger
    title = page.locator(".kit-form h3").inner_text()
    answer(page, 1)
    expect(page.locator(".kit-form .saved")).to_have_class("saved done", timeout=20_000)
    bare_server.kill()
    bare_server.start()
    open_path(page, bare_server, "fr")
    page.locator(".kit-form").wait_for(timeout=60_000)
    assert page.locator(".kit-form h3").inner_text() == title
    expect(page.locator(".kit-inner .after")).to_be_visible()
    page.locator(".kit-foot button.main").click()  # the chapter is done; its checks wait for another evening
    expect(page.locator(".kit-form h2")).to_contain_text("Respect", timeout=20_000)
    page.locator(".kit-blocks button.quiet").first.click()
    page.locator(".kit-form").wait_for(state="detached")
    page.get_by_role("button", name="Revoir").click()
    page.locator("button[id*='-why-']").wait_for()
    asked = page.locator(".kit-form h3").inner_text()
    answer(page, 1)  # the second option, which is not the best
    expect(page.locator("[data-told]")).not_to_contain_text("C’est la réponse la plus solide ici.")
    open_path(page, bare_server, "fr")  # another sitting
    page.locator("button[id*='-why-']").wait_for(timeout=60_000)
    assert page.locator(".kit-form h3").inner_text() == asked, "what was missed comes back"
    answer(page, 0)
    expect(page.locator("[data-told]")).to_contain_text("C’est la réponse la plus solide ici.")


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_sheet_with_everything_on_it_prints_on_one_page(browser, source, tmp_path, language) -> None:
    library = content.library(source, language)
    records: dict[str, dict] = {
        learning.record(key): {"done": True, "journal": "Twenty words or so. " * 5} for key in library.chapters
    }
    records["onboarding-welcome"]["new"] = "yes"
    habits = [item.id for item in library.items.values() if item.short]
    records["onboarding-equity"] |= {f"now.{item}": n % 5 for n, item in enumerate(habits)}
    for n in (1, 2, 3):
        parts = {
            "habit": habits[n],
            "when": "2027-01-15",
            "what": "Fifteen words or so. " * 4,
            "whom": "The coordination",
            "notice": "Ten words. " * 6,
        }
        records["onboarding-plan"] |= {f"{name}.{n}": text for name, text in parts.items()}
    for key in [*library.checks][:8]:
        records["onboarding-respect"] |= {f"check.{key}.1": "a", f"sure.{key}.1": 2, f"sitting.{key}.1": 1}
    file = tmp_path / "plan.html"
    file.write_bytes(reports.sheet_html(library, records, date.today()))
    page = browser.new_page()
    page.goto(file.as_uri())
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4"))) == 1
    page.close()
