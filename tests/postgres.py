"""A real PostgreSQL of this test run alone, in memory, on a socket in its own folder; gone with the process that started it."""

from __future__ import annotations

import os
import pwd
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from pathlib import Path

from sqlalchemy.engine import make_url

from kit import settings
from kit.store.database import engine_of, migrate

FILE = "/partnership-kit.sqlite"

PLACES = (*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True), Path("/usr/bin"), Path("/usr/local/bin"))
QUICK = (
    "fsync=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=200",
    "shared_buffers=32MB",
    "log_min_messages=fatal",
)


def programs() -> Path | None:
    """The folder of `initdb` and `postgres`, where this machine has them."""
    with suppress(ImportError):
        import psycopg  # noqa: F401

        return next((place for place in PLACES if (place / "initdb").exists() and (place / "postgres").exists()), None)
    return None


def somebody() -> str:
    """PostgreSQL refuses to run as root: then for the account that a system has for it, or for nobody's."""
    known = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwuid(os.getuid()).pw_name if os.getuid() else next(name for name in ("postgres", "nobody") if name in known)


@dataclass
class Postgres:
    """`folder`: its data and its socket. Every data folder of the tests has a database of its own there."""

    folder: Path
    account: str
    names: dict[Path, str] = field(default_factory=dict)

    def url(self, name: str) -> str:
        return f"postgresql://{self.account}@/{name}?host={self.folder}"

    def run(self, statement: str) -> None:
        import psycopg

        with psycopg.connect(host=str(self.folder), user=self.account, dbname="postgres", autocommit=True) as line:
            line.execute(statement)

    def new(self, template: str = "template0") -> str:
        """The URL of a new database, empty or as another one is."""
        name = f"kit_{secrets.token_hex(4)}"
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' LOCALE 'C.UTF-8'")
        return self.url(name)

    def of(self, data: Path) -> str:
        """The URL of the database that belongs to a data folder, made with its tables where it is new."""
        data = data.resolve()
        if data not in self.names:
            self.names[data] = self.new(self.ready)
        return self.names[data]

    @cached_property
    def ready(self) -> str:
        """The name of a database with all tables, of which nobody knows the secret yet."""
        engine = engine_of(self.new(), keeps=False)
        migrate(engine)
        return str(engine.url.database)

    def drop(self, data: Path) -> None:
        if url := self.names.pop(data.resolve(), None):
            self.run(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")


RUNNING = ExitStack()


@cache
def here() -> Postgres:
    """The one of this process, started when it is first asked for; `RUNNING.close()` ends it."""
    return RUNNING.enter_context(started())


def everywhere() -> None:
    """From now on whoever reads settings without a database finds PostgreSQL in them (`pytest --database postgresql`)."""
    read = settings.read

    def with_database(environment: dict[str, str] | None = None) -> settings.Settings:
        found = read(environment)
        return replace(found, database=here().of(found.data)) if found.database.endswith(FILE) else found

    settings.read = with_database


@contextmanager
def started(*, safe: bool = False) -> Iterator[Postgres]:
    """One that listens on no port; its folder is removed afterwards."""
    binaries, account = programs(), somebody()
    folder = Path(tempfile.mkdtemp(prefix="kit-pg-", dir="/dev/shm" if os.access("/dev/shm", os.W_OK) and not safe else "/tmp"))
    owner = pwd.getpwnam(account)
    os.chown(folder, owner.pw_uid, owner.pw_gid)
    as_owner = {"user": account, "group": owner.pw_gid, "extra_groups": [], "cwd": folder, "stdout": subprocess.DEVNULL}
    as_owner = as_owner if os.getuid() == 0 else {"cwd": folder, "stdout": subprocess.DEVNULL}
    data = folder / "data"
    subprocess.run(
        [binaries / "initdb", "-D", data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N", "--no-instructions"],
        check=True,
        **as_owner,
    )
    options = [word for name in (() if safe else QUICK) for word in ("-c", name)]
    listens = ["-c", "listen_addresses=", "-c", f"unix_socket_directories={folder}"]
    dies_with_us = ["setpriv", "--pdeathsig", "QUIT"] if shutil.which("setpriv") else []
    if os.getuid() == 0 and dies_with_us:
        as_owner = {"cwd": folder, "stdout": subprocess.DEVNULL}
        dies_with_us += [f"--reuid={owner.pw_uid}", f"--regid={owner.pw_gid}", "--clear-groups"]
    process = subprocess.Popen([*dies_with_us, binaries / "postgres", "-D", data, *listens, *options], **as_owner)
    try:
        while subprocess.run([binaries / "pg_isready", "-q", "-h", folder], check=False).returncode:
            assert process.poll() is None, "PostgreSQL did not start"
            time.sleep(0.02)
        yield Postgres(folder, account)
    finally:
        process.terminate() if safe else process.send_signal(3)
        process.wait(timeout=30)
        shutil.rmtree(folder)
