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
from tests.browser.seeded import Guest, everybody, seeded, sit, take_over
from tests.browser.test_rounds import Screen, answer_all, key_of, leave_out_and_agree
from tests.running import Running
from tests.screens.test_workshop import ACTION, Workshop

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
                self.one.seat_counts,
            )
            self.run.page.wait_for_timeout(250)

    def next(self) -> None:
        line = self.one.live.line
        self.run.tap(r"^(Begin|Next|Go on without showing|Leave the pictures: next line)$")
        self.until(lambda one: one.live.line == line + 1)
        here = self.run.page.get_by_role("heading", name=self.steps[line + 1].text, exact=True)
        expect(here).to_be_visible(timeout=20_000)  # the folded run-sheet holds the words of every line

    def ask(self) -> None:
        self.run.tap("^Open the questions$")
        self.until(lambda one: one.stage == "open")

    def close(self) -> None:
        self.until(lambda one: one.seat_counts[0] == one.seat_counts[1])
        self.run.tap("^Close the answers$")
        self.run.tap("^Close now$")
        self.until(lambda one: one.stage != "open")

    def reveal(self) -> None:
        self.until(lambda one: all(side.agreed for side in one.sides))
        self.run.tap("^Show to everybody$")
        self.until(lambda one: one.stage == "revealed")

    def sit(self, page: Page, side: int, code: str, language: str) -> Screen:
        phone = Screen(page, self.server.url).open("/join", language, code.replace("-", ""))
        phone.page.locator(".kit-panel .card button.main").nth(0 if len(code) > 9 else side).click()
        phone.page.locator(".kit-big .code").wait_for()
        phone.look(language=language)
        phone.page.locator(".kit-blocks > button.main").click()
        phone.page.locator(".kit-panel.live").wait_for()
        return phone


def set_up(run: Screen, server: Running, wall: Page, **fields: str) -> Room:
    run.open("/facilitator")
    run.fill(key=key_of(server))
    run.tap("Go on with this key")
    run.tap("Set up a workshop")
    run.sees("Partner 1")
    run.look(language="en")
    given = {
        "name1": "Northlight",
        "people1": "30",
        "mode1": "anonymous",
        "name2": "Collectif Maji",
        "people2": "30",
        "mode2": "anonymous",
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
        "0.2",
        "--language",
        "en",
    ]
    return subprocess.Popen([*command, "--url", room.server.url, "--data", room.server.data], stdout=subprocess.DEVNULL)


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


def shown_on(wall: Page, server: Running, code: str) -> Screen:
    return Screen(wall, server.url).open("/projector", "en", code.replace("-", ""))


def led(server: Running, seed: Workshop, open_page, *, quiet: bool = True) -> Room:
    """The facilitator's page and the wall of a workshop that has got somewhere."""
    run = Screen(take_over(open_page(DESKTOP, "en", quiet=quiet), server, seed.host, "/facilitator"), server.url)
    code = seed.round.code
    return Room(server, seed.database, run, shown_on(open_page(WALL, "en", quiet=quiet), server, code), code, [])


def browser_of(screen: Screen) -> str:
    return next(cookie["value"] for cookie in screen.page.context.cookies() if cookie["name"] == "kit_browser")


def filled(room: Room, open_page) -> tuple[Screen, Screen, Workshop]:
    """Both speakers in real windows, and six more on each side in this process; every window is sound."""
    funds = room.sit(open_page(PHONE, "fr"), 0, room.slips[0], "fr")
    partner = room.sit(open_page(SMALLEST, "en"), 1, room.slips[1], "en")
    crowd = Workshop(room.database, Guest(room.database, screens.run_screen, token=browser_of(room.run)))
    crowd.host.where = {"round": room.one.id}
    crowd.phones = {side: [sit(crowd, side, room.one.code, "en") for _ in range(6)] for side in ("side-1", "side-2")}
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("In the room: 14", timeout=20_000)
    for screen in (room.run, room.wall, partner):
        screen.look(language="en")
    return funds, partner, crowd


def test_half_a_day_is_set_up_fills_looks_twice_and_takes_two_actions_home(server, open_page) -> None:
    run = Screen(open_page(DESKTOP, "en"), server.url)
    room = set_up(run, server, open_page(WALL, "en"), plan="180", first="whose-default", story="when-it-is-uncomfortable")
    expect(room.wall.page.locator(".kit-big .code")).to_have_text(room.code)
    funds, partner, crowd = filled(room, open_page)
    room.next()  # the purpose
    it_says_whether_the_room_can_speak(room, crowd, [funds, partner])
    everybody_sees_it_at_the_same_moment(room, crowd, [funds, partner])
    late = whoever_comes_late_lands_where_the_room_is(room, open_page(PHONE, "es"))
    partner.tap("Show my own answer")
    partner.sees("On this phone only.")
    the_room_looks_a_second_time(room, crowd, [funds, partner, late])
    two_actions_are_agreed_on(room, crowd, funds, partner)
    what_is_left_unsaid(room, crowd, [funds, partner, late])
    the_actions_are_taken_home(room, partner, Screen(open_page(PHONE, "en"), server.url))


def answered(room: Room, crowd: Workshop, levels: tuple[int, int], windows: list[Screen]) -> None:
    """By all, the windows on the partner's level but for the first one; then it is closed."""
    everybody(crowd, levels)
    for phone, level in zip(windows, (levels[0], *[levels[1]] * 2), strict=False):
        phone.page.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone.page, level)
    room.close()


def it_says_whether_the_room_can_speak(room: Room, crowd: Workshop, windows: list[Screen]) -> None:
    room.next()
    room.ask()
    answered(room, crowd, (2, 2), windows)
    room.run.sees("Can people speak here? The middle answer")
    windows[1].sees("This is closed.")


def everybody_sees_it_at_the_same_moment(room: Room, crowd: Workshop, windows: list[Screen]) -> None:
    room.next()
    room.ask()
    answered(room, crowd, (3, 1), windows)
    for phone, label in zip(windows, ("Accepter de montrer", "Agree to show the rest"), strict=True):
        leave_out_and_agree(phone, label)
    room.reveal()
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("Tell us about the last time.", timeout=20_000)
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("Racontez-nous la dernière fois.")
    room.wall.look(language="en")
    windows[1].sees("Tell us about the last time.")


def whoever_comes_late_lands_where_the_room_is(room: Room, page: Page) -> Screen:
    late = room.sit(page, 1, room.code, "es")
    late.sees("Cuéntennos la última vez.")
    return late


def the_room_looks_a_second_time(room: Room, crowd: Workshop, windows: list[Screen]) -> None:
    room.run.tap("^A second look$")
    room.until(lambda one: one.now.again != 0)
    answered(room, crowd, (3, 2), windows)
    partner = windows[1]
    partner.sees("Second look")
    partner.page.locator("summary", has_text="Everything that was shown").click()
    partner.sees("before:")
    partner.look(language="en")


def two_actions_are_agreed_on(room: Room, crowd: Workshop, funds: Screen, partner: Screen) -> None:
    """One is proposed on a real page, and one by somebody else."""
    crowd.host.must("go", line=next(n for n, step in enumerate(room.steps) if step.actions))
    crowd.phones["side-1"][3].must("propose", **ACTION)
    crowd.host.must("show_proposals", proposals=[each.id for each in rounds.proposals(room.database, room.one.id)])
    propose(partner)
    partner.sees("Waiting: the facilitator has not read it yet.")
    room.run.tap("^Show it to the room$")
    partner.sees("Shown: everybody in the room can read it.")
    expect(room.wall.page.locator(".kit-blocks")).to_contain_text("The what <b>of it</b>", timeout=20_000)
    partner.look(language="en")
    for phone, what in ((partner, "Say this for our side"), (funds, "Dire cela pour notre côté")):
        expect(phone.page.get_by_role("button", name=what)).to_have_count(2, timeout=20_000)
    say(partner, "We can live with it", "Say this for our side")
    say(funds, "Oui, pleinement", "Dire cela pour notre côté")
    room.run.page.locator("summary", has_text="Proposed actions").click()
    for n in (1, 2):
        room.run.page.get_by_role("button", name="Make it an action").first.click()
        room.until(lambda one, n=n: sum(bool(each.taken) for each in rounds.proposals(room.database, one.id)) == n)
        expect(room.run.page.get_by_role("button", name="Make it an action")).to_have_count(2 - n)


def what_is_left_unsaid(room: Room, crowd: Workshop, windows: list[Screen]) -> None:
    while room.one.live.line + 1 < len(room.steps):
        room.next()
    room.ask()
    answered(room, crowd, (2, 2), windows)
    room.run.tap("^Show on phones$")
    windows[1].sees("What is left unsaid")


def the_actions_are_taken_home(room: Room, partner: Screen, read: Screen) -> None:
    """Once the workshop is over: on a phone, as results, in a file."""
    room.run.page.locator("[data-name=sure]").first.wait_for()
    room.run.page.locator("[data-name=sure]").first.locator("xpath=..").click()  # the other one clears a rehearsal
    room.run.tap("^End the workshop$")
    room.until(lambda one: one.live.ended)
    partner.sees("The workshop is over")
    partner.sees("The what <b>of it</b>")
    partner.tap("Confirm action")
    room.run.sees("The results code")
    read.open("/results", "en", room.run.big().replace("-", ""))
    read.sees("Where to begin the conversation")
    read.look(language="en")
    with read.page.expect_download() as download:
        read.page.get_by_role("button", name=re.compile("HTML")).click()
    report = Path(download.value.path()).read_text(encoding="utf-8")
    assert "The what &lt;b&gt;of it" in report
    assert "Northlight" in report


def test_the_laptop_crashes_and_a_phone_dies_in_the_middle_of_twelve_questions(bare_server, open_page, source) -> None:
    seed = seeded(bare_server, plan="180", first="whose-default", second="fr")
    seed.host.must("go", line=2)
    seed.on_to("open")
    partner = seed.phones["side-2"][0]
    killed = sit(seed, "side-2", seed.round.code, "en")
    everybody(seed, (3, 1), (partner,))
    room = led(bare_server, seed, open_page, quiet=False)  # the server is killed once: the consoles say so
    page = take_over(open_page(SMALLEST, "en", quiet=False), bare_server, partner, "/join")
    dying = take_over(open_page(PHONE, "en", quiet=False), bare_server, killed, "/join")
    wall_text = room.wall.page.locator(".kit-blocks").inner_text()
    for phone in (page, dying):
        phone.locator(".kit-form").wait_for(timeout=20_000)
        answer_all(phone, 1)
    room.run.sees("15 of 15 have finished")  # it waits for nothing: only the line tells it
    bare_server.kill()  # the laptop crashes: start again, everybody continues, and the facilitator's page goes on by itself
    lost = room.run.page.get_by_role("status").filter(has_text=content.library(source, "en").phrases["app.lost"])
    expect(lost).to_be_visible(timeout=30_000)  # above the page where it had a kernel, else above the screen
    bare_server.start()
    expect(lost).to_be_hidden(timeout=60_000)
    assert room.run.page.locator("[data-name=words]").count() == 0, "the facilitator's tab knows its round"
    dying.close()  # a phone dies; another takes its seat with the six words
    again = Screen(open_page(PHONE, "en", quiet=False), bare_server.url).open("/join", "en")
    again.page.locator("summary", has_text="I already have a seat").click()
    again.fill(words=killed.words)
    again.tap("^Find my seat again$")
    again.page.locator(".kit-panel.live").wait_for(timeout=30_000)
    page.reload()
    page.locator(".kit-panel.live").wait_for(timeout=30_000)
    assert room.one.seat_counts == (15, 15), "nobody has a second seat, nothing is lost"
    opened_with_words(Screen(open_page(DESKTOP, "en"), bare_server.url), seed.words).sees("15 of 15 have finished")
    room.close()
    assert "Northlight about its own practice" not in wall_text
    expect(room.wall.page.locator(".kit-blocks")).not_to_contain_text("as Collectif Maji sees it")


def opened_with_words(run: Screen, words: str) -> Screen:
    """On another computer of whoever runs it."""
    run.open("/facilitator").page.locator("[data-name=words]").fill(words)
    run.tap("^Open$")
    return run


def test_an_hour_with_one_action(server, open_page, rehearsing, pytestconfig) -> None:
    people = 12 if pytestconfig.option.whole else 6
    hour = {"plan": "60", "first": "whose-default", "story": "when-it-is-uncomfortable"}
    room = led(server, seeded(server, people=0, rehearsal=True, **hour), open_page)
    run = room.run
    rehearsing.append(rehearse(room, people))
    room.until(lambda one: one.seat_counts[1] == people)
    guest = room.sit(open_page(SMALLEST, "fr"), 1, room.code, "fr")
    while room.one.live.line + 1 < len(room.steps):
        room.next()
        if room.steps[room.one.live.line].actions:
            room.until(lambda one: len(rounds.proposals(room.database, one.id)) == 3)
            run.tap("^Show all of these")
            room.until(lambda one: any(each.held == "joined" for each in rounds.proposals(room.database, one.id)))
            room.until(lambda one: any(rounds.agreed_by_all(one, each) for each in rounds.proposals(room.database, one.id)))
            run.page.locator("summary", has_text="Proposed actions").click()
            room.until(lambda one: taken(run, room))
        if room.one.part and room.one.stage == "waiting":
            room.ask()
            leave(guest)
            room.until(lambda one: one.seat_counts[0] >= people)
            run.tap("^Close the answers$")
            run.tap("^Close now$")
            room.until(lambda one: one.stage != "open")
        if room.one.stage == "own":
            room.reveal()
            guest.page.locator(".kit-lineup .flag").first.wait_for(timeout=20_000)
            guest.look(language="fr")
            expect(room.wall.page.locator(".kit-lineup .flag").nth(1)).to_be_visible(timeout=20_000)
    run.page.locator("[data-name=sure]").first.locator("xpath=..").click()  # the other one clears a rehearsal
    run.tap("^End the workshop$")
    room.until(lambda one: one.live.ended)
    assert len(rounds.seen(room.database, room.one.id).actions) == 1


def taken(run: Screen, room: Room) -> bool:
    """Whether there is an action; if not, tapped once more: two proposals may have become one just before the last tap."""
    ready = run.page.get_by_role("button", name=re.compile("^Make it an action")).first
    if not any(each.taken for each in rounds.proposals(room.database, room.one.id)) and ready.is_visible():
        ready.click()
        run.page.wait_for_timeout(1_000)
    return any(each.taken for each in rounds.proposals(room.database, room.one.id))


def leave(guest: Screen) -> None:
    """The guest only looks: nobody has to answer."""
    guest.page.locator(".kit-form").wait_for(timeout=20_000)
    expect(guest.page.locator(".kit-kicker")).to_have_count(0)  # the plan says how many minutes, not the exercise
