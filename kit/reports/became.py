"""What became of an action, a line from each side in its own words; nobody is reminded, and who says nothing has not said."""

from __future__ import annotations

from collections.abc import Iterable

from kit import languages, rounds
from kit.content import Phrases
from kit.store import Action, Noted, Round


def became(round_: Round, noted: Iterable[Noted], number: int, phrases: Phrases) -> str:
    """Every side's line about that action."""
    lines = {each.side: each for each in noted if each.number == number}
    told = [_line(side.name, lines.get(side.id), phrases) for side in round_.sides]
    return " · ".join([*told, *([_line(phrases["outcome.host"], lines[""], phrases)] if "" in lines else [])])


def confirmed(round_: Round, action: Action, phrases: Phrases) -> str:
    """Whether a partner has confirmed it, which one and which not; where that was not kept, by name if there is one only."""
    known = action.confirmed_by or (round_.others[0].id if len(round_.others) == 1 else "")
    if action.confirmed and known:
        others = [side.name for side in round_.others if side.id != known]
        by = phrases.say("action.confirmed_by", b=round_.side(known).name)
        return by + "".join(phrases.say("action.not_said", b=name) for name in others)
    return phrases["action.confirmed" if action.confirmed else "action.not_confirmed"]


def noting(round_: Round, actions: Iterable[Action], phrases: Phrases, language: str) -> str:
    """Until when that may be noted, and what is kept for it after the day of erasing; "" where there are no actions."""
    kept = tuple(actions)
    if not kept:
        return ""
    until = rounds.last_to_note(round_, kept)
    days = {"until": languages.day(until, language), "deletes": languages.day(round_.deletes, language)}
    return phrases.say("outcome.until" if until > round_.deletes else "outcome.until_then", **days)


def _line(name: str, line: Noted | None, phrases: Phrases) -> str:
    said = phrases.say("outcome.line", side=name, became=phrases[f"outcome.{line.became if line else 'none'}"])
    return phrases.say("outcome.with_words", line=said, words=line.words) if line and line.words else said
