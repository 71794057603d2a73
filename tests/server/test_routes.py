"""The running server, asked as a browser would and as an attacker would."""

import html
import http.client
import re
import time
import urllib.parse

import pytest

from kit import content, settings, store
from kit.server.house import NAMES
from tests.conftest import TODAY


def ask(server, path: str, *, method: str = "GET", headers: dict | None = None, body: str | None = None):
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request(method, path, body=body, headers=headers or {})
    answer = connection.getresponse()
    text = answer.read()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}, text


KNOWN = {"Cookie": f"kit_browser={'a' * 32}"}  # a browser that has brought its cookie back


def form(server, cookie: str = "", lang: str = "en", **fields):
    headers = {"Content-Type": "application/x-www-form-urlencoded", **({"Cookie": f"kit_browser={cookie}"} if cookie else {})}
    status, found, text = ask(server, f"/mine?lang={lang}", method="POST", headers=headers, body=urllib.parse.urlencode(fields))
    return status, found, text.decode()


@pytest.fixture
def seat(server):
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(server.data)}))
    browser = store.new_browser()
    place = store.make_seat(database, browser, today=TODAY)
    return database, browser, place


@pytest.mark.parametrize(
    ("lang", "title"), [("fr", "Qui tient la plume"), ("en", "Who holds the pen"), ("es", "¿Quién tiene la pluma")]
)
def test_the_home_page_says_what_this_is_and_who_could_read_answers(server, lang, title) -> None:
    status, headers, text = ask(server, f"/?lang={lang}")
    page = text.decode()
    assert status == 200
    assert title in page
    assert f'<html lang="{lang}" dir="ltr">' in page
    assert "set-cookie" not in headers
    for slug in ("accountability", "transparency", "respect", "equity"):
        assert f'href="/{slug}?lang={lang}"' in page


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/mine",
        "/facilitate",
        "/newcomers",
        "/run-sheets/respect",
        "/changes",
        "/nothing-here",
        "/accountability?exercise=nothing",
        "/transparency",
        "/onboarding",
        "/join",
    ],
)
def test_pages_allow_no_inline_script_and_no_other_host(server, path) -> None:
    _, headers, text = ask(server, path)
    assert not re.search(rb"\{\w+\}", re.sub(rb'data-page="[^"]*"', b"", text)), "no slot is left open"
    policy = headers["content-security-policy"]
    assert "default-src 'none'; script-src 'self'; style-src 'self';" in policy
    assert "unsafe" not in policy
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cache-control"] == "no-store"
    text = text.replace(server.url.encode(), b"")  # a text to send names this server
    assert not re.search(rb"<script(?! (type=\"module\" )?src)|style=|https?://|onclick", text)


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "/accountability.ipynb", "/voila/render/accountability.ipynb", "/voila/tree", "/voila/files/lab.py", "/tree",
        "/voila/api/contents", "/api/contents", "/api/kernels", "/api/sessions", "/voila/templates/lab/static/voila.js",
        "/static/000000000000/kit/page.js", "/../pyproject.toml", "/%2e%2e/pyproject.toml", "/static/abc/../../x", "/login", "/.git/config",
    ],
)  # fmt: skip
def test_there_is_no_listing_no_source_and_no_other_notebook(server, path) -> None:
    status, _, text = ask(server, path)
    assert status in (400, 404)
    assert b"Traceback" not in text
    assert b"import" not in text


def test_an_unknown_exercise_gets_a_friendly_page_and_no_kernel(server) -> None:
    before = len(server.kernels())
    status, _, text = ask(server, "/respect?exercise=nope&lang=en")
    assert status == 404
    assert b"This exercise does not exist" in text
    assert len(server.kernels()) == before


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
@pytest.mark.parametrize("minutes", [60, 90, 180])
@pytest.mark.parametrize("tension", [1, 2, 3])
def test_a_facilitator_gets_two_exercises_that_exist_and_a_plan_that_names_them(server, source, lang, minutes, tension) -> None:
    status, _, text = ask(server, f"/facilitate?lang={lang}&minutes={minutes}&tension={tension}&people=30&languages=1")
    page = text.decode()
    offered = re.findall(r'href="(/\w+\?lang=\w+&amp;exercise=([\w-]+))"', page)
    assert status == 200
    assert len({slug for _, slug in offered}) == 2
    assert "{" not in page
    shelf = content.load_shelf(source, lang)
    plan = re.findall(r"<li>(.*?)</li>", page)
    assert any(html.escape(exercise.words.title) in step for exercise in shelf.values() for step in plan)


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
def test_the_guide_says_what_to_do_when_something_goes_wrong_and_in_the_weeks_after(server, source, lang) -> None:
    words = content.load_workshop(source, lang)
    page = html.unescape(ask(server, f"/facilitate?lang={lang}")[2].decode())
    assert all(each.what in page and each.say in page for each in words.trouble)
    assert all(line in page for line in words.checklist.weeks)


def test_an_hour_with_interpretation_is_too_short_for_any_exercise(server) -> None:
    _, _, text = ask(server, "/facilitate?lang=en&minutes=60&tension=3&people=30&languages=2")
    assert b"No exercise fits into this time" in text


@pytest.mark.parametrize(
    "query", ["minutes=x&people=-1&tension=9", "minutes=999999999999999999999", "languages=%00&minutes=%E2%91%A0"]
)
def test_a_picker_asked_for_nonsense_falls_back(server, query) -> None:
    assert ask(server, f"/facilitate?lang=en&{query}")[0] == 200


@pytest.mark.parametrize("slug", ["accountability", "transparency", "respect", "equity", "preamble"])
def test_run_sheets_hold_every_exercise_that_a_principle_offers(server, source, slug) -> None:
    status, _, text = ask(server, f"/run-sheets/{slug}?lang=en")
    framework = content.load_framework(source, "en")
    mine = [e for e in content.offered(content.load_shelf(source, "en")).values() if e.principle == framework.principle(slug).id]
    assert status == 200
    assert mine
    for exercise in mine:
        assert f'id="{exercise.id}"'.encode() in text
    assert b"{" not in text


def test_run_sheets_of_no_principle_are_not_there(server) -> None:
    assert ask(server, "/run-sheets/loyalty?lang=en")[0] == 404


def test_without_a_site_nothing_is_changed(server, source) -> None:
    status, _, text = ask(server, "/changes?lang=en")
    assert status == 200
    assert content.load_phrases(source, "en")["changes.none"] in html.unescape(text.decode())
    assert b'class="changes"' not in text


def test_an_unknown_language_is_the_browsers(server) -> None:
    _, _, text = ask(server, "/?lang=../x", headers={"Accept-Language": "es"})
    assert b'<html lang="es"' in text


def test_static_files_are_compressed_and_kept_for_good(server) -> None:
    _, _, home = ask(server, "/")
    path = re.search(rb'href="(/static/[0-9a-f]+/kit/theme\.css)"', home)[1].decode()
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        status, headers, packed = ask(server, path, headers={"Accept-Encoding": "gzip"})
        if headers.get("content-encoding") == "gzip":
            break
    _, plain_headers, plain = ask(server, path)
    assert status == 200
    assert headers["content-encoding"] == "gzip"
    assert "immutable" in headers["cache-control"]
    assert "content-encoding" not in plain_headers
    assert len(packed) < len(plain) / 2


def test_six_words_are_shown_once_and_open_the_seat_elsewhere(server, seat) -> None:
    database, browser, place = seat
    _, _, page = form(server, browser, do="words")
    words = re.search(r'class="receipt"[^>]*>([^<]+)<', page)[1]
    assert len(words.split()) == 6
    assert words not in form(server, browser, do="nothing")[2]
    _, headers, _ = ask(server, "/mine")
    cookie = re.search(r"kit_browser=([0-9a-f]{32})", headers["set-cookie"])[1]
    status, _, page = form(server, cookie, do="back", words=words)
    assert status == 200
    assert "Your answers are back" in page
    assert store.seat_of(database, cookie).id == place.id
    assert "HttpOnly" in headers["set-cookie"]
    assert "SameSite=Lax" in headers["set-cookie"]


@pytest.mark.parametrize("words", ["one two three", "<script>alert(1)</script>", "\x00" * 10, "x" * 10_000])
def test_unknown_words_get_one_sentence(server, words) -> None:
    status, _, page = form(server, "b" * 32, do="back", words=words)
    assert status == 404
    assert "No answers belong to these six words" in page
    assert "<script>alert" not in page


def test_erasing_needs_the_box_and_leaves_nothing(server, seat) -> None:
    database, browser, _ = seat
    assert "Tick the box first" in form(server, browser, do="erase")[2]
    assert store.seat_of(database, browser)
    assert "All your answers are erased" in form(server, browser, do="erase", sure="yes")[2]
    assert store.seat_of(database, browser) is None


def test_another_site_cannot_post(server, seat) -> None:
    _, browser, _ = seat
    headers = {
        "Cookie": f"kit_browser={browser}",
        "Origin": "http://elsewhere.example",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    assert ask(server, "/mine", method="POST", headers=headers, body="do=erase&sure=yes")[0] == 403


def test_the_page_of_an_exercise_holds_no_source_and_no_answer_of_others(server) -> None:
    _, _, page = ask(server, "/transparency?lang=fr", headers=KNOWN)
    assert b"open_principle" not in page
    assert b"made_up" not in page
    assert b"kit.pages" not in page
    assert b"Ni nom ni compte" in page


def test_no_request_is_logged(server) -> None:
    ask(server, "/mine?lang=en&canary=1")
    assert "canary" not in (server.data.parent / "server.log").read_text()


def test_pages_are_compressed(server) -> None:
    _, headers, packed = ask(server, "/?lang=fr", headers={"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert len(packed) < 12_000


def test_every_newcomer_finds_the_same_page_and_gets_a_token_of_their_own(server) -> None:
    found = [ask(server, "/join?lang=en") for _ in range(3)]
    assert len({text for _, _, text in found}) == 1
    assert len({headers["set-cookie"] for _, headers, _ in found}) == 3


def test_what_stands_on_somebodys_page_stands_on_nobody_elses(server, seat) -> None:
    database, browser, place = seat
    store.save(database, place.id, "partnership", {"name.side-1": "Canary", "name.side-2": "Wren", "funds": "side-1"}, rev=1)
    mine = ask(server, "/equity?lang=es", headers={"Cookie": f"kit_browser={browser}"})[2]
    assert b"Canary" in mine
    for headers in ({}, KNOWN):
        assert b"Canary" not in ask(server, "/equity?lang=es", headers=headers)[2]


@pytest.mark.parametrize("name", NAMES)
def test_what_one_newcomer_says_of_the_address_is_told_to_no_other(server, name) -> None:
    """The page of newcomers is kept for a minute: nothing in it may come from whoever asked first."""
    for host in ("elsewhere.example", f"127.0.0.1:{server.port}"):
        _, _, page = ask(server, f"/{name}?lang=es", headers={"Host": host})
        assert b"elsewhere.example" not in page


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_needs_scripts_says_so_where_there_are_none(server, name) -> None:
    text = ask(server, f"/{name}?lang=en")[2].decode()
    assert re.search(r"<noscript><p class=\"card\">[A-Z][^<]+JavaScript", text)


@pytest.mark.parametrize("path", ["/", "/equity?exercise=three-shares", "/join", "/onboarding", "/mine"])
def test_who_reads_none_of_our_languages_chooses_one_on_the_first_screen(server, path) -> None:
    status, headers, text = ask(server, path, headers={"Accept-Language": "de-DE,de;q=0.9"})
    page = text.decode()
    assert status == 200
    assert "set-cookie" not in headers
    for code, said in (("fr", "Choisissez votre langue"), ("en", "Choose your language"), ("es", "Elija su idioma")):
        assert f'<span lang="{code}">{said}</span>' in page
        assert f'href="{path.partition("?")[0]}?lang={code}" lang="{code}" hreflang="{code}"' in page
    assert "Choose your language" not in ask(server, path, headers={"Accept-Language": "de,es;q=0.4"})[2].decode()


def test_a_page_that_is_not_there_is_said_before_a_language_is_asked(server) -> None:
    assert ask(server, "/nothing-here", headers={"Accept-Language": "de"})[0] == 404
    assert ask(server, f"/state/{'0' * 32}", headers={"Accept-Language": "de"})[0] == 403
