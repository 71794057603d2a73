"""What a chair sees: all of its own; of the other, what reached it. Nobody sees trust before the end, nor the other's taps."""

from __future__ import annotations

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
