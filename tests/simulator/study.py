"""`make study`: the figures of the specification once more, over 30 000 stories, each beside what the specification said.

Then every assumption off by a third, down and up, and what of the claims is left. Not a test: it takes minutes and judges nothing;
`tests/simulator/test_properties.py` does.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace

from kit import simulator
from kit.simulator import ASSUMPTIONS, EVERY, OTHER, USUAL, Numbers, State
from tests.simulator import averages, specification, ways
from tests.simulator.cases import FIGURES, HOUSE, SETS, Case, out_of_range
from tests.simulator.claims import CLAIMS

CHUNK, FEW, THIRDS = 250, 60, (2 / 3, 4 / 3)
SETS_OF_RULES = simulator.rule_sets(8)
Sums = Counter[tuple[str, str, str]]


def main() -> None:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("--stories", type=int, default=30_000)
    wanted.add_argument("--workers", type=int, default=2)
    asked = wanted.parse_args()
    with ProcessPoolExecutor(asked.workers) as pool:
        sums = sum(pool.map(tallied, chunks(asked.stories)), Counter())
        for part in (
            ranges(sums, asked.stories),
            tables(sums, asked.stories),
            shares(sums, asked.stories),
            spread(),
            robust(pool),
        ):
            for line in part:
                print(line, flush=True)


def chunks(stories: int) -> list[range]:
    return [range(first, min(first + CHUNK, stories)) for first in range(0, stories, CHUNK)]


def tallied(seeds: Iterable[int]) -> Sums:
    """Sums over some stories: each figure under each rule set, and how often each claim holds."""
    found: Sums = Counter()
    for case in map(Case, seeds):
        for who, ends, names in (("thrown", case.thrown, SETS), ("house", case.house, HOUSE)):
            for rules, end in ((name, ends[name]) for name in names):
                for figure in FIGURES:
                    found[who, rules, figure] += getattr(end, figure)
                found[who, rules, "cut"] += end.donor < 4
                found[who, rules, "unpaid"] += end.weeks < 0
        rules = SETS_OF_RULES[case.seed % len(SETS_OF_RULES)]
        found["range", "", ""] += len(
            out_of_range(simulator.play_all(simulator.begin(case.seed, rules), simulator.thrown(case.seed)))
        )
        for claim in CLAIMS:
            found["claim", claim.words, ""] += claim.holds(case)
    return found


def tables(sums: Sums, stories: int) -> Iterator[str]:
    columns = (*FIGURES, "cut", "unpaid")
    for who, said in (("thrown", specification.THROWN), ("house", specification.HOUSE)):
        yield f"\n{specification.TITLES[who]}, {stories} stories: found (said)"
        yield f"{'':20}" + "".join(f"{column:>16}" for column in columns)
        for rules, row in said.items():
            cells = (
                f"{sums[who, rules, column] / stories:.{places(column)}f} ({row[column]:.{places(column)}f})"
                if column in row
                else "–"
                for column in columns
            )
            yield f"{rules:20}" + "".join(f"{cell:>16}" for cell in cells)


def ranges(sums: Sums, stories: int) -> Iterator[str]:
    yield f"\nFigures out of their range in {stories} runs under {len(SETS_OF_RULES)} sets of rules: {sums['range', '', '']}"


def places(column: str) -> int:
    return {"files": 0, "weeks": 1, "room": 1, "donor": 1, "desk": 1, "trust": 1}.get(column, 2)


def shares(sums: Sums, stories: int) -> Iterator[str]:
    yield f"\nIn how many of {stories} stories a claim holds: found, said; * where they differ by more than 0.02"
    for claim in CLAIMS:
        share = sums["claim", claim.words, ""] / stories
        yield f"{'*' if abs(share - claim.said) > 0.02 else ' '} {share:6.3f} {claim.said:6.3f}  {claim.words}"


def spread() -> Iterator[str]:
    """All 27 × 27 fixed ways in twenty stories under two rule sets: 29 160 runs."""
    every = ways.rows(range(20))
    yield f"\nWhat explains the spread, {len(every)} runs: rules, people, story; found (said)"
    for figure, said in specification.SPREAD.items():
        found = ways.parts(every, figure)
        yield f"{figure:12}" + "".join(f"{one:10.2f} ({was:.2f})" for one, was in zip(found, said, strict=True))
    for name, rules in (("usual", USUAL), ("all eight", OTHER)):
        best = ways.in_every_best_quarter(every, rules)
        vado = ways.undominated(every, rules, "vado", ways.VADO_FIGURES)
        tessera = ways.undominated(every, rules, "tessera", ways.TESSERA_FIGURES)
        said = specification.UNDOMINATED[name]
        yield f"{name}: pairs in all six best quarters {best} (0); undominated: Vado {vado} ({said[0]}), Tessera {tessera} ({said[1]})"


Turn = tuple[str, tuple[str, ...], float]  # a label, which numbers (or the one start value), times how much


def turns() -> list[Turn]:
    """Each assumption, each number and each start value, a third less and a third more."""
    numbers = [(name, names) for name, names in (*ASSUMPTIONS.items(), *((one, (one,)) for one in EVERY))]
    starts = [
        (f"start {name}", (name,))
        for name in ("reserve", "strain", "guard", "name", "files", "trust_v", "trust_t", "room", "donor")
    ]
    return [(label, names, by) for label, names in (*numbers, *starts) for by in THIRDS]


def turned(turn: Turn) -> str:
    """What of the claims is left."""
    label, names, by = turn
    if label.startswith("start"):
        start = replace(State(), **{name: getattr(State(), name) * by for name in names})
        return f"{label:16} {sign(by)}  {kept(Case(seed, start=start) for seed in range(FEW))}"
    numbers = simulator.off(Numbers(), names, by)
    return f"{label:16} {sign(by)}  {kept(Case(seed, numbers) for seed in range(FEW))}"


def robust(pool: ProcessPoolExecutor) -> Iterator[str]:
    yield f"\nWhat is left of the claims about averages when an assumption, a number or a start value is off by a third ({FEW} stories)"
    yield "\n".join(f"  {n} {words}" for n, words in enumerate(averages.AVERAGES))
    yield f"{'as it is':16}        {kept(Case(seed) for seed in range(FEW))}"
    yield from pool.map(turned, turns())


def sign(by: float) -> str:
    return "− 1/3" if by < 1 else "+ 1/3"


def kept(some: Iterable[Case]) -> str:
    """The numbers of the claims that hold, a dot for each that does not."""
    cases: Sequence[Case] = list(some)
    return " ".join(str(n) if holds(cases) else "·" for n, holds in enumerate(averages.AVERAGES.values()))


if __name__ == "__main__":
    main()
