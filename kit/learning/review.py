"""Knowledge checks after their answer: why, which come back at which sitting, how sure somebody was.

A check's key never leaves Python before its answer is committed: `feedback` is what the browser gets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kit.content import Library
from kit.content.onboarding import OPTIONS, POWERS, Seat
from kit.learning.path import SORTED, Answers, is_done

SURE = (0, 1, 2)  # not sure, fairly sure, sure
MOST_TRIES, AT_ONCE = 9, 3


def taken(library: Library, answer: Mapping[str, Any]) -> Iterator[tuple[str, str, str, int]]:
    """Every check that was answered and confirmed: its id, which turn it was, the option, the sitting."""
    for question, sitting in answer.items():
        name, _, rest = question.partition(".")
        key, _, turn = rest.rpartition(".")
        given = answer.get(f"check.{key}.{turn}")
        if name == "sitting" and sitting and given and key in library.checks:
            yield key, turn, str(given), int(sitting)


def feedback(library: Library, answer: Mapping[str, Any], side: Seat = "funds") -> dict[str, Any]:
    """Question → why, which answer holds and why, the others, the clauses: of what is committed and nothing else.

    `holds` is the option that holds best, and `mark` says so where it stands; `verdict` says so in sentences, with its own reason
    if another one was chosen.
    """
    told = {f"check.{key}.{turn}": _why(library, key, given, side) for key, turn, given, _ in taken(library, answer)}
    chapter = library.onboarding.chapters["power"]
    for place, scene in enumerate(chapter.sort.scenes if chapter.sort else ()):
        power = answer.get(f"{SORTED}{place}")
        if power in POWERS:
            name = chapter.forms[POWERS.index(scene.right)].name
            verdict = [library.phrases.say("learn.power_is", power=name)]
            mark = library.phrases["learn.mostly"]
            said = {"why": getattr(scene, str(power)), "holds": scene.right, "mark": mark, "verdict": verdict}
            told[f"{SORTED}{place}"] = {**said, "others": [], "clauses": []}
    return told


def _why(library: Library, key: str, given: str, side: Seat) -> dict[str, Any]:
    words, facts = library.checks[key].words, library.checks[key].facts
    right, say = facts.right, library.phrases.say
    verdict = [say("learn.best")] if given == right else [say("learn.other_best", option=words.options[right]), words.why[right]]
    others = [[words.options[one], words.why[one]] for one in OPTIONS if one not in (given, right)]
    return {
        "why": words.why[given],
        "holds": right,
        "mark": say("learn.holds"),
        "verdict": verdict,
        "others": others,
        "clauses": clause_lines(library, facts.clauses, side),
    }


def clause_lines(library: Library, clauses: Iterable[str], side: Seat) -> list[str]:
    """Clauses in their own words, which are those of the side that made the promises; from the other side what each is about."""
    if side == "partner":
        return list(dict.fromkeys(headline(library, key) for key in clauses))
    said = library.framework.clauses
    return [said[key].text for key in clauses]


def headline(library: Library, clause: str) -> str:
    """What the promise is called that a clause belongs to."""
    every = [one for principle in library.framework.principles for one in principle.commitments]
    return next(one.title for one in every if clause in {part.id for part in one.clauses})


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
        for key, turn, given, sitting in taken(library, mine):
            attempt = Try(sitting, given == library.checks[key].facts.right, int(mine.get(f"sure.{key}.{turn}", 0)))
            found.setdefault(key, []).append(attempt)
    return {key: sorted(each, key=lambda attempt: attempt.sitting) for key, each in found.items()}


def sitting_of(library: Library, answers: Answers) -> int:
    """The number of the sitting that begins now: one more than the last in which a check was answered."""
    return 1 + max((attempt.sitting for each in tries(library, answers).values() for attempt in each), default=0)


def due(library: Library, answers: Answers, sitting: int) -> list[str]:
    """The checks of this sitting's review, three at most.

    What was missed comes back at the next sitting, and once more two sittings after it has held
    (Leitner, So lernt man lernen, 1972); then new ones, of principles whose chapter is done.
    """
    given = tries(library, answers)
    back = [key for key, each in given.items() if _comes_back(each, sitting)]
    done = {facts.principle for key, facts in library.chapters.items() if is_done(answers, key)}
    fresh = [key for key, check in library.checks.items() if key not in given and check.principle in done]
    return [*back, *fresh][:AT_ONCE]


def _comes_back(given: list[Try], sitting: int) -> bool:
    last = given[-1]
    if last.sitting >= sitting or len(given) >= MOST_TRIES:
        return False
    return last.missed or (len(given) > 1 and given[-2].missed and sitting >= last.sitting + 2)


def worth_rereading(library: Library, answers: Answers) -> list[tuple[str, str]]:
    """(what it is about, what was asked and what works best) of checks whose first answer was sure and did not hold.

    No score: where "sure" and "held" part is where to look.
    """
    firsts = {key: each[0] for key, each in tries(library, answers).items()}
    missed = [library.checks[key] for key, first in firsts.items() if first.sure == SURE[-1] and not first.best]
    return [
        (headline(library, check.facts.clauses[0]), f"{check.words.question} {check.words.options[check.facts.right]}")
        for check in missed
    ]
