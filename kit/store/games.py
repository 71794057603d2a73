"""*Five quarters* in a room: how the game stands, who sits on which chair, what each chair has chosen. The SQL.

Every function works inside the transaction that it is handed. A choice is its chair's and names no seat; no chair knows a side.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, delete, insert, or_, select, tuple_, update

from kit.store.chairs import WATCHES, Chair, Game
from kit.store.game_tables import chair, choice, game
from kit.store.places import Place
from kit.store.tables import place, rounds, side, values_of

Turn = tuple[int, int, int, str]  # run, quarter, pair, chair
Chosen = Mapping[Turn, tuple[str, ...]]
LISTED = ("rules", "tried", "ticks")  # kept as words parted by spaces
HERE = (chair.c.round == bindparam("round"), chair.c.part == bindparam("part"))
SEATED = select(chair).where(*HERE).order_by(chair.c.pair, chair.c.chair, chair.c.seat)
SEATED_ONE = select(chair).where(*HERE, chair.c.seat == bindparam("seat"))
FOUND = select(game).where(game.c.round == bindparam("round"), game.c.part == bindparam("part"))
MADE = select(choice).where(choice.c.round == bindparam("round"), choice.c.part == bindparam("part"))
MADE_BY_PAIR = MADE.where(choice.c.pair == bindparam("pair"))
LEFT = (
    select(chair, game, rounds.c.part)
    .join(game, and_(game.c.round == chair.c.round, game.c.part == chair.c.part))
    .join(rounds, rounds.c.id == chair.c.round)
    .where(chair.c.seat.in_(bindparam("seats", expanding=True)))
)


def game_in(row: Row[Any], at: int = 0) -> Game | None:
    """The game that a joined row tells of from that column on, if there is one."""
    found = values_of(row, game, at)
    return Game(**_read({k: v for k, v in found.items() if k not in ("round", "part")})) if found["round"] else None


def find_game(connection: Connection, round_id: str, part: int) -> Game | None:
    """The game of that part."""
    row = connection.execute(FOUND, {"round": round_id, "part": part}).first()
    return game_in(row) if row else None


def add_game(connection: Connection, round_id: str, part: int, begun: Game) -> None:
    """Keep a game that begins."""
    connection.execute(insert(game).values(round=round_id, part=part, **_kept(vars(begun))))


def change_game(connection: Connection, round_id: str, part: int, **values: object) -> None:
    """It goes on; everybody who listens hears of it."""
    here = (game.c.round == round_id, game.c.part == part)
    connection.execute(update(game).where(*here).values(**_kept(values)))
    connection.execute(update(rounds).where(rounds.c.id == round_id).values(version=rounds.c.version + 1))


def erase_games(connection: Connection, round_id: str) -> None:
    """Every game of a round, who sat where, and what was chosen."""
    for table in (game, chair, choice):
        connection.execute(delete(table).where(table.c.round == round_id))


# ---- chairs


def seats_to_draw(connection: Connection, round_id: str) -> list[str]:
    """Everybody who sits in a round, of sides that still take part."""
    here = (place.c.round == round_id, side.c.round == round_id, side.c.id == place.c.side, side.c.left.is_(False))
    return list(connection.scalars(select(place.c.seat).where(*here).order_by(place.c.seat)))


def seat_people(connection: Connection, round_id: str, part: int, chairs: Iterable[Chair]) -> None:
    """Each on their chair; whoever had another one leaves it."""
    rows = [{"round": round_id, "part": part, **_kept(vars(each))} for each in chairs]
    if rows:
        again = tuple_(chair.c.seat, chair.c.part).in_([(row["seat"], part) for row in rows])
        connection.execute(delete(chair).where(again))
        connection.execute(insert(chair), rows)


def chairs(connection: Connection, round_id: str, part: int) -> list[Chair]:
    """Who sits where."""
    return [_chair(row) for row in connection.execute(SEATED, {"round": round_id, "part": part})]


def chair_of(connection: Connection, seated: Place, part: int) -> Chair | None:
    """That seat's chair."""
    row = connection.execute(SEATED_ONE, {"round": seated.round, "part": part, "seat": seated.seat}).first()
    return _chair(row) if row else None


def change_chair(connection: Connection, seat: str, part: int, **values: object) -> None:
    """What a seat says of the rules, or how many quarters it has missed."""
    connection.execute(update(chair).where(chair.c.seat == seat, chair.c.part == part).values(**_kept(values)))


def get_up(connection: Connection, seats: Sequence[str]) -> None:
    """Whoever goes, in whatever way, leaves the chair; what was chosen there in the open quarter goes along, unread."""
    asked: dict[tuple[str, int], Game] = {}
    for row in connection.execute(LEFT, {"seats": seats}).all():
        found, left, now = game_in(row, len(chair.c)), values_of(row, chair), row[-1]
        if found and found.open:
            take_back(connection, left["round"], left["part"], (found.run, found.quarter, left["pair"], left["chair"]))
        if found and left["part"] == now:
            asked[left["round"], now] = found
    connection.execute(delete(chair).where(chair.c.seat.in_(seats)))
    for (round_id, part), found in asked.items():
        finish_anew(connection, round_id, part, found)


def leave_chairs(connection: Connection, round_id: str, which: str) -> None:
    """Nobody of that side has a chair any more."""
    get_up(connection, list(connection.scalars(select(place.c.seat).where(place.c.round == round_id, place.c.side == which))))


# ---- choices


def choose(connection: Connection, round_id: str, part: int, turn: Turn, ways: Iterable[str]) -> None:
    """What a chair does in a quarter, in place of what it said before."""
    where = {"round": round_id, "part": part, **dict(zip(("run", "quarter", "pair", "chair"), turn, strict=True))}
    connection.execute(delete(choice).where(*(choice.c[name] == value for name, value in where.items())))
    connection.execute(insert(choice).values(**where, ways=" ".join(ways)))


def take_back(connection: Connection, round_id: str, part: int, turn: Turn) -> None:
    """Nobody has chosen there."""
    run, quarter, pair, which = turn
    here = (choice.c.run == run, choice.c.quarter == quarter, choice.c.pair == pair, choice.c.chair == which)
    connection.execute(delete(choice).where(choice.c.round == round_id, choice.c.part == part, *here))


def choices(connection: Connection, round_id: str, part: int, *, pair: int = 0) -> Chosen:
    """What was chosen, by run, quarter, pair and chair; `pair`: of that one alone. The house's choices are not in it."""
    rows = connection.execute(MADE_BY_PAIR if pair else MADE, {"round": round_id, "part": part, "pair": pair})
    return {(row.run, row.quarter, row.pair, row.chair): tuple(row.ways.split()) for row in rows}


def finish_anew(connection: Connection, round_id: str, part: int, asked: Game) -> None:
    """Whoever has nothing to choose now, or whose chair has chosen, has finished; nobody else.

    Nor has whoever's side has left anything to choose: that it has left is not to be read from a count that falls.
    """
    done = {turn[2:] for turn in choices(connection, round_id, part) if turn[:2] == (asked.run, asked.quarter)}
    seated = chairs(connection, round_id, part)
    idle = [each.seat for each in seated if each.chair == WATCHES or not asked.open or (each.pair, each.chair) in done]
    gone = place.c.side.in_(select(side.c.id).where(side.c.round == round_id, side.c.left))
    connection.execute(update(place).where(place.c.round == round_id).values(finished=or_(place.c.seat.in_(idle), gone)))


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: " ".join(value) if name in LISTED and value is not None else value for name, value in values.items()}


def _read(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: tuple(value.split()) if name in LISTED and value is not None else value for name, value in values.items()}


def _chair(row: Row[Any]) -> Chair:
    return Chair(**_read({k: v for k, v in values_of(row, chair).items() if k not in ("round", "part")}))
