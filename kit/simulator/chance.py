"""Chance that is the same on every machine and in every version: it depends on nothing but a seed and a key."""

from __future__ import annotations

from hashlib import sha256


def draw(seed: int, key: str) -> float:
    """A number from 0 (included) to 1 (not): the first 48 bits of SHA-256 of "seed:key", divided by 2⁴⁸.

    >>> round(draw(1, "size 0"), 6)
    0.781183
    """
    return int.from_bytes(sha256(f"{seed}:{key}".encode()).digest()[:6], "big") / 2**48


def one_of(seed: int, key: str, options: tuple[str, ...]) -> str:
    """One of the options, each as likely as the others.

    >>> one_of(1, "size 0", ("small", "middle", "large"))
    'large'
    """
    return options[int(len(options) * draw(seed, key))]
