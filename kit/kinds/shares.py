"""Kind `shares`: parts of a whole, shown as a balance (burden beside means), in pairs (is beside fair) or as a butterfly."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from kit import content
from kit.charts import Pair, Picture, Wing, draw_balance, draw_butterfly, draw_pairs
from kit.charts.picture import PRINCIPLES
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.partnership import SIDES
from kit.kinds.rules import OneOf, Rule
from kit.kinds.standing import Standing
from kit.scoring import NEAR, Balance, balances, differences, nearest_fraction, shares, widest_share

PARTS = OneOf(range(6))
STEPS = OneOf(range(4))
FORMS = ("is", "fair")
MOST_NAMED = 3  # where more things than these lie equally high, the weight is spread
AMOUNTS = ("none", "little", "quarter", "third", "half", "most", "nearly_all", "all")


class SharesFacts(Frozen):
    """What is shared out, and what the picture shows.

    balance: tasks, risks and means, kinds of `risks` with their `bearers`, means to add (`whatif`). pairs: `reasons` why a
    split is fair. butterfly: two questions, over the organisations or `over` listed things with so many `tokens`.
    """

    picture: Literal["balance", "pairs", "butterfly"]
    questions: list[str] = Field(min_length=2, max_length=3)
    risks: list[str] = []
    bearers: list[str] = []
    whatif: list[str] = []
    reasons: list[str] = []
    over: list[str] = []
    tokens: int = Field(default=0, ge=0, le=20)

    @model_validator(mode="after")
    def hang_together(self) -> SharesFacts:
        """A balance has tasks, risks and means; a butterfly two wings; listed things are dealt with tokens."""
        if self.picture == "balance" and self.questions != ["tasks", "risks", "means"]:
            raise ValueError("a balance asks tasks, risks and means")
        if self.picture == "butterfly" and len(self.questions) != 2:
            raise ValueError("a butterfly has two questions")
        if bool(self.over) != bool(self.tokens):
            raise ValueError("over and tokens go together")
        return self


class Shares(Kind[SharesFacts]):
    """Who has, does or carries which part of the whole."""

    name = "shares"
    pools = "declared"
    facts = SharesFacts

    def rules(self, facts: SharesFacts) -> dict[str, Rule]:
        """`<question>.<side>` in parts 0–5 (pairs: `.is` and `.fair`; over things: in tokens), and what the picture adds."""
        if facts.over:
            return {f"{question}.{thing}": OneOf(range(facts.tokens + 1)) for question in facts.questions for thing in facts.over}
        if facts.picture == "pairs":
            rules: dict[str, Rule] = {f"reason.{question}": OneOf((*facts.reasons, "unknown")) for question in facts.questions}
            return rules | {
                f"{question}.{side}.{form}": PARTS for question in facts.questions for side in SIDES for form in FORMS
            }
        rules = {f"{question}.{side}": PARTS for question in facts.questions for side in SIDES}
        if facts.picture == "balance":
            rules |= {
                "whatif.side": OneOf(SIDES),
                "whatif.handback": STEPS,
                **{f"whatif.{means}": STEPS for means in facts.whatif},
            }
            rules |= {f"risk.{risk}": OneOf((*SIDES, *facts.bearers)) for risk in facts.risks}
        return rules

    def words(self, facts: SharesFacts) -> set[str]:
        """Stem, hint and name of every question; amounts in words, or things and tokens; what the picture adds."""
        own = {"parts_hint", "parts", *(f"questions.{q}.{field}" for q in facts.questions for field in ("stem", "hint", "name"))}
        own |= (
            {"left", *(f"over.{t}.{field}" for t in facts.over for field in ("name", "example"))}
            if facts.over
            else keys(("amounts", AMOUNTS))
        )
        if facts.picture == "pairs":
            own |= {"is", "fair", "reason"} | keys(("reasons", facts.reasons))
        if facts.picture == "balance":
            own |= {
                "risk.intro",
                "risk.stem",
                *(f"risks.{risk}.{field}" for risk in facts.risks for field in ("name", "example")),
            }
            own |= keys(("bearers", facts.bearers), ("whatif", ("intro", "who", "handback", "now", *facts.whatif)))
        return own

    def says(self, facts: SharesFacts) -> set[str]:
        """What each picture has to say."""
        if facts.picture == "balance":
            return {"heavy", "even", "own_risks", "means_gap", "zeros", "nothing", "one_answer"}
        if facts.picture == "pairs":
            return {"apart", "apart_one", "same", "reasons", "zeros", "nothing", "one_answer"}
        if facts.over:
            wings = {f"{said}_{place}" for said in ("top", "spread", "only") for place in ("left", "right")}
            return wings | {"same", "nothing", "one_answer"}
        return {"more_left", "more_right", "even", "zeros", "nothing", "one_answer"}

    def picture(self, sitting: Sitting) -> Picture:
        """What the parts show, in words and drawn."""
        facts = self.facts_of(sitting.exercise)
        draw = {"balance": _balance, "pairs": _pairs}.get(facts.picture, _things if facts.over else _butterfly)
        found = draw(facts, sitting)
        started = any(key.split(".")[0] in facts.questions for key in sitting.answer)
        return found or Picture((_nothing_yet(facts, sitting),) if started else ())

    def standings(self, sitting: Sitting) -> dict[str, Standing]:
        """For each question and organisation which part of the whole, from nothing to all of it; of listed things how many."""
        facts = self.facts_of(sitting.exercise)
        if facts.over:
            return _dealt(facts, sitting)
        amounts, found = tuple(str(sitting.words["amounts"][amount]) for amount in AMOUNTS), {}
        for question in facts.questions:
            forms = FORMS if facts.picture == "pairs" else ("",)
            now, fair = (*(shares(_parts(sitting, question, form)) for form in forms), {})[:2]
            for side, (_, name) in _places(sitting).items():
                at = (AMOUNTS.index(nearest_fraction(now[side])),) if side in now else ()
                to = AMOUNTS.index(nearest_fraction(fair[side])) if side in fair else None
                whose = sitting.phrases.say("chart.part_of", side=name)
                row = f"{content.capitals(_name(sitting, question))} · {whose}"
                found[f"{question}.{side}"] = Standing(row, amounts, at, to, ordered=True)
        return found


def _dealt(facts: SharesFacts, sitting: Sitting) -> dict[str, Standing]:
    numbers = tuple(map(str, range(facts.tokens + 1)))
    return {
        f"{question}.{thing}": Standing(
            f"{sitting.words['over'][thing]['name']} · {_name(sitting, question)}",
            numbers,
            (int(sitting.answer.get(f"{question}.{thing}", 0)),)
            if any(k.startswith(f"{question}.") for k in sitting.answer)
            else (),
            asked=sitting.fill(sitting.words["questions"][question]["stem"]),
            ordered=True,
        )
        for question in facts.questions
        for thing in facts.over
    }


def _nothing_yet(facts: SharesFacts, sitting: Sitting) -> str:
    """Why there is nothing to draw: a question has zeros only, or parts are missing."""
    forms = FORMS if facts.picture == "pairs" else ("",)
    zeros = [q for q in facts.questions if any((parts := _parts(sitting, q, form)) and not any(parts.values()) for form in forms)]
    names = sitting.listed([_name(sitting, question) for question in zeros])
    return sitting.say("zeros", names=names) if zeros and not facts.over else sitting.say("nothing")


def _parts(sitting: Sitting, question: str, form: str = "") -> dict[str, int]:
    """The parts of one question by side, once it is answered for every side; else empty."""
    found = {
        side.id: int(sitting.answer[key])
        for side in sitting.partnership.sides
        if (key := f"{question}.{side.id}{form and '.'}{form}") in sitting.answer
    }
    return found if len(found) == len(sitting.partnership.sides) else {}


def _amount(sitting: Sitting, share: float) -> str:
    return str(sitting.words["amounts"][nearest_fraction(share)])


def _beside(sitting: Sitting, first: float, other: float) -> str:
    """The second of two shares in words; where these would be the first one's too, which way it differs."""
    said = _amount(sitting, other)
    if said != _amount(sitting, first) or abs(first - other) <= NEAR:
        return said
    return sitting.phrases["chart.more" if other > first else "chart.less"]


def _name(sitting: Sitting, question: str) -> str:
    return sitting.fill(sitting.words["questions"][question]["name"])


def _places(sitting: Sitting) -> dict[str, tuple[int, str]]:
    return {side.id: (place, side.name) for place, side in enumerate(sitting.partnership.sides)}


# ---- balance


def _balance(facts: SharesFacts, sitting: Sitting) -> Picture | None:
    points = balances(*(_parts(sitting, question) for question in facts.questions))
    if not points:
        return None
    words = {question: _name(sitting, question) for question in facts.questions}
    words |= {key: sitting.phrases[f"chart.{key}"] for key in ("burden", "above", "below")}
    table = tables.of_balances(sitting, points, _places(sitting), [words[question] for question in facts.questions])
    return Picture(tuple(_burdens(facts, sitting, points)), lambda: draw_balance(points, _places(sitting), words), table)


def _burdens(facts: SharesFacts, sitting: Sitting, points: list[Balance]) -> list[str]:
    top = max(points, key=lambda point: point.heaviest)
    side, even = _places(sitting)[top.side][1], all(point.even for point in points)
    burden = max(top.tasks, top.risks)
    amounts = {question: _amount(sitting, getattr(top, question)) for question in facts.questions}
    amounts["means"] = _beside(sitting, burden, top.means)
    said = [sitting.say("even") if even else sitting.say("heavy", side=side, **amounts)]
    bearers = [str(sitting.answer.get(f"risk.{risk}")) for risk in facts.risks]
    exposed = max(_places(sitting), key=bearers.count, default=top.side)
    alone = [sitting.words["risks"][r]["name"] for r, bearer in zip(facts.risks, bearers, strict=True) if bearer == exposed]
    said += [sitting.say("own_risks", side=_places(sitting)[exposed][1], names=sitting.listed(alone))] if alone else []
    said += [] if even else [sitting.say("means_gap", side=side)]
    return [*said, sitting.say("one_answer")]


# ---- pairs: as it is beside as would be fair


def _pairs(facts: SharesFacts, sitting: Sitting) -> Picture | None:
    pairs = [
        Pair(_name(sitting, question), shares(_parts(sitting, question, "is")), shares(_parts(sitting, question, "fair")))
        for question in facts.questions
    ]
    known = [pair for pair in pairs if pair.now or pair.fair]
    if not known:
        return None
    words = (sitting.words["is"], sitting.words["fair"])
    table = tables.of_pairs(sitting, known, _places(sitting), words)
    return Picture(tuple(_unfair(facts, sitting, known)), lambda: draw_pairs(known, _places(sitting), words), table)


def _unfair(facts: SharesFacts, sitting: Sitting, pairs: list[Pair]) -> list[str]:
    both = {pair.name: (pair.now, pair.fair) for pair in pairs if pair.now and pair.fair}
    top, said = widest_share(both), []
    if top:
        question, side = top
        today, right = (form[side] for form in both[question])
        now, fair = _amount(sitting, today), _beside(sitting, today, right)
        key = "apart" if len(both) > 1 else "apart_one"
        said.append(sitting.say(key, question=question, side=_places(sitting)[side][1], **{"is": now, "fair": fair}))
    elif both:
        said.append(sitting.say("same"))
    chosen = {sitting.answer.get(f"reason.{question}") for question in facts.questions}
    reasons = [sitting.words["reasons"][reason] for reason in facts.reasons if reason in chosen]
    said += [sitting.say("reasons", names=sitting.listed(reasons))] if reasons else []
    return [*said, sitting.say("one_answer")]


# ---- butterfly: over the organisations, or over things


def _butterfly(facts: SharesFacts, sitting: Sitting) -> Picture | None:
    left, right = (shares(_parts(sitting, question)) for question in facts.questions)
    if not left and not right:
        return None
    wings = [Wing(name, left.get(side, 0), right.get(side, 0), place) for side, (place, name) in _places(sitting).items()]
    said = []
    if left and right:
        most, least = differences(left, right)
        for sentence, side in (("more_left", most), ("more_right", least)):
            if side:
                first, second = (left, right) if sentence == "more_left" else (right, left)  # in the order that it says them
                told = _amount(sitting, first[side]), _beside(sitting, first[side], second[side])
                amounts = dict(zip(("left", "right") if first is left else ("right", "left"), told, strict=True))
                said.append(sitting.say(sentence, side=_places(sitting)[side][1], **amounts))
        said = said or [sitting.say("even")]
    names = [_name(sitting, question) for question in facts.questions]
    table = tables.of_wings(sitting, wings, names)
    return Picture((*said, sitting.say("one_answer")), lambda: draw_butterfly(wings, names, ""), table)


def _things(facts: SharesFacts, sitting: Sitting) -> Picture | None:
    dealt: list[dict[str, int]] = [{t: sitting.answer.get(f"{q}.{t}", 0) for t in facts.over} for q in facts.questions]
    left, right = (shares(tokens) for tokens in dealt)
    if not left and not right:
        return None
    colour, names = PRINCIPLES[sitting.exercise.principle], [_name(sitting, question) for question in facts.questions]
    wings = [Wing(sitting.words["over"][t]["name"], left.get(t, 0), right.get(t, 0), None) for t in facts.over]
    table = tables.of_wings(sitting, wings, names)
    return Picture(tuple(_sources(facts, sitting, left, right)), lambda: draw_butterfly(wings, names, colour), table)


def _sources(facts: SharesFacts, sitting: Sitting, left: dict[str, float], right: dict[str, float]) -> list[str]:
    def named(sentence: str, things: list[str]) -> list[str]:
        names = [sitting.words["over"][thing]["name"] for thing in things]
        return [sitting.say(sentence, names=sitting.listed(names))] if names else []

    said: list[str] = []
    for place, wing in (("left", left), ("right", right)):
        top = [thing for thing in facts.over if wing and wing[thing] == max(wing.values())]
        said += named(f"top_{place}", top) if len(top) <= MOST_NAMED else [sitting.say(f"spread_{place}")]
    if left and right:
        said += named("only_left", [thing for thing in facts.over if left[thing] and not right[thing]])
        said += named("only_right", [thing for thing in facts.over if right[thing] and not left[thing]])
        said += [sitting.say("same")] if left == right else []
    return [*said, sitting.say("one_answer")]
