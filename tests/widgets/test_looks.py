"""What the gate asks of scripts, styles and templates: short lines, short functions, one layout, nothing unused."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BIN = Path(sys.executable).parent
LONGEST, MOST_LINES = 120, 300
FILES = sorted(path for kind in ("js", "css", "html") for path in (ROOT / "kit").rglob(f"*.{kind}"))
LONG = "export function long() {\n" + "  window.scroll();\n" * 29 + "}\n"  # 31 lines


def too_long(text: str) -> list[int]:
    """The numbers of the lines that are."""
    return [number for number, line in enumerate(text.splitlines(), 1) if len(line) > LONGEST]


def ran(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """A tool of the gate."""
    return subprocess.run([BIN / command[0], *command[1:]], cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_lines_and_files_are_short(path) -> None:
    text = path.read_text(encoding="utf-8")
    assert too_long(text) == []
    assert len(text.splitlines()) <= MOST_LINES


def test_a_long_line_is_seen() -> None:
    assert too_long("\n".join(["a" * LONGEST, "a" * (LONGEST + 1)])) == [2]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (LONG, "max-lines-per-function"),
        (f"export class A {{\n{LONG.replace('export function ', '  ')}}}\n", "max-lines-per-function"),
        (f"export const a = {LONG.removeprefix('export function long')}".replace("= ()", "= () =>"), "max-lines-per-function"),
        ("const unused = 1;\n", "no-unused-vars"),
        ("window.answer = undeclared;\n", "no-undef"),
        (LONG.replace("  window.scroll();\n", "", 1), ""),
    ],
)
def test_the_linter_complains_of(text, complaint, tmp_path) -> None:
    (tmp_path / ".oxlintrc.json").write_bytes((ROOT / ".oxlintrc.json").read_bytes())
    (tmp_path / "made.js").write_text(text)
    found = ran("oxlint", "--format=json", "made.js", cwd=tmp_path)
    codes = [one["code"] for one in json.loads(found.stdout)["diagnostics"]]
    assert codes == ([f"eslint({complaint})"] if complaint else [])
    assert (found.returncode != 0) is bool(complaint)


def test_the_gate_runs_both_tools_on_every_script_and_style() -> None:
    file = (ROOT / "Makefile").read_text()
    assert re.search(r"^STILL := .*\box\b", file, re.MULTILINE)
    assert re.search(r"^still:.*\n\t.*\$\(MAKE\).* \$\(STILL\)\n", file, re.MULTILINE)
    ox = re.search(r"^ox:\n((?:\t.*\n)+)", file, re.MULTILINE)[1]
    assert "\t@$(BIN)/oxlint kit\n" in ox and "\t@$(BIN)/oxfmt --check $(LOOKS)\n" in ox


def test_scripts_and_styles_are_laid_out_and_sound() -> None:
    laid = ran("oxfmt", "--check", "kit/**/*.js", "kit/**/*.css")
    assert laid.returncode == 0, laid.stdout
    linted = ran("oxlint", "kit")
    assert linted.returncode == 0, linted.stdout
