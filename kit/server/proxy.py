"""How browsers see this server: behind a proxy that is believed, as it says; else as the request itself says."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Sequence
from http import HTTPStatus
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address

import tornado.web
from tornado.httputil import HTTPServerRequest

LOG = logging.getLogger(__name__)
HOST = re.compile(r"[a-z0-9._~-]+(:[0-9]{1,5})?|\[[0-9a-f:.]+\](:[0-9]{1,5})?")
USUAL = {"http": ":80", "https": ":443"}  # ports that browsers do not write
OWN = ("same-origin", "none")  # what a browser says of requests of our own pages, or of an address that somebody typed
QUIET = 60.0  # seconds until a refusal is logged again
Networks = Sequence[IPv4Network | IPv6Network]


def outside(request: HTTPServerRequest, believed: Networks) -> str:
    """Where a browser reaches this server: scheme and host, in small letters, without a port that goes without saying."""
    scheme, host = request.protocol, request.host
    if comes_through(request, believed):
        scheme = _first(request, "X-Forwarded-Proto") or scheme
        host = _first(request, "X-Forwarded-Host") or host
    return plain_origin(f"{scheme if scheme in USUAL else 'http'}://{host}")


def comes_through(request: HTTPServerRequest, believed: Networks) -> bool:
    """Whether the neighbour that sends this request is a proxy that is believed."""
    try:
        found = ip_address((request.remote_ip or "").partition("%")[0])
    except ValueError:
        return False
    near = found.ipv4_mapped or found if isinstance(found, IPv6Address) else found
    return any(near in network for network in believed)


def _first(request: HTTPServerRequest, name: str) -> str:
    """What the outermost of several proxies has said, if it can be meant."""
    said = request.headers.get(name, "").partition(",")[0].strip().lower()
    return said if HOST.fullmatch(said) else ""


def plain_origin(text: str) -> str:
    """An origin as browsers write it: in small letters, without the port that its scheme has anyway."""
    scheme, _, host = text.lower().partition("://")
    return f"{scheme}://{host.removesuffix(USUAL.get(scheme, '/'))}"


def from_own_page(request: HTTPServerRequest, believed: Networks) -> bool:
    """Whether a page of this server asks, not one of another site.

    Browsers say so themselves (`Sec-Fetch-Site`) wherever a page came over TLS; else the page's origin is compared. Its
    scheme is not: a proxy that is not believed may have taken TLS away.
    """
    origin, fetched = request.headers.get("Origin", ""), request.headers.get("Sec-Fetch-Site", "")
    if fetched or not origin:
        return not fetched or fetched in OWN
    scheme, here = origin.partition("://")[0], outside(request, believed).partition("://")[2]
    return plain_origin(origin) == plain_origin(f"{scheme}://{here}")


def refuse_other_sites(request: HTTPServerRequest, believed: Networks) -> None:
    """Nothing is taken from a page of another site; what whoever hosts it may have to set is in the log."""
    if not from_own_page(request, believed):
        _say_what_to_set(request, believed)
        raise tornado.web.HTTPError(HTTPStatus.FORBIDDEN)


class _Said:
    last = float("-inf")


def _say_what_to_set(request: HTTPServerRequest, believed: Networks) -> None:
    """Once a minute at most: whoever likes may send what is refused."""
    if time.monotonic() - _Said.last < QUIET:
        return
    _Said.last = time.monotonic()
    LOG.error(
        "A request was refused: it comes from a page of %.80r, and this server is reached at %.80r. If both are yours, let the "
        "proxy pass on Host, X-Forwarded-Proto and X-Forwarded-Host, and set PARTNERSHIP_KIT_PROXY to the proxy's address (%s).",
        request.headers.get("Origin", ""),
        outside(request, believed),
        "this request came through it"
        if comes_through(request, believed)
        else "this request came through no proxy that is believed",
    )
