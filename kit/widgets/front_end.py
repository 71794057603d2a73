"""The front end's modules, in layers: files that import one another where a page has addresses, one text where one travels alone.

What only one of them stands on travels in it, so that layers cost no requests: `MODULES` are those that have an address.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)
SOURCES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(HERE.glob("*.js"))}


def imports(module: str) -> dict[str, list[str]]:
    """The modules that it imports from, and what from each."""
    return {name: re.findall(r"\w+", names) for names, name in IMPORT.findall(SOURCES[module])}


@cache
def home(module: str) -> str:
    """The address that it travels in: its own, unless everything that imports it travels in one and the same."""
    homes = {home(one) for one in SOURCES if module in imports(one)}
    return homes.pop() if len(homes) == 1 else module


MODULES = tuple(module for module in SOURCES if home(module) == module)


def below(module: str) -> list[str]:
    """All that it stands on, lowest first, and itself."""
    return list(dict.fromkeys([*(one for name in imports(module) for one in below(name)), module]))


def layers(module: str) -> list[str]:
    """What travels in its address, lowest first."""
    return [one for one in below(module) if home(one) == module]


@cache
def needs(module: str) -> tuple[str, ...]:
    """The addresses that it stands on, lowest first, and its own."""
    others = [home(name) for layer in layers(module) for name in imports(layer) if home(name) != module]
    return tuple(dict.fromkeys([*(one for other in others for one in needs(other)), module]))


def joined(module: str) -> str:
    """Its layers as one text, without what they import."""
    return "\n".join(IMPORT.sub("", SOURCES[layer]) for layer in layers(module))


@cache
def source_of(module: str) -> str:
    """What its address sends: its layers, and before them what they import from other addresses."""
    wanted: dict[str, set[str]] = {}
    for layer in layers(module):
        for name, names in imports(layer).items():
            wanted.setdefault(name, set()).update(names)
    lines = [f'import {{ {", ".join(sorted(names))} }} from "./{name}.js";\n' for name, names in wanted.items() if name in MODULES]
    return "".join(lines) + joined(module)


@cache
def front_end(module: str) -> str:
    """The module and all that it stands on as one ESM: a module that arrives as text cannot import its neighbours."""
    return "\n".join(EXPORT.sub("", joined(name)) for name in needs(module))


WITH = {"chapter": ("story",)}  # a chapter tells stories too


def own_style(module: str) -> str:
    """The module's own sheet, or nothing."""
    return (HERE / f"{module}.css").read_text(encoding="utf-8") if (HERE / f"{module}.css").is_file() else ""


@cache
def styles(module: str) -> str:
    """The theme, the form and, where there is one, the module's own sheet."""
    return "\n".join(map(own_style, ("theme", "form", *WITH.get(module, ()), module)))
