"""Every address of the server, every way to ask it: the headers of each answer, from this table."""

import re
from types import SimpleNamespace

import pytest
from voila.app import _kernel_id_regex

from kit.server.app import KitApp
from kit.server.house import NAMES
from tests.server.test_routes import KNOWN, ask

STRICT = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}
KEPT = {**STRICT, "cache-control": "public, max-age=31536000, immutable"}
HTML, JSON = "text/html; charset=UTF-8", "application/json"
NOBODY = "0" * 32
KERNEL = "00000000-0000-0000-0000-000000000000"
NEW = {"Content-Type": "application/x-www-form-urlencoded"}
FORM = {**KNOWN, **NEW}
ELSEWHERE = {**KNOWN, "Origin": "http://elsewhere.example"}

LOOK = '{"key": "panel", "said": {"asked": {"do": "look", "fields": {}, "where": {}}}, "page": {}}'

# how it is asked → status, headers, type
TABLE = [
    ("GET", "/", {}, None, 200, STRICT, HTML),
    ("HEAD", "/", {}, None, 200, STRICT, HTML),
    ("POST", "/", {}, None, 405, STRICT, HTML),
    ("GET", "/?lang=%ff", {}, None, 200, STRICT, HTML),
    ("GET", "/equity?lang=%ff", {}, None, 200, STRICT, HTML),
    ("GET", "/run-sheets/%ff", {}, None, 404, STRICT, HTML),
    ("GET", "/healthz", {}, None, 200, STRICT, "text/plain; charset=UTF-8"),
    ("HEAD", "/healthz", {}, None, 200, STRICT, "text/plain; charset=UTF-8"),
    ("GET", "/mine", {}, None, 200, STRICT, HTML),
    ("GET", "/mine", KNOWN, None, 200, STRICT, HTML),
    ("GET", "/mine/pictures/whose-default", KNOWN, None, 404, STRICT, HTML),
    ("POST", "/mine", NEW, "do=back&words=x", 428, STRICT, HTML),
    ("POST", "/mine", FORM, "do=back&words=x", 404, STRICT, HTML),
    ("POST", "/mine", FORM, "do=nothing", 400, STRICT, HTML),
    ("POST", "/mine", FORM, "do=words", 200, STRICT, HTML),
    ("POST", "/mine", FORM, "do=erase", 200, STRICT, HTML),
    ("POST", "/mine", ELSEWHERE, "do=erase&sure=yes", 403, STRICT, HTML),
    ("GET", "/who-reads", {}, None, 200, STRICT, HTML),
    ("GET", "/facilitate", {}, None, 200, STRICT, HTML),
    ("GET", "/newcomers", {}, None, 200, STRICT, HTML),
    ("GET", "/run-sheets/respect", {}, None, 200, STRICT, HTML),
    ("GET", "/run-sheets/nothing", {}, None, 404, STRICT, HTML),
    ("GET", "/changes", {}, None, 200, STRICT, HTML),
    ("GET", "/simulator/assumptions", {}, None, 200, STRICT, HTML),
    ("GET", "/simulator/paper", {}, None, 200, STRICT, HTML),
    ("POST", "/simulator/say", {}, LOOK, 428, STRICT, HTML),
    ("POST", "/join/say", {}, LOOK, 428, STRICT, HTML),
    ("POST", "/join/say", KNOWN, "no json", 400, STRICT, HTML),
    ("POST", "/join/say", KNOWN, "{}", 400, STRICT, HTML),
    ("POST", "/join/say", KNOWN, "x" * 2**19, 413, STRICT, HTML),
    ("POST", "/join/say", ELSEWHERE, LOOK, 403, STRICT, HTML),
    *(("POST", f"/{name}/say", KNOWN, LOOK, 200, STRICT, JSON) for name in NAMES),
    ("POST", "/join/say", KNOWN, '{"key": "x", "said": {"where": {}, "answer": {}, "rev": 1}}', 200, STRICT, JSON),
    ("GET", "/join/say", KNOWN, None, 405, STRICT, HTML),
    ("GET", f"/state/{NOBODY}", KNOWN, None, 403, STRICT, HTML),
    ("GET", f"/stream/{NOBODY}", KNOWN, None, 403, STRICT, HTML),
    ("HEAD", f"/stream/{NOBODY}", KNOWN, None, 403, STRICT, HTML),
    *(("GET", f"/{name}", {}, None, 200, STRICT, HTML) for name in NAMES),
    *(("HEAD", f"/{name}", KNOWN, None, 200, STRICT, HTML) for name in NAMES),
    ("POST", "/equity", KNOWN, "", 405, STRICT, HTML),
    ("GET", "/respect?exercise=nothing", KNOWN, None, 404, STRICT, HTML),
    ("GET", "/static/{build}/kit/theme.css", {}, None, 200, KEPT, "text/css"),
    ("GET", "/static/{build}/kit/icon.svg", {}, None, 200, KEPT, "image/svg+xml"),
    ("HEAD", "/static/{build}/kit/theme.css", {}, None, 200, KEPT, "text/css"),
    ("GET", "/static/{build}/nothing", {}, None, 404, STRICT, HTML),
    ("GET", "/static/000000000000/kit/theme.css", {}, None, 404, STRICT, HTML),
    ("GET", "/notebooks/nothing", KNOWN, None, 404, STRICT, HTML),
    ("GET", "/voila/render/nothing.ipynb", KNOWN, None, 404, STRICT, HTML),
    ("GET", "/voila/static/voila.js", {}, None, 404, STRICT, HTML),
    ("GET", "/voila/labextensions/anywidget/package.json", {}, None, 404, STRICT, HTML),
    ("GET", f"/api/kernels/{KERNEL}", KNOWN, None, 403, STRICT, JSON),
    ("DELETE", f"/api/kernels/{KERNEL}", KNOWN, None, 403, STRICT, JSON),
    ("GET", f"/api/kernels/{KERNEL}/channels", KNOWN, None, 403, STRICT, HTML),
    ("GET", f"/api/kernels/{KERNEL}/channels?begin=/equity", KNOWN, None, 403, STRICT, HTML),
    ("POST", f"/voila/api/shutdown/{KERNEL}", KNOWN, "", 204, STRICT, None),
    ("GET", "/nothing-here", {}, None, 404, STRICT, HTML),
    ("POST", "/nothing-here", {}, "", 404, STRICT, HTML),
]
OURS = {
    *STRICT,
    "set-cookie",
    "content-type",
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "vary",
    "date",
    "etag",
    "accept-ranges",
    "last-modified",
}


@pytest.fixture(scope="module")
def build(server) -> str:
    return re.search(rb"/static/([0-9a-f]+)/kit/theme\.css", ask(server, "/")[2])[1].decode()


@pytest.mark.parametrize(("method", "path", "headers", "body", "status", "expected", "kind"), TABLE)
def test_an_answer_has_exactly_the_headers_of_the_table(
    server, build, method, path, headers, body, status, expected, kind
) -> None:
    found, told, _ = ask(server, path.replace("{build}", build), method=method, headers=headers, body=body)
    assert found in (status, 429 if status == 404 and path == "/mine" else status)  # where others have guessed too
    assert {name: told.get(name) for name in expected} == expected
    assert told.get("content-type") == kind
    assert {name for name in told if name not in OURS} <= {"location", "pragma", "expires", "allow"}


def test_whatever_may_be_read_may_be_asked_for_without_its_text(server, build) -> None:
    read = [(path.replace("{build}", build), headers) for method, path, headers, *_ in TABLE if method == "GET"]
    whole = {(path, tuple(headers.items())): ask(server, path, headers=headers) for path, headers in read}
    for (path, headers), (status, told, _) in whole.items():
        found, head, text = ask(server, path, method="HEAD", headers=dict(headers))
        expected = (405, head.get("content-type")) if path.startswith("/api/") else (status, told.get("content-type"))
        assert (path, found, head.get("content-type"), text) == (path, *expected, b"")


def test_the_table_leaves_out_no_address() -> None:
    app = KitApp.__new__(KitApp)
    rules = [pattern for pattern, *_ in KitApp.init_handlers(_Bare(app))]
    asked = [re.sub(r"\?.*", "", path).replace("{build}", "0" * 12) for _, path, *_ in TABLE]
    assert [rule for rule in rules if not any(re.fullmatch(rule, path) for path in asked)] == []
    assert any(_kernel_id_regex in rule for rule in rules)


class _Bare:
    """What the list of addresses is made from."""

    house, most_kernels = SimpleNamespace(files=None, settings=SimpleNamespace(base="")), 1
    config = voila_configuration = None

    def __init__(self, _: KitApp) -> None:
        pass
