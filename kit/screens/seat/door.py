"""The door of a round: a code or a slip, what is asked and who sees it, the side to sit down on."""

from __future__ import annotations

from typing import Any

from kit import asking, languages, reports, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.last_days import last_days, moved
from kit.screens.lobby import earlier, names_before, synthetic
from kit.screens.seat.consent import asked_first
from kit.screens.seat.terms import asked_about, mode_text, pays, terms
from kit.screens.visit import Reader, View, in_round
from kit.store import Round, RoundSide


def door(reader: Reader, note: str = "") -> View:
    """A code to come in with, or six words to come back with."""
    say = reader.say
    return View(
        [
            b.form(
                b.field("code", say("join.code"), hint=say("join.code_hint"), most=80, from_hash=True),
                b.button("knock", say("join.knock"), style="main"),
            ),
            b.fold(say("join.back_title"), b.form(b.field("words", say("mine.back_label")), b.button("back", say("join.back")))),
            b.text(say("results.note_learning"), "soft"),
        ],
        note=note,
    )


def inside(reader: Reader, scene: Scene, side: str, code: str) -> View:
    """What is asked, who sees it, what the promise says; then the side. `side`: the one that a slip is for."""
    round_, slip = scene.round, code if side else ""
    if round_.draft and side:
        return asked_first(reader, round_, side, code)
    offered = [each for each in round_.sides if each.id == side or not side]
    told = {each.id: mode_text(reader, round_, each).split("\n\n") for each in offered}
    shared = [text for text in told[offered[0].id] if all(text in texts for texts in told.values())] if offered[1:] else []
    view = in_round(
        round_,
        [
            *synthetic(reader, round_),
            b.heading(languages.listed([each.name for each in round_.sides], reader.language)),
            b.text(asked_about(reader, round_), "lead"),
            *pays(reader, round_),
            b.text(reports.promise_line(round_, reader.phrases, reader.language), "notice"),
            *names_before(reader, round_),
            *moved(reader, round_),
            last_days(reader, round_),
            b.text(reader.say("results.note_learning"), "soft"),
            *earlier(reader, scene),
            *(b.text(text) for text in shared),
            b.heading(reader.say("join.side"), 3),
            *(_side_card(reader, round_, each, slip, [t for t in told[each.id] if t not in shared]) for each in offered),
            b.button("leave", reader.say("join.other_code"), style="quiet"),
        ],
    )
    view.page_state |= {"code": code, "terms": terms(round_)}
    return view


def _side_card(reader: Reader, round_: Round, side: RoundSide, slip: str, words: list[str]) -> Block:
    """`words`: who sees what, where it holds for this side alone."""
    say = reader.say
    speaks = len(slip) == store.SLIP
    sit = b.button(
        "sit", say("join.sit_speaker" if speaks else "join.sit", side=side.name), style="main", sends={"side": side.id}
    )
    if speaks:
        words, buttons = [say("join.speaker"), *words], [sit]
    elif side.anonymous or round_.live:
        words, buttons = ([*words, say("join.need_slip")], []) if round_.slips and not slip else (words, [sit])
    else:
        words = [*words, say("join.practise_hint")]
        buttons = [b.button("practise", say("join.practise", side=side.name), sends={"side": side.id})]
    return b.card(b.typed(b.heading(side.name, 4)), *(b.text(text) for text in words), *buttons)


def practice(reader: Reader, round_: Round, side: str) -> dict[str, Any]:
    """The questions as a page draws them that sends nothing."""
    key = f"{round_.now.what}-{side}-practice"
    definition = asking.part_definition(reader.library, round_, side, (), key=key, host=reader.host)
    return {**definition, "practice": True, "counts": True}
