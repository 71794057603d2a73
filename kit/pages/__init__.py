"""What a notebook opens with one line. The pages themselves are in `kit.apps`; here they are widgets."""

from kit.pages.index import open_index
from kit.pages.lists import chapters, coverage, questions
from kit.pages.opening import open_principle, open_screen, open_simulator, open_together
from kit.pages.preview import preview
from kit.pages.run_sheets import run_sheets
from kit.pages.walk import about, exercise, made_up
