"""The run-sheets of a whole principle, to read in a notebook and print from there."""

from __future__ import annotations

from IPython.display import Markdown, display

from kit import content
from kit.apps import Desk


def run_sheets(slug: str, *, language: str = "") -> None:
    """Show the run-sheets of a principle's exercises, for instance of "respect"."""
    display(Markdown(written(Desk.of(language=language), slug)))


def written(desk: Desk, slug: str) -> str:
    """The run-sheets of a principle's exercises as Markdown."""
    principle = desk.library.framework.principle(slug)
    shelf = desk.library.offered
    sheets = [_sheet(desk, exercise) for exercise in shelf.values() if exercise.principle == principle.id]
    return "\n\n".join([f"# {desk.phrases.say('facilitate.sheet', name=principle.name)}", *sheets])


def _sheet(desk: Desk, exercise: content.Exercise) -> str:
    sheet, say = exercise.words.runsheet, desk.phrases

    def told(heading: str, key: str) -> str:
        return f"**{heading}** {_filled(desk, getattr(sheet, key))}"

    lines = [f"## {exercise.words.title}", f"*{say.say('runsheet.title', n=exercise.minutes.team)}*"]
    lines += [told(f"{say[f'runsheet.{key}']}.", key) for key in ("aim", "first_voice")]
    lines += [f"**{say['runsheet.steps']}**", "\n".join(f"1. {_filled(desk, step)}" for step in sheet.steps)]
    lines += [f"**{say['runsheet.prompts']}**", "\n".join(f"- {_filled(desk, prompt)}" for prompt in sheet.prompts)]
    lines += [told(say[f"runsheet.{key}"], key) for key in ("what", "so_what", "now_what")]
    return "\n\n".join([*lines, told(f"{say['runsheet.care']}.", "care")])


def _filled(desk: Desk, text: str) -> str:
    """A text with general words for the organisations, and its capital."""
    return content.capitals(content.fill(text, funds=desk.phrases["generic.funds"], partner=desk.phrases["generic.partner"]))
