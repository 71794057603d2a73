"""The command `partnership-kit`."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

import kit
from kit import content, kinds, settings, store
from kit.errors import KitError


@click.group()
@click.version_option(kit.__version__, prog_name="partnership-kit")
def main() -> None:
    """Exercises and self-assessment for partnership principles."""


@main.command()
@click.option("--port", default=8866, show_default=True, help="Where to listen.")
@click.option("--ip", default="127.0.0.1", show_default=True, help="Which address to listen on; 0.0.0.0 for the local network.")
@click.option("--data", type=click.Path(path_type=Path), help="Folder for answers; made if it is missing.  [default: data]")
@click.option("--host", "runs_it", default="", help="Who runs this computer, as the privacy text names it.")
@click.option("--most-kernels", type=click.IntRange(1, 1000), help="How many exercise pages at once; then a page says to wait.")
def serve(port: int, ip: str, data: Path | None, runs_it: str, most_kernels: int | None) -> None:
    """Serve the exercises as web pages."""
    from kit.server import run

    try:
        chosen = _settings(data, runs_it)
        _stop_if_unsound(chosen.exercises)
        store.purge(store.open_database(chosen), today=date.today())
        _print_links(ip, port, chosen.exercises)
        run(chosen, ip=ip, port=port, most=most_kernels)
    except KitError as error:
        raise click.ClickException(str(error)) from error


def _settings(data: Path | None, runs_it: str) -> settings.Settings:
    environment = {
        **os.environ,
        **({"PARTNERSHIP_KIT_DATA": str(data)} if data else {}),
        **({"PARTNERSHIP_KIT_HOST": runs_it} if runs_it else {}),
    }
    return settings.read(environment)


def _stop_if_unsound(exercises: Path) -> None:
    problems = kinds.check(exercises)
    if problems:
        for problem in problems:
            click.echo(str(problem), err=True)
        sys.exit(1)


def _print_links(ip: str, port: int, exercises: Path) -> None:
    shown = "127.0.0.1" if ip == "0.0.0.0" else ip  # noqa: S104  said to the person, not bound here
    click.echo(f"partnership-kit {kit.__version__}. Open one of these; stop with Ctrl+C.")
    click.echo(f"  http://{shown}:{port}/")
    for principle in content.load_framework(exercises, "en").principles:
        if principle.slug != "preamble":
            click.echo(f"  http://{shown}:{port}/{principle.slug}")


@main.command()
@click.option("--exercises", type=click.Path(path_type=Path, exists=True), help="The content folder.  [default: the kit's own]")
def check(exercises: Path | None) -> None:
    """Check the content and list every problem with its remedy."""
    folder = exercises or settings.read().exercises
    problems = kinds.check(folder)
    for problem in problems:
        click.echo(str(problem))
    if problems:
        sys.exit(1)
    languages = content.available_languages(folder)
    click.echo(f"Sound: {len(content.load_shelf(folder, languages[0]))} exercises in {', '.join(languages)}.")


@main.command()
@click.option("--data", type=click.Path(path_type=Path), help="Folder for answers.  [default: data]")
def purge(data: Path | None) -> None:
    """Erase the answers whose day has passed; serving does it at every start."""
    try:
        gone = store.purge(store.open_database(replace(_settings(data, ""))), today=date.today())
    except KitError as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"Erased: {gone} places.")
