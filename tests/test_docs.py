"""What the documents say is true."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kit.cli import main
from kit.kinds import KINDS
from kit.settings import read

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKE = (ROOT / "Makefile").read_text(encoding="utf-8")


def test_every_command_and_option_stands_in_the_readme() -> None:
    for name, command in main.commands.items():
        line = next(line for line in README.splitlines() if line.startswith(f"| `partnership-kit {name}`"))
        for parameter in command.params:
            assert f"`{parameter.opts[0]}`" in line or parameter.param_type_name == "argument"
        assert CliRunner().invoke(main, [name, "--help"]).exit_code == 0


def test_every_setting_stands_in_the_readme() -> None:
    assert set(re.findall(r"`(PARTNERSHIP_KIT_\w+)`", README)) == {
        f"PARTNERSHIP_KIT_{name}"
        for name in (
            "BACKUP_DAYS",
            "BACKUP_WORDS",
            "BASE",
            "DATA",
            "DATABASE",
            "EXERCISES",
            "HOST",
            "KEEP_DAYS",
            "PEPPER",
            "PEPPER_FILE",
            "PROXY",
            "SIGN_ON",
            "SITE",
        )
    }


def test_every_kind_stands_in_the_readme() -> None:
    assert set(re.findall(r"\| `([a-z]+)` \|", README)) == set(KINDS)


def test_every_make_target_that_documents_name_exists() -> None:
    text = "".join(
        (ROOT / name).read_text(encoding="utf-8")
        for name in ("README.md", "CONTRIBUTING.md", "docs/facilitating.md", "docs/hosting.md")
    )
    for target in set(re.findall(r"`make ([a-z-]+)", text)) | set(re.findall(r"^make ([a-z-]+)", text, re.M)):
        assert re.search(rf"^{target}:", MAKE, re.M), target


def tracked() -> list[Path]:
    found = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout.split()
    return [ROOT / name for name in found if (ROOT / name).is_file()] or pytest.skip("not a git checkout")


def test_no_file_names_another_host_to_load_from() -> None:
    for path in tracked():
        if path.suffix in {".js", ".css", ".html", ".j2", ".py", ".toml"} and "tests" not in path.parts:
            urls = set(re.findall(r"https?://[\w.]+", path.read_text(encoding="utf-8")))
            assert urls <= {"http://www.w3.org", "http://127.0.0.1", "http://"}, (path, urls)


def pinned(name: str) -> set[str]:
    lock = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in lock
    assert lock.count("--hash=sha256:") > 200
    return set(re.findall(r"^([a-z0-9-]+)==\S+", lock, re.M))


def test_the_locks_have_hashes_and_no_addresses_and_a_server_gets_nothing_to_test_with() -> None:
    serves, tests = pinned("requirements.lock"), pinned("requirements-dev.lock")
    assert serves < tests
    assert {"hatchling", "voila", "cryptography"} <= serves
    assert {"playwright", "hypothesis", "mypy", "ruff", "uv", "openpyxl"} <= tests - serves


DOCS = [ROOT / "README.md", ROOT / "SECURITY.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", DOCS, ids=lambda page: page.name)
def test_every_link_of_every_page_leads_somewhere(page) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https:") or (page.parent / target).exists(), target


def test_every_promise_names_a_test_that_is_there() -> None:
    text = (ROOT / "docs" / "threats.md").read_text(encoding="utf-8")
    promises = re.findall(r"^\| ([^|]+) \| ([^|]*test_[^|]*) \|$", text, re.M)
    assert len(promises) > 20
    rows = re.findall(r"^\|(?! promise | test |---).*\|$", text, re.M)
    assert len(rows) == len(promises), "a row without a test"
    assert "|\n\n|" not in text, "a table that is torn in two"
    for promise, kept in promises:
        for file, names in re.findall(r"\]\(\.\./(\S+?)\) ((?:`\w+`(?:, )?)+)", kept):
            written = (ROOT / file).read_text(encoding="utf-8")
            assert [name for name in re.findall(r"`(\w+)`", names) if f"def {name}(" not in written] == [], promise
        assert "`test_" in kept, promise


def test_the_wheel_finds_its_content() -> None:
    assert (read({}).exercises / "framework" / "framework.toml").is_file()
    assert sys.version_info >= (3, 11)
