"""What a stranger may guess at and send for as long as he likes: on a server of its own, since guesses count for everybody."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from itertools import product

import pytest

from kit.rehearsal import Phone, client
from tests.pairs import pairwise
from tests.running import BARE, Running, run
from tests.server.test_workshop import set_up
from tests.wire import Console, key_of

UNKNOWN = "No open round has this code. Check it with the person who gave it to you."
TOO_MANY = "Too many tries in a short time. Wait a minute, then try again."


@pytest.fixture(scope="module")
def guessed(serving, tmp_path_factory) -> Iterator[Running]:
    with serving(tmp_path_factory.mktemp("guessed"), *BARE) as running:
        yield running


def status(console: Console, key: str, said: str) -> int:
    line = HTTPConnection("127.0.0.1", console.server.port, timeout=60)
    headers = {"Cookie": f"kit_browser={console.token}", "Content-Type": "application/json"}
    page = said if len(said) < 2**16 else "{}"
    body = f'{{"key": "{key}", "said": {said}, "page": {page}}}'
    line.request("POST", f"/{console.screen}/say", body, headers)
    return line.getresponse().status


DEEP = "[" * 970 + "]" * 970
ODD = (
    "5",
    "true",
    "null",
    "NaN",
    "-Infinity",
    "1e309",
    "9" * 4300,
    '"\\ud800\\u0000"',
    '{"a": {"b": 1}}',
    '["x", null, 1, {}]',
    "[[[]]]",
    DEEP,
)
NAMES = (
    "code",
    "side",
    "sides",
    "round",
    "live",
    "next",
    "part",
    "seat",
    "terms",
    "picked",
    "languages",
    "people1",
    "name1",
    "words",
    "key",
    "more",
    "topics",
    "n",
    "page",
    "do",
    "form",
)


PAGES = (("join", ""), ("remote", ""), ("projector", ""), ("remote", "key"))
DOES = ("look", "form", "create", "sit")
SET_UP_HERE = (False, True)  # whether the page says that it sets a workshop up


@pytest.mark.parametrize("value", ODD, ids=lambda value: value[:12])
def test_odd_values_break_no_screen_for_a_stranger_nor_for_who_holds_the_key(guessed, value, pytestconfig) -> None:
    host = Console(guessed, "remote")
    host.must("key", key=key_of(guessed))
    fields = "{" + ", ".join(f'"{name}": {value}' for name in NAMES) + "}"
    where = fields[:-1] + ', "live": "1", "sides": "2"}'
    lists = (ODD, PAGES, DOES, SET_UP_HERE)
    cases = product(*lists) if pytestconfig.option.whole else pairwise(*lists)
    tried = [(*page, do, where if here else fields) for odd, page, do, here in cases if odd == value]
    guesses = [
        ("join", "", "knock", fields),
        ("projector", "", "enter", fields),
        ("remote", "", "words", fields),
        ("join", "", "practise", where),
    ]

    def ask(one: tuple[str, str, str, str]) -> int:
        screen, token, do, place = one
        console = Console(guessed, screen, **({"token": host.token} if token else {}))
        asked = f'{{"do": "{do}", "fields": {fields}, "where": {place}, "n": {value}, "page": {value}}}'
        return status(console, "panel", f'{{"asked": {asked}}}')

    with ThreadPoolExecutor(36) as pool:  # wrong words are answered slowly
        assert set(pool.map(ask, (*tried, *guesses))) <= {200, 400}
    answered = f'{{"where": {fields}, "answer": {fields}, "rev": {value}}}'
    assert status(Console(guessed), "questions", answered) in (200, 400)


def test_hundreds_of_wrong_codes_open_nothing_and_keep_nobody_out(guessed, pytestconfig) -> None:
    room, tries = set_up(guessed), 1000 if pytestconfig.option.whole else 200

    async def play() -> list[str]:
        http = client()
        guesser, guest = Phone(http, guessed.url), Phone(http, guessed.url)
        await guesser.open()
        wrong = [guesser.post("ask", {"do": "knock", "fields": {"code": f"{n:08}"}, "where": {}}) for n in range(tries)]
        told, _ = await asyncio.gather(asyncio.gather(*wrong), guest.take_seat("side-1", room.round.code))
        return [one["problem"] for one in told]

    said = run(play())
    assert set(said) <= {UNKNOWN, TOO_MANY}, "first that the code is wrong, then that these are too many"
    assert said[-1] == TOO_MANY
    assert room.round.seat_counts == (0, 1)
