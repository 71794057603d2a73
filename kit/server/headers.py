"""The headers of every answer, whatever it is: no inline script or style, no other host, nothing kept by the browser."""

from __future__ import annotations

import logging
from typing import Any

import tornado.web

LOG = logging.getLogger(__name__)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


class Strict(tornado.web.RequestHandler):
    """Whoever answers begins with these; the name and version of the server are nobody's business."""

    def set_default_headers(self) -> None:
        """All of them, on errors too."""
        self.clear_header("Server")
        for name, value in HEADERS.items():
            self.set_header(name, value)

    def head(self, *args: str) -> Any:
        """What `get` would send, without its body."""
        return self.get(*args)

    def decode_argument(self, value: bytes, name: str | None = None) -> str:
        """What no text is made of is replaced: an odd address gets a page like any other."""
        return value.decode("utf-8", "replace")

    def log_exception(self, typ: Any, value: Any, tb: Any) -> None:
        """The kind of error only: no address and nothing that a person sent. What was refused is no error of ours."""
        if isinstance(value, tornado.web.HTTPError) and value.status_code < 500:
            return
        LOG.error("a page failed: %s", getattr(typ, "__name__", "?"))


class StatusOnly(Strict):
    """Scripts ask here, not people: an error is its status and nothing else."""

    def write_error(self, status_code: int, **_: object) -> None:
        """Nothing but the status."""
        self.finish(str(status_code))
