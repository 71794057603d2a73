"""What became of an action, a line from each side that said so, in its own words; who has none, and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

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
    """The same of an action of the round before, and until when a side that has no line can still write one."""
    noted = seen.noted_before
    lines = {each.side for each in noted if each.number == number}
    silent = [side.name for side in seen.round.sides if not (side.id in lines or side.erased)]
    day = languages.day(last_to_add(seen), language)
    if not lines:
        return phrases.say("outcome.none_yet", until=day)
    said = ended(became(seen.round, noted, number, phrases))
    still = phrases.say("outcome.silent", sides=languages.listed(silent, language), until=day) if silent else ""
    return f"{said} {still}".strip()


def last_to_add(seen: Seen) -> date:
    """Until when a side without a line on an action of the round before can write one, here or on that round's own page."""
    past = seen.past[0]
    return max(rounds.last_to_note(past.round, past.actions), rounds.last_to_note(seen.round, seen.actions))


def ended(said: str) -> str:
    """A text with a full stop, unless somebody's quoted words end it."""
    return said if said.endswith(("”", "»", "’")) else f"{said.rstrip('.')}."


def confirmed(round_: Round, action: Action, phrases: Phrases) -> str:
    """Whether a partner has confirmed it, and which; where that was not kept, by name if there is one only."""
    known = action.confirmed_by or (round_.others[0].id if len(round_.others) == 1 else "")
    if action.confirmed and known:
        return phrases.say("action.confirmed_by", b=round_.side(known).name)
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
