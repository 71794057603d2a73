"""Commands about rounds: the files of one, a made-up one, made-up people in one."""

from __future__ import annotations

import asyncio
import shlex
from pathlib import Path

import click

from kit import content, languages, rounds, screens, store
from kit.cli.common import data_option, main, settings_with, site_option
from kit.errors import KitError


@main.command()
@click.argument("round_code", metavar="ROUND")
@click.option(
    "--to",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The file: .pdf, .html, .docx, .xlsx, .csv or .ics.",
)
@click.option("--language", default=languages.FIRST, show_default=True, help="The language of its words.")
@data_option
@site_option
def export(*, round_code: str, file: Path, language: str, data: Path | None, site: Path | None) -> None:
    """Write what a round (by its join code) has revealed to a file; a codebook beside a CSV."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in screens.FILES:
        raise click.ClickException(
            f"A file ends in .pdf, .html, .docx, .xlsx, .csv or .ics, not in {file.suffix or 'nothing'!r}."
        )
    try:
        visit = _visit(data=data, site=site, language=language)
        round_ = _round(visit, round_code)
        _write(file, screens.file_of(visit, round_.id, kind))
        if kind == "csv":
            _write(file.with_suffix(".codebook.csv"), screens.file_of(visit, round_.id, "codebook"))
    except KitError as error:
        raise click.ClickException(_plain(error, language)) from error


def _write(file: Path, data: bytes) -> None:
    try:
        file.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{file} cannot be written ({error.strerror}). Choose another place.") from error
    click.echo(f"Written: {file}")


def _plain(error: KitError, language: str) -> str:
    """A refusal in words: those of the screens where it only names one."""
    source = content.Source(settings_with().exercises)
    phrases = content.load_phrases(source, language if language in source.languages else languages.FIRST)
    return phrases.get(str(error), str(error))


def _visit(*, data: Path | None, site: Path | None, language: str) -> screens.Visit:
    chosen = settings_with(data=data, site=site)
    source = content.Source(chosen.exercises, chosen.site)
    if language not in source.languages:
        raise click.ClickException(f"There is no language {language}; there are {', '.join(source.languages)}.")
    return screens.Visit(store.open_database(chosen), source, language, browser="")


def _round(visit: screens.Visit, code: str) -> store.Round:
    found = rounds.by_code(visit.database, store.plain_code(code))
    if found is None:
        raise click.ClickException("No round has this code in this data folder.")
    return found


@main.command()
@data_option
@click.option("--language", default=languages.FIRST, show_default=True, help="The language of its people and of this command.")
def demo(*, data: Path | None, language: str) -> None:
    """Fill the data folder with a made-up partnership: three sides, three rounds, marked as synthetic on every screen."""
    visit = _visit(data=data, site=None, language=language)
    there = rounds.example(visit.database)
    round_ = rounds.example_in(visit.database, visit.library, today=visit.today)
    click.echo(visit.say("demo.there" if there else "demo.made"))
    click.echo(visit.say("demo.read", code=store.spaced(round_.results)))
    click.echo(visit.say("demo.export"))
    line = ["partnership-kit", "export", round_.code, "--to", "report.html", "--language", language]
    click.echo("  " + shlex.join([*line, *(["--data", str(data)] if data else [])]))


@main.command()
@click.argument("round_code", metavar="CODE")
@click.option("--phones", default=30, show_default=True, type=click.IntRange(1, 400), help="How many made-up people.")
@click.option("--pace", default=20.0, show_default=True, help="How long each of them thinks at most, in seconds.")
@click.option("--url", default="http://127.0.0.1:8866", show_default=True, help="Where the kit is served.")
@data_option
@click.option("--language", default=languages.FIRST, show_default=True, help="The language in which its people write.")
@site_option
def rehearse(*, round_code: str, phones: int, pace: float, url: str, data: Path | None, language: str, site: Path | None) -> None:
    """Fill a workshop that is marked as a rehearsal with made-up people, to run it alone before the day."""
    from kit.rehearsal import Rehearsal

    try:
        visit = _visit(data=data, site=site, language=language)
        round_ = _round(visit, round_code)
        asyncio.run(Rehearsal(visit, round_.id, url.rstrip("/"), pace, click.echo).run(phones))
    except KitError as error:
        raise click.ClickException(_plain(error, language)) from error
    except OSError as error:
        raise click.ClickException(f"Nothing answers at {url}. Start it there first: partnership-kit serve") from error
    except KeyboardInterrupt:
        click.echo("The made-up people have left; their seats stay.")
