"""As docs/hosting.md says, in one go (`make drill`): two servers on a PostgreSQL, behind nginx with TLS and a path.

A round is played through them to its end, one server is killed in the middle, all is backed up and put back elsewhere. Then a
workshop, with a wall, phones and everybody's stream, one server killed while people answer.
"""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import psutil
import pytest
from playwright.sync_api import expect
from tornado.simple_httpclient import SimpleAsyncHTTPClient

from kit import rounds, settings, store
from kit.days import anywhere_on_earth
from kit.rehearsal import Phone
from tests import postgres
from tests.browser.drilled import PEOPLE, opened, play, same, set_up
from tests.browser.seeded import take_over
from tests.browser.test_behind_proxy import BASE, Behind, Outside, ask
from tests.nginx import through_nginx
from tests.screens.test_workshop import Workshop, answers
from tests.wire import SIDES, blocks, fields_of_a_day, key_of

NGINX = os.environ.get("KIT_NGINX", "")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (NGINX and postgres.programs()), reason="make drill, on a machine with nginx and PostgreSQL"),
]
SECRET = "the secret that all servers share"
WORDS = "these are the words of a backup"


def behind(folder: Path, database: str) -> Behind:
    folder.mkdir()
    told = {"PARTNERSHIP_KIT_DATABASE": database, "PARTNERSHIP_KIT_PEPPER": SECRET}
    return Behind(folder / "data", options=("--base", f"{BASE}/", "--proxy", "127.0.0.1"), told=told)


@pytest.fixture
def url() -> Iterator[str]:
    """A database made with the very commands of docs/hosting.md, whose password nobody is asked for here."""
    page = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text(encoding="utf-8")
    with postgres.started() as server:
        around = {**os.environ, "PGHOST": str(server.folder), "PGUSER": server.account}
        commands = re.findall(r"^runuser -u postgres -- (create.+)$", page, re.M)
        for program, *words in (shlex.split(command.replace("--pwprompt", "")) for command in commands):
            subprocess.run([postgres.programs() / program, *words], env=around, check=True)
        made = re.search(r"^echo 'PARTNERSHIP_KIT_DATABASE=(\S+)'", page, re.M)[1]
        yield made.replace("localhost/kit", f"/kit?host={server.folder}")


@pytest.fixture
def servers(tmp_path, url) -> Iterator[list[Behind]]:
    with ExitStack() as stack:
        both = [behind(tmp_path / name, url) for name in ("one", "two")]
        for server in both:
            stack.callback(server.stop)
            server.start()
        outside = stack.enter_context(through_nginx(NGINX, tmp_path, *(server.port for server in both)))
        for server in both:
            server.outside = outside
        yield both


def test_a_round_is_played_through_two_servers_one_dies_and_a_copy_opens_every_seat(servers, url, tmp_path, browser) -> None:
    one, two = servers
    table = set_up(one, key_of(one))
    words = play(table, browser, lambda: (one if one.kernels() else two).kill())
    database = opened(tmp_path / "drill", url, SECRET)
    sealed = store.back_up(database, WORDS, today=anywhere_on_earth())
    elsewhere = tmp_path / "elsewhere"
    told = {"PARTNERSHIP_KIT_DATA": str(elsewhere), "PARTNERSHIP_KIT_DATABASE": postgres.here().new()}
    copy = store.restore(settings.read(told), store.opened(sealed, WORDS), today=anywhere_on_earth())
    same(copy, database, table, words)


def direct(server: Behind, method: str, path: str) -> int:
    line = HTTPConnection("127.0.0.1", server.port, timeout=30)
    line.request(method, path)
    return line.getresponse().status


def test_whichever_server_is_asked_is_well(servers) -> None:
    assert {direct(server, "GET", f"{BASE}/healthz") for server in servers} == {200}
    assert ask(servers[0], f"{BASE}/healthz")[2] == b"ok\n"
    assert (
        len(re.findall("create rounds: [0-9A-Z]", "".join((each.data.parent / "server.log").read_text() for each in servers)))
        == 1
    )


def set_up_workshop(server: Behind, database: store.Database) -> Workshop:
    """Of an hour, with so many people on each side: everybody is a browser that reaches it through nginx."""
    host, today = Outside(server, "facilitator"), date.today()
    host.must("key", key=key_of(server))
    host.must("form", live=True)
    days = fields_of_a_day(today.isoformat(), (today + timedelta(days=30)).isoformat())
    made = host.must("create", **{**SIDES, "plan": "60", "first": "whose-default", **days})
    slips = [block["text"] for block in blocks(made["blocks"]) if block["is"] == "big"][1:]
    host.must("look")
    room = Workshop(database, host)
    for side, slip in zip(("side-1", "side-2"), slips, strict=True):
        codes = [slip, *[room.round.code] * (PEOPLE - 1)]
        room.phones[side] = [Outside(server).sit(code, side) for code in codes]
    return room


def answer(phone: Outside, level: int) -> None:
    """Every question that the phone shows, and that it counts; shown as saved."""
    shown = phone.must("look")
    rev = shown["stored"]["rev"] + 1
    given = {**dict(answers(shown["exercise"], level)), "finished": True}
    assert phone.post("answer", {"where": phone.where, "answer": given, "rev": rev})["stored"]["rev"] == rev


@contextmanager
def listening(server: Behind, phones: list[Outside]) -> Iterator[dict[str, int]]:
    """Everybody's stream, opened anew where it breaks: browser → the version of the round that it has heard of last."""
    heard: dict[str, int] = {}
    over = Event()

    async def hear(http: SimpleAsyncHTTPClient, phone: Outside) -> None:
        async for beat in Phone(http, server.url, cookie=phone.token, where=phone.where).moves():
            heard[phone.token] = beat["version"]

    async def hear_all() -> None:
        http = SimpleAsyncHTTPClient(force_instance=True, max_clients=len(phones), defaults={"validate_cert": False})
        working = [asyncio.create_task(hear(http, phone)) for phone in phones]
        await asyncio.to_thread(over.wait)
        for each in working:
            each.cancel()

    thread = Thread(target=asyncio.run, args=(hear_all(),))
    thread.start()
    yield heard
    over.set()
    thread.join(30)


def until(holds: Callable[[], bool], what: object, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


def lines_to(server: Behind) -> int:
    """How many connections of nginx that server has."""
    found = psutil.Process(server.process.pid).net_connections("tcp")
    return sum(each.status == psutil.CONN_ESTABLISHED and each.laddr.port == server.port for each in found)


def test_a_workshop_goes_on_at_the_other_server_wall_phones_and_streams(servers, url, tmp_path, browser) -> None:
    one = servers[0]
    room = set_up_workshop(one, opened(tmp_path / "drill", url, SECRET))
    everybody = room.everybody()
    context = browser.new_context(ignore_https_errors=True, locale="en", reduced_motion="reduce")
    wall, page = context.new_page(), browser.new_context(ignore_https_errors=True, locale="en").new_page()
    wall.goto(f"{one.url}/projector?lang=en#{room.round.code}")
    take_over(page, one, everybody[0], "/join")
    with listening(one, everybody) as heard:
        room.on_to("open")
        page.locator(".kit-form").wait_for()
        until(lambda: set(heard.values()) == {room.round.version} and len(heard) == len(everybody), heard)
        assert min(map(lines_to, servers)) > 0, "both are listened to"
        for phone in everybody[:PEOPLE]:
            answer(phone, 1)
        one.kill()
        for phone in everybody[PEOPLE:]:
            answer(phone, 3)
        assert [side.finished for side in room.round.sides] == [PEOPLE, PEOPLE], "what was shown as saved counts"
        room.on_to("own")
        room.agree()
        room.host.must("reveal")
        until(lambda: set(heard.values()) == {room.round.version}, heard)
        assert rounds.seen(room.database, room.round.id).others, "everybody sees it"
        expect(wall.locator(".kit-blocks")).to_contain_text("Collectif Maji", timeout=30_000)
        expect(page.locator(".kit-blocks")).to_contain_text("Collectif Maji", timeout=30_000)
    page.context.close()
    context.close()
