"""How browsers see the server: what is believed of a proxy, and which pages are ours."""

from __future__ import annotations

import logging
from types import SimpleNamespace

import pytest
import tornado.web
from tornado.httputil import HTTPHeaders, HTTPServerRequest, RequestStartLine

from kit import settings
from kit.errors import SettingsError
from kit.server import proxy

PROXY = settings.read({"PARTNERSHIP_KIT_PROXY": "127.0.0.1, fd00::/8 10.0.0.0/8"}).proxy


def request(near: str = "127.0.0.1", *, protocol: str = "http", host: str = "127.0.0.1", **headers: str) -> HTTPServerRequest:
    told = HTTPHeaders({"Host": host, **{name.replace("_", "-"): value for name, value in headers.items()}})
    context = SimpleNamespace(remote_ip=near, protocol=protocol)
    start = RequestStartLine("GET", "/", "HTTP/1.1")
    return HTTPServerRequest(start_line=start, headers=told, connection=SimpleNamespace(context=context))


TOLD = {"X_Forwarded_Proto": "https", "X_Forwarded_Host": "Kit.Example:443"}


@pytest.mark.parametrize(
    ("near", "expected"),
    [
        ("127.0.0.1", "https://kit.example"),
        ("10.9.8.7", "https://kit.example"),
        ("::ffff:127.0.0.1", "https://kit.example"),
        ("fd00::1", "https://kit.example"),
        ("192.0.2.1", "http://127.0.0.1"),
        ("::1", "http://127.0.0.1"),
        ("", "http://127.0.0.1"),
    ],
)
def test_only_a_neighbour_that_was_named_is_believed(near, expected) -> None:
    assert proxy.outside(request(near, **TOLD), PROXY) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, "http://127.0.0.1"),
        ({"host": "kit.example:8443", "X_Forwarded_Proto": "https"}, "https://kit.example:8443"),
        ({"host": "kit.example", "X_Forwarded_Proto": "https,http"}, "https://kit.example"),
        ({"X_Forwarded_Host": "outer.example, inner.example"}, "http://outer.example"),
        ({"X_Forwarded_Host": "[2001:db8::1]:8443"}, "http://[2001:db8::1]:8443"),
        ({"X_Forwarded_Host": '"><script>', "X_Forwarded_Proto": "javascript"}, "http://127.0.0.1"),
    ],
)
def test_what_a_proxy_says_is_taken_where_it_can_be_meant(told, expected) -> None:
    assert proxy.outside(request(**told), PROXY) == expected


@pytest.mark.parametrize(
    ("host", "origin", "fetched", "ours"),
    [
        ("kit.example", "https://kit.example", "", True),  # TLS was taken away by a proxy that nobody has named
        ("kit.example:443", "https://kit.example", "", True),
        ("Kit.Example", "https://kit.example", "", True),
        ("kit.example:80", "http://kit.example", "", True),
        ("kit.example:8443", "https://kit.example:8443", "", True),
        ("[::1]:8866", "http://[::1]:8866", "", True),
        ("kit.example", "", "", True),  # no browser: it has nobody's cookie but its own
        ("kit.example", "https://kit.example:8443", "", False),
        ("kit.example", "https://evil.example", "", False),
        ("kit.example", "null", "", False),
        ("kit.example", "https://kit.example.evil.example", "", False),
        ("kit.example", "https://kit.example:8443", "same-origin", True),  # the browser knows it better than the proxy
        ("kit.example", "https://kit.example", "same-site", False),
        ("kit.example", "", "cross-site", False),
    ],
)
def test_a_page_of_ours_is_known_however_its_address_is_written(host, origin, fetched, ours) -> None:
    told = {name: value for name, value in (("Origin", origin), ("Sec_Fetch_Site", fetched)) if value}
    assert proxy.from_own_page(request("192.0.2.1", host=host, **told), PROXY) == ours


def test_a_refusal_says_in_the_log_what_to_set_and_says_it_once(caplog, monkeypatch) -> None:
    monkeypatch.setattr(proxy._Said, "last", float("-inf"))
    for _ in range(3):
        with caplog.at_level(logging.ERROR), pytest.raises(tornado.web.HTTPError):
            proxy.refuse_other_sites(request("192.0.2.1", Origin="https://kit.example\n" + "x" * 900), PROXY)
    assert len(caplog.records) == 1
    text = caplog.records[0].getMessage()
    assert "PARTNERSHIP_KIT_PROXY" in text
    assert "X-Forwarded-Proto" in text
    assert "192.0.2.1" not in text
    assert "\n" not in text
    assert len(text) < 700


@pytest.mark.parametrize(("given", "base"), [("/kit/", "/kit"), ("kit", "/kit"), ("/a/b-c/~d", "/a/b-c/~d"), ("", ""), ("/", "")])
def test_the_path_is_the_same_however_it_is_written(given, base) -> None:
    assert settings.read({"PARTNERSHIP_KIT_BASE": given}).base == base
    assert settings.read({"JUPYTERHUB_SERVICE_PREFIX": given}).base == base


@pytest.mark.parametrize("given", ["https://example.org/kit", "/a//b", "/kit?x", "/kit/../etc", "/a b", '/"'])
def test_what_is_no_path_is_refused_in_one_sentence(given) -> None:
    with pytest.raises(SettingsError, match="must be a path"):
        settings.read({"PARTNERSHIP_KIT_BASE": given})


def test_what_is_no_address_of_a_proxy_is_refused_in_one_sentence() -> None:
    with pytest.raises(SettingsError, match="must be the proxy's address"):
        settings.read({"PARTNERSHIP_KIT_PROXY": "proxy.example"})
