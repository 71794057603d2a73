"""*Five quarters* alone, behind a kernel and behind the server alike: every choice is checked, then kept, then shown."""

import pytest

from kit import store
from kit.apps import Desk, GameApp
from kit.errors import NotSaved
from kit.pages.mirror import Mirror
from tests.playing.played import both_chairs, closed, once_more, quarter, steps_to


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})


def say(app: GameApp, answer, rev, **more) -> dict:
    [part] = app.hear("simulator", {"answer": answer, "rev": rev, **more}).parts
    return part.state


def played(desk: Desk, answer: dict) -> GameApp:
    """Quarter after quarter, each asked of an app that knows nothing, as behind the server."""
    for rev, step in enumerate(steps_to(answer)[1:], 1):
        assert say(GameApp(desk), step, rev)["problem"] == ""
    return GameApp(desk)


def test_a_game_goes_on_where_it_was_left(desk) -> None:
    played(desk, closed("vado", "vado", 2))
    [part] = GameApp(desk).opened().parts
    assert part.state["stored"]["answer"]["vado.closed"] == 2
    assert part.state["shown"]["runs"]["vado"]["played"] == 2


def test_behind_a_kernel_it_is_the_same(desk) -> None:
    page = Mirror(GameApp(desk), desk)
    widget = page.widgets["simulator"]
    widget.set_state({"answer": closed("vado", "vado", 1), "rev": 1})
    assert widget.stored == {"rev": 1, "answer": closed("vado", "vado", 1), "refused": 0}
    assert len(widget.shown["runs"]["vado"]["happened"]) == 1


def test_opening_it_and_what_is_refused_make_no_seat(desk) -> None:
    app = GameApp(desk)
    app.opened()
    for answer in ({"vado.1.request": "pass"}, {"vado.closed": 1}, {"vado.1.days": "rest"}, "x", None):
        assert say(app, answer, 1)["problem"] == desk.phrases["error.refused"]
    assert desk.seat() is None


def test_a_page_that_changes_a_closed_quarter_is_told_and_goes_back_to_what_is_kept(desk) -> None:
    now = closed("vado", "vado", 2)
    app = played(desk, now)
    forged = {**now, "vado.1.word": next(way for way in ("all", "fine") if way != now["vado.1.word"])}
    state = say(app, forged, 9)
    assert state["problem"] == desk.phrases["play.closed"]
    assert state["stored"] == {"rev": 2, "answer": now, "refused": 9}
    assert desk.stored("simulator").answer == now


def test_an_older_page_hears_what_is_kept_and_changes_nothing(desk) -> None:
    app = played(desk, closed("vado", "vado", 3))
    state = say(app, closed("vado", "vado", 1), 1)
    assert state["stored"]["answer"] == closed("vado", "vado", 3)
    assert state["problem"] == ""


def test_what_is_said_twice_is_done_once(desk) -> None:
    answer = closed("vado", "vado", 1)
    first, again = (say(GameApp(desk), answer, 1) for _ in range(2))
    assert first["stored"] == again["stored"] == {"rev": 1, "answer": answer, "refused": 0}


def test_rules_that_change_in_the_middle_of_a_run_are_refused(desk) -> None:
    app = played(desk, once_more("tessera", 2))
    state = say(app, {**once_more("tessera", 2), "again.rules": ["no"]}, 99)
    assert state["problem"] == desk.phrases["play.rules_stay"]
    assert desk.stored("simulator").answer["again.rules"] == ["pay", "share"]


def test_beginning_again_forgets_the_choices_and_keeps_the_action(desk) -> None:
    app = played(desk, both_chairs())
    state = say(app, {"game": 2, "action.what": "A table"}, 90)
    assert state["problem"] == ""
    assert desk.stored("simulator").answer == {"game": 2, "action.what": "A table"}
    assert state["shown"]["runs"]["vado"]["played"] == 0


def test_a_disk_that_is_full_is_said_and_the_next_try_is_kept(desk, monkeypatch) -> None:
    app, save = GameApp(desk), store.save

    def full(*_args, **_more):
        raise NotSaved

    monkeypatch.setattr(store, "save", full)
    monkeypatch.setattr("kit.asking.saving.save", full)
    state = say(app, quarter("vado", "vado", 1), 1)
    assert state["problem"] == desk.phrases["error.not_saved"]
    assert state["stored"]["rev"] == 0
    monkeypatch.setattr("kit.asking.saving.save", save)
    assert say(app, quarter("vado", "vado", 1), 2)["stored"]["rev"] == 2


def test_nothing_is_written_for_answers_that_this_browser_opens_no_more(desk) -> None:
    app = played(desk, closed("vado", "vado", 1))
    mark = desk.mark()
    store.erase_everything(desk.database, desk.browser)
    state = say(GameApp(desk), closed("vado", "vado", 1), 5, where={"whose": mark})
    assert state == {"problem": desk.phrases["error.other_answers"]}
    assert app.hear("panel", {"answer": {}, "rev": 1}).parts == ()
