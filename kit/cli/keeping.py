"""Commands for whoever keeps the data folder."""

from __future__ import annotations

from pathlib import Path

import click

from kit import rounds, store
from kit.cli.common import data_option, main, settings_with
from kit.days import anywhere_on_earth


@main.command()
@data_option
def purge(data: Path | None) -> None:
    """Erase the answers whose day has passed; serving does it at every start."""
    gone = store.purge(store.open_database(settings_with(data=data)), today=anywhere_on_earth())
    click.echo(f"Erased: {gone} places.")


@main.group("key")
def keys() -> None:
    """Make, list and withdraw the keys that let people create rounds."""


@keys.command("make")
@click.option("--label", prompt="Whose key is it, for instance Dakar office", help="Whose key it is; no name of a person.")
@data_option
def make_key(*, label: str, data: Path | None) -> None:
    """Make a key; it is shown once. Everybody who gets it may create rounds, each with words of its own."""
    made, key = rounds.make_key(store.open_database(settings_with(data=data)), label)
    click.echo(f"The key {made.id} of {made.label}: {store.spaced(key)}\nNote it: it is not shown again.")


@keys.command("list")
@data_option
def list_keys(data: Path | None) -> None:
    """Say which keys there are, by id and label."""
    found = rounds.keys(store.open_database(settings_with(data=data)))
    click.echo("\n".join(f"{key.id}  {key.label}" for key in found) or "There is no key.")


@keys.command("withdraw")
@click.argument("key_id", metavar="ID")
@data_option
def withdraw_key(*, key_id: str, data: Path | None) -> None:
    """Withdraw a key by its id, also from browsers it was entered in. Rounds that there are stay with who runs them."""
    rounds.withdraw_key(store.open_database(settings_with(data=data)), key_id)
    click.echo(f"Withdrawn: {key_id}.")
