"""The front end's modules and styles: with addresses where there is a server, as one text where a module travels alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from kit.widgets.modules import Modules

HERE = Path(__file__).parent
MODULES = Modules.of(HERE)


@cache
def front_end(module: str) -> str:
    """The module and all that it stands on as one ESM: a module that arrives as text cannot import its neighbours."""
    return MODULES.alone(module)


ROOM = ("lineup", "wall", "stage", "laid", "figures", "river")  # what a room looks at together, on phones and on the wall
WITH = {"chapter": ("story",), "panel": ROOM, "simulator": ("figures",)}  # a chapter tells stories too, a panel may be a wall


def own_style(module: str) -> str:
    """The module's own sheet, or nothing."""
    return (HERE / f"{module}.css").read_text(encoding="utf-8") if (HERE / f"{module}.css").is_file() else ""


@cache
def styles(module: str) -> str:
    """The colours, the theme, the form and, where there is one, the module's own sheet."""
    return "\n".join(map(own_style, ("colours", "theme", "form", "shown", *WITH.get(module, ()), module)))
