"""A game in a workshop: what a witness writes down of it, who may do what, how it is asked for, what nobody else may see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from statistics import median_low
from typing import TYPE_CHECKING, Any

from kit import store
from kit.simulator import QUARTERS, RULES, TAPS, Moves, Run, begin, outcome, play_all, replay, tessera, vado
from tests.rounds.machine.book import NINE, SEVEN, Book, Sitter

if TYPE_CHECKING:
    from tests.rounds.machine.game import Game
    from tests.rounds.machine.house import Person

ROWS = {"files": 10, "weeks": 0.5, "room": 0.5}
SEED, WATCHES = 22225, "watches"
Turn = tuple[int, int, int, str]
Fields = dict[str, Any]


@dataclass
class OneGame:
    """How it stands; `chairs`: seat → (pair, chair), as the lot gave them."""

    part: int
    run: int = 1
    quarter: int = 1
    open: bool = True
    step: int = 0
    rules: tuple[str, ...] = ()
    tried: tuple[str, ...] = ()
    tries: int = 0
    chairs: dict[str, tuple[int, str]] = field(default_factory=dict)
    choices: dict[Turn, tuple[str, ...]] = field(default_factory=dict)
    fair: dict[str, int] = field(default_factory=dict)
    ticks: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def over(self) -> bool:
        return not self.open and self.quarter == QUARTERS

    @property
    def pairs(self) -> int:
        return max(pair for pair, _ in self.chairs.values())

    def played(self, run: int, pairs: int) -> list[Run]:
        """That run of every partnership, played once more from what the witness has seen chosen."""
        rules = self.rules if run == 2 else ()
        return [
            play_all(begin(SEED, rules), [self._moves(run, quarter, pair) for quarter in range(1, 6)])
            for pair in range(1, pairs + 1)
        ]

    def _moves(self, run: int, quarter: int, pair: int) -> Moves:
        one, other = (self.choices.get((run, quarter, pair, chair)) for chair in TAPS)
        return Moves(vado(*one) if one else None, tessera(*other) if other else None)


def playing(book: Book) -> OneGame | None:
    """The game that is played now."""
    game = book.game
    return game if game and game.part == book.now and book.running and book.stage == "open" else None


# ---- who may, and when


def _plays(holds: Callable[[OneGame], bool]) -> Callable[[Book, Sitter | None, date], bool]:
    def when(book: Book, mine: Sitter | None, today: date) -> bool:
        game = playing(book)
        return game is not None and not book.over(today) and holds(game)

    return when


def _draws(book: Book, mine: Sitter | None, today: date) -> bool:
    waits = book.running and book.part.pools == "played" and book.stage == "waiting"
    return waits and not book.over(today) and sum(not book.side(sitter.side).left for sitter in book.seats) > 1


def _seated(holds: Callable[[OneGame, str], bool]) -> Callable[[Book, Sitter | None, date], bool]:
    """By who has a chair: its name."""
    return lambda book, mine, today: _plays(
        lambda game: mine is not None and mine.seat in game.chairs and holds(game, game.chairs[mine.seat][1])
    )(book, mine, today)


def _late(book: Book, mine: Sitter | None, today: date) -> bool:
    fresh = mine is not None and not book.side(mine.side).left
    return fresh and _plays(lambda game: mine.seat not in game.chairs)(book, mine, today)


HOST_MAY = {
    "draw_chairs": _draws,
    "close_quarter": _plays(lambda game: game.open),
    "open_quarter": _plays(lambda game: not game.open and not game.over),
    "show_step": _plays(lambda game: game.over and game.step < (6 if game.run == 1 else 3)),
    "try_rules": _plays(lambda game: game.over and (game.run == 2 or game.step >= 3)),
    "second_run": _plays(lambda game: game.over and game.run == 1 and game.step >= 3),
    "end_game": _plays(lambda game: True),
}
SEAT_MAY = {
    "choose": _seated(lambda game, chair: game.open and chair != WATCHES),
    "take_chair": _late,
    "watch": _seated(lambda game, chair: game.open and chair != WATCHES),
    "say_fair": _seated(lambda game, chair: game.over and game.run == 1 and game.step < 4 and chair != WATCHES),
    "tick_rules": _seated(lambda game, chair: game.over and game.run == 1 and game.step == 5),
}


# ---- how it is asked for


def _some(n: int) -> list[str]:
    return [RULES[(n + k) % len(RULES)] for k in range(1 + n % 3)]


def quarter_of(book: Book, more: int = 0) -> int:
    return (book.game.quarter if book.game else 1) + more


HOST_ASKS: dict[str, Callable[[Game, int], Fields]] = {
    "draw_chairs": lambda game, n: {},
    "close_quarter": lambda game, n: {"quarter": str(quarter_of(game.book)), "sure": True},
    "open_quarter": lambda game, n: {"quarter": str(quarter_of(game.book, 1))},
    "show_step": lambda game, n: {"step": str((game.book.game.step if game.book.game else 0) + 1)},
    "try_rules": lambda game, n: {"rules": _some(n)},
    "second_run": lambda game, n: {"rules": _some(n)},
    "end_game": lambda game, n: {"sure": True},
}


def choice_at(game: Game, who: Person, n: int) -> Fields:
    """Three ways of their own chair in the quarter that there is."""
    mine, found = game.sitter(who), game.book.game
    chair = found.chairs.get(mine.seat, (1, "vado"))[1] if found and mine else "vado"
    ways = {tap: ways[(n // (k + 1)) % 3] for k, (tap, ways) in enumerate(TAPS.get(chair, TAPS["vado"]).items())}
    run, quarter = (found.run, found.quarter) if found else (1, 1)
    return {"run": str(run), "quarter": str(quarter), "chair": chair, **ways}


SEAT_ASKS: dict[str, Callable[[Game, Person, int], Fields]] = {
    "choose": choice_at,
    "take_chair": lambda game, who, n: {},
    "watch": lambda game, who, n: {},
    "say_fair": lambda game, who, n: {"level": str(n % 5)},
    "tick_rules": lambda game, who, n: {"rules": _some(n)[:2] if n % 4 else []},
}


# ---- what is written down


def _copy_chairs(game: Game) -> None:
    """As the lot gave them: nobody can foresee it."""
    found = game.book.game
    with game.house.database.reading() as connection:
        found.chairs = {each.seat: (each.pair, each.chair) for each in store.games.chairs(connection, game.book.id, found.part)}


def count_anew(book: Book) -> None:
    """Whoever has chosen, or has nothing to choose, has finished; so has who is on a side that has left."""
    game = book.game
    done = {turn[2:] for turn in game.choices if turn[:2] == (game.run, game.quarter)}
    for sitter in book.seats:
        held = game.chairs.get(sitter.seat)
        idle = held is not None and (held[1] == WATCHES or not game.open or held in done)
        sitter.finished = idle or book.side(sitter.side).left


def draw(game: Game, who: Person, asked: Fields) -> None:
    book = game.book
    book.game, book.part.stage = OneGame(book.now), "open"
    _copy_chairs(game)
    book.game_pairs = book.game.pairs
    staying = {sitter.seat for sitter in book.seats if not book.side(sitter.side).left}
    assert set(book.game.chairs) == staying, "everybody has a chair or watches"
    book.switches |= {"projector": True, "phones": True}
    count_anew(book)
    game.bring("run")


def close(game: Game, who: Person, asked: Fields) -> None:
    found = game.book.game
    found.open = False
    count_anew(game.book)
    if found.over:
        game.bring("what" if found.run == 1 else "end")


def open_(game: Game, who: Person, asked: Fields) -> None:
    game.book.game.quarter, game.book.game.open = game.book.game.quarter + 1, True
    count_anew(game.book)


def show(game: Game, who: Person, asked: Fields) -> None:
    book, found = game.book, game.book.game
    found.step, found.tried = found.step + 1, ()
    if found.step <= 3:
        name = "usual" if found.run == 1 else f"ours.{'-'.join(found.rules)}"
        row = list(ROWS)[found.step - 1]
        book.part.shown["", f"{name}.{row}"] = ends(found.played(found.run, book.game_pairs), row)
    elif found.step == 4:
        book.part.shown |= {("", question): level for question, level in fair(book).items()}
    elif found.step == 6:
        book.part.shown["", "ticked"] = ticked(book)
    count_anew(book)
    game.bring({4: "same", 5: "rules"}.get(found.step, "nothing"))


def ends(runs: list[Run], row: str) -> list[float]:
    """Sorted, as a screen rounds them; of one or two partnerships the middle."""
    values = sorted(round(getattr(outcome(run.state), row) / ROWS[row]) * ROWS[row] for run in runs)
    return values if len(values) > 2 else [median_low(values)]


def needs(book: Book) -> int:
    return max(SEVEN, *(side.needs for side in book.sides))


def fair(book: Book) -> dict[str, int]:
    said = {
        chair: [book.game.fair[s] for s, (_, at) in book.game.chairs.items() if at == chair and s in book.game.fair]
        for chair in TAPS
    }
    enough = max(needs(book), book.smallest, NINE if any(side.joined for side in book.sides) else 0)
    if all(len(levels) >= enough for levels in said.values()):
        return {f"fair.{chair}": median_low(levels) for chair, levels in said.items()}
    both = [level for levels in said.values() for level in levels]
    return {"fair.both": median_low(both)} if len(both) >= enough else {}


def ticked(book: Book) -> list[str]:
    said = [ticks for seat, ticks in book.game.ticks.items() if seat in book.game.chairs]
    if len(said) < needs(book):
        return []
    enough = max(-(-len(said) // 3), 5 if len(said) >= NINE else 4)
    return [rule for rule in RULES if sum(rule in ticks for ticks in said) >= enough]


def try_(game: Game, who: Person, asked: Fields) -> None:
    book, found = game.book, game.book.game
    found.tried = tuple(rule for rule in RULES if rule in asked["rules"])
    name = f"tried.{'-'.join(found.tried)}"
    if ("", f"{name}.files") in book.part.shown:
        return
    found.tries += 1
    assert found.tries <= 5
    runs = [replay(run, found.tried) for run in found.played(1, book.game_pairs)]
    book.part.shown |= {("", f"{name}.{row}"): ends(runs, row) for row in ROWS}


def second(game: Game, who: Person, asked: Fields) -> None:
    found, before = game.book.game, dict(game.book.game.chairs)
    found.run, found.quarter, found.open, found.step, found.tried = 2, 1, True, 0, ()
    found.rules = tuple(rule for rule in RULES if rule in asked["rules"])
    _copy_chairs(game)
    assert all(found.chairs[seat] != held or held[1] == WATCHES for seat, held in before.items()), "everybody changes chairs"
    count_anew(game.book)
    game.bring("again")


def end(game: Game, who: Person, asked: Fields) -> None:
    book = game.book
    if book.game.run == 1 and book.game.tried:
        book.part.shown["", "last"] = list(book.game.tried)
    book.game, book.part.stage = None, "closed"
    book.ask(book.now)


def choose(game: Game, who: Person, asked: Fields) -> None:
    found, mine = game.book.game, game.sitter(who)
    pair, chair = found.chairs[mine.seat]
    assert (asked["run"], asked["quarter"], asked["chair"]) == (str(found.run), str(found.quarter), chair)
    found.choices[found.run, found.quarter, pair, chair] = tuple(asked[tap] for tap in TAPS[chair])
    count_anew(game.book)


def take(game: Game, who: Person, asked: Fields) -> None:
    found, before = game.book.game, dict(game.book.game.chairs)
    _copy_chairs(game)
    mine = found.chairs[game.sitter(who).seat]
    gave_way = [seat for seat, held in before.items() if held == mine and mine[1] != WATCHES]
    recent = {(found.run, quarter, *mine) for quarter in range(max(1, found.quarter - 1), found.quarter + 1)}
    assert not (gave_way and recent & found.choices.keys()), "nobody who has chosen lately gives way"
    count_anew(game.book)


def watch(game: Game, who: Person, asked: Fields) -> None:
    found, seat = game.book.game, game.sitter(who).seat
    found.chairs[seat] = found.chairs[seat][0], WATCHES
    count_anew(game.book)


def say_fair(game: Game, who: Person, asked: Fields) -> None:
    game.book.game.fair[game.sitter(who).seat] = int(asked["level"])


def tick(game: Game, who: Person, asked: Fields) -> None:
    game.book.game.ticks[game.sitter(who).seat] = tuple(rule for rule in RULES if rule in asked["rules"])


NOTES = {
    "draw_chairs": draw, "close_quarter": close, "open_quarter": open_, "show_step": show, "try_rules": try_, "second_run": second,
    "end_game": end, "choose": choose, "take_chair": take, "watch": watch, "say_fair": say_fair, "tick_rules": tick,
}  # fmt: skip


def get_up(book: Book, mine: Sitter) -> None:
    """Whoever goes takes the open choice along."""
    game = book.game
    if game and mine.seat in game.chairs:
        pair, chair = game.chairs.pop(mine.seat)
        if game.open:
            game.choices.pop((game.run, game.quarter, pair, chair), None)
        if playing(book):
            count_anew(book)


# ---- what nobody else may see

OTHER = "CASE chair WHEN 'vado' THEN 'team fine no' ELSE 'drop later take' END"


def hidden(book: Book, mine: Sitter | None) -> list[str]:
    """Choices of other partnerships, and of the other chair in the open quarter; what others said of the rules or have missed."""
    game = playing(book)
    seat = mine.seat if mine else "nobody"
    known = ""
    if game and seat in game.chairs:
        pair, chair = game.chairs[seat]
        closed = f"(run < {game.run} OR (run = {game.run} AND quarter < {game.quarter + (not game.open)}))"
        known = f"AND NOT (pair = {pair} AND ({closed} OR chair = '{chair}'))"
    theirs = f"round = :round AND seat <> '{seat}'"
    return [
        f"UPDATE choice SET ways = {OTHER} WHERE round = :round {known}",
        f"UPDATE chair SET fair = (fair + 2) % 5, missed = missed + 1 WHERE {theirs}",
        f"UPDATE chair SET ticks = 'voice' WHERE ticks IS NOT NULL AND {theirs}",
    ]
