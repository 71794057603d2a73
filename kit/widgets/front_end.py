"""The text of a kind's module and styles, joined from the files beside this one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def front_end(kind: str) -> str:
    """`form.js` and the kind's file as one ESM: a module that arrives as text cannot import its neighbours."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in ("form.js", f"{kind}.js"))


WITH = {"chapter": ("story",)}  # a chapter tells stories too


def own_style(kind: str) -> str:
    """The kind's own sheet, or nothing."""
    return (HERE / f"{kind}.css").read_text(encoding="utf-8") if (HERE / f"{kind}.css").is_file() else ""


@cache
def styles(kind: str) -> str:
    """The theme, the form and, where there is one, the kind's own sheet."""
    return "\n".join(map(own_style, ("theme", "form", *WITH.get(kind, ()), kind)))
