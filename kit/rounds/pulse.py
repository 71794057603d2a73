"""The pulse of a room: three lights, on or off. No number, no side, nothing stored: they live in the memory of the servers."""

from __future__ import annotations

import random
from time import monotonic

from kit.rounds import neighbours

LIGHTS = ("fast", "break", "unsaid")
LATER, STAYS = (2.0, 12.0), 180.0  # seconds: a light comes on a little later than the tap, so that nobody is seen to tap it

_on: dict[tuple[str, str], tuple[float, float]] = {}


def tap(round_id: str, light: str) -> None:
    """Somebody in that round says so; a light that is on stays on longer."""
    if light not in LIGHTS:
        return
    later = random.uniform(*LATER)  # noqa: S311  a delay, not a secret
    come_on(round_id, light, later)
    neighbours.say("light", round_id, light, later)


@neighbours.hears("light")
def come_on(round_id: str, light: str, later: float | str) -> None:
    """That light comes on so many seconds later; one that is on, or about to be, stays on longer."""
    now = monotonic()
    begins, ends = _on.get((round_id, light), (0.0, 0.0))
    _on[round_id, light] = (begins if ends > now else now + float(later), now + STAYS)


def lights(round_id: str) -> list[str]:
    """Which lights are on."""
    now = monotonic()
    return [light for light in LIGHTS if (span := _on.get((round_id, light))) and span[0] <= now < span[1]]
