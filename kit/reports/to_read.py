"""Sentences in a frame, for a notebook. pandas is imported when the first one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pandas import DataFrame


def to_read(*given: Any, **named: Any) -> DataFrame:
    """A frame of sentences, each whole: a notebook lines figures up on the right, and sentences begin on the left."""
    from pandas import DataFrame, option_context

    class Sentences(DataFrame):  # type: ignore[misc]
        @property
        def _constructor(self) -> type[DataFrame]:
            return Sentences

        def _repr_html_(self) -> str:
            with option_context("display.max_colwidth", None):
                page = super()._repr_html_() or ""
            page = page.replace('<tr style="text-align: right;">', '<tr style="text-align: left">')
            return page.replace("<td>", '<td style="text-align: left; vertical-align: top">')

    return Sentences(*given, **named)
