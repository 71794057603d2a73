"""Reading TOML so that every fault names its file, its key and the way out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from kit.errors import ContentError

BIGGEST_FILE = 1_000_000


@dataclass(frozen=True)
class Problem:
    """One fault in the content: where it is, what is wrong and how to mend it."""

    file: str
    key: str
    problem: str
    remedy: str

    def __str__(self) -> str:
        return str(ContentError(self.file, self.key, self.problem, self.remedy))

    @classmethod
    def of(cls, error: ContentError) -> Problem:
        """The problem that a loader stopped at."""
        return cls(error.file, error.key, error.problem, error.remedy)


def label(path: Path) -> str:
    """A file as problems name it: the last three parts of its path."""
    return "/".join(path.parts[-3:])


def read_toml(path: Path) -> dict[str, Any]:
    """The table in a TOML file.

    Raises: ContentError if the file is missing, larger than 1 MB, not UTF-8 or not TOML.
    """
    try:
        if path.stat().st_size > BIGGEST_FILE:
            raise ContentError(label(path), "", "the file is larger than 1 MB", "Split it or remove what is not text.")
        return _parsed(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentError(label(path), "", "the file is missing", "Add it; the other languages show its keys.") from error
    except OSError as error:
        raise ContentError(label(path), "", f"the file cannot be read ({error.strerror})", "Check its rights.") from error
    except UnicodeDecodeError as error:
        raise ContentError(label(path), "", f"byte {error.start} is not UTF-8", "Save the file as UTF-8.") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ContentError(label(path), "", f"not valid TOML ({error})", "Mend that place.") from error


@lru_cache(maxsize=512)
def _parsed(text: str) -> dict[str, Any]:
    """Each text is parsed once: all of the content is checked at every start, and while somebody writes at every save."""
    return tomllib.loads(text)


def texts(table: Any, path: str = "") -> list[tuple[str, Any]]:
    """Every leaf of a table with its dotted key, list places included."""
    found: list[tuple[str, Any]] = []
    _gather(table, path, found)
    return found


def _gather(table: Any, path: str, found: list[tuple[str, Any]]) -> None:
    if not isinstance(table, dict | list):
        found.append((path, table))
        return
    for key, value in table.items() if isinstance(table, dict) else enumerate(table):
        _gather(value, f"{path}.{key}" if path else str(key), found)
