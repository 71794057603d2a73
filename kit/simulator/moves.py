"""What each chair decides in a quarter: three taps, each one of three ways, at the same time and unseen by the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import product
from typing import NamedTuple

from kit.errors import AnswerRefused
from kit.simulator.chance import one_of
from kit.simulator.events import QUARTERS

VADO = {"days": ("work", "paper", "team"), "word": ("all", "form", "fine"), "reply": ("carry", "ask", "no")}
TESSERA = {"request": ("pass", "mine", "drop"), "answer": ("act", "note", "later"), "terms": ("keep", "half", "take")}
TAPS = {"vado": VADO, "tessera": TESSERA}


class VadoMove(NamedTuple):
    """Where most days go, what is written to Tessera, and what Vado does about the event."""

    days: str
    word: str
    reply: str


class TesseraMove(NamedTuple):
    """What becomes of the donor's request, of what Vado writes, and of what falls on Vado."""

    request: str
    answer: str
    terms: str


class Moves(NamedTuple):
    """One quarter's moves. None: nobody sits there, and the house plays that chair."""

    vado: VadoMove | None = None
    tessera: TesseraMove | None = None


VADO_WAYS = tuple(VadoMove(*way) for way in product(*VADO.values()))
TESSERA_WAYS = tuple(TesseraMove(*way) for way in product(*TESSERA.values()))


def vado(days: str, word: str, reply: str) -> VadoMove:
    """Vado's move. Raises: AnswerRefused naming the tap of an unknown way."""
    return VadoMove(*_known(VADO, (days, word, reply)))


def tessera(request: str, answer: str, terms: str) -> TesseraMove:
    """Tessera's move. Raises: AnswerRefused naming the tap of an unknown way."""
    return TesseraMove(*_known(TESSERA, (request, answer, terms)))


def _known(taps: Mapping[str, tuple[str, ...]], ways: Sequence[str]) -> Sequence[str]:
    for (tap, options), way in zip(taps.items(), ways, strict=True):
        if way not in options:
            raise AnswerRefused(tap)
    return ways


def thrown(seed: int) -> tuple[Moves, ...]:
    """Five quarters' moves of both chairs by the throw of a dice, the same wherever they are thrown.

    >>> thrown(0)[0].vado
    VadoMove(days='work', word='form', reply='carry')
    """
    return tuple(
        Moves(VadoMove(*_thrown(seed, "vado", quarter)), TesseraMove(*_thrown(seed, "tessera", quarter)))
        for quarter in range(QUARTERS)
    )


def _thrown(seed: int, chair: str, quarter: int) -> tuple[str, ...]:
    return tuple(one_of(seed, f"{chair} {quarter} {n}", options) for n, options in enumerate(TAPS[chair].values()))
