"""Every fault is found at once, named with file and key, and comes with its remedy."""

import pytest

from kit import authoring, content
from tests.kinds.faults import change, found


def test_the_kits_own_content_is_sound(source) -> None:
    assert authoring.check(source) == []


def test_every_problem_is_named_at_once_with_its_remedy(folder) -> None:
    exercise = folder / "shelf" / "who-decides-what"
    change(exercise / "en.toml", "title =", "titel =")
    change(exercise / "exercise.toml", '"A1.1"', '"A1.99"')
    (exercise / "notes.txt").write_text("stray")
    (folder / "phrases" / "es.toml").write_text("name = ", encoding="utf-8")
    problems = authoring.check(content.Source(folder))
    said = "\n".join(map(str, problems))
    for part in ("who-decides-what/en.toml: title: no text", "titel: this key is not expected", "there is no clause A1.99", "notes.txt", "es.toml: not valid TOML"):  # fmt: skip
        assert part in said
    assert all(len(problem.remedy) > 5 for problem in problems)


@pytest.mark.long
def test_words_are_checked(folder) -> None:
    path = folder / "shelf" / "who-decides-what" / "es.toml"
    change(path, 'title = "', 'title = "<b>')
    change(path, 'invitation = "', 'invitation = "{funds} ')
    change(path, "[matrix.levels]", "[matrix.levels]\n9 = 'x'")
    said = found(folder)
    for part in (
        "title: the text holds HTML",
        "invitation: the placeholders differ",
        "matrix.levels.9: this key is not expected",
    ):
        assert f"who-decides-what/es.toml: {part}" in said


@pytest.mark.long
def test_an_empty_text_and_a_level_without_an_anchor_are_problems(folder) -> None:
    path = folder / "shelf" / "who-decides-what" / "fr.toml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index("[matrix.levels]")
    lines[at + 1] = '0 = ""'
    del lines[at + 3]
    path.write_text("\n".join(lines), encoding="utf-8")
    said = found(folder)
    assert "matrix.levels.0: the text is empty" in said
    assert "matrix.levels.2: no text" in said


@pytest.mark.long
def test_an_unknown_kind_and_a_twice_named_id_are_problems(folder) -> None:
    facts = folder / "shelf" / "who-decides-what" / "exercise.toml"
    change(facts, '"A1.2"', '"A1.1"')
    change(facts, '"responsibilities"', '"roles"')
    change(folder / "shelf" / "feedback-loops" / "exercise.toml", 'kind = "log"', 'kind = "quiz"')
    said = found(folder)
    assert "A1.1 stands there twice" in said
    assert "an id stands there twice" in said
    assert "there is no kind 'quiz'" in said


@pytest.mark.parametrize("data", [b"\xff\xfe", b"a = [" * 5000, b"x" * 1_100_000, b"", b"= = ="])
@pytest.mark.long
def test_a_malformed_file_is_a_problem_and_never_a_traceback(folder, data) -> None:
    (folder / "framework" / "framework.toml").write_bytes(data)
    (folder / "shelf" / "who-decides-what" / "exercise.toml").write_bytes(data)
    assert found(folder)


@pytest.mark.long
def test_a_missing_language_file_is_one_problem(folder) -> None:
    (folder / "shelf" / "who-decides-what" / "es.toml").unlink()
    assert "who-decides-what/es.toml: the file is missing" in found(folder)
