"""A chapter of the onboarding path: its steps as the widget draws them. No key of a check is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from kit.content import KnowledgeCheck, Library, Phrases
from kit.content.onboarding import OPTIONS, Chapter, ChapterFacts, Tale
from kit.kinds.definition import common
from kit.kinds.partnership import Partnership
from kit.languages import unbroken
from kit.learning.asked import BECAME, habits_of, tales_of
from kit.learning.evening import habits_due, sentence_due, tale_due
from kit.learning.habits import habit_steps
from kit.learning.path import (
    FOLLOW,
    HABIT,
    MOST_ACTIONS,
    REVIEW,
    SORTED,
    Answers,
    asked_and_said,
    by_need,
    has_written,
    levels,
    next_chapter,
    plan,
    record,
    seat,
)
from kit.learning.review import due, tries

WIDGET = "chapter"
SCENES = ("story", "check")
BOXES = ("write", "action", "outcome")  # steps with a field for words; a habit has one for somebody new
Step = dict[str, Any]


def chapter_definition(
    library: Library, chapter: str, answers: Answers, *, sitting: int, drawer: str = "", host: str = ""
) -> dict[str, Any]:
    """A chapter as a list of steps in one language; `drawer` keeps one person's unsaved words from the next one in that tab."""
    steps, title = _steps(library, chapter, answers, sitting)
    steps = _made_up(_said_once(steps, library, written=has_written(answers, besides=chapter)))
    drawn = common(library, Partnership(()), key=f"{record(chapter)}-{drawer}", host=host)
    drawn["phrases"] |= unbroken(library.phrases.room("learn"), library.language)
    letter = library.chapters[chapter].principle if chapter in library.chapters else ""
    slug = library.framework.principle(letter).slug if letter else "preamble"
    facts = {"steps": steps, "sitting": sitting, "next": chapter not in (REVIEW, FOLLOW)}
    written = [action[part] for action in plan(library, answers).values() for part in ("what", "whom", "notice", "note")]
    words = {"title": title, WIDGET: {}}
    return {**drawn, "kind": WIDGET, "slug": slug, "facts": {WIDGET: facts}, "words": words, "own": written}


def _steps(library: Library, chapter: str, answers: Answers, sitting: int) -> tuple[list[Step], str]:
    """A chapter's steps, the last with the way on, and its title."""
    say = library.phrases
    if chapter == REVIEW:
        return _ended(_review_steps(library, answers, sitting), _end(library, answers), say), say["learn.review"]
    if chapter == FOLLOW:
        return _ended(_follow_steps(library, answers), _end(library, answers), say), say["learn.follow"]
    words = library.onboarding.chapters[chapter].seen_from(seat(answers))
    facts = library.chapters.get(chapter, ChapterFacts(minutes=1))
    found = _in_turn(facts.shape, _parts(library, chapter, words, answers))
    end = _end(library, answers, next_chapter(library, chapter, answers), planning=bool(words.examples))
    return _with_what_is_asked(_ended(found, end, say), facts, say["learn.asks"], words.text), words.title


def _with_what_is_asked(steps: list[Step], facts: ChapterFacts, title: str, text: str) -> list[Step]:
    """What a principle asks stands at the foot of its chapter's last step, unless it has a page of its own."""
    if not facts.principle or "about" in facts.shape:
        return steps
    *before, last = steps
    return [*before, {**last, "below": [title, text]}]


def _made_up(steps: list[Step]) -> list[Step]:
    """That the examples are made up is said at the first scene and not again."""
    first = next((step["id"] for step in steps if step["is"] in SCENES), "")
    return [{**step, "fiction": step["id"] == first} if step["is"] in SCENES else step for step in steps]


def _said_once(steps: list[Step], library: Library, *, written: bool) -> list[Step]:
    """At the first field for words stand who could read them, and to write roles; at each later one a link to who could."""
    found = []
    for step in steps:
        box = step["is"] in BOXES or bool(step.get("unknown"))
        roles = library.phrases["learn.roles"] if step["is"] == "write" and not written else ""
        found.append({**step, "brief": written, "roles": roles} if box else step)
        written = written or box
    return found


def _ended(steps: list[Step], end: Step, say: Phrases) -> list[Step]:
    """The last step leads on: no step of its own is needed for that. Where nothing is asked, one says so."""
    empty = {"is": "read", "id": "end", "title": say["learn.end_of_all"], "text": say["learn.end_hint"], "named": []}
    *before, last = steps or [empty]
    return [*before, {**last, "end": end}]


def _in_turn(shape: Sequence[str], parts: Mapping[str, list[Step]]) -> list[Step]:
    """The steps in the order of the shape; of a part that stands there several times one at each place, the rest at its last."""
    left = {part: [*steps] for part, steps in parts.items()}
    found: list[Step] = []
    for place, part in enumerate(shape):
        steps = left.get(part, [])
        now = 1 if part in shape[place + 1 :] else len(steps)
        found += steps[:now]
        left[part] = steps[now:]
    return found


def _parts(library: Library, chapter: str, words: Chapter, answers: Answers) -> dict[str, list[Step]]:
    """The steps of each part that a chapter has, whatever their order."""
    say = library.phrases
    own = {
        "about": [_about_step(library, chapter, words)],
        "sort": _sort_steps(words, say),
        "sources": [_writing("sources", words.sources, words.sources_hint, 4, 500)] if words.sources else [],
        "journal": [_writing("journal", words.journal, say["learn.journal_hint"], 2, 300)] if words.journal else [],
        "story": [_tale_step(name, tale, library, answers) for name, tale in tales_of(words) if name == "story"],
        "dilemmas": [_tale_step(name, tale, library, answers) for name, tale in tales_of(words) if name != "story"],
        "voice": _voice_steps(library, chapter, words, answers),
        "arriving": [{"is": "new", "id": "new", "title": say["learn.new_title"], "text": words.text}]
        if chapter == "welcome"
        else [],
        "actions": [_plan_step(library, answers, words)] if words.examples else [],
    }
    facts = library.chapters.get(chapter, ChapterFacts(minutes=1))
    habits = habits_of(library, facts) if facts.principle else []
    return own | {"habits": habit_steps(library, habits, answers, chapter)}


def _about_step(library: Library, chapter: str, words: Chapter) -> Step:
    principle = library.chapters.get(chapter, ChapterFacts(minutes=1)).principle
    title = library.phrases["learn.asks" if principle else "learn.about"]
    return {"is": "read", "id": "about", "title": title, "text": words.text, "named": [each.model_dump() for each in words.forms]}


def _writing(question: str, title: str, hint: str, lines: int, most: int) -> Step:
    return {"is": "write", "id": question, "title": title, "hint": hint, "lines": lines, "most": most}


def _sort_steps(words: Chapter, say: Phrases) -> list[Step]:
    scenes = words.sort.scenes if words.sort else ()
    return [
        {"is": "sort", "id": f"{SORTED}{n}", "title": say["learn.scene"], "text": scene.text} for n, scene in enumerate(scenes)
    ]


def _end(library: Library, answers: Answers, then: str = "", *, planning: bool = False) -> Step:
    """The way on from a chapter; `then`: the one to go on with.

    `home`: what the way back to the map is called where nothing is left to go on with; one's plan stands on top of the map.
    """
    home = "learn.see_plan" if planning or plan(library, answers) else "learn.to_map"
    return {"then": short_title(library, then) if then else "", "home": library.phrases[home]}


def short_title(library: Library, chapter: str) -> str:
    """What a chapter is called on a button: the name of its principle, where it is about one."""
    letter = library.chapters[chapter].principle
    return library.framework.principle(letter).name if letter else library.onboarding.chapters[chapter].title


def _tale_step(name: str, tale: Tale, library: Library, answers: Answers) -> Step:
    """A story; who sits in the other chair there than at work is told so."""
    choices = [[str(n), choice.text, choice.after] for n, choice in enumerate(tale.choices)]
    kicker = " · ".join(part for part in (tale.pulls, tale.place) if part)
    return {
        "is": "story",
        "id": name,
        "title": tale.title,
        "kicker": kicker,
        "you": tale.you,
        "across": library.phrases["learn.across"] if tale.side not in ("", seat(answers)) else "",
        "text": tale.scene,
        "choices": choices,
        "question": tale.question,
    }


def _voice_steps(library: Library, chapter: str, words: Chapter, answers: Answers) -> list[Step]:
    """A voice, or a letter; where a habit of one's own was asked before, it is worth another look."""
    if not words.voice:
        return []
    facts, title = library.chapters[chapter], "learn.letter" if words.voice.greeting else "learn.voice"
    step = {"is": "voice", "id": "voice", "title": library.phrases[title], **words.voice.model_dump()}
    before = facts.shape[: facts.shape.index("voice")] if "voice" in facts.shape else ()
    asked = habits_of(library, facts) if "habits" in before else []
    own = seat(answers) == "funds"  # of another organisation's habits a voice from there says nothing new
    return [{**step, "again": f"{HABIT}{asked[0].id}" if asked and own else ""}]


def _review_steps(library: Library, answers: Answers, sitting: int) -> list[Step]:
    steps = _check_steps(library, answers, sitting)
    for place, habit in zip((1, 3), habit_steps(library, habits_due(library, answers), answers, REVIEW), strict=False):
        steps.insert(place, habit)  # no two questions about habits follow each other
    told, said = tale_due(library, answers), sentence_due(library, answers)
    sentence = [_writing(*said, library.phrases["learn.journal_hint"], 2, 300)] if said else []
    return [*([_tale_step(*told, library, answers)] if told else []), *steps, *sentence]


def _check_steps(library: Library, answers: Answers, sitting: int) -> list[Step]:
    """The checks of this evening; why it is asked how sure one is, is said once: before anybody's first check."""
    mine = answers.get(record(REVIEW), {})
    turns = {key: 1 + sum(question.startswith(f"sitting.{key}.") for question in mine) for key in library.checks}
    hint = "" if tries(library, answers) else library.phrases["learn.sure_why"]
    found = [_check_step(library.checks[key], turns[key]) for key in due(library, answers, sitting)]
    return [{**step, "hint": hint if place == 0 else ""} for place, step in enumerate(found)]


def _check_step(check: KnowledgeCheck, turn: int) -> Step:
    options = [[key, check.words.options[key]] for key in OPTIONS]
    words = {"title": check.words.question, "text": check.words.scene}
    return {"is": "check", "id": f"check.{check.id}", "check": check.id, "turn": turn, "options": options, **words}


def _plan_step(library: Library, answers: Answers, words: Chapter) -> Step:
    """One action, and up to two more; on offer are the habits that were looked at, lowest first, and those chosen before."""
    say, known = library.phrases.say, {*levels(library, answers), *_chosen(answers)}
    every = [[item.id, item.name] for item in by_need(library, answers)]
    offered = {"habits": [one for one in every if one[0] in known] or every}
    one, *more = [
        {"n": n, "title": say("learn.action_more"), **offered, "example": example}
        for n, example in enumerate(words.examples[:MOST_ACTIONS], start=1)
    ]
    so_far = _so_far(library, answers)
    own = {"is": "action", "id": "action.1", "title": say("learn.plan_first"), "text": words.text, "so_far": so_far}
    return {**one, **own, "more": more}


def _chosen(answers: Answers) -> set[str]:
    """The habits that a plan has been about."""
    mine = answers.get(record("plan"), {})
    return {str(mine.get(f"habit.{n}", "")) for n in range(1, MOST_ACTIONS + 1)}


def _so_far(library: Library, answers: Answers) -> list[Any]:
    """What a plan can begin with: the answer that stands lowest, and what one has written, each with its question."""
    given, say = levels(library, answers), library.phrases
    lowest = next((item for item in by_need(library, answers) if isinstance(given.get(item.id), int)), None)
    found = say.say("learn.plan_from", name=lowest.name, level=lowest.levels[int(given[lowest.id])]) if lowest else ""
    return [found, [[*one] for one in asked_and_said(library, answers)]]


def _follow_steps(library: Library, answers: Answers) -> list[Step]:
    say = library.phrases
    outcomes = [[key, say[f"outcome.{key}"]] for key in BECAME]
    return [
        {
            "is": "outcome",
            "id": f"outcome.{n}",
            "n": n,
            "title": action["what"],
            "kicker": say.say("learn.planned_for", day=action["when"]) if action["when"] else "",
            "options": outcomes,
            "notice": [say["learn.plan_notice"], action["notice"]],
        }
        for n, action in plan(library, answers).items()
    ]
