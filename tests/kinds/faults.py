"""To plant a fault in a copy of the content, and to read what the check says of it."""

from pathlib import Path

from kit import authoring, content


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder: Path, site: Path | None = None) -> str:
    return "\n".join(map(str, authoring.check(content.Source(folder, site))))
