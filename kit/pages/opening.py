"""What a notebook opens, each with one line: a principle, the whole, a screen."""

from __future__ import annotations

import logging
from collections.abc import Callable

import ipywidgets
from IPython.display import display

from kit import content, rounds
from kit.apps import LOCAL, App, Desk, GameApp, PrincipleApp, ScreenApp, TogetherApp
from kit.errors import KitError, StoreError
from kit.pages.mirror import Mirror, ask

LOG = logging.getLogger(__name__)
OPENED: list[Callable[[Desk], App]] = []  # what cells of this kernel have opened


def open_principle(slug: str, *, language: str = "") -> None:
    """Show the exercises of a principle, for instance "accountability", for the person at this desk."""
    show(lambda desk: PrincipleApp(desk, slug), language=language)


def open_together(*, language: str = "") -> None:
    """Show the preamble's exercises and what this person has found and decided, principle by principle."""
    show(TogetherApp, language=language)


def open_simulator(*, language: str = "") -> None:
    """Show *Five quarters*, to be played alone."""
    show(GameApp, language=language)


def open_screen(name: str, *, language: str = "") -> None:
    """Show a page: "facilitator", "assessment", "results" or "onboarding"."""
    show(lambda desk: ScreenApp(desk, name), language=language)


def show(app: Callable[[Desk], App], *, language: str) -> None:
    """Open an app for the person at this desk, or say in one sentence why it cannot open."""
    desk = Desk.of(language=language)
    if desk.browser == LOCAL and OPENED:
        content.library.cache_clear()  # who runs the cell again may have changed a file
    OPENED.append(app)
    try:
        if desk.browser == LOCAL:
            rounds.trust(desk.database, LOCAL)
        desk.visit()
        ask(Mirror(app(desk), desk).box)
    except KitError as error:
        LOG.error("the page could not open: %s", type(error).__name__)
        phrase = error.phrase if isinstance(error, StoreError) else "error.unexpected"
        display(ipywidgets.Label(desk.phrases[phrase]))
