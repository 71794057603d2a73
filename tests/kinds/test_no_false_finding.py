"""Whatever is answered, no exercise says what its answers contradict: ties, zeros, all alike, one side missing.

Each sentence has an oracle here that counts the answers itself and knows nothing of how the sentence came to be chosen.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from itertools import product
from typing import Any

import pytest

from kit import content, kinds
from kit.kinds import rules as forms
from tests.kinds import answers
from tests.kinds.test_pictures import EVERY
from tests.kinds.test_sentences import HEARD, Heard

THREE = {
    "name.side-1": "Northlight",
    "name.side-2": "Collectif Maji",
    "name.side-3": "Raíces",
    "funds": "side-1",
    "own": "side-2",
}
SIDES = {side: THREE[f"name.{side}"] for side in ("side-1", "side-2", "side-3")}
SPEAKS_OF_NOTHING = {"one_answer", "nothing", "none", "zeros", "stories_only", "means_gap"}  # no finding among them
LANGUAGES = ("fr", "en", "es")
Slots = Mapping[str, Any]


def dealt(rule: Any, dice: random.Random, few: int) -> Any:
    """An answer by lot; `few`: among how many options, so that many are alike; `unknown` now and then."""
    if isinstance(rule, forms.OneOf) and dice.random() < 0.8:
        return dice.choice(list(rule.options)[:few])
    if isinstance(rule, forms.Flag):
        return dice.random() < 0.1
    return answers.at_random(dice.randrange(10**6))(rule)


def answered(exercise: content.Exercise, seed: int) -> dict[str, Any]:
    dice = random.Random(seed)
    few, share = dice.choice([1, 2, 3, 9]), dice.choice([0.4, 0.9, 1.0])
    asked = {
        q: rule for q, rule in kinds.rules_of(exercise).items() if q != "at" and not any(f"side-{n}" in q for n in range(4, 13))
    }
    said = {q: q if q.endswith(".label") else dealt(rule, dice, few) for q, rule in asked.items() if dice.random() < share}
    return kinds.accepted(exercise, said)


def holds(source, exercise: str, language: str, given: dict[str, Any]) -> None:
    """Each sentence that is said of these answers is true of them."""
    library = content.library(source, language)
    sitting = Heard(library.shelf[exercise], kinds.partnership_of(THREE), library.phrases, language, given)
    HEARD.clear()
    sentences = kinds.own_picture(sitting).sentences
    for key, slots in [*HEARD]:
        if key not in SPEAKS_OF_NOTHING and sitting.say(key, **slots) in sentences:
            assert ORACLES[sitting.exercise.kind](sitting, key, slots), (key, dict(slots), dict(given))


@pytest.mark.parametrize("exercise", EVERY)
def test_no_answers_make_a_finding_false(source, pytestconfig, exercise) -> None:
    found = content.library(source, "en").shelf[exercise]
    for seed in range(600 if pytestconfig.getoption("whole") else 15):
        holds(source, exercise, LANGUAGES[seed % 3], answered(found, seed))


@pytest.mark.parametrize(
    ("exercise", "asked"),
    [("three-shares", ("resources.{}.is", "resources.{}.fair")), ("credit-and-contribution", ("work.{}", "seen.{}"))],
)
def test_two_shares_that_are_not_alike_are_never_called_by_one_word(source, pytestconfig, exercise, asked) -> None:
    every = list(product(range(6), repeat=4))
    for n, dealt_ in enumerate(every if pytestconfig.getoption("whole") else every[::5]):
        one, other = (
            {question.format(side): part for side, part in zip(SIDES, (*two, 0), strict=True)}
            for question, two in zip(asked, (dealt_[:2], dealt_[2:]), strict=True)
        )
        holds(source, exercise, LANGUAGES[n % 3], one | other)


def facts(sitting: kinds.Sitting) -> dict[str, Any]:
    return dict(sitting.exercise.facts[sitting.exercise.kind])


def ticked(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [] if value in (None, "unknown") else [value]


def cases(sitting: kinds.Sitting) -> tuple[dict[int, Any], dict[Any, str]]:
    """Case → what was answered of the main question; option → its short name."""
    asked, given = facts(sitting), sitting.answer
    told = {
        n: given[f"{n}.{asked['main']}"] for n in range(1, 6) if f"{n}.{asked['main']}" in given and not given.get(f"{n}.none")
    }
    names = {o.id: o.name for o in sitting.options(asked["questions"][asked["main"]], sitting.words["short"])}
    return {n: value for n, value in told.items() if value != []}, names


def of_log(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked, (told, names) = facts(sitting), cases(sitting)
    best = set(asked.get("best", []))
    known = [set(ticked(value)) for value in told.values() if ticked(value)]
    good = sum(values <= best for values in known)
    stops = Counter(v for values in known for v in values if not (asked["picture"] == "path" and v in best))
    labels = {sitting.typed(f"{n}.label", sitting.fill(sitting.words["entry"], n=n)): n for n in told}
    most = {names.get(v) for v, count in stops.items() if count == max(stops.values())} if stops else set()
    question, _, option = asked.get("count", "").partition(".")
    match key:
        case "all_best":
            return len(known) > 1 and good == len(known)
        case "some_best":
            return (slots["count"], slots["total"]) == (good, len(known)) and 0 < good < len(known)
        case "most":
            return most == {slots["option"]} and (slots["count"], slots["total"]) == (max(stops.values()), len(known))
        case "tied":
            return len(most) > 1 and all(name in slots["names"] for name in most) and slots["count"] == max(stops.values())
        case "every":
            here = {names.get(v) for v, count in stops.items() if count == len(known) == slots["total"]}
            return (
                bool(here)
                and all(name in slots["names"] for name in here)
                and slots["names"] == sitting.listed([n for n in names.values() if n in here])
            )
        case "spread":
            return len(stops) > 1 and set(stops.values()) == {1}
        case "unheard":
            first = next(iter(names))
            return stops[first] == slots["count"] == max(stops.values()) and slots["total"] == len(known)
        case "counted":
            here = sum(option in ticked(sitting.answer.get(f"{n}.{question}")) for n in told)
            return (slots["count"], slots["total"]) == (here, len(told)) and here > 0
        case "moved":
            start, end = (sitting.answer[f"{labels[slots['label']]}.{asked[q]}"] for q in ("main", "to"))
            return (names[start], names[end]) == (slots["from"], slots["to"]) and start != end
        case "first":
            return str(labels[slots["label"]]) == sitting.answer["first"]
    return False


def of_map(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked, given = facts(sitting), sitting.answer
    rows = asked.get("rows") or [str(n) for n in range(1, asked["typed"] + 1)]
    columns = asked.get("columns", [])
    cells = {row: [given[q] for q in ([f"row.{row}.{c}" for c in columns] or [f"row.{row}"]) if q in given] for row in rows}
    names = {o.id: o.name for o in sitting.options(asked["options"], sitting.words["short"])}
    alone = asked.get("alone", "")
    values = Counter(v for found in cells.values() for cell in found for v in ticked(cell))

    def rows_where(holds: Callable[[Any], bool]) -> str:
        own = sitting.words.get("rows", {})
        name = {
            r: sitting.fill(own[r]["name"]) if own else sitting.typed(f"label.{r}", sitting.fill(sitting.words["label"], n=r))
            for r in rows
        }
        return sitting.listed([name[row] for row in rows if any(holds(cell) for cell in cells[row])])

    looked = set(asked.get("look", []))
    unused = [name for option, name in names.items() if option != alone and option not in values]
    match key:
        case "look":
            return slots["rows"] == rows_where(lambda cell: bool(looked & set(ticked(cell)))) != ""
        case "clear":
            return not looked & values.keys()
        case "empty":
            return bool(unused) and slots["names"] == sitting.listed(unused)
        case "full":
            return not unused
        case "blank":
            return slots["rows"] == rows_where(lambda cell: cell in ([], [alone])) != ""
        case "unknown":
            return slots["rows"] == rows_where(lambda cell: cell == "unknown") != ""
        case "every":
            return (
                len(values) == 1
                and values.total() == slots["total"] > 1
                and slots["names"] == sitting.listed([names[next(iter(values))]])
            )
        case "most":
            [(top, count), *rest] = values.most_common()
            right = (slots["count"], slots["total"], slots["option"]) == (count, values.total(), names[top])
            return right and all(other < count for _, other in rest) and count > 1
        case "first":
            return sitting.answer["first"] in rows
    return False


def of_cards(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked, given = facts(sitting), sitting.answer
    checks = {q.removeprefix("check."): value for q, value in given.items() if q.startswith("check.")}
    looked = [card for card, value in checks.items() if value in asked["look"]]
    match key:
        case "look":
            words = sitting.words["groups"]
            every = [f"{name}.{card}" for name, group in asked["groups"].items() for card in group["cards"]]
            named = [c for c in every if c in looked]
            text = {
                c: sitting.typed(f"card.{c}", sitting.fill(words[c.split(".")[0]]["cards"][c.split(".")[1]]["name"]))
                for c in named
            }
            return bool(named) and slots["names"] == sitting.listed([text[c] for c in named])
        case "clear":
            return not looked and any(value != "unknown" for value in checks.values())
        case "first":
            return "first" in given
    return False


def of_chairs(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    given, words = sitting.answer, sitting.words["dimensions"]
    both = {d: (given.get(f"{d}.funds"), given.get(f"{d}.other")) for d in facts(sitting)["dimensions"]}
    steps = {d: abs(a - b) for d, (a, b) in both.items() if isinstance(a, int) and isinstance(b, int)}
    widest = [words[d]["name"] for d, step in steps.items() if step and step == max(steps.values())]
    match key:
        case "apart":
            return slots["names"] == sitting.listed(widest) != "" and len(widest) < len(steps)
        case "differs":
            return slots["names"] == sitting.listed(widest) != "" and len(widest) == len(steps)
        case "alike":
            return bool(steps) and not any(steps.values())
        case "differ" | "ask":
            return slots["names"] == sitting.listed([words[d]["name"] for d in both if given.get(f"differ.{d}") == key]) != ""
        case "first":
            return slots["name"] == words[given["first"]]["name"]
    return False


def of_matrix(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    given, words = sitting.answer, sitting.words
    names = {s: words["subjects"][s]["name"] for s in given.get("subjects", [])}
    cells = {(s, side): (given.get(f"{s}.{side}.is"), given.get(f"{s}.{side}.fair")) for s in names for side in SIDES}
    steps = {at: (a, b) for at, (a, b) in cells.items() if isinstance(a, int) and isinstance(b, int)}
    wide = max((abs(a - b) for a, b in steps.values()), default=0)
    match key:
        case "same":
            return bool(steps) and wide == 0
        case "live_no":
            return slots["subjects"] == sitting.listed([names[s] for s in names if given.get(f"{s}.live") == "no"]) != ""
    here = [
        (a, b)
        for (s, side), (a, b) in steps.items()
        if (names[s], SIDES[side], words["levels"][str(a)], words["levels"][str(b)])
        == (slots["subject"], slots["side"], slots["is"], slots["fair"])
    ]
    right = any(abs(a - b) == wide > 0 and (b < a) == (key == "lower") for a, b in here)
    return right and (key != "widest" or len({s for s, _ in steps}) > 1)


def parts(sitting: kinds.Sitting, question: str, form: str = "") -> dict[str, float]:
    found = {side: sitting.answer.get(f"{question}.{side}{form}") for side in SIDES}
    total = sum(value or 0 for value in found.values())
    return {} if None in found.values() or not total else {side: (value or 0) / total for side, value in found.items()}


def of_shares(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked = facts(sitting)
    if asked.get("over"):
        return of_things(sitting, key, slots)
    names = {name: side for side, name in SIDES.items()}
    side = names.get(slots.get("side", ""), "")
    if asked["picture"] == "pairs":
        return of_pairs(sitting, key, slots, side)
    found = [parts(sitting, question) for question in asked["questions"]]
    if key in ("more_left", "more_right"):
        left, right = found[0][side], found[1][side]
        return slots["left"] != slots["right"] and ((left > right + 0.1) if key == "more_left" else (right > left + 0.1))
    if key == "own_risks":
        mine = [r for r in asked["risks"] if sitting.answer.get(f"risk.{r}") == side]
        return slots["names"] == sitting.listed([sitting.words["risks"][r]["name"] for r in mine]) != ""
    if len(found) == 2:
        return key == "even" and all(abs(found[0][s] - found[1][s]) < 0.1001 for s in SIDES)
    over = {s: max(found[0][s], found[1][s]) - found[2][s] for s in SIDES}
    near = all(abs(burden[s] - found[2][s]) < 0.1001 for burden in found[:2] for s in SIDES)
    if key == "even":
        return near
    return (
        key == "heavy"
        and not near
        and over[side] == max(over.values()) > 0
        and slots["means"] not in (slots["tasks"], slots["risks"])[found[0][side] < found[1][side] :][:1]
    )


def of_pairs(sitting: kinds.Sitting, key: str, slots: Slots, side: str) -> bool:
    asked, words = facts(sitting), sitting.words
    both = {q: (parts(sitting, q, ".is"), parts(sitting, q, ".fair")) for q in asked["questions"]}
    gaps = {(q, s): fair[s] - now[s] for q, (now, fair) in both.items() if now and fair for s in SIDES}
    wide = max((abs(gap) for gap in gaps.values()), default=0)
    match key:
        case "same":
            return bool(gaps) and wide < 0.1001
        case "reasons":
            chosen = {sitting.answer.get(f"reason.{q}") for q in asked["questions"]}
            return slots["names"] == sitting.listed([words["reasons"][r] for r in asked["reasons"] if r in chosen]) != ""
    question = next(q for q in asked["questions"] if sitting.fill(words["questions"][q]["name"]) == slots["question"])
    widest = abs(abs(gaps[question, side]) - wide) < 1e-6 and wide > 0.1
    return widest and slots["is"] != slots["fair"] and (key == "apart") == (len({q for q, _ in gaps}) > 1)


def of_things(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked = facts(sitting)
    dealt_ = [{t: sitting.answer.get(f"{q}.{t}", 0) for t in asked["over"]} for q in asked["questions"]]
    place = int(key.endswith("right"))
    here, there = dealt_[place], dealt_[1 - place]
    name = {t: sitting.words["over"][t]["name"] for t in asked["over"]}
    top = [name[t] for t in here if here[t] == max(here.values()) > 0]
    match key.partition("_")[0]:
        case "top":
            return slots["names"] == sitting.listed(top) != ""
        case "spread":
            return len(top) > 3
        case "only":
            return slots["names"] == sitting.listed([name[t] for t in here if here[t] and not there[t]]) != "" and any(
                there.values()
            )
        case "same":
            one, other = (sum(wing.values()) for wing in dealt_)
            return one > 0 and all(dealt_[0][t] * other == dealt_[1][t] * one for t in asked["over"])
    return False


def of_timeline(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    given = sitting.answer
    moments: dict[str, list[tuple[int, Any, Any]]] = {}
    for n in range(1, 9):
        funds, partner = (given.get(f"{n}.{line}") for line in ("funds", "partner"))
        if not given.get(f"{n}.none") and (isinstance(funds, int) or isinstance(partner, int)):
            one, other = (value - 2 if isinstance(value, int) else None for value in (funds, partner))
            moments.setdefault(sitting.typed(f"{n}.label", sitting.fill(sitting.words["entry"], n=n)), []).append((n, one, other))
    every = [(one or 0) + (other or 0) for same in moments.values() for _, one, other in same]
    gaps = [abs(one - other) for same in moments.values() for _, one, other in same if None not in (one, other)]
    here = moments.get(slots.get("label", ""), [])
    match key:
        case "together":
            return len(gaps) > 1 and max(gaps) < 2
        case "apart":
            return any(None not in (a, b) and abs(a - b) == max(gaps) >= 2 and a * b >= 0 for _, a, b in here)
        case "part":
            up = slots["up"] == sitting.names["funds"]
            return any(None not in (a, b) and a * b < 0 and (a > 0) == up for _, a, b in here)
        case "low":
            return any((a or 0) + (b or 0) == min(every) < 0 for _, a, b in here) and min(every) < max(every)
        case "high":
            return any((a or 0) + (b or 0) == max(every) > 0 for _, a, b in here) and min(every) < max(every)
        case "first":
            return any(str(n) == given["first"] for n, *_ in here)
    return False


def of_story(sitting: kinds.Sitting, key: str, slots: Slots) -> bool:
    asked, given = facts(sitting), sitting.answer
    if asked.get("own"):
        options = {
            o.id: o.name
            for o in sitting.options(asked["own"]["questions"][key], sitting.words["own"]["questions"][key].get("options", {}))
        }
        return slots["option"] == options[given[f"own.{key}"]]
    record, words = asked["record"], sitting.words["record"]
    told = [n for n in range(1, record["entries"] + 1) if given.get(f"{n}.status") in record["statuses"]]
    still = [n for n in told if given[f"{n}.status"] in record.get("open", ("waiting", "acknowledged"))]
    length = {n: record["sinces"].index(since) for n in still if (since := given.get(f"{n}.since")) in record["sinces"]}
    label = {n: sitting.typed(f"{n}.label", sitting.fill(words["entry"], n=n)) for n in told}
    longest = {n for n, long in length.items() if long == max(length.values())}
    match key:
        case "waiting_some":
            return (slots["count"], slots["total"]) == (len(still), len(told)) and bool(still)
        case "acted_all":
            return bool(told) and not still
        case "waiting" | "waiting_one":
            right = any(label[n] == slots["label"] and words["sinces"][given[f"{n}.since"]] == slots["since"] for n in longest)
            return right and (key == "waiting_one" or (length.keys() == set(still) and len(set(length.values())) > 1))
        case "pays":
            return any(
                sitting.fill(words["bearers"][given[f"{n}.bearer"]]) == slots["bearer"] for n in longest if f"{n}.bearer" in given
            )
    return False


ORACLES: dict[str, Callable[[kinds.Sitting, str, Slots], bool]] = {
    "log": of_log,
    "map": of_map,
    "cards": of_cards,
    "chairs": of_chairs,
    "matrix": of_matrix,
    "shares": of_shares,
    "timeline": of_timeline,
    "story": of_story,
}
