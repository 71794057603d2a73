"""*Five quarters* over HTTP: as a browser plays it, and as somebody who tries what the page does not offer."""

import gzip
import html
import http.client
import json
import re
import urllib.parse

import pytest

from kit import content, settings, store
from kit.store import new_browser
from tests.playing.played import closed, once_more, quarter, steps_to
from tests.server.test_routes import ask, form


def say(server, browser: str, answer, rev, lang: str = "en") -> tuple[int, dict]:
    headers = {"Cookie": f"kit_browser={browser}", "Content-Type": "application/json"}
    body = json.dumps({"key": "simulator", "said": {"answer": answer, "rev": rev, "where": {}}, "page": {}})
    status, _, text = ask(server, f"/simulator/say?lang={lang}", method="POST", headers=headers, body=body)
    return status, json.loads(text)["parts"][0]["state"] if status == 200 else {}


def opened(server, browser: str, lang: str = "en") -> dict:
    _, _, text = ask(server, f"/simulator?lang={lang}", headers={"Cookie": f"kit_browser={browser}"})
    found = re.search(r'data-page="([^"]*)"', text.decode())
    return json.loads(html.unescape(found[1]))["first"]["parts"][0]["state"]


@pytest.fixture
def person(server) -> str:
    """Somebody who has closed two quarters at Vado."""
    browser = new_browser()
    for rev, step in enumerate(steps_to(closed("vado", "vado", 2))[1:], 1):
        assert say(server, browser, step, rev)[1]["stored"]["rev"] == rev
    return browser


def test_a_game_is_found_again_in_another_language_and_by_nobody_else(server, person) -> None:
    assert opened(server, person, "es")["stored"]["answer"] == closed("vado", "vado", 2)
    assert opened(server, new_browser())["stored"] == {"rev": 0, "answer": {}, "refused": 0}


def test_six_words_bring_it_to_another_device(server, person) -> None:
    _, _, page = form(server, person, do="words")
    words = html.unescape(re.search(r'class="receipt"[^>]*>([^<]+)<', page)[1])
    other = new_browser()
    assert form(server, other, do="back", words=words)[0] == 200
    assert opened(server, other)["shown"]["runs"]["vado"]["played"] == 2


TWO = closed("vado", "vado", 2)
FORGED = [
    ({**TWO, "vado.1.days": "team", "vado.2.days": "team"}, "play.closed"),
    (closed("vado", "vado", 1), "play.closed"),
    ({**TWO, "vado.3.request": "pass"}, "error.refused"),  # a move for another chair
    ({**TWO, **quarter("tessera", "tessera", 1)}, "error.refused"),  # before it is one's turn there
    ({**TWO, "vado.3.days": "everything"}, "error.refused"),  # an unknown way
    ({**TWO, "vado.closed": 4}, "error.refused"),
    ({**TWO, "vado.4.days": "work"}, "error.refused"),
    ({**TWO, "game": 7}, "play.closed"),
    (["vado"], "error.refused"),
]


@pytest.mark.parametrize(("answer", "phrase"), FORGED)
def test_what_may_not_be_is_refused_in_a_sentence_and_changes_nothing(server, person, answer, phrase) -> None:
    library = content.library(content.Source(settings.read({}).exercises), "en")
    status, state = say(server, person, answer, 50)
    assert (status, state["problem"]) == (200, library.phrases[phrase])
    assert opened(server, person)["stored"]["answer"] == TWO


def test_a_replayed_move_changes_nothing(server, person) -> None:
    three = closed("vado", "vado", 3)
    first, again = (say(server, person, three, 3)[1] for _ in range(2))
    assert first == again
    assert say(server, person, TWO, 2)[1]["stored"]["answer"] == three


def test_what_one_chose_is_in_no_log(server, person) -> None:
    say(server, person, {**TWO, "action.what": "Canary in the ledger"}, 40)
    logs = "".join(path.read_text(errors="replace") for path in server.data.parent.glob("*.log"))
    assert "Canary" not in logs


def test_erasing_leaves_nothing_of_a_game(server, person) -> None:
    say(server, person, {**TWO, "action.what": "Zzyzx-canary"}, 40)
    database = settings.read({"PARTNERSHIP_KIT_DATA": str(server.data)})
    assert b"Zzyzx-canary" in b"".join(path.read_bytes() for path in database.data.glob("*.sqlite*"))
    form(server, person, do="erase", sure="yes")
    assert b"Zzyzx-canary" not in b"".join(path.read_bytes() for path in database.data.glob("*.sqlite*"))
    assert opened(server, new_browser())["stored"]["rev"] == 0


def test_a_third_run_keeps_its_rules(server) -> None:
    browser, answer = store.new_browser(), once_more("vado", 1)
    steps = steps_to(answer)
    for rev, step in enumerate(steps[1:], 1):
        say(server, browser, step, rev)
    _, state = say(server, browser, {**steps[-1], "again.rules": ["pay", "no"]}, 80)
    assert state["stored"]["refused"] == 80
    assert opened(server, browser)["stored"]["answer"]["again.rules"] == ["pay", "share"]


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
def test_the_page_of_assumptions_says_each_and_what_not_to_conclude(server, lang) -> None:
    words = content.library(content.Source(settings.read({}).exercises), lang).simulator.words
    _, _, text = ask(server, f"/simulator/assumptions?lang={lang}")
    page = html.unescape(text.decode())
    assert words.not_a_forecast in page
    assert page.count("<table") == len(words.assumes.off)
    for said in (*words.assumes.lines.values(), *words.assumes.off.values(), *words.assumes.not_to_conclude.lines):
        assert said in page


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
def test_the_game_can_be_printed_for_whoever_has_no_phone(server, lang) -> None:
    words = content.library(content.Source(settings.read({}).exercises), lang).simulator.words
    status, _, text = ask(server, f"/simulator/paper?lang={lang}")
    page = html.unescape(text.decode())
    assert status == 200
    for name in ("late", "rate", "hearing", "incident", "audit"):
        event = words.events[name]
        assert all(said in page for said in (event.wall, event.vado, event.tessera, *event.reply.values()))
    assert words.not_a_forecast in page
    assert "{" not in page.partition("<main")[2].partition("</main>")[0], "every slot is filled"


def test_a_first_visit_is_at_most_sixty_kilobytes(server) -> None:
    """Everything that the page asks for before it can be played, as it comes over the line."""

    def weight(path: str) -> int:
        connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        body = answer.read()
        return len(body) if answer.getheader("Content-Encoding") == "gzip" else len(gzip.compress(body))

    page = ask(server, "/simulator?lang=fr")[2].decode()
    needed = set(re.findall(r'(?:href|src)="(/static/[^"]+)"', page)) | {
        urllib.parse.urljoin(found, "server.js") for found in re.findall(r'src="(/static/[^"]+page\.js)"', page)
    }
    assert any(path.endswith("simulator.js") for path in needed)
    assert weight("/simulator?lang=fr") + sum(map(weight, needed)) <= 60_000
