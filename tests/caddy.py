"""The site of `deploy/Caddyfile` in a real Caddy (`make drill CADDY=path/of/it`): only the name, the port and the certificate are others."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.before import elsewhere, listening
from tests.proxy import certificate
from tests.running import free_port

SITE = Path(__file__).parents[1] / "deploy" / "Caddyfile"
ALONE = "{\n\tadmin off\n\tauto_https disable_redirects\n\tgrace_period 1s\n}\n"


@contextmanager
def through_caddy(binary: str, folder: Path, behind: int) -> Iterator[int]:
    """The port of a Caddy before the server on that port, while inside."""
    certificate(folder)
    port = free_port()
    swaps = (
        ("example.org {", f"https://127.0.0.1:{port} {{\n\ttls {folder}/both.pem {folder}/both.pem"),
        ("127.0.0.1:8866", f"127.0.0.1:{behind}"),
    )
    (folder / "Caddyfile").write_text(ALONE + elsewhere(SITE, swaps))
    homes = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "caddy"), "XDG_CONFIG_HOME": str(folder / "caddy")}
    with (folder / "caddy.log").open("w") as log:
        started = [binary, "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]
        process = subprocess.Popen(started, env={**os.environ, **homes}, stdout=log, stderr=log)
    with listening(process, port, folder / "caddy.log"):
        yield port
