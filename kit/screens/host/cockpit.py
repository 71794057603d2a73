"""The page of whoever runs a workshop: now, what to say, the wall in small, what waits, the way there; everything else folded."""

from __future__ import annotations

from dataclasses import replace

from kit import rounds
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.host.beside import board, prompts, safety
from kit.screens.host.fields import far_away
from kit.screens.host.handing_out import before_it_begins, way_in
from kit.screens.host.moving_days import days_now, moving
from kit.screens.host.proposals import proposals, waiting
from kit.screens.host.steering import blank, next_move, part_now, run_sheet, switches, toggle, turn_back, where
from kit.screens.running_order import current, steps
from kit.screens.visit import Reader
from kit.screens.waiting import finished_key
from kit.screens.wall import wall_blocks
from kit.store import Round, Stage


def cockpit(reader: Reader, scene: Scene) -> list[Block]:
    """Everything that moves a workshop on."""
    say, round_ = reader.say, scene.round
    now = b.column(
        *where(reader, round_),
        _heads(reader, round_),
        _lights(reader),
        *next_move(reader, scene),
        *turn_back(reader, scene),
        b.row(toggle(reader, "paused", on=_paused(round_), yes="live.pause", no="live.go_on"), blank(reader, round_)),
        script(reader, round_),
        *_waits(reader, scene),
    )
    room = b.column(
        b.small_wall(say("cockpit.wall"), wall_blocks(reader, for_the_room(scene))),
        *part_now(reader, scene),
        b.card(b.heading(say("cockpit.way"), 3), _way(reader, round_)),
        b.text(say("cockpit.keys"), "soft"),
    )
    return [
        *([b.text(say("live.rehearsal"), "stamp")] if round_.synthetic else []),
        *days_now(reader, round_),
        b.columns(now, room),
        *proposals(reader, scene),
        *safety(reader, scene),
        board(reader, scene),
        *prompts(reader, round_),
        b.fold(say("cockpit.more"), switches(reader, round_), *run_sheet(reader, round_)),
        b.fold(say("live.way_in"), way_in(reader, round_), b.text(say("live.remote", address=f"{reader.address}/remote"))),
        far_away(reader),
        *moving(reader, round_),
        *before_it_begins(reader, round_),
    ]


def remote(reader: Reader, scene: Scene) -> list[Block]:
    """From a phone: three buttons, the words to say, the lights."""
    round_, line = scene.round, scene.round.line
    back = b.button("go", reader.say("live.back"), sends={"line": line - 1}) if line > 0 else None
    turned = turn_back(reader, scene)
    return [
        *where(reader, round_),
        *next_move(reader, scene),
        *(turned or [b.row(back)]),
        b.row(blank(reader, round_)),
        script(reader, round_),
        _heads(reader, round_),
        _lights(reader),
    ]


def for_the_room(scene: Scene) -> Scene:
    """What of it stands on the wall: batches and proposals that are shown, nothing of the safety check."""
    return replace(scene, notes=tuple(note for note in scene.notes if note.shown), safety=(), to_look_at=())


def script(reader: Reader, round_: Round) -> Block:
    """What to say on this line, and who speaks first."""
    step = current(reader, round_)
    key = step.script if step else "lobby"
    funds = next(side.name for side in round_.sides if side.funds)
    said = [
        (reader.say(f"cockpit.{part}"), reader.say(f"script.{key}{end}", funds=funds))
        for part, end in (("say", ""), ("first", "_first"))
    ]
    return b.card(b.pairs(said))


def _heads(reader: Reader, round_: Round) -> Block:
    """How many have finished; where nothing is asked, how many are there, without a bar that nothing would fill."""
    if not round_.part:
        return b.count(reader.phrases["live.heads"], *round_.seat_counts)
    return b.bar(reader.phrases[finished_key(round_)], *round_.seat_counts)


def _paused(round_: Round) -> bool:
    return round_.live is not None and round_.live.paused


def _lights(reader: Reader) -> Block:
    return b.lights({light: reader.say(f"pulse.on_{light}") for light in rounds.LIGHTS}, reader.say("pulse.none"))


def _waits(reader: Reader, scene: Scene) -> list[Block]:
    """What somebody waits for; never which side."""
    say, (done, seats), look = reader.say, scene.round.seat_counts, len(waiting(scene))
    ready = sum(rounds.agreed_by_all(scene.round, each) for each in scene.proposals if not each.taken)
    found = [
        *([say("cockpit.waits_batch", n=rounds.FEWEST_NOTES)] if scene.batch_waits else []),
        *([say("cockpit.waits_notes")] if any(not note.shown for note in scene.notes) else []),
        *([say("cockpit.waits_look", n=look)] if look else []),
        *([say("cockpit.waits_proposals", n=ready)] if ready else []),
        *([say("cockpit.waits_finish")] if scene.round.stage == Stage.OPEN and done < seats else []),
    ]
    return [b.card(b.heading(say("cockpit.waits"), 4), b.listing(found))] if found else []


def _way(reader: Reader, round_: Round) -> Block:
    """The run-sheet with what is done, where the room is, what is to come."""
    line, done = round_.line, f"✓ ({reader.say('cockpit.done')}) "
    marks = [done if n < line else "→ " if n == line else "" for n in range(len(steps(reader, round_)))]
    return b.listing(f"{mark}{step.minutes} min · {step.text}" for mark, step in zip(marks, steps(reader, round_), strict=True))
