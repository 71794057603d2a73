"""The site of `deploy/Caddyfile` in a real Caddy (`make drill CADDY=path/of/it`): only the name, the port and the certificate are others."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.proxy import certificate
from tests.running import free_port

SITE = Path(__file__).parents[1] / "deploy" / "Caddyfile"
ALONE = "{\n\tadmin off\n\tauto_https disable_redirects\n\tgrace_period 1s\n}\n"


@contextmanager
def through_caddy(binary: str, folder: Path, behind: int) -> Iterator[int]:
    """The port of a Caddy before the server on that port, while inside."""
    certificate(folder)
    port, site = free_port(), SITE.read_text(encoding="utf-8")
    for ours, here in (
        ("example.org {", f"https://127.0.0.1:{port} {{\n\ttls {folder}/both.pem {folder}/both.pem"),
        ("127.0.0.1:8866", f"127.0.0.1:{behind}"),
    ):
        assert ours in site, ours
        site = site.replace(ours, here)
    (folder / "Caddyfile").write_text(ALONE + site)
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "caddy"), "XDG_CONFIG_HOME": str(folder / "caddy")}
    with (folder / "caddy.log").open("w") as log:
        started = [binary, "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
        process = subprocess.Popen(started, env={**os.environ, **homes}, stdout=log, stderr=log)
    try:
        while True:
            assert process.poll() is None, (folder / "caddy.log").read_text()
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=10)
