"""The whole, side by side: what was looked at and decided, principle by principle."""

from __future__ import annotations

import anywidget
import traitlets

from kit.widgets.front_end import HERE, styles


class Overview(anywidget.AnyWidget):
    """A picture in words; nothing comes back from the browser."""

    shown = traitlets.Dict().tag(sync=True)  # Python writes: words, principles, actions, what depends on what, coverage

    _esm = (HERE / "overview.js").read_text(encoding="utf-8")
    _css = styles("overview")
