"""Kind `shares`: parts of a whole that each organisation carries, beside what it has to carry them with."""

from __future__ import annotations

from kit.charts import Picture, draw_balance
from kit.content import Exercise
from kit.content.framework import Frozen
from kit.kinds.kind import Kind, Sitting
from kit.kinds.partnership import SIDES
from kit.kinds.rules import OneOf, Rule
from kit.scoring import Balance, balances, nearest_fraction

PARTS = OneOf(range(6))
STEPS = OneOf(range(4))


class Facts(Frozen):
    """The three questions, the kinds of risk, who may carry one, and the means that can be added."""

    questions: list[str]
    risks: list[str]
    bearers: list[str]
    whatif: list[str]


class Question(Frozen):
    """One of the three questions."""

    stem: str
    hint: str
    name: str


class Risk(Frozen):
    """One kind of risk."""

    name: str
    example: str


class RiskWords(Frozen):
    """How the kinds of risk are asked."""

    intro: str
    stem: str


class WhatIf(Frozen):
    """The what-if controls."""

    model_config = Frozen.model_config | {"extra": "allow"}

    intro: str
    who: str
    handback: str
    now: str


class Words(Frozen):
    """The words of a shares exercise."""

    parts_hint: str
    parts: str
    questions: dict[str, Question]
    risk: RiskWords
    risks: dict[str, Risk]
    bearers: dict[str, str]
    whatif: WhatIf
    amounts: dict[str, str]


class Shares(Kind):
    """Burdens beside means, and what would bring them into proportion."""

    name = "shares"
    pools = "declared"
    facts = Facts
    words = Words
    says = frozenset({"heavy", "even", "own_risks", "means_gap", "nothing", "one_answer"})

    def rules(self, exercise: Exercise) -> dict[str, Rule]:
        """`<question>.<side>` in parts 0–5, `risk.<kind>`, `whatif.side`, `whatif.<means>` in steps 0–3."""
        facts = Facts.model_validate(exercise.facts["shares"])
        rules: dict[str, Rule] = {"whatif.side": OneOf(SIDES), "whatif.handback": STEPS}
        rules |= {f"{question}.{side}": PARTS for question in facts.questions for side in SIDES}
        rules |= {f"risk.{risk}": OneOf((*SIDES, *facts.bearers)) for risk in facts.risks}
        return rules | {f"whatif.{means}": STEPS for means in facts.whatif}

    def expected(self, exercise: Exercise) -> set[str]:
        """A text for every question, risk, bearer, what-if control and amount."""
        facts = exercise.facts["shares"]
        return {
            *(f"questions.{q}.{field}" for q in facts["questions"] for field in ("stem", "hint", "name")),
            *(f"risks.{risk}.{field}" for risk in facts["risks"] for field in ("name", "example")),
            *(f"bearers.{bearer}" for bearer in facts["bearers"]),
            *(f"whatif.{means}" for means in facts["whatif"]),
            *(f"amounts.{amount}" for amount in ("none", "little", "quarter", "third", "half", "most", "nearly_all", "all")),
        }

    def picture(self, sitting: Sitting) -> Picture:
        """Who carries more than their means, in words and on the 45° picture."""
        points = _balances(sitting)
        if not points:
            started = any(key.split(".")[0] in sitting.exercise.facts["shares"]["questions"] for key in sitting.answer)
            return Picture((sitting.say("nothing"),) if started else ())
        sides = {side.id: (place, side.name) for place, side in enumerate(sitting.partnership.sides)}
        words = {key: question["name"] for key, question in sitting.words["questions"].items()}
        words |= {key: sitting.phrases[f"chart.{key}"] for key in ("burden", "above", "below")}
        return Picture(tuple(_sentences(sitting, points)), lambda: draw_balance(points, sides, words))


def _balances(sitting: Sitting) -> list[Balance]:
    parts = [
        {
            side.id: int(sitting.answer[f"{q}.{side.id}"])
            for side in sitting.partnership.sides
            if f"{q}.{side.id}" in sitting.answer
        }
        for q in ("tasks", "risks", "means")
    ]
    complete = all(len(given) == len(sitting.partnership.sides) for given in parts)
    return balances(*parts) if complete else []


def _sentences(sitting: Sitting, points: list[Balance]) -> list[str]:
    names = {side.id: side.name for side in sitting.partnership.sides}
    amounts = sitting.words["amounts"]
    top = max(points, key=lambda point: point.heaviest)
    said = []
    if all(point.even for point in points):
        said.append(sitting.say("even"))
    else:
        said.append(
            sitting.say(
                "heavy",
                side=names[top.side],
                tasks=amounts[nearest_fraction(top.tasks)],
                risks=amounts[nearest_fraction(top.risks)],
                means=amounts[nearest_fraction(top.means)],
            )
        )
    alone = [
        sitting.words["risks"][risk]["name"]
        for risk in sitting.exercise.facts["shares"]["risks"]
        if sitting.answer.get(f"risk.{risk}") == top.side
    ]
    if alone:
        said.append(sitting.say("own_risks", side=names[top.side], names=sitting.listed(alone)))
    if not all(point.even for point in points):
        said.append(sitting.say("means_gap", side=names[top.side]))
    return [*said, sitting.say("one_answer")]
