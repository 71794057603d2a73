"""The page of results: one picture first, then where to begin, what became of the actions, what moved; the rest is folded."""

from dataclasses import replace

import pytest

from kit import languages
from kit.rounds import Past
from kit.screens.telling import account_blocks, account_of
from tests.reports.told import AGREED, MANY, SHORT, seen, sides
from tests.screens.made import ACTION, Eyes

EYES = Eyes()
SAY = EYES.say
OWN = dict(zip(SHORT, (3, 3, 3, 1, 0, 2), strict=False))
VIEW = dict(zip(SHORT, (1, 0, 2, 1, 0, 4), strict=False))
FOUND = seen({"self.side-1": OWN, "meta.side-1": OWN, "view.side-2": VIEW, "view.side-3": VIEW}, sides(MANY, MANY, AGREED))


def page(found=FOUND, **more):
    found = replace(found, actions=(ACTION,), past=(Past(found.round, found.rows, (ACTION,)),))
    return account_blocks(EYES, account_of(EYES, found), **more)


def walked(blocks):
    for block in blocks:
        yield block
        yield from walked(block.get("blocks", []))


def test_the_picture_comes_first_and_everything_else_in_the_order_of_a_meeting() -> None:
    titles = [block["text"] for block in page() if block["is"] == "heading"]
    keys = (
        "results.picture",
        "results.since",
        "results.talk",
        "results.actions_before",
        "results.actions",
        "days_ahead.title",
        "results.changes",
        "results.rest",
    )
    assert titles[1:] == [SAY(key, **({"day": languages.day(FOUND.round.day, "en")} if "since" in key else {})) for key in keys]


def test_every_question_shown_is_in_a_picture_and_in_a_row_of_the_table() -> None:
    blocks = list(walked(page()))
    [table] = [block for block in blocks if block["is"] == "table"]
    assert len(table["rows"]) == len(OWN)
    assert {len(row) for row in table["rows"]} == {len(table["head"])} == {5}
    images = [block for block in blocks if block["is"] == "picture"]
    assert all(image["source"].startswith("data:image/svg") and image["alt"] for image in images)
    assert [block for block in walked(page(pictures=False)) if block["is"] == "picture"] == []


def test_three_cards_quote_both_answers_and_ask_one_question() -> None:
    blocks = page()
    at = next(n for n, block in enumerate(blocks) if block.get("text") == SAY("results.talk"))
    [columns] = [block for block in blocks[at:] if block["is"] == "columns"][:1]
    assert len(columns["blocks"]) == 3
    for card in columns["blocks"]:
        said = [block["text"] for block in card["blocks"] if block.get("style") == "say"]
        assert len(said) == 2
        assert all("Northlight" in line for line in said)
        [ask] = [block for block in card["blocks"] if block["is"] == "pairs"]
        assert [term for term, _ in ask["items"]] == [SAY("card.ask")]


@pytest.mark.parametrize("said", [{}, {"self.side-1": dict.fromkeys(SHORT, "unknown")}])
def test_where_nothing_can_be_drawn_the_page_says_so(said) -> None:
    blocks = list(walked(page(seen(said))))
    assert SAY("results.nothing_beside", a="Northlight", all="") in [block.get("text") for block in blocks]
    assert not [block for block in blocks if block["is"] in ("picture", "table")]
