"""What somebody has gathered, as pictures; an exercise begun anew, and both pictures."""

from urllib.parse import parse_qs, urlsplit

import pytest

from kit import asking
from kit.apps import Desk, drawn_for, gathered
from kit.apps.desk import LOCAL
from kit.kinds import AGAIN
from tests.kinds.test_pictures import SIDES
from tests.pages.test_session import browser_sends, opened, shown

FIRST = {"row.template": "funds", "row.venue": "funds", "action.what": "Their template", "action.when": "2027-03-31", "at": "end"}
SECOND = {"row.template": "together", "row.venue": "partner", "at": "end", AGAIN: 1}


@pytest.fixture
def desk(tmp_path) -> Desk:
    found = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})
    found.save_answer(None, SIDES, 1)
    found.save_answer(found.library.shelf["whose-default"], FIRST, 1)
    return found


def keep(desk: Desk, answer: dict, rev: int):
    return desk.save_answer(desk.library.shelf["whose-default"], answer, rev)


def test_a_piece_has_its_picture_its_finding_and_its_action(desk) -> None:
    [piece] = gathered(desk)
    assert (piece.id, piece.slug, piece.what, piece.when) == ("whose-default", "respect", "Their template", "31 March 2027")
    assert "never discussed" in piece.sentence
    assert urlsplit(piece.picture).path == "/mine/pictures/whose-default"
    assert not piece.before
    keep(desk, {**FIRST, "row.venue": "together"}, 2)
    assert gathered(desk)[0].picture != piece.picture, "what has changed has another address"


def test_in_a_notebook_there_is_no_server_to_draw_it(desk) -> None:
    desk.browser = LOCAL
    desk.save_answer(None, SIDES, 1)
    keep(desk, FIRST, 1)
    [piece] = gathered(desk)
    assert piece.sentence
    assert piece.picture == ""


def test_begun_anew_the_time_before_is_set_aside_once_however_often_it_is_sent(desk) -> None:
    for rev, answer in ((2, {AGAIN: 1}), (2, {AGAIN: 1}), (3, SECOND), (3, SECOND)):
        assert keep(desk, answer, rev).rev == rev
    assert desk.stored(asking.set_aside("whose-default")).answer == FIRST
    assert desk.stored("whose-default").answer == SECOND
    [piece] = gathered(desk)
    assert parse_qs(urlsplit(piece.before).query)["before"] == ["1"]
    now, before = (drawn_for(desk, "whose-default", before=then) for then in (False, True))
    assert now.startswith("<?xml")
    assert before != now


def test_a_third_time_the_second_one_is_set_aside(desk) -> None:
    keep(desk, SECOND, 2)
    keep(desk, {AGAIN: 2}, 3)
    assert desk.stored(asking.set_aside("whose-default")).answer == SECOND


def test_what_another_window_sent_earlier_sets_nothing_aside(desk) -> None:
    keep(desk, {**FIRST, "row.language": "together"}, 5)
    keep(desk, SECOND, 4)
    assert desk.stored(asking.set_aside("whose-default")).rev == 0
    assert desk.stored("whose-default").rev == 5


def test_the_end_shows_both_pictures(desk) -> None:
    page = shown(desk, "respect")
    widget = opened(page, "whose-default")
    browser_sends(widget, SECOND, 2)
    before = widget.shown["before"]
    assert before["picture"].startswith("data:image/svg+xml")
    assert "never discussed" in before["finding"]
    browser_sends(widget, {key: value for key, value in SECOND.items() if key != AGAIN}, 3)
    assert widget.shown["before"] is None
