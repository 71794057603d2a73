"""The pulse of a room: three lights, on or off. No number, no side, nothing stored: they live in the memory of one process."""

from __future__ import annotations

import random
from time import monotonic

LIGHTS = ("fast", "break", "unsaid")
LATER, STAYS = (2.0, 12.0), 180.0  # seconds: a light comes on a little later than the tap, so that nobody is seen to tap it

_on: dict[tuple[str, str], tuple[float, float]] = {}


def tap(round_id: str, light: str) -> None:
    """Somebody in that round says so; a light that is on stays on longer."""
    if light not in LIGHTS:
        return
    now = monotonic()
    begins, ends = _on.get((round_id, light), (0.0, 0.0))
    later = begins if ends > now else now + random.uniform(*LATER)  # noqa: S311  a delay, not a secret
    _on[round_id, light] = (later, now + STAYS)


def lights(round_id: str) -> list[str]:
    """Which lights are on."""
    now = monotonic()
    return [light for light in LIGHTS if (span := _on.get((round_id, light))) and span[0] <= now < span[1]]
