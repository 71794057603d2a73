"""What every page of the server shares: settings, words of every language, templates, static files, rights of a browser."""

from __future__ import annotations

import hashlib
import json
import re
import time
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup

from kit import apps, content, languages, reports, settings, store
from kit.server.static_files import StaticFiles

PRINCIPLES = ("accountability", "transparency", "respect", "equity")
TOGETHER = "together"  # the page of the preamble and of the whole
KEPT_SECONDS = 60.0
ALONE = (*PRINCIPLES, TOGETHER)  # pages of exercises
GAME = "simulator"
BARE = ("join", "remote", "projector", GAME)  # pages for which no kernel is started: phones, a facilitator's remote, the wall
NAMES = (*ALONE, *apps.SCREENS, GAME)
KERNEL = tuple(name for name in NAMES if name not in BARE)
NAMED = re.compile(r"[A-Za-z0-9_-]+").fullmatch  # a site's notebook whose name can stand in an address
TEMPLATES = Path(__file__).parent / "templates"


class Doors:
    """Pages as every newcomer finds them, for a minute: a hundred phones come to the same door at once."""

    def __init__(self) -> None:
        self.pages: dict[tuple[str, ...], tuple[float, str]] = {}

    def get(self, door: tuple[str, ...]) -> str:
        """The page, or "" where it has to be made anew."""
        until, page = self.pages.get(door, (0.0, ""))
        return page if time.monotonic() < until else ""

    def keep(self, door: tuple[str, ...], page: str) -> None:
        """From now on, for a minute; "" is nothing to keep."""
        if page:
            self.pages[door] = (time.monotonic() + KEPT_SECONDS, page)


@dataclass
class House:
    """Built once when the server starts; content is read then, so an unsound file stops the start, not a page."""

    settings: settings.Settings
    database: store.Database
    files: StaticFiles
    kernels: bool = True  # whether pages ask for one

    def __post_init__(self) -> None:
        self.doors = Doors()
        self.source = content.Source(self.settings.exercises, self.settings.site)
        self.languages = self.source.languages
        self.phrases = {code: content.load_phrases(self.source, code) for code in self.languages}
        self.frameworks = {code: content.load_framework(self.source, code) for code in self.languages}
        self.shelves = {code: content.offered(content.load_shelf(self.source, code)) for code in self.languages}

    @cached_property
    def templates(self) -> jinja2.Environment:
        """One environment for all pages."""
        environment = reports.templates_in(TEMPLATES)
        environment.globals.update(url=self.files.url, base=self.settings.base, own_name=languages.own_name, page_of=page_of)
        return environment

    def render(self, template: str, language: str, **words: Any) -> str:
        """A page or a part of one in that language."""
        return self.templates.get_template(template).render(
            language=language,
            direction=languages.direction(language),
            languages=self.languages,
            say=self.phrases[language].say,
            framework=self.frameworks[language],
            shelf=self.shelves[language],
            slugs=PRINCIPLES,
            site=self.settings.site,
            generic=lambda text: self.generic(text, language),
            **words,
        )

    def generic(self, text: str, language: str) -> str:
        """A text with "the organisation that holds the funds" where a name would stand."""
        phrases = self.phrases[language]
        return content.fill(text, funds=phrases["generic.funds"], partner=phrases["generic.partner"])

    def privacy(self, language: str, until: date | None = None) -> str:
        """Who could read the answers and until when: the text of `alone`, and who else where a browser translates."""
        when = until or date.today() + timedelta(days=self.settings.keep_days)
        key = "privacy.alone" if self.settings.host else "privacy.alone_here"
        phrases = self.phrases[language]
        alone = phrases.say(key, host=self.settings.host, date=languages.day(when, language))
        days = self.settings.backup_days
        kept = [phrases.say("privacy.backups", n=days)] if days else []
        return " ".join([alone, *kept, phrases["privacy.translated"]])

    @property
    def site_notebooks(self) -> Path | None:
        """Where a site keeps its own notebooks."""
        return self.settings.site / "notebooks" if self.settings.site else None

    def notebook(self, name: str) -> Path | None:
        """The notebook behind the page of that name, ours or ("notebooks/NAME") the site's; None where no kernel serves it."""
        if name in KERNEL:
            return self.settings.notebooks / f"{name}.ipynb"
        folder, _, stem = name.partition("/")
        found = [path for path in self.own_notebooks if folder == "notebooks" and path.stem == stem]
        return found[0] if found else None

    @property
    def own_notebooks(self) -> list[Path]:
        """Those of the site, by name."""
        return sorted(path for path in self.site_notebooks.glob("*.ipynb") if NAMED(path.stem)) if self.site_notebooks else []

    def part(self, template: str, language: str, **words: Any) -> Markup:
        """A part that another template inserts as it is."""
        return Markup(self.render(template, language, **words))  # noqa: S704  rendered with autoescape just now


def page_of(slug: str) -> str:
    """The page of a principle: its slug, but for the preamble."""
    return TOGETHER if slug == "preamble" else slug


def owner(browser: str) -> str:
    """How a running kernel remembers the browser that it belongs to."""
    return hashlib.sha256(browser.encode()).hexdigest()


def title_of(notebook: Path) -> str:
    """Its first heading, or its name."""
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        lines = "".join(
            text for cell in cells if cell["cell_type"] == "markdown" for text in (*cell["source"], "\n")
        ).splitlines()
    except (OSError, ValueError, KeyError, TypeError):
        lines = []
    return next((line.lstrip("# ").strip() for line in lines if line.startswith("#")), notebook.stem)
