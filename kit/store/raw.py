"""Raw answers of a round, counted. Only `rounds` may import this, and only to hand the counts to `scoring.release`."""

from __future__ import annotations

import json
from collections.abc import Collection

from sqlalchemy import Connection, func, or_, select

from kit.store.tables import answer, place

NO_QUESTIONS = ("at", "finished", "subjects")
Counts = dict[tuple[str, str], dict[int | str, int]]


def counts(connection: Connection, round_id: str, exercise: str, *, spoken: Collection[str] = ()) -> Counts:
    """(side, question) → value → how many people of the side who have finished gave it on their phones.

    Counted by the database. `spoken`: sides of which only the speaker counts; of the others every seat does.
    """
    asked = (answer.c.question.not_like("last.%"), answer.c.question.not_in(NO_QUESTIONS))
    counted = or_(place.c.side.not_in(spoken), place.c.speaker)
    chosen = (place.c.round == round_id, place.c.finished, answer.c.exercise == exercise, counted, *asked)
    rows = connection.execute(
        select(place.c.side, answer.c.question, answer.c.value, func.count())
        .join(answer, answer.c.seat == place.c.seat)
        .where(*chosen)
        .group_by(place.c.side, answer.c.question, answer.c.value)
    )
    found: Counts = {}
    for which, question, value, people in rows:
        given = json.loads(value)
        if isinstance(given, (int, str)) and not isinstance(given, bool):
            found.setdefault((which, question), {})[given] = people
    return found
