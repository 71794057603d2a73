"""What the warm process tries out before it forks leaves nothing behind."""

import pytest

from kit import kinds, store
from kit.apps import Desk, PrincipleApp
from kit.kernel import zygote

NAMED = {"answer": kinds.PEOPLE, "rev": 1}


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})


def test_what_is_kept_aside_is_kept_nowhere_and_what_comes_after_it_is_kept(desk) -> None:
    with store.aside(desk.database) as can:
        PrincipleApp(desk, "equity").hear("partnership", NAMED)
        assert can and desk.partnership().ready
    assert desk.seat() is None
    PrincipleApp(desk, "equity").hear("partnership", NAMED)
    assert desk.partnership().ready


def test_one_answer_is_tried_out_and_nobody_has_given_it(desk, monkeypatch) -> None:
    heard, hear = [], PrincipleApp.hear
    monkeypatch.setattr(PrincipleApp, "hear", lambda app, key, said: heard.append(hear(app, key, said)) or heard[-1])
    zygote.answer_once(desk)
    assert [told.parts[0].state["stored"]["rev"] for told in heard] == [1, 1]
    assert desk.seat() is None
