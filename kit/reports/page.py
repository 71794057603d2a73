"""The report as one HTML file: no script, no link, nothing loaded; it reads on a phone and prints well."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from kit import charts, languages
from kit.content import Phrases
from kit.reports.account import Account
from kit.reports.paper import stamps
from kit.rounds import TOGETHER
from kit.widgets import styles

if TYPE_CHECKING:
    import jinja2

HERE = Path(__file__).parent


def templates_in(folder: Path) -> jinja2.Environment:
    """The templates of a folder: what a person or a file says is escaped, what nobody said is an error."""
    import jinja2

    found = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters["own"] = jinja2.pass_context(_own)
    return found


@cache
def _templates() -> jinja2.Environment:
    return templates_in(HERE)


def _own(context: Mapping[str, Any], text: str) -> Markup:
    """The text with somebody's own words in it marked: a browser that translates the page leaves them as typed."""
    words = sorted(filter(None, context["own"]), key=len, reverse=True)
    if not words:
        return escape(text)
    parts = re.split(rf"(?<!\w)({'|'.join(map(re.escape, words))})(?!\w)", text)
    marked = Markup('<bdi translate="no">{}</bdi>')
    return Markup("").join(marked.format(part) if n % 2 else part for n, part in enumerate(parts))


def as_html(told: Account, phrases: Phrases) -> bytes:
    """The account as a self-contained page."""
    pictures = {profile.id: charts.drawn(profile.draw) for profile in told.profiles if profile.draw}
    drawn = [charts.drawn(done.draw) if done.draw else "" for done in told.exercises]
    legend = charts.drawn(told.legend.draw) if pictures else ""
    words = {
        "legend": legend,
        "stamps": stamps(told, phrases),
        "told": told,
        "say": phrases.say,
        "pictures": pictures,
        "drawn": drawn,
    }
    own = [name for side in told.sides for name in (side, *side.split(TOGETHER))]
    typed = [words.strip().rstrip(".") for action in told.actions for words in (action["what"], action["who"], action["sign"])]
    return render("report.html", language=told.language, own=[*own, *typed], **words)


def render(template: str, *, language: str, own: Iterable[str], **words: object) -> bytes:
    """A template of this folder as a self-contained page; `own` are names and words as somebody typed them."""
    facts = {"language": language, "direction": languages.direction(language), "styles": styles("report"), "own": list(own)}
    text = _templates().get_template(template).render(**facts, **words)
    return text.encode("utf-8", "replace")
