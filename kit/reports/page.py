"""The report as one HTML file: no script, no link, nothing loaded; it reads on a phone and prints well."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kit import charts, languages
from kit.content import Phrases
from kit.reports.account import Account
from kit.widgets import styles

if TYPE_CHECKING:
    import jinja2

HERE = Path(__file__).parent


@cache
def _templates() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(HERE),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def as_html(told: Account, phrases: Phrases) -> bytes:
    """The account as a self-contained page."""
    pictures = {profile.id: charts.as_image(profile.draw()) for profile in told.profiles if profile.draw}
    drawn = [charts.as_image(one.draw()) if one.draw else "" for one in told.exercises]
    words = {"told": told, "say": phrases.say, "pictures": pictures, "drawn": drawn}
    return render("report.html", language=told.language, **words)


def render(template: str, *, language: str, **words: object) -> bytes:
    """A template of this folder as a self-contained page."""
    direction = languages.direction(language)
    text = _templates().get_template(template).render(language=language, direction=direction, styles=styles("report"), **words)
    return text.encode("utf-8", "replace")
