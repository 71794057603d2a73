"""A game that is rehearsed: made-up people on the running server play it to its end, as people would."""

from __future__ import annotations

import asyncio
from datetime import date

from kit import rounds, screens, store
from kit.rehearsal import Rehearsal
from kit.store import games
from tests.running import run
from tests.server.test_workshop import SOURCE, set_up, until


def test_a_rehearsal_plays_a_game_in_both_chairs_to_its_end(server, pytestconfig) -> None:
    people = 14 if pytestconfig.option.whole else 8
    room = set_up(server, plan="40", rehearsal=True)
    visit, said = screens.Visit(room.database, SOURCE, "en", "", today=date.today()), list[str]()

    def chosen() -> int:
        with room.database.reading() as connection:
            return len(games.choices(connection, room.round.id, 1))

    async def five_quarters(before: int) -> None:
        for quarter in range(1, 6):
            if quarter > 1:
                room.host.must("open_quarter", quarter=quarter)
            await until(lambda: room.round.seat_counts == (people, people))
            assert chosen() == before + quarter * people, "each chair has its own three choices"
            room.host.must("close_quarter", quarter=quarter)

    def answered(what: str) -> int:
        with room.database.reading() as connection:
            return sum(getattr(each, what) is not None for each in games.chairs(connection, room.round.id, 1))

    async def lead() -> None:
        await until(lambda: said)
        room.host.must("go", line=0)
        room.host.must("draw_chairs")
        await five_quarters(0)
        await until(lambda: answered("fair") == people)
        for step in range(1, 6):
            room.host.must("show_step", step=step)
        await until(lambda: answered("ticks") == people)
        room.host.must("show_step", step=6)
        room.host.must("second_run", rules=["pay", "share"])
        await five_quarters(5 * people)
        for step in range(1, 4):
            room.host.must("show_step", step=step)
        room.host.must("end_game", sure=True)
        assert chosen() == 0
        room.host.must("end", sure=True)

    async def both() -> None:
        await asyncio.wait_for(
            asyncio.gather(Rehearsal(visit, room.round.id, server.url, 0.05, said.append).run(people), lead()), 120
        )

    run(both())
    with room.database.reading() as connection:
        kept = {row.question for row in store.rounds.releases(connection, room.round.id, store.ALL)}
    assert {f"{name}.{row}" for name in ("usual", "ours.pay-share") for row in rounds.ROWS} <= kept
    assert len(said) == 2, "they have gone home"
