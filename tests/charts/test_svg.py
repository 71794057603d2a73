from kit.charts import Rung, as_image, draw_ladder

VOICES = ("a", "b", "c", "d", "e")


def drawn(side: str) -> str:
    return draw_ladder([Rung("Money", side, 0, 1, 3)], VOICES, "legend")


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
    assert as_image("<svg/>").startswith("data:image/svg+xml;base64,")
