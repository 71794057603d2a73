"""A screen of a round in a kernel's page: blocks go out, what was tapped comes in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from kit.widgets.front_end import front_end, styles


class Panel(anywidget.AnyWidget):
    """Blocks on screen. What the browser asks is only a wish: `wanted` gets it, looks up every right and answers with `shown`."""

    shown = traitlets.Dict().tag(sync=True)  # Python writes: n of the question, again, and the fields of screens.Shown
    words = traitlets.Dict().tag(sync=True)  # Python writes: language, direction, screen, copy, copied
    asked = traitlets.Any({}).tag(sync=True)  # the browser writes: n, do, fields, where; form; again, if asked once more

    _esm = front_end("panel")
    _css = styles("panel")

    def __init__(self, *, wanted: Callable[[Any], None], **traits: Any) -> None:
        super().__init__(**traits)
        self.observe(lambda change: wanted(change["new"]), "asked")
