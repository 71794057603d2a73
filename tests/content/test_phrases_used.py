"""Every phrase that the code says by its name is there: a refusal whose phrase is missing would be an error instead of a sentence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kit import content

KIT = Path(__file__).parents[2] / "kit"
SAYS = {"say", "MoveRefused", "AnswerRefused", "AccessRefused"}
NAMED = {"refused", "note"}
KEY = re.compile(r"[a-z]+\.[a-z_0-9]+")


def said(code: str) -> Iterator[str]:
    """The phrases that a module names where it says or refuses something, and the rules that are phrases."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            given = [*(node.args[:1] if name in SAYS else ()), *(k.value for k in node.keywords if k.arg in NAMED)]
            given += node.args[4:5] if name == "Move" else []
        elif isinstance(node, ast.Dict) and node.keys and isinstance(node.keys[0], ast.Constant):
            given = [key for key in node.keys if key is not None]
        elif isinstance(node, ast.Return) and isinstance(node.value, ast.Constant):
            given = [node.value]
        else:
            continue
        chosen = [branch for each in given for branch in ([each.body, each.orelse] if isinstance(each, ast.IfExp) else [each])]
        yield from (
            c.value for c in chosen if isinstance(c, ast.Constant) and isinstance(c.value, str) and KEY.fullmatch(c.value)
        )


def test_what_is_said_is_found_wherever_it_stands() -> None:
    code = """
raise MoveRefused("round.a")
x = reader.say("live.b" if y else "live.c", n=1)
m = Move("go", WHO, WHEN, does, "round.d")
_just(move, note="saved.e")
rules = {"round.f": True}
def act():
    return "run.g"
"""
    assert set(said(code)) == {"round.a", "live.b", "live.c", "round.d", "saved.e", "round.f", "run.g"}


@pytest.mark.parametrize("room", ["rounds", "screens", "reports", "apps", "asking", "learning"])
def test_every_phrase_that_is_said_by_name_is_there(source, room) -> None:
    phrases = content.load_phrases(source, "fr")
    rooms = {key.split(".")[0] for key in phrases}
    found = {(path.name, key) for path in (KIT / room).rglob("*.py") for key in said(path.read_text("utf-8"))}
    assert found
    assert {(file, key) for file, key in found if key.split(".")[0] in rooms and key not in phrases} == set()
