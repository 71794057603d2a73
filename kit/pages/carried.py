"""A part of a page as a widget: its module draws it, Python writes its state, the browser writes what is wished for.

Speaks anywidget's protocol without its base class, which makes a class for every instance and sends module and styles with each.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib.metadata import version
from typing import Any, ClassVar

import ipywidgets
import traitlets

from kit.widgets.front_end import front_end, styles

SPOKEN = f"~{version('anywidget').rpartition('.')[0]}.*"  # its protocol, as JupyterLab's extension of that version speaks it
Heard = Callable[[dict[str, Any]], None]


class Carried(ipywidgets.DOMWidget):
    """What every part has. `heard` is told what the browser wrote; it is only a wish, and whoever hears it checks it."""

    _model_name = traitlets.Unicode("AnyModel").tag(sync=True)
    _model_module = traitlets.Unicode("anywidget").tag(sync=True)
    _model_module_version = traitlets.Unicode(SPOKEN).tag(sync=True)
    _view_name = traitlets.Unicode("AnyView").tag(sync=True)
    _view_module = traitlets.Unicode("anywidget").tag(sync=True)
    _view_module_version = traitlets.Unicode(SPOKEN).tag(sync=True)
    _anywidget_id = traitlets.Unicode().tag(sync=True)
    _esm = traitlets.Unicode().tag(sync=True)
    _css = traitlets.Unicode().tag(sync=True)
    key = traitlets.Unicode().tag(sync=True)  # Python writes: which part of its page this is
    module = traitlets.Unicode().tag(sync=True)  # Python writes: what draws it

    writes: ClassVar[tuple[str, ...]] = ()  # what the browser writes; the last one comes with every wish

    def __init__(self, *, key: str, module: str, heard: Heard, **state: Any) -> None:
        static = os.environ.get("PARTNERSHIP_KIT_STATIC", "")  # where a page finds modules; elsewhere they travel as text
        text = {} if static else {"_css": styles(module)}
        esm = f"{static}{module}.js" if static else front_end(module)
        super().__init__(key=key, module=module, _anywidget_id=f"kit.{module}", _esm=esm, **text, **state)
        self.observe(lambda _: heard({name: getattr(self, name) for name in self.writes}), self.writes[-1:])

    def told(self) -> dict[str, Any]:
        """What Python has written into it."""
        return {name: getattr(self, name) for name in self.state_names()}

    def state_names(self) -> list[str]:
        """The traits of this part alone."""
        return sorted(set(self.keys) - set(Carried.class_trait_names(sync=True)))


class ExerciseWidget(Carried):
    """An exercise, a chapter, the questions of a round."""

    writes = ("answer", "rev")
    exercise = traitlets.Dict().tag(sync=True)  # Python writes: definition and words in one language
    stage = traitlets.Unicode("open").tag(sync=True)  # Python writes: how far a round is; alone it is always open
    where = traitlets.Dict().tag(sync=True)  # Python writes: the place in a round in which it was asked
    stored = traitlets.Dict({"rev": 0, "answer": {}}).tag(sync=True)  # Python writes: what is committed
    shown = traitlets.Dict().tag(sync=True)  # Python writes: own sentences, the first finding among them, and picture
    problem = traitlets.Unicode("").tag(sync=True)  # Python writes: one sentence, or nothing
    answer = traitlets.Any({}).tag(sync=True)  # the browser writes: question id → value
    rev = traitlets.Any(0).tag(sync=True)  # the browser writes: its revision of the answer


class Panel(Carried):
    """Blocks on screen."""

    writes = ("asked",)
    shown = traitlets.Dict().tag(sync=True)  # Python writes: n of the question, again, and the fields of screens.View
    words = traitlets.Dict().tag(sync=True)  # Python writes: language, direction, screen, copy, copied
    asked = traitlets.Any({}).tag(sync=True)  # the browser writes: n, do, fields, where; form; again, if asked once more


class Chooser(Carried):
    """The list of a page's exercises: one is open at a time."""

    writes = ("chosen",)
    entries = traitlets.List().tag(sync=True)  # Python writes: id, title, invitation, minutes, begun, start_here
    words = traitlets.Dict().tag(sync=True)  # Python writes: phrases, language, direction, slug
    chosen = traitlets.Unicode("").tag(sync=True)  # the browser writes: the id of an exercise, or ""


class Overview(Carried):
    """What was looked at and decided, principle by principle; nothing comes back from the browser."""

    shown = traitlets.Dict().tag(sync=True)  # Python writes: words, principles, actions, what depends on what, coverage


OTHERS: dict[str, type[Carried]] = {"panel": Panel, "chooser": Chooser, "overview": Overview}


def widget_of(module: str) -> type[Carried]:
    """The widget class of a part that this module draws."""
    return OTHERS.get(module, ExerciseWidget)
