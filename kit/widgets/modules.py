"""Modules in layers, and the addresses that they travel in: what only one stands on travels in it and costs no request."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

IMPORT = re.compile(r'^import \{([^}]*)\} from "\./(\w+)\.js";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?!default)", re.MULTILINE)


class Modules:
    """The ESM files of a folder, which import one another by name: `import { h } from "./dom.js"`."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = dict(sources)

    @classmethod
    def of(cls, folder: Path) -> Modules:
        """All that are in it."""
        return cls({path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js"))})

    def imports(self, module: str) -> dict[str, list[str]]:
        """The modules that it imports from, and what from each."""
        return {name: re.findall(r"\w+", names) for names, name in IMPORT.findall(self.sources[module])}

    @cached_property
    def homes(self) -> dict[str, str]:
        """The address of each: its own, unless everything that imports it travels in one and the same."""
        found: dict[str, str] = {}

        def home(module: str) -> str:
            if module not in found:
                above = {home(one) for one in self.sources if module in self.imports(one)}
                found[module] = above.pop() if len(above) == 1 else module
            return found[module]

        return {module: home(module) for module in self.sources}

    @property
    def addresses(self) -> list[str]:
        """The modules that have an address."""
        return [module for module, home in self.homes.items() if module == home]

    def below(self, module: str) -> list[str]:
        """All that a module stands on, lowest first, and itself."""
        return list(dict.fromkeys([*(one for name in self.imports(module) for one in self.below(name)), module]))

    def layers(self, address: str) -> list[str]:
        """The modules that travel in it, lowest first."""
        return [module for module in self.below(address) if self.homes[module] == address]

    def needs(self, address: str) -> list[str]:
        """The addresses that it stands on, lowest first, and itself."""
        homes = [self.homes[name] for layer in self.layers(address) for name in self.imports(layer)]
        below = [one for home in homes if home != address for one in self.needs(home)]
        return list(dict.fromkeys([*below, address]))

    def bodies(self, address: str) -> str:
        """Its layers as one text, without what they import."""
        return "\n".join(IMPORT.sub("", self.sources[layer]) for layer in self.layers(address))

    def sent(self, address: str) -> str:
        """Its layers as one text, which imports from other addresses."""
        wanted: dict[str, set[str]] = {}
        for layer in self.layers(address):
            for name, names in self.imports(layer).items():
                wanted.setdefault(name, set()).update(names)
        others = [name for name in wanted if self.homes[name] != address]
        lines = [f'import {{ {", ".join(sorted(wanted[name]))} }} from "./{name}.js";\n' for name in others]
        return "".join(lines) + self.bodies(address)

    def alone(self, address: str) -> str:
        """It and all that it stands on as one text, which imports nothing."""
        return "\n".join(EXPORT.sub("", self.bodies(one)) for one in self.needs(address))
