"""*Five quarters* in a room, move by move: chairs by lot, people who come late, leave or fall silent, and what each line of the
specification's privacy table promises."""

from __future__ import annotations

import random
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import case, func, select, update

from kit import rounds, store
from kit.errors import MoveRefused
from kit.rounds import lot, outcomes
from kit.simulator import TAPS
from kit.store import Chair, Live, Part, Place, Pooling, Stage, games
from kit.store.game_tables import chair as chair_table
from kit.store.game_tables import choice as choice_table
from kit.store.game_tables import game as game_table
from kit.store.tables import place as place_table
from tests.rounds.people import PARTNERS, SEVEN, Room
from tests.worlds import as_before

SEED = 22225
PART = Part(1, rounds.GAME, Pooling.PLAYED, Stage.WAITING)
TABLES = (chair_table, choice_table, game_table)


@as_before
def begin(room: Room, people: int) -> list[Place]:
    """So many people of two sides, in a workshop that has come to its game."""
    room.create(SEVEN, PARTNERS, live=Live(plan="own"), parts=(PART,))
    seated = [room.sit(f"side-{1 + n % 2}") for n in range(people)]
    rounds.go(room.host, 0, 1)
    return seated


@as_before
def drawn(room: Room, people: int) -> list[Place]:
    seated = begin(room, people)
    rounds.draw_chairs(room.host, SEED)
    return seated


def chairs(room: Room) -> dict[str, Chair]:
    with room.database.reading() as connection:
        return {each.seat: each for each in games.chairs(connection, room.round.id, 1)}


def taps(chair: str, dice: random.Random) -> list[str]:
    return [dice.choice(ways) for ways in TAPS[chair].values()]


def choose(room: Room, place: Place, ways: list[str] | None = None, **other: object) -> None:
    mine, game = chairs(room)[place.seat], room.round.game
    wanted = {"run": game.run, "quarter": game.quarter, "chair": mine.chair, "ways": ways or taps(mine.chair, random.Random(1))}
    rounds.choose(room.by(place), **{**wanted, **other})


@as_before
def play(room: Room, seated: list[Place], dice: random.Random | None = None) -> None:
    """A whole run by everybody who has a chair."""
    rolled = dice or random.Random(7)
    for quarter in range(1, 6):
        if quarter > 1:
            rounds.open_quarter(room.host, quarter)
        sit, run = chairs(room), room.round.game.run
        for place in seated:
            if (chair := sit[place.seat].chair) in TAPS:
                rounds.choose(room.by(place), run=run, quarter=quarter, chair=chair, ways=taps(chair, rolled))
        rounds.close_quarter(room.host, quarter)


def show(room: Room, *steps: int) -> None:
    for step in steps:
        rounds.show_step(room.host, step)


def shown(room: Room) -> dict[str, object]:
    with room.database.reading() as connection:
        rows = store.rounds.releases(connection, room.round.id, store.ALL)
    assert all(row.side == "" for row in rows), "nothing is shown by side"
    return {row.question: row.value for row in rows}


# ---- the lot


@pytest.mark.parametrize("people", range(2, 67))
def test_everybody_has_a_chair_or_watches(people: int) -> None:
    pairs, drawn_ = lot.draw_lot([str(n) for n in range(people)])
    assert sorted(int(each.seat) for each in drawn_) == list(range(people))
    held = [(each.pair, each.chair) for each in drawn_ if each.chair != store.WATCHES]
    assert set(held) == set(product(range(1, pairs + 1), TAPS)), "no chair is empty at the beginning"
    if people >= lot.FEWEST_PHONES:
        assert len(set(held)) == len(held)
        assert pairs == min(lot.MOST_PAIRS, people // 2)
    else:
        assert pairs == 1
        assert len(held) == (4 if people >= lot.FEWEST_TO_SHARE else 2)


def test_the_lot_is_thrown_anew_and_knows_no_side(room) -> None:
    """Over many rooms everybody sits at Vado about half of the time, whichever side they come from."""
    sat = {"side-1": 0, "side-2": 0}
    for _ in range(12):
        for place in drawn(room, 8):
            sat[place.side] += chairs(room)[place.seat].chair == "vado"
    assert 10 < sat["side-1"] < 38, "a chance of one in a million"
    assert sat["side-1"] + sat["side-2"] == 48


def test_one_person_alone_is_told_to_play_alone(room) -> None:
    begin(room, 1)
    with pytest.raises(MoveRefused, match=r"^room\.two_needed$"):
        rounds.draw_chairs(room.host, SEED)


@pytest.mark.parametrize("people", [7, 8, 9, 31])
def test_in_the_second_run_everybody_changes_chairs_and_who_watched_sits_down(people: int) -> None:
    pairs, before = lot.draw_lot([str(n) for n in range(people)])
    after = {each.seat: each for each in lot.change_chairs(pairs, before, random.Random(3).choice)}
    assert len(after) == people
    for each in before:
        now = after[each.seat]
        assert now.pair == each.pair
        assert now.chair != each.chair, "never the same chair, and nobody watches twice"
    held = [(each.pair, each.chair) for each in after.values() if each.chair != store.WATCHES]
    assert sorted(held) == sorted(product(range(1, pairs + 1), TAPS))


def test_who_watched_gets_a_chair_that_the_house_played() -> None:
    chairs_ = [Chair(seat="a", pair=1, chair="vado"), Chair(seat="w", pair=1, chair=store.WATCHES)]
    after = {each.seat: each for each in lot.change_chairs(1, chairs_, random.Random(3).choice)}
    assert (after["a"].chair, after["w"].chair) == ("tessera", "vado")


# ---- bad input


def test_a_move_for_another_chair_a_closed_quarter_an_unknown_way_is_refused(room) -> None:
    place = drawn(room, 6)[0]
    mine = chairs(room)[place.seat].chair
    other = next(chair for chair in TAPS if chair != mine)
    dice = random.Random(1)
    for phrase, asked in {
        "room.other_chair": {"chair": other, "ways": taps(other, dice)},
        "room.quarter_closed": {"quarter": 2},
        "room.unknown_way": {"ways": ["steal", *taps(mine, dice)[1:]]},
        "play.missing": {"ways": taps(mine, dice)[:2]},
    }.items():
        with pytest.raises(MoveRefused, match=f"^{phrase}$"):
            choose(room, place, **asked)
    assert count(room, choice_table) == 0
    choose(room, place)
    rounds.close_quarter(room.host, 1)
    with pytest.raises(MoveRefused, match=r"^room\.quarter_closed$"):
        choose(room, place)


@pytest.mark.long
def test_five_hundred_forged_choices_of_closed_and_coming_quarters_are_all_refused(room) -> None:
    seated = drawn(room, 6)
    for place in seated:
        choose(room, place)
    rounds.close_quarter(room.host, 1)
    rounds.open_quarter(room.host, 2)
    with room.database.reading() as connection:
        before, dice = games.choices(connection, room.round.id, 1), random.Random(5)
    sit = chairs(room)
    for _ in range(500):
        place = dice.choice(seated)
        mine = sit[place.seat].chair
        turn = {"run": dice.choice([1, 2, 2]), "quarter": dice.choice([0, 1, 3, 5])}
        with pytest.raises(MoveRefused):
            rounds.choose(room.by(place), **turn, chair=mine, ways=taps(mine, random.Random(1)))
    with room.database.reading() as connection:
        assert games.choices(connection, room.round.id, 1) == before


def test_a_choice_said_twice_is_one_and_may_change_until_the_quarter_closes(room) -> None:
    place = drawn(room, 6)[0]
    mine = chairs(room)[place.seat].chair
    first, *_, last = product(*TAPS[mine].values())
    for ways in (first, first, last):
        choose(room, place, list(ways))
    with room.database.reading() as connection:
        assert list(games.choices(connection, room.round.id, 1).values()) == [last]
    assert room.round.seat_counts == (1, 6)


@pytest.mark.long
def test_rules_do_not_change_in_the_middle_of_a_run(room) -> None:
    seated = drawn(room, 6)
    for run in (1, 2):
        for move in (rounds.try_rules, rounds.second_run):
            with pytest.raises(MoveRefused, match=r"^play\.rules_stay$"):
                move(room.host, ["pay"])
        play(room, seated)
        show(room, 1, 2, 3)
        if run == 1:
            rounds.second_run(room.host, ["no"])
    with pytest.raises(MoveRefused, match=r"^play\.rules_stay$"):
        rounds.second_run(room.host, ["pay"])
    assert room.round.game.rules == ("no",)


@pytest.mark.parametrize(
    ("rules", "phrase"), [([], "three_rules"), (["pay", "no", "rate", "voice"], "three_rules"), (["x"], "unknown_way")]
)
def test_one_to_three_rules_that_there_are(room, rules, phrase) -> None:
    play(room, drawn(room, 6))
    show(room, 1, 2, 3)
    for move in (rounds.try_rules, rounds.second_run):
        with pytest.raises(MoveRefused, match=rf"^room\.{phrase}$"):
            move(room.host, rules)


def test_a_tap_of_whoever_runs_it_that_comes_late_does_nothing_more(room) -> None:
    drawn(room, 6)
    rounds.close_quarter(room.host, 1)
    rounds.open_quarter(room.host, 2)
    for late in (lambda: rounds.close_quarter(room.host, 1), lambda: rounds.show_step(room.host, 2)):
        with pytest.raises(MoveRefused):
            late()
    assert (room.round.game.quarter, room.round.game.open) == (2, True)


# ---- late, gone, silent


def test_a_chair_without_a_choice_is_the_house_and_stays_the_house(room) -> None:
    drawn(room, 6)
    for quarter in (1, 2):
        if quarter > 1:
            rounds.open_quarter(room.host, quarter)
        rounds.close_quarter(room.host, quarter)
    with room.database.reading() as connection:
        once, again = (outcomes.runs(connection, room.round, 1) for _ in range(2))
    assert [run.moves for run in once] == [run.moves for run in again]
    assert len({run.states for run in once}) == 1, "the house plays every chair alike"


def test_after_two_quarters_away_one_comes_back_to_the_same_chair(room) -> None:
    seated = drawn(room, 6)
    for quarter in (1, 2):
        if quarter > 1:
            rounds.open_quarter(room.host, quarter)
        for place in seated[1:]:
            choose(room, place)
        rounds.close_quarter(room.host, quarter)
    assert chairs(room)[seated[0].seat].missed == 2
    rounds.open_quarter(room.host, 3)
    choose(room, seated[0])
    assert chairs(room)[seated[0].seat].missed == 0, "and nobody who comes late takes it any more"


def test_who_comes_late_takes_a_chair_that_the_house_plays_for_good(room) -> None:
    seated = drawn(room, 6)
    gone = chairs(room)[seated[0].seat]
    for quarter in (1, 2):
        if quarter > 1:
            rounds.open_quarter(room.host, quarter)
        for place in seated[1:]:
            choose(room, place)
        rounds.close_quarter(room.host, quarter)
    late = room.sit("side-1")
    rounds.take_chair(room.by(late))
    assert (chairs(room)[late.seat].pair, chairs(room)[late.seat].chair) == (gone.pair, gone.chair)
    assert chairs(room)[seated[0].seat].chair == store.WATCHES, "who comes back after all watches the same partnership"
    later = room.sit("side-2")
    rounds.take_chair(room.by(later))
    assert chairs(room)[later.seat].chair == store.WATCHES, "no other chair is free"


def test_who_withdraws_takes_the_open_choice_along_and_leaves_the_chair_to_the_house(room) -> None:
    seated = drawn(room, 6)
    choose(room, seated[0])
    rounds.withdraw(room.by(seated[0]))
    assert count(room, choice_table) == 0
    assert seated[0].seat not in chairs(room)
    rounds.close_quarter(room.host, 1)


def test_people_of_a_side_that_leaves_have_no_chair_and_take_none(room) -> None:
    seated = drawn(room, 8)
    for place in (place for place in seated if place.side == "side-2"):
        if not room.round.side("side-2").left:
            rounds.leave(room.by(place))
    assert room.round.side("side-2").left
    assert all(chairs(room).get(place.seat) is None for place in seated if place.side == "side-2")
    with pytest.raises(MoveRefused, match=r"^leaving\.left$"):
        rounds.take_chair(room.by(next(place for place in seated if place.side == "side-2")))


def test_two_phones_share_a_chair_where_there_are_few(room) -> None:
    seated = drawn(room, 5)
    held = chairs(room)
    both = [place for place in seated if held[place.seat].chair == "vado"]
    assert len(both) == 2
    choose(room, both[0])
    assert room.round.seat_counts == (3, 5), "both have chosen, and who watches has nothing to choose"
    scene = rounds.seat_scene(room.by(both[1]))
    assert scene.at.ways == rounds.seat_scene(room.by(both[0])).at.ways != ()


def test_who_has_chosen_is_still_counted_after_the_room_has_talked(room) -> None:
    seated = drawn(room, 6)
    choose(room, seated[0])
    rounds.go(room.host, 1, 0)
    rounds.go(room.host, 0, 1)
    assert room.round.seat_counts == (1, 6)


# ---- the privacy table, line by line


def count(room: Room, table) -> int:
    with room.database.reading() as connection:
        return connection.scalar(select(func.count()).select_from(table))


def bytes_of(room: Room) -> bytes:
    return Path(room.database.engine.url.database).read_bytes()


@pytest.mark.sqlite
@pytest.mark.parametrize("how", [lambda room: rounds.end_game(room.host), lambda room: rounds.end(room.host)])
def test_chairs_and_choices_are_erased_when_the_game_ends_at_latest_with_the_workshop(room, how) -> None:
    seated = drawn(room, 6)
    for place in seated:
        choose(room, place, ["team", "fine", "no"] if chairs(room)[place.seat].chair == "vado" else ["drop", "later", "take"])
    assert b"team fine no" in bytes_of(room)
    assert b"drop later take" in bytes_of(room)
    how(room)
    assert [count(room, table) for table in TABLES] == [0, 0, 0]
    assert b"team fine no" not in bytes_of(room)
    assert b"drop later take" not in bytes_of(room)
    assert room.round.seat_counts == (0, 6)


def test_neither_a_chair_nor_a_choice_knows_a_side_a_name_or_a_time(room) -> None:
    assert {column.name for column in chair_table.c} == {"seat", "round", "part", "pair", "chair", "missed", "fair", "ticks"}
    assert {column.name for column in choice_table.c} == {"round", "part", "run", "quarter", "pair", "chair", "ways"}


@pytest.mark.long
def test_ends_are_sorted_row_by_row_and_rounded_as_screens_round(room) -> None:
    play(room, drawn(room, 12))
    show(room, 1, 2, 3)
    for row, step in outcomes.STEPS.items():
        values = shown(room)[f"usual.{row}"]
        assert len(values) == 6
        assert values == sorted(values)
        assert all(value % step == 0 for value in values)


def test_a_row_cannot_be_followed_to_another_row() -> None:
    """Whatever partnership ended how: only the sorted values of each row are shown."""
    dice = random.Random(2)
    ways = [{(1, q, 1, c): tuple(taps(c, dice)) for q in range(1, 6) for c in TAPS} for _ in range(7)]
    asked = store.Game(seed=SEED, pairs=7, quarter=5, open=False)
    runs = [outcomes.run_of(asked, way, 1, 1) for way in ways]
    once = outcomes.rows(runs, "usual", rounds.ROWS)
    dice.shuffle(runs)
    assert outcomes.rows(runs, "usual", rounds.ROWS) == once


@pytest.mark.parametrize("people", [2, 5])
def test_below_three_partnerships_the_middle_alone_is_shown(room, people) -> None:
    play(room, drawn(room, people))
    show(room, 1)
    assert len(shown(room)["usual.files"]) == 1


def test_nothing_is_shown_by_side_whoever_sits_where(room) -> None:
    """The same chairs and choices, with everybody on the other side: every released row is the same."""
    play(room, drawn(room, 8))
    show(room, 1, 2, 3)
    with room.database.writing() as connection:
        first = place_table.c.side == "side-1"
        connection.execute(update(place_table).values(side=case((first, "side-2"), else_="side-1")))
        runs = outcomes.runs(connection, room.round, 1)
    assert {row.question: row.value for row in outcomes.rows(runs, "usual", rounds.ROWS)} == shown(room)


def say_fair(room: Room, seated: list[Place], levels: dict[str, int]) -> None:
    for place in seated:
        if chairs(room)[place.seat].chair in levels:
            rounds.say_fair(room.by(place), levels[chairs(room)[place.seat].chair])


@pytest.mark.parametrize(("people", "told"), [(14, {"fair.vado": 0, "fair.tessera": 4}), (12, {"fair.both": 0}), (6, {})])
@pytest.mark.long
def test_fairness_is_a_middle_by_chair_of_the_fiction_from_seven_answers_else_of_both_else_nothing(room, people, told) -> None:
    seated = drawn(room, people)
    play(room, seated)
    show(room, 1, 2, 3)
    say_fair(room, seated, {"vado": 0, "tessera": 4})
    show(room, 4)
    assert {key: value for key, value in shown(room).items() if key.startswith("fair")} == told
    with pytest.raises(MoveRefused):
        rounds.say_fair(room.by(seated[0]), 3)


@pytest.mark.long
def test_of_the_rules_only_those_that_many_ticked_and_never_how_many(room) -> None:
    seated = drawn(room, 9)
    play(room, seated)
    show(room, 1, 2, 3, 4, 5)
    for n, place in enumerate(seated):
        rounds.tick_rules(room.by(place), ["no", "rate"] if n < 5 else ["rate"] if n < 7 else [])
    with pytest.raises(MoveRefused, match=r"^room\.two_rules$"):
        rounds.tick_rules(room.by(seated[0]), ["pay", "no", "rate"])
    show(room, 6)
    assert shown(room)["ticked"] == ["rate", "no"]


def test_of_few_who_ticked_nothing_is_told(room) -> None:
    seated = drawn(room, 6)
    play(room, seated)
    show(room, 1, 2, 3, 4, 5)
    for place in seated:
        rounds.tick_rules(room.by(place), ["pay"])
    show(room, 6)
    assert shown(room)["ticked"] == []


# ---- other rules


def test_the_replay_holds_the_choices_fixed_is_offered_five_times_and_kept_once(room) -> None:
    play(room, drawn(room, 6))
    with pytest.raises(MoveRefused, match=r"^room\.rows_first$"):
        rounds.try_rules(room.host, ["pay"])
    show(room, 1, 2, 3)
    for rules in (["pay"], ["share", "pay"], ["pay", "share"], ["no"], ["rate"], ["voice"]):
        rounds.try_rules(room.host, rules)
    assert room.round.game.tries == 5, "the same set is not tried twice"
    with pytest.raises(MoveRefused, match=r"^room\.enough_tried$"):
        rounds.try_rules(room.host, ["answer"])
    with room.database.reading() as connection:
        played = outcomes.runs(connection, room.round, 1)
    again = outcomes.rows(outcomes.replayed(played, ["pay", "share"]), "tried.pay-share", rounds.ROWS)
    assert {row.question: row.value for row in again}.items() <= shown(room).items()


@pytest.mark.long
def test_two_runs_to_the_end_leave_what_the_wall_has_shown_and_nothing_else(room) -> None:
    seated = drawn(room, 7)
    play(room, seated)
    show(room, 1, 2, 3, 4, 5, 6)
    before = chairs(room)
    rounds.second_run(room.host, ["pay", "change", "share"])
    assert all(chairs(room)[seat].chair != mine.chair for seat, mine in before.items())
    play(room, seated)
    show(room, 1, 2, 3)
    rounds.end_game(room.host)
    assert [count(room, table) for table in TABLES] == [0, 0, 0]
    assert set(shown(room)) == {f"{name}.{row}" for name in ("usual", "ours.pay-change-share") for row in rounds.ROWS} | {
        "ticked"
    }
    assert rounds.in_view(room.round) is not None
    assert not room.round.opened, "a game is no result of an assessment"


# ---- what crosses the wire


def test_no_chair_has_before_it_anything_that_the_other_chose_in_the_open_quarter(room) -> None:
    seated = drawn(room, 6)
    mine = chairs(room)
    vado = next(place for place in seated if mine[place.seat].chair == "vado")
    other = next(
        place for place in seated if mine[place.seat].pair == mine[vado.seat].pair and mine[place.seat].chair == "tessera"
    )
    before = rounds.seat_scene(room.by(vado)).at
    choose(room, other, ["drop", "later", "take"])
    assert rounds.seat_scene(room.by(vado)).at == before


def test_neither_the_wall_nor_whoever_runs_it_has_a_chair_before_them(room) -> None:
    drawn(room, 6)
    assert rounds.host_scene(room.host).at is None


def test_who_would_rather_watch_sees_both_sides_and_the_house_plays_from_the_next_quarter_on(room) -> None:
    seated = drawn(room, 6)
    place = seated[0]
    before = chairs(room)[place.seat]
    choose(room, place)
    rounds.watch(room.by(place))
    now = chairs(room)[place.seat]
    assert (now.pair, now.chair) == (before.pair, store.WATCHES)
    with pytest.raises(MoveRefused, match=r"^room\.watching$"):
        rounds.watch(room.by(place))
    with pytest.raises(MoveRefused, match=r"^room\.other_chair$"):
        choose(room, place, taps("vado", random.Random(1)), chair="vado")
    rounds.close_quarter(room.host, 1)
    rounds.open_quarter(room.host, 2)
    rounds.close_quarter(room.host, 2)
    with room.database.reading() as connection:
        made = games.choices(connection, room.round.id, 1)
    assert (1, 1, before.pair, before.chair) in made, "what was chosen before stays"
    assert (1, 2, before.pair, before.chair) not in made
