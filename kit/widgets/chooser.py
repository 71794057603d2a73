"""The list of a principle's exercises: one is open at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import anywidget
import traitlets

from kit.widgets.front_end import HERE, styles


class Chooser(anywidget.AnyWidget):
    """Which exercise is open. What the browser writes is only a wish: `wanted` gets it and checks it."""

    entries = traitlets.List().tag(sync=True)  # Python writes: id, title, invitation, minutes, begun, start_here
    words = traitlets.Dict().tag(sync=True)  # Python writes: phrases, language, direction, slug
    chosen = traitlets.Unicode("").tag(sync=True)  # the browser writes: the id of an exercise, or ""

    _esm = (HERE / "chooser.js").read_text(encoding="utf-8")
    _css = styles("chooser")

    def __init__(self, *, wanted: Callable[[str], None], **traits: Any) -> None:
        super().__init__(**traits)
        self.observe(lambda change: wanted(str(change["new"])), "chosen")
