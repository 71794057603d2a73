"""My answers: a gallery; its pictures go to the browser whose answers they are, and to nobody else."""

import re
from html import unescape

import pytest

from kit import store
from tests.kinds.test_pictures import SIDES
from tests.server.test_routes import ask, seat  # noqa: F401

pytestmark = pytest.mark.server
ANSWER = {"row.template": "funds", "row.venue": "funds", "action.what": "Their <b>template</b>"}


def test_the_gallery_and_its_pictures_are_for_one_browser(server, seat) -> None:  # noqa: F811
    database, browser, place = seat
    store.save(database, place.id, "partnership", SIDES, rev=1)
    store.save(database, place.id, "whose-default", ANSWER, rev=1)
    mine = {"Cookie": f"kit_browser={browser}"}
    page = ask(server, "/mine?lang=en", headers=mine)[2].decode()
    assert "Their &lt;b&gt;template&lt;/b&gt;" in page
    [address] = [unescape(one) for one in re.findall(r'<img src="([^"]+)"', page)]
    status, headers, drawn = ask(server, address, headers=mine)
    assert (status, headers["content-type"]) == (200, "image/svg+xml")
    assert headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'; sandbox"
    assert headers["cache-control"] == "no-store"
    assert b"Northlight" in drawn
    for other in ({}, {"Cookie": f"kit_browser={'c' * 32}"}):
        assert ask(server, address, headers=other)[0] == 404
