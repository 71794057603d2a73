"""What a mutation run found: a score for each file, the survivors that have a reason, and what is wrong with them."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

LISTED = Path(__file__).with_name("survivors.toml")
MARK, MARKS = 80, {"kit/scoring/release.py": 90, "kit/store/access.py": 90}  # per cent


@dataclass(frozen=True)
class Mutant:
    """One change to the code: where, which lines were and became, and whether a test noticed."""

    file: str
    name: str
    was: str
    became: str
    killed: bool

    @property
    def change(self) -> tuple[str, str, str]:
        """What tells it from others, whatever number the tool gives it."""
        return self.file, self.was, self.became


@dataclass(frozen=True)
class Score:
    """Of one file."""

    file: str
    mutants: int
    killed: int
    mark: int

    @property
    def per_cent(self) -> float:
        """Killed of all, equivalent ones among them."""
        return round(100 * self.killed / self.mutants, 1)


def scores(mutants: Iterable[Mutant]) -> list[Score]:
    """One for each file, in their order."""
    by_file: dict[str, list[bool]] = {}
    for mutant in mutants:
        by_file.setdefault(mutant.file, []).append(mutant.killed)
    return [Score(file, len(all_), sum(all_), MARKS.get(file, MARK)) for file, all_ in by_file.items()]


def reasons(path: Path = LISTED) -> dict[tuple[str, str, str], str]:
    """Change → why no test can notice it, as listed."""
    listed = tomllib.loads(path.read_text("utf-8")).get("survivor", [])
    return {(one["file"], one["was"], one["became"]): one["why"] for one in listed}


def unlisted(mutants: Iterable[Mutant], why: Mapping[tuple[str, str, str], str]) -> list[Mutant]:
    """Survivors without a reason."""
    return [mutant for mutant in mutants if not mutant.killed and mutant.change not in why]


def wrong(mutants: Sequence[Mutant], why: Mapping[tuple[str, str, str], str]) -> list[str]:
    """A sentence for each file below its mark, each survivor without a reason, and each that is listed and is none any more.

    Of files that were not tried nothing is said.
    """
    below = [f"{s.file}: {s.per_cent} % killed, {s.mark} % are asked." for s in scores(mutants) if s.per_cent < s.mark]
    bare = [f"{m.file}: survives without a reason in the list: {m.was} → {m.became}" for m in unlisted(mutants, why)]
    tried, survivors = {mutant.file for mutant in mutants}, {mutant.change for mutant in mutants if not mutant.killed}
    gone = [change for change in why if change[0] in tried and change not in survivors]
    told = [f"{file}: listed and no survivor any more, take it out of the list: {was} → {to}" for file, was, to in gone]
    return below + bare + told


def table(mutants: Sequence[Mutant]) -> str:
    """The scores by room and file, for people."""
    lines, room = [], ""
    for score in scores(mutants):
        here, _, name = score.file.rpartition("/")
        lines += [] if here == room else [here]
        lines.append(f"  {name:<14}{score.killed:>4} of {score.mutants:<4}{score.per_cent:>6} %   (at least {score.mark} %)")
        room = here
    return "\n".join(lines)


def record(mutants: Sequence[Mutant], why: Mapping[tuple[str, str, str], str]) -> dict[str, Any]:
    """For build/mutants.json. No times in it: the same code and tests give the same record."""
    fates = "\n".join(sorted(f"{mutant.name} {mutant.killed}" for mutant in mutants))
    survivors = [{**asdict(m), "why": why.get(m.change, "")} for m in mutants if not m.killed]
    files = {s.file: {"mutants": s.mutants, "killed": s.killed, "per_cent": s.per_cent, "mark": s.mark} for s in scores(mutants)}
    return {"files": files, "survivors": survivors, "sha256": hashlib.sha256(fates.encode()).hexdigest()}


def write(path: Path, found: Mapping[str, Any]) -> None:
    """As JSON."""
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
