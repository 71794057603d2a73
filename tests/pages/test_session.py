import time
from base64 import b64decode

import pytest

from kit import charts, kinds
from kit.apps import Desk, PrincipleApp, TogetherApp
from kit.errors import NotSaved
from kit.pages.mirror import DRAWING, Mirror
from tests.kinds.test_pictures import SIDES


@pytest.fixture
def desk(tmp_path) -> Desk:
    return Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en", "HTTP_X_KIT_BROWSER": "b" * 32})


def browser_sends(widget, answer, rev) -> None:
    """As the page does: both traits in one message."""
    widget.set_state({"answer": answer, "rev": rev})


def shown(desk: Desk, slug: str) -> Mirror:
    """A page as a kernel shows it."""
    return Mirror(TogetherApp(desk) if slug == "together" else PrincipleApp(desk, slug), desk)


def opened(page: Mirror, exercise: str = "who-decides-what"):
    """The person picks that exercise from the list, if it is not open."""
    if exercise not in page.widgets:
        page.widgets["chooser"].set_state({"chosen": exercise})
    return page.widgets[exercise]


def test_exercises_open_once_the_partnership_is_named(desk) -> None:
    page = shown(desk, "accountability")
    assert len(page.box.children) == 1
    browser_sends(page.widgets["partnership"], SIDES, 1)
    assert page.box.children == (page.widgets["partnership"], page.widgets["chooser"])
    assert opened(page) in page.box.children
    assert [side["name"] for side in opened(page).exercise["sides"]] == ["Northlight", "Collectif Maji"]


def test_saved_means_committed(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page)
    browser_sends(widget, {"subjects": ["roles"], "at": "subjects"}, 1)
    assert widget.stored == {"rev": 1, "answer": {"subjects": ["roles"], "at": "subjects"}, "refused": 0}
    assert desk.stored("who-decides-what").answer["subjects"] == ["roles"]


def test_the_same_person_finds_everything_again_and_another_finds_nothing(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    again = Desk.of({"PARTNERSHIP_KIT_DATA": str(desk.settings.data), "HTTP_X_KIT_BROWSER": "b" * 32})
    other = Desk.of({"PARTNERSHIP_KIT_DATA": str(desk.settings.data), "HTTP_X_KIT_BROWSER": "c" * 32})
    assert again.partnership().ready
    assert not other.partnership().sides


def test_opening_a_page_makes_no_seat(desk) -> None:
    shown(desk, "equity")
    assert desk.seat() is None


@pytest.mark.parametrize("answer", [{"sneaky": 1}, "x", None, {"subjects": ["roles"] * 9}, {"action.what": "x" * 501}])
def test_a_forged_answer_is_refused_in_one_sentence_and_nothing_is_kept(desk, answer) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page)
    browser_sends(widget, answer, 1)
    assert widget.problem == desk.phrases["error.refused"]
    assert widget.stored["rev"] == 0


def test_a_disk_that_is_full_is_said_and_the_next_try_is_saved(desk, monkeypatch) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page)
    save_answer = desk.save_answer

    def full(*_args):
        raise NotSaved("The database refused.")

    monkeypatch.setattr(desk, "save_answer", full)
    browser_sends(widget, {"at": "subjects"}, 1)
    assert widget.problem == desk.phrases["error.not_saved"]
    assert widget.stored["rev"] == 0
    monkeypatch.setattr(desk, "save_answer", save_answer)
    browser_sends(widget, {"at": "subjects"}, 2)
    assert widget.problem == ""
    assert widget.stored["rev"] == 2


def test_an_older_window_is_shown_what_is_there(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 7)
    second = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], {**SIDES, "name.side-2": "New name"}, 8)
    browser_sends(second.widgets["partnership"], SIDES, 8)
    assert second.widgets["partnership"].stored["answer"]["name.side-2"] == "New name"


def test_a_message_that_is_played_again_changes_nothing(desk) -> None:
    page = shown(desk, "accountability")
    named = page.widgets["partnership"]
    first, second = (SIDES, 1), ({**SIDES, "name.side-2": "New name"}, 2)
    for answer, rev in (first, second, second, first):
        browser_sends(named, answer, rev)
    assert (desk.stored("partnership").rev, desk.partnership().sides[1].name) == (2, "New name")
    assert named.stored == {"rev": 2, "answer": second[0], "refused": 0}


def test_no_answer_goes_to_the_log(desk, monkeypatch, caplog) -> None:
    page = shown(desk, "accountability")

    def broken(*_args):
        raise RuntimeError("the answer was: canary")

    monkeypatch.setattr(kinds, "accepted", broken)
    browser_sends(page.widgets["partnership"], SIDES, 1)
    assert page.widgets["partnership"].problem == desk.phrases["error.unexpected"]
    assert "RuntimeError" in caplog.text
    assert "canary" not in caplog.text


def test_the_picture_comes_when_it_is_looked_at(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page)
    answer = {"subjects": ["roles"], "roles.side-2.is": 1, "roles.side-2.fair": 3}
    browser_sends(widget, answer, 1)
    assert widget.shown["sentences"]
    assert "picture" not in widget.shown
    browser_sends(widget, {**answer, "at": "picture"}, 2)
    deadline = time.monotonic() + 60
    while not widget.shown.get("picture") and time.monotonic() < deadline:
        time.sleep(0.05)
    assert widget.shown["picture"].startswith("data:image/svg+xml")
    DRAWING.submit(lambda: None).result()


def test_an_action_beside_the_picture_draws_nothing_and_an_answer_or_another_name_does(desk, monkeypatch) -> None:
    drawn, drawing = [], charts.drawn
    monkeypatch.setattr(charts, "drawn", lambda draw: drawn.append(draw) or drawing(draw))
    app = PrincipleApp(desk, "accountability")
    app.hear("partnership", {"answer": SIDES, "rev": 1})
    answer = dict(kinds.made_up(desk.library, desk.library.shelf["who-decides-what"]).answer) | {"at": "end"}
    first = app.hear("who-decides-what", {"answer": answer, "rev": 1}).parts[0].state["shown"]["picture"]
    acted = app.hear("who-decides-what", {"answer": answer | {"action.who": "Ada"}, "rev": 2}).parts[0].state["shown"]
    assert (len(drawn), acted["picture"], acted["rev"]) == (1, first, 2)
    other = app.hear("who-decides-what", {"answer": answer | {"roles.side-1.fair": 0}, "rev": 3}).parts[0].state["shown"]
    assert len(drawn) == 2 and other["picture"] != first
    app.hear("partnership", {"answer": {**SIDES, "name.side-1": "Southlight"}, "rev": 2})
    assert len(drawn) == 3


def test_one_exercise_is_open_at_a_time_and_an_unknown_one_opens_nothing(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    first = opened(page)
    second = opened(page, "promises-ledger")
    assert second in page.box.children
    assert first not in page.box.children
    page.widgets["chooser"].set_state({"chosen": "../../etc"})
    assert set(page.widgets) == {"partnership", "chooser", "who-decides-what", "promises-ledger"}
    assert second in page.box.children


def test_the_address_can_ask_for_one_exercise(tmp_path) -> None:
    desk = Desk.of(
        {"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": "lang=en&exercise=step-back", "HTTP_X_KIT_BROWSER": "b" * 32}
    )
    desk.save_answer(None, SIDES, 1)
    assert list(shown(desk, "accountability").widgets) == ["partnership", "chooser", "step-back"]


def test_the_list_says_what_was_begun(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    assert not any(entry["begun"] for entry in page.widgets["chooser"].entries)
    browser_sends(opened(page), {"at": "subjects"}, 1)
    assert not any(entry["begun"] for entry in page.widgets["chooser"].entries)
    browser_sends(opened(page), {"at": "subjects", "subjects": ["roles"]}, 2)
    assert [entry["id"] for entry in page.widgets["chooser"].entries if entry["begun"]] == ["who-decides-what"]


def test_the_whole_shows_what_was_found_and_decided_and_nothing_added_up(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    answer = {"subjects": ["roles"], "roles.side-2.is": 1, "roles.side-2.fair": 3, "action.what": "We write it down."}
    browser_sends(opened(page), answer, 1)
    whole = shown(desk, "together").widgets["overview"].shown
    done = {principle["slug"]: principle["done"] for principle in whole["principles"]}
    assert "Collectif Maji" in done["accountability"][0]["sentence"]
    assert not done["equity"]
    assert done["accountability"][0]["what"] == "We write it down."
    assert len(whole["coverage"]) == 19


def test_the_partnership_stays_where_it_is_while_it_is_answered(desk) -> None:
    page = shown(desk, "together")
    laid_out = []
    page.box.observe(lambda change: laid_out.append(change["new"]), "children")
    browser_sends(page.widgets["partnership"], {**SIDES, "funds": None}, 1)
    assert laid_out == []
    browser_sends(page.widgets["partnership"], SIDES, 2)
    assert laid_out == [(page.widgets["overview"], page.widgets["partnership"], page.widgets["chooser"])]


def test_the_exercise_that_the_address_asks_for_comes_before_the_whole(tmp_path) -> None:
    query = "lang=en&exercise=see-say-change"
    desk = Desk.of({"PARTNERSHIP_KIT_DATA": str(tmp_path), "QUERY_STRING": query, "HTTP_X_KIT_BROWSER": "b" * 32})
    desk.save_answer(None, SIDES, 1)
    page = shown(desk, "together")
    assert page.box.children == (
        page.widgets["partnership"],
        page.widgets["chooser"],
        page.widgets["see-say-change"],
        page.widgets["overview"],
    )


def test_at_its_end_an_exercise_gives_its_picture_its_day_and_the_next_one(desk) -> None:
    page = shown(desk, "accountability")
    browser_sends(page.widgets["partnership"], SIDES, 1)
    widget = opened(page)
    answer = {"subjects": ["roles"], "roles.side-1.is": 4, "roles.side-2.is": 0, "roles.side-2.fair": 3}
    browser_sends(widget, {**answer, "at": "end"}, 1)
    DRAWING.submit(lambda: None).result()
    assert widget.shown["picture"].startswith("data:image/svg+xml,")
    assert widget.shown["table"]["head"][0] == "What it is about"
    assert widget.shown["calendar"] == ""
    browser_sends(widget, {**answer, "at": "end", "action.what": "One table", "action.when": "2027-03-31"}, 2)
    calendar = b64decode(widget.shown["calendar"].partition("base64,")[2]).decode()
    assert "DTSTART;VALUE=DATE:20270331" in calendar
    assert "SUMMARY:One table" in calendar
    order = [entry["id"] for entry in page.widgets["chooser"].entries]
    assert [opened(page, slug).exercise["next"] and opened(page, slug).exercise["next"]["id"] for slug in order] == [
        *order[1:],
        None,
    ]
