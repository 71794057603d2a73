"""A preview: the exercise as people will see it, drawn anew when a file changes, what is wrong said, nothing kept."""

from __future__ import annotations

import os

import pytest

from kit.errors import ContentError
from kit.pages.preview import Preview, PreviewDesk, made

SLUG = "feedback-loops"


@pytest.fixture
def site(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNERSHIP_KIT_DATA", str(tmp_path / "data"))
    folder = tmp_path / "site"
    write(folder, "Whatever happened")
    return folder


def write(site, title: str) -> None:
    path = site / "shelf" / SLUG / "en.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(f'title = "{title}"\n', encoding="utf-8")
    os.utime(path, ns=(before + 1, before + 10**9))


def title(shown: Preview) -> str:
    return shown.box.children[-1].children[0].exercise["words"]["title"]


@pytest.mark.long
def test_it_is_drawn_anew_when_a_file_is_saved_and_only_then(site) -> None:
    shown = Preview(PreviewDesk.with_site(site, language="en"), SLUG)
    assert title(shown) == "Whatever happened"
    assert shown.look() is False
    write(site, "Another title")
    assert shown.look() is True
    assert title(shown) == "Another title"


@pytest.mark.long
def test_what_is_wrong_is_said_above_as_text_and_what_was_drawn_stays(site) -> None:
    shown = Preview(PreviewDesk.with_site(site, language="en"), SLUG)
    write(site, "<i>Markup</i>")
    assert shown.look() is True
    assert "the text holds HTML" in shown.problems.value
    assert "<i>" not in shown.problems.value
    assert title(shown) == "Whatever happened"
    write(site, "Mended")
    shown.look()
    assert (shown.problems.value, title(shown)) == ("", "Mended")


def test_answers_stay_in_memory_and_are_checked_as_always(site, tmp_path) -> None:
    shown = Preview(PreviewDesk.with_site(site, language="en"), SLUG)
    (widget,) = shown.box.children[-1].children
    widget.set_state({"answer": {"1.label": "Forms"}, "rev": 1})
    assert (widget.stored["rev"], widget.stored["answer"]) == (1, {"1.label": "Forms"})
    widget.set_state({"answer": {"sneaky": 1}, "rev": 2})
    assert widget.problem
    assert widget.stored["rev"] == 1
    assert [side["name"] for side in widget.exercise["sides"]] == ["Northlight", "Collectif Maji"]
    assert not (tmp_path / "data").exists()


def test_an_exercise_that_there_is_not_is_said_with_those_that_there_are(site) -> None:
    with pytest.raises(ContentError, match="no exercise of that name") as error:
        made("feedback-loop", site=site)
    assert SLUG in str(error.value)
