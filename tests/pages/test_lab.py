"""What docs/adapting.md says of JupyterLab, done to the letter; and JupyterLab as `make lab` starts it, without a browser."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import ipywidgets
import nbformat
import pytest
from jupyter_server.serverapp import ServerApp
from jupyterlab_server.config import get_page_config
from jupyterlab_server.settings_utils import _get_overrides
from traitlets.config.loader import PyFileConfigLoader

from kit.apps import Desk
from kit.pages.preview import made
from tests.notebooks.outlines import LAB_ONLY
from tests.test_docs import ROOT

GUIDE = (ROOT / "docs" / "adapting.md").read_text(encoding="utf-8")
LINE = re.search(r'`(preview\("feedback-loops"[^`]*\))`', GUIDE)[1]
NOTEBOOKS = sorted(
    set((ROOT / "notebooks").glob("*.ipynb")) - {ROOT / "notebooks" / f"{name}.ipynb" for name in ("simulator", "analysis")}
)
MODULE = sys.modules["kit.pages.preview"]  # its own name is the function's
TITLE = "Whatever happened to what we said"


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """A project with the site of the guide in it, and a folder for notebooks."""
    monkeypatch.setenv("PARTNERSHIP_KIT_DATA", str(tmp_path / "data"))
    for folder in ("my-site/shelf/feedback-loops", "notebooks"):
        (tmp_path / folder).mkdir(parents=True)
    words_of(tmp_path).write_text(f'title = "{TITLE}"\n', encoding="utf-8")
    return tmp_path


def words_of(project: Path) -> Path:
    return project / "my-site/shelf/feedback-loops/en.toml"


def shown(monkeypatch) -> list:
    """What the documented line displays."""
    found: list = []
    monkeypatch.setattr(MODULE, "display", found.append)
    monkeypatch.setattr(MODULE, "ask", found.append)
    exec(LINE, {"preview": MODULE.preview})
    return found


def title(box) -> str:
    return box.children[1].children[0].exercise["words"]["title"]


@pytest.mark.parametrize("folder", [".", "notebooks"])
@pytest.mark.long
def test_the_documented_line_works_in_the_project_and_in_the_folder_of_the_notebooks(project, monkeypatch, folder) -> None:
    monkeypatch.chdir(project / folder)
    assert title(shown(monkeypatch)[0]) == TITLE


def test_a_folder_that_is_not_there_is_one_sentence(project, monkeypatch) -> None:
    (project / "my-site").rename(project / "elsewhere")
    monkeypatch.chdir(project / "notebooks")
    (said,) = shown(monkeypatch)
    assert isinstance(said, ipywidgets.HTML)
    assert "my-site" in said.value
    assert "there is no folder of that name" in said.value


@pytest.mark.long
def test_a_whole_path_works_too(project) -> None:
    assert title(made("feedback-loops", language="en", site=project / "my-site").box) == TITLE


@pytest.mark.parametrize(("said", "language"), [("es_BO.UTF-8", "es"), ("en_US.UTF-8", "en"), ("C.UTF-8", "fr"), ("", "fr")])
def test_a_notebook_speaks_the_language_of_its_computer(tmp_path, said, language) -> None:
    here = {"PARTNERSHIP_KIT_DATA": str(tmp_path), "LANG": said}
    assert Desk.of(here).language == language
    assert Desk.of(here, language="en").language == "en"
    assert Desk.of({**here, "HTTP_ACCEPT_LANGUAGE": "pt, es;q=0.5"}).language == "es", "first the browser's"
    assert Desk.of({**here, "HTTP_ACCEPT_LANGUAGE": "pt"}).language == language
    assert Desk.of({**here, "HTTP_X_KIT_BROWSER": "b" * 32, "HTTP_ACCEPT_LANGUAGE": "es"}).language == "es"
    assert Desk.of({**here, "HTTP_X_KIT_BROWSER": "b" * 32}).language == "fr", "a server does not speak for its visitors"


def test_lab_is_rooted_at_the_project_asks_nothing_and_starts_no_node(monkeypatch) -> None:
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", "/elsewhere")
    config = PyFileConfigLoader("lab.py", path=str(ROOT / "notebooks")).load_config()
    server = ServerApp(config=config, file_to_run=str(ROOT / "notebooks" / "index.ipynb"))
    assert Path(server.root_dir) == ROOT
    assert (config.LabApp.news_url, config.LabApp.extension_manager) == (None, "readonly")
    assert config.LanguageServerManager.autodetect is False
    assert get_page_config([])["buildCheck"] is False
    overrides, error = _get_overrides("/nowhere")
    assert not error
    assert overrides["@jupyterlab/apputils-extension:notification"] == {"fetchNews": "false", "checkForUpdates": False}


def test_what_asks_somebody_is_not_saved_and_all_else_is() -> None:
    config = PyFileConfigLoader("lab.py", path=str(ROOT / "notebooks")).load_config()
    asks, told = {"metadata": {"kit_asks": True}}, {"metadata": {}}
    cells = [{"cell_type": "code", "outputs": [told, asks]}, {"cell_type": "markdown"}]
    config.FileContentsManager.pre_save_hook(model={"type": "notebook", "content": {"cells": cells}}, path="a.ipynb")
    assert cells == [{"cell_type": "code", "outputs": [told]}, {"cell_type": "markdown"}]
    config.FileContentsManager.pre_save_hook(model={"type": "file", "content": "text"}, path="a.txt")


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_says_what_it_is_in_three_languages_and_only_its_page_runs_on_the_server(path) -> None:
    first, *rest = nbformat.read(path, 4).cells
    assert first.cell_type == "markdown"
    assert [f"**{name}.**" in first.source for name in ("Français", "English", "Español")] == [True] * 3
    for cell in rest:
        assert "NBVAL" not in cell.source
        if cell.cell_type == "code":
            compile(cell.source.partition("# ")[2], path.name, "exec")
    pages = [cell.source for cell in rest if cell.cell_type == "code" and LAB_ONLY not in cell.metadata.get("tags", [])]
    assert path.stem == "gallery" or (len(pages) == 1 and "from kit.pages import open_" in pages[0])
