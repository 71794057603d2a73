"""The days that a report leads to: all of them in their order, each with what is due, can no longer be done or is erased."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kit import content, languages, rounds
from kit.rounds import Past
from kit.store import Noted
from tests.reports.told import LANGUAGES, SHORT, SOURCE, seen, told
from tests.screens.made import ACTION

FOUND = seen({"self.side-1": {SHORT[0]: 2}, "view.side-2": {SHORT[0]: 2}})
DELETES = FOUND.round.deletes
DAYS = {"soon": DELETES - timedelta(days=120), "later": DELETES + timedelta(days=20)}


def said(language: str, day: date, key: str, **slots: str) -> str:
    phrases = content.library(SOURCE, language).phrases
    return phrases.say("days_ahead.day", day=languages.day(day, language), what=phrases.say(f"days_ahead.{key}", **slots))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("due", [(), ("soon",), ("later",), ("later", "soon"), ("soon", "soon")])
def test_every_day_stands_once_in_its_order_with_what_it_brings(language, due) -> None:
    actions = tuple(replace(ACTION, number=n, what=f"Thing {n}.", by=DAYS[key].isoformat()) for n, key in enumerate(due, 1))
    found = told(replace(FOUND, actions=actions), language)
    until = rounds.last_to_note(FOUND.round, actions)
    wanted = {DELETES: [said(language, DELETES, "erasing" if until > DELETES else "erasing_all")]}
    if actions:
        wanted[until] = [said(language, until, "noting"), *wanted.get(until, [])]
    for key in set(due):
        what = [languages.quoted(f"Thing {n}", language) for n, each in enumerate(due, 1) if each == key]
        line = said(language, DAYS[key], "due", actions=languages.listed(what, language))
        wanted[DAYS[key]] = [line, *wanted.get(DAYS[key], [])]
    assert list(found.days) == [line for day in sorted(wanted) for line in wanted[day]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("noted", [(), ("side-1",), ("side-1", "side-2")])
def test_who_has_no_line_on_the_last_action_is_told_until_when_as_the_list_of_days_says_it(language, noted) -> None:
    """Here too, as long as this round's speakers can come back, not only on the page of the round before."""
    last = replace(ACTION, by=DAYS["soon"].isoformat())
    past = Past(FOUND.round, FOUND.rows, (last,), tuple(Noted(1, side, "done") for side in noted))
    found = told(replace(FOUND, past=(past,), actions=(replace(ACTION, by=DAYS["later"].isoformat()),)), language)
    say, until = content.library(SOURCE, language).phrases, DAYS["later"] + timedelta(days=90)
    assert found.days[-1] == said(language, until, "noting")
    day, [action] = languages.day(until, language), found.actions_before
    names = [side.name for side in FOUND.round.sides if side.id not in noted]
    line = say.say("outcome.silent", sides=languages.listed(names, language), until=day)
    assert (line in action["outcome"]) is (len(noted) == 1)
    assert action["outcome"].startswith(say.say("outcome.none_yet", until=day)) is (not noted)
