"""Headings go down one level at a time below the page's own, whether a form has one step or several."""

from itertools import pairwise

import pytest

from kit import kinds
from tests.browser.alone import definitions, put, stage
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
LEVELS = """() => [...document.querySelectorAll("#here :is(h1, h2, h3, h4, h5)")].filter((one) => one.checkVisibility())
  .map((one) => Number(one.ariaLevel ?? one.tagName[1]))"""


@pytest.mark.parametrize("kind", [kinds.PARTNERSHIP, "map"])
def test_headings_of_a_form_go_down_one_level_at_a_time(bare_tab, kind) -> None:
    page = stage(bare_tab(PHONE, "en"), kind)
    put(page, next(definition for name, definition in definitions() if name == kind))
    levels = [1, *page.evaluate(LEVELS)]
    assert len(levels) > 1
    assert [later for earlier, later in pairwise(levels) if later > earlier + 1] == []
