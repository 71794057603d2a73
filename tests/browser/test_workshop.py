"""A workshop in real windows: wall, facilitator, six phones and a room of simulated ones, from the lobby to the actions."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit import content, rounds, screens, settings, store
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.test_rounds import Screen, answer_all, key_of
from tests.running import Running

pytestmark = pytest.mark.browser
SOURCE = content.Source(settings.read({}).exercises)
WALL = (1280, 720)


@pytest.fixture
def rehearsing():
    """Processes of simulated people, sent home at the end."""
    found: list[subprocess.Popen] = []
    yield found
    for process in found:
        process.terminate()


@dataclass
class Room:
    """The windows of one workshop, and its database to wait by."""

    server: Running
    database: store.Database
    run: Screen
    wall: Screen
    code: str
    slips: list[str]
    phones: dict[str, Screen] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)

    @property
    def one(self) -> store.Round:
        return rounds.by_code(self.database, store.plain_code(self.code))

    @property
    def steps(self) -> list[screens.running_order.Step]:
        return screens.running_order.steps(screens.Visit(self.database, SOURCE, "en", ""), self.one)

    def until(self, holds: Callable[[store.Round], bool], seconds: float = 45) -> None:
        end = time.monotonic() + seconds
        while not holds(self.one):
            assert time.monotonic() < end, (
                self.one.part,
                self.one.stage,
                self.one.live,
                rounds.finished(self.database, self.one),
            )
            self.run.page.wait_for_timeout(100)

    def next(self) -> None:
        line = self.one.live.line
        self.run.tap(r"^(Begin|Next|Go on without showing)$")
        self.until(lambda one: one.live.line == line + 1)
        expect(self.run.page.locator(".kit-blocks")).to_contain_text(self.steps[line + 1].text, timeout=20_000)

    def ask(self) -> None:
        self.run.tap("^Open the questions$")
        self.until(lambda one: one.stage == "open")

    def close(self) -> None:
        self.until(lambda one: rounds.finished(self.database, one)[0] == rounds.finished(self.database, one)[1])
        expect(self.run.page.locator("[data-name=sure]")).to_be_visible(timeout=60_000)
        self.run.fill(sure="yes")
        self.run.tap("^Close the answers$")
        self.until(lambda one: one.stage != "open")

    def reveal(self) -> None:
        self.until(lambda one: all(side.agreed for side in one.sides))
        self.run.tap("^Show to everybody$")
        self.until(lambda one: one.stage == "revealed")

    def sit(self, page: Page, side: int, code: str, language: str) -> Screen:
        phone = Screen(page, self.server.url).open("/join", language, code.replace("-", ""))
        phone.page.locator(".kit-fields button.main").first.click()
        phone.page.locator(".kit-panel .card button.main").nth(0 if len(code) > 9 else side).click()
        phone.page.locator(".kit-big .code").wait_for()
        self.words[phone.page.url] = phone.big()
        phone.page.locator(".kit-blocks > button.main").click()
        phone.page.locator(".kit-panel.live").wait_for()
        return phone


def set_up(run: Screen, server: Running, wall: Page, **fields: str) -> Room:
    run.open("/facilitator")
    run.fill(key=key_of(server))
    run.tap("Go on with this key")
    run.tap("Set up a workshop")
    run.sees("Organisation 2")
    run.look(language="en")
    given = {
        "name1": "Northlight",
        "people1": "30",
        "mode1": "anonymous",
        "name2": "Collectif Maji",
        "people2": "30",
        "mode2": "anonymous",
        "funds": "1",
    }
    run.fill(**given, second="fr", rehearsal="yes", **fields)
    run.tap("Create the workshop")
    run.sees("Write this down now")
    slips = [run.big(1), run.big(2)]
    run.tap("Noted, go on")
    run.sees("In the room: 0")
    code = run.big()
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(server.data)}))
    return Room(server, database, run, Screen(wall, server.url).open("/projector", "en", code.replace("-", "")), code, slips)


def rehearse(room: Room, people: int) -> subprocess.Popen:
    command = [
        Path(sys.executable).with_name("partnership-kit"),
        "rehearse",
        room.code,
        "--phones",
        str(people),
        "--pace",
        "1.5",
        "--language",
        "en",
    ]
    return subprocess.Popen([*command, "--url", room.server.url, "--data", room.server.data], stdout=subprocess.DEVNULL)


def agree(phone: Screen, label: str) -> None:
    boxes = phone.page.locator("fieldset[data-name=out] label")
    boxes.first.wait_for(timeout=30_000)
    for n in range(2):
        boxes.nth(n).click()
    phone.tap(label)


def say(phone: Screen, stance: str, send: str) -> None:
    """Every proposal on that phone gets the same answer of its side."""
    for n in range(phone.page.get_by_role("button", name=send).count()):
        card = phone.page.locator(".card").filter(has=phone.page.get_by_role("button", name=send)).nth(n)
        card.locator("label", has_text=stance).click()
        card.get_by_role("button", name=send).click()
        expect(card.locator("dd", has_text=stance)).to_have_count(1, timeout=20_000)


def propose(phone: Screen) -> None:
    phone.page.locator("summary", has_text="Propose an action").click()
    for name in ("what", "who", "means", "sign"):
        phone.page.locator(f"[data-name={name}]").fill(f"The {name} <b>of it</b>")
    phone.page.locator("[data-name=by]").fill("2027-03-01")
    phone.tap("^Propose$")


def test_half_a_day_in_two_languages_with_two_actions(own_server, open_page, rehearsing) -> None:
    run = Screen(open_page(DESKTOP, "en", quiet=False), own_server.url)  # the server is killed once: the consoles say so
    room = set_up(run, own_server, open_page(WALL, "en", quiet=False), plan="180", first="whose-default")
    expect(room.wall.page.locator(".kit-big .code")).to_have_text(room.code)
    funds = room.sit(open_page(PHONE, "fr", quiet=False), 0, room.slips[0], "fr")
    partner = room.sit(open_page(SMALLEST, "en", quiet=False), 1, room.slips[1], "en")
    others = [
        room.sit(open_page(PHONE, code, quiet=False), side, room.code, code) for side, code in ((0, "fr"), (1, "es"), (1, "en"))
    ]
    phones = [funds, partner, *others]
    rehearsing.append(rehearse(room, 40))
    room.until(lambda one: rounds.finished(room.database, one)[1] == 45)
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("In the room: 45")
    for screen in (run, room.wall, partner):
        screen.look(language="en")
    room.next()  # the purpose
    room.next()  # may we speak here?
    room.ask()
    for phone in phones:
        phone.page.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone.page, 2)
    room.close()
    run.sees("Can people speak here? The middle answer")
    partner.sees("This is closed.")
    room.next()  # twelve questions
    room.ask()
    wall_text = room.wall.page.locator(".kit-blocks").inner_text()
    for phone, level in zip(phones, (3, 1, 3, 1, 1), strict=True):
        phone.page.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone.page, level)
    own_server.kill()  # the laptop crashes: start again, everybody continues, and the facilitator's page comes back by itself
    with run.page.expect_navigation(timeout=60_000):
        own_server.start()
    run.page.locator(".kit-blocks > *").first.wait_for(timeout=60_000)
    if run.page.locator("[data-name=words]").count():
        raise AssertionError("the facilitator's tab has forgotten its round")
    killed = others.pop()
    killed.page.close()  # a phone dies; another takes its seat with the six words
    again = Screen(open_page(PHONE, "en", quiet=False), own_server.url).open("/join", "en")
    again.page.locator("summary", has_text="I already have a seat").click()
    again.fill(words=room.words[killed.page.url])
    again.tap("^Find my seat again$")
    again.page.locator(".kit-panel.live").wait_for(timeout=30_000)
    others[0].page.reload()
    assert rounds.finished(room.database, room.one) == (45, 45), "nobody has a second seat, nothing is lost"
    room.close()
    assert "Northlight about its own practice" not in wall_text
    expect(room.wall.page.locator(".kit-blocks")).not_to_contain_text("as Collectif Maji sees it")
    agree(funds, "Accepter de montrer")
    agree(partner, "Agree to show the rest")
    room.reveal()
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("Where to begin the conversation", timeout=20_000)
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("Par où commencer la conversation")
    room.wall.look(language="en")
    late = room.sit(open_page(PHONE, "en", quiet=False), 1, room.code, "en")  # comes late: lands where the room is
    late.sees("Where to begin the conversation")
    again.sees("Where to begin the conversation")
    again.tap("Show my own answer")
    again.sees("On this phone only.")
    run.tap("^A second look$")
    room.until(lambda one: one.now.again != 0)
    for phone in (funds, partner, others[0], others[1], again, late):
        phone.page.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone.page, 2)
    room.close()
    partner.sees("before:")
    partner.look(language="en")
    while not room.steps[room.one.live.line].actions:
        line = room.one.live.line
        waits = room.steps[line].part and room.one.stage == "waiting"
        run.tap("^Skip this part$" if waits else "^Next$")
        room.until(lambda one, line=line: one.live.line > line)
        run.sees(room.steps[room.one.live.line].text)
    room.until(lambda one: len(rounds.proposals(room.database, one.id)) == 1)  # the made-up people propose when nobody has
    propose(late)
    room.until(lambda one: len(rounds.proposals(room.database, one.id)) == 2)
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("The what <b>of it</b>", timeout=20_000)
    partner.look(language="en")
    partner.page.wait_for_timeout(1000)
    say(partner, "We can live with it", "Say this for our side")
    say(funds, "Oui, pleinement", "Dire cela pour notre côté")
    for n in (1, 2):
        run.page.locator("summary", has_text="Proposed actions").click() if n == 1 else None
        run.page.get_by_role("button", name="Make it an action").first.click()
        room.until(lambda one, n=n: sum(bool(each.taken) for each in rounds.proposals(room.database, one.id)) == n)
        run.page.wait_for_timeout(800)
    while room.one.live.line + 1 < len(room.steps):
        room.next()
    room.ask()  # what is left unsaid?
    for phone in (funds, partner, others[0], others[1], again, late):
        phone.page.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone.page, 2)
    room.close()
    partner.sees("What is left unsaid")
    run.page.locator("[data-name=sure]").wait_for()
    run.fill(sure="yes")
    run.tap("^End the workshop$")
    room.until(lambda one: one.live.ended)
    partner.sees("The workshop is over")
    partner.sees("The what <b>of it</b>")
    partner.tap("Confirm action")
    run.sees("The results code")
    read = Screen(open_page(PHONE, "en"), own_server.url).open("/results", "en", run.big().replace("-", ""))
    read.page.locator(".kit-fields button.main").first.click()
    read.sees("Where to begin the conversation")
    read.look(language="en")
    with read.page.expect_download() as download:
        read.page.get_by_role("button", name=re.compile("HTML")).click()
    report = Path(download.value.path()).read_text(encoding="utf-8")
    assert "The what &lt;b&gt;of it" in report
    assert "Northlight" in report


def test_an_hour_with_one_action(own_server, open_page, rehearsing) -> None:
    run = Screen(open_page(DESKTOP, "en"), own_server.url)
    room = set_up(run, own_server, open_page(WALL, "en"), plan="60", first="whose-default", story="when-it-is-uncomfortable")
    rehearsing.append(rehearse(room, 12))
    room.until(lambda one: rounds.finished(room.database, one)[1] == 12)
    guest = room.sit(open_page(SMALLEST, "fr"), 1, room.code, "fr")
    while room.one.live.line + 1 < len(room.steps):
        room.next()
        if room.steps[room.one.live.line].actions:
            room.until(lambda one: any(rounds.agreed_by_all(one, each) for each in rounds.proposals(room.database, one.id)))
            run.page.locator("summary", has_text="Proposed actions").click()
            run.tap("^Make it an action")
            room.until(lambda one: any(each.taken for each in rounds.proposals(room.database, one.id)))
        if room.one.part and room.one.stage == "waiting":
            room.ask()
            leave(guest)
            room.until(lambda one: rounds.finished(room.database, one)[0] >= 12)
            run.fill(sure="yes")
            run.tap("^Close the answers$")
            room.until(lambda one: one.stage != "open")
        if room.one.stage == "own":
            room.reveal()
            guest.page.locator(".kit-columns .card").first.wait_for(timeout=20_000)
            guest.look(language="fr")
            expect(room.wall.page.locator(".kit-blocks img").nth(1)).to_be_visible(timeout=20_000)
    run.fill(sure="yes")
    run.tap("^End the workshop$")
    room.until(lambda one: one.live.ended)
    assert len(rounds.seen(room.database, room.one.id).actions) == 1


def leave(guest: Screen) -> None:
    """The guest only looks: nobody has to answer."""
    guest.page.locator(".kit-form").wait_for(timeout=20_000)
