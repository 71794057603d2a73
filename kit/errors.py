"""Everything that can go wrong on purpose, in one tree.

KitError                  one sentence for a person; `phrase` is its key in the interface phrases
├── SettingsError         a setting or folder is unusable
│   └── DatabaseUrl       no database of that kind
├── ContentError          a content file is unsound: file, key, problem, remedy
├── AnswerRefused         an answer does not fit its question
├── OtherAnswers          a page shows answers that its browser does not open any more
├── MoveRefused           a round does not allow that now, or not to this person; `phrase` says why
├── OpensNothing          what somebody typed to get in
│   ├── UnknownReceipt    no answers belong to these six words
│   └── UnknownCode       a wrong, closed or expired code: one sentence for all three
└── StoreError            the database cannot do it now
    ├── NotSaved          the answer is not on disk (disk full, read-only, locked)
    └── NewerDatabase     the file was written by a later version of the kit
"""

from __future__ import annotations

from datetime import date


class KitError(Exception):
    """One sentence that says what is wrong and what to do."""

    phrase = "error.unexpected"
    field = ""  # the field of a form that it is about, where that is known
    others: tuple[KitError, ...] = ()  # what else is wrong with what was sent


class SettingsError(KitError):
    """A setting or folder is unusable."""


class DatabaseUrl(SettingsError):
    """No database of that kind."""


class ContentError(KitError):
    """A content file is unsound."""

    def __init__(self, file: str, key: str, problem: str, remedy: str) -> None:
        self.file, self.key, self.problem, self.remedy = file, key, problem, remedy
        super().__init__(f"{file}: {key}: {problem}. {remedy}" if key else f"{file}: {problem}. {remedy}")


class AnswerRefused(KitError):
    """An answer does not fit its question; the message never holds the answer itself."""

    phrase = "error.refused"


class OtherAnswers(KitError):
    """The page was shown for answers that this browser does not open any more: erased since, or others came back."""

    phrase = "error.other_answers"


class MoveRefused(KitError):
    """A round does not allow that now, or not to this person. `now`: where it stands, `day`: since when, if that is why."""

    def __init__(self, phrase: str, now: str = "", day: date | None = None) -> None:
        self.phrase, self.now, self.day = phrase, now, day
        super().__init__(phrase)


class OpensNothing(KitError):
    """What somebody typed to get in opens nothing."""


class UnknownReceipt(OpensNothing):
    """No answers belong to these six words."""

    phrase = "error.receipt"


class UnknownCode(OpensNothing):
    """No open round has that code; whether it is wrong, closed or expired is not said."""

    phrase = "error.code"


class StoreError(KitError):
    """The database cannot do it now."""

    phrase = "error.not_saved"


class NotSaved(StoreError):
    """The answer is not on disk; it stays on the page and is tried again."""


class NewerDatabase(StoreError):
    """The file was written by a later version of the kit."""
