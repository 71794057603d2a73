"""A class that two sheets of one page both lay out belongs to neither: what one says of it is seen in the other."""

import re
from collections import defaultdict

from kit.widgets.front_end import HERE, WITH

COMMON = {"colours", "theme", "form", "shown"}
OWN = re.compile(r"(?:^|[},])\s*\.(kit-[\w-]+)\s*[,{]", re.MULTILINE)


def together(sheet: str) -> str:
    """The module whose page the sheet goes with."""
    return next((module for module, others in WITH.items() if sheet in others), sheet)


def test_a_block_is_laid_out_by_one_module() -> None:
    """All sheets are in one file: a picture of the wall was narrow because a table elsewhere had the same name."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in HERE.glob("*.css"):
        for name in OWN.findall(path.read_text(encoding="utf-8")) if path.stem not in COMMON else ():
            found[name].add(together(path.stem))
    assert found["kit-all"] == {"panel"}
    assert {name: sheets for name, sheets in found.items() if len(sheets) > 1} == {}
