"""Readers' sheets: written with items and levels shuffled anew for each reader, and read back with the key that stays behind."""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from kit.content import Item, sentence
from tests.instrument.judging import LEVELS, Answer
from tests.instrument.spoken import ABOUT, HOW

NAME = "Northlight"  # the organisation that the reader lives with
ASKED = ("order", "equal", "other", "about", "note")


class BadSheet(ValueError):
    """A sheet that cannot be read: which, where, and what it needs."""


def write(folder: Path, key: Path, items: list[Item], language: str, *, readers: int, seed: int) -> None:
    """One sheet a reader, of all these items; the key apart from them."""
    dice, sheets = random.Random(seed), {}
    folder.mkdir(parents=True, exist_ok=True)
    key.parent.mkdir(parents=True, exist_ok=True)
    for reader in range(1, readers + 1):
        text, places = _sheet(dice, items, language, reader)
        (folder / f"r{reader}.txt").write_text(text, encoding="utf-8")
        sheets[f"r{reader}.txt"] = places
    key.write_text(json.dumps({"language": language, "seed": seed, "sheets": sheets}, indent=0) + "\n", encoding="utf-8")


def _sheet(dice: random.Random, items: list[Item], language: str, reader: int) -> tuple[str, dict[str, list[str | int]]]:
    families = dice.sample(list(ABOUT), len(ABOUT))
    lines = [f"# reader {reader} · {language} · {len(items)}", "", HOW[language]]
    lines += [f"  {family:8s} {ABOUT[family][language]}" for family in families]
    places: dict[str, list[str | int]] = {}
    for number, item in enumerate(dice.sample(items, len(items)), 1):
        order = dice.sample(range(LEVELS), LEVELS)
        if order == sorted(order):
            order.reverse()
        places[str(number)] = [item.id, *order]
        lines += ["", f"## {number}", sentence(item.stems["view"], NAME)]
        lines += [f"  {letter}) {item.levels[level]}" for letter, level in zip("abcde", order, strict=True)]
        lines += [f"{part} = " for part in ASKED]
    return "\n".join(line.rstrip() if not line.endswith("= ") else line for line in lines) + "\n", places


def read(folder: Path, key: Path) -> dict[str, list[Answer]]:
    """Item id → what the readers said; what was left empty is left out. Raises: BadSheet."""
    found: dict[str, list[Answer]] = {}
    for name, places in json.loads(key.read_text(encoding="utf-8"))["sheets"].items():
        path = folder / name
        for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.M)[1:] if path.is_file() else []:
            number = block.split()[0]
            item, *order = places[number]
            answer = _answer(block, order, f"{path}, question {number}")
            if answer:
                found.setdefault(item, []).append(answer)
    return found


def _answer(block: str, order: list[int], place: str) -> Answer | None:
    said = {part: text.strip() for part, text in re.findall(r"^(\w+)[ \u00a0]*=[ \t]*(.*)$", block, re.M)}
    if not said.get("order"):
        return None
    letters = dict(zip("abcde", order, strict=True))
    levels = {part: tuple(letters[c] for c in re.findall(r"[a-e]", said.get(part, "").lower())) for part in ASKED[:3]}
    if sorted(levels["order"]) != list(range(LEVELS)):
        raise BadSheet(f"{place}: order needs each of a b c d e once")
    about = said.get("about", "").upper()
    if about not in ("", "?", *ABOUT):
        raise BadSheet(f"{place}: about = {about} is not on the list")
    return Answer(levels["order"], levels["equal"], levels["other"], about, said.get("note", ""))
