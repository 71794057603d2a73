"""Commands for whoever writes content: check it, begin an exercise."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import click

from kit import authoring, content, kinds
from kit.cli.common import FOLDER, main, option, settings_with, site_option
from kit.errors import SettingsError


def stop_if_unsound(source: content.Source) -> None:
    """Say every problem of the content and end, if there is one."""
    problems = authoring.check(source)
    for problem in problems:
        click.echo(str(problem), err=True)
    if problems:
        sys.exit(1)


@main.command()
@option("--exercises", type=FOLDER, help="The content folder.  [default: the kit's own]")
@site_option
@click.option("--coverage", is_flag=True, help="Also say which exercises train each clause.")
@click.option("--notebooks", is_flag=True, help="Also run the site's notebooks and compare with what they have stored (nbval).")
def check(*, exercises: Path | None, site: Path | None, coverage: bool, notebooks: bool) -> None:
    """Check the content and list every problem with its remedy; say what a site leaves comparable."""
    chosen = settings_with(exercises=exercises, site=site)
    source = content.Source(chosen.exercises, chosen.site)
    stop_if_unsound(source)
    _report(source, coverage=coverage)
    if notebooks:
        _run_notebooks(chosen.site / "notebooks" if chosen.site else chosen.notebooks)


def _run_notebooks(folder: Path) -> None:
    """Every notebook in order, in a data folder of its own; a cell whose output is stored has to give it again."""
    if not any(folder.glob("*.ipynb")):
        raise SettingsError(f"There is no notebook in {folder}.")
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "PARTNERSHIP_KIT_DATA": data}
        words = [
            "pytest",
            "-q",
            "-p",
            "kit.no_grammars",
            "-p",
            "no:cacheprovider",
            "--nbval",
            "--nbval-current-env",
            "--rootdir",
            data,
        ]
        done = subprocess.run([sys.executable, "-m", *words, str(folder)], env=environment, check=False)
    if done.returncode:
        sys.exit(1)
    click.echo("The notebooks run and show what they have stored.")


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
    made = authoring.begin(settings_with().exercises, folder, slug=slug, kind=kind, clauses=clauses.split(), title=title)
    click.echo(f"Made: {made}. Change its words, then: partnership-kit check --site {folder}")
