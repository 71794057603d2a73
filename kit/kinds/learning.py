"""The onboarding path: what each chapter asks and accepts, what comes back after an answer, which checks return when.

A knowledge check's key never leaves Python before its answer is committed: `feedback` is what the browser gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kit.content import Item, KnowledgeCheck, Library, fill
from kit.content.onboarding import OPTIONS, POWERS, Chapter, ChapterFacts, Tale
from kit.kinds.assessment import sentence
from kit.kinds.definition import common
from kit.kinds.partnership import Partnership
from kit.kinds.rules import LEVELS, Day, Flag, OneOf, Rule, Text
from kit.languages import read_day

ROOM, REVIEW, FOLLOW, MAP = "onboarding", "review", "follow", "map"
WIDGET = "chapter"
SURE = (0, 1, 2)  # not sure, fairly sure, sure
MOST_ACTIONS, MOST_TRIES, AT_ONCE = 3, 9, 5
OUTCOMES = ("done", "partly", "not_yet", "dropped")
COLLEAGUES, PARTNERS = 3, 2  # questions on a first-week list
UNCLEAR = "unknown"

Answers = Mapping[str, Mapping[str, Any]]  # record → question → value
Step = dict[str, Any]


def record(chapter: str) -> str:
    """Under which name a chapter's answers are kept."""
    return f"{ROOM}-{chapter}"


def habits_of(library: Library, facts: ChapterFacts) -> list[Item]:
    """The habits that a principle's chapter asks about: its items of the short form."""
    return [item for item in library.bank.values() if item.short and item.principle == facts.principle]


# ---- what a chapter asks


def chapter_rules(library: Library, chapter: str, actions: int = MOST_ACTIONS) -> dict[str, Rule]:
    """Question id → what it accepts. Raises: KeyError for a chapter that there is not."""
    if chapter == REVIEW:
        return _check_rules(library.checks)
    if chapter == FOLLOW:
        return {"at": Text(120), **_numbered("outcome", OneOf(OUTCOMES)), **_numbered("note", Text())}
    words, facts = library.onboarding.chapters[chapter], library.chapters.get(chapter)
    rules: dict[str, Rule] = {"at": Text(120), "done": Flag(), "journal": Text(300), "sources": Text()}
    rules |= {f"sort.{n}": OneOf(POWERS) for n, _ in enumerate(words.sort.scenes if words.sort else ())}
    rules |= {name: OneOf([str(n) for n, _ in enumerate(tale.choices)]) for name, tale in _tales(words)}
    if chapter == "welcome":
        rules |= {"new": OneOf(("yes", "no")), "place": OneOf(("funds", "partner"))}
    if facts and facts.principle:
        habits = habits_of(library, facts)
        rules |= {f"self.{item.id}": LEVELS for item in habits} | {f"ask.{item.id}": Text(160) for item in habits}
        rules |= _check_rules(check for check in library.checks.values() if _in_chapter(check, facts))
    if chapter == "plan":
        short = [item.id for item in library.bank.values() if item.short]
        parts: dict[str, Rule] = {"habit": OneOf(short), "what": Text(), "whom": Text(160), "when": Day(), "notice": Text()}
        for name, rule in parts.items():
            rules |= _numbered(name, rule)
    return rules


def _numbered(name: str, rule: Rule) -> dict[str, Rule]:
    return {f"{name}.{n}": rule for n in range(1, MOST_ACTIONS + 1)}


def _check_rules(checks: Iterable[KnowledgeCheck] | Iterable[str]) -> dict[str, Rule]:
    ids = [one if isinstance(one, str) else one.id for one in checks]
    each: dict[str, Rule] = {"check": OneOf(OPTIONS), "sure": OneOf(SURE), "sitting": OneOf(range(1, 1000))}
    found: dict[str, Rule] = {"at": Text(120)}
    for key in ids:
        found |= {f"{name}.{key}.{n}": rule for n in range(1, MOST_TRIES + 1) for name, rule in each.items()}
    return found


def _in_chapter(check: KnowledgeCheck, facts: ChapterFacts) -> bool:
    return check.facts.path and check.id.startswith(facts.principle)


def _tales(words: Chapter) -> list[tuple[str, Tale]]:
    return [
        *([("story", words.story)] if words.story else []),
        *((f"dilemma.{n}", tale) for n, tale in enumerate(words.dilemmas)),
    ]


# ---- what the widget draws


def chapter_definition(library: Library, chapter: str, answers: Answers, *, sitting: int) -> dict[str, Any]:
    """A chapter as a list of steps in one language. No key of a check is in it."""
    steps, title = _steps(library, chapter, answers, sitting)
    drawn = common(library, Partnership(()), key=record(chapter))
    drawn["phrases"] |= library.phrases.room("learn")
    letter = library.chapters[chapter].principle if chapter in library.chapters else ""
    slug = library.framework.principle(letter).slug if letter else "preamble"
    facts = {"steps": steps, "sitting": sitting, "next": chapter not in (REVIEW, FOLLOW)}
    return {**drawn, "kind": WIDGET, "slug": slug, "facts": {WIDGET: facts}, "words": {"title": title, WIDGET: {}}}


def _steps(library: Library, chapter: str, answers: Answers, sitting: int) -> tuple[list[Step], str]:
    """A chapter's steps, and its title."""
    say = library.phrases
    if chapter == REVIEW:
        return [*_review_steps(library, answers, sitting), _end(say)], say["learn.review"]
    if chapter == FOLLOW:
        return [*_follow_steps(library, answers), _end(say)], say["learn.follow"]
    words = library.onboarding.chapters[chapter]
    about = {
        "is": "read",
        "id": "about",
        "title": say["learn.about"],
        "text": words.text,
        "named": [one.model_dump() for one in words.forms],
    }
    found: list[Step] = [about, *_power_steps(words, say), *(_tale_step(name, tale) for name, tale in _tales(words))]
    if chapter == "welcome":
        found.append({"is": "new", "id": "new", "title": say["learn.new_title"]})
    found += _principle_steps(library, chapter, words, answers)
    found += _plan_steps(library, answers, words) if chapter == "plan" else []
    if words.journal:
        found.append(_writing("journal", words.journal, say["learn.journal_hint"], 2, 300))
    if words.card:
        found.append(
            {"is": "card", "id": "card", "title": say["learn.card"], "text": words.card, "done": done_titles(library, answers)}
        )
    return [*found, _end(say)], words.title


def _writing(question: str, title: str, hint: str, lines: int, most: int) -> Step:
    return {"is": "write", "id": question, "title": title, "hint": hint, "lines": lines, "most": most}


def _power_steps(words: Chapter, say: Any) -> list[Step]:
    scenes = words.sort.scenes if words.sort else ()
    found: list[Step] = [
        {"is": "sort", "id": f"sort.{n}", "title": say.say("learn.scene", n=n + 1, of=len(scenes)), "text": one.text}
        for n, one in enumerate(scenes)
    ]
    return [*found, *([_writing("sources", words.sources, words.sources_hint, 4, 500)] if words.sources else [])]


def _end(say: Any) -> Step:
    return {"is": "end", "id": "end", "title": say["learn.end"]}


def _tale_step(name: str, tale: Tale) -> Step:
    choices = [[str(n), one.text, one.after] for n, one in enumerate(tale.choices)]
    kicker = " · ".join(part for part in (tale.pulls, tale.place) if part)
    return {
        "is": "story",
        "id": name,
        "title": tale.title,
        "kicker": kicker,
        "text": tale.scene,
        "choices": choices,
        "question": tale.question,
    }


def _principle_steps(library: Library, chapter: str, words: Chapter, answers: Answers) -> list[Step]:
    facts = library.chapters.get(chapter)
    if facts is None or not facts.principle:
        return []
    habits = [_habit_step(library, item, answers) for item in habits_of(library, facts)]
    voice = (
        {"is": "voice", "id": "voice", "title": library.phrases["learn.voice"], **words.voice.model_dump()}
        if words.voice
        else None
    )
    checks = [_check_step(check) for check in library.checks.values() if _in_chapter(check, facts)]
    return [*habits, *([voice] if voice else []), *checks]


def is_new(answers: Answers) -> bool:
    """Whether this person has just arrived, and takes over what others did."""
    return answers.get(record("welcome"), {}).get("new") == "yes"


def _habit_step(library: Library, item: Item, answers: Answers) -> Step:
    """A habit of the side that holds the funds, as its own people see it or as a partner does."""
    words, new = library.onboarding.first_week, is_new(answers)
    partner = answers.get(record("welcome"), {}).get("place") == "partner"
    form, they = ("view", library.phrases["generic.funds"]) if partner else ("self", library.phrases["partner"])
    return {
        "is": "habit",
        "id": f"self.{item.id}",
        "title": item.name,
        "kicker": words.files if new else library.phrases["learn.habit"],
        "stem": sentence(item.stems[form], they),
        "levels": list(item.levels),
        "unknown": words.unknown if new else "",
        "ask": f"ask.{item.id}",
    }


def _check_step(check: KnowledgeCheck, turn: int = 1) -> Step:
    options = [[key, check.words.options[key]] for key in OPTIONS]
    words = {"title": check.words.question, "text": check.words.scene}
    return {"is": "check", "id": f"check.{check.id}", "check": check.id, "turn": turn, "options": options, **words}


def _review_steps(library: Library, answers: Answers, sitting: int) -> list[Step]:
    mine = answers.get(record(REVIEW), {})
    turns = {key: 1 + sum(question.startswith(f"sitting.{key}.") for question in mine) for key in library.checks}
    return [_check_step(library.checks[key], turns[key]) for key in due(library, answers, sitting)]


def _plan_steps(library: Library, answers: Answers, words: Chapter) -> list[Step]:
    """Up to three actions, the habits that stand lowest offered first."""
    offered = [[item.id, item.name] for item in by_need(library, answers)]
    title = library.phrases.say
    return [
        {
            "is": "action",
            "id": f"action.{n}",
            "n": n,
            "title": title("learn.action", n=n),
            "habits": offered,
            "example": words.examples[n - 1],
        }
        for n in range(1, MOST_ACTIONS + 1)
        if n <= len(words.examples)
    ]


def _follow_steps(library: Library, answers: Answers) -> list[Step]:
    outcomes = [[key, library.phrases[f"outcome.{key}"]] for key in OUTCOMES]
    return [
        {"is": "outcome", "id": f"outcome.{n}", "n": n, "title": one["what"], "options": outcomes, "notice": one["notice"]}
        for n, one in plan(library, answers).items()
    ]


# ---- what comes back


def feedback(library: Library, answer: Mapping[str, Any]) -> dict[str, Any]:
    """For everything that is committed: why, in words; `right` says which option holds. Of the rest, nothing."""
    told: dict[str, Any] = {}
    for question, sitting in answer.items():
        name, _, rest = question.partition(".")
        key, _, n = rest.rpartition(".")
        given = answer.get(f"check.{key}.{n}")
        if name == "sitting" and sitting and given and key in library.checks:
            words = library.checks[key].words
            others = [[words.options[one], words.why[one]] for one in OPTIONS if one != given]
            told[f"check.{key}.{n}"] = {
                "why": words.why[given],
                "best": given == library.checks[key].facts.right,
                "others": others,
                "clauses": clause_lines(library, library.checks[key].facts.clauses),
            }
    sort = library.onboarding.chapters["power"].sort
    for place, scene in enumerate(sort.scenes if sort else ()):
        power = answer.get(f"sort.{place}")
        if power in POWERS:
            told[f"sort.{place}"] = {"why": getattr(scene, str(power)), "best": power == scene.right, "others": [], "clauses": []}
    return told


def clause_lines(library: Library, clauses: Iterable[str]) -> list[str]:
    """Clauses in their own words, each with its id."""
    said = {clause.id: clause.text for p in library.framework.principles for c in p.commitments for clause in c.clauses}
    return [f"{said[key]} ({key})" for key in clauses]


@dataclass(frozen=True)
class Try:
    """One answer to a knowledge check: in which sitting, whether it held, how sure (0 to 2)."""

    sitting: int
    best: bool
    sure: int

    @property
    def missed(self) -> bool:
        """Not held, or held by guessing: both come back."""
        return not self.best or self.sure == SURE[0]


def tries(library: Library, answers: Answers) -> dict[str, list[Try]]:
    """Check id → its answers, the oldest first, from every chapter and from reviews."""
    found: dict[str, list[Try]] = {}
    for mine in answers.values():
        for question, sitting in mine.items():
            name, _, rest = question.partition(".")
            key, _, n = rest.rpartition(".")
            given = mine.get(f"check.{key}.{n}")
            if name == "sitting" and key in library.checks and given:
                best = given == library.checks[key].facts.right
                found.setdefault(key, []).append(Try(int(sitting), best, int(mine.get(f"sure.{key}.{n}", 0))))
    return {key: sorted(each, key=lambda one: one.sitting) for key, each in found.items()}


def sitting_of(library: Library, answers: Answers) -> int:
    """The number of the sitting that begins now: one more than the last in which a check was answered."""
    return 1 + max((one.sitting for each in tries(library, answers).values() for one in each), default=0)


def due(library: Library, answers: Answers, sitting: int) -> list[str]:
    """The checks of this sitting's review, five at most.

    What was missed comes back at the next sitting, and once more two sittings after it has held
    (Leitner, So lernt man lernen, 1972); then those that the path does not ask, of principles whose chapter is done.
    """
    given = tries(library, answers)
    back = [key for key, each in given.items() if _comes_back(each, sitting)]
    done = {facts.principle for key, facts in library.chapters.items() if is_done(answers, key)}
    fresh = [
        key for key, check in library.checks.items() if key not in given and not check.facts.path and check.principle in done
    ]
    return [*back, *fresh][:AT_ONCE]


def _comes_back(given: list[Try], sitting: int) -> bool:
    last = given[-1]
    if last.sitting >= sitting or len(given) >= MOST_TRIES:
        return False
    return last.missed or (len(given) > 1 and given[-2].missed and sitting >= last.sitting + 2)


def calibration(library: Library, answers: Answers) -> list[tuple[int, int, int]]:
    """How sure (2 to 0), how many answers, how many of them held. No score: where "sure" and "held" part is where to look."""
    every = [one for each in tries(library, answers).values() for one in each]
    counted = [(sure, [one for one in every if one.sure == sure]) for sure in reversed(SURE)]
    return [(sure, len(each), sum(one.best for one in each)) for sure, each in counted if each]


def sure_and_missed(library: Library, answers: Answers) -> list[str]:
    """The clauses of checks whose first answer was sure and did not hold."""
    firsts = {key: each[0] for key, each in tries(library, answers).items()}
    return sorted(
        {
            clause
            for key, one in firsts.items()
            if one.sure == SURE[-1] and not one.best
            for clause in library.checks[key].facts.clauses
        }
    )


# ---- what stands on the map, the sheet and the card


def is_done(answers: Answers, chapter: str) -> bool:
    """Whether somebody said at its end that a chapter is done."""
    return answers.get(record(chapter), {}).get("done") is True


def done_titles(library: Library, answers: Answers) -> list[str]:
    """The titles of the chapters that are done, those that a site has dropped since too."""
    return [words.title for key, words in library.onboarding.chapters.items() if is_done(answers, key)]


def journal(library: Library, answers: Answers) -> list[tuple[str, str]]:
    """(chapter's title, sentence), of dropped chapters too."""
    found = [(words.title, answers.get(record(key), {}).get("journal", "")) for key, words in library.onboarding.chapters.items()]
    sources = answers.get(record("power"), {}).get("sources", "")
    title = library.onboarding.chapters["power"].sources
    return [(name, text) for name, text in [(title, sources), *found] if text]


def levels(library: Library, answers: Answers) -> dict[str, int | str]:
    """Item id → the level that was chosen, or an aside."""
    found = {question[5:]: value for mine in answers.values() for question, value in mine.items() if question.startswith("self.")}
    return {item: value for item, value in found.items() if item in library.bank}


def by_need(library: Library, answers: Answers) -> list[Item]:
    """The habits of the short form, the lowest first; of those with no level, what is unknown first."""
    given = levels(library, answers)
    place = {key: value if isinstance(value, int) else 5 if value == UNCLEAR else 6 for key, value in given.items()}
    return sorted((item for item in library.bank.values() if item.short), key=lambda item: place.get(item.id, 7))


def first_week(library: Library, answers: Answers) -> tuple[list[tuple[str, str]], list[str]]:
    """For somebody new: (question for a colleague, whom to ask), and questions for a partner that do not make it teach.

    What nobody could tell comes first, then what stands lowest.
    """
    given = levels(library, answers) if is_new(answers) else {}
    words = library.onboarding.first_week
    asked = {question[4:]: text for mine in answers.values() for question, text in mine.items() if question.startswith("ask.")}
    order = [item for item in by_need(library, answers) if item.id in given]
    order.sort(key=lambda item: given[item.id] != UNCLEAR)
    colleagues = [(fill(words.colleague, name=item.name), str(asked.get(item.id, ""))) for item in order[:COLLEAGUES]]
    return colleagues, [fill(words.partner, name=item.name) for item in order[COLLEAGUES:][:PARTNERS]]


def plan(library: Library, answers: Answers) -> dict[int, dict[str, str]]:
    """Number → an action of the personal plan: habit, what, whom, when, notice; and what became of it."""
    mine, later, found = answers.get(record("plan"), {}), answers.get(record(FOLLOW), {}), {}
    for n in range(1, MOST_ACTIONS + 1):
        if mine.get(f"what.{n}"):
            item = library.bank.get(str(mine.get(f"habit.{n}", "")))
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
