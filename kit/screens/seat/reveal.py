"""What a seat sees once something is revealed: the account, one's own answers beside it, what a speaker may still do."""

from __future__ import annotations

from dataclasses import asdict

from kit import asking, reports, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import slides
from kit.screens.blocks import Block
from kit.screens.proposals import carried
from kit.screens.revealing import revealed_blocks
from kit.screens.telling import account_blocks, account_of, kept_action
from kit.screens.visit import Reader, View
from kit.store import Action, Noted, Pooling


def revealed(reader: Reader, scene: Scene) -> list[Block]:
    """The account of an assessment, and the code to read it elsewhere."""
    blocks = account_blocks(reader, account_of(reader, scene.seen)) if scene.seen else []
    return [*blocks, results_code(reader, scene)]


def ended(reader: Reader, scene: Scene) -> list[Block]:
    """A workshop that is over: where its results are, and the actions."""
    say, round_ = reader.say, scene.round
    noted = scene.seen.noted if scene.seen else ()
    cards = [kept_action(reader, round_, action, noted) for action in scene.actions]
    doers = [action.who for action in scene.actions]
    return [
        b.heading(say("live.ended_title")),
        b.text(say("live.ended"), "lead"),
        b.text(say("live.ended_hint", date=reader.day(round_.deletes))),
        results_code(reader, scene),
        b.link(say("results.open"), f"/results?lang={reader.language}#{round_.results}"),
        *([b.heading(say("results.actions"), 3), *carried(reader, round_, doers), *cards] if cards else []),
    ]


def results_code(reader: Reader, scene: Scene) -> Block:
    """The code to read them elsewhere."""
    return b.big(store.spaced(scene.round.results), reader.say("results.code"))


def on_this_phone(reader: Reader, scene: Scene) -> View:
    """What a part of a workshop reveals, where phones show it; else one looks up."""
    if not (scene.round.live and scene.round.live.phones):
        return View([b.text(reader.say("live.look_up"), "lead")])
    picture = slides.picture(scene, reader)
    tap = [b.button("mine", reader.say("live.mine"), style="quiet")] if scene.round.now.pools == Pooling.LEVELS else []
    if picture is None:
        return View([*revealed_blocks(reader, scene), *tap])
    return View([picture, *tap, b.fold(reader.say("wall.all_of_it"), *revealed_blocks(reader, scene))])


def my_answers(reader: Reader, scene: Scene) -> list[Block]:
    """One's own answers beside the release, after a tap, on that phone only."""
    round_, side, given, said = scene.round, scene.place.side, scene.stored.answer, []
    for question in asking.asked(reader.library, round_, scene.shown)[side]:
        if question in given:
            name, _, levels = asking.question_words(reader.library, round_, asking.first_look(round_), question, side)
            value = given[question]
            said.append((name, levels[value] if isinstance(value, int) else reader.say(asking.aside_key(round_, value))))
    title, hint = b.heading(reader.say("live.mine_title"), 4), b.text(reader.say("live.mine_hint"), "soft")
    return [b.card(title, hint, b.pairs(said))]


def speaking(reader: Reader, scene: Scene) -> list[Block]:
    """What a speaker may still do: confirm actions, a paragraph, accept the report, start the other direction."""
    if not scene.place.speaker:
        return []
    say, side = reader.say, scene.round.side(scene.place.side)
    about_us = side.id == scene.round.about
    read = rounds.report_as_read(scene.round, scene.actions, side.id)
    turn = b.fold(say("after.turn"), b.text(say("after.turn_hint")), b.button("turn", say("after.turn_button")))
    return [
        b.heading(say("after.title", side=side.name), 3),
        *confirming(reader, scene),
        b.form(
            b.field(
                "paragraph",
                say("after.paragraph"),
                value=side.paragraph,
                kind="area",
                most=1200,
                hint=say("after.paragraph_hint"),
            ),
            b.field("accepted", say("after.accept"), value=side.accepted, kind="tick"),
            b.button("accept", say("after.save"), style="main", sends={"read": read}),
        ),
        *outcomes(reader, scene),
        *([] if side.funds or about_us else [turn]),
    ]


def confirming(reader: Reader, scene: Scene) -> list[Block]:
    """For a partner's speaker, the actions that no partner has confirmed so far."""
    if not scene.place.speaker or scene.place.side == scene.round.about:
        return []
    waiting = [action for action in scene.actions if not action.confirmed]
    taps = [block for action in waiting for block in _to_confirm(reader, action, put_off=action.number in scene.waits_with)]
    return [b.card(b.text(reader.say("after.confirm_hint")), *taps)] if taps else []


def _to_confirm(reader: Reader, action: Action, *, put_off: bool) -> list[Block]:
    """A partner confirms an action, or says "not now", which only this page says."""
    words, sends = {"n": action.number, "what": action.what[:80]}, {"read": asdict(action)}
    later = b.button("not_now", reader.say("after.not_now", n=action.number), style="quiet", sends=sends)
    return [
        b.button("confirm", reader.say("after.confirm", **words), sends=sends),
        b.text(reader.say("after.put_off", n=action.number), "soft") if put_off else later,
    ]


def outcomes(reader: Reader, scene: Scene) -> list[Block]:
    """A side's own line about what became of each action of this round and of the one before."""
    seen, side = scene.seen, scene.place.side
    if seen is None or not (seen.actions or seen.actions_before):
        return []
    forms = [_outcome(reader, action, seen.noted_before, side, own=False) for action in seen.actions_before]
    forms += [_outcome(reader, action, seen.noted, side, own=True) for action in seen.actions]
    until = reader.day(rounds.last_to_note(scene.round, seen.actions))
    kept = reports.noting(scene.round, seen.actions, reader.phrases, reader.language)
    hints = [b.text(reader.say("after.outcome", until=until)), *([b.text(kept, "soft")] if kept else [])]
    return [b.fold(reader.say("after.became"), *hints, *forms)]


def _outcome(reader: Reader, action: Action, noted: tuple[Noted, ...], side: str, *, own: bool) -> Block:
    mine = next((line for line in noted if (line.number, line.side) == (action.number, side)), None)
    options = [(outcome, reader.say(f"outcome.{outcome}")) for outcome in rounds.OUTCOMES if outcome]
    became, words = (mine.became, mine.words) if mine else ("", "")
    return b.form(
        b.choice("outcome", action.what, options, value=became),
        b.field("words", reader.say("after.in_your_words"), value=words, kind="area", most=rounds.LONGEST_WORDS),
        b.button("outcome", reader.say("after.save"), sends={"number": action.number, "own": own}),
    )
