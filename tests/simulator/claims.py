"""What the specification claims of single stories: each a sentence, the share of stories in which it said it holds, and a test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kit.simulator import Outcome
from tests.simulator.cases import VADO, Case


@dataclass(frozen=True)
class Claim:
    """`said`: the share of stories in which the specification says that it holds, 0-1."""

    words: str
    said: float
    holds: Callable[[Case], bool]


def more(figure: str, one: Outcome, two: Outcome) -> bool:
    return getattr(two, figure) > getattr(one, figure)


def thrown(rules: str, figure: str, said: float, *, falls: bool = False) -> Claim:
    """The same thrown moves under these rules instead of the usual ones: a figure rises (or falls)."""

    def holds(case: Case) -> bool:
        before, after = case.thrown["usual"], case.thrown[rules]
        return more(figure, after, before) if falls else more(figure, before, after)

    return Claim(f"{rules}: {figure} {'falls' if falls else 'rises'}", said, holds)


def singles() -> Iterator[Claim]:
    """Households, weeks, trust rise; the donor's confidence falls."""
    said = {
        "pay": (1.0, 0.80, 0.75, 0.38), "paper": (1.0, 0.41, 0.23, 0.98), "change": (0.99, 0.84, 0.32, 0.91), "rate": (0.33, 0.59, 0.26, 0.0),
        "share": (1.0, 1.0, 0.44, 0.0), "answer": (0.96, 0.67, 0.32, 0.04), "voice": (0.47, 0.49, 0.12, 0.64), "no": (0.98, 0.86, 0.95, 0.0),
    }  # fmt: skip
    for rule, (files, weeks, trust, donor) in said.items():
        yield thrown(rule, "files", files)
        yield thrown(rule, "weeks", weeks)
        yield thrown(rule, "trust", trust)
        yield thrown(rule, "donor", donor, falls=True)
    for rule, weeks in (("pay", 0.20), ("paper", 0.42), ("share", 0.0)):
        yield thrown(rule, "files", 0.0, falls=True)
        yield thrown(rule, "weeks", weeks, falls=True)


def threes() -> Iterator[Claim]:
    said = {
        "pay change share": (1.0, 0.94, 0.86), "paper share no": (1.0, 0.99, 0.99), "pay rate share": (1.0, 0.99, 0.88),
        "change voice no": (1.0, 0.95, 0.98), "paper change answer": (1.0, 0.62, 0.57),
    }  # fmt: skip
    for rules, (files, weeks, trust) in said.items():
        yield thrown(rules, "files", files)
        yield thrown(rules, "weeks", weeks)
        yield thrown(rules, "trust", trust)
        yield thrown(rules, "room", 1.0, falls=True)


def all_eight() -> Iterator[Claim]:
    yield thrown("all eight", "files", 1.0)
    yield thrown("all eight", "weeks", 0.951)
    yield thrown("all eight", "trust", 0.999)
    yield thrown("all eight", "room", 1.0, falls=True)
    yield thrown("all eight", "desk", 1.0)
    yield thrown("all eight", "donor", 0.889, falls=True)


def generosity() -> Iterator[Claim]:
    """Usual rules and a generous Tessera against other rules and a busy one."""
    said = {"work first": (0.94, 0.99, 1.0), "by the book": (0.71, 1.0, 0.99), "say it all": (0.24, 0.91, 0.76), "look after ours": (0.95, 0.99, 1.0), "all is fine": (1.0, 1.0, 1.0)}  # fmt: skip
    for way in VADO:
        below, weeks, files = said[way]
        yield Claim(
            f"{way}: generous, usual rules: fewer weeks than at the start",
            below,
            lambda case, way=way: case.generous[way].weeks < 4,
        )
        yield Claim(
            f"{way}: busy, other rules: more weeks",
            weeks,
            lambda case, way=way: more("weeks", case.generous[way], case.busy[way]),
        )
        yield Claim(
            f"{way}: busy, other rules: more files",
            files,
            lambda case, way=way: more("files", case.generous[way], case.busy[way]),
        )


def decent() -> Iterator[Claim]:
    """Two decent people under the usual rules."""
    yield Claim("two decent people: salaries unpaid in the end", 0.34, lambda case: case.house["usual"].weeks < 0)
    yield Claim("two decent people: fewer weeks than at the start", 1.0, lambda case: case.house["usual"].weeks < 4)
    yield Claim("two decent people: more free money at Tessera", 1.0, lambda case: case.house["usual"].room > 10)
    yield Claim("two decent people: a more confident donor", 1.0, lambda case: case.house["usual"].donor > 6)


CLAIMS = (*singles(), *threes(), *all_eight(), *generosity(), *decent())
