"""How long a big round takes from raw answers to the results page: counted in SQL, so ten times the people take ten times as long."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from kit import content, rounds, screens, settings, store
from kit.store import RoundSide

QUESTIONS, PEOPLE = 50, 2000
SOURCE = content.Source(settings.read({}).exercises)


def seats(one: store.Round, people: int) -> Iterator[tuple[str, str]]:
    for number in range(people):
        yield secrets.token_hex(16), one.sides[number % 2].id


def fill(database: store.Database, one: store.Round, items: list[content.Item], people: int) -> None:
    """Everybody's answers, written at once: what is measured comes after."""
    asked = {side.id: rounds.questions_of(one, side.id, items)[:QUESTIONS] for side in one.sides}
    mine = list(seats(one, people))
    with database.writing() as connection:
        connection.exec_driver_sql("INSERT INTO seat VALUES (?, ?)", [(seat, one.deletes.isoformat()) for seat, _ in mine])
        connection.exec_driver_sql(
            "INSERT INTO place (seat, round, side, speaker, finished, said, noted) VALUES (?, ?, ?, 0, 1, 0, 0)",
            [(seat, one.id, side) for seat, side in mine],
        )
        rows = [(seat, q, json.dumps((n + k) % 5)) for n, (seat, side) in enumerate(mine) for k, q in enumerate(asked[side])]
        connection.exec_driver_sql("INSERT INTO answer VALUES (?, 'assessment', ?, ?, 1)", rows)


def seconds(folder: Path, people: int) -> tuple[float, float]:
    """Seconds for closing (counting and releasing) and for the results page after the reveal."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(folder)}))
    items = list(content.load_bank(SOURCE, "fr").values())
    host = rounds.By(database, "b" * 32, today=date.today())
    rounds.trust(database, host.browser)
    sides = tuple(RoundSide(id=f"side-{n}", name=f"Side {n}", people=3000, mode="anonymous", funds=n == 1) for n in (1, 2))
    plan = rounds.Plan(
        sides=sides, form=content.FULL, ends=date.today(), agrees=date.today(), deletes=date.today() + timedelta(days=30)
    )
    made = rounds.create(host, plan, language="fr")
    host = replace(host, round_id=made.round.id)
    speakers = [replace(host, browser=store.new_browser()) for _ in made.round.sides]
    for side, speaker in zip(made.round.sides, speakers, strict=True):
        rounds.sit_down(speaker, made.round, side.id, code=made.slips[side.id])
    fill(database, made.round, items, people)
    start = time.perf_counter()
    asked = rounds.asked_of(made.round, items)
    rounds.close(host, asked, part=1)
    for side, speaker in zip(made.round.sides, speakers, strict=True):
        rounds.open_picture(speaker, asked[side.id], part=1)
    closed = time.perf_counter() - start
    out = [item.id for item in items[: len(items) // 6 + 1]]
    for speaker in speakers:
        rounds.agree(speaker, out, part=1)
    rounds.reveal(host)
    visit = screens.Visit(database, SOURCE, "fr", host.browser)
    start = time.perf_counter()
    screens.respond(screens.results_screen, visit, {"do": "look", "where": {"round": made.round.id}})
    return closed, time.perf_counter() - start
