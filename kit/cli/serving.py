"""The command that serves."""

from __future__ import annotations

import os
from pathlib import Path

import click

import kit
from kit import content, rounds, settings, store
from kit.cli.common import data_option, main, option, settings_with, site_option
from kit.cli.words import stop_if_unsound
from kit.days import anywhere_on_earth

HERE_ALONE = ("127.0.0.1", "::1", "localhost")


@main.command()
@option("--port", default=8866, show_default=True, help="Where to listen.")
@option("--ip", default="127.0.0.1", show_default=True, help="Which address to listen on; 0.0.0.0 for the local network.")
@data_option
@site_option
@option("--host", "runs_it", default="", help="Who runs this computer, as the privacy text names it.")
@option("--base", default="", help="The path that everything stands under, behind a proxy: /kit/.")
@option("--proxy", default="", help="Addresses or networks of the proxy that is believed.")
@option("--sign-on", default="", help="The header in which the proxy names whoever is signed in: they may create rounds.")
@option(
    "--most-kernels", type=click.IntRange(0, 1000), help="How many kernels at once; more pages go on without; 0: all of them."
)
@option("--no-fork", is_flag=True, help="Ordinary kernels instead of forks of one warm process.")
@option("--room", is_flag=True, help="For a room without internet: listen on the local network and show its address.")
@option("--wifi", default="", metavar="NAME:PASSWORD", help="With --room: also show how phones join this network.")
def serve(
    *,
    port: int,
    ip: str,
    data: Path | None,
    site: Path | None,
    runs_it: str,
    base: str,
    proxy: str,
    sign_on: str,
    most_kernels: int | None,
    no_fork: bool,
    room: bool,
    wifi: str,
) -> None:
    """Serve the exercises as web pages."""
    chosen = settings_with(data=data, site=site, host=runs_it, base=base, proxy=proxy, sign_on=sign_on)
    if not settings.has_home():  # Jupyter's libraries look for one as soon as they are loaded
        os.environ["HOME"] = str(chosen.data / "jupyter" / "home")
    from kit.server import check_port, local_address, log_with_time, room_lines, run

    os.umask(0o077)
    log_with_time()
    ip = local_address() if room else ip
    check_port(ip, port)
    source = content.Source(chosen.exercises, chosen.site)
    stop_if_unsound(source)
    database = store.open_database(chosen)
    store.purge(database, today=anywhere_on_earth(), starting=True)
    say_where_and_key(database, f"http://{_shown(ip)}:{port}{chosen.base}", sign_on=chosen.sign_on)
    if not chosen.proxy and ip in HERE_ALONE:
        click.echo("  Only this computer reaches these. For phones in a room stop it and add --room; what was set up stays.")
    for line in room_lines(f"http://{ip}:{port}{chosen.base}", wifi=wifi) if room else ():
        click.echo(line)
    run(chosen, ip=ip, port=port, most=most_kernels, fork=not no_fork)


def say_where_and_key(database: store.Database, address: str, *, sign_on: str) -> None:
    """What the terminal says first: where one sets up and where all the rest is, then the key."""
    click.echo(f"partnership-kit {kit.__version__}. Stop it with Ctrl+C.")
    click.echo(f"  To set up a workshop or a round: {address}/facilitator")
    click.echo(f"  Everything else: {address}/")
    _tell_keys(database, sign_on=sign_on)


def _tell_keys(database: store.Database, *, sign_on: str) -> None:
    """A first key where there is none, or by which labels the others are known."""
    there = rounds.keys(database)
    if sign_on:
        click.echo(f"  Rounds are created by whom the proxy names in {sign_on}.")
    elif not there:
        click.echo(f"  The key that lets you create rounds: {store.spaced(rounds.make_key(database, 'first key')[1])}")
        click.echo("  Note it: it is not shown again.")
    if there:
        labels = ", ".join(f"{key.label} ({key.id})" for key in there)
        click.echo(f"  Keys that let people create rounds: {labels}. Another one: partnership-kit key make")


def _shown(ip: str) -> str:
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(ip, ip)  # noqa: S104  said to the person, not bound here
    return f"[{here}]" if ":" in here else here
