"""The command `partnership-kit`."""

from __future__ import annotations

import asyncio
import os
import shlex
import sys
from pathlib import Path

import click

import kit
from kit import authoring, content, kinds, languages, rounds, screens, settings, store
from kit.days import anywhere_on_earth
from kit.errors import KitError

PAGES = {"preamble": "together"}  # principles whose page has another name


class Sentences(click.Group):
    """Commands: what goes wrong on purpose is said in one sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KitError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Sentences)
@click.version_option(kit.__version__, prog_name="partnership-kit")
def main() -> None:
    """Exercises and self-assessment for partnership principles."""


FOLDER = click.Path(path_type=Path, file_okay=False)
data_option = click.option("--data", type=click.Path(path_type=Path), help="Folder for answers.  [default: data]")
site_option = click.option("--site", type=FOLDER, help="A team's own folder, laid over the kit's exercises.")


@main.command()
@click.option("--port", default=8866, show_default=True, help="Where to listen.")
@click.option("--ip", default="127.0.0.1", show_default=True, help="Which address to listen on; 0.0.0.0 for the local network.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder for answers; made if it is missing.  [default: data]")
@site_option
@click.option("--host", "runs_it", default="", help="Who runs this computer, as the privacy text names it.")
@click.option("--most-kernels", type=click.IntRange(1, 1000), help="How many kernels at once; more pages go on without.")
@click.option("--no-fork", is_flag=True, help="Ordinary kernels instead of forks of one warm process.")
@click.option("--room", is_flag=True, help="For a room without internet: listen on the local network and show its address.")
@click.option("--wifi", default="", metavar="NAME:PASSWORD", help="With --room: also show how phones join this network.")
def serve(
    *,
    port: int,
    ip: str,
    data: Path | None,
    site: Path | None,
    runs_it: str,
    most_kernels: int | None,
    no_fork: bool,
    room: bool,
    wifi: str,
) -> None:
    """Serve the exercises as web pages."""
    from kit.server import local_address, room_lines, run

    ip = local_address() if room else ip
    chosen = _settings(data=data, site=site, host=runs_it)
    source = content.Source(chosen.exercises, chosen.site)
    _stop_if_unsound(source)
    store.purge(store.open_database(chosen), today=anywhere_on_earth())
    _print_links(ip, port, source)
    click.echo(f"  The key that lets you create rounds: {store.spaced(rounds.new_key(store.open_database(chosen)))}")
    for line in room_lines(ip, port, wifi=wifi) if room else ():
        click.echo(line)
    run(chosen, ip=ip, port=port, most=most_kernels, fork=not no_fork)


def _settings(**given: object) -> settings.Settings:
    """The settings in force, with what the command line says first."""
    said = {f"PARTNERSHIP_KIT_{name.upper()}": str(value) for name, value in given.items() if value}
    return settings.read({**os.environ, **said})


def _stop_if_unsound(source: content.Source) -> None:
    problems = authoring.check(source)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(1)


def _print_links(ip: str, port: int, source: content.Source) -> None:
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(ip, ip)  # noqa: S104  said to the person, not bound here
    shown = f"[{here}]" if ":" in here else here
    click.echo(f"partnership-kit {kit.__version__}. Open one of these; stop with Ctrl+C.")
    click.echo(f"  http://{shown}:{port}/")
    for principle in content.load_framework(source, source.languages[0]).principles:
        click.echo(f"  http://{shown}:{port}/{PAGES.get(principle.slug, principle.slug)}")
    for page in ("onboarding", "facilitator", "join"):
        click.echo(f"  http://{shown}:{port}/{page}")


@main.command()
@click.option("--exercises", type=FOLDER, help="The content folder.  [default: the kit's own]")
@site_option
@click.option("--coverage", is_flag=True, help="Also say which exercises train each clause.")
def check(exercises: Path | None, site: Path | None, coverage: bool) -> None:
    """Check the content and list every problem with its remedy; say what a site leaves comparable."""
    chosen = _settings(exercises=exercises, site=site)
    source = content.Source(chosen.exercises, chosen.site)
    _stop_if_unsound(source)
    _report(source, coverage=coverage)


COMPARABLE = {
    "same": "comparable (the questions are the same)",
    "reworded": "reworded questions or answers: compare with care",
    "other": "other questions or answers: do not compare",
}


def _report(source: content.Source, *, coverage: bool) -> None:
    framework = content.load_framework(source, source.languages[0])
    shelf = content.offered(content.load_shelf(source, source.languages[0]))
    click.echo(f"Sound: {len(shelf)} exercises in {', '.join(source.languages)}.")
    for slug, how in authoring.comparability(source).items():
        click.echo(f"Changed by the site: {slug}: {COMPARABLE[how]}.")
    for commitment in authoring.bare_commitments(framework, shelf):
        click.echo(f"Warning: no exercise is left for the commitment {commitment}.")
    if coverage:
        for clause, exercises in authoring.coverage(framework, shelf).items():
            click.echo(f"{clause:6} {', '.join(exercises) or '(no exercise)'}")


@main.command("new-exercise")
@click.option("--folder", type=FOLDER, prompt="Site folder to put it in", help="The site folder; made if it is missing.")
@click.option("--id", "slug", prompt="Its name (small letters and hyphens)", help="Its permanent name: small letters, hyphens.")
@click.option("--kind", type=click.Choice(list(kinds.KINDS)), prompt=True, help="The form that it has.")
@click.option("--clauses", prompt="Clauses that it trains, for instance A1.2 A1.3", help="Clauses that it trains, with spaces.")
@click.option("--title", prompt=True, help="Its title, for now the same in every language.")
def new_exercise(*, folder: Path, slug: str, kind: str, clauses: str, title: str) -> None:
    """Begin an exercise of your own, as a sound copy of one of the kit's of the same kind."""
    made = authoring.begin(_settings().exercises, folder, slug=slug, kind=kind, clauses=clauses.split(), title=title)
    click.echo(f"Made: {made}. Change its words, then: partnership-kit check --site {folder}")


@main.command()
@data_option
def purge(data: Path | None) -> None:
    """Erase the answers whose day has passed; serving does it at every start."""
    gone = store.purge(store.open_database(_settings(data=data)), today=anywhere_on_earth())
    click.echo(f"Erased: {gone} places.")


@main.command()
@click.argument("round_code", metavar="ROUND")
@click.option(
    "--to", "file", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file: .html, .xlsx, .csv or .ics."
)
@click.option("--language", default=languages.FIRST, show_default=True, help="The language of its words.")
@data_option
@site_option
def export(*, round_code: str, file: Path, language: str, data: Path | None, site: Path | None) -> None:
    """Write what a round (by its join code) has revealed to a file; a codebook beside a CSV."""
    kind = file.suffix.lower().removeprefix(".")
    if kind not in screens.FILES:
        raise click.ClickException(f"A file ends in .html, .xlsx, .csv or .ics, not in {file.suffix or 'nothing'!r}.")
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
    source = content.Source(_settings().exercises)
    phrases = content.load_phrases(source, language if language in source.languages else languages.FIRST)
    return phrases.get(str(error), str(error))


def _visit(*, data: Path | None, site: Path | None, language: str) -> screens.Visit:
    chosen = _settings(data=data, site=site)
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
    """Fill the data folder with a made-up partnership: three sides, two rounds, marked as synthetic on every screen."""
    visit = _visit(data=data, site=None, language=language)
    there = rounds.example(visit.database)
    if not there:
        words = rounds.DemoWords(**{key: visit.say(f"demo.{key}") for key in (*store.ACTION_WORDS, "paragraph")})
        items = content.chosen(visit.library.items, content.SHORT)
        rounds.fill_demo(visit.database, items, words, language=language, today=visit.today)
    round_ = rounds.find(visit.database, rounds.example(visit.database))
    if round_:
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
