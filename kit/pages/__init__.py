"""One screen of a notebook each. A notebook opens one with one line; everything else is here or below."""

from kit.pages.index import open_index
from kit.pages.preview import preview
from kit.pages.principle import open_principle, print_outline
from kit.pages.run_sheets import run_sheets
from kit.pages.screen import open_screen, print_bank, print_path
from kit.pages.together import open_together, print_coverage

__all__ = [
    "open_index",
    "open_principle",
    "open_screen",
    "open_together",
    "preview",
    "print_bank",
    "print_coverage",
    "print_outline",
    "print_path",
    "run_sheets",
]
