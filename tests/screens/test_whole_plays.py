"""Two whole plays: a round of two weeks in which everything goes wrong, and a workshop from Monday to Thursday."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

import pytest

from kit import rounds, screens, store
from kit.screens import Visit
from tests.screens.test_workshop import ACTION, SET_UP, Browser
from tests.wire import all_say_yes, blocks

MONDAY = date(2026, 11, 30)
DAY = timedelta(days=1)


@dataclass
class Calendar:
    """The day that it is in this play."""

    day: date = MONDAY


@dataclass
class Guest(Browser):
    """A browser that lives by that day."""

    calendar: Calendar = field(default_factory=Calendar)

    @property
    def visit(self) -> Visit:
        return replace(super().visit, today=self.calendar.day, here=self.calendar.day)

    def big(self) -> list[str]:
        return [b["text"] for b in blocks(self.shown["blocks"]) if b["is"] == "big"]

    def offers(self, do: str) -> bool:
        return any(b.get("do") == do for b in blocks(self.ask()["blocks"]))


Come = Callable[..., Guest]


@pytest.fixture
def come(database) -> Come:
    """Somebody comes with a browser of their own; all live by one calendar."""
    calendar = Calendar()

    def somebody(screen=screens.join_screen, *, code: str = "", side: str = "") -> Guest:
        guest = Guest(database, screen, calendar=calendar)
        if code:
            guest.must("knock", code=code)
            guest.must("sit", side=side)
            guest.must("look")
        return guest

    return somebody


def set_up(host: Guest, **more) -> tuple[str, list[str]]:
    """The words of whoever runs it, and a slip for each side."""
    rounds.trust(host.database, host.token)
    host.must("create", **{**SET_UP, **more})
    words, *slips = host.big()
    if rounds.run_by(host.visit.by(host.where["round"])).draft:
        all_say_yes(host, Guest(host.database, screens.join_screen, calendar=host.calendar), slips)
    host.must("look")
    return words, slips


def leave_out_and_agree(speaker: Guest) -> None:
    ticks = next(b for b in blocks(speaker.ask()["blocks"]) if b.get("name") == "out")
    options = [option[0] for option in ticks["options"]]
    speaker.must("agree", out=options[: -(-len(options) // 6)])


@pytest.mark.long
def test_a_round_of_two_weeks_in_which_everything_goes_wrong_ends_in_a_report(come: Come, database) -> None:
    host = come(screens.run_screen)
    host.where, calendar = {"sides": "4"}, host.calendar
    ends, agrees = MONDAY + 11 * DAY, MONDAY + 25 * DAY
    _, slips = set_up(
        host,
        name2="Colectif Maji", people2="7", name3="Raíces", people3="3", mode3="declared", name4="Dorsa", people4="7",
        mode4="anonymous", slips=True, ends=ends.isoformat(), agrees=agrees.isoformat(), deletes=(agrees + 40 * DAY).isoformat(),
    )  # fmt: skip
    sides = ("side-1", "side-2", "side-3", "side-4")
    seats = {side: [come(code=slip, side=side)] for side, slip in zip(sides, slips, strict=True)}
    for side in ("side-1", "side-2", "side-4"):
        seats[side][0].must("hand_out")
        seats[side] += [come(code=link, side=side) for link in seats[side][0].big()[:6]]
        seats[side][0].must("look")

    # a name is misspelt, and that side has one person more than planned
    maji = seats["side-2"]
    maji[0].must("rename", name="Collectif Maji", short="", cover=False)
    calendar.day += 2 * DAY
    host.must("offer_seats", side="side-2", people="8")
    maji[0].must("take_seats", people="8")
    maji[0].must("hand_out")
    known = maji[0].big()
    maji[0].must("look")
    maji.append(next(guest for link in known if (guest := free(come, link))))
    for mine in seats.values():
        for n, guest in enumerate(mine):
            guest.answer(3 - n % 2 if guest in maji else 2)

    # whoever runs it is ill on the last day, and closes two days late: nothing is lost
    calendar.day = ends + 2 * DAY
    assert "The last day to answer has passed" in (maji[3].ask(), maji[3].text)[1]
    host.must("close", sure=True)

    # a speaker's phone is lost after closing, with its words: their side replaces them from inside
    asker, second = maji[1:3]
    asker.must("ask_to_speak")
    second.must("back_speaker", number=(asker.ask(), asker.big())[1][0])
    maji[0] = asker
    stranger = come()
    assert stranger.refused("knock", code=slips[1]) == "round.slip_replaced"

    # one of three partners leaves
    for guest in seats["side-4"][:2]:
        guest.must("leave_round", sure=True)

    # the laptop of whoever runs it dies with its words
    assert maji[0].refused("ask_for_words") == "lost.came_late"
    funds, raices = seats["side-1"][0], seats["side-3"][0]
    funds.must("ask_for_words")
    raices.must("ask_for_words")
    assert raices.refused("make_words") == "round.not_now" or not raices.offers("make_words")
    calendar.day += rounds.A_DAY_BETWEEN
    raices.must("make_words")
    host = come(screens.run_screen)
    host.must("words", words=raices.big()[0])
    raices.must("look")

    # each side counts itself and agrees; all is shown, an action is agreed, two of three sides accept the report
    for speaker in (funds, maji[0]):
        assert "seats are taken on your side. Count yourselves" in (speaker.ask(), speaker.text)[1]
        speaker.must("open_picture")
        leave_out_and_agree(speaker)
    leave_out_and_agree(raices)
    host.must("reveal")
    host.must("action", number=1, item="T1.7", **ACTION)
    for speaker in (raices, maji[0]):
        read = next(b for b in blocks(speaker.ask()["blocks"]) if b.get("do") == "accept")["sends"]["read"]
        speaker.must("accept", paragraph="", accepted=True, read=read)
    page = screens.file_of(host.visit, host.where["round"], "html").decode()
    report = re.sub(r"</?bdi[^>]*>", "", page)
    assert re.search(r"Agreed by Collectif Maji and Raíces on \d+ \w+ 2026: the boards, assemblies and teams", report)
    assert "Can still agree: Northlight." in report
    assert "<dt>The question it is about</dt><dd>When a limit becomes known</dd>" in report
    assert report.count("Colectif") <= 1, "what it was is said once at most"
    assert "On 15 December 2026 two speakers made new words" in (maji[4].ask(), maji[4].text)[1]


def free(come: Come, link: str) -> Guest | None:
    """Whoever takes a seat by that link; nobody where it was used."""
    guest = come()
    if guest.refused("knock", code=link):
        return None
    guest.must("sit", side="side-2")
    guest.must("look")
    return guest


@pytest.mark.long
def test_a_workshop_set_up_on_monday_is_run_on_thursday_across_midnight(come: Come, database) -> None:
    host = come(screens.run_screen)
    host.where, calendar = {"live": "1", "sides": "2"}, host.calendar
    words, slips = set_up(
        host, plan="180", people1="10", people2="10", ends=MONDAY.isoformat(), deletes=(MONDAY + 60 * DAY).isoformat()
    )
    code = rounds.find(database, host.where["round"]).code
    calendar.day = MONDAY + 3 * DAY
    seats = {
        side: [come(code=slip if n == 0 else code, side=side) for n in range(7)]
        for side, slip in zip(("side-1", "side-2"), slips, strict=True)
    }
    partner = seats["side-2"]

    # a late joiner on the wrong side goes over before the first answer
    late = come(code=code, side="side-1")
    late.must("move_over", side="side-2")
    assert "Your seat: Collectif Maji" in (late.ask(), late.text)[1]

    # the funder's facilitator sits down on the partner's side, twice, and tries to become its speaker
    spies = [come(code=code, side="side-2") for _ in range(2)]
    assert host.refused("slip", side="side-2") == "round.speaker_sits"
    become_the_speaker(spies, partner)

    until_open(host, database)
    for guest in (*seats["side-1"], *partner, late, *spies):
        guest.answer(2)
    calendar.day += DAY  # midnight passes, everywhere on Earth
    host.must("close", sure=True)
    become_the_speaker(spies, partner)
    assert all("10 seats are taken on your side" in (guest.ask(), guest.text)[1] for guest in (*partner, late))
    late.must("hold")
    assert partner[0].refused("open_picture") == "counting.is_held"
    for spy in spies:
        assert spy.refused("open_picture") == "round.not_yours"
        spy.must("let_go_on")
        assert not rounds.seat_scene(spy.visit.by(spy.where["round"])).own, "nobody has read anything"
    partner[0].must("let_go_on")
    seats["side-1"][0].must("open_picture")
    for side in seats.values():
        leave_out_and_agree(side[0])
    host.must("reveal")
    assert rounds.find(database, host.where["round"]).opened
    helper = come(screens.run_screen)
    helper.must("words", words=words)
    helper.must("end", sure=True)
    assert "workshop on 4 December 2026" in helper.text, "when it was, not when it was planned"


def become_the_speaker(spies: list[Guest], side: list[Guest]) -> None:
    """One asks, the other confirms at once; everybody there sees it, and the speaker stays and says so."""
    one, other = spies
    one.must("ask_to_speak")
    other.ask("back_speaker", number=(one.ask(), one.big())[1][0])
    assert rounds.place_in(one.database, one.where["round"], side[0].token).speaker
    for guest in side[1:3]:
        assert "Somebody on your side offers to be its speaker" in (guest.ask(), guest.text)[1]
    side[0].must("refuse_speaker")


def until_open(host: Guest, database: store.Database) -> None:
    """On to the first part that sides look at apart."""
    for _ in range(20):
        one = rounds.find(database, host.where["round"])
        if one.stage == "open" and one.now.pools == "levels":
            return
        if one.part and one.stage == "waiting":
            host.must("open")
        elif one.stage == "open":
            host.must("close", sure=True)
        else:
            host.must("go", line=one.live.line + 1)
    raise AssertionError
