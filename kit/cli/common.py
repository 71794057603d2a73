"""What the commands share: the group that says faults in one sentence, options with the names of their settings."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

import kit
from kit import settings
from kit.errors import DatabaseUrl, KitError

FOLDER = click.Path(path_type=Path, file_okay=False)
Command = Callable[..., Any]


class Unsupported(click.ClickException):
    """What this kit does not do, whoever asks."""

    exit_code = 2


class Sentences(click.Group):
    """Commands: what goes wrong on purpose is said in one sentence."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except KitError as error:
            raise (Unsupported if isinstance(error, DatabaseUrl) else click.ClickException)(str(error)) from error


@click.group(cls=Sentences)
@click.version_option(kit.__version__, prog_name="partnership-kit")
def main() -> None:
    """Exercises and self-assessment for partnership principles."""


def option(name: str, *more: str, **about: Any) -> Callable[[Command], Command]:
    """An option that may also be given in the environment: `--most-kernels` as PARTNERSHIP_KIT_MOST_KERNELS."""
    setting = f"PARTNERSHIP_KIT_{name.removeprefix('--').replace('-', '_').upper()}"
    return click.option(name, *more, envvar=setting, show_envvar=True, **about)


data_option = option(
    "--data", type=click.Path(path_type=Path), help="Folder for answers; made if it is missing.  [default: data]"
)
site_option = option("--site", type=FOLDER, help="A team's own folder, laid over the kit's exercises.")


def settings_with(**given: object) -> settings.Settings:
    """The settings in force, with what the command line says first."""
    said = {f"PARTNERSHIP_KIT_{name.upper()}": str(value) for name, value in given.items() if value}
    return settings.read({**os.environ, **said})
