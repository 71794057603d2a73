"""Kind `log`: the last few cases of one thing, each followed through its stations."""

from __future__ import annotations

from kit.charts import Loop, Picture, draw_loops
from kit.charts.picture import PRINCIPLES
from kit.content import Exercise
from kit.content.framework import Frozen
from kit.kinds.kind import Kind, Sitting
from kit.kinds.rules import Flag, OneOf, Rule, Text
from kit.scoring import follow


class Facts(Frozen):
    """How many cases, and the options of each question about a case."""

    entries: int
    origins: list[str]
    stations: list[str]
    learned: list[str]


class Words(Frozen):
    """The words of a log."""

    entry: str
    none: str
    label: str
    label_example: str
    origin: str
    reach: str
    learn: str
    close_first: str
    origins: dict[str, str]
    levels: dict[str, str]
    stations: dict[str, str]
    learned: dict[str, str]


class Log(Kind):
    """The last three pieces of feedback and how far each went."""

    name = "log"
    pools = "declared"
    facts = Facts
    words = Words
    says = frozenset({"stops", "closed_all", "closed_some", "spread", "unasked", "first", "none", "one_answer"})

    def rules(self, exercise: Exercise) -> dict[str, Rule]:
        """Per case `<n>.label`, `.none`, `.origin`, `.reach`, `.learn`; then `first`, the case to close first."""
        facts = Facts.model_validate(exercise.facts["log"])
        rules: dict[str, Rule] = {"first": OneOf([str(n) for n in range(1, facts.entries + 1)])}
        for n in range(1, facts.entries + 1):
            rules |= {
                f"{n}.label": Text(120),
                f"{n}.none": Flag(),
                f"{n}.origin": OneOf((*facts.origins, "unknown")),
                f"{n}.reach": OneOf((0, 1, 2, 3, 4, "unknown")),
                f"{n}.learn": OneOf((*facts.learned, "unknown")),
            }
        return rules

    def expected(self, exercise: Exercise) -> set[str]:
        """One text for each origin, station, level and way of learning."""
        facts = exercise.facts["log"]
        return {f"{table}.{key}" for table in ("origins", "stations", "learned") for key in facts[table]} | {
            f"levels.{level}" for level in range(5)
        }

    def picture(self, sitting: Sitting) -> Picture:
        """Where loops stop, in words and drawn station by station."""
        places = _told(sitting)
        if not places:
            none = any(key.endswith(".none") and value for key, value in sitting.answer.items())
            return Picture((sitting.say("none"),) if none else ())
        loops = [_loop(sitting, n) for n in places]
        stations = [sitting.words["stations"][key] for key in sitting.exercise.facts["log"]["stations"]]
        colour, unknown = PRINCIPLES[sitting.exercise.principle], sitting.phrases["aside.unknown"]
        return Picture(tuple(_sentences(sitting, loops)), lambda: draw_loops(loops, stations, colour, unknown))


def _told(sitting: Sitting) -> list[int]:
    """The cases of which something was said."""
    entries = range(1, sitting.exercise.facts["log"]["entries"] + 1)
    return [n for n in entries if not sitting.answer.get(f"{n}.none") and sitting.answer.get(f"{n}.reach") is not None]


def _label(sitting: Sitting, n: int) -> str:
    typed = str(sitting.answer.get(f"{n}.label", "")).strip()
    return typed or Sitting.fill(sitting, sitting.words["entry"]).replace("{n}", str(n))


def _loop(sitting: Sitting, n: int) -> Loop:
    origin, reach = sitting.answer.get(f"{n}.origin"), sitting.answer[f"{n}.reach"]
    asked = {"asked": True, "unasked": False}.get(str(origin))
    return Loop(_label(sitting, n), asked, reach if isinstance(reach, int) else None)


def _sentences(sitting: Sitting, loops: list[Loop]) -> list[str]:
    known = [loop.reach for loop in loops if loop.reach is not None]
    found = follow(known)
    said = []
    if known and found.closed == found.total:
        said.append(sitting.say("closed_all"))
    elif found.stop is not None:
        station = sitting.words["stations"][sitting.exercise.facts["log"]["stations"][found.stop]]
        said.append(sitting.say("stops", count=found.stopped, total=found.total, station=station))
    elif known:
        said.append(sitting.say("spread"))
    if 0 < found.closed < found.total:
        said.append(sitting.say("closed_some", count=found.closed, total=found.total))
    unasked = sum(loop.asked is False for loop in loops)
    if unasked:
        said.append(sitting.say("unasked", count=unasked, total=len(loops)))
    first = sitting.answer.get("first")
    if first and int(first) in _told(sitting):
        said.append(sitting.say("first", label=_label(sitting, int(first))))
    return [*said, sitting.say("one_answer")]
