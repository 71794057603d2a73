"""What is installed with the kit, and under which licence it goes on."""

import ast
import re
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NOT_IMPORTED = {
    "jupyterlab": "make lab: where people adapt the notebooks",
    "nbval": "runs every notebook as a test, at a site too",
    "anywidget": "draws our parts in JupyterLab and in stock Voilà: its front end is found there by name",
    "python_docx": "imported by the name docx: the editable copy of a report",
    "nbconvert": "Voilà renders with it; the floor is its last repair of a hole",
}


def imported() -> set[str]:
    """The packages that a line of the kit or of its notebooks imports."""
    trees = [ast.parse(path.read_text()) for folder in ("kit", "notebooks") for path in (ROOT / folder).rglob("*.py")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}
    whole = plain | {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module and not node.level}
    return {name.partition(".")[0] for name in whole}


def declared() -> set[str]:
    return {re.match(r"[\w-]+", one)[0].lower().replace("-", "_") for one in PROJECT["dependencies"]}


@pytest.mark.long
def test_every_dependency_is_imported_or_has_a_reason() -> None:
    assert declared() - imported() == set(NOT_IMPORTED)


@pytest.mark.parametrize("name", ["jupyterlab", "ipywidgets", "voila", "pandas", "nbval"])
def test_what_the_kit_stands_on_is_declared(name) -> None:
    assert name in declared()


def test_the_wheel_carries_the_licence(tmp_path) -> None:
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(tmp_path), versions=["standard"])
    with zipfile.ZipFile(wheel) as parts:
        names = parts.namelist()
        (metadata,) = [parts.read(name).decode() for name in names if name.endswith("dist-info/METADATA")]
        (licence,) = [parts.read(name).decode() for name in names if name.endswith("licenses/LICENSE")]
    assert licence == (ROOT / "LICENSE").read_text()
    assert "MIT License" in licence
    assert "2026 partnership-kit contributors" in licence
    assert "License-Expression: MIT AND CC-BY-4.0" in metadata
    assert [name for name in names if name.startswith("kit/exercises/shelf/")]


def test_the_readme_says_under_which_licences_code_and_words_go_on() -> None:
    text = (ROOT / "README.md").read_text()
    assert "[MIT](LICENSE)" in text
    assert "https://creativecommons.org/licenses/by/4.0/" in text
