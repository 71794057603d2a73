"""A partner's own page before anything is frozen: what it would be asked, and its yes, its not now, or another wish."""

from __future__ import annotations

from kit import languages, reports, rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.last_days import last_days
from kit.screens.lobby import synthetic
from kit.screens.seat.terms import asked_about, mode_text, pays, terms
from kit.screens.visit import Reader, View, in_round
from kit.store import Round, RoundSide


def asked_first(reader: Reader, round_: Round, side: str, code: str) -> View:
    """What somebody with a side's slip sees while partners are asked: their question; whoever is not asked is told to wait."""
    mine, say = round_.side(side), reader.say
    asked = mine in rounds.partners_asked(round_)
    head = [*synthetic(reader, round_), b.heading(languages.listed([each.name for each in round_.sides], reader.language))]
    body = _question(reader, round_, mine) if asked else [b.text(say("consent.wait"), "lead")]
    view = in_round(round_, [*head, *body, b.button("leave", say("join.other_code"), style="quiet")])
    view.page_state |= {"code": code, "terms": terms(round_)}
    return view


def _question(reader: Reader, round_: Round, mine: RoundSide) -> list[Block]:
    say = reader.say
    return [
        b.heading(say("consent.title"), 3),
        b.text(say("consent.intro"), "lead"),
        b.text(asked_about(reader, round_)),
        *pays(reader, round_),
        b.text(reports.promise_line(round_, reader.phrases, reader.language), "notice"),
        last_days(reader, round_),
        *(b.text(text) for text in mode_text(reader, round_, mine).split("\n\n")),
        b.form(*_answers(reader, round_, mine), b.button("reply", say("consent.send"), style="main")),
        b.text(say("consent.who"), "soft"),
    ]


def _answers(reader: Reader, round_: Round, mine: RoundSide) -> list[Block]:
    say = reader.say
    replies = [(each, say(f"consent.{each}")) for each in rounds.REPLIES]
    wants = b.field(
        "wants", say("consent.wants"), value=mine.wants, kind="area", most=rounds.LONGEST_WISH, hint=say("consent.wants_hint")
    )
    found = [b.choice("reply", say("consent.reply", side=mine.name), replies, value=mine.reply, hint=say("consent.hint")), wants]
    if rounds.asks_of_several(round_):
        partners = languages.listed([side.name for side in round_.others], reader.language)
        legend = say("consent.meant", partners=partners, a=round_.side(round_.about).name)
        meant = [(each, say(f"consent.{each}")) for each in reversed(rounds.MEANT)]
        found.append(b.choice("meant", legend, meant, value=mine.meant, hint=say("consent.meant_hint")))
    return found
