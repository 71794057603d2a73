"""One released round as a frame, for a notebook: `from kit import data`.

What is read is what the files of results hold, no more: what was shown, never an answer of a person. A call reads one
partnership's rounds; nothing here joins or ranks partnerships.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kit import content, languages, reports, rounds, settings, store
from kit.days import anywhere_on_earth
from kit.errors import UnknownCode

if TYPE_CHECKING:
    import pandas as pd

LOCAL = "local"
NUMBERS = ("level", "low", "middle", "high")  # empty where nothing was shown


def released(code: str, *, language: str = languages.FIRST) -> pd.DataFrame:
    """The round with that results code: one row for each released figure, in the columns that `codebook` explains.

    `level` is 0 to 4 and missing where too few answered; `round` is 2 for this round and 1 for the one before, or 1.
    Raises: UnknownCode where no revealed round has that code.
    """
    import pandas as pd

    chosen = settings.read()
    database = store.open_database(chosen)
    seen = rounds.seen(database, rounds.enter_results(database, LOCAL, code))
    if seen is None:
        raise UnknownCode("No revealed round has this code.")
    rows = reports.tidy(seen, content.library(content.Source(chosen.exercises, chosen.site), language))
    frame = pd.DataFrame(rows, columns=list(reports.HEADS))
    numbers = frame[list(NUMBERS)].apply(pd.to_numeric, errors="coerce")
    return frame.assign(**{name: numbers[name].astype("Int64") for name in NUMBERS}, about=frame["about"] == 1)


def codebook(*, language: str = languages.FIRST) -> pd.DataFrame:
    """What each column of `released` holds."""
    chosen = settings.read()
    phrases = content.load_phrases(content.Source(chosen.exercises, chosen.site), language)
    return reports.to_read(reports.codebook(phrases), columns=["column", "meaning"]).set_index("column")


def example(*, language: str = languages.FIRST) -> str:
    """The results code of the made-up partnership, which is made where there is none: marked as synthetic everywhere."""
    chosen = settings.read()
    library = content.library(content.Source(chosen.exercises, chosen.site), language)
    return rounds.example_in(store.open_database(chosen), library, today=anywhere_on_earth()).results
