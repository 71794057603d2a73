"""What a report says, and the files that it leaves in: of a round from released rows only; of the onboarding path, one's own."""

from kit.reports.account import Account, Answered, ExerciseResult, Profile, Question, account, promise_line
from kit.reports.calendar import as_ics
from kit.reports.own import own_sheet, plan_ics, sheet_html, sheet_text
from kit.reports.page import as_html
from kit.reports.tables import as_csv, as_xlsx, codebook_csv

__all__ = [
    "Account",
    "Answered",
    "Profile",
    "Question",
    "ExerciseResult",
    "account",
    "as_csv",
    "as_html",
    "as_ics",
    "as_xlsx",
    "codebook_csv",
    "own_sheet",
    "plan_ics",
    "promise_line",
    "sheet_html",
    "sheet_text",
]
