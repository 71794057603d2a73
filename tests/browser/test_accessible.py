"""Axe is asked once for each shape of a page: other words are no other shape, any fault is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from tests.browser import accessible
from tests.browser.accessible import assert_accessible, prepare
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
SOUND = """<!doctype html><html lang="en"><title>Sound</title><style>.faint { color: #ccc } @media (max-width: 360px) { label { color: #ccc } }</style><body><main><h1>One</h1>
<label>Name <input></label><button>Go on</button><ul><li>One</li><li>Two</li></ul><img alt="A picture" src="data:,">
<div class="kit-blocks"><p>Said</p><p class="card">In a card <button>Open</button></p><div class="stack"><p>Under it</p></div><fieldset><legend>Which</legend>
<label><input type="radio" name="a" checked> One</label><label><input type="radio" name="a"> Two</label><label><input type="radio" name="a"> Three</label></fieldset></div></main></body></html>"""
COUNT = "() => { const run = (window.itself ??= axe.run); window.runs = 0; axe.run = (...all) => { window.runs += 1; return run.apply(axe, all); }; }"
NOTE = "() => { const { run } = axe; axe.run = (what, ...more) => { window.looked = what.include?.map((e) => e.className); return run(what, ...more); }; }"
MORE = "() => document.querySelector('.kit-blocks').append(Object.assign(document.createElement('p'), { className: 'new', textContent: 'More' }))"


@pytest.fixture
def page(tabs, monkeypatch, tmp_path) -> Iterator[Page]:
    """A new document in a tab that keeps axe."""
    monkeypatch.setattr(accessible, "SEEN", accessible.Seen(tmp_path / "seen"))
    with tabs.lent("with axe ") as make:
        page = make(PHONE, "en")
        page.set_content(SOUND)
        prepare(page)
        page.evaluate(COUNT)
        assert_accessible(page)
        assert page.evaluate("runs") == 1
        yield page


@pytest.mark.parametrize("change", [
    "document.querySelector('h1').textContent = 'Quite another title'",
    "document.querySelector('ul').append(...['Three', 'Four'].map((t) => Object.assign(document.createElement('li'), { textContent: t })))",
    "document.documentElement.lang = 'es'",
    "document.querySelector('.kit-blocks p').innerHTML = '<bdi>Northlight</bdi> said'",
    "document.querySelector('fieldset').append(document.querySelector('fieldset label'))",
    "document.querySelector('fieldset label:last-child').remove()",
])  # fmt: skip
def test_other_words_and_more_rows_of_a_kind_are_the_same_shape(page, change) -> None:
    page.evaluate(change)
    assert_accessible(page)
    assert page.evaluate("runs") == 1


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        ("document.querySelector('button').textContent = ''", "button-name"),
        ("document.querySelector('img').removeAttribute('alt')", "image-alt"),
        ("document.querySelector('li').className = 'faint'", "color-contrast"),
        ("document.querySelector('ul').setAttribute('role', 'nothing')", "aria-roles"),
        ("document.querySelector('label').replaceWith(document.querySelector('input'))", "label"),
        ("document.documentElement.removeAttribute('lang')", "html-has-lang"),
        ("document.documentElement.lang = 'xx'", "html-lang-valid"),
        ("document.querySelector('.stack p').className = 'faint'", "color-contrast"),
        ("document.querySelector('.stack p').replaceChildren(document.createElement('button'))", "button-name"),
        ("document.querySelector('ul').append(document.createElement('button'))", "button-name"),
        ("document.querySelector('.card button').textContent = ''", "button-name"),
        ("document.querySelector('.kit-blocks p').className = 'faint'", "color-contrast"),
        ("document.querySelector('main').style.background = '#222'", "color-contrast"),
        ("document.querySelector('.kit-blocks').append(document.createElement('img'))", "image-alt"),
        ("document.querySelector('fieldset label:last-child').className = 'faint'", "color-contrast"),
        ("document.querySelector('fieldset').style.background = '#222'", "color-contrast"),
        ("document.querySelector('fieldset label').replaceWith(document.querySelector('fieldset input'))", "label"),
        ("document.querySelector('fieldset label:last-child').append(document.createElement('img'))", "image-alt"),
        ("for (const li of document.querySelectorAll('li')) li.id = 'same'", "an id stands twice"),
    ],
)
def test_a_fault_is_found_though_the_page_was_sound_before(page, fault, said) -> None:
    page.evaluate(fault)
    with pytest.raises(AssertionError, match=said):
        assert_accessible(page)
    with pytest.raises(AssertionError, match=said):
        assert_accessible(page)


def test_of_a_page_that_was_sound_only_the_new_block_is_looked_at(page) -> None:
    page.evaluate(NOTE)
    page.evaluate(MORE)
    assert_accessible(page)
    assert page.evaluate("looked") == ["new"]
    assert page.evaluate("runs") == 2


def test_a_finger_does_not_reach_what_something_covers(page) -> None:
    page.evaluate(
        """document.body.append(Object.assign(document.createElement('div'), { style: 'position: fixed; inset: 0' }))"""
    )
    with pytest.raises(Exception, match="not to be pressed"):
        page.evaluate("inside.press(document.querySelector('button'))")


def test_another_width_is_another_shape_where_a_style_hangs_on_it(page) -> None:
    page.set_viewport_size({"width": PHONE[0] + 100, "height": PHONE[1]})
    assert_accessible(page)
    assert page.evaluate("runs") == 1
    page.set_viewport_size({"width": 320, "height": PHONE[1]})
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)


def test_a_server_of_its_own_makes_no_other_shape_and_another_sheet_does(bare_tab) -> None:
    page = bare_tab(PHONE, "en")
    page.route("**/*.css", lambda route: route.fulfill(body="p { color: #000 }", content_type="text/css"))
    page.route("**/page?*", lambda route: route.fulfill(body=LINKED.format(route.request.url[-1]), content_type="text/html"))
    shapes = []
    for address in ("http://127.0.0.1:9/page?1", "http://127.0.0.1:19/page?1", "http://127.0.0.1:9/page?2"):
        page.goto(address)
        prepare(page)
        shapes.append(page.evaluate("inside.shapeOfPage()"))
    assert shapes[0] == shapes[1] != shapes[2]


LINKED = '<!doctype html><html lang="en"><title>Linked</title><link rel="stylesheet" href="/{}.css"><p>Said</p></html>'
KICKER = "document.querySelector('.kit-step').prepend(Object.assign(document.createElement('p'), { className: 'kit-kicker', textContent: 'Once more' }))"


def test_a_line_that_comes_and_goes_in_a_step_is_looked_at_by_itself(page) -> None:
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<div class=kit-step><h2>Step</h2></div>')")
    assert_accessible(page)
    page.evaluate(NOTE)
    page.evaluate(KICKER)
    assert_accessible(page)
    assert page.evaluate("looked") == ["kit-kicker"]
    page.evaluate("document.querySelector('.kit-kicker').className += ' faint'")
    with pytest.raises(AssertionError, match="color-contrast"):
        assert_accessible(page)
