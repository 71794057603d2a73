"""Whoever runs a workshop sees that the line is cut, as phones do, and that it is there again; nothing is pressed for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from kit import content
from tests.browser.conftest import DESKTOP
from tests.browser.seeded import seeded, take_over

pytestmark = pytest.mark.browser
BUTTONS = "main button:visible"


class Line:
    """The page's line to its kernel, and whether the server answers at all."""

    def __init__(self, page: Page, *, kernel: bool) -> None:
        self.page, self.sockets = page, list[tuple[WebSocketRoute, WebSocketRoute]]()
        page.route_web_socket("**/channels*", self._through if kernel else lambda route: route.close())

    def _through(self, route: WebSocketRoute) -> None:
        to_server = route.connect_to_server()
        self.sockets.append((route, to_server))

    def cut(self) -> None:
        self.page.route("**/*", lambda route: route.abort("connectionrefused"))
        for route, to_server in self.sockets:
            route.close(code=1011)
            to_server.close()
        self.sockets.clear()

    def mend(self) -> None:
        self.page.unroute_all()


@pytest.mark.parametrize("kernel", [True, False])
def test_the_page_of_whoever_facilitates_says_that_the_line_is_cut_until_it_is_back(server, open_page, source, kernel) -> None:
    words = content.library(source, "en").phrases
    page = open_page(DESKTOP, "en", quiet=False)
    line = Line(page, kernel=kernel)
    room = seeded(server, people=1, plan="60")
    take_over(page, server, room.host, "/facilitator")
    page.get_by_role("button", name=words["live.begin"]).wait_for()
    before = page.locator(BUTTONS).count()
    assert before > 1
    line.cut()
    lost = page.get_by_role("status").filter(
        has_text=words["app.lost"]
    )  # above the page where a kernel is lost, else above the screen
    expect(lost).to_be_visible(timeout=20_000)
    assert page.locator(BUTTONS).count() == before, "what stood there stays"
    line.mend()
    expect(lost).to_be_hidden(timeout=20_000)
    assert page.locator(BUTTONS).count() == before
