"""What docs/hosting.md has made of a machine (deploy/fresh-machine.sh), as root on it: two servers, PostgreSQL, nginx, TLS, a path."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import sync_playwright

from kit import settings, store
from tests.browser.conftest import CHROMIUM, FLAGS
from tests.browser.drilled import opened, play, same, set_up
from tests.browser.test_behind_proxy import Behind, ask
from tests.browser.test_drill import until

URL = os.environ.get("KIT_HOSTED", "")
PAGE = (Path(__file__).parents[2] / "docs" / "hosting.md").read_text(encoding="utf-8")
HERE, PORTS = Path("/opt/partnership-kit"), (8866, 8867)
pytestmark = [pytest.mark.browser, pytest.mark.skipif(not URL, reason="deploy/fresh-machine.sh, on a machine of its own")]


class Hosted(Behind):
    """One that listens on that port of the machine, whoever has started it."""

    url = URL

    def found(self) -> bool:
        """Whether it listens."""
        lines = [each for each in psutil.net_connections("tcp") if each.status == psutil.CONN_LISTEN]
        pids = [each.pid for each in lines if each.laddr.port == self.port]
        self.process = psutil.Process(pids[0]) if pids else None
        return bool(pids)


@pytest.fixture
def browser():
    """One that knows where the name of the page's example leads."""
    with sync_playwright() as playwright:
        leads = "--host-resolver-rules=MAP example.org 127.0.0.1, MAP * ~NOTFOUND"
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, leads])


def command(*words: str) -> str:
    """What partnership-kit says, with the settings of the page."""
    line = f"set -a; . /etc/partnership-kit.env; {HERE}/.venv/bin/partnership-kit {' '.join(words)}"
    return subprocess.run(["bash", "-ec", line], capture_output=True, text=True, check=True).stdout


def test_a_round_is_played_one_server_dies_and_what_was_backed_up_opens_every_seat_elsewhere(browser, tmp_path) -> None:
    servers = [Hosted(Path("/var/lib/partnership-kit"), port) for port in PORTS]
    until(lambda: all(each.found() for each in servers), "two servers")
    until(lambda: ask(servers[0], "/kit/healthz")[2] == b"ok\n", "nginx")
    data = f"--data {servers[0].data}"
    key = re.search(r": ([0-9A-Z-]+)\n", command("key make --label drill", data))[1]
    table = set_up(servers[0], key)
    words = play(table, browser, lambda: max(servers, key=lambda each: len(each.kernels())).kill())

    (backup,) = (block for block in re.findall(r"^```bash\n(.+?)^```", PAGE, re.M | re.S) if "/backups/kit.backup" in block)
    subprocess.run(["bash", "-ec", backup], cwd=HERE, check=True)
    said = re.search(r'BACKUP_WORDS="([^"]+)"', backup)[1]
    restore = re.search(r"`partnership-kit restore kit.backup --data some/folder`", PAGE)[0].strip("`")
    for ours, here in (("partnership-kit", f"{HERE}/.venv/bin/partnership-kit"), ("kit.backup", "/backups/kit.backup")):
        restore = restore.replace(f"{ours} ", f"{here} ", 1)
    line = restore.replace("some/folder", str(tmp_path / "elsewhere"))
    subprocess.run(["bash", "-ec", line], env={"PATH": os.environ["PATH"], "PARTNERSHIP_KIT_BACKUP_WORDS": said}, check=True)

    copy = store.open_database(settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "elsewhere")}))
    there = re.search(r"^PARTNERSHIP_KIT_DATABASE=(.+)$", Path("/etc/partnership-kit.env").read_text(), re.M)[1]
    database = opened(servers[0].data, there)
    assert database.engine.dialect.name == "postgresql"
    same(copy, database, table, words)
