"""Commands for whoever keeps the data folder."""

from __future__ import annotations

from pathlib import Path

import click

from kit import store
from kit.cli.common import data_option, main, settings_with
from kit.days import anywhere_on_earth


@main.command()
@data_option
def purge(data: Path | None) -> None:
    """Erase the answers whose day has passed; serving does it at every start."""
    gone = store.purge(store.open_database(settings_with(data=data)), today=anywhere_on_earth())
    click.echo(f"Erased: {gone} places.")
