"""The line between a page and its kernel is cut at every frame: what was tapped is kept, once, and the page says how it stands."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Error, Page, expect

from kit import content, store
from kit.apps import Desk
from kit.settings import COOKIE
from tests.browser.conftest import PHONE
from tests.browser.person import Person
from tests.cutting import CLOSED, DOWN, FOR_GOOD, TORN, UP, Cut, Visit, Wire
from tests.kinds.test_pictures import SIDES
from tests.pairs import matrix
from tests.running import Running
from tests.server.test_kernels import ready
from tests.wire import Table, set_up

pytestmark = [pytest.mark.browser, pytest.mark.server]
EVERY = {UP: 2, DOWN: 13}  # frames from one cut to the next, where not each is asked for; a kernel says four for each of ours
FEWEST = 4  # frames of a journey
EXERCISE, FIRST = "when-it-is-uncomfortable", {"at": "record-1"}
GIVEN = {"1.status": "acknowledged", "1.since": "quarter", "at": "record-2"}  # two answers, and on to the next step
TOLD = """() => { window.told = []; const shown = ".banner:not([hidden]), [data-exercise] .saved";
  const note = () => { for (const { textContent } of document.querySelectorAll(shown)) if (textContent && !told.includes(textContent)) told.push(textContent); };
  new MutationObserver(note).observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true }); note(); }"""


@pytest.fixture(scope="module")
def wire(server) -> Wire:
    """To a server that forks its kernels already."""
    ready(server)
    return Wire(server.port).start()


@pytest.fixture(scope="module")
def phrases(source) -> content.Phrases:
    return content.load_phrases(source, "en")


@dataclass
class Tab:
    """One tab behind the wire, for one person after the other."""

    wire: Wire
    server: Running
    page: Page
    phrases: content.Phrases
    token: str = ""

    def cut_everywhere(self, play: Callable[[], None], cuts: Callable[[int], Cut], every: int) -> None:
        """Play it again and again, with a cut at each frame that it gets to; afterwards all of them went well."""
        wrong = {}
        for frame in itertools.count(1, every):
            self.sit_down(Visit(cuts(frame)))
            try:
                play()
                self.says_what_is_going_on()
            except (AssertionError, Error) as error:
                wrong[frame] = str(error)[:400], self.told(), self.wire.now
            if not self.wire.now.happened.is_set():
                break
        assert wrong == {}
        assert frame > FEWEST

    def sit_down(self, visit: Visit) -> None:
        """Somebody else, at the next page."""
        self.wire.now = visit
        if self.page.url != "about:blank":
            self.page.evaluate("sessionStorage.clear()")
        self.token = store.new_browser()
        self.page.context.clear_cookies()
        self.page.context.add_cookies([{"name": COOKIE, "value": self.token, "url": self.wire.url}])

    def says_what_is_going_on(self) -> None:
        """A line that is there again at once needs no word; one that never is does."""
        if self.wire.now.barred and self.wire.now.whole.is_set():
            self.page.wait_for_function("(words) => told.includes(words)", arg=self.phrases["app.lost"])
            expect(self.page.locator(".banner")).not_to_have_text(self.phrases["app.lost"])

    def told(self) -> list[str]:
        """What the page has said of how it stands."""
        return self.page.evaluate("told")

    def answer(self) -> store.Stored:
        """Open an exercise, answer two questions, go on; what is kept when the page says that it is saved."""
        environment = {"PARTNERSHIP_KIT_DATA": str(self.server.data), "HTTP_X_KIT_BROWSER": self.token}
        desk = Desk.of(environment, language="en")
        desk.save_answer(None, SIDES, 1)
        desk.save_answer(desk.library.shelf[EXERCISE], FIRST, 1)
        person = Person(self.page, self.wire.url, "respect", "en", EXERCISE).open()
        self.page.evaluate(TOLD)
        self.wire.now.until_whole()
        for question in (0, 1):
            person.form.locator("fieldset").nth(question).locator("label").nth(1).click()
        person.more.click()
        expect(person.form.locator("h3")).to_have_text("Concern 2")
        person.saved()
        assert self.phrases["saved.saving"] in self.told()
        return desk.stored(EXERCISE)

    def propose(self, table: Table, what: str) -> None:
        """Sit down in a workshop, write down the six words, propose an action."""
        self.page.goto(f"{self.wire.url}/assessment?lang=en")
        self.page.evaluate(TOLD)
        self.wire.now.until_whole()
        self.page.get_by_label("The code, or your speaker").fill(table.code)
        self.page.get_by_role("button", name="Go in").click()
        self.page.get_by_role("button", name="Northlight").click()
        expect(self.page.locator(".kit-big .code")).not_to_be_empty()
        self.page.get_by_role("button", name="Written down, begin").click()
        self.page.get_by_text("Proposed actions").click()
        self.page.get_by_text("Propose an action").click()
        for label, words in (
            ("What changes", what),
            ("Who does it", "The lead"),
            ("What it needs", "A day"),
            ("How the partner", "A link"),
        ):
            self.page.get_by_label(label).fill(words)
        self.page.get_by_label("By when").fill("2027-03-01")
        self.page.get_by_role("button", name="Propose", exact=True).click()
        self.page.get_by_text(self.phrases["propose.thanks"]).wait_for(timeout=20_000)


@pytest.fixture
def tab(wire, server, open_page, phrases) -> Tab:
    return Tab(wire, server, open_page(PHONE, "en", quiet=False), phrases)


@pytest.fixture(scope="module")
def table(server) -> Table:
    """A workshop that has begun, with room for many."""
    found = set_up(server, live=True, plan="90", first="who-decides-what", people1="200")
    found.seat("side-1", 1)
    found.host.must("go", line=0)
    return found


def test_on_a_line_that_holds_each_answer_is_sent_once_and_nothing_is_said_of_the_line(tab) -> None:
    tab.sit_down(Visit())
    kept = tab.answer()
    assert (kept.answer, kept.rev) == (GIVEN, 4)
    assert (tab.wire.now.lines, tab.wire.now.frames[UP]) == (1, 4)
    assert tab.phrases["app.lost"] not in tab.told()


@matrix("what, way, how, heard", ("answers", "a tap"), (UP, DOWN), (TORN, CLOSED, FOR_GOOD), (True, False))
def test_a_line_that_is_cut_at_any_frame_loses_no_answer_and_does_a_tap_once(
    tab, table, pytestconfig, what, way, how, heard
) -> None:
    def answered() -> None:
        assert tab.answer().answer == GIVEN

    def tapped() -> None:
        action = f"Action {tab.token}"
        tab.propose(table, action)
        expect(tab.page.get_by_text(action, exact=True)).to_have_count(1)

    play = answered if what == "answers" else tapped
    tab.cut_everywhere(play, lambda frame: Cut(way, frame, heard, how), 1 if pytestconfig.option.whole else EVERY[way])
