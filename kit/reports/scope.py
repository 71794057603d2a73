"""What a result covers and what it does not: shown of asked, what was not asked, whose middle it is, what chance may do."""

from __future__ import annotations

from collections.abc import Iterator

from kit import languages
from kit.content import Phrases
from kit.reports.teller import Teller
from kit.store import Round


def scope(teller: Teller) -> Iterator[str]:
    """How many questions are shown with both answers, what was asked of the whole bank, and what nobody was asked about."""
    beside = {view.item for view in teller.views}
    yield teller.say("results.shown_of", a=teller.about.name, all=teller.about_all, shown=len(beside), asked=len(teller.form))
    if len(teller.form) == len(teller.bank):
        return
    yield teller.say("results.not_asked", asked=len(teller.form), all=len(teller.bank), titles=teller.quoted(_untouched(teller)))


def _untouched(teller: Teller) -> list[str]:
    """Principles that no question was about, and of the others their commitments."""
    asked = {item.commitment for item in teller.form}
    found: list[str] = []
    for principle in teller.framework.principles:
        without = [each.title for each in principle.commitments if each.id not in asked]
        found += [principle.name] if len(without) == len(principle.commitments) else without
    return found


def names_before(round_: Round, phrases: Phrases, language: str) -> tuple[str, ...]:
    """What sides were called before they changed their names, a line each; of a cover name nothing."""
    changed = [side for side in round_.sides if side.was]
    return tuple(phrases.say("names.was", name=side.name, was=languages.listed([*side.was], language)) for side in changed)


def levels(teller: Teller) -> str:
    """What a level is, and for whose answers one may be chance: before the first sentence that counts in levels."""
    many = teller.listed([side.name for side in teller.shows(anonymous=True)])
    chance = teller.say("results.level_chance", sides=many) if many else ""
    return " ".join(filter(None, (teller.phrases["results.levels"], chance)))


def notes(teller: Teller) -> Iterator[str]:
    """What it is for; whose answer each one shown is, about whom; what chance may do; what stays hidden."""
    many, agreed = teller.shows(anonymous=True), teller.shows(anonymous=False)
    yield teller.phrases["results.note_learning"]
    middle = (
        [teller.say("results.note_middle", sides=teller.listed([side.name for side in many]), k=teller.round.smallest)]
        if many
        else []
    )
    one = [teller.say("results.note_agreed", sides=teller.listed([side.name for side in agreed]))] if agreed else []
    partners = teller.listed([side.name for side in teller.round.others])
    both = (
        [teller.say("results.about_all", a=teller.about.name, partners=partners)]
        if teller.about_all and teller.about in (*many, *agreed)
        else []
    )
    yield " ".join([*middle, *one, *both])
    yield teller.phrases["results.note_chance" if many else "results.note_gap"]
    yield teller.phrases["results.note_organisation"]


def missing(teller: Teller) -> Iterator[str]:
    """Names that were others; what is not there, by head count or by choice, never whose choice."""
    yield from names_before(teller.round, teller.phrases, teller.language)
    counted = [side.name for side in teller.round.sides if side.paper_state == "counted"]
    if counted:
        yield teller.say("results.paper", sides=teller.listed(counted))
    if any(side.erased for side in teller.round.sides):
        yield teller.phrases["results.side_too_few"]
    hidden = len(teller.form) - len(teller.asked_ids())
    if hidden and teller.asked_ids():
        yield teller.say("results.left_out", n=hidden)


def nothing_stands_out(teller: Teller) -> str:
    """What to say where no question is worth beginning with."""
    return teller.say("results.no_talk" if teller.views else "results.nothing_beside", a=teller.about.name, all=teller.about_all)
