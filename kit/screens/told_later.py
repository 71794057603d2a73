"""What is told later of a line: a guess, what would be fair, how it was the time before; whose it is, and in a sentence."""

from __future__ import annotations

from kit import content, languages
from kit.rounds import Scene, in_view, shorts_of
from kit.screens.lines import MOST_NAMED, Line, Spot
from kit.screens.visit import Reader
from kit.store import Round


def when(reader: Reader, scene: Scene) -> str:
    """How the time before is called: the month of the round before; of a second look, the first one."""
    part = in_view(scene.round)
    if part is not None and part.again:
        return reader.say("wall.first_look")
    before = scene.seen.before if scene.seen else None
    return languages.month(before.day, reader.language) if before else reader.say("wall.earlier")


def flag_label(reader: Reader, scene: Scene, step: str, place: int, everybody: str) -> str:
    """What stands on the dashed flag of that side: whose answer it is, and in what sense.

    Args: everybody, the name of what stands behind the last side.
    """
    names = [*shorts_of(scene.round), everybody]
    others = [name for n, name in enumerate(names[:-1]) if n != place]
    other = others[0] if len(others) == 1 else reader.say("wall.others_together")
    return reader.say(f"wall.{step}_flag", side=names[place], other=content.capitals(other), when=when(reader, scene))


def later(reader: Reader, scene: Scene, line: Line, step: str) -> str:
    """The same in a sentence, without its full stop; "" where there would be too much of it."""
    if step == "guess":
        return _guessed(reader, scene.round, line)
    spots: tuple[Spot, ...] = getattr(line, step)
    if step == "fair":
        return _listed(reader, scene.round, "wall.fair_said", "", [(place, _quoted(reader, line, at)) for place, at in spots])
    now = {place: {at for side, at in line.at if side == place} for place, _ in spots}
    if any(len(found) > 1 for found in now.values()):
        return ""
    said = [(place, reader.say("wall.the_same") if now[place] == {at} else _quoted(reader, line, at)) for place, at in spots]
    part, called = in_view(scene.round), when(reader, scene)
    seen = called if part and part.again else reader.say("wall.seen_from_today", when=called)
    return _listed(reader, scene.round, "wall.before_said", content.capitals(seen), said)


def _guessed(reader: Reader, round_: Round, line: Line) -> str:
    """Whose answer was guessed, and how far off: of several others together only what was guessed."""
    (place, at), *more = dict.fromkeys(line.guess)
    if more:
        return ""
    others = [n for n in range(len(round_.sides)) if n != place]
    alone = round_.sides[others[0]].name if len(others) == 1 else ""
    other = alone or reader.say("wall.others_together")
    said = reader.say("wall.guessed", side=round_.sides[place].name, other=other, answer=_quoted(reader, line, at))
    stands = {level for side, level in line.at if side == others[0]} if alone else set()
    if len(stands) != 1:
        return said
    steps = abs(at - stands.pop())
    far = ("none", "one", "many")[min(steps, 2)]
    return reader.say("wall.guess_far", said=said, far=reader.say(f"wall.far_{far}", n=steps))


def _quoted(reader: Reader, line: Line, at: int) -> str:
    return languages.quoted(line.options[at], reader.language)


def _listed(reader: Reader, round_: Round, phrase: str, called: str, said: list[tuple[int, str]]) -> str:
    who: dict[str, list[str]] = {}
    for place, answer in said:
        who.setdefault(answer, []).append(round_.sides[place].name)
    if len(who) > MOST_NAMED or len({place for place, _ in said}) < len(said):
        return ""
    text = ""
    for answer, names in who.items():
        sides = languages.listed(names, reader.language)
        text = reader.say("wall.others", before=text, sides=sides, answer=answer) if text else ""
        text = text or reader.say(phrase, when=called, sides=sides, answer=answer)
    return text
