"""A picture for a screen, or nothing where it cannot be drawn: then the log says where that failed."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable

from kit.charts.picture import as_image

LOG = logging.getLogger(__name__)


def drawn(draw: Callable[[], str]) -> str:
    """The picture as the `src` of an <img>; "" where it cannot be drawn. Nothing of what was to be drawn is in the log."""
    try:
        return as_image(draw())
    except Exception as error:
        note_undrawn(error)
        return ""


def note_undrawn(error: Exception) -> None:
    """Say in the log what kind of error it was and where it came from: its own words may hold what somebody typed."""
    where = traceback.extract_tb(error.__traceback__)[-1]
    LOG.error("a picture could not be drawn: %s in %s, line %s", type(error).__name__, where.filename, where.lineno)
