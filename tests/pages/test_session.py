import time

import pytest

from kit import kinds
from kit.errors import NotSaved
from kit.pages import session as session_module
from kit.pages.desk import Desk
from kit.pages.principle import PrinciplePage
from kit.pages.together import TogetherPage
from tests.kinds.test_pictures import SIDES


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})


def browser_sends(widget, answer, rev) -> None:
    """As the page does: both traits in one message."""
    widget.set_state({"answer": answer, "rev": rev})


def opened(page: PrinciplePage, exercise: str = "who-decides-what"):
    """The person picks that exercise from the list, if it is not open."""
    if exercise not in page.sessions:
        page.chooser.set_state({"chosen": exercise})
    return page.sessions[exercise]


def test_exercises_open_once_the_partnership_is_named(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    assert len(page.box.children) == 1
    browser_sends(page.partnership.widget, SIDES, 1)
    assert page.box.children == (page.partnership.widget, page.chooser)
    assert opened(page).widget in page.box.children
    assert [side["name"] for side in opened(page).widget.exercise["sides"]] == ["Northlight", "Collectif Maji"]


def test_saved_means_committed(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    widget = opened(page).widget
    browser_sends(widget, {"subjects": ["roles"], "at": "subjects"}, 1)
    assert widget.stored == {"rev": 1, "answer": {"subjects": ["roles"], "at": "subjects"}, "refused": 0}
    assert desk.stored("who-decides-what").answer["subjects"] == ["roles"]


def test_the_same_person_finds_everything_again_and_another_finds_nothing(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    again = Desk({"PARTNERSHIP_KIT_DATA": str(desk.settings.data), "HTTP_X_KIT_BROWSER": "b" * 32})
    other = Desk({"PARTNERSHIP_KIT_DATA": str(desk.settings.data), "HTTP_X_KIT_BROWSER": "c" * 32})
    assert again.partnership().ready
    assert not other.partnership().sides


def test_opening_a_page_makes_no_seat(desk) -> None:
    PrinciplePage(desk, "equity")
    assert desk.seat() is None


@pytest.mark.parametrize("answer", [{"sneaky": 1}, "x", None, {"subjects": ["roles"] * 9}, {"action.what": "x" * 501}])
def test_a_forged_answer_is_refused_in_one_sentence_and_nothing_is_kept(desk, answer) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    widget = opened(page).widget
    browser_sends(widget, answer, 1)
    assert widget.problem == desk.phrases["error.refused"]
    assert widget.stored["rev"] == 0


def test_a_disk_that_is_full_is_said_and_the_next_try_is_saved(desk, monkeypatch) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    widget = opened(page).widget
    take = desk.take

    def full(*_args):
        raise NotSaved("The database refused.")

    monkeypatch.setattr(desk, "take", full)
    browser_sends(widget, {"at": "subjects"}, 1)
    assert widget.problem == desk.phrases["error.not_saved"]
    assert widget.stored["rev"] == 0
    monkeypatch.setattr(desk, "take", take)
    browser_sends(widget, {"at": "subjects"}, 2)
    assert widget.problem == ""
    assert widget.stored["rev"] == 2


def test_an_older_window_is_shown_what_is_there(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 7)
    second = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, {**SIDES, "name.side-2": "New name"}, 8)
    browser_sends(second.partnership.widget, SIDES, 8)
    assert second.partnership.widget.stored["answer"]["name.side-2"] == "New name"


def test_no_answer_goes_to_the_log(desk, monkeypatch, caplog) -> None:
    page = PrinciplePage(desk, "accountability")

    def broken(*_args):
        raise RuntimeError("the answer was: canary")

    monkeypatch.setattr(kinds, "accepted", broken)
    browser_sends(page.partnership.widget, SIDES, 1)
    assert page.partnership.widget.problem == desk.phrases["error.unexpected"]
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


def test_the_picture_comes_when_it_is_looked_at(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    widget = opened(page).widget
    answer = {"subjects": ["roles"], "roles.side-2.is": 1, "roles.side-2.fair": 3}
    browser_sends(widget, answer, 1)
    assert widget.shown["sentences"]
    assert "picture" not in widget.shown
    browser_sends(widget, {**answer, "at": "picture"}, 2)
    deadline = time.monotonic() + 60
    while not widget.shown.get("picture") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert widget.shown["picture"].startswith("data:image/svg+xml")
    session_module.DRAWING.submit(lambda: None).result()


def test_one_exercise_is_open_at_a_time_and_an_unknown_one_opens_nothing(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    first = opened(page).widget
    second = opened(page, "promises-ledger").widget
    assert second in page.box.children
    assert first not in page.box.children
    page.chooser.set_state({"chosen": "../../etc"})
    assert set(page.sessions) == {"who-decides-what", "promises-ledger"}
    assert second in page.box.children


def test_the_address_can_ask_for_one_exercise(tmp_path) -> None:
    desk = Desk(
        {"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en&exercise=step-back", "HTTP_X_KIT_BROWSER": "b" * 32}
    )
    desk.take(None, SIDES, 1)
    assert list(PrinciplePage(desk, "accountability").sessions) == ["step-back"]


def test_the_list_says_what_was_begun(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    assert not any(entry["begun"] for entry in page.chooser.entries)
    browser_sends(opened(page).widget, {"at": "subjects"}, 1)
    assert not any(entry["begun"] for entry in page.chooser.entries)
    browser_sends(opened(page).widget, {"at": "subjects", "subjects": ["roles"]}, 2)
    assert [entry["id"] for entry in page.chooser.entries if entry["begun"]] == ["who-decides-what"]


def test_the_whole_shows_what_was_found_and_decided_and_nothing_added_up(desk) -> None:
    page = PrinciplePage(desk, "accountability")
    browser_sends(page.partnership.widget, SIDES, 1)
    answer = {"subjects": ["roles"], "roles.side-2.is": 1, "roles.side-2.fair": 3, "action.what": "We write it down."}
    browser_sends(opened(page).widget, answer, 1)
    shown = TogetherPage(desk).overview.shown
    done = {principle["slug"]: principle["done"] for principle in shown["principles"]}
    assert "Collectif Maji" in done["accountability"][0]["sentence"]
    assert not done["equity"]
    assert shown["actions"] == ["Who decides what: We write it down."]
    assert len(shown["coverage"]) == 19


def test_the_partnership_stays_where_it_is_while_it_is_answered(desk) -> None:
    page = TogetherPage(desk)
    laid_out = []
    page.box.observe(lambda change: laid_out.append(change["new"]), "children")
    browser_sends(page.partnership.widget, {**SIDES, "funds": None}, 1)
    assert laid_out == []
    browser_sends(page.partnership.widget, SIDES, 2)
    assert laid_out == [(page.overview, page.partnership.widget, page.chooser)]


def test_the_exercise_that_the_address_asks_for_comes_before_the_whole(tmp_path) -> None:
    query = "lang=en&exercise=see-say-change"
    desk = Desk({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": query, "HTTP_X_KIT_BROWSER": "b" * 32})
    desk.take(None, SIDES, 1)
    page = TogetherPage(desk)
    assert page.box.children == (page.partnership.widget, page.chooser, page.sessions["see-say-change"].widget, page.overview)
