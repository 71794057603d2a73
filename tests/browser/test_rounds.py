"""A round from end to end: set up in Voilà, answered without a kernel and with one, closed, agreed, revealed, read; killed in between."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from kit import content, rounds, screens, settings, store
from tests.browser.accessible import assert_accessible, get_inside
from tests.browser.conftest import DESKTOP, PHONE, SMALLEST
from tests.browser.seeded import Guest, database_of, everybody, seeded, sit, take_over
from tests.rounds.people import a_month_goes_by
from tests.running import Running
from tests.screens.test_workshop import Workshop
from tests.wire import Console

pytestmark = pytest.mark.browser
SOURCE = content.Source(settings.read({}).exercises)


class Screen:
    def __init__(self, page: Page, url: str) -> None:
        self.page, self.url = page, url

    def open(self, path: str, language: str = "en", code: str = "") -> Screen:
        self.page.goto(f"{self.url}{path}?lang={language}{'#' + code if code else ''}")
        self.page.locator(".kit-blocks > *").first.wait_for()
        return self

    def fill(self, **fields: str) -> None:
        for name, value in fields.items():
            node = self.page.locator(f"[data-name={name}]")
            folds = node.locator("xpath=ancestor::details[not(@open)]")
            while folds.count():  # the outermost first; each one opened is none of them any more
                folds.first.locator("> summary").click()
            if node.evaluate("e => e.tagName") == "FIELDSET":
                node.locator(f"input[value='{value}']").locator("xpath=..").click()
            elif node.evaluate("e => e.tagName") == "SELECT":
                node.select_option(value)
            elif node.get_attribute("type") == "checkbox":
                node.locator("xpath=..").click()
            else:
                node.fill(value)

    def tap(self, label: str) -> None:
        self.page.get_by_role("button", name=re.compile(label)).first.click()

    def sees(self, text: str) -> None:
        expect(self.page.locator(".kit-panel")).to_contain_text(text, timeout=20_000)

    def big(self, place: int = 0) -> str:
        return self.page.locator(".kit-big .code").nth(place).inner_text()

    def look(self, *, language: str) -> None:
        assert self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        assert not re.search(r"\{\w+\}|undefined|NaN", self.page.locator("main").inner_text())
        assert self.page.locator("html").get_attribute("lang") == language
        assert_accessible(self.page)


def key_of(server: Running) -> str:
    log = (server.data.parent / "server.log").read_text()
    return re.findall(r"create rounds: ([\w-]+)", log)[-1]


def answer_all(page: Page, level: int) -> None:
    """One after the other, with taps as on a phone; then "count my answers"."""
    get_inside(page)
    page.evaluate("(level) => inside.answerAll(level)", level)
    form = page.locator(".kit-form")
    expect(form.locator(".say")).to_be_visible()
    expect(form.locator(".saved")).to_have_class("saved done", timeout=20_000)


def script(database: store.Database, one: store.Round, side: str, level: int, codes: list[str]) -> None:
    """Somebody for each of these codes sits down and answers."""
    items = content.chosen(content.load_bank(SOURCE, "en"), one.form)
    for code in codes:
        person = rounds.By(database, store.new_browser(), one.id, date.today())
        rounds.sit_down(person, one, side, code=code)
        given = dict.fromkeys(rounds.questions_of(one, side, items), level)
        rounds.answer(person, {**given, "finished": True}, rev=1)


def set_up(page: Page, server: Running, sides: list[dict[str, str]]) -> tuple[Screen, dict[str, str]]:
    """The facilitator's page, and what is written down once: words and slips by side."""
    run = Screen(page, server.url).open("/facilitator")
    run.fill(key=key_of(server))
    run.tap("Go on with this key")
    run.tap("Set up a round")
    run.sees("Partner 1")
    for n, side in enumerate(sides, 1):
        run.fill(**{f"{name}{n}": value for name, value in side.items()})
    run.fill(
        role="Programme lead", organisation="Northlight", pays="Northlight", slips=""
    )  # unticked: the code alone opens seats
    run.tap("Create the round")
    run.sees("Write this down now")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # to the notes and back, to write it down
    page.wait_for_timeout(500)
    found = {"words": run.big(0), **{f"side-{n}": run.big(n) for n in range(1, len(sides) + 1)}}
    run.tap("Noted, go on")
    partners_say_yes(run, server, [found[f"side-{n}"] for n in range(2, len(sides) + 1)])
    return run, {**found, "code": run.big(0)}


def partners_say_yes(run: Screen, server: Running, links: list[str]) -> None:
    """Each by its own link; then the round is opened."""
    run.sees("no answer yet")
    partner = Console(server)
    for link in links:
        partner.must("knock", code=link)
        partner.must("reply", reply="yes", meant="together")
    run.tap("Open: all have said yes")
    run.sees("The code to answer")


DECLARED = [
    {"name": "Northlight", "people": "9", "mode": "anonymous"},
    {"name": "Raíces", "people": "3", "mode": "declared"},
]


def speaker(page: Page, server: Running, slip: str, *, path: str, level: int) -> Screen:
    """Somebody with a slip takes the speaker's seat and answers everything."""
    seat = Screen(page, server.url).open(path, "en", slip)
    seat.page.get_by_role("button", name=re.compile("speaker’s seat")).click()
    assert len(seat.big().split()) == 6
    seat.look(language="en")
    seat.page.locator(".kit-blocks > button.main").click()
    seat.page.locator(".kit-form").wait_for()
    answer_all(page, level)
    return seat


def leave_out_and_agree(seat: Screen, agree: str) -> None:
    """Once the side has counted itself, where it is one of many."""
    boxes = seat.page.locator("fieldset[data-name=out] label")
    opens = seat.page.get_by_role("button", name=re.compile("open our picture|ouvrir notre image"))
    opens.or_(boxes.first).wait_for(timeout=30_000)
    if opens.count():
        seat.look(language=seat.page.locator("html").get_attribute("lang"))
        opens.click()
    boxes.first.wait_for(timeout=30_000)
    for n in range(2):
        boxes.nth(n).click()
    seat.look(language=seat.page.locator("html").get_attribute("lang"))
    seat.tap(agree)


def revealed_round(server: Running) -> tuple[Workshop, str]:
    """Seven and seven, far apart, shown to everybody; and its results code."""
    seed = seeded(server, live=False)
    everybody(seed, (3, 1))
    seed.close()
    seed.agree()
    seed.host.must("reveal")
    return seed, store.spaced(seed.round.results)


def test_a_round_is_read_an_action_is_confirmed_and_the_same_sides_answer_once_more(server, open_page) -> None:
    seed, code = revealed_round(server)
    read_and_taken_away(Screen(open_page(PHONE, "fr"), server.url), code)
    run = Screen(take_over(open_page(DESKTOP, "en"), server, seed.host, "/facilitator"), server.url)
    partner = Screen(take_over(open_page(SMALLEST, "en"), server, seed.phones["side-2"][0], "/assessment"), server.url)
    another_time(run, partner, server, seed)


def read_and_taken_away(read: Screen, code: str) -> None:
    """By anybody who has the results code."""
    read.open("/results", "fr", code.replace("-", ""))
    read.page.locator(".kit-panel img").first.wait_for(timeout=30_000)
    read.sees("deux degrés d’écart, Northlight plus haut.")
    read.look(language="fr")
    with read.page.expect_download() as download:
        read.page.get_by_role("button", name="XLSX").click()
    assert download.value.suggested_filename.startswith("report-Northlight-Collectif-Maji-1-")


def another_time(run: Screen, partner: Screen, server: Running, seed: Workshop) -> None:
    """An action that the partner confirms, then the same sides once more: what became of it, and what has changed."""
    database = seed.database
    run.page.locator("summary", has_text="1 · no action yet").click()
    fold = run.page.locator("details[open]").filter(has=run.page.locator("[data-name=what]"))
    for name in ("what", "who", "means", "sign"):
        fold.locator(f"[data-name={name}]").fill(f"The {name} of it")
    fold.locator("[data-name=by]").fill("2027-03-01")
    fold.get_by_role("button", name="Save").click()
    run.sees("1 · The what of it")
    partner.page.reload()
    partner.tap("Confirm action 1")
    partner.sees("The action is confirmed")
    run.page.locator("summary", has_text="Once more, later").click()
    run.tap("Create the round")
    run.sees("Write this down now")
    slips = [run.big(n) for n in (1, 2)]
    run.tap("Noted, go on")
    partners_say_yes(run, server, slips[1:])
    following = rounds.by_code(database, store.plain_code(run.big(0)))
    speakers = []
    for side, slip, level in zip(following.sides, slips, (2, 3), strict=True):
        speakers.append(rounds.By(database, store.new_browser(), following.id, date.today()))
        rounds.sit_down(speakers[-1], following, side.id, code=slip)
        script(database, following, side.id, level, rounds.hand_out(speakers[-1])[:7])
    a_month_goes_by(database)
    host = Guest(database, screens.run_screen, token=seed.host.token, where={"round": following.id})
    host.must("close", sure=True)
    asked = rounds.asked_of(following, content.chosen(content.load_bank(SOURCE, "en"), following.form))
    for side, each in zip(following.sides, speakers, strict=True):
        rounds.open_picture(each, asked[side.id], part=1)
        rounds.agree(each, ["A1.10", "A2.2"], part=1)
    host.must("reveal")
    read = Screen(run.page, server.url).open("/results", "en", rounds.find(database, following.id).results)
    read.sees("What has changed from one time to the next")
    read.page.locator("summary", has_text="as a table").click()
    expect(read.page.locator("tbody tr").first).to_contain_text("Before: “")
    read.sees("The what of it")
    read.look(language="en")


def test_a_colleague_of_a_declared_side_practises_and_nothing_is_sent(server, open_page) -> None:
    seed = seeded(server, live=False, people=1, name2="Raíces", people2="3", mode2="declared")
    alone = Screen(open_page(PHONE, "en"), server.url).open("/join", "en", seed.round.code)
    alone.tap("Answer alone first: Raíces")
    form = alone.page.locator(".kit-form")
    form.locator(".kit-foot button.main").click()
    form.locator("input[type=radio]").first.locator("xpath=..").click()
    expect(form.locator(".saved")).to_have_text("Nothing is sent")
    assert seed.round.seat_counts[0] == 0


def test_seven_and_a_declared_side(server, open_page) -> None:
    run, given = set_up(open_page(DESKTOP, "en"), server, DECLARED)
    run.look(language="en")
    partner = speaker(open_page(PHONE, "en"), server, given["side-2"], path="/assessment", level=1)
    seed = Workshop(database_of(server), Guest(database_of(server), screens.run_screen))
    seed.host.where = {"round": rounds.by_code(seed.database, store.plain_code(given["code"])).id}
    slips = [given["side-1"], *[seed.round.code] * 6]
    seed.phones["side-1"] = [sit(seed, "side-1", slip, "fr") for slip in slips]
    for phone in seed.phones["side-1"]:
        phone.answer(3)
    run.open("/facilitator")
    run.sees("8 of 8 have finished")
    run.sees("Every side has enough")
    run.look(language="en")
    run.fill(sure="yes")
    run.tap("^Close$")
    run.sees("Each side looks at its own picture")
    partner.open("/assessment")
    funds = Screen(take_over(open_page(SMALLEST, "fr"), server, seed.phones["side-1"][0], "/assessment"), server.url)
    leave_out_and_agree(partner, "Agree to show the rest")
    leave_out_and_agree(funds, "Accepter de montrer")
    run.tap("Show it to everyone")
    run.sees("The results code")
    assert len(run.big(0)) == 9
    partner.open("/assessment")
    partner.sees("two levels apart, Northlight higher.")
    partner.look(language="en")


def test_a_wrong_code_gets_one_sentence_and_hostile_text_stays_text(server, open_page) -> None:
    seat = Screen(open_page(SMALLEST, "en"), server.url)
    for path in ("/join", "/assessment"):
        seat.open(path).fill(code="<img src=x onerror=alert(1)>")
        seat.tap("Go in")
        expect(seat.page.locator(".kit-note")).to_contain_text("No open round has this code")
        seat.look(language="en")
