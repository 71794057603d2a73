"""What people typed is marked as theirs, wherever it is shown: a browser that translates the page leaves it."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from kit import rounds, screens
from tests.screens.test_workshop import ACTION, Browser, Workshop, workshop
from tests.worlds import once

FILLED_IN = {"field", "choice", "ticks", "button", "copy"}


@pytest.fixture
@once
def room(database) -> Workshop:
    """A workshop in which somebody has typed wherever one can type."""
    found = workshop(database, plan="90", topics="TYPED topic")
    found.host.must("go", line=0)
    found.host.must("switch", name="board", on=True)
    for n, phone in enumerate(found.everybody()[:5]):
        phone.must("note", note=f"TYPED note {n}")
    found.host.must("batch")
    found.host.must("show_batch", batch=1)
    lines = [n for n, step in enumerate(screens.running_order.steps(found.host.visit, found.round)) if step.actions]
    found.host.must("go", line=lines[0])
    for words in ("TYPED change", "TYPED otherwise"):
        found.everybody()[8].must("propose", **{**ACTION, "what": words, "who": "TYPED role"})
    found.host.must(
        "show_proposals", proposals=[each.id for each in rounds.proposals(database, found.round.id) if "change" in each.what]
    )
    return found


def unmarked(blocks: list[dict[str, Any]]) -> Iterator[str]:
    """Every block of text with typed words in it that is not marked as such."""
    for block in blocks:
        inside = block.get("blocks")
        if inside is not None:
            yield from unmarked(inside)
        elif "TYPED" in json.dumps(block) and block["is"] not in FILLED_IN and not block.get("own"):
            yield json.dumps(block)


def test_typed_words_are_marked_on_every_screen(room: Workshop) -> None:
    wall = Browser(room.database, screens.projector_screen)
    wall.must("enter", code=room.round.code)
    seen = {"host": room.host.ask(), "phone": room.everybody()[3].ask(), "speaker": room.everybody()[0].ask(), "wall": wall.ask()}
    new = Browser(room.database, screens.join_screen)
    seen["author"] = room.everybody()[8].ask()
    seen["new"] = new.must("knock", code=room.round.code)
    for name, shown in seen.items():
        assert list(unmarked(shown["blocks"])) == [], name
    for name in ("host", "phone", "wall"):
        assert "TYPED note 3" in json.dumps(seen[name]["blocks"])
        assert "TYPED change" in json.dumps(seen[name]["blocks"])
