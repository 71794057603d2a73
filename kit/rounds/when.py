"""When a move may be made: named states of a round, or of the part that is asked now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from kit.store import Pooling, Round, Stage


@dataclass(frozen=True)
class When:
    """A named state.

    `lasts`: also after the day of erasing, where next to nothing is left: whoever runs it sets up the round that follows, a
    speaker notes what became of the actions, anybody goes. `shows`: it comes to be seen by somebody, which waits once the
    last day to agree has passed. `drafts`: also while partners are asked before it is opened.
    """

    name: str
    holds: Callable[[Round], bool]
    lasts: bool = False
    shows: bool = False
    drafts: bool = False


def stands(round_: Round) -> str:
    """Where a round stands, as it is said to whoever comes at another moment: a stage, "talk", "draft" or "ended"."""
    if round_.draft or round_.ended:
        return "draft" if round_.draft else "ended"
    return round_.stage if round_.now.number else "talk"


def _lasting(when: When) -> When:
    return replace(when, name=f"{when.name}, also after the day of erasing", lasts=True, shows=False)


def _showing(when: When) -> When:
    return replace(when, name=f"{when.name}, until the last day to agree", shows=True)


def _still_to_show(round_: Round) -> bool:
    return round_.running or (round_.live is None and not round_.opened)


def _waits(round_: Round) -> bool:
    return round_.running and bool(round_.part) and round_.stage == Stage.WAITING


def _waiting(round_: Round) -> bool:
    return _waits(round_) and round_.now.pools != Pooling.PLAYED


def _open(round_: Round) -> bool:
    return round_.stage == Stage.OPEN and round_.now.pools != Pooling.PLAYED


def _plays(round_: Round) -> bool:
    return round_.running and round_.game is not None and round_.stage == Stage.OPEN


def _asked(round_: Round) -> bool:
    return round_.live is None and not round_.draft and round_.stage in (Stage.OPEN, Stage.CAUCUS)


def _handing_out(round_: Round) -> bool:
    return round_.stage in (Stage.OPEN, Stage.CAUCUS) or round_.live is not None


# ---- at any time, or as long as something is asked
ALWAYS = When("at any time", lambda round_: True, lasts=True, drafts=True)
ASKING = When("partners are asked before it is opened", lambda round_: round_.draft, drafts=True)
PART_OPEN = When("the part is open", _open)
CLOSING = _showing(PART_OPEN)
CAUCUS = _showing(When("each side looks at its own", lambda round_: round_.stage == Stage.CAUCUS))
STILL_CAUCUS = _lasting(CAUCUS)
HANDING_OUT = When("an assessment is not revealed, or a workshop", _handing_out, drafts=True)
UNTOUCHED = When("nothing was closed", lambda round_: not round_.opened and round_.stage != Stage.CAUCUS, drafts=True)
SPOKEN_FOR = When("something may still be shown", lambda round_: round_.running or _asked(round_))
SEATING = When("people may come to sit down", lambda round_: round_.stage != Stage.CAUCUS and (round_.running or _asked(round_)))

COUNTING = When("people answer, or each side looks at its own", lambda round_: _open(round_) or round_.stage == Stage.CAUCUS)

TO_MEET = When("a workshop has not ended", lambda round_: round_.live is not None and not round_.live.ended, drafts=True)

RUN = When("somebody runs it", lambda round_: True)

ANSWERING = When("an assessment is open", lambda round_: round_.live is None and round_.stage == Stage.OPEN)
STILL_TO_SHOW = When("something may still be shown", _still_to_show)

# ---- in a workshop
RUNNING = When("a workshop runs", lambda round_: round_.running)
BEGUN = When("a workshop has begun and not ended", lambda round_: round_.line >= 0 and round_.running)
PART_WAITING = When("a workshop runs and its part waits", _waiting)
PART_REVEALED = When("a workshop runs and its part is revealed", lambda round_: round_.running and round_.stage == Stage.REVEALED)
BOARD_OPEN = When("the board is open", lambda round_: round_.live is not None and round_.live.board)

# ---- in a game
LOT_WAITS = When("a game waits for its lot", lambda round_: _waits(round_) and round_.now.pools == Pooling.PLAYED)
PLAYING = When("a game is played", _plays)
QUARTER_OPEN = When("a quarter is open", lambda round_: _plays(round_) and round_.game is not None and round_.game.open)
QUARTER_SEEN = When(
    "a quarter is closed and another follows",
    lambda round_: _plays(round_) and round_.game is not None and not round_.game.open and not round_.game.over,
)
RUN_OVER = When("a run is over", lambda round_: _plays(round_) and round_.game is not None and round_.game.over)

# ---- a rehearsal
REHEARSAL = When("it is a rehearsal", lambda round_: round_.live is not None and round_.synthetic, lasts=True)

# ---- once something was shown
REVEALED = When("something was revealed", lambda round_: round_.opened)
FOLLOWING = _lasting(REVEALED)
ACTIONS = When("something was revealed, or a workshop has begun", lambda round_: round_.opened or round_.line >= 0)
