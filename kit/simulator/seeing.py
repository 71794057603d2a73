"""What a chair sees: all of its own; of the other, what reached it. Nobody sees trust before the end, nor the other's taps."""

from __future__ import annotations

from kit.simulator.run import Run
from kit.simulator.state import State

OWN = {
    "vado": ("reserve", "unpaid", "staff", "strain", "guard", "files"),
    "tessera": ("room", "donor", "desk"),
}
TOLD = {"all": ("files", "reserve", "strain", "staff"), "form": ("files",), "fine": ()}  # what Vado writes says of it
BANDS = {  # where one word for a state ends and the next begins
    "strain": (0.30, 0.50, 0.75),
    "guard": (0.35, 0.60),
    "donor": (4.0, 6.0, 8.0),
    "trust": (3.0, 5.0, 7.0),
}
REPORT = {"work": "half", "team": "most", "paper": "whole"}
Sentence = tuple[str, dict[str, float]]  # the key of a sentence, and the figures in it


def sees(chair: str, state: State, word: str) -> dict[str, float]:
    """What that chair's screen holds, given how Vado wrote last."""
    keys = (*OWN[chair], *(TOLD[word] if chair == "tessera" else ()))
    return {key: getattr(state, key) for key in keys}


def band(what: str, value: float) -> int:
    """Which of its words says a state, from 0. A person's state is never a digit on a screen.

    >>> band("strain", 0.2), band("strain", 0.75), band("donor", 6)
    (0, 3, 2)
    """
    return sum(value >= edge for edge in BANDS[what])


def rounded(value: float, to: float) -> float:
    """A figure as a screen says it: weeks and days to halves, files to tens.

    >>> rounded(3.31, 0.5), rounded(322.9, 10)
    (3.5, 320)
    """
    return round(value / to) * to


def reached_vado(run: Run, n: int) -> list[Sentence]:
    """What reached Vado in the n-th quarter: a request or none, an answer or none, how much of the surprise Tessera paid."""
    (_, (request, answer, _)), happened = run.moves[n], run.course(n)
    lines: list[Sentence] = [("pass" if request == "pass" else "spared", {})]
    if happened.broken:
        lines.append(("broken", {}))
    elif answer != "act":
        lines.append((answer, {}))
    elif run.moves[n][0].word == "fine":
        lines.append(("guess", {}))
    else:
        lines.append(("prompt" if happened.prompt else "slow", {}))
    paid = rounded(happened.theirs, 0.5)
    return [*lines, ("shared", {"weeks": paid})] if paid else lines


def reached_tessera(run: Run, n: int) -> list[Sentence]:
    """What reached Tessera in the n-th quarter: a letter that says more or less, the report, a word about the event."""
    (days, word, reply), _ = run.moves[n]
    end, slots = run.states[n + 1], {}
    if word != "fine":
        slots["files"] = rounded(end.files, 10)
    if word == "all":
        slots |= {"weeks": rounded(end.reserve, 0.5), "strain": float(band("strain", end.strain))}
    return [(word, slots), (REPORT[days], {}), (reply, {})]
