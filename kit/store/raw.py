"""Raw answers of a round, counted. Only `rounds` may import this, and only to hand the counts to `scoring.release`."""

from __future__ import annotations

import json

from sqlalchemy import Connection, func, select

from kit.store.tables import answer, place

ASSESSMENT = "assessment"


def counts(connection: Connection, wanted: str) -> dict[tuple[str, str], dict[int | str, int]]:
    """(side, question) → value → how many people of the side who have finished gave it. Counted by the database."""
    levels = (answer.c.question.not_like("last.%"), answer.c.question.not_in(("at", "finished")))
    chosen = (place.c.round == wanted, place.c.finished, answer.c.exercise == ASSESSMENT, *levels)
    rows = connection.execute(
        select(place.c.side, answer.c.question, answer.c.value, func.count())
        .join(answer, answer.c.seat == place.c.seat)
        .where(*chosen)
        .group_by(place.c.side, answer.c.question, answer.c.value)
    )
    found: dict[tuple[str, str], dict[int | str, int]] = {}
    for which, question, value, people in rows:
        given = json.loads(value)
        if isinstance(given, (int, str)) and not isinstance(given, bool):
            found.setdefault((which, question), {})[given] = people
    return found
