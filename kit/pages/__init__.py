"""One screen of a notebook each. A notebook opens one with one line; everything else is here or below."""

from kit.pages.index import open_index
from kit.pages.principle import open_principle, print_outline

__all__ = ["open_index", "open_principle", "print_outline"]
