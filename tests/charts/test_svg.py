import re
from urllib.parse import unquote

from kit.charts import Case, Rung, Stand, Wing, as_image, draw_balance, draw_butterfly, draw_piles, draw_signs, draw_stairs
from kit.scoring import Balance

VOICES = ("a", "b", "c", "d", "e")


def drawn(side: str) -> str:
    return draw_stairs([Rung("Money", side, 0, 1, 3)], VOICES, "legend")


def test_the_same_answers_give_the_same_bytes() -> None:
    assert drawn("Northlight") == drawn("Northlight")


def test_what_a_person_typed_stays_text() -> None:
    svg = drawn("<script>alert(1)</script> $x^2$ & co")
    assert "<script>" not in svg
    assert "&lt;script&gt;" in svg
    assert "$x^2$" in svg


def test_text_stays_text_in_the_readers_own_font() -> None:
    svg = drawn("Northlight")
    assert ">Northlight<" in svg
    assert "system-ui" in svg
    assert "http://" not in svg.replace("http://www.w3.org", "").replace("http://purl.org", "").replace(
        "http://creativecommons.org", ""
    )


def test_a_picture_is_an_image_and_not_markup() -> None:
    assert unquote(as_image("<svg>#</svg>\n%")) == "data:image/svg+xml,<svg>#</svg>\n%"
    assert not re.search(r"[<>\"'&#\s]", as_image("<svg a=\"b\" c='d'>#&amp;</svg>\n").replace(" ", ""))


def test_a_long_word_below_piles_is_smaller_and_not_broken() -> None:
    columns = [(name, None) for name in ("Accountability", "Transparency", "Respect", "Equity")]
    assert ">Accountability<" in draw_piles([Case("Leaving", (0,))], columns, "#000000", ("now", "fair", "?"))


def test_no_line_runs_through_the_names_of_a_butterfly() -> None:
    svg = draw_butterfly([Wing("Money", 0.5, 0.5, None), Wing("Trust", 0.5, 0.5, None)], ("We", "They"), "#000000")
    upright = re.findall(r'd="M ([\d.]+) [\d.]+ \nL ([\d.]+) [\d.]+ \n"', svg)
    assert len([1 for left, right in upright if left == right]) == 2  # one for each row's bars


def test_equal_burdens_stand_side_by_side() -> None:
    words = dict.fromkeys(("tasks", "risks", "means", "burden", "above", "below"), "x")
    points = [Balance("a", 0.5, 0.5, 0.5), Balance("b", 0.5, 0.5, 0.5)]
    svg = draw_balance(points, {"a": (0, "A"), "b": (1, "B")}, words)
    assert len(set(re.findall(r'<use [^>]*x="([\d.]+)"', svg))) == 5  # four marks, and the two of the key in one column


def test_what_it_is_is_the_one_full_board_among_all_that_it_could_be() -> None:
    svg = draw_signs([Stand("The line", ["up to 7%", "8 to 12%", "more"], 1)], "", "#123456")
    assert svg.count("fill: #123456") == 1
    assert all(f">{option}<" in svg for option in ("up to 7%", "8 to 12%", "more"))
