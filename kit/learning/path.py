"""What somebody has answered on the onboarding path, read: what is done, journal, habits, first week, plan."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from kit.content import Exercise, Item, Library, fill, offered
from kit.content.onboarding import Seat
from kit.languages import read_day

ROOM, REVIEW, FOLLOW, MAP = "onboarding", "review", "follow", "map"
MOST_ACTIONS = 3
LOOK_BACK = timedelta(days=30)
AWAY = ((12, 20), (1, 5))  # offices are empty then: nobody is reminded
COLLEAGUES, PARTNERS = 3, 2  # questions on a first-week list
UNCLEAR = "unknown"
SORTED = "scene."  # before a scene that is sorted by its power; "sort." was of three others
HABIT = "now."  # before a habit asked in the second edition of the questions; "self." was the first, and is not read any more

Answers = Mapping[str, Mapping[str, Any]]  # record → question → value


def record(chapter: str) -> str:
    """Under which name a chapter's answers are kept."""
    return f"{ROOM}-{chapter}"


def is_new(answers: Answers) -> bool:
    """Whether this person has just arrived, and takes over what others did."""
    return answers.get(record("welcome"), {}).get("new") == "yes"


def begins(answers: Answers) -> bool:
    """Whether the partnership is only beginning: nothing has been done together yet."""
    return answers.get(record("welcome"), {}).get("new") == "start"


def seat(answers: Answers) -> Seat:
    """From which side somebody walks the path; whoever receives funds and passes some on looks at its own practice."""
    return "partner" if answers.get(record("welcome"), {}).get("place") == "partner" else "funds"


def is_done(answers: Answers, chapter: str) -> bool:
    """Whether somebody said at its end that a chapter is done."""
    return answers.get(record(chapter), {}).get("done") is True


def state(answers: Answers, chapter: str) -> str:
    """How far somebody is with a chapter: open, begun or done."""
    return "done" if is_done(answers, chapter) else "begun" if answers.get(record(chapter)) else "open"


def gathered(answers: Answers, chapter: str) -> int:
    """How many sentences and actions of one's own a chapter holds."""
    mine, later = answers.get(record(chapter), {}), answers.get(record(REVIEW), {})
    kept = ("journal", "sources", *(f"what.{n}" for n in range(1, MOST_ACTIONS + 1)))
    return sum(bool(mine.get(question)) for question in kept) + bool(later.get(f"journal.{chapter}"))


def next_chapter(library: Library, chapter: str, answers: Answers) -> str:
    """The chapter after that one that is not done yet, round to the first; "" where all others are done."""
    order = [*library.chapters]
    place = order.index(chapter) if chapter in order else -1
    return next((key for key in (*order[place + 1 :], *order[: max(place, 0)]) if not is_done(answers, key)), "")


def on_monday(library: Library, answers: Answers) -> str:
    """What to ask on Monday, and whom."""
    words = library.onboarding.first_week
    if begins(answers):
        return words.start
    usual = words.among if seat(answers) == "partner" else words.monday
    return words.new if is_new(answers) else usual


def within(name: str) -> str:
    """A habit's name inside a sentence that one says aloud: with a small letter."""
    return name[:1].lower() + name[1:]


def journal(library: Library, answers: Answers) -> list[tuple[str, str]]:
    """(chapter's title, sentence), of dropped chapters too; what gives power stands first, below its question."""
    words = library.onboarding.chapters
    return [(words[key].title if kind == "journal" else words[key].sources, text) for key, kind, text in _said(library, answers)]


def asked_and_said(library: Library, answers: Answers) -> list[tuple[str, str]]:
    """(question as it was asked, sentence), in the same order."""
    words = {key: one.seen_from(seat(answers)) for key, one in library.onboarding.chapters.items()}
    return [
        (words[key].journal if kind == "journal" else words[key].sources, text) for key, kind, text in _said(library, answers)
    ]


def _said(library: Library, answers: Answers) -> list[tuple[str, str, str]]:
    """(chapter, which field, sentence); those written on another evening after that of their chapter."""
    later = answers.get(record(REVIEW), {})
    found = [
        (key, "journal", str(text))
        for key in library.onboarding.chapters
        for text in (answers.get(record(key), {}).get("journal", ""), later.get(f"journal.{key}", ""))
    ]
    sources = str(answers.get(record("power"), {}).get("sources", ""))
    return [one for one in [("power", "sources", sources), *found] if one[2]]


def has_written(answers: Answers, *, besides: str) -> bool:
    """Whether somebody has written something in another chapter than that one."""
    fields = ("journal", "sources", "what.", "ask.", "note.")
    others = [mine for key, mine in answers.items() if key != record(besides)]
    return any(question.startswith(fields) and value for mine in others for question, value in mine.items())


def levels(library: Library, answers: Answers) -> dict[str, int | str]:
    """Item id → the level that was chosen, or an aside."""
    found = {q.removeprefix(HABIT): value for mine in answers.values() for q, value in mine.items() if q.startswith(HABIT)}
    return {item: value for item, value in found.items() if item in library.items}


def by_need(library: Library, answers: Answers) -> list[Item]:
    """The habits of the short form, the lowest first; of those with no level, what is unknown first."""
    given = levels(library, answers)
    place = {key: value if isinstance(value, int) else 5 if value == UNCLEAR else 6 for key, value in given.items()}
    return sorted((item for item in library.items.values() if item.short), key=lambda item: place.get(item.id, 7))


def first_week(library: Library, answers: Answers) -> tuple[list[tuple[str, str]], list[str]]:
    """For somebody new: (question for a colleague, whom to ask), and questions for a partner that do not make it teach.

    What nobody could tell comes first, then what stands lowest; of two or more, the last is for the partner.
    """
    given = levels(library, answers) if is_new(answers) else {}
    words = library.onboarding.first_week
    asked = {question[4:]: text for mine in answers.values() for question, text in mine.items() if question.startswith("ask.")}
    order = [item for item in by_need(library, answers) if item.id in given]
    order.sort(key=lambda item: given[item.id] != UNCLEAR)
    inside = min(COLLEAGUES, max(1, len(order) - 1))
    colleagues = [(fill(words.colleague, name=within(item.name)), str(asked.get(item.id, ""))) for item in order[:inside]]
    return colleagues, [fill(words.partner, name=within(item.name)) for item in order[inside:][:PARTNERS]]


def planned_on(answers: Answers) -> date | None:
    """The day on which the plan's chapter was done."""
    given = answers.get(record(MAP), {}).get("planned")
    return date.fromisoformat(given) if given else None


def look_back(answers: Answers, today: date) -> date:
    """The day on which to ask what became of the plan."""
    return _when_people_are_in((planned_on(answers) or today) + LOOK_BACK)


def _when_people_are_in(day: date) -> date:
    """That day; where it is a weekend's, or lies between the years, the next working Monday."""

    def away(day: date) -> bool:
        return day.weekday() > 4 or (day.month, day.day) >= AWAY[0] or (day.month, day.day) <= AWAY[1]

    if away(day):
        day += timedelta(days=7 - day.weekday())
    while away(day):
        day += timedelta(days=7)
    return day


def first_habit(library: Library, answers: Answers) -> Item | None:
    """The habit of the plan's first action, or else the one that stands lowest."""
    given, mine = levels(library, answers), answers.get(record("plan"), {})
    lowest = (item for item in by_need(library, answers) if item.id in given)
    return library.items.get(str(mine.get("habit.1", ""))) or next(lowest, None)


def exercise_for(library: Library, answers: Answers) -> Exercise | None:
    """The exercise to go on with: that which is most about the clauses of that habit, of those about its principle."""
    habit = first_habit(library, answers)
    if habit is None:
        return None

    def about_it(exercise: Exercise) -> float:
        shared = len({*exercise.clauses} & {*habit.clauses})
        return shared + shared / len(exercise.clauses)

    near = [one for one in offered(library.shelf).values() if one.principle == habit.principle]
    return max(near, key=about_it, default=None)


def plan(library: Library, answers: Answers) -> dict[int, dict[str, str]]:
    """Number → an action of the personal plan: habit, what, whom, when, notice; and what became of it."""
    mine, later, found = answers.get(record("plan"), {}), answers.get(record(FOLLOW), {}), {}
    for n in range(1, MOST_ACTIONS + 1):
        if mine.get(f"what.{n}"):
            item = library.items.get(str(mine.get(f"habit.{n}", "")))
            outcome = later.get(f"outcome.{n}", "")
            found[n] = {
                "habit": item.name if item else "",
                "clauses": ", ".join(item.clauses) if item else "",
                "day": str(mine.get(f"when.{n}", "")),
                "when": read_day(str(mine.get(f"when.{n}", "")), library.language),
                "outcome": library.phrases[f"outcome.{outcome}"] if outcome else "",
                "note": str(later.get(f"note.{n}", "")),
                **{part: str(mine.get(f"{part}.{n}", "")) for part in ("what", "whom", "notice")},
            }
    return found
