from kit.apps import Desk
from kit.pages.run_sheets import written


def test_a_sheet_has_its_periods_and_its_capitals() -> None:
    text = written(Desk.of({}, language="en"), "accountability")
    assert "**Watch out for.** " in text
    assert "- The organisation that holds the funds first:" in text
    assert "- the " not in text
