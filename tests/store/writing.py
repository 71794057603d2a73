"""What a process of its own does with the database while a test watches: write without end, or open it at the same moment as others."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path

from kit import settings, store
from tests.running import FORKS


def chosen(data: Path, database: str, pepper: str = "") -> settings.Settings:
    told = {"DATA": str(data), "DATABASE": database, "PEPPER": pepper}
    return settings.read({f"PARTNERSHIP_KIT_{name}": value for name, value in told.items() if value})


def write(data: Path, database: str, told: Connection, browser: str = "browser", until: int = 10**9) -> None:
    """Save again and again, and say each revision once it is acknowledged."""
    opened = store.open_database(chosen(data, database))
    place = store.make_seat(opened, browser, today=date(2026, 11, 24)).id
    rev = store.load(opened, place, "x").rev
    while rev < until:
        rev += 1
        store.save(opened, place, "x", {"a": rev, "b": "x" * (rev % 400)}, rev=rev)
        told.send(rev)


def write_as_eight(data: Path, database: str, told: Connection) -> None:
    """Eight people save at once, again and again; each says who it is and each revision once it is acknowledged."""
    opened, saying = store.open_database(chosen(data, database)), threading.Lock()

    def go_on(number: int) -> None:
        place = store.make_seat(opened, f"{number:032x}", today=date(2026, 11, 24)).id
        rev = store.load(opened, place, "x").rev
        while True:
            rev += 1
            store.save(opened, place, "x", {"a": rev}, rev=rev)
            with saying:
                told.send((number, rev))

    for number in range(8):
        threading.Thread(target=go_on, args=(number,)).start()


def begin(write: Callable[..., None], *given: object) -> tuple[FORKS.Process, Connection]:
    """A process that writes, and what it says."""
    here, there = FORKS.Pipe(duplex=False)
    writer = FORKS.Process(target=write, args=(*given[:2], there, *given[2:]))
    writer.start()
    there.close()
    return writer, here


def rest_of(told: Connection) -> list:
    found = []
    with suppress(EOFError):
        while True:
            found.append(told.recv())
    return found


def open_it(data: Path, database: str, said: Path, pepper: str = "") -> None:
    """Whatever it says, and the secret at the end, stands in that file."""
    for stream in (1, 2):
        os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    print(store.open_database(chosen(data, database, pepper)).pepper.hex(), flush=True)


def opened_at_once(times: int, folder: Path, database: str = "", pepper: str = "") -> list[str]:
    """What so many processes say that open it at the same moment; each has ended well."""
    said = [folder / f"said-{n}" for n in range(times)]
    processes = [FORKS.Process(target=open_it, args=(folder / "data", database, file, pepper)) for file in said]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0] * times
    return [file.read_text() for file in said]
