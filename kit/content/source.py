"""Where content comes from: the kit's own folder, and over it a team's site folder if there is one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from kit.content.files import label, read_toml
from kit.errors import ContentError

SITE_FACTS = "site.toml"


@dataclass(frozen=True)
class Source:
    """A file of the site folder is laid over the kit's file of the same name, key by key; lists are replaced whole."""

    base: Path
    site: Path | None = None

    def table(self, name: str) -> dict[str, Any]:
        """The table of a file such as `phrases/fr.toml`. Raises: ContentError if neither folder has it, or it is malformed."""
        found = [path for path in (self.base / name, self.site_path(name)) if path and path.is_file()]
        return merged(*map(read_toml, found)) if found else read_toml(self.base / name)

    def has(self, name: str) -> bool:
        """Whether the kit or the site has that file."""
        return (self.base / name).is_file() or self.in_site(name)

    def in_site(self, name: str) -> bool:
        """Whether the site has that file."""
        path = self.site_path(name)
        return path is not None and path.is_file()

    def site_path(self, name: str) -> Path | None:
        """Where the site would have that file."""
        return self.site / name if self.site else None

    def label(self, name: str) -> str:
        """How a problem names that file: the site's where the site has it."""
        return label(self.site / name if self.site and self.in_site(name) else self.base / name)

    @cached_property
    def hidden(self) -> tuple[str, ...]:
        """The exercises that the site hides. Raises: ContentError if `site.toml` is malformed."""
        return self._listed("hide", "exercises", "some-exercise")

    @cached_property
    def chapters(self) -> tuple[str, ...]:
        """The onboarding chapters that the site offers, in its order; none named: all. Raises: ContentError."""
        return self._listed("chapters", "chapters", "welcome")

    def _listed(self, key: str, what: str, example: str) -> tuple[str, ...]:
        facts = read_toml(self.site / SITE_FACTS) if self.site and self.in_site(SITE_FACTS) else {}
        found = facts.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise ContentError(SITE_FACTS, key, f"this is not a list of {what}", f'Write {key} = ["{example}"].')
        return tuple(found)

    @property
    def every_exercise(self) -> list[str]:
        """The folders of the shelf, hidden ones too, by name."""
        shelves = [folder / "shelf" for folder in (self.base, self.site) if folder]
        return sorted({p.name for s in shelves if s.is_dir() for p in s.iterdir() if p.is_dir() and p.name[0] not in "._"})

    @property
    def exercises(self) -> list[str]:
        """The folders of the shelf that are shown, by name."""
        return [slug for slug in self.every_exercise if slug not in self.hidden]

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages that have phrases, French first."""
        folders = [folder / "phrases" for folder in (self.base, self.site) if folder]
        codes = {path.stem for folder in folders for path in folder.glob("*.toml")}
        return tuple(sorted(codes, key=lambda code: (code != "fr", code)))


def merged(below: dict[str, Any], *above: dict[str, Any]) -> dict[str, Any]:
    """Tables laid over each other, key by key."""
    found = dict(below)
    for table in above:
        for key, value in table.items():
            both = isinstance(value, dict) and isinstance(found.get(key), dict)
            found[key] = merged(found[key], value) if both else value
    return found
