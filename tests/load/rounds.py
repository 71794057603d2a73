"""How long a big round takes from raw answers to the results page: counted in SQL, so ten times the people take ten times as long."""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Iterator
from datetime import date
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
    rounds.trust(database, "b" * 32)
    sides = tuple(RoundSide(id=f"side-{n}", name=f"Side {n}", people=3000, mode="anonymous", funds=n == 1) for n in (1, 2))
    plan = rounds.Plan(sides=sides, form=content.FULL, ends=date.today(), deletes=date.today())
    made = rounds.create(database, plan, browser="b" * 32, language="fr", today=date.today())
    speakers = [
        rounds.sit_down(database, made.round, side.id, slip=made.slips[side.id], browser=store.new_browser(), today=date.today())
        for side in made.round.sides
    ]
    fill(database, made.round, items, people)
    start = time.perf_counter()
    rounds.close(database, made.round.id, rounds.asked_of(made.round, items), browser="b" * 32, today=date.today())
    closed = time.perf_counter() - start
    out = [item.id for item in items[:10]]
    for place in speakers:
        rounds.agree(database, place, out, today=date.today())
    rounds.reveal(database, made.round.id, browser="b" * 32, today=date.today())
    visit = screens.Visit(database, SOURCE, "fr", "b" * 32)
    start = time.perf_counter()
    screens.respond(screens.results_screen, visit, {"do": "look", "where": {"round": made.round.id}})
    return closed, time.perf_counter() - start
