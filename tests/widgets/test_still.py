"""Whoever asked for less motion gets none: one rule for all styles, and every script that moves something asks first."""

from __future__ import annotations

import re
from pathlib import Path

import kit

ROOT = Path(kit.__file__).parent
STILL = "prefers-reduced-motion"
MOVES = re.compile(r"""behavior: "smooth"|: "smooth"|\.animate\(""")
SLOWER = re.compile(r"(?:transition|animation)[\w-]*:[^;}]*!important|scroll-behavior: *smooth")


def test_a_script_that_moves_something_asks_whether_it_may() -> None:
    moving = {file.name: file.read_text(encoding="utf-8") for file in ROOT.rglob("*.js")}
    moving = {name: text for name, text in moving.items() if MOVES.search(text)}
    assert moving
    assert [name for name, text in moving.items() if STILL not in text] == []


def test_one_rule_stills_all_styles_and_no_other_is_stronger() -> None:
    theme = (ROOT / "widgets/theme.css").read_text(encoding="utf-8")
    rule = re.search(rf"@media \({STILL}: reduce\) {{(.*?)\n}}\n", theme, re.DOTALL)
    assert rule
    assert ".kit :is(*, ::before, ::after)" in rule[1]
    assert {"transition-duration: 0s !important", "animation-duration: 0s !important"} <= set(
        re.findall(r"[\w-]+: [^;]+", rule[1])
    )
    sheets = {file.name: file.read_text(encoding="utf-8").replace(rule[0], "") for file in ROOT.rglob("*.css")}
    assert [name for name, text in sheets.items() if SLOWER.search(text)] == []
