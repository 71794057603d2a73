"""An app in a kernel: every part of it a widget, all of them in one box."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import ipywidgets
from IPython.display import display

from kit import charts
from kit.apps import App, Desk, PagePart, Told
from kit.pages.carried import Carried, widget_of

DRAWING = ThreadPoolExecutor(max_workers=1, thread_name_prefix="drawing")
SHOWN: list[Mirror] = []  # what this kernel's notebook has shown, for the page that asks


def ask(box: ipywidgets.VBox) -> None:
    """Show what asks somebody; `notebooks/lab.py` saves none of it."""
    display(box, metadata={"kit_asks": True})


def draw_later(job: Callable[[], None]) -> None:
    """Have a picture drawn beside the kernel's own work."""
    DRAWING.submit(job)


class Mirror:
    """The widgets of an app. What a browser writes into one goes to the app, and what the app tells into the widgets."""

    def __init__(self, app: App, desk: Desk) -> None:
        self.app, self.widgets, self.turn = app, dict[str, Carried](), threading.RLock()
        self.box = ipywidgets.VBox()
        self.box.add_class("kit-stack")
        desk.later, desk.drawn = draw_later, self.show
        self.show(app.opened())
        SHOWN.append(self)

    def heard(self, key: str, said: dict[str, Any]) -> None:
        """A browser has written."""
        self.show(self.app.hear(key, said))
        DRAWING.submit(charts.make_ready)

    def show(self, told: Told) -> None:
        """Write what is new; what stands where it stood is not laid out anew. A picture comes from another thread."""
        with self.turn:
            for part in told.parts:
                self.write(part)
            wanted = self.box.children if told.keys is None else tuple(self.widgets[key] for key in told.keys)
            if wanted != self.box.children:
                self.box.children = wanted

    def write(self, part: PagePart) -> None:
        """Make the part's widget, or write into it."""
        widget = self.widgets.get(part.key)
        if widget is None:
            heard = lambda said: self.heard(part.key, said)  # noqa: E731
            self.widgets[part.key] = widget_of(part.module)(key=part.key, module=part.module, heard=heard, **part.state)
            return
        with widget.hold_sync():
            for name, value in part.state.items():
                setattr(widget, name, value)

    def whole(self) -> dict[str, Any]:
        """Everything that a page needs to draw it."""
        parts = [{"id": w.model_id, "key": key, "module": w.module, "state": w.told()} for key, w in self.widgets.items()]
        return {"box": self.box.model_id, "keys": [w.key for w in self.box.children], "parts": parts}
