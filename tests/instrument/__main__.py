"""make sort-test                           says for every language that was read how the sheets in docs/instrument/sheets were answered
make sort-test ONLY="write --readers 10"  writes new ones over them, with another seed

A reader gets one sheet and nothing else: not the bank, not the key, not another sheet, and no page of this project.
"""

from __future__ import annotations

import secrets
from pathlib import Path

import click

from kit import content
from tests.instrument import judging, sheets

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "docs" / "instrument"
SOURCE = content.Source(ROOT / "exercises")


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """The sorting test of the questions."""
    if context.invoked_subcommand is None:
        for language in filter(lambda language: _key(language).exists(), SOURCE.languages):
            click.echo(score(language))


@main.command()
@click.option("--readers", default=10, show_default=True, help="Sheets in each language.")
@click.option("--seed", type=int, help="Another one for each language and round.  [default: a random one]")
@click.option("--items", default="", help="Only these, with commas between: what was rewritten.")
@click.option("--language", "only", help="Only in this one, where it alone was rewritten.")
def write(readers: int, seed: int | None, items: str, only: str | None) -> None:
    """Write sheets for new readers."""
    for number, language in enumerate([only] if only else SOURCE.languages):
        bank = content.load_bank(SOURCE, language)
        chosen = [bank[item] for item in items.split(",")] if items else list(bank.values())
        start = (secrets.randbelow(10**6) if seed is None else seed) + number
        sheets.write(ROOM / "sheets" / language, _key(language), chosen, language, readers=readers, seed=start)
        click.echo(f"{language}: {readers} sheets of {len(chosen)} questions")


def _key(language: str) -> Path:
    return ROOM / "keys" / f"{language}.json"


def score(language: str) -> str:
    """Every item with a reader, one line each, its faults below it."""
    meant = content.read_items(SOURCE)
    told = {
        item: judging.judge(said, meant[item].family)
        for item, said in sheets.read(ROOM / "sheets" / language, _key(language)).items()
    }
    lines = [f"{language}: {len(told)} of {len(meant)} items have a reader"]
    for item, one in sorted(told.items()):
        named = " ".join(f"{family}:{n}" for family, n in one.named.most_common())
        lines.append(f"  {item:6} {one.readers:3} readers  exact {one.exact:4.0%}  W {one.concord:.2f}  {named}  {one.verdict}")
        lines += [f"         {fault}" for fault in one.why] + [f"         “{note}”" for note in one.notes]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
