"""A phone in a workshop: the lobby, what is asked now, the side's own picture, what was revealed, notes, proposals, the pulse."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from kit import kinds, languages, reports, rounds, store
from kit.errors import MoveRefused
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.revealing import exercise_blocks, revealed_blocks, shown_rows
from kit.screens.running_order import current
from kit.screens.telling import action_card
from kit.screens.visit import Ask, Shown, Visit
from kit.store import Place, Pooling, Round, Stage

LOOK_SECONDS = 20  # where the stream is broken: the page also hears of every move
PARTS = ("what", "who", "means", "sign")


def attend(visit: Visit, one: Round, place: Place, *, mine: bool = False) -> Shown:
    """What this phone shows now."""
    live = one.live
    if live is None or live.ended:
        return Shown(_ended(visit, one, place))
    if live.paused:
        shown = Shown([b.heading(visit.say("live.paused")), b.text(visit.say("live.paused_hint"), "lead")])
    elif live.line < 0 and not one.part:
        shown = Shown(_lobby(visit, one))
    else:
        shown = _now(visit, one, place, mine=mine)
    shown.stream, shown.version, shown.look_again = one.id, one.version, LOOK_SECONDS
    return shown


def at_any_time(visit: Visit, one: Round, place: Place) -> list[Block]:
    """What somebody may do beside what is asked: the board, proposals, a sign to who facilitates."""
    return [*_board(visit, one), *_proposals(visit, one, place), *_pulse(visit, one)] if one.live and not one.live.ended else []


def _lobby(visit: Visit, one: Round) -> list[Block]:
    done, seats = rounds.finished(visit.database, one)
    return [
        b.heading(visit.say("live.lobby")),
        b.count(visit.say("live.heads"), done, seats),
        b.text(visit.say("live.lobby_hint"), "lead"),
        *topics(visit, one),
        b.text(reports.promise_line(one, visit.phrases, visit.language), "notice"),
        *earlier(visit, one),
    ]


def topics(visit: Visit, one: Round) -> list[Block]:
    """What the partners want to talk about, a line each."""
    lines = [line for line in (one.live.topics if one.live else "").splitlines() if line.strip()]
    return [b.card(b.heading(visit.say("live.topics"), 4), b.typed(b.listing(lines)))] if lines else []


def earlier(visit: Visit, one: Round) -> list[Block]:
    """You said, we did: the actions of the round before stand on the first page of this one."""
    found = rounds.earlier_actions(visit.database, one)
    if not found:
        return []
    return [b.fold(visit.say("results.actions_before"), *(kept_action(visit, action) for action in found))]


def kept_action(visit: Visit, action: store.Action) -> Block:
    """An action as it is kept, with what became of it."""
    state = visit.say(f"outcome.{action.outcome}" if action.outcome else "outcome.none")
    parts = {**asdict(action), "by": languages.read_day(action.by, visit.language)}
    return action_card(visit, {key: str(value) for key, value in parts.items()}, state)


def _now(visit: Visit, one: Round, place: Place, *, mine: bool) -> Shown:
    step = current(visit, one)
    if not one.part:
        return Shown([b.heading(visit.say("live.together")), b.text(step.text if step else visit.say("live.listen"), "lead")])
    title = kinds.part_title(visit.library, one, one.now)
    stages = {Stage.WAITING: _waiting, Stage.OPEN: _open, Stage.CLOSED: _closed, Stage.CAUCUS: _own, Stage.REVEALED: _revealed}
    shown = stages[one.stage](visit, one, place)
    if one.stage == Stage.REVEALED and mine:
        shown.blocks += _my_answers(visit, one, place)
    if shown.exercise is None:
        shown.blocks.insert(0, b.heading(title))
    return shown


def _waiting(visit: Visit, one: Round, _place: Place) -> Shown:
    step = current(visit, one)
    return Shown([b.text(step.text if step else "", "lead"), b.text(visit.say("live.opens_soon"), "soft")])


def _open(visit: Visit, one: Round, place: Place) -> Shown:
    shown = asking(visit, one, place)
    side = one.side(place.side)
    if one.now.pools == Pooling.LEVELS and side.anonymous and (place.speaker or side.paper_state):
        shown.blocks.append(_paper(visit, one, place))
    return shown


def seat_mark(visit: Visit, place: Place) -> str:
    """A seat's mark in a page: what stands or waits there is this seat's, though somebody else may sit at the phone by now."""
    return store.lookup_of(visit.database, "drawer", place.round, place.seat)[:12]


def asking(visit: Visit, one: Round, place: Place) -> Shown:
    """The questions of the part that is asked now, with what is committed for this seat."""
    stored = rounds.answers_of(visit.database, place)
    rows = shown_rows(visit, one) if one.now.again else ()
    key = f"{one.now.what}-{one.part}-{one.stage}-{seat_mark(visit, place)}"
    definition = kinds.part_definition(visit.library, one, place.side, rows, key=key, host=visit.host)
    return Shown(
        [],
        exercise={**definition, "counts": one.stage == Stage.OPEN},
        stored=asdict(stored),
        so_far=kinds.own_so_far(visit.library, one, place.side, stored.answer),
    )


def _paper(visit: Visit, one: Round, place: Place) -> Block:
    """Slips of paper, counted by one person from each side: how many say what."""
    say, numbers = visit.say, []
    for question in kinds.asked(visit.library, one)[place.side]:
        name, who, levels = kinds.question_words(visit.library, one, one.now, question, place.side)
        fields = [b.field(f"{question}.{level}", text, kind="number", most=4) for level, text in enumerate(levels)]
        numbers.append(b.fold(f"{name} · {who}", *fields))
    side = one.side(place.side)
    state = [b.text(say(f"paper.{side.paper_state}", n=side.paper), "say")] if side.paper_state else []
    return b.fold(
        say("paper.title" if place.speaker else "paper.title_second"),
        b.text(say("paper.hint")),
        b.text(say("paper.rule", n=rounds.fewest_finished(side))),
        *state,
        b.form(
            b.field("slips", say("paper.slips"), kind="number", most=4),
            *numbers,
            b.button("paper", say("paper.keep"), style="main"),
        ),
    )


def _closed(visit: Visit, one: Round, _place: Place) -> Shown:
    """A check of the whole room shows its middle answers to all, the safety check to none here."""
    if rounds.is_shown(one):
        return Shown(revealed_blocks(visit, one))
    return Shown([b.text(visit.say("live.closed"), "lead")])


def _own(visit: Visit, one: Round, place: Place) -> Shown:
    """The side meets apart: its own picture, or the answer that its speaker writes for it."""
    say, side = visit.say, one.side(place.side)
    if side.erased:
        return Shown([b.text(say("live.erased"), "notice")])
    lead = b.text(say("live.apart", side=side.name), "lead")
    if one.now.pools == Pooling.DECLARED:
        return _declaring(visit, one, place, lead)
    rows = tuple(rounds.own_rows(visit.database, place, today=visit.today))
    if not rows:
        return Shown([lead, b.text(say("live.own_unfinished"))])
    slips = [b.text(say(f"paper.{side.paper_state}", n=side.paper), "soft")] if side.paper_state else []
    return Shown([lead, *slips, *_choosing(visit, one, place, rows)])


def _declaring(visit: Visit, one: Round, place: Place, lead: Block) -> Shown:
    say, agreed = visit.say, one.side(place.side).agreed
    if not place.speaker:
        said = rounds.side_answer(visit.database, place)
        rows = tuple(store.Released(place.side, place.side, q, None, "", None, one.part, v) for q, v in said.answer.items())
        picture = exercise_blocks(visit.library, one, one.now, rows) if rows else [b.text(say("live.side_empty"), "soft")]
        return Shown([lead, b.text(say("live.speaker_writes")), *picture])
    if agreed:
        return Shown([lead, b.card(b.text(say("own.agreed"), "say"), b.button("take_back", say("own.take_back"), style="quiet"))])
    shown = asking(visit, one, place)
    return Shown(
        [b.heading(say("live.write_for", side=one.side(place.side).name)), lead, b.text(say("live.write_hint")),
         b.button("agree", say("live.agree_side"), style="main")],
        exercise=shown.exercise, stored=shown.stored, so_far=shown.so_far,
    )  # fmt: skip


def _choosing(visit: Visit, one: Round, place: Place, rows: tuple[store.Released, ...]) -> list[Block]:
    """What the speaker leaves out, and the side's own picture below."""
    say, library = visit.say, visit.library
    named = {
        rounds.item_of(row.question): kinds.question_words(library, one, one.now, row.question, place.side)[0] for row in rows
    }
    out = rounds.left_out(visit.database, place)
    if not place.speaker:
        head: list[Block] = [b.text(say("own.speaker_decides"))]
    elif one.side(place.side).agreed:
        left = languages.listed([named[item] for item in sorted(out)], visit.language)
        head = [b.card(b.text(say("own.agreed"), "say"), b.text(say("own.left", items=left)),
                       b.button("take_back", say("own.take_back"), style="quiet"))]  # fmt: skip
    else:
        fewest = rounds.fewest_left_out(len(named))
        ticks = b.ticks("out", say("own.leave", n=fewest), list(named.items()), value=sorted(out), hint=say("own.leave_hint"))
        head = [b.form(ticks, b.button("agree", say("own.agree"), style="main"))]
    return [*head, *_own_picture(visit, one, place, rows), b.text(say("results.note_one_or_two"), "soft")]


def _own_picture(visit: Visit, one: Round, place: Place, rows: tuple[store.Released, ...]) -> list[Block]:
    if kinds.exercise_of(visit.library, one.now):
        return exercise_blocks(visit.library, one, one.now, rows)
    said: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        name, who, levels = kinds.question_words(visit.library, one, one.now, row.question, place.side)
        none = kinds.aside_key(one, row.aside) if row.aside else "results.too_few"
        text = levels[row.level] if row.level is not None else visit.say(none)
        said.setdefault(name, []).append((who, text))
    return [b.card(b.heading(name, 4), b.pairs(pairs)) for name, pairs in said.items()]


def _revealed(visit: Visit, one: Round, place: Place) -> Shown:
    if not (one.live and one.live.phones):
        return Shown([b.text(visit.say("live.look_up"), "lead")])
    tap = [b.button("mine", visit.say("live.mine"), style="quiet")] if one.now.pools == Pooling.LEVELS else []
    return Shown([*revealed_blocks(visit, one), *tap])


def _my_answers(visit: Visit, one: Round, place: Place) -> list[Block]:
    """One's own answers beside the release, after a tap, on that phone only."""
    given = rounds.answers_of(visit.database, place).answer
    said = []
    for question in kinds.asked(visit.library, one, shown_rows(visit, one))[place.side]:
        if question in given:
            name, _, levels = kinds.question_words(visit.library, one, kinds.first_look(one), question, place.side)
            value = given[question]
            said.append((name, levels[value] if isinstance(value, int) else visit.say(kinds.aside_key(one, value))))
    return [b.card(b.heading(visit.say("live.mine_title"), 4), b.text(visit.say("live.mine_hint"), "soft"), b.pairs(said))]


# ---- at any time


def _board(visit: Visit, one: Round) -> list[Block]:
    """A few words that open only in shuffled batches, and the batches that everybody may read."""
    say, shown = visit.say, rounds.shown_notes(visit.database, one.id)
    writing = b.form(
        b.field("note", say("board.note"), kind="area", most=rounds.LONGEST_NOTE, hint=say("board.hint")),
        b.button("note", say("board.send")),
    )
    found: list[Block] = [b.fold(say("board.title"), writing)] if one.live and one.live.board else []
    return [*found, *([b.fold(say("board.shown"), b.typed(b.listing(note.words for note in shown)))] if shown else [])]


def _proposals(visit: Visit, one: Round, place: Place) -> list[Block]:
    """What people propose, and what this side says of it: of five answers three agree; saying nothing is not agreeing."""
    step, say = current(visit, one), visit.say
    if one.live is None or one.live.line < 0:
        return []
    cards = [proposal_card(visit, one, each, place) for each in rounds.proposals(visit.database, one.id) if not each.taken]
    new = b.fold(say("propose.title"), b.text(say("propose.hint")), propose_form(visit, one))
    found = [new, *cards]
    return [b.heading(say("propose.heading")), *found] if step and step.actions else [b.fold(say("propose.heading"), *found)]


def propose_form(visit: Visit, one: Round) -> Block:
    """What changes, who does it, with what, by when, how the partner will know."""
    funds = next(side.name for side in one.sides if side.funds)
    kinds_of_field = {"what": "area", "means": "area", "sign": "area"}
    fields = [
        b.field(part, visit.say(f"action.{part}"), kind=kinds_of_field.get(part, "text"), most=400,
                value=visit.say("propose.who_funds", funds=funds) if part == "who" else "")
        for part in PARTS
    ]  # fmt: skip
    return b.form(
        *fields,
        b.field("by", visit.say("action.when"), kind="date"),
        b.button("propose", visit.say("propose.send"), style="main"),
    )


def proposal_card(visit: Visit, one: Round, proposal: store.Proposal, place: Place | None = None) -> Block:
    """A proposal, what each side says of it, and for a speaker the five answers."""
    say = visit.say
    parts = [(say(f"action.{part}"), getattr(proposal, part)) for part in PARTS]
    said = {side: (stance, reason) for side, stance, reason in proposal.stances}
    stances = []
    for side in one.sides:
        stance, reason = said.get(side.id, ("", ""))
        stances.append(
            (side.name, f"{say(f'stance.{stance}') if stance else say('stance.none')}{f' · {reason}' if reason else ''}")
        )
    answer = None
    if place and place.speaker:
        options = [(stance, say(f"stance.{stance}")) for stance in rounds.STANCES]
        mine = said.get(place.side, ("", ""))
        name = f"stance-{proposal.id}"
        answer = b.form(
            b.choice(name, say("stance.ask", side=one.side(place.side).name), options, value=mine[0]),
            b.field(f"reason-{proposal.id}", say("stance.reason"), value=mine[1], most=300),
            b.button("stance", say("stance.send"), sends={"proposal": proposal.id}),
        )
    when = [(say("action.when"), languages.read_day(proposal.by, visit.language))]
    return b.card(b.typed(b.pairs([*parts[:3], *when, *parts[3:]])), b.pairs(stances), answer)


def _pulse(visit: Visit, one: Round) -> list[Block]:
    """Three lights, on or off: no number, no side, kept nowhere."""
    if not visit.pulse:
        return []
    lights = (b.button("pulse", visit.say(f"pulse.{light}"), style="quiet", sends={"light": light}) for light in rounds.LIGHTS)
    return [b.fold(visit.say("pulse.title"), b.text(visit.say("pulse.hint"), "soft"), *lights)]


def _ended(visit: Visit, one: Round, place: Place) -> list[Block]:
    code = b.big(store.spaced(one.results), visit.say("results.code"))
    told = [b.text(visit.say("live.ended"), "lead"), b.text(visit.say("live.ended_hint", date=visit.day(one.deletes)))]
    seen = rounds.seen(visit.database, one.id)
    cards = [kept_action(visit, action) for action in (seen.actions if seen else ())]
    actions = [b.heading(visit.say("results.actions"), 3), *cards] if cards else []
    return [
        b.heading(visit.say("live.ended_title")),
        *told,
        code,
        b.link(visit.say("results.open"), f"/results?lang={visit.language}#{one.results}"),
        *actions,
    ]


# ---- what a seat may do in a workshop


def pulse(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    """Tap a light."""
    rounds.tap(one.id, ask.text("light", 10))
    return _noted(visit, one, place, "pulse.thanks")


def note(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    """Write a note. Raises: MoveRefused."""
    rounds.write_note(visit.by(place.round, place.seat), ask.text("note", rounds.LONGEST_NOTE), token=ask.token)
    return _noted(visit, one, place, "board.thanks")


def propose(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    """Propose an action. Raises: MoveRefused unless all five parts are there."""
    by, parts = ask.day("by"), {part: ask.text(part, 400) for part in PARTS}
    if by is None or not all(parts.values()):
        raise MoveRefused("run.action_whole")
    rounds.propose(visit.by(place.round, place.seat), token=ask.token, by=by.isoformat(), **parts)
    return _noted(visit, one, place, "propose.thanks")


def stance(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    """Say how far one's side agrees. Raises: MoveRefused."""
    which = ask.text("proposal", 16)
    rounds.say_of(visit.by(place.round, place.seat), which, ask.text(f"stance-{which}", 12), ask.text(f"reason-{which}", 300))
    return _noted(visit, one, place, "saved.yes")


def paper(visit: Visit, ask: Ask, one: Round, place: Place) -> Shown:
    """Enter what slips of paper say. Raises: MoveRefused."""
    counts = {q: [ask.number(f"{q}.{level}") for level in range(5)] for q in kinds.asked(visit.library, one)[place.side]}
    rounds.count_paper(visit.by(place.round, place.seat), ask.number("slips"), counts)
    return _noted(visit, one, place, "saved.yes")


def my_answers(visit: Visit, _ask: Ask, one: Round, place: Place) -> Shown:
    """One's own answers beside what was revealed."""
    return attend(visit, one, place, mine=True)


def _noted(visit: Visit, one: Round, place: Place, note: str) -> Shown:
    shown = attend(visit, rounds.find(visit.database, one.id) or one, place)
    shown.note = visit.say(note)
    return shown


LIVE_ACTS: dict[str, Any] = {
    "pulse": pulse,
    "note": note,
    "propose": propose,
    "stance": stance,
    "paper": paper,
    "mine": my_answers,
}
