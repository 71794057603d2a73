"""One anywidget for one exercise: the narrow set of synced traits is the whole contract with the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import anywidget
import traitlets

from kit.widgets.front_end import front_end, styles


class ExerciseWidget(anywidget.AnyWidget):
    """An exercise on screen. What the browser writes is only a proposal: `answered` gets it and checks it."""

    exercise = traitlets.Dict().tag(sync=True)  # Python writes: definition and words in one language
    stage = traitlets.Unicode("open").tag(sync=True)  # Python writes: how far a round is; alone it is always open
    stored = traitlets.Dict({"rev": 0, "answer": {}}).tag(sync=True)  # Python writes: what is committed
    shown = traitlets.Dict().tag(sync=True)  # Python writes: own sentences, the first finding among them, and picture
    problem = traitlets.Unicode("").tag(sync=True)  # Python writes: one sentence, or nothing
    answer = traitlets.Any({}).tag(sync=True)  # the browser writes: question id → value
    rev = traitlets.Any(0).tag(sync=True)  # the browser writes: its revision of the answer

    def __init__(self, *, answered: Callable[[ExerciseWidget, Any, Any], None], **traits: Any) -> None:
        super().__init__(**traits)
        self.observe(lambda change: answered(self, self.answer, change["new"]), "rev")


@cache
def widget_of(kind: str) -> type[ExerciseWidget]:
    """The widget class of a kind: the same traits over that kind's own module and styles."""
    return type(f"{kind.title()}Widget", (ExerciseWidget,), {"_esm": front_end(kind), "_css": styles(kind)})
