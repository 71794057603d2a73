"""What became of an action, a line from each side that said so, in its own words; who says nothing is not named."""

from __future__ import annotations

from collections.abc import Iterable

from kit import languages, rounds
from kit.content import Phrases
from kit.rounds import Seen
from kit.store import Action, Noted, Round


def became(round_: Round, noted: Iterable[Noted], number: int, phrases: Phrases) -> str:
    """The line of each side that noted something about that action; that nothing is noted, where none did."""
    lines = {each.side: each for each in noted if each.number == number}
    names = [*((side.id, side.name) for side in round_.sides), ("", phrases["outcome.host"])]
    told = [_line(name, lines[side], phrases) for side, name in names if side in lines]
    return " · ".join(told) or phrases["outcome.none"]


def became_before(seen: Seen, number: int, phrases: Phrases, language: str) -> str:
    """The same of an action of the round before, and until when a side that has no line may add one."""
    past = seen.past[0]
    said, without = became(seen.round, past.noted, number, phrases), _without(seen.round, past.noted, number)
    until = languages.day(rounds.last_to_note(past.round, past.actions), language)
    added = (silent(seen.round, past.noted, number, phrases), phrases.say("outcome.may_add", until=until)) if without else ()
    return " ".join(filter(None, (ended(said), *added))) if added else said


def silent(round_: Round, noted: Iterable[Noted], number: int, phrases: Phrases) -> str:
    """How many sides have no line beside those that have, without a name; "" where all have one, or none has."""
    lines = tuple(noted)
    n = _without(round_, lines, number)
    if not n or not any(each.number == number for each in lines):
        return ""
    return phrases["outcome.silent_one"] if n == 1 else phrases.say("outcome.silent_more", n=n)


def _without(round_: Round, noted: Iterable[Noted], number: int) -> int:
    """How many sides have no line on that action."""
    return len(round_.sides) - sum(bool(each.side) for each in noted if each.number == number)


def ended(said: str) -> str:
    """A text with a full stop, unless somebody's quoted words end it."""
    return said if said.endswith(("”", "»", "’")) else f"{said.rstrip('.')}."


def confirmed(round_: Round, action: Action, phrases: Phrases) -> str:
    """Whether a partner has confirmed it, and which of how many; where that was not kept, by name if there is one only."""
    n = len(round_.others)
    known = action.confirmed_by or (round_.others[0].id if n == 1 else "")
    if action.confirmed and known:
        name = round_.side(known).name
        return phrases.say("action.confirmed_by_one", b=name, n=n) if n > 1 else phrases.say("action.confirmed_by", b=name)
    return phrases["action.confirmed" if action.confirmed else "action.not_confirmed"]


def noting(round_: Round, actions: Iterable[Action], phrases: Phrases, language: str) -> str:
    """Until when that may be noted, and what is kept for it after the day of erasing; "" where there are no actions."""
    kept = tuple(actions)
    if not kept:
        return ""
    until = rounds.last_to_note(round_, kept)
    days = {"until": languages.day(until, language), "deletes": languages.day(round_.deletes, language)}
    return phrases.say("outcome.until" if until > round_.deletes else "outcome.until_then", **days)


def _line(name: str, line: Noted, phrases: Phrases) -> str:
    said = phrases.say("outcome.line", side=name, became=phrases[f"outcome.{line.became}"])
    return phrases.say("outcome.with_words", line=said, words=line.words) if line.words else said
