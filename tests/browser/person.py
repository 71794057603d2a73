"""A person at the screen: opens a page, names a partnership, answers a step, moves on."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.accessible import get_inside

START = {
    "accountability": "who-decides-what", "transparency": "feedback-loops", "respect": "when-it-is-uncomfortable", "equity": "burdens-and-means",
}  # fmt: skip


class Person:
    def __init__(self, page: Page, url: str, slug: str, language: str, exercise: str = "") -> None:
        self.page, self.slug, self.language = page, slug, language
        self.exercise = exercise or START[slug]
        self.address = f"{url}/{slug}?lang={language}&exercise={self.exercise}"

    def open(self) -> Person:
        self.page.goto(self.address)
        self.page.wait_for_selector(".kit-form .kit-step")
        return self

    @property
    def form(self) -> Locator:
        return self.page.locator(f"[data-exercise='{self.exercise}']")

    @property
    def title(self) -> str:
        return self.form.locator("h3").first.inner_text()

    def name_partnership(self) -> None:
        sides = self.page.locator(".kit-form.single")
        for place, name in enumerate(("Northlight", "Collectif Maji")):
            sides.locator("input[type=text]").nth(place).fill(name)
            sides.locator("input[type=text]").nth(place).blur()
        sides.locator("fieldset").nth(0).locator("label").nth(0).click()
        sides.locator("fieldset").nth(1).locator("label").nth(1).click()
        sides.locator(".kit-inner button.main").click()
        self.form.wait_for()

    def answer_step(self, turn: int = 0) -> None:
        """One answer to everything that this step asks, with a real finger."""
        get_inside(self.page)
        self.page.evaluate("(step) => inside.begin(step)", [f"[data-exercise='{self.exercise}']", turn])
        while place := self.page.evaluate("inside.next()"):
            self.page.mouse.click(*place)

    def saved(self) -> None:
        expect(self.form.locator(".saved")).to_have_class("saved done", timeout=20_000)

    @property
    def more(self) -> Locator:
        return self.form.locator(".kit-foot button.main")

    def walk(self, each_step=lambda: None) -> list[str]:
        """All the way to the end; returns the titles of the steps."""
        titles = []
        for turn in range(30):
            titles.append(self.title)
            self.answer_step(turn)
            if self.form.locator(".kit-picture").count():
                self.form.locator(".kit-picture img").wait_for(timeout=60_000)
            each_step()
            if not self.more.is_visible():
                break
            self.more.click()
        self.saved()
        return titles
