"""A made-up partnership in the language of whoever reads it: its people are made up, so they may speak all of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from kit import store
from kit.content import Phrases
from kit.rounds.seeing import Seen
from kit.store import Action, Noted

PARTS = (*(f"{n}{part}" for n in ("", "next_") for part in store.ACTION_WORDS), "again_means", "again_sign")
TYPED = ("demo.paragraph", "demo.late", "demo.signed", *(f"demo.{part}" for part in PARTS))


def retold(seen: Seen, spoken: Sequence[Phrases], phrases: Phrases) -> Seen:
    """What made-up people wrote, in those phrases; what anybody else has typed stays as typed.

    Args: spoken, the phrases of every language in which they may have written it.
    """
    if not seen.round.synthetic:
        return seen
    words = {each[key]: phrases[key] for each in spoken for key in TYPED}
    sides = tuple(replace(side, paragraph=words.get(side.paragraph, side.paragraph)) for side in seen.round.sides)
    signed = seen.round.promise
    promise = replace(signed, role=words.get(signed.role, signed.role)) if signed else None
    past = tuple(replace(each, actions=_turned(each.actions, words), noted=_said(each.noted, words)) for each in seen.past)
    round_ = replace(seen.round, sides=sides, promise=promise)
    return replace(seen, round=round_, actions=_turned(seen.actions, words), noted=_said(seen.noted, words), past=past)


def _said(noted: Sequence[Noted], words: Mapping[str, str]) -> tuple[Noted, ...]:
    return tuple(replace(each, words=words.get(each.words, each.words)) for each in noted)


def _turned(actions: Sequence[Action], words: Mapping[str, str]) -> tuple[Action, ...]:
    return tuple(replace(each, **_parts(each, words)) for each in actions)


def _parts(action: Action, words: Mapping[str, str]) -> dict[str, Any]:
    typed = {part: str(getattr(action, part)) for part in store.ACTION_WORDS}
    return {part: words.get(said, said) for part, said in typed.items()}
