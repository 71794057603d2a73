"""Words on a screen: what is wrong stands at its field and stays; names as typed, however long, whatever a browser translates."""

import json

import pytest
from playwright.sync_api import Page, expect

from kit.screens import blocks as b
from kit.widgets import front_end, styles
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser
ADDRESS = "http://127.0.0.1:9/"
WORDS = {"language": "en", "direction": "ltr", "screen": "facilitator", "stream": False}
PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Refused</title><style>%(styles)s</style>
<body class="kit"><main id="here"></main><script type="module">
import widget from "/panel.js";
const heard = {}, state = { words: %(words)s, shown: {}, asked: {} };
const model = { get: (key) => state[key], set: (key, value) => { state[key] = value; }, off: () => {}, on: (event, f) => (heard[event] ??= []).push(f), save_changes: () => {} };
window.answer = (more) => { state.shown = { version: 0, where: {}, blocks: %(blocks)s, ...more, n: state.asked.n }; heard["change:shown"].forEach((f) => f()); };
widget.render({ model, el: document.getElementById("here") });
answer({});
</script></body></html>"""
FILLING = [b.text(f"Line {n}") for n in range(40)]
BLOCKS = [
    b.form(b.field("code", "Code", hint="Eight characters"), b.button("knock", "Enter")),
    *FILLING,
    b.form(
        b.field("code", "Another code"),
        b.ticks("out", "Leave out", [("a", "A"), ("b", "B")]),
        b.field("sure", "Sure", kind="tick"),
        b.button("go", "Go"),
    ),
]


@pytest.fixture
def page(open_page) -> Page:
    page = open_page(PHONE, "en")
    text = PAGE % {"styles": styles("panel"), "words": json.dumps(WORDS), "blocks": json.dumps(BLOCKS)}
    page.route(ADDRESS, lambda route: route.fulfill(body=text, content_type="text/html"))
    page.route(f"{ADDRESS}panel.js", lambda route: route.fulfill(body=front_end("panel"), content_type="text/javascript"))
    page.route(f"{ADDRESS}favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(ADDRESS)
    page.get_by_role("button", name="Go").wait_for()
    return page


def refused(page: Page, button: str, field: str) -> None:
    page.get_by_role("button", name=button).click()
    page.evaluate("(field) => answer({ problem: 'This is not right.', wrong: { [field]: 'This is not right.' } })", field)


def test_the_sentence_stands_at_the_field_of_the_form_that_was_sent(page: Page) -> None:
    refused(page, "Go", "code")
    field = page.get_by_label("Another code")
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description("This is not right.")
    expect(field).to_be_in_viewport()
    expect(page.get_by_text("This is not right.").locator("visible=true")).to_have_count(2)  # at the field, and said above
    assert page.get_by_label("Code", exact=True).get_attribute("aria-invalid") is None


def test_each_field_that_is_wrong_has_its_sentence_and_they_go_together(page: Page) -> None:
    page.get_by_role("button", name="Go").click()
    page.evaluate("answer({ problem: 'Two fields.', wrong: { sure: 'Tick it.', code: 'Another one.' } })")
    expect(page.get_by_label("Another code")).to_have_accessible_description("Another one.")
    expect(page.get_by_label("Sure")).to_have_accessible_description("Tick it.")
    refused(page, "Go", "code")
    expect(page.get_by_label("Another code")).to_have_accessible_description("This is not right.")
    expect(page.get_by_label("Sure")).to_have_accessible_description("")
    expect(page.locator("[aria-invalid]")).to_have_count(1)


@pytest.mark.parametrize(("name", "label"), [("out", "A"), ("sure", "Sure")])
def test_boxes_to_tick_are_fields_too(page: Page, name: str, label: str) -> None:
    refused(page, "Go", name)
    expect(page.get_by_label(label, exact=True)).to_be_focused()
    expect(page.locator(f"[data-name={name}]")).to_have_accessible_description("This is not right.")


def test_the_sentence_stays_through_looks_and_goes_with_the_next_tap(page: Page) -> None:
    refused(page, "Enter", "code")
    page.get_by_label("Code", exact=True).press_sequentially("7K2M")
    for blocks in ([*BLOCKS, b.text("Somebody has come")], BLOCKS):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
        page.evaluate("(blocks) => answer({ blocks })", blocks)
    field = page.get_by_label("Code", exact=True)
    expect(page.locator(".kit-note")).to_have_text("This is not right.")
    expect(field).to_have_accessible_description("Eight characters This is not right.")
    expect(field).to_have_value("7K2M")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Enter").click()
    page.evaluate("answer({ note: 'Thank you.' })")
    expect(page.locator(".kit-note")).to_have_text("Thank you.")
    expect(page.locator(".kit-wrong, [aria-invalid]")).to_have_count(0)
    expect(page.get_by_label("Code", exact=True)).to_have_accessible_description("Eight characters")


def test_the_sentence_of_another_part_is_not_this_parts(page: Page) -> None:
    refused(page, "Enter", "code")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("answer({ where: { round: 'a', part: '2' } })")
    expect(page.locator(".kit-note")).to_have_text("")


NAME, LONG = "Collectif Maji", "Menschenrechtsverteidigungsorganisationszusammenschluss"


def test_names_in_sentences_are_marked_as_somebodys_own(page: Page) -> None:
    blocks = [b.heading(f"{NAME} and Raíces"), b.text(f"As {NAME} sees it: {NAME}’s path. Collectif Majicien."), *BLOCKS]
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("([blocks, own]) => answer({ blocks, own })", [blocks, [NAME, "Raíces", "path"]])
    assert page.locator("h2 [translate=no]").all_inner_texts() == [NAME, "Raíces"]
    assert page.locator("p [translate=no]").all_inner_texts() == [NAME, NAME, "path"]
    expect(page.get_by_text("Collectif Majicien.")).to_be_visible()
    page.evaluate("document.querySelector('h2').textContent = 'Now Raíces alone'")
    expect(page.locator("h2 [translate=no]")).to_have_text("Raíces")
    expect(page.locator("h2")).to_have_text("Now Raíces alone")


def test_a_name_in_a_button_stays_one_piece_with_the_words_beside_it(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    sentence = f"A signed list is enough; {NAME} answers for the originals, whatever a donor asks for."
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("([blocks, own]) => answer({ blocks, own })", [[b.button("save", sentence)], [NAME]])
    button = page.get_by_role("button", name=sentence)
    expect(button.locator("bdi")).to_have_text(NAME)
    assert button.evaluate("e => e.childNodes.length") == 1, "pieces of a sentence would stand beside each other as columns"


def test_a_name_of_one_long_word_stays_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    words = [b.heading(LONG), b.heading(LONG, 4), b.listing([LONG]), b.pairs([(LONG, LONG)]), b.fold(LONG, b.text(LONG)), b.big(LONG, LONG),
             b.form(b.field("x", LONG), b.field("y", LONG, kind="tick"), b.choice("c", LONG, [("a", LONG)]), b.choice("d", LONG, [("a", LONG)], compact=True),
                    b.button("go", f"Sit down: {LONG}"), b.button("on", LONG, style="quiet"))]  # fmt: skip
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.evaluate("(blocks) => answer({ blocks })", [*words, b.card(*words), b.row(*words)])
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    beyond = "[...document.querySelectorAll('.kit-blocks *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))"
    assert page.evaluate(beyond) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
