"""Kind `timeline`: moments in their order, and what each did to trust on two lines."""

from __future__ import annotations

from pydantic import Field

from kit import content
from kit.charts import Picture, draw_lines
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.rules import Flag, OneOf, Rule, Text
from kit.kinds.standing import Standing, places
from kit.scoring import Moment, in_order, parting

LINES = ("funds", "partner")
EFFECT = OneOf((0, 1, 2, 3, 4, "unknown"))


class TimelineFacts(Frozen):
    """How many moments at most, and the stretches of time in their order."""

    moments: int = Field(ge=2, le=6)
    whens: list[str]

    @property
    def places(self) -> range:
        """1, 2, … as many as there may be moments."""
        return range(1, self.moments + 1)


class Timeline(Kind[TimelineFacts]):
    """Two lines of trust over time."""

    name = "timeline"
    pools = "declared"
    facts = TimelineFacts

    def rules(self, facts: TimelineFacts) -> dict[str, Rule]:
        """Per moment `<n>.label`, `.none`, `.when`, `.funds` and `.partner` (0–4); `first`, a moment."""
        rules: dict[str, Rule] = {"first": OneOf([str(n) for n in facts.places])}
        for n in facts.places:
            rules |= {f"{n}.label": Text(120), f"{n}.none": Flag(), f"{n}.when": OneOf((*facts.whens, "unknown"))}
            rules |= {f"{n}.{line}": EFFECT for line in LINES}
        return rules

    def words(self, facts: TimelineFacts) -> set[str]:
        """The stretches of time, five levels of effect, the two ends of the picture's axis."""
        own = {"entry", "none", "label", "label_example", "when", "effect", "first"}
        return own | keys(("whens", facts.whens), ("levels", range(5)), ("short", ("up", "down")))

    def says(self, facts: TimelineFacts) -> set[str]:
        """Where the lines part, which moment cost and which built most."""
        return {"part", "apart", "together", "low", "high", "none", "first", "one_answer"}

    def picture(self, sitting: Sitting) -> Picture:
        """Where the two lines part, in words and drawn."""
        moments = _moments(self.facts_of(sitting.exercise), sitting)
        if not moments:
            none = any(key.endswith(".none") and value for key, value in sitting.answer.items())
            return Picture((sitting.say("none"),) if none else ())
        ends = (sitting.words["short"]["up"], sitting.words["short"]["down"])
        names = (sitting.names["funds"], sitting.names["partner"])
        table = tables.of_moments(sitting, moments, LINES)
        return Picture(tuple(_sentences(sitting, moments)), lambda: draw_lines(moments, names, ends), table)

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """What the moments did to either one's trust, all moments in one row: each side remembers others."""
        levels = tuple(sitting.words["levels"][str(level)] for level in range(5))
        told = [n for n in self.facts_of(sitting.exercise).places if not sitting.answer.get(f"{n}.none")]
        found = {}
        for line in LINES:
            name, at = sitting.names[line], places(range(5), [sitting.answer.get(f"{n}.{line}") for n in told])
            asked = sitting.fill(sitting.words["effect"], side=name)
            found[line] = Standing(content.capitals(name), levels, at, asked=asked, ordered=True)
        return found


def _moments(facts: TimelineFacts, sitting: Sitting) -> list[Moment]:
    """The moments that have an effect on one line at least, in the order of time; those without a time come last."""
    found = []
    for n in facts.places:
        effects = [sitting.answer.get(f"{n}.{line}") for line in LINES]
        if sitting.answer.get(f"{n}.none") or not any(isinstance(effect, int) for effect in effects):
            continue
        funds, partner = (effect - 2 if isinstance(effect, int) else None for effect in effects)
        when = sitting.answer.get(f"{n}.when")
        place = facts.whens.index(when) if when in facts.whens else len(facts.whens)
        found.append(Moment(n, sitting.typed(f"{n}.label", sitting.fill(sitting.words["entry"], n=n)), place, funds, partner))
    return in_order(found)


def _sentences(sitting: Sitting, moments: list[Moment]) -> list[str]:
    said = []
    top = parting(moments)
    if top and top.opposite:
        up, down = LINES if (top.funds or 0) > 0 else LINES[::-1]
        said.append(sitting.say("part", label=top.label, up=sitting.names[up], down=sitting.names[down]))
    elif top:
        said.append(sitting.say("apart", label=top.label))
    elif sum(moment.gap is not None for moment in moments) > 1:
        said.append(sitting.say("together"))
    low, high = min(moments, key=lambda m: m.sum), max(moments, key=lambda m: m.sum)
    if low.sum < high.sum:
        said += [sitting.say("low", label=low.label)] if low.sum < 0 else []
        said += [sitting.say("high", label=high.label)] if high.sum > 0 else []
    chosen = next((m for m in moments if str(m.place) == sitting.answer.get("first")), None)
    said += [sitting.say("first", label=chosen.label)] if chosen else []
    return [*said, sitting.say("one_answer")]
