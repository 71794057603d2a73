"""The parts of a round: what each asks of whom, what it accepts, what its widget draws, what it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kit import rounds
from kit.asking.assessment import ASSESSMENT, about_all, assessment_rules, assessment_words, first_look
from kit.charts import Picture
from kit.content import Exercise, Item, Library, chosen, fill
from kit.kinds.definition import common, exercise_definition
from kit.kinds.entry import rules_of
from kit.kinds.kind import Sitting
from kit.kinds.laid import Laid
from kit.kinds.partnership import Partnership, Side
from kit.kinds.rules import A_LEVEL, Flag, Rule
from kit.kinds.shelf import kind_of
from kit.kinds.standing import Standing
from kit.store import DIFFERS, Part, Pooling, Released, Round

CHECK = "check-"
SUBJECTS = "subjects"


def pools_of(library: Library, what: str) -> Pooling:
    """What of a part may be pooled."""
    if what.startswith(CHECK):
        return Pooling.WHOLE
    if what == rounds.GAME:
        return Pooling.PLAYED
    return Pooling.LEVELS if what == ASSESSMENT else Pooling(kind_of(library.shelf[what]).pools)


def exercise_of(library: Library, part: Part) -> Exercise | None:
    """The exercise that a part asks, with this room's subjects; None for the assessment, a check, or one hidden since."""
    found = library.shelf.get(part.what)
    if found is None or not part.subjects:
        return found
    facts = {**found.facts[found.kind], SUBJECTS: list(part.subjects), "choose": len(part.subjects)}
    return found.model_copy(update={"facts": {**found.facts, found.kind: facts}})


def subjects_of(exercise: Exercise) -> tuple[list[str], int]:
    """The subjects that a room may choose from, and how many; none where an exercise has no such choice."""
    facts = exercise.facts[exercise.kind]
    return (list(facts.get(SUBJECTS, [])), int(facts.get("choose", 0))) if kind_of(exercise).pools == "levels" else ([], 0)


def items_of(library: Library, round_: Round, part: Part) -> list[Item]:
    """The items that the assessment's widget asks in that part: the form's, a check's."""
    if part.what.startswith(CHECK):
        return library.workshop.checks[part.what.removeprefix(CHECK)].as_items()
    return chosen(library.bank[round_.edition], round_.form) if part.what == ASSESSMENT else []


def partnership_in(round_: Round, side: str) -> Partnership:
    """The organisations of a round, as somebody of that side names them; several partners are meant together, by name."""
    partners = [each.name for each in round_.sides if not each.funds]
    sides = tuple(Side(each.id, each.name, each.funds, each.id == side) for each in round_.sides)
    return Partnership(sides, rounds.TOGETHER.join(partners))


def asked(library: Library, round_: Round, shown: tuple[Released, ...] = ()) -> dict[str, list[str]]:
    """Side → the questions whose levels are pooled in the part that is asked now.

    Args: shown, what was revealed of a second look's first part: nothing else is asked again.
    """
    first = first_look(round_)
    found = {side.id: _questions(library, round_, first, side.id) for side in round_.sides}
    if round_.now.again:
        seen = {(row.side, row.question) for row in shown if row.part == first.number}
        return {side: [q for q in questions if (side, q) in seen] for side, questions in found.items()}
    return found


def _questions(library: Library, round_: Round, part: Part, side: str) -> list[str]:
    if part.what.startswith(CHECK):
        return [f"self.{item.id}" for item in items_of(library, round_, part)]
    exercise = exercise_of(library, part)
    if exercise is None:
        return rounds.questions_of(round_, side, items_of(library, round_, part))
    sides = {each.id for each in round_.sides}
    return [q for q, rule in rules_of(exercise).items() if rule == A_LEVEL and len(sides.intersection(q.split("."))) == 1]


def ordered_rows(library: Library, round_: Round) -> dict[str, tuple[str | int, ...]]:
    """Question → its answers in their order, where a side may begin its agreed one with the middle of its people's."""
    exercise = exercise_of(library, round_.now)
    if exercise is None or round_.now.pools != Pooling.DECLARED:
        return {}
    kind = kind_of(exercise)
    return kind.ordered(kind.facts_of(exercise), [side.id for side in round_.sides])


def part_rules(library: Library, round_: Round, side: str, shown: tuple[Released, ...]) -> dict[str, Rule]:
    """Question id → what it accepts, of a seat on that side, in the part that is asked now."""
    first = first_look(round_)
    exercise = exercise_of(library, first)
    if exercise is not None:
        rules = rules_of(exercise)
    elif first.what.startswith(CHECK):
        rules = {**dict.fromkeys(_questions(library, round_, first, side), A_LEVEL), **assessment_rules(round_, side, [])}
    else:
        rules = assessment_rules(round_, side, items_of(library, round_, first))
    if round_.now.again:
        again = set(asked(library, round_, shown)[side])
        rules = {q: rule for q, rule in rules.items() if q in again or rule != A_LEVEL}
    return {**rules, "finished": Flag()}


def part_title(library: Library, round_: Round, part: Part) -> str:
    """What a part is called."""
    if part.again:
        first = next(each for each in round_.parts if each.number == part.again)
        return library.phrases.say("live.again_title", title=part_title(library, round_, first))
    return title_of(library, part.what)


def title_of(library: Library, what: str) -> str:
    """What a part is called that asks this, and is no second look."""
    if what.startswith(CHECK):
        return library.workshop.checks[what.removeprefix(CHECK)].title
    if what == rounds.GAME:
        return library.simulator.words.title
    found = library.shelf.get(what)
    return found.words.title if found else library.phrases["assess.title"]


def part_definition(
    library: Library, round_: Round, side: str, shown: tuple[Released, ...], *, key: str, host: str = ""
) -> dict[str, Any]:
    """What the widget of the part that is asked now draws, for a seat on that side."""
    first, partnership = first_look(round_), partnership_in(round_, side)
    exercise = exercise_of(library, first)
    title = part_title(library, round_, round_.now)
    if exercise is not None:
        drawn = exercise_definition(library, exercise, partnership, key=key, host=host)
        return {**drawn, "round": True, "runsheet": False, "again": bool(round_.now.again)}
    items = items_of(library, round_, first)
    asking = replace(round_, about=side, previous=None) if first.what.startswith(CHECK) else round_
    words = assessment_words(asking, side, items, library)
    if round_.now.again:
        seen = {q.partition(".")[2] for q in asked(library, round_, shown)[side]}
        words["items"] = {item: each for item, each in words["items"].items() if item in seen}
    if first.what.startswith(CHECK):
        words["intro"] = library.workshop.checks[first.what.removeprefix(CHECK)].intro
    facts = {**{key: words[key] for key in ("forms", "above", "asides")}, "items": list(words["items"])}
    facts["intro"] = words.get("intro", "")
    facts["choose"] = [] if first.what.startswith(CHECK) else words["choose"]
    drawn = common(library, partnership, key=key, host=host)
    return {
        **drawn,
        "kind": ASSESSMENT,
        "slug": "preamble",
        "names": {"they": words["they"]},
        "facts": {ASSESSMENT: facts},
        "words": {"title": title, ASSESSMENT: words["items"]},
        "round": True,
        "again": bool(round_.now.again),
    }


def part_picture(library: Library, round_: Round, part: Part, side: str, rows: tuple[Released, ...]) -> Picture | None:
    """What released rows of an exercise show of one side; None for the assessment.

    "This is only your view" is for one's own eyes and is left out: here a side speaks.
    """
    sitting = _said(library, round_, part, side, rows)
    if sitting is None:
        return None
    if any(row.question == DIFFERS and row.side == side for row in rows):
        return Picture((library.phrases["results.differs"],))
    picture = kind_of(sitting.exercise).picture(sitting)
    own = sitting.say("one_answer") if "one_answer" in sitting.exercise.words.says else ""
    return replace(picture, sentences=tuple(text for text in picture.sentences if text != own))


def part_standings(library: Library, round_: Round, part: Part, side: str, rows: tuple[Released, ...]) -> dict[str, Standing]:
    """Where one side stands in an exercise, row by row, by released rows; none of the assessment."""
    sitting = _said(library, round_, part, side, rows)
    return kind_of(sitting.exercise).standings(sitting) if sitting else {}


def part_laid(library: Library, round_: Round, part: Part, *, talking: bool) -> Laid | None:
    """What a part lays on the table for the whole room: a scene, cards; None where people's answers are the picture."""
    exercise = exercise_of(library, part)
    if exercise is None:
        return None
    return kind_of(exercise).laid(
        Sitting(exercise, partnership_in(round_, ""), library.phrases, library.language, {}), talking=talking
    )


def _said(library: Library, round_: Round, part: Part, side: str, rows: tuple[Released, ...]) -> Sitting | None:
    """What a side says in an exercise, as if somebody had answered it like that."""
    first = next((each for each in round_.parts if each.number == part.again), part)
    exercise = exercise_of(library, first)
    if exercise is None:
        return None
    said: dict[str, Any] = {row.question: row.level if row.level is not None else row.value for row in rows if row.side == side}
    said = {question: value for question, value in said.items() if value is not None}
    if SUBJECTS in exercise.facts[exercise.kind] and kind_of(exercise).pools == "levels":
        said[SUBJECTS] = [s for s in exercise.facts[exercise.kind][SUBJECTS] if any(q.startswith(f"{s}.") for q in said)]
    return Sitting(exercise, partnership_in(round_, side), library.phrases, library.language, said)


def question_words(library: Library, round_: Round, part: Part, question: str, side: str) -> tuple[str, str, tuple[str, ...]]:
    """A pooled question: what it is about, how that side was asked, and its five levels."""
    exercise = exercise_of(library, part)
    name = round_.side(side).name
    if exercise is None:
        form, _, item = question.partition(".")
        found = {each.id: each for each in items_of(library, round_, part)}[item]
        every = about_all(round_, side, library.phrases, library.language) if part.what == ASSESSMENT and form != "view" else ""
        return found.name, library.phrases.say(f"results.who_{form}", side=name, all=every), found.levels
    words = getattr(exercise.words, exercise.kind)
    subject, about, form = question.split(".")
    stem = fill(words[form], side=round_.side(about).name)
    levels = tuple(str(words["levels"][str(level)]) for level in range(5))
    return f"{words[SUBJECTS][subject]['name']} · {round_.side(about).name}", f"{name} · {stem}", levels


def own_so_far(library: Library, round_: Round, side: str, answer: Mapping[str, Any]) -> dict[str, Any]:
    """What a seat's own answer shows to itself: sentences; no picture while a hundred people answer at once."""
    exercise = exercise_of(library, first_look(round_))
    if exercise is None:
        return {}
    sitting = Sitting(exercise, partnership_in(round_, side), library.phrases, library.language, answer)
    sentences = kind_of(exercise).picture(sitting).sentences
    return {"sentences": list(sentences), "finding": sitting.finding(sentences)}
