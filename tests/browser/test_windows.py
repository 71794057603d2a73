"""Whole workshops in real windows, line by line to the report: the wall, whoever runs it, a phone for each of three sides, two languages."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from kit import asking, content, rounds, screens
from kit.rehearsal.made_up import made_up
from kit.screens import running_order
from kit.store import ASSESSMENT, Pooling, Round, Stage
from tests.browser.accessible import get_inside
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.seeded import Guest, database_of, sit
from tests.browser.test_rounds import SOURCE, Screen, key_of
from tests.browser.test_wall import MEASURED
from tests.running import Running
from tests.screens.test_workshop import ACTION, Workshop, answers
from tests.wire import all_say_yes, blocks

pytestmark = pytest.mark.browser
PICTURES = Path(__file__).parents[2] / "build" / "windows"
SIDES = (("Northlight", "9", "anonymous"), ("Collectif Maji", "9", "anonymous"), ("Raíces", "3", "declared"))
PEOPLE, SPOKEN = (6, 6, 1), ("en", "fr", "en")  # beside the one with a window; what that window is read in
FIRST_BOARD = 3  # notes come from the line after which there is something to say
WORKSHOPS: dict[str, tuple[tuple[int, int], dict[str, Any]]] = {
    "60": ((1920, 1080), {"plan": "60", "first": "whose-default", "story": "when-it-is-uncomfortable"}),
    "180": ((1920, 1080), {"plan": "180", "first": "who-decides-what"}),
    "matrix-log": ((1024, 768), {"picked": ("the-last-year", "feedback-loops")}),
    "map-shares": ((1920, 1080), {"picked": ("who-leads-what", "burdens-and-means")}),
    "timeline-chairs": ((1024, 768), {"picked": ("one-document", "from-the-other-chair")}),
    "cards-story": ((1920, 1080), {"picked": ("cards-on-the-table", "the-complaint")}),
    "three": ((1024, 768), {"picked": ("three-shares", "trust-over-time", "say-it-back")}),
}


LISTENS = """const ask = window.fetch;  // which state of the round the wall was told last
window.fetch = async (...what) => {
  const answer = await ask(...what);
  const tell = (told) => (window.drawn = told.parts?.[0]?.state?.shown?.version ?? window.drawn);
  answer.clone().json().then((told) => setTimeout(tell, 50, told), () => {});
  return answer;
};"""


@dataclass
class Windows:
    """The real windows of one workshop, the made-up phones beside them, and what both do."""

    name: str
    server: Running
    room: Workshop
    run: Screen
    wall: Page
    eye: Guest  # what the wall has to show, drawn in this process
    phones: dict[str, Screen] = field(default_factory=dict)
    taken: int = 0

    @property
    def round(self) -> Round:
        return self.room.round

    @property
    def step(self) -> running_order.Step | None:
        return running_order.current(self.room.host.visit, self.round)

    def look(self) -> None:
        """The wall shows what it has to, whole, large enough, and nothing before its time; its picture is kept."""
        words = list(spoken(self.eye.ask()["blocks"]))
        self.wall.wait_for_function("(version) => window.drawn >= version", arg=self.round.version)
        self.wall.wait_for_function("(words) => words.every((w) => document.body.textContent.includes(w))", arg=words)
        stage = str(self.round.stage) if self.round.part else "talk"
        self.wall.screenshot(path=PICTURES / self.name / f"{self.taken:02}-{stage}.png")
        self.taken += 1
        assert self.wall.evaluate(MEASURED) == [], (self.taken, stage)
        if stage in (Stage.WAITING, Stage.OPEN, Stage.CAUCUS):
            assert self.wall.locator(".kit-lineup, .kit-all").count() == 0

    def keep(self, what: str, sees: str = ".kit-blocks") -> None:
        """Pictures of the other windows, once every phone sees that."""
        for who, screen in (("run", self.run), *self.phones.items()):
            if who != "run":
                screen.page.locator(sees).first.wait_for(state="attached")
            screen.page.screenshot(path=PICTURES / self.name / f"{what}-{who}.png", full_page=True)

    def main(self) -> dict[str, Any]:
        """The big button of whoever runs it."""
        return next(each for each in blocks(self.room.host.ask()["blocks"]) if each.get("style") == "main" and "do" in each)

    def press(self, do: str, sends: dict[str, Any]) -> None:
        sent = quote(json.dumps(sends, separators=(",", ":"), ensure_ascii=False), safe="-_.!~*'()")
        button = self.run.page.locator(f"[id='kit-{do}-{sent}']").first
        button.wait_for(state="attached")
        folds = button.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            folds.first.locator("> summary").click()
        button.click()

    def moves(self, do: str, sends: dict[str, Any]) -> None:
        """Tapped on the page of whoever runs it, and made."""
        before = self.round.version
        self.press(do, sends)
        if do == "closing":
            self.run.page.locator("button[id^='kit-close-']").click()
        for _ in range(200):
            if self.round.version != before:
                return
            self.run.page.wait_for_timeout(50)
        raise AssertionError((do, sends, self.run.page.locator(".kit-note").inner_text()))

    def answer(self) -> None:
        """What is asked, on every phone."""
        for side, mine in self.room.phones.items():
            for guest in mine:
                answer(guest, self.round, side)
        for n, screen in enumerate(self.phones.values()):
            fill_in(screen.page, n)

    def agree(self) -> None:
        """Each side counts itself, leaves out or writes, and agrees to show."""
        for n, (side, screen) in enumerate(self.phones.items()):
            page, now = screen.page, self.round.side(side)
            agrees = page.locator("button[id^='kit-agree-']").first
            opens = page.locator("button[id^='kit-open_picture-']")
            agrees.or_(opens).first.wait_for()
            if opens.count():
                opens.click()
                agrees.wait_for()
            if page.locator(".kit-form").count():
                fill_in(page, n)
            for box in page.locator("fieldset[data-name=out] label").all()[:2]:
                box.click()
            agrees.click()
            self.until(lambda side=side: self.round.side(side).agreed, now)

    def until(self, holds: Any, what: object) -> None:
        for _ in range(200):
            if holds():
                return
            self.run.page.wait_for_timeout(50)
        raise AssertionError(what)

    def act(self) -> None:
        """A partner proposes, every side says how far it agrees, it is taken."""
        proposer = self.phones["side-2"]
        proposer.fill(**ACTION)
        proposer.page.locator("button[id^='kit-propose-']").click()
        self.until(lambda: rounds.proposals(self.room.database, self.round.id), "proposed")
        self.look()
        (waits,) = rounds.proposals(self.room.database, self.round.id)
        self.moves("show_proposals", {"proposals": [waits.id]})
        for screen in self.phones.values():
            said = screen.page.locator("button[id^='kit-stance-']").first
            said.wait_for()
            screen.page.locator("fieldset[data-name^=stance-] label").nth(1).click()
            said.click()
        (proposal,) = rounds.proposals(self.room.database, self.round.id)
        self.until(lambda: rounds.agreed_by_all(self.round, rounds.proposals(self.room.database, self.round.id)[0]), "agreed")
        self.moves("take", {"proposal": proposal.id})

    def notes(self) -> None:
        """Six write on the board, and what they wrote is shown."""
        self.moves("switch", {"name": "board", "on": True})
        everybody = [guest for mine in self.room.phones.values() for guest in mine]
        for n, guest in enumerate(everybody[:6]):
            guest.must("note", note=f"Each quarter the same figures, in another table ({n})")
        self.room.host.must("batch")
        self.room.host.must("show_batch", batch=1)
        self.look()

    def to_the_end(self) -> None:
        """Line by line, with the big button of whoever runs it."""
        done: set[object] = set()
        while not self.round.live.ended:
            self.look()
            round_ = self.round
            once = (round_.line, round_.part, round_.stage)
            if once not in done:
                done.add(once)
                self.line(round_)
            main = self.main()
            if main["do"] == "go" and self.again():
                continue
            if main["do"] == "end":
                self.run.page.locator("button[id^='kit-end-']").first.locator("xpath=..").locator("[data-name=sure]").check()
            self.moves(main["do"], main["sends"])

    def again(self) -> bool:
        """Whether the room looks a second time, once it has seen all pictures of an assessment."""
        now = self.round.now
        looks = self.round.stage == Stage.REVEALED and now.what == ASSESSMENT and not any(p.again for p in self.round.parts)
        if looks:
            self.moves("again", {})
        return looks

    def line(self, round_: Round) -> None:
        """What the people of the room do on a line."""
        if round_.part and round_.stage == Stage.OPEN:
            self.keep(f"{self.taken:02}-open", ".kit-form")
            self.answer()
            self.look()
        elif round_.part and round_.stage == Stage.CAUCUS:
            self.agree()
            self.keep(f"{self.taken:02}-own")
        elif round_.part and round_.stage == Stage.REVEALED:
            self.keep(f"{self.taken:02}-revealed", ".kit-lineup")
        elif self.step and self.step.actions:
            self.act()
            self.keep(f"{self.taken:02}-actions")
        elif not round_.part and round_.line > FIRST_BOARD and not round_.live.board:
            self.notes()
        elif round_.part and rounds.is_shown(round_) and round_.now.pools == Pooling.WHOLE:
            self.moves("switch", {"name": "projector", "on": True})
            self.look()


def spoken(found: list[dict[str, Any]]) -> Iterator[str]:
    """Words by which a wall is known to show what it has to."""
    for block in blocks(found):
        if block["is"] == "heading":
            yield block["text"]
        for key in ("name", "title", "ask", "say"):
            if block["is"] in ("lineup", "overview", "laid") and block.get(key):
                yield block[key][0]
        yield from (flag["name"] for flag in block.get("flags", []))


def answer(guest: Guest, round_: Round, side: str) -> None:
    """One made-up phone: all of a side answer alike, so that sides differ."""
    shown = guest.ask()
    assert shown["exercise"], guest.text
    seen = rounds.seen(guest.database, round_.id).everything if round_.now.again else ()
    asked = asking.part_rules(content.library(SOURCE, "en"), round_, side, seen)
    given = made_up({q: rule for q, rule in asked.items() if q != "finished"}, random.Random(f"{side}{round_.part}"))
    if asking.first_look(round_).what == ASSESSMENT:
        place = int(side[-1])
        given = {q: (place * 3 + n) % 5 for n, (q, _) in enumerate(answers(shown["exercise"], 0))}
    rev = shown["stored"]["rev"] + 1
    kept = screens.join_answered(guest.visit, guest.where, {**given, "finished": True}, rev)
    assert kept["stored"]["rev"] == rev


def fill_in(page: Page, turn: int) -> None:
    """A real form, step by step, as a finger does; then "count my answers" where there is one."""
    page.locator(".kit-form .kit-foot button.main").wait_for()
    get_inside(page)
    page.evaluate("(first) => inside.walk({ drawn: false, first })", turn)
    count = page.locator("button[id$='-count']")
    if count.count():
        count.click()
        expect(page.locator(".kit-form .saved")).to_have_class("saved done", timeout=20_000)


def set_up(server: Running, open_page: Any, name: str) -> Windows:
    """Through the screens: the key, three sides, the plan, the slips; then everybody comes in."""
    size, plan = WORKSHOPS[name]
    run = Screen(open_page(DESKTOP, "en"), server.url).open("/facilitator")
    run.fill(key=key_of(server))
    run.tap("Go on with this key")
    run.tap("Set up a workshop")
    run.page.locator("button[id^='kit-form-'][id*='more']").click()
    run.page.locator("[data-name=name3]").wait_for()
    for n, (side, people, mode) in enumerate(SIDES, 1):
        run.fill(**{f"name{n}": side, f"people{n}": people, f"mode{n}": mode})
    run.fill(consent="room", pays="Northlight", second="fr", plan=plan.get("plan", "own"))
    run.fill(role="Programme lead", organisation="Northlight", channel="ombuds@example.org")
    run.fill(**{each: plan[each] for each in ("first", "story") if each in plan})
    for slug in plan.get("picked", ()):
        run.fill(picked=slug)
    run.tap("Create the workshop")
    run.sees("Write this down now")
    slips = [run.big(n) for n in (1, 2, 3)]
    run.tap("Noted, go on")
    run.sees("Partners first")
    database = database_of(server)
    (token,) = [each["value"] for each in run.page.context.cookies() if each["name"] == "kit_browser"]
    host = Guest(database, screens.run_screen, token=token)
    host.where = json.loads(run.page.evaluate("sessionStorage.getItem('kit-where-facilitator')"))
    all_say_yes(host, Guest(database, screens.join_screen), slips)
    run.sees("In the room: 0")
    code = run.big()
    eye = Guest(database, screens.projector_screen)
    eye.must("enter", code=code)
    wall_page = open_page(size, "en")
    wall_page.add_init_script(LISTENS)
    wall = Screen(wall_page, server.url).open("/projector", "en", code.replace("-", ""))
    found = Windows(name, server, Workshop(database, host), run, wall.page, eye)
    for n, (slip, language) in enumerate(zip(slips, SPOKEN, strict=True), 1):
        found.phones[f"side-{n}"] = taken_seat(Screen(open_page(PHONE, language), server.url), slip, language)
        found.room.phones[f"side-{n}"] = [sit(found.room, f"side-{n}", code, language) for _ in range(PEOPLE[n - 1])]
    return found


def taken_seat(phone: Screen, slip: str, language: str) -> Screen:
    """The speaker's seat, from its slip."""
    phone.open("/join", language, slip.replace("-", ""))
    phone.page.locator("button[id^='kit-sit-']").first.click()
    phone.page.locator(".kit-big .code").wait_for()
    phone.page.locator(".kit-blocks > button.main").click()
    phone.page.locator(".kit-panel.live").wait_for()
    return phone


@pytest.mark.parametrize("name", WORKSHOPS)
def test_a_whole_workshop_in_real_windows(server, open_page, pytestconfig, name) -> None:
    if not pytestconfig.option.whole:
        pytest.skip("minutes each: only with --whole")
    (PICTURES / name).mkdir(parents=True, exist_ok=True)
    windows = set_up(server, open_page, name)
    windows.to_the_end()
    windows.look()
    windows.phones["side-2"].page.locator("button[id^='kit-confirm']").first.click()
    windows.until(lambda: rounds.seen(windows.room.database, windows.round.id).actions[0].confirmed, "confirmed")
    windows.keep("end")
    html = screens.file_of(windows.room.host.visit, windows.round.id, "html").decode()
    (PICTURES / name / "report.html").write_text(html, encoding="utf-8")
    assert ACTION["what"] in html
