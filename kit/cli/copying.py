"""Commands that make a backup and put one back."""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from kit import store
from kit.cli.common import data_option, main, option, settings_with
from kit.days import anywhere_on_earth
from kit.errors import SettingsError

FILE = click.Path(path_type=Path, dir_okay=False)
words_option = option("--backup-words", "words", default="", help="The words that the backup is encrypted with.")


@main.command()
@click.argument("file", type=FILE)
@words_option
@data_option
def backup(*, file: Path, words: str, data: Path | None) -> None:
    """Write database and secret to a file, encrypted, also while serving. Without words it makes six and shows them."""
    made, chosen = words or store.new_words("en"), settings_with(data=data)
    if not store.is_there(chosen):
        raise SettingsError(f"There is no database to back up: is {chosen.data} the data folder? Nothing was written.")
    sealed = store.back_up(store.open_database(chosen), made, today=anywhere_on_earth())
    fresh = file.with_name(f"{file.name}.{secrets.token_hex(4)}")
    try:
        fresh.touch(0o600)
        fresh.write_bytes(sealed)
        fresh.replace(file)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise click.ClickException(f"{file} cannot be written ({error.strerror}). Choose another place.") from error
    click.echo(
        f"Written: {file}, {len(sealed) // 1024 + 1} kB, encrypted. It holds answers: keep it no longer than you have said."
    )
    if not words:
        click.echo(f"Its words, shown once, without which nobody reads it: {made}")


@main.command()
@click.argument("file", type=FILE)
@option("--backup-words", "words", prompt="The words of this backup", help="The words that the backup is encrypted with.")
@click.option("--replace", is_flag=True, help="In place of the database of the same kit that is there.")
@data_option
def restore(*, file: Path, words: str, replace: bool, data: Path | None) -> None:
    """Put a backup into the data folder: what is over by now is erased first, every open round says that it is a copy."""
    chosen, today = settings_with(data=data), anywhere_on_earth()
    try:
        sealed = file.read_bytes()
    except OSError as error:
        raise SettingsError(f"{file} cannot be read ({error.strerror}).") from error
    found = store.opened(sealed, words)
    store.restore(chosen, found, today=today, replace=replace)
    click.echo(f"Restored: the copy of {found.day} is in {chosen.data}. What was erased since then is back: erase it again.")
