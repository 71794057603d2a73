"""Where a workshop stands: its line and clock, what comes next, the switches, the run-sheet, the part asked now. No answers."""

from __future__ import annotations

from kit import asking, languages, rounds, store
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import slides
from kit.screens.blocks import Block
from kit.screens.host import playing
from kit.screens.host.handing_out import way_in
from kit.screens.revealing import whole_blocks
from kit.screens.running_order import current, seconds_left, steps
from kit.screens.visit import Reader
from kit.store import Pooling, Round, Stage


def where(reader: Reader, round_: Round) -> list[Block]:
    """The line and its time left; before the first one the way in, and which sides have no speaker yet."""
    step, live = current(reader, round_), round_.live
    if live is None or step is None:
        return [b.heading(reader.say("live.lobby")), way_in(reader, round_), *speakerless(reader, round_)]
    left = seconds_left(reader, round_)
    paused = [b.text(reader.say("live.paused"), "alarm")] if live.paused else []
    place = reader.say("step", n=live.line + 1, of=len(steps(reader, round_)))
    return [
        *paused,
        b.text(place, "soft"),
        b.heading(step.text, 3),
        b.timer(left, reader.say("live.left"), reader.say("live.over"), runs=not live.paused),
    ]


def speakerless(reader: Reader, round_: Round) -> list[Block]:
    """A side for which nobody speaks can show nothing: said before it is too late for its slip."""
    missing = [side.name for side in round_.sides if not side.spoken_for]
    return [b.text(reader.say("live.no_speaker", sides=languages.listed(missing, reader.language)), "notice")] if missing else []


def next_move(reader: Reader, scene: Scene) -> list[Block]:
    """The move that comes next: in a game its own; open, close, reveal, turn the picture, or go to the next line."""
    if scene.round.now.pools == Pooling.PLAYED and scene.round.stage != Stage.CLOSED:
        return [*playing.next_move(reader, scene), *_beside_the_game(reader, scene.round)]
    return _next_move(reader, scene)


def _next_move(reader: Reader, scene: Scene) -> list[Block]:
    say, round_, found = reader.say, scene.round, steps(reader, scene.round)
    line = round_.live.line if round_.live else -1
    if round_.part and round_.stage == Stage.WAITING:
        after = next((n for n, step in enumerate(found) if n > line and step.part != round_.part), None)
        skip = b.button("go", say("live.skip_part"), style="quiet", sends={"line": after}) if after is not None else None
        row = b.row(b.button("open", say("live.open"), style="main", sends={"part": round_.part}), skip)
        return [row] if skip else [row, _end(reader, style="")]
    if round_.stage == Stage.OPEN:
        return [*speakerless(reader, round_), b.button("closing", say("live.close"), style="main")]
    if round_.stage == Stage.CAUCUS and all(side.agreed for side in round_.sides if not side.erased):
        return [
            b.form(
                b.text(say("live.reveal_hint"), "soft"),
                b.button("reveal", say("live.reveal"), style="main", sends={"part": round_.part}),
            )
        ]
    turn = _turning(reader, scene)
    if turn:
        return turn
    following = line + 1 if line + 1 < len(found) else None
    if following is None:
        return [_end(reader, style="main")]
    waiting = round_.stage == Stage.CAUCUS
    label = say("live.begin" if line < 0 else "live.skip" if waiting else "live.next")
    then = b.text(say("live.then", text=found[following].text), "soft")
    return [b.button("go", label, style="quiet" if waiting else "main", sends={"line": following}), then]


def _beside_the_game(reader: Reader, round_: Round) -> list[Block]:
    """The next line, whatever the game has come to; after the last one the workshop may end."""
    line, found = round_.line + 1, steps(reader, round_)
    if line >= len(found):
        return [_end(reader, style="")]
    go = b.button("go", reader.say("room.next_line"), style="quiet", sends={"line": line})
    return [b.row(go), b.text(reader.say("live.then", text=found[line].text), "soft")]


def _turning(reader: Reader, scene: Scene) -> list[Block]:
    """The next picture of what was revealed, as long as there is one, on the line that showed it; or on without the rest."""
    at, of = slides.turned(reader, scene)
    if not scene.round.part or at + 1 >= of:
        return []
    turn = b.button("turn_to", reader.say("live.next_picture", n=at + 2, of=of), style="main", sends={"slide": at + 1})
    line = scene.round.line + 1
    if line >= len(steps(reader, scene.round)):
        return [turn, _end(reader, style="")]
    return [turn, b.row(b.button("go", reader.say("live.next_line"), style="quiet", sends={"line": line}))]


def turn_back(reader: Reader, scene: Scene) -> list[Block]:
    """One picture back, and forward again while the room talks."""
    at, of = slides.turned(reader, scene)
    back = b.button("turn_to", reader.say("live.picture_back"), style="quiet", sends={"slide": at - 1}) if at else None
    on = (
        b.button("turn_to", reader.say("live.next_picture", n=at + 2, of=of), style="quiet", sends={"slide": at + 1})
        if at + 1 < of
        else None
    )
    return [b.row(back, None if scene.round.part else on)] if of > 1 else []


def _end(reader: Reader, *, style: str) -> Block:
    sure = b.field("sure", reader.say("live.end_sure"), kind="tick")
    return b.form(sure, b.button("end", reader.say("live.end"), style=style))


def toggle(reader: Reader, name: str, *, on: bool, yes: str, no: str) -> Block:
    """A switch that is on or off."""
    return b.button("switch", reader.say(no if on else yes), style="quiet" if on else "", sends={"name": name, "on": not on})


def blank(reader: Reader, round_: Round) -> Block:
    """The wall off, or on again."""
    screen = "on" if round_.live and round_.live.screen == "blank" else "blank"
    return b.button("switch", reader.say(f"live.screen_{screen}"), style="quiet", sends={"name": "screen", "on": screen}, key="b")


def switches(reader: Reader, round_: Round) -> Block:
    """More minutes, one line back, the door, the wall frozen, the board."""
    say, live = reader.say, round_.live
    if live is None:
        return b.row()
    frozen = "on" if live.screen == "frozen" else "frozen"
    return b.row(
        b.button("switch", say("live.more"), sends={"name": "more", "on": live.more + 1}),
        b.button("go", say("live.back"), sends={"line": max(0, live.line - 1)}, style="quiet") if live.line > 0 else None,
        toggle(reader, "locked", on=live.locked, yes="live.lock", no="live.unlock"),
        b.button(
            "switch",
            say("live.unfreeze" if frozen == "on" else "live.freeze"),
            style="quiet",
            sends={"name": "screen", "on": frozen},
        ),
        toggle(reader, "board", on=live.board, yes="board.open", no="board.close"),
    )


def run_sheet(reader: Reader, round_: Round) -> list[Block]:
    """Every line; any of them can be gone to."""
    line = round_.live.line if round_.live else -1
    found = []
    for n, step in enumerate(steps(reader, round_)):
        here = reader.say("live.here") if n == line else ""
        text = b.text(f"{step.minutes} min · {step.text} {here}".strip(), "say" if n == line else "")
        found += [text, b.button("go", reader.say("live.go_there", n=n + 1), style="quiet", sends={"line": n})]
    return found


# ---- the part that is asked


def part_now(reader: Reader, scene: Scene) -> list[Block]:
    """The part that the room has come to: what may be done with it now."""
    round_ = scene.round
    if not round_.part:
        return []
    say, title = reader.say, asking.part_title(reader.library, round_, round_.now)
    stage = Stage.REVEALED if rounds.is_shown(round_) else round_.stage
    if round_.now.pools == Pooling.PLAYED:
        return [b.heading(title, 3), *playing.part_now(reader, scene)]
    head = [b.heading(title, 3), b.text(say(f"live.stage_{stage}"), "soft")]
    more = {Stage.WAITING: _waiting, Stage.CAUCUS: _apart, Stage.REVEALED: _revealed, Stage.CLOSED: _closed}.get(round_.stage)
    return [*head, *(more(reader, scene) if more else [])]


def _waiting(reader: Reader, scene: Scene) -> list[Block]:
    """Before it opens, the room chooses its subjects: those that partners proposed."""
    round_ = scene.round
    found = reader.library.shelf.get(round_.now.what)
    subjects, most = asking.subjects_of(found) if found else ([], 0)
    if found is None or not subjects:
        return []
    words = getattr(found.words, found.kind)["subjects"]
    chosen = round_.now.subjects or subjects[:most]
    options = [(key, words[key]["name"]) for key in subjects]
    legend = reader.say("live.subjects", n=most)
    return [b.form(b.ticks("subjects", legend, options, value=chosen), b.button("subjects", reader.say("after.save")))]


def _apart(reader: Reader, scene: Scene) -> list[Block]:
    """Whether every side is ready; which one is not, or shows nothing, is not said before the reveal."""
    ready = all(side.agreed or side.erased for side in scene.round.sides)
    return [b.text(reader.say("run.ready" if ready else "run.not_ready"))]


def _closed(reader: Reader, scene: Scene) -> list[Block]:
    """A check of the whole room: its middle answers here first; then, if the room wants it, on the wall and on phones."""
    round_, live = scene.round, scene.round.live
    if live is None or not rounds.is_shown(round_):
        return []
    rows = tuple(row for row in scene.shown if row.part == round_.part)
    first = [b.text(reader.say("live.look_first"), "notice")] if not (live.projector or live.phones) else []
    return [*first, *whole_blocks(reader, round_, round_.now, rows), b.row(*_show(reader, live))]


def _show(reader: Reader, live: store.Live) -> list[Block]:
    return [
        toggle(reader, name, on=getattr(live, name), yes=f"live.{name}_show", no=f"live.{name}_hide")
        for name in ("projector", "phones")
    ]


def _revealed(reader: Reader, scene: Scene) -> list[Block]:
    say, round_, live = reader.say, scene.round, scene.round.live
    if live is None:
        return []
    again = f"{store.AGAIN}{round_.part}" not in {part.what for part in round_.parts}
    look = round_.now.pools == Pooling.LEVELS and not round_.now.again and again
    return [
        b.row(*_show(reader, live)),
        *([b.form(b.text(say("live.again_hint"), "soft"), b.button("again", say("live.again")))] if look else []),
    ]
