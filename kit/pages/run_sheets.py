"""The run-sheets of a whole principle, to read in a notebook and print from there."""

from __future__ import annotations

from IPython.display import Markdown, display

from kit import content
from kit.pages.desk import Desk


def run_sheets(slug: str, *, language: str = "") -> None:
    """Show the run-sheets of a principle's exercises, for instance of "respect"."""
    desk = Desk(language=language)
    principle = content.load_framework(desk.source, desk.language).principle(slug)
    shelf = content.load_shelf(desk.source, desk.language)
    names = {"funds": desk.phrases["generic.funds"], "partner": desk.phrases["generic.partner"]}
    sheets = [_sheet(desk, exercise) for exercise in shelf.values() if exercise.principle == principle.id]
    title = desk.phrases.say("facilitate.sheet", name=principle.name)
    display(Markdown(content.fill("\n\n".join([f"# {title}", *sheets]), **names)))


def _sheet(desk: Desk, exercise: content.Exercise) -> str:
    sheet, say = exercise.words.runsheet, desk.phrases
    lines = [f"## {exercise.words.title}", f"*{say.say('runsheet.title', n=exercise.minutes.team)}*"]
    lines += [f"**{say[f'runsheet.{key}']}** {getattr(sheet, key)}" for key in ("aim", "first_voice")]
    lines += [f"**{say['runsheet.steps']}**", "\n".join(f"1. {step}" for step in sheet.steps)]
    lines += [f"**{say['runsheet.prompts']}**", "\n".join(f"- {prompt}" for prompt in sheet.prompts)]
    lines += [f"**{say[f'runsheet.{key}']}** {getattr(sheet, key)}" for key in ("what", "so_what", "now_what", "care")]
    return "\n\n".join(lines)
