"""At which fields of the form that was sent a refusal stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from kit import rounds
from kit.errors import KitError
from kit.rounds import MOST_PEOPLE, MOST_SIDES
from kit.scoring import FEWEST_FINISHED
from kit.screens.visit import Request
from kit.store import ACTION_PARTS

FIELDS: dict[str, tuple[str, ...]] = {
    "consent.choose": ("reply",),
    "consent.choose_meant": ("meant",),
    "consent.need_pays": ("pays",),
    "error.code": ("code", "key", "words"),
    "error.rate": ("code", "key", "words"),
    "error.receipt": ("words",),
    "live.pick_some": ("picked",),
    "live.too_many_subjects": ("subjects",),
    "mine.erase_tick": ("sure",),
    "names.empty": ("name",),
    "names.short_long": ("short",),
    "names.short_taken": ("short",),
    "names.taken": ("name",),
    "names.too_many": ("name",),
    "round.leave_more": ("out",),
    "round.need_ends": ("ends",),
    "round.need_month": ("ends",),
    "round.need_agrees": ("agrees", "deletes"),
    "round.need_deletes": ("deletes",),
    "round.need_later": ("until",),
    "round.moved_twice": ("until",),
    "round.need_form": ("languages",),
    "round.need_funds": ("name1",),
    "round.need_k": ("smallest",),
    "round.never_with_funds": ("mode2",),
    "round.paper_sum": ("slips",),
    "run.tick_first": ("sure",),
    "seats.number": ("people",),
    "speaking.other_number": ("number",),
}


def fields_of(error: KitError, request: Request) -> list[str]:
    """The names of the fields to look at; none where the refusal is about no field of that form."""
    found = FINDERS.get(error.phrase)
    if found:
        return [name for name in found(request) if name in request.fields]
    names = (error.field, *FIELDS.get(error.phrase, ()))
    return [name for name in names if name in request.fields][:1]


def _names(request: Request) -> Iterator[str]:
    """Those of the first two that are empty, and every name that stands twice."""
    typed = [(f"name{n}", rounds.as_read(str(request.fields.get(f"name{n}", "")))) for n in range(1, MOST_SIDES + 1)]
    yield from (field for field, name in typed[:2] if not name)
    yield from (field for n, (field, name) in enumerate(typed) if name in [other for _, other in typed[:n]] and name)


def _people(request: Request) -> Iterator[str]:
    yield from (field for field, people, _ in _sides(request) if not 0 < people <= MOST_PEOPLE)


def _too_few(*modes: str) -> Callable[[Request], Iterator[str]]:
    return lambda request: (field for field, people, mode in _sides(request) if mode in modes and people < FEWEST_FINISHED)


def _sides(request: Request) -> list[tuple[str, int, str]]:
    numbers = [n for n in range(1, MOST_SIDES + 1) if f"people{n}" in request.fields]
    named = [n for n in numbers if f"name{n}" not in request.fields or str(request.fields[f"name{n}"]).strip()]
    return [(f"people{n}", request.number(f"people{n}"), str(request.fields.get(f"mode{n}", ""))) for n in named]


def _joined(request: Request) -> Iterator[str]:
    yield from (field for field, _, mode in _sides(request) if mode == "joined")


def _action(request: Request) -> Iterator[str]:
    """The first part of an action that is not filled in."""
    empty = (
        part for part in ACTION_PARTS if not (request.day(part) if part == "by" else str(request.fields.get(part, "")).strip())
    )
    yield from list(empty)[:1]


FINDERS: dict[str, Callable[[Request], Iterator[str]]] = {
    "round.need_sides": _names,
    "round.need_people": _people,
    "round.need_seven": _too_few("anonymous", ""),
    "round.need_nine": _joined,
    "run.action_whole": _action,
}
