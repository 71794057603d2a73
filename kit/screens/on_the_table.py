"""What lies on the table where nobody's answers are shown: the scene of a story, the cards of an exercise."""

from __future__ import annotations

from kit import asking
from kit.kinds.laid import Laid
from kit.rounds import Scene
from kit.screens.blocks import Block
from kit.screens.running_order import steps
from kit.screens.visit import Reader
from kit.store import Part, Pooling, Round, Stage

Readers = tuple[Reader, ...]


def laid(scene: Scene, *readers: Reader) -> Block | None:
    """The story or the cards that the room is at, in one language or two; None where there are none."""
    part = part_on_the_table(readers[0], scene.round)
    if part is None:
        return None
    talking = not (scene.round.part and scene.round.stage == Stage.OPEN)
    found = [asking.part_laid(reader.library, scene.round, part, talking=talking) for reader in readers]
    told = [each for each in found if each is not None]
    return _block(told, readers) if len(told) == len(readers) else None


def part_on_the_table(reader: Reader, round_: Round) -> Part | None:
    """The part of which nothing is pooled and that the room is at, or was at on the line before its talk."""
    if round_.part:
        begun = round_.now.pools == Pooling.PRIVATE and round_.stage in (Stage.OPEN, Stage.CLOSED)
        return round_.now if begun else None
    found = steps(reader, round_)
    if not 0 < round_.line < len(found) or found[round_.line].actions:
        return None
    before = next((step.part for step in reversed(found[: round_.line]) if step.part), 0)
    part = next((each for each in round_.parts if each.number == before), None)
    return part if part and part.pools == Pooling.PRIVATE and part.stage in (Stage.OPEN, Stage.CLOSED) else None


def _block(same: list[Laid], readers: Readers) -> Block:
    """Side by side what both languages say of the same card."""
    return {
        "is": "laid",
        "langs": [reader.language for reader in readers],
        "text": [each.text for each in same],
        "ask": [each.ask for each in same],
        "piles": [
            {
                "head": [pile.head for pile in piles],
                "note": [pile.note for pile in piles],
                "cards": [list(cards) for cards in zip(*(pile.cards for pile in piles), strict=True)],
            }
            for piles in zip(*(each.piles for each in same), strict=True)
        ],
    }
