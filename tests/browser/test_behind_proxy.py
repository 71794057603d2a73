"""The kit under a path behind a proxy that takes TLS away: every address, asset, stream, websocket and cookie is right."""

from __future__ import annotations

import json
import os
import re
import ssl
from collections.abc import Iterator
from contextlib import AbstractContextManager
from http.client import HTTPSConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from nbformat.v4 import new_code_cell

from kit.rehearsal.phones import heard, said
from kit.server.house import NAMES
from tests.browser.conftest import PHONE
from tests.browser.person import Person
from tests.browser.seeded import seeded, take_over
from tests.browser.test_site_notebooks import SLIDER, write
from tests.caddy import through_caddy
from tests.nginx import through_nginx
from tests.proxy import proxied
from tests.running import Forked
from tests.wire import DAY, LATER, SIDES, Console, fields_of_a_day, key_of

BASE = "/kit"
PAGES = (
    "/",
    "/mine",
    "/facilitate",
    "/newcomers",
    "/run-sheets/respect",
    "/changes",
    "/nothing-here",
    *(f"/{name}" for name in NAMES),
)
WANTED = re.compile(r'(?:href|src|action)="([^"]+)"')


def before(port: int, folder: Path) -> AbstractContextManager[int]:
    """The small proxy of the tests, or (make drill) a real nginx or Caddy with the site that `deploy/` has."""
    if binary := os.environ.get("KIT_CADDY", ""):
        return through_caddy(binary, folder, port)
    binary = os.environ.get("KIT_NGINX", "")
    return through_nginx(binary, folder, port) if binary else proxied(port, folder)


class Behind(Forked):
    """`outside`: the port that browsers know."""

    outside = 0

    @property
    def url(self) -> str:
        return f"https://127.0.0.1:{self.outside}{BASE}" if self.outside else f"{super().url}{BASE}"


@pytest.fixture(scope="module")
def behind(serving, tmp_path_factory) -> Iterator[Behind]:
    folder = tmp_path_factory.mktemp("behind")
    (folder / "my-site" / "notebooks").mkdir(parents=True)
    write(folder / "my-site" / "notebooks", "budget", new_code_cell(SLIDER))
    options = ("--site", str(folder / "my-site"), "--base", f"{BASE}/", "--proxy", "127.0.0.1")
    with serving(folder, *options, kind=Behind) as running, before(running.port, folder) as port:
        running.outside = port
        yield running


def ask(server: Behind, path: str, *, method: str = "GET", headers: dict[str, str] | None = None, body: str | None = None):
    line = HTTPSConnection(urlsplit(server.url).netloc, timeout=60, context=ssl._create_unverified_context())
    line.request(method, path, body=body, headers=headers or {})
    answer = line.getresponse()
    return answer.status, answer.headers, b"" if "event-stream" in answer.headers.get("Content-Type", "") else answer.read()


def test_everything_that_a_page_leads_to_stands_under_the_path(behind) -> None:
    found = set()
    for page in PAGES:
        text = ask(behind, f"{BASE}{page}?lang=en")[2].decode()
        assert f'data-base="{BASE}"' in text
        found |= {link for link in WANTED.findall(text) if not link.startswith("#")}
    assert [link for link in found if not link.startswith(f"{BASE}/")] == []
    paths = {urlsplit(link).path for link in found if "exercise=" not in link}
    assert {path: ask(behind, path, method="HEAD")[0] for path in paths if "nothing-here" not in path} == dict.fromkeys(
        {path for path in paths if "nothing-here" not in path}, 200
    )


def test_the_cookie_is_for_this_path_and_for_tls_alone(behind) -> None:
    kept = ask(behind, f"{BASE}/join?lang=en")[1]["Set-Cookie"]
    assert "Secure" in kept
    assert "HttpOnly" in kept
    assert f"Path={BASE};" in kept


@pytest.mark.skipif({"KIT_NGINX", "KIT_CADDY"} & set(os.environ), reason="what is outside of the path is the proxy's own")
@pytest.mark.parametrize(
    ("path", "status", "leads"), [("/kit", 302, "/kit/"), ("/join", 404, None), ("/kitchen/join", 404, None)]
)
def test_outside_of_the_path_there_is_one_way_in(behind, path, status, leads) -> None:
    found, headers, text = ask(behind, path)
    assert (found, headers["Location"]) == (status, leads)
    assert leads or f'href="{BASE}/?lang=' in text.decode()


def test_whatever_watches_over_it_hears_that_it_works(behind) -> None:
    status, headers, text = ask(behind, f"{BASE}/healthz")
    assert (status, text) == (200, b"ok\n")
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("origin", "fetched", "status"),
    [
        ("https://127.0.0.1:{port}", "", 428),
        ("HTTPS://127.0.0.1:{port}", "", 428),
        ("https://127.0.0.1:1", "", 403),
        ("https://elsewhere.example", "", 403),
        ("null", "", 403),
        ("https://127.0.0.1:{port}", "cross-site", 403),
        ("https://another.name", "same-origin", 428),  # a proxy that passes on no Host; the browser says that it is our page
    ],
)
def test_a_page_of_another_site_is_refused_and_one_of_ours_is_not(behind, origin, fetched, status) -> None:
    headers = {"Origin": origin.format(port=behind.outside), "Content-Type": "application/x-www-form-urlencoded"}
    asked = {**headers, **({"Sec-Fetch-Site": fetched} if fetched else {})}
    found, _, text = ask(behind, f"{BASE}/mine?lang=en", method="POST", headers=asked, body="do=words")
    assert found == status
    assert ("This is not the address that the server expects" in text.decode()) == (status == 403)


class Outside(Console):
    """A console that reaches the server as a browser does."""

    def post(self, what: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"Cookie": f"kit_browser={self.token}", "Content-Type": "application/json"}
        path = f"{BASE}/{self.screen}/say?lang={self.language}"
        return heard(what, json.loads(ask(self.server, path, method="POST", headers=headers, body=said(what, body))[2]))


def test_what_is_handed_out_names_the_address_that_people_reach(behind) -> None:
    host = Outside(behind, "facilitator")
    host.must("key", key=key_of(behind))
    host.must("form", live=True)
    host.must("create", **{**SIDES, "plan": "60", "first": "whose-default", **fields_of_a_day(DAY, LATER)})
    assert f"{behind.url}/join" in host.text, "on a slip"
    host.must("look")
    assert host.text.count(f"{behind.url}/join") >= 4, "for whoever runs it, and in each language's invitation"
    assert "http://" not in host.text.replace("http://www.w3.org", "")


def test_the_stream_of_a_round_comes_through(behind) -> None:
    table = seeded(behind, people=1, plan="60", first="whose-default")
    status, headers, _ = ask(behind, f"{BASE}/stream/{table.round.id}", headers={"Cookie": f"kit_browser={table.host.token}"})
    assert (status, headers["Content-Type"]) == (200, "text/event-stream")


@pytest.mark.browser
def test_an_exercise_with_a_kernel_and_a_phone_without_one_work_through_it(behind, browser) -> None:
    context = browser.new_context(
        ignore_https_errors=True, locale="en", reduced_motion="reduce", viewport={"width": PHONE[0], "height": PHONE[1]}
    )
    page, asked, errors = context.new_page(), [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("wss:", "https:")))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    person = Person(page, behind.url, "accountability", "en").open()
    person.name_partnership()
    person.more.click()
    person.answer_step()
    person.saved()
    assert any("/channels?" in url for url in asked)
    room = seeded(behind, people=1, plan="60", first="whose-default")
    with page.expect_response(lambda answer: "/stream/" in answer.url and answer.ok):
        take_over(page, behind, room.phones["side-2"][0], "/join")
    assert errors == []  # those of Voilà's front end are looked at where it is tried itself
    page.goto(f"{behind.url}/notebooks/budget?lang=en")
    page.get_by_role("slider").wait_for()
    assert page.url.startswith(f"{behind.url}/voila/render/")
    assert [url for url in asked if not url.startswith((behind.url, "data:", "blob:"))] == []
    context.close()
