"""By night, on paper and in forced colours: what is told by a colour is seen in each."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from kit import content, kinds, settings
from kit.charts import as_image
from tests.browser.accessible import assert_accessible
from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE
from tests.widgets.test_colours import light

pytestmark = pytest.mark.browser
GROUND = "() => getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
LOOKS = """(of) => Object.fromEntries(Object.entries(of).map(([name, [css, what]]) =>
  [name, getComputedStyle(document.querySelector(css))[what]]))"""
POINTS = """async (src) => {
  const image = Object.assign(new Image(), { src });
  await image.decode();
  const sheet = Object.assign(document.createElement("canvas"), { width: 60, height: 60 }).getContext("2d");
  sheet.drawImage(image, 0, 0, 60, 60);
  return [...sheet.getImageData(2, 2, 1, 1).data];
}"""


def hexed(points: list[int]) -> str:
    return "#{:02x}{:02x}{:02x}".format(*points[:3])


@pytest.fixture
def page(bare_tab) -> Page:
    """The exercise with parts and bars, its first question answered."""
    page = stage(bare_tab(PHONE, "en"), "shares")
    definition = next(one for _, one in definitions() if one["id"] == "burdens-and-means")
    put(page, definition, {"at": "tasks", "tasks.side-1": 2, "tasks.side-2": 3})
    return page


def test_a_page_is_dark_by_night_but_on_paper_and_on_the_wall(server, open_page) -> None:
    page, seen = open_page(PHONE, "en"), []
    page.goto(f"{server.url}/?lang=en")
    for media in ({"media": "print", "color_scheme": "dark"}, {"media": "screen", "color_scheme": "dark"}):
        page.emulate_media(**media)
        seen.append(light(hexed(page.evaluate(GROUND))))
    assert_accessible(page)
    page.goto(f"{server.url}/projector?lang=en")
    seen.append(light(hexed(page.evaluate(GROUND))))
    page.emulate_media(color_scheme="light")
    seen.append(light(hexed(page.evaluate(GROUND))))
    assert seen[1] < 0.02 < 0.8 < min(seen[0], *seen[2:])


def test_a_picture_is_dark_where_the_page_is(page) -> None:
    library = content.library(content.Source(settings.read({}).exercises), "en")
    picture = kinds.own_picture(kinds.made_up(library, library.offered["burdens-and-means"]))
    corners = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        corners.append(light(hexed(page.evaluate(POINTS, as_image(picture.draw()) + f"%3C!--{scheme}--%3E"))))
    assert corners[0] > 0.8 > 0.02 > corners[1]


def test_in_forced_colours_the_focus_the_answer_and_the_bars_are_seen(page) -> None:
    page.emulate_media(forced_colors="active")
    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    seen = page.evaluate(
        LOOKS,
        {
            "focus": [".parts label:has(:focus-visible)", "outlineWidth"],
            "chosen": [".parts label:has(:checked)", "borderTopColor"],
            "thick": [".parts label:has(:checked)", "borderTopWidth"],
            "other": [".parts label:not(:has(:checked))", "borderTopColor"],
            "mark": [".kit-head .mark", "backgroundColor"],
            "ground": ["body", "backgroundColor"],
            "bar": [".split span", "backgroundColor"],
            "way": ["progress", "borderTopWidth"],
        },
    )
    assert (seen["focus"], seen["thick"], seen["way"]) == ("3px", "3px", "1px")
    assert seen["chosen"] != seen["other"]
    assert seen["ground"] not in (seen["mark"], seen["bar"])
