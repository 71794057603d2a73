"""The front end's modules: files that import one another where a page has addresses, one text where a module travels alone."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import \{[^}]*\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
MODULES = tuple(sorted(path.stem for path in HERE.glob("*.js")))


@cache
def source_of(module: str) -> str:
    """A module as it stands in its file."""
    return (HERE / f"{module}.js").read_text(encoding="utf-8")


def needs(module: str) -> list[str]:
    """The modules that it stands on, lowest first, and itself."""
    found: list[str] = []
    for name in IMPORT.findall(source_of(module)):
        found += [one for one in needs(name) if one not in found]
    return [*found, module]


@cache
def front_end(module: str) -> str:
    """The module and all that it stands on as one ESM: a module that arrives as text cannot import its neighbours."""
    return "\n".join(EXPORT.sub("", IMPORT.sub("", source_of(name))) for name in needs(module))


WITH = {"chapter": ("story",)}  # a chapter tells stories too


def own_style(module: str) -> str:
    """The module's own sheet, or nothing."""
    return (HERE / f"{module}.css").read_text(encoding="utf-8") if (HERE / f"{module}.css").is_file() else ""


@cache
def styles(module: str) -> str:
    """The theme, the form and, where there is one, the module's own sheet."""
    return "\n".join(map(own_style, ("theme", "form", *WITH.get(module, ()), module)))
