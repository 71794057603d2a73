"""*Five quarters* for whoever runs the workshop: the next move, what to read aloud, the talk. No chair and no choice."""

from __future__ import annotations

from kit import rounds
from kit.content import fill
from kit.languages import listed
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens import river
from kit.screens.blocks import Block
from kit.screens.visit import Reader, View, Visit, in_round
from kit.simulator import RULES
from kit.store import Game, Round


def next_move(reader: Reader, scene: Scene) -> list[Block]:
    """Draw the chairs, close a quarter, open the next, show the next thing, begin the second run, end."""
    say, game = reader.say, scene.round.game
    if game is None:
        few = scene.round.seat_counts[1] < rounds.FEWEST_PHONES
        why = [b.text(say("room.few"), "notice")] if few else []
        paper = b.link(say("play.paper_title"), f"/simulator/paper?lang={reader.language}", "quiet")
        return [*why, b.button("draw_chairs", say("room.draw"), style="main"), paper]
    if game.open:
        return [b.button("close_quarter", say("room.close", n=game.quarter), style="main", sends={"quarter": game.quarter})]
    if not game.over:
        return [b.button("open_quarter", say("room.open", n=game.quarter + 1), style="main", sends={"quarter": game.quarter + 1})]
    if game.step < rounds.LAST_STEP[game.run]:
        key = f"room.step_{game.step + 1}"
        step = b.button("show_step", say(key), style="main", sends={"step": game.step + 1})
        return [step, *_offered(reader, game)]
    return [*_offered(reader, game), *_end(reader, main=game.run == 2)]


def _offered(reader: Reader, game: Game) -> list[Block]:
    """Once the three rows have been shown: the same choices under other rules, or the second run under them."""
    if game.run == 1 and game.step < len(rounds.ROWS):
        return []
    say = reader.say
    chosen = game.rules if game.run == 2 else game.tried
    ticks = b.ticks("rules", say("room.try_legend"), list(zip(RULES, river.numbered(reader, RULES), strict=True)), value=chosen)
    tried = b.button("try_rules", say("room.try"))
    again = (
        b.button("second_run", say("room.second"), style="main" if game.step == rounds.TICKED else "") if game.run == 1 else None
    )
    left = b.text(say("room.try_hint", n=rounds.MOST_TRIED - game.tries), "soft")
    return [b.fold(say("room.other_rules"), b.form(left, ticks, tried, again))]


def _end(reader: Reader, *, main: bool) -> list[Block]:
    sure = b.field("sure", reader.say("room.end_sure"), kind="tick")
    return [b.form(sure, b.button("end_game", reader.say("room.end"), style="main" if main else ""))]


def part_now(reader: Reader, scene: Scene) -> list[Block]:
    """What to read aloud in a quarter; once a run is over what to ask, and of whom."""
    game = scene.round.game
    if game is None:
        return []
    if not game.over:
        event = river.event(reader, game)
        scenes = [(reader.say(f"play.chair_{chair}"), getattr(event, chair)) for chair in ("vado", "tessera")]
        return [
            b.text(river.where(reader, game), "soft"),
            b.card(
                b.heading(reader.say("room.read"), 4),
                b.text(event.wall, "say"),
                b.fold(reader.say("room.scenes"), b.pairs(scenes)),
            ),
            *_sooner(reader),
        ]
    talk = reader.library.simulator.words.runsheet
    lines = [talk.out, *talk.what] if game.run == 1 else [talk.out, *talk.what, *talk.so_what, *talk.now_what]
    if game.run == 1 and game.step >= rounds.ASKED:
        lines = list(talk.now_what)
    told = river.says(reader, river.shown_of(scene))
    return [
        *([b.text(told, "say")] if told else []),
        b.card(b.heading(reader.say("room.talk"), 4), b.listing(fill(line, **_names(reader, scene.round)) for line in lines)),
        b.text(reader.say("room.care"), "soft"),
        *(_sooner(reader) if game.run == 1 and game.step < rounds.TICKED else []),
    ]


def _sooner(reader: Reader) -> list[Block]:
    """The game may end at any time."""
    return [b.fold(reader.say("room.end_now"), *_end(reader, main=False))]


def _names(reader: Reader, round_: Round) -> dict[str, str]:
    funds = next(side.name for side in round_.sides if side.funds)
    others = [side.name for side in round_.sides if not side.funds]
    return {"funds": funds, "partner": listed(others, reader.language)}


def before_closing(visit: Visit, round_: Round, quarter: int) -> View:
    """Some have not chosen: the house plays their chairs for one quarter."""
    done, seats = round_.seat_counts
    close = b.button("close_quarter", visit.say("cockpit.close_now"), style="main", sends={"quarter": quarter, "sure": True})
    wait = b.button("look", visit.say("cockpit.close_wait"), style="quiet")
    return in_round(round_, [b.text(visit.say("room.missing", n=seats - done), "lead"), b.row(close, wait)], until_tap=True)
