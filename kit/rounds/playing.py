"""The moves of *Five quarters* in a room: the lot, quarters, what is shown after a run, other rules, the end."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace

from kit.errors import AnswerRefused, MoveRefused
from kit.rounds import outcomes
from kit.rounds.lot import CHAIRS, change_chairs, draw_lot, free_chairs
from kit.rounds.move import Act
from kit.simulator import AT_MOST, TAPS, in_order, rule_set, tessera, vado
from kit.store import ALL, WATCHES, Chair, Game, Released, Stage, games, places, workshop
from kit.store import rounds as table

DICE = secrets.SystemRandom()
ROWS = ("files", "weeks", "room")  # in which order the wall tells of an end
FAIR, ASKED, TICKED = 4, 5, 6  # what is shown after the rows of the first run
LAST_STEP = {1: TICKED, 2: len(ROWS)}
MOST_TRIED = 5  # sets of rules: each shows the same choices once more
MOST_TICKS = 2
LEVELS = range(5)


def _game_of(act: Act) -> Game:
    """The game that is played. Raises: MoveRefused where there is none."""
    if act.round.game is None:
        raise MoveRefused("round.not_now")
    return act.round.game


def _change(act: Act, **values: object) -> Game:
    games.change_game(act.connection, act.round.id, act.round.part, **values)
    return replace(_game_of(act), **values)  # type: ignore[arg-type]


def _turn(act: Act, **values: object) -> None:
    """Another quarter, or the same one closed: who has chosen is counted anew."""
    games.finish_anew(act.connection, act.round.id, act.round.part, _change(act, **values))


# ---- whoever runs the workshop


def draw_chairs(act: Act, seed: int) -> None:
    """Chairs by lot for everybody who sits here, whatever the side; the first quarter is open.

    Raises: MoveRefused for fewer than two.
    """
    seats = games.seats_to_draw(act.connection, act.round.id)
    if len(seats) < len(CHAIRS):
        raise MoveRefused("room.two_needed")
    DICE.shuffle(seats)
    pairs, chairs = draw_lot(seats)
    begun = Game(seed=seed, pairs=pairs)
    games.add_game(act.connection, act.round.id, act.round.part, begun)
    games.seat_people(act.connection, act.round.id, act.round.part, chairs)
    games.finish_anew(act.connection, act.round.id, act.round.part, begun)
    workshop.change_live(act.connection, act.round.id, projector=True, phones=True, slide=0)
    table.move(act.connection, act.round.id, act.round.part, Stage.OPEN)


def close_quarter(act: Act, quarter: int) -> None:
    """Nobody chooses in it any more; the house plays chairs without a choice. Raises: MoveRefused if the room has moved on."""
    asked = _game_of(act)
    if quarter != asked.quarter:
        raise MoveRefused("round.changed")
    made = games.choices(act.connection, act.round.id, act.round.part)
    for each in games.chairs(act.connection, act.round.id, act.round.part):
        if each.chair != WATCHES:
            missed = 0 if (asked.run, quarter, each.pair, each.chair) in made else each.missed + 1
            games.change_chair(act.connection, each.seat, act.round.part, missed=missed)
    _turn(act, open=False)


def open_quarter(act: Act, quarter: int) -> None:
    """The next one. Raises: MoveRefused if the room has moved on."""
    if quarter != _game_of(act).quarter + 1:
        raise MoveRefused("round.changed")
    _turn(act, quarter=quarter, open=True)


def show_step(act: Act, step: int) -> None:
    """The next thing that the room sees of a run's end: its three rows, then whether the rules were fair, then the rules.

    Raises: MoveRefused if the room has moved on, or all has been shown.
    """
    asked = _game_of(act)
    if step != asked.step + 1 or step > LAST_STEP[asked.run]:
        raise MoveRefused("round.changed")
    if step <= len(ROWS):
        name = "usual" if asked.run == 1 else f"ours.{'-'.join(asked.rules)}"
        _release(act, outcomes.rows(outcomes.runs(act.connection, act.round, asked.run), name, ROWS[step - 1 : step]))
    elif step in (FAIR, TICKED):
        seated = games.chairs(act.connection, act.round.id, act.round.part)
        _release(act, outcomes.fair(act.round, seated) if step == FAIR else outcomes.ticked(act.round, seated))
    _turn(act, step=step, tried=())


def try_rules(act: Act, rules: Sequence[str]) -> None:
    """The same choices of the first run under other rules, three at most: offered, never by itself.

    Raises: MoveRefused for no rule, more than three, an unknown one, before the first run was shown, once five sets were tried.
    """
    asked, wanted = _game_of(act), _rules(rules)
    if asked.run == 1 and asked.step < len(ROWS):
        raise MoveRefused("room.rows_first")
    name = f"tried.{'-'.join(wanted)}"
    shown = {row.question for row in table.releases(act.connection, act.round.id, ALL, part=act.round.part)}
    fresh = f"{name}.{ROWS[0]}" not in shown
    if fresh:
        if asked.tries >= MOST_TRIED:
            raise MoveRefused("room.enough_tried")
        played = outcomes.runs(act.connection, act.round, 1)
        _release(act, outcomes.rows(outcomes.replayed(played, wanted), name, ROWS))
    _change(act, tried=wanted, tries=asked.tries + fresh)


def second_run(act: Act, rules: Sequence[str]) -> None:
    """The same five quarters under the room's rules, everybody in the other chair.

    Raises: MoveRefused for no rule, more than three, an unknown one, or once the second run has begun.
    """
    asked, wanted = _game_of(act), _rules(rules)
    if asked.run != 1:
        raise MoveRefused("play.rules_stay")
    if asked.step < len(ROWS):
        raise MoveRefused("room.rows_first")
    seated = games.chairs(act.connection, act.round.id, act.round.part)
    changed = change_chairs(asked.pairs, seated, DICE.choice)
    games.seat_people(act.connection, act.round.id, act.round.part, changed)
    _turn(act, run=2, quarter=1, open=True, step=0, rules=wanted, tried=())


def end_game(act: Act) -> None:
    """Everybody puts the names down: who sat where and every choice are erased; what the wall has shown stays."""
    asked = _game_of(act)
    if asked.run == 1 and asked.tried:
        _release(act, [Released(ALL, "", "last", None, "", None, value=list(asked.tried))])
    games.erase_games(act.connection, act.round.id)
    table.move(act.connection, act.round.id, act.round.part, Stage.CLOSED)
    places.finish_anew(act.connection, act.round.id, act.round.now.what)


def _rules(names: Sequence[str]) -> tuple[str, ...]:
    try:
        found = in_order(rule_set(names))
    except AnswerRefused as error:
        raise MoveRefused("room.unknown_way") from error
    if not 0 < len(found) <= AT_MOST:
        raise MoveRefused("room.three_rules")
    return found


def _release(act: Act, rows: Iterable[Released]) -> None:
    table.write_releases(act.connection, act.round.id, [replace(row, part=act.round.part) for row in rows])


# ---- whoever sits


def choose(act: Act, *, run: int, quarter: int, chair: str, ways: Sequence[str]) -> None:
    """A chair's three choices in the quarter that is open; until it closes they may be changed.

    Args: run, quarter, chair, those that the page shows. Raises: MoveRefused for another chair than one's own, a quarter that is
    not open, a way that there is not.
    """
    asked, mine = _game_of(act), _chair(act)
    if chair != mine.chair or chair not in CHAIRS:
        raise MoveRefused("room.other_chair")
    if (run, quarter) != (asked.run, asked.quarter):
        raise MoveRefused("room.quarter_closed")
    if len(ways) != len(TAPS[chair]):
        raise MoveRefused("play.missing")
    try:
        found = (vado if chair == "vado" else tessera)(*ways)
    except AnswerRefused as error:
        raise MoveRefused("room.unknown_way") from error
    turn = (run, quarter, mine.pair, chair)
    games.choose(act.connection, act.round.id, act.round.part, turn, found)
    for each in games.chairs(act.connection, act.round.id, act.round.part):
        if (each.pair, each.chair) == (mine.pair, chair):
            games.change_chair(act.connection, each.seat, act.round.part, missed=0)
    games.finish_anew(act.connection, act.round.id, act.round.part, asked)


def take_chair(act: Act) -> None:
    """Who comes late sits down: by lot on a chair that the house plays, else beside a partnership, watching.

    Raises: MoveRefused for who has a chair already, or whose side has left.
    """
    asked = _game_of(act)
    if act.round.side(act.place.side).left:
        raise MoveRefused("leaving.left")
    seated = games.chairs(act.connection, act.round.id, act.round.part)
    if act.place.seat in {each.seat for each in seated}:
        raise MoveRefused("room.has_chair")
    free = [] if asked.over else free_chairs(asked.pairs, seated)
    pair, chair = DICE.choice(free) if free else (DICE.randint(1, asked.pairs), WATCHES)
    gives_way = [replace(each, chair=WATCHES) for each in seated if chair != WATCHES and (each.pair, each.chair) == (pair, chair)]
    fresh = Chair(seat=act.place.seat, pair=pair, chair=chair)
    games.seat_people(act.connection, act.round.id, act.round.part, [*gives_way, fresh])
    games.finish_anew(act.connection, act.round.id, act.round.part, asked)


def watch(act: Act) -> None:
    """Whoever would rather not choose watches the same partnership from both sides; what they have chosen stays.

    Raises: MoveRefused for who has no chair, or watches already.
    """
    asked, mine = _game_of(act), _chair(act)
    if mine.chair == WATCHES:
        raise MoveRefused("room.watching")
    games.seat_people(act.connection, act.round.id, act.round.part, [replace(mine, chair=WATCHES, missed=0)])
    games.finish_anew(act.connection, act.round.id, act.round.part, asked)


def say_fair(act: Act, level: int) -> None:
    """Whether the rules of the first run were fair, from one's chair, until it is shown. Raises: MoveRefused."""
    asked, mine = _game_of(act), _chair(act)
    if asked.run != 1 or asked.step >= FAIR or mine.chair == WATCHES:
        raise MoveRefused("round.not_now")
    if isinstance(level, bool) or level not in LEVELS:
        raise MoveRefused("room.unknown_way")
    games.change_chair(act.connection, mine.seat, act.round.part, fair=level)


def tick_rules(act: Act, rules: Sequence[str]) -> None:
    """Two rules at most that one would look at first in one's own agreement, or none: one passes. Raises: MoveRefused."""
    asked, mine = _game_of(act), _chair(act)
    if asked.run != 1 or asked.step != ASKED:
        raise MoveRefused("round.not_now")
    try:
        found = in_order(rule_set(rules))
    except AnswerRefused as error:
        raise MoveRefused("room.unknown_way") from error
    if len(found) > MOST_TICKS:
        raise MoveRefused("room.two_rules")
    games.change_chair(act.connection, mine.seat, act.round.part, ticks=found)


def _chair(act: Act) -> Chair:
    """One's own. Raises: MoveRefused for who has none."""
    mine = games.chair_of(act.connection, act.place, act.round.part)
    if mine is None:
        raise MoveRefused("room.no_chair")
    return mine
