"""*Five quarters* as the whole room sees it: the headline, then row by row how all partnerships ended, and the eight rules."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import median_low
from typing import Any

from kit import rounds
from kit.content.simulator import EventWords
from kit.playing import STEPS, Shown, Teller, said_ends, said_fair
from kit.rounds import Scene
from kit.screens import blocks as b
from kit.screens.blocks import Block
from kit.screens.visit import Reader
from kit.simulator import RULES, story
from kit.store import QUARTERS, Game, Pooling, Round


def stands(round_: Round) -> bool:
    """Whether the room has a game before it: one that is asked now, or the one that it has just ended."""
    part = rounds.in_view(round_) or round_.now
    return part.pools == Pooling.PLAYED


def said(reader: Reader, scene: Scene) -> list[Block]:
    """In words, in one language: what happens now; as many blocks in every language."""
    words, game = reader.library.simulator.words, scene.round.game
    if game is None:
        ended = rounds.in_view(scene.round) is not None
        return [
            b.heading(words.title),
            *map(b.text, [words.runsheet.out] if ended else [words.place, words.privacy]),
        ]
    if game.over:
        return [b.text(where(reader, game), "soft"), *_over(reader, scene, game)]
    told = reader.say("room.wall_open" if game.open else "room.wall_seen")
    return [b.text(where(reader, game), "soft"), b.heading(event(reader, game).wall), b.text(told, "lead")]


def _over(reader: Reader, scene: Scene, game: Game) -> list[Block]:
    """Once five quarters are over: what stands beside the picture."""
    shown = shown_of(scene)
    if game.tried:
        rules = " ".join(numbered(reader, game.tried))
        return [b.text(rules), b.text(reader.library.simulator.words.ends.replay)]
    if game.run == 1 and game.step == rounds.FAIR:
        return [b.heading(reader.library.simulator.words.fair.stem, 3), b.pairs(_fair(reader, shown))]
    if game.run == 1 and game.step in (rounds.ASKED, rounds.TICKED):
        return _rules(reader, shown if game.step == rounds.TICKED else {})
    return [] if shown else [b.text(reader.say("room.wall_over"), "lead")]


def where(reader: Reader, game: Game) -> str:
    """Which run and which quarter."""
    run = reader.say(f"room.run_{game.run}")
    return run if game.over else reader.say("room.where", run=run, n=game.quarter, of=QUARTERS)


def event(reader: Reader, game: Game) -> EventWords:
    """The words of what this quarter brings."""
    return reader.library.simulator.words.events[story(game.seed)[game.quarter - 1].name]


def _fair(reader: Reader, shown: Shown) -> list[tuple[str, str]]:
    return said_fair(reader.library, shown) or [(reader.say("room.fair_both"), reader.say("room.fair_none"))]


def _rules(reader: Reader, shown: Shown) -> list[Block]:
    """The eight rules the other way, with what each costs the side that holds the funds; those that many ticked first."""
    many = list(shown.get("ticked", []))
    title = reader.say("room.rules_title" if "ticked" not in shown else "room.ticked_title" if many else "room.ticked_none")
    first = [*many, *(rule for rule in RULES if rule not in many)] if many else RULES
    marked = [f"✓ {line}" if rule in many else line for rule, line in zip(first, with_costs(reader, first), strict=True)]
    return [b.heading(title, 3), b.text(reader.say("room.costs"), "soft"), b.listing(marked)]


def number_of(rule: str) -> int:
    """By which number the room calls a rule."""
    return RULES.index(rule) + 1


def numbered(reader: Reader, rules: Iterable[str]) -> list[str]:
    """Each rule the other way, by its number."""
    words = reader.library.simulator.words.rules
    return [f"{number_of(rule)}\u00a0· {words[rule].other}" for rule in rules]


def with_costs(reader: Reader, rules: Sequence[str]) -> list[str]:
    """The same with what it costs Tessera, after an arrow."""
    words = reader.library.simulator.words.rules
    return [f"{one} → {words[rule].costs}" for rule, one in zip(rules, numbered(reader, rules), strict=True)]


# ---- the picture


def shown_of(scene: Scene) -> Shown:
    """What this game has released so far: question → value."""
    part = rounds.in_view(scene.round) or scene.round.now
    return {row.question: row.value for row in scene.shown if row.part == part.number}


def _named(shown: Shown, game: Game | None) -> tuple[str, str]:
    """Under which names the full dots and the ticks are kept, "" where there are none."""
    ours = next((key.rpartition(".")[0] for key in shown if key.startswith("ours.")), "")
    tried = f"tried.{'-'.join(game.tried if game else shown.get('last', ()))}"
    tried = tried if f"{tried}.files" in shown else ""
    return (ours, tried) if ours else (tried, "")


def picture(readers: tuple[Reader, ...], scene: Scene) -> Block | None:
    """Every partnership as a dot in each row: hollow under the usual rules, full under others; None before the first row."""
    shown, game = shown_of(scene), scene.round.game
    asked = game is not None and game.run == 1 and game.step >= rounds.FAIR and not game.tried
    if "usual.files" not in shown or asked or (game is not None and not game.over):
        return None
    full, ticks = _named(shown, game)
    rows = [_row(readers, row, shown, full, ticks) for row in rounds.ROWS if f"usual.{row}" in shown]
    key = "room.tried" if full.startswith("tried") else ""
    legend = [_both(readers, "usual"), [reader.say(key) for reader in readers] if key else _both(readers, "ours")]
    return {
        "is": "river",
        "langs": [reader.language for reader in readers],
        "rows": rows,
        "legend": legend[: 2 if full else 1],
        "start": _both(readers, "start"),
        "dot": [reader.say("room.each_dot") for reader in readers],
        "middle": [reader.say("room.in_middle") for reader in readers],
        "honest": [reader.say("room.a_game") for reader in readers],
        "ticks": [reader.say("room.stood") for reader in readers] if ticks else [],
        "label": says(readers[0], shown),
    }


def _both(readers: tuple[Reader, ...], row: str) -> list[str]:
    return [reader.library.simulator.words.rows[row] for reader in readers]


def _row(readers: tuple[Reader, ...], row: str, shown: Shown, full: str, ticks: str) -> dict[str, Any]:
    facts = readers[0].library.simulator.facts.rows[row]
    before, after, stood = (shown.get(f"{name}.{row}", []) if name else [] for name in ("usual", full, ticks))
    teller = Teller(readers[0].library)
    return {
        "key": row,
        "name": _both(readers, row),
        "ends": [facts.begin, facts.end],
        "ticks": list(facts.ticks),
        "start": facts.start,
        "before": before,
        "after": after,
        "stood": median_low(stood) if stood else None,
        "middles": [teller.figure(median_low(values), STEPS[row]) for values in (before, after) if values],
        "below": _both(readers, "unpaid") if facts.begin < 0 else [],
    }


def says(reader: Reader, shown: Shown) -> str:
    """The picture in a sentence, to be said aloud: how the partnership in the middle ended, row by row."""
    return said_ends(reader.library, shown, next((key.rpartition(".")[0] for key in shown if key.startswith("ours.")), ""))
