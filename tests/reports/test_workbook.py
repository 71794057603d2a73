"""The workbook: gaps in columns of numbers, the picture on its first sheet, tables that a spreadsheet sorts."""

import io

import openpyxl
import pytest

from kit import content, reports
from kit.reports.tables import HEADS
from tests.reports.told import LANGUAGES, SHORT, SOURCE, seen, told

OWN, VIEW = dict(zip(SHORT, (3, 0, 2), strict=False)), dict(zip(SHORT, (1, 1, 2), strict=False))
FOUND = seen({"self.side-1": OWN, "meta.side-1": {SHORT[0]: 4}, "view.side-2": VIEW})


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_the_picture_the_gaps_and_a_table_on_every_other_sheet(language) -> None:
    library = content.library(SOURCE, language)
    book = openpyxl.load_workbook(io.BytesIO(reports.as_xlsx(FOUND, library, told(FOUND, language), library.phrases)))
    first, *others = book.worksheets
    assert len(first._images) == 2, "the legend, and the principle of which something is shown"
    full = [sheet for sheet in others if sheet.max_row > 1]
    assert [len(sheet.tables) for sheet in full] == [1] * len(full)
    gaps = list(book[library.phrases["sheet.apart"]].values)
    assert gaps[1:] == [
        (SHORT[0], library.items[SHORT[0]].name, "Collectif Maji", 3, 1, -2, 0, 4),
        (SHORT[1], library.items[SHORT[1]].name, "Collectif Maji", 0, 1, 1, 1, ""),
        (SHORT[2], library.items[SHORT[2]].name, "Collectif Maji", 2, 2, 0, 0, ""),
    ]
    assert next(book[library.phrases["sheet.data"]].values) == HEADS
