"""What a report says, and the files that it leaves in: of a round from released rows only; of the onboarding path, one's own."""

from kit.reports.account import Account, account, promise_line
from kit.reports.became import became, confirmed, noting
from kit.reports.calendar import as_ics, meeting_ics
from kit.reports.document import as_docx
from kit.reports.overview import Legend
from kit.reports.own import action_ics, own_sheet, plan_html, plan_ics, sheet_html, sheet_text
from kit.reports.page import as_html, templates_in
from kit.reports.paper import as_pdf
from kit.reports.profiles import Answered, Profile, Question
from kit.reports.scope import names_before
from kit.reports.tables import HEADS, as_csv, codebook, codebook_csv, tidy
from kit.reports.to_read import to_read
from kit.reports.took_place import ExerciseResult
from kit.reports.workbook import as_xlsx
