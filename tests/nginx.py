"""The site of `deploy/nginx.conf` in a real nginx, for `make drill`: only ports and the certificate are others."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.before import elsewhere, listening
from tests.proxy import certificate
from tests.running import free_port

SITE = Path(__file__).parents[1] / "deploy" / "nginx.conf"
WHOLE = """daemon off; pid {folder}/nginx.pid; error_log {folder}/nginx.log; user root;
events {{}}
http {{
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  {site}
}}
"""


@contextmanager
def through_nginx(binary: str, folder: Path, *behind: int) -> Iterator[int]:
    """The port of an nginx before the servers on those ports, while inside."""
    certificate(folder)
    port = free_port()
    swaps = (
        ("listen 443 ssl", f"listen 127.0.0.1:{port} ssl"),
        ("/etc/ssl/certs/example.org.pem", f"{folder}/both.pem"),
        ("/etc/ssl/private/example.org.key", f"{folder}/both.pem"),
        ("/var/log/nginx/error.log", f"{folder}/nginx.log"),
        ("    server 127.0.0.1:8866;", "\n".join(f"    server 127.0.0.1:{each};" for each in behind)),
    )
    (folder / "nginx.conf").write_text(WHOLE.format(folder=folder, site=elsewhere(SITE, swaps)))
    process = subprocess.Popen([binary, "-p", folder, "-c", folder / "nginx.conf"])
    with listening(process, port, folder / "nginx.log"):
        yield port
