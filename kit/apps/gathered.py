"""What somebody has gathered: of each exercise its picture, its finding and its action, and the picture of the time before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from zlib import crc32

from kit import asking, charts, content, kinds, languages
from kit.apps.desk import LOCAL, Desk
from kit.charts import Picture
from kit.kinds import Sitting

PICTURES = "/mine/pictures"
Kept = Mapping[str, Mapping[str, Any]]  # exercise → question → value


@dataclass(frozen=True)
class Piece:
    """One exercise: its finding, what was decided, where its pictures are ("" where there is none, or no server to ask)."""

    id: str
    title: str
    principle: str
    slug: str
    sentence: str
    what: str
    who: str
    when: str
    picture: str
    before: str
    href: str

    def plain(self) -> dict[str, str]:
        """The same as JSON can carry it."""
        return {name: str(value) for name, value in vars(self).items()}


def gathered(desk: Desk) -> list[Piece]:
    """A piece for each exercise that has a finding or an action, in the order of the shelf."""
    partnership, kept = desk.partnership(), desk.answers()
    found = [_piece(desk, exercise, partnership, kept) for slug, exercise in desk.library.shelf.items() if slug in kept]
    return [piece for piece in found if piece.sentence or piece.what]


def drawn_for(desk: Desk, exercise: str, *, before: bool = False) -> str:
    """The picture of one's own answers to an exercise as SVG, or that of the time before; "" where there is none."""
    found = desk.library.shelf.get(exercise)
    partnership = desk.partnership()
    if found is None or not partnership.ready:
        return ""
    answer = desk.stored(asking.set_aside(exercise) if before else exercise).answer
    picture = kinds.own_picture(Sitting(found, partnership, desk.phrases, desk.language, answer))
    return charts.by_day_and_night(picture.draw()) if picture.draw else ""


def _piece(desk: Desk, exercise: content.Exercise, partnership: kinds.Partnership, kept: Kept) -> Piece:
    answer = kept[exercise.id]
    then = kept.get(asking.set_aside(exercise.id), {})
    sitting, past = (Sitting(exercise, partnership, desk.phrases, desk.language, given) for given in (answer, then))
    picture, old = (kinds.own_picture(one) if partnership.ready else Picture(()) for one in (sitting, past))
    slug = desk.library.framework.principle(exercise.principle).slug
    day = str(answer.get("action.when", ""))
    return Piece(
        id=exercise.id,
        title=exercise.words.title,
        principle=exercise.principle,
        slug=slug,
        sentence=sitting.finding(picture.sentences),
        what=str(answer.get("action.what", "")),
        who=str(answer.get("action.who", "")),
        when=languages.read_day(day, desk.language) if day else "",
        picture=_address(desk, exercise.id, answer) if picture.draw else "",
        before=_address(desk, exercise.id, then, before="1") if old.draw else "",
        href=f"/{'together' if slug == 'preamble' else slug}?lang={desk.language}&exercise={exercise.id}",
    )


def _address(desk: Desk, exercise: str, answer: Mapping[str, Any], **more: str) -> str:
    """Where the server draws it; another one whenever the answer has changed. JupyterLab has no such address."""
    if desk.browser == LOCAL:
        return ""
    changed = f"{crc32(repr(sorted(answer.items())).encode()):08x}"
    return f"{desk.settings.base}{PICTURES}/{exercise}?{urlencode({'lang': desk.language, 'v': changed, **more})}"
