"""A workshop over the wire: bad lines, a server that dies, strangers, guesses, floods."""

from __future__ import annotations

import asyncio
import json
import random
from datetime import date, timedelta

import pytest
from tornado.httpclient import HTTPRequest

from kit import asking, content, rounds, screens, settings, store
from kit.errors import MoveRefused
from kit.rehearsal import Phone, Rehearsal, client
from kit.rehearsal.made_up import made_up
from tests.rounds import people
from tests.running import BARE, Running, run
from tests.screens.test_workshop import SET_UP, Browser, Workshop
from tests.server.test_routes import ask

SOURCE = content.Source(settings.read({}).exercises)
TODAY = date.today()


class Shaky(Phone):
    """A phone on a bad line: one request in ten does not arrive, of one in ten the answer does not."""

    dice = random.Random(7)

    async def fetch(self, request: HTTPRequest):
        if self.dice.random() < 0.1:
            raise OSError("lost on the way there")
        answer = await super().fetch(request)
        if self.dice.random() < 0.1:
            raise OSError("lost on the way back")
        return answer

    async def open(self) -> None:
        while not self.cookie:
            try:
                await super().open()
            except OSError:
                await asyncio.sleep(0.1)


def set_up(running: Running, **more) -> Workshop:
    """A workshop in that server's data folder, with nobody in it."""
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(running.data)}))
    host = Browser(database, screens.run_screen)
    rounds.trust(database, host.token)
    host.where = {"live": "1", "sides": "2"}
    day = TODAY.isoformat()
    host.must(
        "create",
        **{
            **SET_UP,
            "people1": "60",
            "people2": "60",
            "ends": day,
            "deletes": (TODAY + timedelta(days=30)).isoformat(),
            "plan": "90",
            "first": "who-decides-what",
            **more,
        },
    )
    return Workshop(database, host)


def begin(room: Workshop) -> None:
    """To the first part, and open it."""
    room.host.must("go", line=1)
    room.host.must("open")


async def sit(server: Running, room: Workshop, people: int, kind=Phone) -> list[Phone]:
    http = client()
    phones = [kind(http, server.url) for _ in range(people)]
    await asyncio.gather(*(phone.take_seat(f"side-{n % 2 + 1}", room.round.code) for n, phone in enumerate(phones)))
    return phones


def answers(room: Workshop, phone: Phone, dice: random.Random) -> dict:
    one = room.round
    place = rounds.place_in(room.database, one.id, phone.cookie)
    rules = asking.part_rules(content.library(SOURCE, "en"), one, place.side, ())
    return {**made_up({q: rule for q, rule in rules.items() if q != "finished"}, dice), "finished": True}


def kept(room: Workshop, phone: Phone) -> store.Stored:
    return people.kept(room.database, rounds.place_in(room.database, room.round.id, phone.cookie))


def keep_through_kills(running: Running, times: int, people: int, kind=Shaky) -> int:
    """Everybody answers again and again while the server is killed so many times; how many acknowledged answers are gone."""
    room = set_up(running)
    acknowledged: dict[int, tuple[int, dict]] = {}

    async def keep_answering(number: int, phone: Phone, over: asyncio.Event) -> None:
        dice = random.Random(number)
        while not over.is_set():
            given = answers(room, phone, dice)
            acknowledged[number] = (await phone.answer(given), given)

    async def play() -> list[Phone]:
        phones = await sit(running, room, people, kind)
        begin(room)
        for phone in phones:
            await phone.ask()
        over, dice = asyncio.Event(), random.Random(20261125)
        working = [asyncio.create_task(keep_answering(n, phone, over)) for n, phone in enumerate(phones)]
        for _ in range(times):
            await asyncio.sleep(0.3 + dice.random())
            await asyncio.to_thread(running.kill)
            await asyncio.to_thread(running.start)
        await asyncio.sleep(0.5)
        over.set()
        await asyncio.wait_for(asyncio.gather(*working), 60)  # nobody is stuck
        return phones

    phones = run(play())
    assert len(acknowledged) == len(phones)
    assert room.round.seat_counts == (people, people), "a lost answer to 'sit down' gives nobody a second seat"
    return sum(not same(kept(room, phone), *acknowledged[number]) for number, phone in enumerate(phones))


def same(stored: store.Stored, rev: int, given: dict) -> bool:
    return stored.rev == rev and {q: stored.answer.get(q) for q in given} == given


def test_no_answer_that_was_acknowledged_is_lost_while_the_server_dies_and_lines_break(serving, tmp_path, pytestconfig) -> None:
    whole = pytestconfig.option.whole
    with serving(tmp_path, *BARE) as running:  # no phone needs a kernel
        assert keep_through_kills(running, 6 if whole else 2, 14 if whole else 8) == 0


def proposed(room: Workshop) -> list[store.Proposal]:
    return rounds.proposals(room.database, room.round.id)


def test_a_rehearsal_plays_a_whole_hour_holds_one_proposal_makes_two_one_and_takes_it(server, pytestconfig) -> None:
    people = 20 if pytestconfig.option.whole else 8
    room = set_up(server, plan="60", first="whose-default", story="when-it-is-uncomfortable", rehearsal=True)
    visit = screens.Visit(room.database, SOURCE, "en", "", today=TODAY)
    said: list[str] = []

    async def lead() -> None:
        while not said:
            await asyncio.sleep(0.1)
        room.host.must("go", line=0)
        steps = screens.running_order.steps(room.host.visit, room.round)
        while room.round.live.line + 1 < len(steps) or room.round.stage == "waiting":
            await until(lambda: room.round.stage != "open" or room.round.seat_counts == (people, people))
            await until(lambda: room.round.stage != "own" or all(side.agreed for side in room.round.sides))
            if room.round.stage == "own":
                room.host.must("reveal")
            if steps[room.round.live.line].actions:
                await until(lambda: len(proposed(room)) == 3)
                named = next(each.id for each in proposed(room) if "Awa" in each.what)
                room.host.must("hold_proposal", proposal=named, why="person")
                room.host.must("show_proposals", proposals=[each.id for each in proposed(room) if each.id != named])
                await until(lambda: {each.held for each in proposed(room)} == {"", "joined", "person"})
                await until(lambda: any(rounds.agreed_by_all(room.round, each) for each in proposed(room) if not each.held))
                room.host.must("take", proposal=next(each.id for each in proposed(room) if not each.held))
            room.step()
        room.host.must("end", sure=True)

    async def play() -> None:
        await asyncio.wait_for(
            asyncio.gather(Rehearsal(visit, room.round.id, server.url, 0.2, said.append).run(people), lead()), 120
        )

    run(play())
    seen = rounds.seen(room.database, room.round.id)
    assert len(seen.actions) == 1
    assert {row.side for row in seen.others} == {"side-1", "side-2"}
    assert len(said) == 2


async def until(holds) -> None:
    for _ in range(600):
        if holds():
            return
        await asyncio.sleep(0.05)
    raise AssertionError("this never came")


def test_a_rehearsal_refuses_a_room_of_real_people(server) -> None:
    room = set_up(server)
    with pytest.raises(MoveRefused, match="no_rehearsal"):
        rounds.rehearsal_seats(room.database, room.round.id, 5)


def cookie(browser: str) -> dict[str, str]:
    return {"Cookie": f"kit_browser={browser}", "Content-Type": "application/json"}


def test_only_whoever_belongs_to_a_round_hears_that_it_moves_and_only_the_facilitator_sees_the_lights(server) -> None:
    room = set_up(server)
    [phone] = run(sit(server, room, 1))
    state, stream = f"/state/{room.round.id}", f"/stream/{room.round.id}"
    for path in (state, stream, "/state/" + "0" * 32):
        assert ask(server, path)[0] == 403
        assert ask(server, path, headers=cookie(store.new_browser()))[0] == 403
    told = json.loads(ask(server, state, headers=cookie(phone.cookie))[2])
    assert told == {"version": room.round.version, "finished": 0, "seats": 1}
    run(phone.ask("pulse", light=rounds.LIGHTS[1]))

    def lit() -> list[str]:
        return json.loads(ask(server, state, headers=cookie(room.host.token))[2])["lights"]

    assert lit() == [], "a light comes on later than the tap: nobody is seen to tap it"
    run(until(lit))
    assert lit() == [rounds.LIGHTS[1]]
    assert "lights" not in json.loads(ask(server, state, headers=cookie(phone.cookie))[2])


def test_the_stream_says_at_once_that_the_room_has_moved(server) -> None:
    room = set_up(server)

    async def play() -> tuple[int, int]:
        [phone] = await sit(server, room, 1)
        moves = phone.moves()
        first = await anext(moves)
        room.host.must("go", line=1)
        second = await anext(moves)
        await moves.aclose()
        return first["version"], second["version"]

    first, second = run(asyncio.wait_for(play(), 20))
    assert second == room.round.version > first


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("{", 400),
        ("[]", 400),
        ("[" * 100_000, 400),
        ('{"key": "panel", "said": {"asked": {"do": 3, "where": [], "fields": "x"}}, "page": 7}', 200),
        ('{"key": 3}', 400),
        ("x" * 10_000_000, 413),
    ],
)
def test_garbage_and_floods_are_refused_and_change_nothing(server, body, status) -> None:
    room = set_up(server)
    [phone] = run(sit(server, room, 1))
    before = room.round
    try:
        found = ask(server, "/join/say", method="POST", headers=cookie(phone.cookie), body=body)[0]
    except (ConnectionResetError, BrokenPipeError):
        found = 413  # the server hangs up on whoever sends ten megabytes
    assert found == status
    assert room.round == before


def test_what_is_not_asked_now_is_refused_to_that_phone_and_changes_nothing(server) -> None:
    room = set_up(server)
    phone, other = run(sit(server, room, 2))
    begin(room)
    run(phone.ask())
    given = answers(room, phone, random.Random(1))
    first = run(phone.answer(given))
    bad = {
        "a question that there is not": ({**given, "nothing.side-1.is": 2}, phone.where, first + 1),
        "a level that there is not": ({**given, next(q for q in given if q.endswith(".is")): 7}, phone.where, first + 1),
        "a part that is not asked": (given, {**phone.where, "part": "9"}, first + 1),
        "another round": (given, {**phone.where, "round": "0" * 32}, first + 1),
        "no revision": (given, phone.where, "x"),
    }
    for what, (answer, where, rev) in bad.items():
        told = run(phone.post("answer", {"where": where, "answer": answer, "rev": rev}))
        assert told["problem"], what
    old = run(phone.post("answer", {"where": phone.where, "answer": {"finished": False}, "rev": first}))
    assert old["stored"]["rev"] == first
    assert kept(room, phone).answer["finished"] is True, "an old revision comes too late"
    assert kept(room, other).rev == 0
    room.host.must("close", sure=True)
    told = run(phone.post("answer", {"where": phone.where, "answer": given, "rev": first + 1}))
    assert told["problem"]
