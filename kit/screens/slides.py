"""What was revealed as one picture after the other: a question a screen, the rest of it with *next*, then all of them at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kit import asking, charts, languages
from kit.rounds import Scene, in_view, shorts_of
from kit.screens.blocks import Block
from kit.screens.lines import Line, Spot, asks_more, differs, lines_of, told
from kit.screens.remembered import remembered
from kit.screens.told_later import flag_label, later, when
from kit.screens.visit import Reader
from kit.store import Part, Pooling, Released, Round

MOST_ONE_BY_ONE, FEWEST_ONE_BY_ONE = 7, 3
MOST_OPEN = 3  # rows of all at once that have their words on the wall
MOST_WORDED = 3  # answers of a row that stand there in words; of more, the two that are furthest apart
MOST_NAMED_LATER = 4  # sides whose flags of what is told later have a name; of more there are marks alone
MOST_SAID_TWICE = 2  # of the same flags that say in two languages what they are; more have a name alone
STEPS = ("guess", "fair", "before")  # what comes with *next*, in this order


@dataclass(frozen=True)
class Slide:
    """One picture: a line and what of it is told by now; without a line all of them."""

    line: int | None
    told: tuple[str, ...] = ()


def slides_of(part: Part, lines: tuple[Line, ...]) -> list[Slide]:
    """The pictures of a part in their order; what differs one by one, at least the first three."""
    apart = sum(differs(part, line) for line in lines)
    found = []
    for n, line in enumerate(lines[: min(MOST_ONE_BY_ONE, max(FEWEST_ONE_BY_ONE, apart))]):
        steps = [step for step in STEPS if getattr(line, step)]
        found += [Slide(n, tuple(steps[:upto])) for upto in range(len(steps) + 1)]
    return [*found, Slide(None)] if found else []


def shown_lines(reader: Reader, scene: Scene) -> tuple[Part | None, tuple[Line, ...]]:
    """The part that the room has before it, and its lines in this language: made once for everybody."""
    part = in_view(scene.round)
    if part is None:
        return None, ()
    return part, remembered(
        lambda: _lines(reader, scene.round, part, scene.shown),
        "lines",
        scene.round.id,
        [(side.id, side.name) for side in scene.round.sides],
        part.number,
        reader.language,
        scene.shown,
    )


def _lines(reader: Reader, round_: Round, part: Part, rows: tuple[Released, ...]) -> tuple[Line, ...]:
    """Its lines; none where they cannot be set side by side: then its sentences stand on the wall, and the log says why."""
    try:
        return lines_of(reader, round_, part, rows)
    except Exception as error:
        charts.note_undrawn(error)
        return ()


def turned(reader: Reader, scene: Scene) -> tuple[int, int]:
    """Which picture of what the room has before it stands there, from 0, and how many there are; (0, 0): none."""
    part, lines = shown_lines(reader, scene)
    pages = slides_of(part, lines) if part else []
    return _at(scene, pages), len(pages)


def _at(scene: Scene, pages: list[Slide]) -> int:
    return max(0, min(scene.round.live.slide if scene.round.live else 0, len(pages) - 1))


def picture(scene: Scene, *readers: Reader, beside: bool = False) -> Block | None:
    """The picture that the room has before it now, in one language or two; None where there is none.

    Args: beside, whether something else stands beside it: then its sentence is left out.
    """
    found = [shown_lines(reader, scene) for reader in readers]
    part, lines = found[0]
    pages = slides_of(part, lines) if part else []
    if part is None or not pages:
        return None
    here = pages[_at(scene, pages)]
    langs = {"langs": [reader.language for reader in readers]}
    if here.line is None:
        return {**_overview(scene.round, part, list(zip(*(told for _, told in found), strict=True)), readers), **langs}
    same = [next(each for each in told if each.key == lines[here.line].key) for _, told in found]
    found_ = _lineup(scene, part, here, same, readers)
    return {**found_, **langs, "beside": beside, **({"say": []} if beside else {})}


def _lineup(scene: Scene, part: Part, here: Slide, same: list[Line], readers: tuple[Reader, ...]) -> Block:
    round_, line, names = scene.round, same[0], _names(readers[0], scene.round)
    step = here.told[-1] if here.told else ""
    guess = line.guess if step == "guess" else ()
    told_later: tuple[Spot, ...] = getattr(line, step) if step not in ("", "guess") else ()
    few = len(round_.sides) <= MOST_NAMED_LATER
    brief = few and len(readers) > 1 and len(set(told_later)) > MOST_SAID_TWICE
    everybody = [reader.say("wall.everybody") for reader in readers]
    dashed = guess or (told_later if few else ())
    return {
        "is": "lineup",
        "key": f"{part.number}.{line.key}",
        "name": [each.name for each in same],
        "asked": [each.asked for each in same],
        "options": [[each.options[n] for each in same] for n in range(len(line.options))],
        "ordered": line.ordered,
        "flags": [
            {**_flag(place, at, line.at, names), **({} if place < len(round_.sides) else {"said": everybody})}
            for place, at in dict.fromkeys(line.at)
        ],
        "guess": [
            {
                **_flag(place, at, dashed, names),
                "label": [] if brief else [flag_label(reader, scene, step, place, names[-1]) for reader in readers],
            }
            for place, at in dict.fromkeys(dashed)
        ],
        "marks": [] if few else [{"place": place, "at": at, "look": charts.look(place)} for place, at in told_later],
        "marks_say": [reader.say(f"wall.{step}{'_dashed' * brief}", when=when(reader, scene)) for reader in readers]
        if told_later and (brief or not few)
        else [],
        "between": between(part, line),
        "say": [_said(reader, scene, each, step) for reader, each in zip(readers, same, strict=True)],
        "absent": _absent(round_, line, {place for place, _ in (*line.at, *guess, *told_later)}, names, readers),
        "silent": [": ".join(pair) for pair in line.silent],
        "legend": _legend(round_, names, {place for place, _ in (*line.at, *guess, *told_later)}),
    }


def _said(reader: Reader, scene: Scene, line: Line, step: str) -> str:
    """What the picture says: what has come last, where something was told later; how it stands, before that."""
    text = later(reader, scene, line, step) if step else ""
    if not text:
        return told(reader, scene.round, line)
    return f"{text}. {reader.say('wall.a_moment') if step == 'before' else asks_more(reader, line)}"


def _absent(round_: Round, line: Line, stands: set[int], names: list[str], readers: tuple[Reader, ...]) -> list[str]:
    """Which sides have nothing here, in one sentence whatever the reason is; none of a check of the whole room."""
    if len(round_.sides) in stands:
        return []
    said = [who for who, _ in line.silent]
    none = [n for n, s in enumerate(round_.sides) if n not in stands and not any(who.startswith(s.name) for who in said)]
    return [
        reader.say("wall.absent", sides=languages.listed([names[n] for n in none], reader.language)) for reader in readers if none
    ]


def _names(reader: Reader, round_: Round) -> list[str]:
    """What stands on flags: short names of the sides, and behind them that of all together."""
    return [*shorts_of(round_), reader.say("wall.everybody")]


def _flag(place: int, at: int, spots: tuple[Spot, ...], names: list[str]) -> dict[str, Any]:
    """A side's flag where it stands; with how many of its cases, where it tells of more than one."""
    mine = [spot for spot in spots if spot[0] == place]
    times = mine.count((place, at)) if len(mine) > 1 else 0
    return {"place": place, "at": at, "name": names[place], "times": times, "look": charts.look(place)}


def between(part: Part, line: Line) -> list[int]:
    """Which answers nobody gives between the two that are furthest apart: this empty space is the picture."""
    if not line.ordered or line.several or not differs(part, line):
        return []
    stands = {at for _, at in line.at}
    return [at for at in range(min(stands), max(stands)) if at not in stands]


def _overview(round_: Round, part: Part, rows: list[tuple[Line, ...]], readers: tuple[Reader, ...]) -> Block:
    names = _names(readers[0], round_)
    rows = [same for same in rows if same[0].at]  # of some only what would be fair was said
    whole = part.pools == Pooling.WHOLE
    compared = [same for same in rows if len({place for place, _ in same[0].at}) > 1]
    single = len(rows) - len(compared) if compared else 0
    rows = compared or rows
    apart = [differs(part, same[0]) for same in rows]
    title = "wall.overview_room" if whole else "wall.overview" if any(apart) else "wall.overview_near"
    return {
        "is": "overview",
        "title": [reader.say(title) for reader in readers],
        "rows": [
            {**_row(part, same, names), "open": n < MOST_OPEN and (whole or apart[n] or not any(apart))}
            for n, same in enumerate(rows)
        ],
        "more": [reader.phrases["wall.more_rows"] for reader in readers],
        "key": [_key(reader, part, [same[0] for same in rows], single) for reader in readers] if not whole else [],
        "legend": _legend(round_, names, {place for same in rows for place, _ in same[0].at}, whole=True),
    }


def _key(reader: Reader, part: Part, lines: list[Line], single: int) -> str:
    """What the line, the stripes and the grey of all at once mean; how many questions are left out, having one answer."""
    grey = any(not differs(part, line) for line in lines[1:]) and any(differs(part, line) for line in lines)
    found = {
        "ends": any(line.ordered for line in lines),
        "between": any(between(part, line) for line in lines),
        "near": grey and part.pools == Pooling.LEVELS,
        "alike": grey and part.pools != Pooling.LEVELS,
        "single": single > 1,
        "single_one": single == 1,
    }
    return " · ".join(reader.say(f"wall.key_{key}", n=single) for key, there in found.items() if there)


def _row(part: Part, same: tuple[Line, ...], names: list[str]) -> dict[str, Any]:
    """One question among all: who stands where, and in words the answers given, or the two that are furthest apart."""
    line = same[0]
    stands = sorted({at for _, at in line.at})
    worded = stands if len(stands) <= MOST_WORDED else [stands[0], stands[-1]]
    named = () if part.pools == Pooling.WHOLE else line.at  # the title says that it is of the whole room
    ends = [at for at in (0, len(line.options) - 1) if part.pools == Pooling.WHOLE and at not in stands]
    who = {at: [names[place] for place in dict.fromkeys(place for place, its in named if its == at)] for at in worded}
    return {
        "name": [each.name for each in same],
        "of": len(line.options),
        "ordered": line.ordered,
        "apart": differs(part, line),
        "between": between(part, line),
        "marks": [
            {"place": place, "at": at, "name": names[place], "look": charts.look(place)} for place, at in dict.fromkeys(line.at)
        ],
        "spots": [
            {"at": at, "who": who.get(at, []), "words": [each.options[at] for each in same], "end": at in ends}
            for at in sorted((*worded, *ends))
        ],
    }


def _legend(round_: Round, names: list[str], places: set[int], *, whole: bool = False) -> list[dict[str, Any]]:
    """Mark and whole name of every side whose flag has a shorter one; `whole`: of all of them."""
    return [
        {"look": charts.look(place), "short": "" if whole and names[place] == side.name else names[place], "name": side.name}
        for place, side in enumerate(round_.sides)
        if place in places and (whole or names[place] != side.name)
    ]


def sentence(reader: Reader, scene: Scene) -> str:
    """What the picture says now, for whoever runs the workshop to say aloud; "" where it is all of them at once."""
    part, lines = shown_lines(reader, scene)
    pages = slides_of(part, lines) if part else []
    here = pages[_at(scene, pages)] if pages else Slide(None)
    return _said(reader, scene, lines[here.line], here.told[-1] if here.told else "") if here.line is not None else ""


def title(reader: Reader, scene: Scene) -> str:
    """What the part that the room has before it is called."""
    part = in_view(scene.round)
    return asking.part_title(reader.library, scene.round, part) if part else ""
