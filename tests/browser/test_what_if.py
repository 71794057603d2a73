"""The formula of "what if" that runs is JavaScript: it agrees with Python where both say a thing, and with its own text."""

import json

import pytest
from playwright.sync_api import Page

from kit.scoring import nearest_fraction, shares
from kit.widgets import front_end
from tests.browser.conftest import PHONE
from tests.browser.test_bare_page import bare

pytestmark = pytest.mark.browser
ASKED = {"tasks": {"a": 2, "b": 2, "c": 0}, "risks": {"a": 1, "b": 4, "c": 1}, "means": {"a": 4, "b": 1, "c": 1}}
SPLITS = [{"a": a, "b": b, "c": c} for a in range(6) for b in range(6) for c in (0, 1, 5)]


@pytest.fixture
def page(bare_tab) -> Page:
    """The functions of the shares module, by name."""
    page = bare_tab(PHONE, "en")
    text = front_end("shares").replace("export default widget(", "window.formulas = { share, amountOf, afterwards }; widget(")
    page.evaluate(f"import(URL.createObjectURL(new Blob([{json.dumps(text)}], {{ type: 'text/javascript' }})))")
    return page


@pytest.fixture
def formula(page):
    return lambda name, *given: page.evaluate(f"(given) => formulas.{name}(...given)", list(given))


@pytest.fixture
def each(page):
    """Calls one of them for each of what is given, at once."""
    return lambda name, given: page.evaluate(f"(given) => given.map((one) => formulas.{name}(one))", given)


def test_shares_and_their_words_are_the_same_in_both_languages_of_the_house(each) -> None:
    for split, found in zip(SPLITS, each("share", SPLITS), strict=True):
        assert found == pytest.approx(shares(split))
    parts = [part for split in SPLITS for part in shares(split).values()]
    assert each("amountOf", parts) == [nearest_fraction(part) for part in parts]


@pytest.mark.parametrize(("added", "handed"), [(0, 0), (1, 0), (3, 1), (12, 3)])
def test_whoever_is_not_added_to_stays_where_it_is(formula, added, handed) -> None:
    now, then = formula("afterwards", ASKED, "b", 0, 0), formula("afterwards", ASKED, "b", added, handed)
    for question, parts in ASKED.items():
        assert now[question] == pytest.approx(shares(parts))
        for side in ("a", "c"):
            assert then[question][side] == now[question][side]
    assert then["risks"] == now["risks"]
    assert then["means"]["b"] == pytest.approx(min(1, (1 + added) / 6))
    assert then["tasks"]["b"] == pytest.approx(max(0, 2 - handed) / 4)


def test_nobody_means_everybody_stays(formula) -> None:
    assert formula("afterwards", ASKED, None, 5, 1)["means"] == pytest.approx(shares(ASKED["means"]))
    assert formula("afterwards", {**ASKED, "means": {"a": 0, "b": 0, "c": 0}}, "b", 2, 0)["means"] == {}


def test_the_groups_of_three_shares_say_which_they_are_and_whose(open_page) -> None:
    person = bare(open_page(PHONE, "en"), "equity", "en", name="three-shares")
    person.more.click()
    legends = [" ".join(text.split()) for text in person.form.locator(".parts legend").all_inner_texts()]
    assert legends == [
        f"{side} · {which}" for which in ("Today", "What would be fair") for side in ("Northlight", "Collectif Maji")
    ]
