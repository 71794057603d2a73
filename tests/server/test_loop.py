"""The thread that serves every page waits for nothing: not for the database, not for a file of words, not for a hash."""

import asyncio
import logging
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from kit import settings, store
from kit.errors import NotSaved
from kit.server import purging
from tests.conftest import TODAY
from tests.running import BARE, run
from tests.server.test_headers import TABLE
from tests.server.test_routes import KNOWN, ask, form
from tests.server.watching import Watched
from tests.wire import Console


@pytest.fixture(scope="module")
def watched(serving, tmp_path_factory):
    """A server that notes whatever its loop waits for."""
    with serving(tmp_path_factory.mktemp("watched"), *BARE, kind=Watched) as running:
        yield running


def test_no_address_makes_the_loop_wait(watched) -> None:
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(watched.data)}))
    words = store.new_receipt(database, store.make_seat(database, "c" * 32, today=TODAY), "en")
    for method, path, headers, body, status, *_ in TABLE:
        if "{build}" not in path and (status != 200 or headers != KNOWN or method != "GET"):  # without those that start kernels
            assert ask(watched, path, method=method, headers=headers, body=body)[0] == status
    for do in ({"do": "back", "words": words}, {"do": "words"}, {"do": "erase", "sure": "yes"}):
        assert form(watched, "d" * 32, **do)[0] == 200
    assert watched.seen.read_text() == ""


def test_right_words_open_at_any_time_while_somebody_guesses(watched) -> None:
    database = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(watched.data)}))
    mine = store.make_seat(database, "1" * 32, today=TODAY)
    words = store.new_receipt(database, mine, "en")
    with ThreadPoolExecutor(4) as pool:
        assert all(pool.map(lambda n: Console(watched).ask("knock", code=f"{n:08}")["problem"], range(27)))
        guesses = list(pool.map(lambda n: form(watched, f"{n:032x}", do="back", words=f"{n} b c d e f")[0], range(8)))
    assert sorted(set(guesses)) == [404, 429]
    assert form(watched, "2" * 32, do="back", words=words)[0] == 200
    assert store.seat_of(database, "2" * 32).id == mine.id
    status, _, page = form(watched, "3" * 32, do="back", words="one two three")
    assert status == 429
    assert "Too many tries" in page


def test_a_browser_that_keeps_no_cookie_is_told_why_on_my_answers_too(watched) -> None:
    status, _, page = form(watched, do="back", words="one two three four five six")
    assert status == 428
    assert "one cookie" in page
    _, headers, page = ask(watched, "/mine?lang=en")
    assert "kit_browser=" in headers["set-cookie"]
    assert b"remembers you" not in page
    assert b"remembers you" in ask(watched, "/mine?lang=en", headers=KNOWN)[2]


def test_a_broken_database_is_said_on_a_page_of_its_own(watched) -> None:
    file = watched.data / "partnership-kit.sqlite"
    sound = file.read_bytes()
    file.write_bytes(b"broken" * 1000)
    try:
        for path in ("/?lang=en", "/mine?lang=en"):
            status, _, page = ask(watched, path, headers=KNOWN)
            assert status == 500
            assert b"Something went wrong" in page
            assert b'class="home"' in page
        assert ask(watched, "/facilitate?lang=en")[0] == 200
    finally:
        file.write_bytes(sound)
    assert ask(watched, "/?lang=en")[0] == 200


def test_a_thread_that_serves_everybody_opens_no_database(database) -> None:
    database.never_from_here()
    for open_one in (database.reading, database.writing):
        with pytest.raises(RuntimeError, match="must not wait"), open_one():
            pass
    other = threading.Thread(target=store.seat_of, args=(database, "a" * 32))
    other.start()
    other.join()


def test_a_purge_that_fails_is_said_without_content_and_tried_again_soon(database, monkeypatch, caplog) -> None:
    waits, tries = [], iter([NotSaved("The database refused: OperationalError."), 3, None])

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) > 3:
            raise asyncio.CancelledError

    def purge(*_: object, **__: object) -> int:
        found = next(tries)
        if isinstance(found, Exception):
            raise found
        return found or 0

    monkeypatch.setattr(purging.asyncio, "sleep", wait)
    monkeypatch.setattr(purging.store, "purge", purge)
    with pytest.raises(asyncio.CancelledError), caplog.at_level(logging.ERROR):
        run(purging.Purging(database).go_on())
    assert waits == [purging.EVERY, purging.SOON, purging.EVERY, purging.EVERY]
    assert [record.message for record in caplog.records] == [
        "Answers whose day has passed are not erased yet: The database refused: OperationalError. Tried again in ten minutes."
    ]
