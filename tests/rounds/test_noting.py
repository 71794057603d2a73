"""After the day of erasing: a speaker says what became of the actions, whoever runs it sets up the next round, nothing else goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from kit import rounds, screens, store
from kit.errors import UnknownCode, UnknownReceipt
from kit.rounds import MOVES, By
from kit.screens import Visit
from kit.store import Noted
from tests.rounds.people import DECIDED, PARTNERS, SEVEN, TODAY, Room, a_month_goes_by
from tests.rounds.played import DELETES, Played
from tests.rounds.test_moves import ROLES, attempt, calls
from tests.rounds.test_rounds import refused
from tests.screens.test_drawn import does, text
from tests.screens.test_workshop import SET_UP, SOURCE
from tests.screens.test_workshop import Browser as Anybody
from tests.wire import blocks

DAY = timedelta(days=1)


@dataclass
class Browser(Anybody):
    """A browser that lives by another day."""

    calendar: date = TODAY

    @property
    def visit(self) -> Visit:
        return replace(super().visit, today=self.calendar, here=self.calendar)


LAST = date.fromisoformat(DECIDED.by) + timedelta(days=90)


@pytest.fixture
def agreed(shown: Room) -> Room:
    """An action for the first of January, the day of erasing on the third."""
    rounds.write_action(shown.host, DECIDED)
    return shown


def purge(database: store.Database, day: date) -> None:
    """On that day, which comes as days do."""
    with database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM clock")
    store.purge(database, today=day)


def on(by: By, day: date) -> By:
    return replace(by, today=day)


def drawn(by: By, *, host: bool = False) -> tuple[str, set[str]]:
    """What a page says, and what its buttons do."""
    visit = Visit(by.database, SOURCE, "en", by.browser, today=by.today, here=by.today)
    screen = screens.run_screen if host else screens.join_screen
    shown = screens.respond(screen, visit, {"do": "look", "where": {"round": by.round_id}})
    return text(shown["blocks"]), does(shown["blocks"])


def test_a_speaker_says_what_became_of_an_action_until_ninety_days_after_it_and_nobody_a_day_later(agreed: Room) -> None:
    speaker, seat = (agreed.by(agreed.places["side-2"][n]) for n in (0, 1))
    purge(agreed.database, agreed.round.deletes + DAY)
    for day in (agreed.round.deletes + DAY, LAST):
        purge(agreed.database, day)
        rounds.note_outcome(on(speaker, day), 1, "partly", "two months late", own=True)
        with refused("round.not_yours"):
            rounds.note_outcome(on(seat, day), 1, "done", own=True)
        with refused("round.not_yours"):
            rounds.note_outcome(on(agreed.host, day), 1, "done", own=True)
    assert rounds.seen(agreed.database, agreed.round.id).noted == (Noted(1, "side-2", "partly", "two months late"),)
    purge(agreed.database, LAST + DAY)
    for who in (speaker, seat):
        with refused("round.not_yours"):
            rounds.note_outcome(on(who, LAST + DAY), 1, "done", own=True)
    assert not rounds.facilitates(agreed.database, agreed.host.browser, agreed.round.id)
    assert rounds.seen(agreed.database, agreed.round.id).noted[0].words == "two months late", "what was said stays"


def test_nothing_stays_beyond_the_day_where_nothing_was_agreed(shown: Room) -> None:
    purge(shown.database, shown.round.deletes + DAY)
    speaker = shown.by(shown.places["side-1"][0])
    assert rounds.seat_scene(speaker) is None
    assert rounds.host_scene(shown.host) is None


@pytest.mark.long
def test_six_words_bring_a_speaker_back_and_no_answer_is_found(agreed: Room) -> None:
    words = {n: store.new_words("en") for n in (0, 1)}
    for n, mine in words.items():
        rounds.write_down(agreed.by(agreed.places["side-2"][n]), store.words_lookup(agreed.database, mine))
    day = agreed.round.deletes + DAY
    purge(agreed.database, day)
    other = store.new_browser()
    assert rounds.come_back(agreed.database, words[0], other).id == agreed.round.id
    with pytest.raises(UnknownReceipt):
        rounds.come_back(agreed.database, words[1], other)
    rounds.note_outcome(on(agreed.as_browser(other), day), 1, "done", own=True)
    with agreed.database.reading() as connection:
        for table, left in (("answer", 0), ("seat", 2), ("place", 2)):
            assert connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() == left, table
    scene = rounds.seat_scene(on(agreed.as_browser(other), day))
    assert (scene.stored.answer, scene.own) == ({}, ())


def test_neither_code_nor_slip_lets_anybody_in_after_the_day(agreed: Room) -> None:
    day = agreed.round.deletes + DAY
    purge(agreed.database, day)
    for code in (agreed.made.round.code, *agreed.made.slips.values()):
        with pytest.raises(UnknownCode):
            rounds.knock(agreed.database, code, store.new_browser(), today=day)


@pytest.mark.sqlite
@pytest.mark.long
def test_of_all_moves_only_these_are_made_after_the_day(game: Played) -> None:
    made = {
        ("note_outcome", "A"), ("note_outcome", "B"), ("withdraw", "A"), ("withdraw", "B"), ("hand_on", "A"), ("hand_on", "B"),
        ("follow", "h"), ("create", "k"),
    }  # fmt: skip
    game.bring_back("shown")
    day = DELETES + DAY
    purge(game.database, day)
    game.states["past"] = (game.file.read_bytes(), game.states["shown"][1], day)
    tried = {**calls(game), "note_outcome": lambda by, one, side: rounds.note_outcome(by, 1, "done", own=True)}
    found = set[Any]()
    before = game.bring_back("past")
    for move in MOVES:
        for role in ROLES:
            one = rounds.find(game.database, game.states["past"][1])
            _, kept = attempt(game, tried[move], game.by(role, "past"), one, role, before)
            if kept != before:
                found.add((move, role))
                game.bring_back("past")
    assert found == made


def test_once_nobody_runs_it_a_key_and_the_results_code_set_up_the_next_one_and_every_partner_is_asked(agreed: Room) -> None:
    code = store.spaced(agreed.round.results)
    host, other = (Browser(agreed.database, screens.run_screen) for _ in range(2))
    rounds.trust(agreed.database, host.token)
    for day, phrase in ((agreed.round.deletes + DAY, "later.somebody_runs"), (LAST, "later.somebody_runs")):
        purge(agreed.database, day)
        host.calendar = day
        assert host.refused("later", code=code) == phrase
    day = LAST + DAY
    purge(agreed.database, day)
    host.calendar = other.calendar = day
    assert "later" not in does((other.ask(), other.shown["blocks"])[1]), "without a key there is no way there"
    other.must("later", code=code)
    days = {name: (day + n * DAY).isoformat() for name, n in (("ends", 9), ("agrees", 9), ("deletes", 60))}
    given = {**SET_UP, "languages": ["en"], "people1": "7", "people2": "7", "pays": "Northlight", **days}
    assert other.refused("create_later", **given) == "round.not_yours", "who has only the results code"
    assert host.refused("create_later", **given) == "later.somebody_runs", "who has not given it"
    assert host.refused("later", code="AAAA-AAAA") == "error.code"
    host.must("later", code=code)
    shown = host.must("create_later", **given)
    fresh = rounds.find(agreed.database, host.where["round"])
    assert (fresh.previous, fresh.draft, [side.name for side in fresh.sides]) == (
        agreed.round.id,
        True,
        ["Northlight", "Collectif Maji"],
    )
    assert host.refused("begin") == "consent.not_all"
    slips = [block["text"] for block in blocks(shown["blocks"]) if block["is"] == "big"][1:]
    partner = Browser(agreed.database, screens.join_screen)
    partner.calendar = day
    partner.must("knock", code=slips[1])
    partner.must("reply", reply="yes")
    host.must("begin")
    partner.must("knock", code=slips[1])
    assert "What became of" in partner.text or '"a"' in partner.text


def test_a_round_about_a_partners_own_practice_goes_on_by_that_partner_alone(agreed: Room) -> None:
    with agreed.database.writing() as connection:
        connection.exec_driver_sql("UPDATE round SET about = 'side-2'")
    purge(agreed.database, LAST + DAY)
    host = on(agreed.as_browser(store.new_browser()), LAST + DAY)
    rounds.trust(agreed.database, host.browser)
    rounds.enter_results(agreed.database, host.browser, agreed.round.results)
    day = LAST + 9 * DAY
    plan = rounds.Plan(sides=(SEVEN, PARTNERS), about="side-2", ends=day, agrees=day, deletes=day + 40 * DAY)
    with refused("round.other_way"):
        rounds.follow_later(host, plan, language="en")


@pytest.mark.parametrize(("language", "day"), [("en", "1 April 2027"), ("fr", "1er avril 2027"), ("es", "1 de abril de 2027")])
@pytest.mark.long
def test_the_day_is_said_where_outcomes_are_noted_in_the_report_and_where_one_joins(agreed: Room, language, day) -> None:
    speaker, visit = agreed.by(agreed.places["side-2"][0]), None
    for today in (TODAY, agreed.round.deletes + DAY):
        purge(agreed.database, today)
        for who, screen in ((speaker, screens.join_screen), (agreed.host, screens.run_screen)):
            visit = Visit(agreed.database, SOURCE, language, who.browser, today=today, here=today)
            said = text(screens.respond(screen, visit, {"do": "look", "where": {"round": agreed.round.id}})["blocks"])
            assert day in said.replace("\u00a0", " "), (today, said)
    assert day in screens.file_of(visit, agreed.round.id, "html").decode().replace("\u00a0", " ")
    assert "90" in visit.say("mode.stays")


def test_the_page_after_the_day_offers_outcomes_the_next_round_and_going(agreed: Room) -> None:
    day = agreed.round.deletes + DAY
    purge(agreed.database, day)
    said, buttons = drawn(on(agreed.by(agreed.places["side-2"][0]), day))
    assert "The day of erasing, 3 January 2027, has passed" in said
    assert buttons == {"outcome", "withdraw"}
    said, buttons = drawn(on(agreed.host, day), host=True)
    assert "Nothing noted yet" in said
    assert buttons >= {"next"}
    assert not buttons & {"action", "no_action", "slip", "change"}


def test_an_actions_day_is_not_so_far_that_somebody_is_kept_for_ever(shown: Room) -> None:
    with refused("round.far_day"):
        rounds.write_action(shown.host, replace(DECIDED, by="2099-01-01"))


def test_whoever_follows_later_writes_over_no_line_that_a_side_has_noted(agreed: Room) -> None:
    first = agreed.round
    rounds.note_outcome(agreed.by(agreed.places["side-2"][0]), 1, "not_yet", own=True)
    a_month_goes_by(agreed.database)
    agreed.create(SEVEN, PARTNERS, follows=True, ends=LAST + 5 * DAY, agrees=LAST + 5 * DAY, deletes=LAST + 40 * DAY)
    theirs, ours = (agreed.by(agreed.sit(side)) for side in ("side-2", "side-1"))
    rounds.note_outcome(on(theirs, LAST), 1, "partly")
    with refused("outcome.settled"):
        rounds.note_outcome(on(theirs, LAST + DAY), 1, "done")
    rounds.note_outcome(on(ours, LAST + DAY), 1, "done")
    assert rounds.seen(agreed.database, first.id).noted == (Noted(1, "side-1", "done"), Noted(1, "side-2", "partly"))
