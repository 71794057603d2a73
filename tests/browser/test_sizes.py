"""For fingers and for eyes: what is pressed is 44 pixels high, and wider spacing of the text cuts nothing off (WCAG 2.2: 2.5.8, 1.4.12)."""

from __future__ import annotations

from itertools import product

import pytest

from tests.browser.alone import change, definitions, put, stage
from tests.browser.conftest import PHONE
from tests.browser.test_focus import each_kind

pytestmark = pytest.mark.browser
SPACED = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }"""
SPACING = "(text) => { const sheet = document.createElement('style'); sheet.textContent = text; document.head.append(sheet); window.spacing = sheet.sheet; }"
# Each step in turn: what is pressed and too small (a radio is pressed with its label; a link in a line of text is as high as the line),
# what no longer fits.
WALK = """() => {
  const found = [], form = document.querySelector(".kit-form");
  const pressed = (e) => (e.matches("input[type=radio], input[type=checkbox]") ? e.closest("label") : e);
  for (let n = 0; n < 30; n++) {
    const title = form.querySelector("h3").textContent;
    for (const e of form.querySelectorAll("button, summary, input, select, textarea, a")) {
      const target = pressed(e);
      if (!target?.checkVisibility()) continue;
      if (target.closest("p")?.textContent.trim() !== target.textContent.trim() && target.matches("p a")) continue;
      const { width, height } = target.getBoundingClientRect();
      if (width < 43.5 || height < 43.5) found.push([title, "small", Math.round(width), Math.round(height), target.outerHTML.slice(0, 100)]);
    }
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) found.push([title, "sideways", wide]);
    for (const e of form.querySelectorAll("*"))
      if (e.clientWidth > 1 && getComputedStyle(e).overflow === "hidden" && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
        found.push([title, "cut off", e.outerHTML.slice(0, 100)]);
    const more = form.querySelector(".kit-foot button.main");
    const place = form.querySelector(".kit-place").textContent;
    if (!more || more.hidden) return found;
    more.click();
    if (form.querySelector(".kit-place").textContent === place) return found; // from there it leads on
  }
  return found;
}"""


def test_targets_are_large_and_text_may_be_spaced(bare_tab) -> None:
    page, names, found = stage(bare_tab(PHONE, "en"), "chapter"), dict(each_kind()), list(definitions())
    page.emulate_media(reduced_motion="reduce")
    page.evaluate(SPACING, SPACED)
    wrong = {}
    for kind in dict.fromkeys(kind for kind, _ in found):
        change(page, kind)
        for name, spaced in product({names[kind], *(d["id"] for k, d in found if k == kind == "chapter")}, (False, True)):
            page.evaluate("(spaced) => { spacing.disabled = !spaced; }", spaced)
            put(page, next(d for k, d in found if k == kind and d["id"] == name))
            wrong[name, spaced] = page.evaluate(WALK)
    assert {which: each for which, each in wrong.items() if each} == {}
    assert len(wrong) > 24
