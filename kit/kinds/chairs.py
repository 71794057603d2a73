"""Kind `chairs`: two profiles, and the same day lived from each chair."""

from __future__ import annotations

from collections.abc import Sequence

from kit.charts import Picture, Span, draw_scales
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.partnership import SIDES, Side
from kit.kinds.rules import OneOf, Rule
from kit.kinds.standing import Standing, places
from kit.scoring import farthest_apart

PLACES = range(3)
CHAIRS = ("funds", "other")
DIFFER = ("same", "differ", "ask")


class ChairsFacts(Frozen):
    """The dimensions in which organisations differ."""

    dimensions: list[str]


class Chairs(Kind[ChairsFacts]):
    """What one and the same request is in another chair, and what must differ to be fair."""

    name = "chairs"
    pools = "declared"
    much_to_read = True
    facts = ChairsFacts

    def rules(self, facts: ChairsFacts) -> dict[str, Rule]:
        """`chair`, whose the other chair is; per dimension `<dimension>.funds`, `.other` (0–2), `differ.<dimension>`; `first`."""
        rules: dict[str, Rule] = {"chair": OneOf(SIDES), "first": OneOf(facts.dimensions)}
        for dimension in facts.dimensions:
            rules |= {f"{dimension}.{chair}": OneOf((*PLACES, "unknown")) for chair in CHAIRS}
            rules[f"differ.{dimension}"] = OneOf(DIFFER)
        return rules

    def words(self, facts: ChairsFacts) -> set[str]:
        """The scene, and for each dimension its name, stem, levels, short names and passages."""
        own = {"profile", "whose", "first_chair", "other_chair", "scene", "differ", "first", *keys(("differ_options", DIFFER))}
        for dimension in facts.dimensions:
            table = f"dimensions.{dimension}"
            own |= {f"{table}.name", f"{table}.stem"}
            own |= keys(*((f"{table}.{part}", PLACES) for part in ("levels", "short", "passages")))
        return own

    def says(self, facts: ChairsFacts) -> set[str]:
        """Where the two are furthest apart, and what must differ or be asked."""
        return {"apart", "differs", "alike", "differ", "ask", "first", "nothing", "one_answer"}

    def picture(self, sitting: Sitting) -> Picture:
        """Where the two profiles are furthest apart, in words and drawn."""
        facts = self.facts_of(sitting.exercise)
        spans = [_span(sitting, dimension) for dimension in facts.dimensions]
        known = [span for span in spans if any(level is not None for level in span.at)]
        if not known:
            return Picture((sitting.say("nothing"),) if any(f"{d}.funds" in sitting.answer for d in facts.dimensions) else ())
        sides = _sides(sitting)
        table = tables.of_spans(sitting, known, sides)
        return Picture(tuple(_sentences(facts, sitting, spans)), lambda: draw_scales(known, sides), table)

    def ordered(self, facts: ChairsFacts, sides: Sequence[str]) -> dict[str, tuple[str | int, ...]]:
        """Where either chair stands; the other one only where all people mean the same: with two organisations."""
        chairs = CHAIRS if len(sides) == len(CHAIRS) else CHAIRS[:1]
        return {f"{dimension}.{chair}": tuple(PLACES) for dimension in facts.dimensions for chair in chairs}

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """For each dimension where either chair stands; the other chair is the one that this side chose."""
        facts, both = self.facts_of(sitting.exercise), [side for side in (_holder(sitting), _other(sitting)) if side]
        found = {}
        for dimension in facts.dimensions:
            words = sitting.words["dimensions"][dimension]
            levels = tuple(words["short"][str(level)] for level in PLACES)
            for chair, side in zip(CHAIRS, both, strict=False):
                at = places(PLACES, [sitting.answer.get(f"{dimension}.{chair}")])
                row = Standing(
                    f"{words['name']} · {side.name}", levels, at, asked=sitting.fill(words["stem"], side=side.name), ordered=True
                )
                found[f"{dimension}.{side.id}"] = row
        return found


def _holder(sitting: Sitting) -> Side | None:
    return next((side for side in sitting.partnership.sides if side.funds), None)


def _other(sitting: Sitting) -> Side | None:
    """Whose the other chair is: the one chosen, else the first that does not hold the funds."""
    others = [side for side in sitting.partnership.sides if not side.funds]
    chosen = [side for side in others if side.id == sitting.answer.get("chair")]
    return next(iter(chosen or others), None)


def _sides(sitting: Sitting) -> list[tuple[int, str]]:
    """Place and name of both."""
    both = [side for side in (_holder(sitting), _other(sitting)) if side]
    return [(sitting.partnership.place(side.id), side.name) for side in both]


def _span(sitting: Sitting, dimension: str) -> Span:
    words = sitting.words["dimensions"][dimension]
    at = tuple(level if isinstance(level := sitting.answer.get(f"{dimension}.{chair}"), int) else None for chair in CHAIRS)
    differ = sitting.answer.get(f"differ.{dimension}")
    flag = sitting.words["differ_options"][differ] if differ in ("differ", "ask") else ""
    return Span(words["name"], at, tuple(words["short"][str(level)] for level in PLACES), flag)


def _sentences(facts: ChairsFacts, sitting: Sitting, spans: list[Span]) -> list[str]:
    apart = farthest_apart({span.name: span.at for span in spans})
    both = [span for span in spans if None not in span.at]
    key = "apart" if len(apart) < len(both) else "differs"  # further than what, if nothing is nearer?
    said = [sitting.say(key, names=sitting.listed(apart))] if apart else [sitting.say("alike")] if both else []
    for answer in ("differ", "ask"):
        names = [s.name for s, d in zip(spans, facts.dimensions, strict=True) if sitting.answer.get(f"differ.{d}") == answer]
        said += [sitting.say(answer, names=sitting.listed(names))] if names else []
    first = sitting.answer.get("first")
    said += [sitting.say("first", name=sitting.words["dimensions"][first]["name"])] if first else []
    return [*said, sitting.say("one_answer")]
