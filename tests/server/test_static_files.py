"""What is sent says the same as what is written, and is small."""

import gzip
from pathlib import Path

import pytest
import tinycss2
from pygments.lexers import JavascriptLexer
from pygments.token import Comment, Whitespace

from kit.server.static_files import ALONE, ROOMS, read_static_files
from kit.widgets import MODULES, Modules, own_style, styles

STATIC = Path(__file__).parents[2] / "kit" / "server" / "static"
FILES = read_static_files().plain
SCRIPTS = {name: modules.sent(name) for modules in (Modules.of(STATIC), MODULES) for name in modules.addresses}
SHEETS = {"theme": (styles("page"), (STATIC / "site.css").read_text(encoding="utf-8"))}
SHEETS |= {name: tuple(map(own_style, modules)) for name, modules in {"room": ROOMS, "alone": ALONE}.items()}


def words(script: str) -> list[str]:
    """What a script says, without blank space and comments; a text between quotation marks is one whole."""
    return "".join(
        f"\0{text}" if text.strip() and kind not in Whitespace else ""
        for kind, text in JavascriptLexer().get_tokens(script)
        if kind not in Comment
    ).split("\0")


def rules(sheet: str) -> list[object]:
    """What a sheet says: every rule with what it applies to and what it declares."""
    return [plain(node) for node in tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)]


def plain(node: object) -> object:
    """One node, its blank space as a blank where it means something: between two names of a selector or a value."""
    if node.type in {"qualified-rule", "at-rule"}:
        inside = tinycss2.parse_blocks_contents(node.content or [], skip_comments=True, skip_whitespace=True)
        return node.type, told(node.prelude), [plain(one) for one in inside]
    return node.type, getattr(node, "name", ""), told(getattr(node, "value", [])), getattr(node, "important", False)


def told(nodes: list) -> str:
    """Tokens as one text; blanks beside signs that need none are left out."""
    text = " ".join(tinycss2.serialize([one for one in nodes if one.type != "comment"]).split())
    for sign in (",", ">", "<", ":", "(", ")", "~", "{", "}", ";", "="):
        before, after = (text.replace(f"{sign} ", sign), text.replace(f" {sign}", sign))
        text = before if sign in "(:" else after if sign == ")" else before.replace(f" {sign}", sign)
    return text


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_script_says_what_is_written(name) -> None:
    head, sent = FILES[f"kit/{name}.js"].decode().split("\n", 1)
    assert head.startswith("// ") and f"{name}.js" in head
    assert words(sent) == words(SCRIPTS[name])
    assert len(sent) < len(SCRIPTS[name]) * 0.85


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_says_what_is_written(name) -> None:
    assert rules(FILES[f"kit/{name}.css"].decode()) == rules("\n".join(SHEETS[name]))


def test_every_style_of_a_module_is_in_one_sheet_and_in_one_only() -> None:
    named = [path.stem for path in (STATIC.parents[1] / "widgets").glob("*.css")]
    assert sorted({*ALONE, *ROOMS, "colours", "theme", "form", "shown"} & set(named)) == sorted(named)
    assert not set(ALONE) & set(ROOMS)


def test_a_first_visit_of_an_exercise_fetches_at_most_thirty_kilobytes_of_scripts_and_styles() -> None:
    """With the page itself and the heads of nine answers that is below forty."""
    needed = (
        "theme.css",
        "alone.css",
        "site.js",
        "page.js",
        "kernel.js",
        *(f"{name}.js" for name in MODULES.needs("partnership")),
    )
    assert sum(len(gzip.compress(FILES[f"kit/{name}"], 9)) for name in needed) < 27_000
