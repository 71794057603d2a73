"""No button does nothing: what it sends is done by somebody, and a wish that nobody knows is refused."""

import ast
from pathlib import Path

import pytest

from kit.screens import host, seat
from tests.screens.test_workshop import workshop

SCREENS = Path(__file__).parents[2] / "kit" / "screens"
KNOWN = {
    "seat": {"look", *seat.coming_in.COMING_IN, *seat.acts.ACTS, *seat.acts.WORKSHOP_ACTS},
    "host": {"look", *host.coming_in.COMING_IN, *host.acts.ACTS, *host.acts.WORKSHOP_ACTS},
}


def buttons(code: str) -> set[str]:
    calls = [
        node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "button"
    ]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


@pytest.mark.parametrize("who", KNOWN)
def test_every_button_is_answered(who) -> None:
    drawn = set().union(*(buttons(path.read_text("utf-8")) for path in (SCREENS / who).glob("*.py")))
    assert len(drawn) > 10
    assert drawn - KNOWN[who] == set()


def test_a_wish_that_nobody_knows_is_refused(database) -> None:
    room = workshop(database, plan="60")
    for browser in (room.host, room.phones["side-1"][0]):
        assert browser.ask("dance")["refused"] == "round.not_now"
