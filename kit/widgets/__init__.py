"""The front end of exercises: one ESM file per kind over `form.js`, and the anywidget that carries it in a kernel.

The same joined text is rendered by pages without a kernel; see `front_end`.
"""

from kit.widgets.chooser import Chooser
from kit.widgets.exercise import ExerciseWidget, widget_of
from kit.widgets.front_end import front_end, own_style, styles
from kit.widgets.overview import Overview
from kit.widgets.panel import Panel

__all__ = ["Chooser", "ExerciseWidget", "Overview", "Panel", "front_end", "own_style", "styles", "widget_of"]
