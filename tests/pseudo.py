"""A machine-made language: accents on every vowel, forty per cent longer. What shows a plain vowel was never translated."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

ACCENTS = str.maketrans("aeiouyAEIOUYéèêàâîïôùûçœÉÈÀÊ", "āēīōūȳĀĒĪŌŪȲéèêàâîïôùûçøÉÈÀÊ")
SLOT = re.compile(r"(\{\w+\})")


def said(text: str) -> str:
    """The text with accents and four tenths more of it; placeholders stay."""
    parts = [part if SLOT.fullmatch(part) else part.translate(ACCENTS) for part in SLOT.split(text)]
    longer, end = "ōū " * (len(text) * 2 // 15), "…" if text.endswith("…") else ""
    return "".join(parts).removesuffix(end) + (f" {longer.strip()}" if longer else "") + end


def translated(table: Any) -> Any:
    """Every text of a table."""
    if isinstance(table, dict):
        return {key: translated(value) for key, value in table.items()}
    return [translated(value) for value in table] if isinstance(table, list) else said(table) if isinstance(table, str) else table


def written(value: Any) -> str:
    """As TOML, tables within a line: what a text is in JSON it is in TOML."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{json.dumps(key)} = {written(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(written, value))}]" if isinstance(value, list) else json.dumps(value, ensure_ascii=False)


def write(exercises: Path, site: Path, code: str) -> Path:
    """A site folder that adds the language `code`, made from French."""
    rooms = [
        "assessment/2",
        "checks",
        "onboarding",
        "phrases",
        "framework",
        "plans",
        "workshop",
        *(f"shelf/{path.name}" for path in (exercises / "shelf").iterdir() if path.is_dir()),
    ]
    for room in rooms:
        table = tomllib.loads((exercises / room / "fr.toml").read_text(encoding="utf-8"))
        target = site / room / f"{code}.toml"
        target.parent.mkdir(parents=True, exist_ok=True)
        lines = [f"{json.dumps(key)} = {written(value)}\n" for key, value in translated(table).items()]
        target.write_text("".join(lines), encoding="utf-8")
    return site
