"""A picture of what was shown to all is drawn at the first look; a side's own is kept for nobody."""

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from kit.charts import picture
from kit.rounds import Scene
from kit.screens import remembered as kept
from kit.screens.revealing import exercise_blocks, revealed_blocks
from kit.screens.telling import account_blocks, account_of
from kit.store import Released, Stage
from tests.reports.told import MANY, SHORT, seen, sides
from tests.screens.made import LIBRARY, Eyes, blocks, workshop

pytestmark = pytest.mark.drawn_anew

OWN = dict(zip(SHORT, (3, 3, 3, 1, 0, 2), strict=False))
FOUND = seen({"self.side-1": OWN, "view.side-2": OWN}, sides(MANY, MANY))


class Counting:
    """Stands where the drawing lock is, and counts who draws."""

    def __init__(self) -> None:
        self.count, self.lock = 0, threading.Lock()

    def __enter__(self) -> None:
        self.lock.acquire()
        self.count += 1

    def __exit__(self, *_: object) -> None:
        self.lock.release()


@pytest.fixture
def draws(monkeypatch):
    counting = Counting()
    monkeypatch.setattr(picture, "DRAWING", counting)
    kept.forget()
    yield counting
    kept.forget()


def look(found=FOUND, language: str = "en") -> None:
    eyes = Eyes(language=language)
    account_blocks(eyes, account_of(eyes, found))


def test_results_draw_at_the_first_look_and_not_at_the_next(draws) -> None:
    look()
    first = draws.count
    look()
    look(replace(FOUND, round=replace(FOUND.round, version=FOUND.round.version + 1)))
    assert first == draws.count > 1


@pytest.mark.parametrize("change", ["name", "rows"])
@pytest.mark.long
def test_what_says_something_else_is_drawn_anew(draws, change) -> None:
    look()
    first = draws.count
    one, *rest = FOUND.round.sides
    named = replace(FOUND, round=replace(FOUND.round, sides=(replace(one, name="Southlight"), *rest)))
    answered = replace(FOUND, rows=tuple(replace(row, level=4) for row in FOUND.rows))
    look(named if change == "name" else answered)
    assert draws.count == 2 * first


def test_a_third_language_is_drawn_for_itself(draws) -> None:
    look()
    first = draws.count
    look(language="fr")
    assert draws.count == 2 * first


ROUND = workshop("whose-default", Stage.REVEALED)
ROWS = tuple(Released("all", side, "row.template", None, "", None, 1, "funds") for side in ("side-1", "side-2"))


def test_what_an_exercise_showed_to_all_is_drawn_once_and_has_its_figures_to_open(draws) -> None:
    scene = Scene(round=ROUND, shown=ROWS)
    shown = [list(blocks(revealed_blocks(Eyes(), scene))) for _ in range(3)]
    assert draws.count == 2
    kinds = [block["is"] for block in shown[2]]
    assert (kinds.count("picture"), kinds.count("table")) == (2, 2)


def test_of_a_side_apart_no_picture_is_kept(draws) -> None:
    for _ in range(2):
        exercise_blocks(LIBRARY, ROUND, ROUND.parts[0], ROWS[:1])
    assert draws.count == 2
    assert not kept._kept
    assert not kept._making


def test_who_asks_while_it_is_made_waits_for_it_and_it_is_made_once() -> None:
    go, made = threading.Event(), []

    def make() -> str:
        made.append(1)
        assert go.wait(20)
        return "a picture"

    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(kept.shared, make, "rows") for _ in range(8)]
        first = _making()
        while len(first._condition._waiters) < 7:
            assert not any(each.done() for each in asked)
        go.set()
        assert {each.result() for each in asked} == {"a picture"}
    assert made == [1]
    assert not kept._making


def _making():
    while not kept._making:
        pass
    return next(iter(kept._making.values()))


def test_what_fails_fails_for_all_who_wait_and_is_tried_again() -> None:
    def broken() -> str:
        raise ValueError("no picture")

    for _ in range(2):
        with pytest.raises(ValueError, match="no picture"):
            kept.shared(broken, "rows")
    assert not kept._making
