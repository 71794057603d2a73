"""The front end of a page's parts: one ESM file per module, the same in a kernel's page, in a page without one, in JupyterLab."""

from kit.widgets.front_end import MODULES, ROOM, front_end, own_style, styles
from kit.widgets.modules import Modules
