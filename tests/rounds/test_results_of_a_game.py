"""The results code of a workshop that only played: it opens what its wall has shown, then or when it has ended, and no sooner."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kit import rounds
from kit.content import capitals
from kit.reports import as_docx, as_html, as_pdf
from kit.screens import results_screen
from kit.screens.telling import account_blocks, account_of
from kit.store import Part, Pooling, Stage
from tests.rounds.test_playing import drawn, play, show
from tests.screens.made import Eyes, text
from tests.screens.test_workshop import Browser
from tests.wire import blocks
from tests.worlds import as_before

EYES = {language: Eyes(language=language) for language in ("en", "fr", "es")}
RULES = ("pay", "voice")


@pytest.fixture
def played(room):
    """A room that has seen all of a run, and two sets of rules beside it."""
    seen(room)
    return room


@as_before
def seen(room) -> None:
    people = drawn(room, 8)
    play(room, people)
    show(room, 1, 2, 3)
    for place in people:
        rounds.say_fair(room.by(place), level=1)
    show(room, 4)
    rounds.try_rules(room.host, RULES)


def read(room) -> dict:
    return Browser(room.database, results_screen).must("enter", code=room.round.results)


def refused(room) -> bool:
    return bool(Browser(room.database, results_screen).ask("enter", code=room.round.results)["problem"])


@pytest.mark.long
def test_the_code_opens_nothing_while_it_is_played_and_then_what_was_seen(played) -> None:
    assert refused(played)
    rounds.end_game(played.host)
    found = read(played)
    [picture] = [b for b in blocks(found["blocks"]) if b["is"] == "picture"]
    assert picture["alt"].startswith(EYES["en"].say("room.middle"))
    assert EYES["en"].library.simulator.words.title in text(found["blocks"])
    assert EYES["en"].say("results.planned", day="4 December 2026") in text(found["blocks"])
    assert played.round.opened_on is None, "a month has to lie between two rounds of answers, whatever was played"


def test_a_workshop_that_ended_opens_whatever_it_did(room) -> None:
    drawn(room, 4)
    assert refused(room)
    rounds.end(room.host)
    assert EYES["en"].say("results.no_actions") in text(read(room)["blocks"])


@pytest.mark.parametrize("language", EYES)
@pytest.mark.long
def test_its_report_says_rows_fairness_and_rules_in_every_file(played, language) -> None:
    rounds.end_game(played.host)
    eyes, seen = EYES[language], rounds.seen(played.database, played.round.id)
    found, words = account_of(eyes, seen), eyes.library.simulator.words
    [game] = found.exercises
    assert "".join(game.sentences).count(eyes.say("room.middle")) == 2, "as it was, and under other rules"
    for said in (words.fair.levels[1], *(words.rules[rule].other for rule in RULES), capitals(eyes.say("room.tried"))):
        assert said in " ".join(game.sentences)
    assert [len(cells) for cells in (game.table.head, *game.table.rows)] == [3] * 4
    assert "<svg" in game.draw()
    assert words.rows["files"] in re.sub(r"</?bdi[^>]*>", "", as_html(found, eyes.phrases).decode())
    assert as_docx(found, eyes.phrases)
    assert as_pdf(found, eyes.phrases).startswith(b"%PDF")


def test_it_names_no_side_and_says_nothing_of_what_nobody_saw(played) -> None:
    rounds.end_game(played.host)
    seen = rounds.seen(played.database, played.round.id)
    [game] = account_of(EYES["en"], replace(seen, others=())).exercises or [None]
    assert game is None
    told = text(account_blocks(EYES["en"], account_of(EYES["en"], seen)))
    assert EYES["en"].say("room.ticked_none") not in told


def test_after_its_day_the_code_is_still_on_the_page(played) -> None:
    rounds.end_game(played.host)
    part = Part(1, rounds.GAME, Pooling.PLAYED, Stage.CLOSED)
    assert played.round.parts == (part,)
    assert played.round.readable
