"""Every picture of the wall, at every size: nothing beyond its edge, nothing too small, too pale, on top of another, unreleased."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from playwright.sync_api import Page

from kit.kinds.shelf import kind_of
from tests.browser.walls import KINDS, SIZES, STAGES, blocks, has_pictures, opened, put_up, scene
from tests.pairs import matrix
from tests.screens.made import LIBRARY

pytestmark = pytest.mark.browser
MEASURED = """() => {
  const wall = document.querySelector('.kit-blocks'), wrong = [];
  const texts = [...document.createTreeWalker(wall, NodeFilter.SHOW_TEXT) && function* () {
    const walk = document.createTreeWalker(wall, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) if (walk.currentNode.textContent.trim()) yield walk.currentNode;
  }()];
  const seen = (node) => node.parentElement.checkVisibility({ visibilityProperty: true });
  const luminance = (c) => {
    const [r, g, b] = c.match(/[\\d.]+/g).slice(0, 3).map((v) => v / 255).map((v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (el) => {
    for (let e = el; e; e = e.parentElement) {
      const c = getComputedStyle(e).backgroundColor;
      if (!c.endsWith(', 0)')) return c;
    }
    return 'rgb(255, 255, 255)';
  };
  const least = Math.round(innerHeight / 38.6), boxes = [];
  for (const node of texts.filter(seen)) {
    const words = node.textContent.trim().slice(0, 40), look = getComputedStyle(node.parentElement);
    const range = document.createRange();
    range.selectNodeContents(node);
    if (/\\{\\w+\\}|undefined|NaN|\\[object/.test(node.textContent)) wrong.push(`${words}: not filled in`);
    if (parseFloat(look.fontSize) < least) wrong.push(`${words}: ${look.fontSize} is less than ${least}`);
    const [a, b] = [luminance(look.color), luminance(ground(node.parentElement))].sort((x, y) => y - x);
    if ((a + 0.05) / (b + 0.05) < 4.5) wrong.push(`${words}: pale`);
    const pieces = range.getClientRects().length, name = /^[\\p{Script=Latin} -]+$/u.test(node.textContent);
    if (name && node.parentElement.closest('.flag, .kit-legend, .who') && pieces > words.split(/[ -]/).length) wrong.push(`${words}: broken in a word`);
    for (const box of range.getClientRects()) {
      if (box.right > innerWidth + 1 || box.left < -1 || box.bottom > innerHeight + 1 || box.top < -1) wrong.push(`${words}: beyond the edge`);
      if (box.width > 1) boxes.push([box, words, node]);
    }
  }
  boxes.forEach(([one, words, node], n) => {
    for (const [other, more, also] of boxes.slice(n + 1)) {
      const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
      const lines = 0.3 * Math.min(one.height, other.height); // between letters of two lines there is air
      if (node !== also && wide > 1 && high > lines) wrong.push(`${words} on ${more}`);
    }
  });
  const page = document.documentElement;
  if (page.scrollHeight > innerHeight || page.scrollWidth > innerWidth) wrong.push(`${page.scrollWidth} × ${page.scrollHeight}`);
  return wrong.slice(0, 8);
}"""
SECOND = ("", "en")


@pytest.fixture(scope="module")
def wall(browser) -> Page:
    context = browser.new_context(reduced_motion="reduce")
    yield opened(context.new_page())
    context.close()


@matrix("kind, stage, size, second, many", KINDS, STAGES, SIZES, SECOND, (2, 3, 8))
def test_every_wall_is_whole_large_enough_and_clear(wall: Page, kind, stage, size, second, many) -> None:
    put_up(wall, scene(kind, stage, many, second=second), size)
    assert wall.evaluate(MEASURED) == []
    if second:
        wall.evaluate("document.querySelector('.kit-panel').classList.toggle('turned')")
        assert wall.evaluate(MEASURED) == []


OTHER_TONGUE = """(words) => {
  const walk = document.createTreeWalker(document.querySelector('.kit-blocks'), NodeFilter.SHOW_TEXT), found = [];
  while (walk.nextNode()) {
    const said = walk.currentNode.textContent.trim();
    if (words.includes(said)) found.push([said, walk.currentNode.parentElement.closest('[lang]').lang]);
  }
  return found;
}"""


def in_english(found: object) -> set[str]:
    """What stands second where a block says something in two languages."""
    each = found.values() if isinstance(found, dict) else found if isinstance(found, list) else ()
    pair = isinstance(found, list) and len(found) == 2 and all(isinstance(one, str) for one in found)
    here = {found[1].strip()} if pair and found[0] != found[1] else set()
    return here.union(*(in_english(one) for one in each))


@pytest.mark.parametrize("stage", ["reveal", "overview"])
def test_the_other_language_of_a_wall_is_marked_as_such(wall: Page, stage) -> None:
    """So that it is spoken, and broken into lines, as what it is."""
    shown = scene(KINDS[0], stage, 3, second="en")
    put_up(wall, shown, SIZES[0])
    found = wall.evaluate(OTHER_TONGUE, sorted(in_english(blocks(shown)) - {"fr", "en"}))
    assert found
    assert {tongue for _, tongue in found} == {"en"}, found


STAND = """() => ['.kit-lineup .say', '.corner img'].filter(
  (one) => document.querySelector(`.kit-blocks ${one}`)?.checkVisibility())"""


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("many", [3, 4])
def test_in_two_languages_with_flags_of_the_time_before_sentence_and_code_stay(wall: Page, size, many) -> None:
    found = scene("assessment", "told", many, second="en")
    put_up(wall, replace(found, round=replace(found.round, live=replace(found.round.live, slide=2))), size)
    assert wall.evaluate(MEASURED) == []
    assert wall.evaluate(STAND) == [".kit-lineup .say", ".corner img"]


@matrix("kind, stage, many", KINDS, ("lobby", "opening", "silent", "caucus", "pause"), (2, 8))
def test_before_it_is_shown_nothing_of_it_is_on_the_wall(kind, stage, many) -> None:
    """Not a word that an answer could be told by."""
    shown = json.dumps(blocks(scene(kind, stage, many)), ensure_ascii=False)
    assert not [part for part in ("lineup", "overview", '"flags"') if part in shown]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if has_pictures(kind)])
def test_a_reveal_is_one_question_with_a_flag_for_each_side_then_the_next_then_all(kind) -> None:
    (stage,) = [each for block in blocks(scene(kind, "reveal", 3)) for each in block.get("blocks", []) if each["is"] == "lineup"]
    everybody = 3  # the place after the sides': a check of the whole room has one flag, which is all of theirs
    assert {flag["place"] for flag in stage["flags"]} <= ({everybody} if kind == "check-exit" else {0, 1, 2})
    assert not stage["guess"]
    assert not stage["marks"]
    (every,) = [
        each for block in blocks(scene(kind, "overview", 3)) for each in block.get("blocks", []) if each["is"] == "overview"
    ]
    assert stage["name"][0] in [row["name"][0] for row in every["rows"]]


@pytest.mark.parametrize(
    ("size", "name", "stage"),
    [
        ((800, 600), "Northlight", "reveal"),
        ((800, 600), "ش" * 100 + "🌱", "overview"),
        ((844, 390), "Northlight", "told"),
        ((960, 540), "شبكة النساء " * 8 + "🌱", "reveal"),
    ],
)
def test_on_an_odd_screen_or_with_an_odd_name_a_wall_is_smaller_not_broken(wall: Page, size, name, stage) -> None:
    found = scene("assessment", stage, 3)
    sides = (found.round.sides[0], *(side for side in found.round.sides[1:]))
    object.__setattr__(found.round, "sides", (type(sides[0])(**{**vars(sides[0]), "name": name}), *sides[1:]))
    put_up(wall, found, size)
    wrong = [each for each in wall.evaluate(MEASURED) if "less than" not in each]
    assert wrong == []


def test_every_kind_that_shows_something_can_be_set_side_by_side() -> None:
    assert {kind_of(e).name for e in LIBRARY.shelf.values() if kind_of(e).pools != "own"} == {*filter(has_pictures, KINDS)} - {
        "assessment",
        "check-exit",
    }


LOOSE = """(name) => {
  const walk = document.createTreeWalker(document.querySelector('.kit-blocks'), NodeFilter.SHOW_TEXT), loose = [];
  while (walk.nextNode())
    if (walk.currentNode.textContent.includes(name) && !walk.currentNode.parentElement.closest('bdi, [dir=auto]'))
      loose.push(walk.currentNode.textContent);
  return loose;
}"""


@pytest.mark.parametrize("stage", ["reveal", "told", "overview", "talking", "actions"])
def test_an_arabic_name_runs_its_own_way_wherever_it_stands(wall: Page, stage) -> None:
    put_up(wall, scene("assessment", stage, 5), (1920, 1080))
    assert wall.evaluate(LOOSE, "شبكة") == []
