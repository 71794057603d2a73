"""The onboarding path below the screen: what a chapter holds, what comes back, which checks return when."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date

import pytest

from kit import authoring, content, learning
from kit.authoring.minutes import THINKING, Load, of_a_check, of_a_habit, of_a_tale
from kit.errors import AnswerRefused


def answered(check: str, option: str, sure: int, sitting: int, turn: int = 1) -> dict:
    return {f"check.{check}.{turn}": option, f"sure.{check}.{turn}": sure, f"sitting.{check}.{turn}": sitting}


def wrong(library: content.Library, check: str) -> str:
    return next(option for option in "abc" if option != library.checks[check].facts.right)


def test_there_are_forty_checks_with_a_reason_for_every_option(library) -> None:
    checks = library.checks.values()
    assert len(checks) == 40, "they keep a year of other evenings fresh"
    assert Counter(check.principle for check in checks) == dict.fromkeys("ATRE", 10)
    for check in checks:
        assert set(check.words.options) == set(check.words.why) == set("abc")
        assert len(set(check.words.why.values())) == 3
    assert max(Counter(check.facts.right for check in checks).values()) <= len(checks) * 0.4, "no letter gives itself away"
    longest = [max(check.words.options, key=lambda key: len(check.words.options[key])) == check.facts.right for check in checks]
    assert 0 < sum(longest) <= len(longest) / 4, "how long an answer is says nothing"
    for check in checks:
        lengths = [len(text) for text in check.words.options.values()]
        assert min(lengths) > max(lengths) / 2, f"{check.id}: no answer is thin beside the others"


def test_the_path_takes_an_evening_and_no_chapter_more_than_a_pause(library) -> None:
    minutes = [facts.minutes for facts in library.chapters.values()]
    assert 15 <= sum(minutes) <= 20
    assert max(minutes) <= 4
    every = [_of(learning.chapter_definition(library, chapter, {}, sitting=1)) for chapter in library.chapters]
    assert 15 <= sum(len(steps) for steps in every) <= 16
    kinds = Counter(step["is"] for steps in every for step in steps)
    assert kinds["write"] <= 3, "three sentences before the plan"
    assert kinds["check"] == 0, "nothing with a key but the one power to name"
    assert kinds["habit"] == 1, "one question about money, and a voice that answers it"
    assert kinds["read"] == 1, "of what a principle asks nobody reads a page"


def test_that_there_is_no_right_box_is_said_before_the_first_scene(english) -> None:
    assert "There is no right box" in english.onboarding.chapters["welcome"].text


@pytest.mark.parametrize("chapter", ["power", "accountability", "transparency", "respect", "equity", learning.REVIEW])
def test_no_key_and_no_reason_is_in_what_the_browser_gets(library, chapter) -> None:
    done = {learning.record(key): {"done": True} for key in library.chapters}
    sent = json.dumps(learning.chapter_definition(library, chapter, done, sitting=3), ensure_ascii=False)
    assert len(sent) > 2000
    for check in library.checks.values():
        assert '"right"' not in sent
        for why in check.words.why.values():
            assert json.dumps(why, ensure_ascii=False)[1:-1] not in sent
    for scene in library.onboarding.chapters["power"].sort.scenes:
        assert json.dumps(scene.hidden, ensure_ascii=False)[1:-1] not in sent


def test_a_reason_comes_back_only_for_what_was_answered_and_confirmed(english) -> None:
    check = "A1-no"
    assert learning.feedback(english, {f"check.{check}.1": "a", f"sure.{check}.1": 2}) == {}
    told = learning.feedback(english, answered(check, "a", 2, 1))
    assert list(told) == [f"check.{check}.1"]
    one = told[f"check.{check}.1"]
    assert one["why"] == english.checks[check].words.why["a"]
    words = english.checks[check].words
    assert one["holds"] == "b"
    assert one["verdict"] == [f"What works best here: {words.options['b']}", words.why["b"]]
    assert one["others"] == [[words.options["c"], words.why["c"]]]
    held = learning.feedback(english, answered(check, "b", 2, 1))[f"check.{check}.1"]
    assert held["verdict"] == ["This is what works best here."]
    assert held["others"] == [[words.options[key], words.why[key]] for key in "ac"]
    assert one["clauses"] == [english.framework.clauses["A1.1"].text], "in words, and with no code"
    partner = learning.feedback(english, answered(check, "a", 2, 1), "partner")[f"check.{check}.1"]
    assert partner["clauses"] == ["Even out the power"], "not in the words of the side that made the promise"


def test_what_was_missed_comes_back_at_the_next_sitting_and_once_more_after_it_held(english) -> None:
    check = "T1-limits"
    right, record, review = english.checks[check].facts.right, learning.record("transparency"), learning.record(learning.REVIEW)
    answers = {record: answered(check, wrong(english, check), 2, 1)}
    assert check not in learning.due(english, answers, 1)
    assert learning.due(english, answers, 2) == [check]
    answers[review] = answered(check, right, 2, 2)
    assert check not in learning.due(english, answers, 3)
    assert check in learning.due(english, answers, 4)
    answers[review] |= answered(check, right, 2, 4, turn=2)
    assert check not in learning.due(english, answers, 9)


def test_what_held_by_guessing_comes_back_too_and_what_held_surely_does_not(english) -> None:
    right = {check: english.checks[check].facts.right for check in ("R2-worry", "E1-lead")}
    answers = {
        "onboarding-respect": answered("R2-worry", right["R2-worry"], 0, 1),
        "onboarding-equity": answered("E1-lead", right["E1-lead"], 2, 1),
    }
    assert learning.due(english, answers, 2) == ["R2-worry"]


def test_checks_beside_the_path_come_when_the_chapter_is_done(english) -> None:
    assert learning.due(english, {}, 1) == []
    found = learning.due(english, {"onboarding-respect": {"done": True}}, 2)
    assert found
    assert all(english.checks[key].principle == "R" for key in found)
    every = {learning.record(key): {"done": True} for key in english.chapters}
    assert len(learning.due(english, every, 2)) == learning.AT_ONCE


def test_what_was_sure_and_did_not_hold_is_worth_reading_again_and_nothing_is_counted(english) -> None:
    keys = [*english.checks][:6]
    answers = {"onboarding-x": {}}
    for n, key in enumerate(keys):
        option = english.checks[key].facts.right if n % 2 else wrong(english, key)
        answers["onboarding-x"] |= answered(key, option, 2 if n < 4 else 1, 1)
    found = learning.worth_rereading(english, answers)
    words = {key: english.checks[key].words for key in keys}
    best = {key: words[key].options[english.checks[key].facts.right] for key in keys}
    assert [text for _, text in found] == [f"{words[key].question} {best[key]}" for key in (keys[0], keys[2])]
    assert found[0][0] == "Even out the power"
    assert not any(sign.isdigit() for title, _ in found for sign in title), "no code, no count"


def test_somebody_new_leaves_with_three_questions_for_colleagues_and_two_for_a_partner(library) -> None:
    habits = [item.id for item in library.items.values() if item.short]
    given = {f"now.{item}": "unknown" if n == 7 else n % 5 for n, item in enumerate(habits)}
    answers = {"onboarding-welcome": {"new": "yes"}, "onboarding-respect": {**given, f"ask.{habits[7]}": "Finance"}}
    colleagues, partners = learning.first_week(library, answers)
    assert len(colleagues) == 3
    assert len(partners) == 2
    assert learning.within(library.items[habits[7]].name) in colleagues[0][0]
    assert colleagues[0][1] == "Finance"
    assert learning.first_week(library, {**answers, "onboarding-welcome": {"new": "no"}}) == ([], [])


def test_where_a_partnership_is_only_beginning_one_asks_how_to_do_it_and_not_what_to_change(library) -> None:
    first = next(item for item in library.items.values() if item.short)
    answers = {"onboarding-welcome": {"new": "start"}, "onboarding-respect": {f"now.{first.id}": 0}}
    assert learning.on_monday(library, answers) == library.onboarding.first_week.start
    assert learning.first_week(library, answers) == ([], []), "nobody was there before to ask"


def test_a_plan_begins_with_the_habit_that_stands_lowest_and_what_one_has_written(english) -> None:
    def so_far(answers: dict) -> list:
        [step, *_] = [
            one for one in _of(learning.chapter_definition(english, "plan", answers, sitting=1)) if one["is"] == "action"
        ]
        return step["so_far"]

    lowest = next(item for item in english.items.values() if item.short and item.principle == "T")
    power = english.onboarding.chapters["power"].sources
    assert so_far({}) == ["", []]
    found, said = so_far({"onboarding-transparency": {f"now.{lowest.id}": 0, "journal": "The date is not sure"}})
    assert lowest.name in found
    assert lowest.levels[0] in found, "as it was answered"
    asked = english.onboarding.chapters["transparency"].journal
    assert said == [[asked, "The date is not sure"]], "each below what it answered"
    assert so_far({"onboarding-power": {"sources": "A signature"}}) == ["", [[power, "A signature"]]], "no habit is needed"
    assert so_far({"onboarding-equity": {f"now.{lowest.id}": "not_applicable"}}) == ["", []]


def _of(definition: dict) -> list[dict]:
    return definition["facts"]["chapter"]["steps"]


def test_a_habit_is_asked_as_somebody_new_and_as_a_partner_would_meet_it(english) -> None:
    def habit(welcome: dict) -> dict:
        answers = {"onboarding-welcome": welcome, "onboarding-accountability": {"now.A3.2": 1}}
        steps = learning.chapter_definition(english, "equity", answers, sitting=1)["facts"]["chapter"]["steps"]
        return next(step for step in steps if step["is"] == "habit")

    assert habit({"new": "yes"})["kicker"] == english.onboarding.first_week.files
    assert habit({"new": "yes"})["unknown"] == english.onboarding.first_week.unknown
    assert habit({"new": "start"})["kicker"] == english.onboarding.first_week.usual, "there are no six months to look back on"
    assert habit({"place": "both"})["kicker"] == english.phrases["learn.habit_both"], (
        "of the two partnerships that one has, which"
    )
    assert habit({})["unknown"] == ""
    theirs = habit({"place": "partner"})
    assert theirs["kicker"] == english.phrases["learn.habit_partner"]
    assert english.phrases["learn.who_funds"] in theirs["stem"], "a partner's staff say what they see"


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("check.A1-no.1", "d"),
        ("sure.A1-no.1", 7),
        ("now.A1.10", 9),
        ("sitting.A1-no.1", "x"),
        ("story", "99"),
        ("journal", "x" * 301),
        ("done", 1),
    ],
)
def test_an_answer_that_is_not_on_offer_is_refused(english, question, value) -> None:
    with pytest.raises(AnswerRefused):
        learning.chapter_rules(english, "accountability")[question].accept(value)


@pytest.mark.long
def test_a_site_drops_and_reorders_chapters_and_a_wrong_name_is_said(exercises, tmp_path) -> None:
    (tmp_path / "site.toml").write_text('chapters = ["plan", "power"]', encoding="utf-8")
    assert list(content.Library(content.Source(exercises, tmp_path), "en").chapters) == ["plan", "power"]
    (tmp_path / "site.toml").write_text('chapters = ["powr"]', encoding="utf-8")
    assert any("there is no chapter 'powr'" in str(p) for p in authoring.check(content.Source(exercises, tmp_path)))


@pytest.mark.parametrize("place", range(1))
def test_a_scene_to_sort_says_which_of_the_three_powers_it_was(library, place) -> None:
    chapter = library.onboarding.chapters["power"]
    right = chapter.sort.scenes[place].right
    wrong_power = next(power for power in ("visible", "hidden", "invisible") if power != right)
    told = learning.feedback(library, {f"scene.{place}": wrong_power})[f"scene.{place}"]
    names = [form.name for form in chapter.forms]
    assert told["holds"] == right
    assert told["mark"] == library.phrases["learn.mostly"], "a power is none that works best"
    assert [name for name in names if name in told["verdict"][0]] == [names[("visible", "hidden", "invisible").index(right)]]


def test_on_monday_a_partner_speaks_among_colleagues_and_nobody_has_to_have_answered(library) -> None:
    words = library.onboarding.first_week
    for place in ("funds", "partner", "both"):
        asked = learning.on_monday(library, {"onboarding-welcome": {"place": place}})
        assert asked == (words.among if place == "partner" else words.monday)
        assert not {"{", "}"} & {*asked}
        assert learning.on_monday(library, {"onboarding-welcome": {"place": place, "new": "yes"}}) == words.new


def test_the_habit_to_go_on_with_is_that_of_the_plan_or_else_the_lowest(library) -> None:
    habits = [item for item in library.items.values() if item.short]
    given = {"onboarding-respect": {f"now.{item.id}": 0 if place == 5 else 4 for place, item in enumerate(habits)}}
    assert learning.first_habit(library, {}) is None
    assert learning.first_habit(library, given) == habits[5]
    assert learning.first_habit(library, {**given, "onboarding-plan": {"habit.1": habits[2].id}}) == habits[2]


def end(library: content.Library, chapter: str, answers: dict) -> dict:
    return learning.chapter_definition(library, chapter, answers, sitting=1)["facts"]["chapter"]["steps"][-1]["end"]


def test_after_the_last_chapter_the_way_on_is_the_plan_or_the_map(english) -> None:
    done = {learning.record(key): {"done": True} for key in english.chapters}
    planned = done | {"onboarding-plan": {"done": True, "what.1": "Call"}}
    assert end(english, "equity", planned) == {"then": "", "home": "See my plan"}
    assert end(english, "equity", done) == {"then": "", "home": "Back to the map"}
    assert end(english, "plan", done) == {"then": "", "home": "See my plan"}, "it is written on that very step"
    assert end(english, "equity", {})["then"] == "My plan", "chapters are left to go on with"
    assert end(english, "power", {})["then"] == "Accountability", "a principle is called by its name"


def test_the_last_step_leads_on_and_no_other_does(library) -> None:
    for chapter in (*library.chapters, learning.REVIEW):
        *before, last = _of(learning.chapter_definition(library, chapter, {}, sitting=1))
        assert "end" in last
        assert not any("end" in step for step in before)


def test_somebody_in_a_partner_organisation_meets_voices_and_questions_of_that_side(library) -> None:
    def met(place: str, chapter: str) -> dict[str, list[dict]]:
        steps = _of(learning.chapter_definition(library, chapter, {"onboarding-welcome": {"place": place}}, sitting=1))
        return {kind: [step for step in steps if step["is"] == kind] for kind in ("voice", "write", "habit")}

    for chapter in ("accountability", "transparency", "respect"):
        funds, partner = met("funds", chapter), met("partner", chapter)
        for kind in (kind for kind in ("voice", "write", "habit") if funds[kind]):
            assert [step.get("stem", step.get("text", step["title"])) for step in funds[kind]] != [
                step.get("stem", step.get("text", step["title"])) for step in partner[kind]
            ]
    assert [met(place, "equity")["voice"][0]["again"] for place in ("funds", "partner")] == ["now.E3.4", ""], "only one's own"
    assert met("both", "respect") != met("partner", "respect")


def test_somebody_in_a_partner_organisation_reads_why_the_plan_is_about_an_own_step(english) -> None:
    [step] = _of(learning.chapter_definition(english, "plan", {"onboarding-welcome": {"place": "partner"}}, sitting=1))
    assert step["text"].startswith("The other side owes its share, and still does after tonight. This plan is about your share: ")


def test_the_exercise_to_go_on_with_is_about_the_habit_of_the_plan(library) -> None:
    assert learning.exercise_for(library, {}) is None
    for item in (item for item in library.items.values() if item.short):
        found = learning.exercise_for(library, {"onboarding-plan": {"habit.1": item.id}})
        assert found
        assert found.principle == item.principle
        assert not found.followed_by


def test_why_sureness_is_asked_is_said_before_the_first_check_and_not_again(english) -> None:
    def hints(answers: dict) -> list[str]:
        given = {"onboarding-transparency": {"done": True}, **answers}
        steps = learning.chapter_definition(english, learning.REVIEW, given, sitting=2)["facts"]["chapter"]["steps"]
        return [step["hint"] for step in steps if step["is"] == "check"]

    why = english.phrases["learn.sure_why"]
    assert hints({}) == [why, "", ""]
    assert hints({"onboarding-respect": answered("R2-worry", "a", 1, 1)}) == ["", "", ""]


def test_every_story_says_first_whose_side_one_is_on(library) -> None:
    for words in library.onboarding.chapters.values():
        for tale in (*([words.story] if words.story else ()), *words.dilemmas):
            assert tale.you.endswith("."), tale.title


def test_in_french_no_line_ends_between_a_verb_and_its_pronoun(source) -> None:
    french = content.library(source, "fr")
    assert "avez\N{NON-BREAKING HYPHEN}vous" in french.onboarding.chapters["accountability"].journal
    assert "a\N{NON-BREAKING HYPHEN}t\N{NON-BREAKING HYPHEN}on" in french.onboarding.first_week.among


def test_what_the_path_does_not_ask_waits_for_another_evening_with_its_minutes(library) -> None:
    assert learning.waiting(library, {}, 1) == ({"story": 0, "check": 0, "habit": 0, "sentence": 0}, 0)
    done = {learning.record(key): {"done": True} for key in library.chapters}
    waits, minutes = learning.waiting(library, done, 2)
    steps = _of(learning.chapter_definition(library, learning.REVIEW, done, sitting=2))
    kinds = [step["is"] for step in steps]
    assert {part: kinds.count(part) for part in ("story", "check", "habit")} | {"sentence": kinds.count("write")} == waits
    assert waits == {"story": 1, "check": 3, "habit": 2, "sentence": 1}
    assert kinds[-1] == "write", "and a sentence that the path did not ask for"
    asked = [step["id"] for step in steps if step["is"] == "habit"]
    assert "now.E3.4" not in asked, "it was asked"
    loads = [of_a_check(library.checks[step["check"]]) for step in steps if step["is"] == "check"]
    loads += [of_a_habit(library.items[question[4:]], "funds") for question in asked] + [Load(fields=1, steps=1)]
    measured = sum(loads, Load()).minutes(library.language, THINKING) + minutes_of_a_story(library)
    assert abs(minutes - measured) <= 1.5
    rules = learning.chapter_rules(library, learning.REVIEW)
    given = {**dict.fromkeys(asked, 1), next(step["id"] for step in steps if step["is"] == "story"): "0"}
    for question, value in given.items():
        rules[question].accept(value)
    then = learning.waiting(library, {**done, learning.record(learning.REVIEW): given}, 3)
    steps = _of(
        learning.chapter_definition(library, learning.REVIEW, {**done, learning.record(learning.REVIEW): given}, sitting=3)
    )
    assert then[0] == waits, "the next one waits"
    assert [step["id"] for step in steps if step["is"] == "story"] == ["story.together"], "a story is told once"
    others = [item.id for item in learning.habits_due(library, {**done, learning.record(learning.REVIEW): given})]
    assert others
    assert not {f"now.{item}" for item in others} & {*asked}


def test_a_story_and_a_dilemma_that_the_path_does_not_tell_come_on_other_evenings_and_once(english) -> None:
    done = {learning.record(key): {"done": True} for key in english.chapters}
    told: dict[str, str] = {}
    while (found := learning.tale_due(english, {**done, learning.record(learning.REVIEW): told})) is not None:
        learning.chapter_rules(english, learning.REVIEW)[found[0]].accept("0")
        told[found[0]] = "0"
    assert [*told] == ["story.respect", "story.together", "dilemma.0.together"]
    done["onboarding-together"] = {"story": "2", "dilemma.0": "1"}
    assert learning.tale_due(english, {**done, learning.record(learning.REVIEW): {"story.respect": "0"}}) is None, "told before"


def test_a_sentence_that_the_path_does_not_ask_for_can_be_written_on_another_evening(english) -> None:
    done = {learning.record(key): {"done": True} for key in english.chapters}
    question, asked = learning.sentence_due(english, done)
    assert (question, asked) == ("journal.respect", english.onboarding.chapters["respect"].journal)
    answers = {**done, learning.record(learning.REVIEW): {question: "They meet at night"}}
    assert learning.chapter_rules(english, learning.REVIEW)[question].accept("They meet at night") == "They meet at night"
    assert learning.journal(english, answers) == [(english.onboarding.chapters["respect"].title, "They meet at night")]
    assert learning.gathered(answers, "respect") == 1
    assert learning.sentence_due(english, answers)[0] == "journal.equity"
    partner = {**done, "onboarding-welcome": {"place": "partner"}}
    assert learning.sentence_due(english, partner)[1] == english.onboarding.chapters["respect"].partner.journal
    assert learning.sentence_due(english, {}) is None


@pytest.mark.parametrize(("known", "inside", "outside"), [(0, 0, 0), (1, 1, 0), (2, 1, 1), (3, 2, 1), (4, 3, 1), (9, 3, 2)])
def test_of_a_few_habits_the_last_is_asked_of_the_partner(english, known, inside, outside) -> None:
    habits = [item.id for item in english.items.values() if item.short][:known]
    answers = {"onboarding-welcome": {"new": "yes"}, "onboarding-equity": {f"now.{item}": n % 5 for n, item in enumerate(habits)}}
    colleagues, partners = learning.first_week(english, answers)
    assert (len(colleagues), len(partners)) == (inside, outside)


def minutes_of_a_story(library: content.Library) -> float:
    return of_a_tale(library.onboarding.chapters["respect"].story).minutes(library.language, THINKING)


def test_one_partner_is_chosen_before_the_first_question_about_habits_and_kept_in_mind(english) -> None:
    def minds(chapter: str, answers: dict) -> list[str]:
        return [step["mind"] for step in _of(learning.chapter_definition(english, chapter, answers, sitting=1)) if "mind" in step]

    def kickers(chapter: str, answers: dict) -> list[str]:
        steps = _of(learning.chapter_definition(english, chapter, answers, sitting=1))
        return [step["kicker"] for step in steps if step["is"] == "habit"]

    partner = {"onboarding-welcome": {"place": "partner"}}
    assert minds("respect", {}) == [], "it asks no habit"
    assert minds("equity", {}) == [english.phrases["learn.mind"]]
    assert minds("equity", partner) == [english.phrases["learn.mind_partner"]]
    assert kickers("equity", {}) == ["The last six months"], "nobody is in mind yet"
    answered = {"onboarding-respect": {"now.R2.4": 1}}
    assert minds("equity", answered) == [""], "once"
    assert kickers("equity", answered) == [english.phrases["learn.habit"]]
    assert minds("equity", {"onboarding-welcome": {"new": "yes"}}) == [""], "somebody new looks at files"


def test_who_could_read_and_to_write_roles_stand_at_the_first_box_and_not_at_the_next(library) -> None:
    def boxes(chapter: str, answers: dict) -> list[tuple[bool, str]]:
        steps = _of(learning.chapter_definition(library, chapter, answers, sitting=1))
        return [(step["brief"], step["roles"]) for step in steps if step["is"] == "write"]

    assert boxes("power", {}) == [(False, library.phrases["learn.roles"])]
    assert boxes("power", {"onboarding-power": {"sources": "a signature"}}) == boxes("power", {}), "it stays where it was read"
    assert boxes("accountability", {"onboarding-power": {"sources": "a signature"}}) == [(True, "")]
    new = {"onboarding-welcome": {"new": "yes"}}
    steps = _of(learning.chapter_definition(library, "equity", new, sitting=1))
    assert [step["brief"] for step in steps if "brief" in step] == [False], "whom to ask is a field, too"
    assert boxes("accountability", {**new, "onboarding-equity": {"ask.E3.4": "the finance team"}}) == [(True, "")]


def test_somebody_in_the_other_chair_is_told_so(english) -> None:
    def told(place: str) -> dict[str, bool]:
        answers = {"onboarding-welcome": {"place": place}}
        steps = [step for key in english.chapters for step in _of(learning.chapter_definition(english, key, answers, sitting=1))]
        return {step["title"]: bool(step["across"]) for step in steps if step["is"] == "story"}

    funds = {"Tuesday’s table": False, "Copied in by mistake": True, "Two more trainings": True}
    own = {"At the same table": False}
    assert told("funds") == {**funds, **own}
    assert told("partner") == {**{title: not across for title, across in funds.items()}, **own}


def test_what_was_answered_before_the_path_was_shorter_is_still_accepted(english) -> None:
    for chapter, question, value in (
        ("power", "sort.2", "visible"),
        ("power", "scene.1", "hidden"),
        ("accountability", "now.A1.10", 3),
        ("respect", "guess", "now.R3.2"),
        ("respect", "story", "1"),
        ("accountability", "check.A1-no.1", "a"),
        ("accountability", "now.A3.2", 2),
        ("transparency", "check.T1-limits.1", "b"),
        ("together", "dilemma.1", "2"),
        ("together", "journal", "a sentence"),
    ):
        assert learning.chapter_rules(english, chapter)[question].accept(value) == value


@pytest.mark.parametrize("place", ["funds", "partner"])
def test_what_a_principle_asks_is_one_sentence_at_the_foot_of_its_chapter(library, place) -> None:
    seats = {"onboarding-welcome": {"place": place}}
    for chapter, facts in library.chapters.items():
        *before, last = _of(learning.chapter_definition(library, chapter, seats, sitting=1))
        said = library.onboarding.chapters[chapter].text
        assert last.get("below") == ([library.phrases["learn.asks"], said] if facts.principle else None)
        assert not any("below" in step for step in before)
        assert said.count(". ") == 0 or not facts.principle, "one sentence"


def test_that_scenes_are_made_up_is_said_once_a_chapter(library) -> None:
    done = {learning.record(key): {"done": True} for key in library.chapters}
    for chapter in (*library.chapters, learning.REVIEW):
        steps = _of(learning.chapter_definition(library, chapter, done, sitting=2))
        scenes = [step["fiction"] for step in steps if step["is"] in ("story", "check")]
        assert scenes == [place == 0 for place, _ in enumerate(scenes)]


def test_the_scene_between_neighbours_is_told_from_ones_own_chair_and_one_choice_speaks_up_and_loses(english) -> None:
    def told(place: str) -> dict:
        steps = _of(learning.chapter_definition(english, "respect", {"onboarding-welcome": {"place": place}}, sitting=1))
        return next(step for step in steps if step["is"] == "story")

    funds, partner = told("funds"), told("partner")
    assert (funds["id"], len(funds["choices"])) == (partner["id"], len(partner["choices"])) == ("dilemma.0", 3)
    assert (funds["across"], partner["across"]) == ("", "")
    assert "you fund" in funds["text"]
    assert "that funds you" in partner["text"]
    assert "without the second day for the families that you had hoped for" in partner["choices"][1][2]
    for key in ("0", "2"):
        assert learning.chapter_rules(english, "respect")["dilemma.0"].accept(key) == key


def test_a_plan_offers_what_was_looked_at_the_lowest_first(english) -> None:
    answers = {"onboarding-respect": {"now.R1.2": 3, "now.R2.4": 0}}
    [step] = [one for one in _of(learning.chapter_definition(english, "plan", answers, sitting=1)) if one["is"] == "action"]
    assert [key for key, _ in step["habits"]] == ["R2.4", "R1.2"]
    assert step["text"] == english.onboarding.chapters["plan"].text, "it has no page of its own"


@pytest.mark.parametrize(
    ("planned", "reminded"),
    [
        ("2026-11-02", "2026-12-02"),
        ("2026-11-25", "2027-01-11"),
        ("2026-11-19", "2027-01-11"),
        ("2026-12-07", "2027-01-06"),
        ("2027-02-04", "2027-03-08"),
        ("2027-02-05", "2027-03-08"),
    ],
)
def test_a_reminder_falls_on_a_day_on_which_people_are_in(planned, reminded) -> None:
    assert learning.look_back({"onboarding-map": {"planned": planned}}, date(2026, 1, 1)) == date.fromisoformat(reminded)
