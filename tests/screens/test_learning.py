"""The onboarding path through its screen: map, resume, two tabs, a chapter that goes away, files, nothing left after erasing."""

from __future__ import annotations

import base64
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from kit import content, screens, store
from kit.errors import AnswerRefused, MoveRefused
from kit.screens import Visit
from kit.store.purging import JUMP
from tests.screens.test_workshop import blocks

TODAY = date(2026, 11, 25)
REMINDED = date(2027, 1, 11)  # thirty days later is 25 December: the next working Monday
SECRET = "Zsuzsanna said it in the car"


@pytest.fixture
def visit(database, source) -> Visit:
    return Visit(database, source, "en", store.new_browser(), today=TODAY)


def ask(visit: Visit, do: str = "look", where: dict | None = None, **fields) -> dict:
    return screens.respond(screens.learning_screen, visit, {"do": do, "fields": fields, "where": where or {}})


def answer(visit: Visit, chapter: str, rev: int = 1, **given) -> dict:
    return screens.learning_answered(
        visit, {"chapter": chapter}, {key.replace("_", "."): value for key, value in given.items()}, rev
    )


def text(shown: dict) -> str:
    return str(shown["blocks"])


def test_the_map_says_what_is_done_and_where_one_left_off(visit) -> None:
    first = ask(visit)
    assert "not begun" in text(first)
    assert store.seat_of(visit.database, visit.browser) is None, "looking keeps nothing"
    opened = ask(visit, "chapter", chapter="power")
    assert opened["exercise"]["words"]["title"] == "Where does power sit?"
    answer(visit, "power", journal=SECRET, done=True)
    ask(visit, "chapter", chapter="respect")
    shown = text(ask(visit, "map"))
    assert "✓ done" in shown
    assert "left off: Respect" in shown
    assert SECRET in shown


def test_the_way_shows_where_one_is_and_what_is_gathered_and_says_it_too(visit) -> None:
    [way] = [block for block in blocks(ask(visit)["blocks"]) if block["is"] == "way"]
    assert {(one["state"], one["here"], one["gathered"]) for one in way["stations"]} == {("open", False, 0)}
    answer(visit, "power", journal=SECRET, sources="Money", done=True)
    answer(visit, "plan", what_1="Call")
    ask(visit, "chapter", chapter="respect")
    shown = ask(visit, "map")
    [way] = [block for block in blocks(shown["blocks"]) if block["is"] == "way"]
    found = dict(zip(visit.library.chapters, way["stations"], strict=True))
    assert [key for key, one in found.items() if one["here"]] == ["respect"]
    assert (found["power"]["state"], found["power"]["gathered"]) == ("done", 2)
    assert (found["plan"]["state"], found["plan"]["gathered"]) == ("begun", 1)
    assert "Chapters done: 1 of 7 · sentences kept: 2, actions planned: 1" in text(shown)


def test_six_words_open_the_path_on_another_device(visit) -> None:
    answer(visit, "equity", journal=SECRET)
    words = store.new_receipt(visit.database, store.seat_of(visit.database, visit.browser), "en")
    elsewhere = Visit(visit.database, visit.source, "fr", store.new_browser(), today=TODAY)
    store.open_receipt(visit.database, words, elsewhere.browser)
    assert SECRET in text(ask(elsewhere))


def test_of_two_tabs_the_newest_revision_wins(visit) -> None:
    answer(visit, "equity", 5, journal="the newer")
    kept = answer(visit, "equity", 4, journal="the older")
    assert kept["stored"] == {"rev": 5, "answer": {"journal": "the newer"}, "refused": 0}


def test_a_chapter_that_the_site_takes_away_leaves_its_journal_and_says_so(visit, exercises, tmp_path) -> None:
    answer(visit, "equity", journal=SECRET)
    (tmp_path / "site.toml").write_text('chapters = ["welcome", "power"]', encoding="utf-8")
    later = Visit(visit.database, content.Source(exercises, tmp_path), "en", visit.browser, today=TODAY)
    shown = ask(later, where={"chapter": "equity"})
    assert shown["exercise"] is None
    assert "no longer offered here" in text(shown)
    assert SECRET in text(shown)
    with pytest.raises(MoveRefused, match="dropped"):
        answer(later, "equity", 9, journal="more")


@pytest.mark.parametrize(
    ("chapter", "given", "refused"),
    [
        ("nothing", {}, MoveRefused),
        ("welcome", {"nothing": 1}, AnswerRefused),
        ("welcome", "text", AnswerRefused),
        ("plan", {"habit.1": "A9.9"}, AnswerRefused),
    ],
)
def test_garbage_is_refused_and_keeps_nothing(visit, chapter, given, refused) -> None:
    with pytest.raises(refused):
        screens.learning_answered(visit, {"chapter": chapter}, given, 1)
    assert store.seat_of(visit.database, visit.browser) is None


def plan(visit: Visit) -> None:
    answer(visit, "welcome", new="yes")
    answer(visit, "respect", **{"now.R1.2": "unknown", "ask.R1.2": "Logistics", "journal": SECRET})
    given = {
        "habit.1": "A2.2",
        "what.1": "Call <b>before</b> I write",
        "whom.1": "Coordination",
        "when.1": "2027-01-15",
        "notice.1": "A line changes",
    }
    screens.learning_answered(visit, {"chapter": "plan"}, given, 1)


@pytest.mark.parametrize(
    ("kind", "holds"), [("html", "Call &lt;b&gt;before"), ("txt", "Call <b>before"), ("ics", "Call <b>before")]
)
def test_the_plan_leaves_as_a_page_as_text_and_for_the_calendar(visit, kind, holds) -> None:
    plan(visit)
    found = ask(visit, "file", kind=kind)["file"]
    data = base64.b64decode(found["data"]).decode()
    assert found["name"] == f"{'partnership-plan' if kind == 'ics' else 'everything-for-me'}.{kind}"
    assert holds in data
    if kind == "ics":
        assert f"{REMINDED:%Y%m%d}" in data
    else:
        assert "Logistics" in data
        assert "http" not in data


def test_thirty_days_later_the_plan_is_asked_about(visit) -> None:
    assert ask(visit, "chapter", chapter="follow")["exercise"] is None, "there is no plan yet"
    plan(visit)
    shown = ask(visit, "chapter", chapter="follow")
    assert next(step["title"] for step in shown["exercise"]["facts"]["chapter"]["steps"]) == "Call <b>before</b> I write"
    answer(visit, "follow", outcome_1="partly", note_1="Half of it")
    assert "Half of it" in text(ask(visit, "map"))


@pytest.mark.sqlite
def test_erasing_leaves_no_byte_of_the_path(house, visit) -> None:
    plan(visit)
    assert SECRET in text(ask(visit))
    assert any(SECRET.encode() in path.read_bytes() for path in house.data.rglob("*") if path.is_file())
    store.erase_everything(visit.database, visit.browser)
    assert not any(SECRET.encode() in path.read_bytes() for path in house.data.rglob("*") if path.is_file())
    assert SECRET not in text(ask(visit))


def test_a_clock_that_jumps_purges_nothing_before_a_later_day_confirms_it(visit) -> None:
    answer(visit, "power", journal=SECRET)
    database, far = visit.database, TODAY + timedelta(days=3650)
    assert store.purge(database, today=TODAY) == 0
    assert store.purge(database, today=far) == 0, "a jump"
    assert store.purge(database, today=far) == 0, "still the same day"
    assert store.purge(database, today=TODAY + timedelta(days=1)) == 0, "the clock was set right again"
    assert store.purge(database, today=TODAY - timedelta(days=40)) == 0
    assert SECRET in text(ask(visit))
    day = TODAY + timedelta(days=1)
    while day <= TODAY + timedelta(days=121):
        gone, day = store.purge(database, today=day), day + JUMP
    assert store.purge(database, today=TODAY + timedelta(days=122)) + gone == 1, "in its own time it is purged"


def test_every_button_of_the_map_says_where_it_leads(visit) -> None:
    plan(visit)
    buttons = [block for block in blocks(ask(visit)["blocks"]) if block["is"] == "button" and block["do"] == "chapter"]
    assert len(buttons) >= 8
    for button in buttons:
        shown = ask(visit, "chapter", **button["sends"])
        assert shown["exercise"]
        assert not shown["problem"]


def test_a_chapter_leads_to_the_next_one_that_is_not_done(visit) -> None:
    answer(visit, "accountability", done=True)
    shown = ask(visit, "chapter", chapter="power")
    (onward,) = [block for block in shown["blocks"][0]["blocks"] if block["style"] == "quiet onward"]
    assert onward["sends"] == {"chapter": "transparency"}
    assert onward["label"] == "Next: Transparency"
    assert shown["exercise"]["facts"]["chapter"]["steps"][-1]["end"]["then"] == "Transparency"
    for chapter in visit.library.chapters:
        answer(visit, chapter, 9, done=True)
    shown = ask(visit, "chapter", chapter="plan")
    assert len(shown["blocks"][0]["blocks"]) == 1
    assert shown["exercise"]["facts"]["chapter"]["steps"][-1]["end"]["then"] == ""


def test_once_something_is_planned_the_map_opens_with_the_plan_a_question_for_monday_a_message_and_a_reminder(visit) -> None:
    answer(visit, "power", sources="A signature")
    assert "one question for Monday" not in text(ask(visit)), "nothing is planned"
    answer(visit, "plan", what_1="The budget opens in March", whom_1="Finance")
    first = ask(visit)["blocks"][0]["blocks"]
    assert (first[1]["text"], first[1]["own"]) == ("The budget opens in March", True)
    assert first[2]["items"] == [["With whom (a role, if that protects somebody)", "Finance"]]
    assert first[3]["items"] == [
        [
            "And one question for Monday",
            "To your colleagues first: “What did we ask of a partner this year on top of the agreement, and what did we pay?”",
        ],
    ]
    assert (first[4]["is"], first[4]["label"]) == ("copy", "To take with you: a message for whoever will remind you in a month")
    [calendar] = first[5]["blocks"]
    assert (calendar["label"], calendar["sends"]) == ("A reminder in my calendar", {"kind": "ics"})
    assert len(first) == 6


def test_where_to_come_back_stands_outside_the_message_and_is_no_secret(visit) -> None:
    answer(visit, "plan", what_1="Call", done=True)
    here = replace(visit, address="https://kit.example")
    [message] = [block["text"] for block in blocks(ask(here)["blocks"]) if block["is"] == "copy"]
    assert message.endswith("the question is enough."), "whoever gets it would look there for the plan"
    back = "For you, to come back here: https://kit.example/onboarding?lang=en"
    assert [block["text"] for block in blocks(ask(here)["blocks"]) if block.get("text") == back] == [back]
    stranger = replace(here, browser=store.new_browser())
    assert "Call" not in text(ask(stranger)), "whoever has the address reads nobody's plan"
    assert "to come back here" not in text(ask(visit)), "where nobody has said where it is"


def test_what_was_dropped_without_a_word_can_be_said_too(visit) -> None:
    plan(visit)
    [step] = ask(visit, "chapter", chapter="follow")["exercise"]["facts"]["chapter"]["steps"]
    assert [key for key, _ in step["options"]] == ["done", "partly", "not_yet", "dropped", "unsaid"]
    answer(visit, "follow", outcome_1="unsaid")
    assert "Dropped, and said nothing; it happens" in text(ask(visit, "map"))


def headings(visit: Visit) -> list[str]:
    return [block["text"] for block in blocks(ask(visit)["blocks"]) if block["is"] == "heading"]


def test_who_reminds_is_said_with_its_day_and_when_it_has_come_what_became_of_the_plan_is_asked_first(visit) -> None:
    answer(visit, "plan", what_1="The budget opens in March", done=True)
    later = replace(visit, today=TODAY + timedelta(days=3))
    answer(later, "plan", 2, what_1="The budget opens in April", done=True)
    assert headings(later)[0] == "My plan"
    assert "On 11 January 2027, who reminds you?" in headings(later), "the first day counts"
    [message] = [block["text"] for block in blocks(ask(later)["blocks"]) if block["is"] == "copy"]
    assert "11 January 2027" in message
    assert "“The budget opens in April”" in message
    assert headings(replace(visit, today=REMINDED - timedelta(days=1)))[0] == "My plan"
    over = replace(visit, today=REMINDED)
    assert headings(over)[:2] == ["Thirty days later", "My plan"]
    answer(over, "follow", outcome_1="partly", note_1="A line changed")
    assert headings(over)[0] == "My plan"
    assert "Thirty days later" not in headings(over)
    assert ["What happened?", "Partly done"] in ask(over)["blocks"][0]["blocks"][2]["items"]


def test_an_exercise_about_the_same_habit_is_the_way_on_and_its_address_opens_it(visit) -> None:
    answer(visit, "plan", what_1="Call", habit_1="E3.4")
    name = visit.library.items["E3.4"].name
    assert f"To go on, if you like: an exercise on “{name}”, alone or as a team" in text(ask(visit))
    [link] = [block for block in blocks(ask(visit)["blocks"]) if block.get("label") == "Open this exercise"]
    exercise = link["href"].split("exercise=")[1].split("&")[0]
    assert link["href"] == f"/equity?exercise={exercise}&lang=en"
    assert "E3.4" in visit.library.shelf[exercise].clauses


def test_the_calendar_has_the_day_and_the_address_to_come_back_to(visit) -> None:
    answer(visit, "plan", what_1="Call", done=True)
    later = replace(visit, today=TODAY + timedelta(days=9), address="https://kit.example")
    data = base64.b64decode(ask(later, "file", kind="ics")["file"]["data"]).decode().replace("\r\n ", "")
    assert f"DTSTART;VALUE=DATE:{REMINDED:%Y%m%d}" in data
    assert "https://kit.example/onboarding?lang=en" in data


def test_the_plan_to_show_holds_the_plan_and_nothing_else(visit) -> None:
    answer(visit, "equity", journal=SECRET)
    answer(visit, "plan", what_1="The budget opens in March", whom_1="the finance team", when_1="2027-03-31")
    shown = ask(visit, "file", kind="plan")["file"]
    page = base64.b64decode(shown["data"]).decode()
    assert shown["name"] == "partnership-plan.html"
    for text_ in (
        "The budget opens in March",
        "With whom (a role, if that protects somebody)",
        "the finance team",
        "31 March 2027",
        "no appraisal",
    ):
        assert text_ in page
    assert SECRET not in page
    assert "My journal" not in page
    whole = ask(visit, "file", kind="html")["file"]
    assert SECRET in base64.b64decode(whole["data"]).decode()
    assert whole["name"] == "everything-for-me.html"


def test_once_all_is_done_the_plan_stands_above_the_chapters_and_no_file_is_offered_twice(visit) -> None:
    for chapter in visit.library.chapters:
        given = {"what.1": "The budget opens in March"} if chapter == "plan" else {}
        screens.learning_answered(visit, {"chapter": chapter}, {**given, "done": True}, 1)
    shown = ask(visit)["blocks"]
    assert shown[0]["blocks"][0]["text"] == "My plan"
    assert shown[1]["blocks"][0]["text"] == "Another evening", "no habit was looked at: that is the way on"
    rest, erased = shown[2:]
    assert (rest["is"], rest["summary"]) == ("fold", "Another evening, my sentences, the chapters, the game")
    assert "kept until 25 March 2027" in text({"blocks": [erased]}), "the day of erasing is not folded"
    assert not [block for block in blocks(shown) if block["is"] == "way"], "the chapters stand there once"
    [again] = [block for block in rest["blocks"] if block["is"] == "fold" and block["summary"] == "Open a chapter again"]
    assert len(again["blocks"]) == len(visit.library.chapters)
    assert "My plan" not in [block.get("summary") for block in blocks(shown)], "it stands above, and not twice"
    kinds = [block["sends"]["kind"] for block in blocks(shown) if block.get("do") == "file"]
    assert sorted(kinds) == ["html", "ics", "plan", "txt"]
    answer(visit, "equity", 2, **{"now.E3.4": 0, "done": True})
    shown = ask(visit)["blocks"]
    assert [block["is"] for block in shown] == ["card", "card", "fold", "card"]
    assert "Open this exercise" in text({"blocks": [shown[1]]})
    assert text({"blocks": [shown[2]]}).count("{'chapter': 'review'}") == 1, "one way on; the other is folded"


def test_at_the_end_the_map_says_what_waits_for_another_evening_how_long_it_takes_and_that_nobody_has_to(visit) -> None:
    assert "Another evening" not in text(ask(visit))
    for chapter in visit.library.chapters:
        answer(visit, chapter, done=True)
    shown = ask(visit)
    [hint] = [block["text"] for block in blocks(shown["blocks"]) if "Nobody has to" in block.get("text", "")]
    waits = "one story, three situations to choose in, two habits to look at and one sentence to write"
    assert hint.startswith(f"What waits, if you like: {waits}. About 8 min.")
    steps = ask(visit, "chapter", chapter="review")["exercise"]["facts"]["chapter"]["steps"]
    kinds = Counter(step["is"] for step in steps)
    assert kinds == {"story": 1, "check": 3, "habit": 2, "write": 1}
    evening = ask(visit, "chapter", chapter="review")["exercise"]
    assert evening["words"]["title"] == "Another evening"
    question = next(step["id"] for step in evening["facts"]["chapter"]["steps"] if step["is"] == "habit")
    kept = screens.learning_answered(visit, {"chapter": "review"}, {question: 0}, 1)
    assert kept["stored"]["answer"] == {question: 0}
    [plan_step] = ask(visit, "chapter", chapter="plan")["exercise"]["facts"]["chapter"]["steps"]
    assert plan_step["habits"][0][0] == question.removeprefix("now."), "a plan can start from it"


def test_the_four_principles_together_wait_for_another_evening_and_the_path_is_done_without_them(visit) -> None:
    said = "Also there, one time or another: “The four hold together”. Two scenes in which two principles pull"
    assert "The four hold together" not in text(ask(visit))
    assert "7 chapters: about 20 minutes" in text(ask(visit))
    assert ask(visit, "chapter", chapter="together")["exercise"] is None, "it is no chapter of its own"
    for chapter in visit.library.chapters:
        assert said not in text(ask(visit))
        answer(visit, chapter, done=True)
    assert said in text(ask(visit))
    screens.learning_answered(visit, {"chapter": "review"}, {"story.respect": "0"}, 1)
    steps = ask(visit, "chapter", chapter="review")["exercise"]["facts"]["chapter"]["steps"]
    assert [step["title"] for step in steps if step["is"] == "story"] == ["Everyone’s share"]
    told = {"story.respect": "0", "story.together": "2", "dilemma.0.together": "1"}
    screens.learning_answered(visit, {"chapter": "review"}, told, 2)
    assert said not in text(ask(visit)), "it has been told"


def test_whoever_met_the_four_together_on_the_path_is_not_told_that_they_are_gone(visit) -> None:
    seat = store.make_seat(visit.database, visit.browser, today=visit.today)
    store.save(visit.database, seat.id, "onboarding-together", {"journal": SECRET, "done": True}, rev=1)
    shown = text(ask(visit))
    assert SECRET in shown
    assert "no longer offered" not in shown


def test_a_site_that_names_the_four_together_among_its_chapters_has_them_on_the_path(visit, exercises, tmp_path) -> None:
    (tmp_path / "site.toml").write_text('chapters = ["power", "together"]', encoding="utf-8")
    theirs = Visit(visit.database, content.Source(exercises, tmp_path), "en", visit.browser, today=TODAY)
    steps = ask(theirs, "chapter", chapter="together")["exercise"]["facts"]["chapter"]["steps"]
    assert [step["title"] for step in steps] == ["Everyone’s share"]
    for chapter in theirs.library.chapters:
        answer(theirs, chapter, done=True)
    assert "Also there" not in text(ask(theirs))
