"""Kind `matrix`: subjects × organisations on the voice ladder, as it is and as would be fair."""

from __future__ import annotations

from typing import Any

from kit.charts import Picture, Rung, draw_stairs
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.partnership import SIDES
from kit.kinds.rules import A_LEVEL, OneOf, Rule, SomeOf
from kit.kinds.standing import Standing, places
from kit.scoring import Gap, widest

LIVE = ("yes", "for_now", "no")


class MatrixFacts(Frozen):
    """The subjects on offer and how many are chosen."""

    subjects: list[str]
    choose: int


class Matrix(Kind[MatrixFacts]):
    """Three of eight subjects, each organisation's voice, and whether one can live with it."""

    name = "matrix"
    pools = "levels"
    facts = MatrixFacts

    def rules(self, facts: MatrixFacts) -> dict[str, Rule]:
        """`subjects`, then `<subject>.<side>.is`, `.fair` and `<subject>.live`."""
        rules: dict[str, Rule] = {"subjects": SomeOf(facts.subjects, facts.choose)}
        for subject in facts.subjects:
            rules[f"{subject}.live"] = OneOf(LIVE)
            rules |= {f"{subject}.{side}.{form}": A_LEVEL for side in SIDES for form in ("is", "fair")}
        return rules

    def words(self, facts: MatrixFacts) -> set[str]:
        """Name and example of each subject, five levels and voices, three answers to "can we live with it?"."""
        named = {f"subjects.{subject}.{field}" for subject in facts.subjects for field in ("name", "example")}
        tables = keys(("levels", range(5)), ("voice", range(5)), ("live_options", LIVE))
        return {"choose", "is", "fair", "live"} | named | tables

    def says(self, facts: MatrixFacts) -> set[str]:
        """The widest gap upwards, the only one, one downwards, or none; what one cannot live with."""
        return {"widest", "gap", "lower", "same", "live_no", "one_answer", "nothing"}

    def picture(self, sitting: Sitting) -> Picture:
        """The widest gap in words, what one cannot live with, and the stairs with their leaps."""
        rungs = _rungs(sitting)
        if not rungs:
            return Picture((sitting.say("nothing"),) if _answered(sitting) else ())
        voices = [sitting.words["voice"][str(level)] for level in range(5)]
        legend = sitting.phrases["chart.ladder"]
        table = tables.of_rungs(sitting, rungs)
        return Picture(tuple(_sentences(sitting)), lambda: draw_stairs(rungs, voices, legend), table)

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """How much voice each organisation has in each subject, and how much would be fair."""
        levels = tuple(sitting.words["levels"][str(level)] for level in range(5))
        found = {}
        for subject in _chosen(sitting):
            for side in sitting.partnership.sides:
                level, fair = (sitting.answer.get(f"{subject}.{side.id}.{form}") for form in ("is", "fair"))
                name = f"{sitting.words['subjects'][subject]['name']} · {side.name}"
                asked = sitting.fill(sitting.words["is"], side=side.name)
                at = places(range(5), [level])
                found[f"{subject}.{side.id}"] = Standing(name, levels, at, _level(fair), asked, ordered=True)
        return found


def _chosen(sitting: Sitting) -> list[str]:
    return list(sitting.answer.get("subjects", []))


def _level(value: Any) -> int | None:
    return value if isinstance(value, int) else None


def _answered(sitting: Sitting) -> bool:
    return any(key.endswith((".is", ".fair")) for key in sitting.answer)


def _rungs(sitting: Sitting) -> list[Rung]:
    rungs = [
        Rung(
            sitting.words["subjects"][subject]["name"],
            side.name,
            place,
            _level(sitting.answer.get(f"{subject}.{side.id}.is")),
            _level(sitting.answer.get(f"{subject}.{side.id}.fair")),
        )
        for subject in _chosen(sitting)
        for place, side in enumerate(sitting.partnership.sides)
    ]
    return [rung for rung in rungs if rung.level is not None or rung.fair_level is not None]


def _sentences(sitting: Sitting) -> list[str]:
    rungs, levels = _rungs(sitting), sitting.words["levels"]
    both = [Gap(r.subject, r.side, r.level, r.fair_level) for r in rungs if r.level is not None and r.fair_level is not None]
    said = []
    top = widest(both)
    if top:
        said.append(
            sitting.say(
                "lower" if top.steps < 0 else "widest" if len({gap.subject for gap in both}) > 1 else "gap",
                subject=top.subject,
                side=top.side,
                **{"is": levels[str(top.level)], "fair": levels[str(top.fair_level)]},
            )
        )
    elif both:
        said.append(sitting.say("same"))
    stuck = [sitting.words["subjects"][s]["name"] for s in _chosen(sitting) if sitting.answer.get(f"{s}.live") == "no"]
    if stuck:
        said.append(sitting.say("live_no", subjects=sitting.listed(stuck)))
    return [*said, sitting.say("one_answer")]
