"""`from kit import data`: one released round a call, as a frame that the codebook explains."""

from __future__ import annotations

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_notebook, new_output

from kit import data
from kit.cli import main
from kit.errors import UnknownCode


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PARTNERSHIP_KIT_DATA", str(tmp_path / "data"))
    return tmp_path


@pytest.mark.long
def test_the_example_is_a_frame_of_all_its_rounds_whose_columns_the_codebook_explains(folder) -> None:
    code = data.example(language="en")
    frame = data.released(code.lower(), language="en")
    assert list(frame.columns) == list(data.codebook(language="en").index)
    assert set(frame["round"]) == {1, 2, 3}
    assert set(frame["side"]) == {"Northlight", "Collectif Maji", "Raíces"}
    assert str(frame["level"].dtype) == "Int64"
    assert frame["level"].dropna().between(0, 4).all()
    assert frame["about"].dtype == bool
    assert data.example() == code, "made once"


@pytest.mark.long
def test_no_figure_counts_people(folder) -> None:
    columns = set(data.released(data.example()).columns)
    assert not columns & {"n", "people", "count", "answers", "seats"}


def test_a_code_that_opens_no_results_is_refused(folder) -> None:
    with pytest.raises(UnknownCode):
        data.released("ABCD-EFGH")


def test_one_call_reads_one_partnership(folder) -> None:
    """What joins or ranks partnerships would take several codes; there is nothing of the kind."""
    assert {name for name in vars(data) if not name.startswith("_") and callable(getattr(data, name))} >= {
        "released",
        "codebook",
        "example",
    }
    with pytest.raises(TypeError):
        data.released(["a", "b"], ["c"])


@pytest.mark.server
def test_a_sites_notebooks_are_run_and_compared(tmp_path, capfd) -> None:
    notebooks = tmp_path / "my-site" / "notebooks"
    notebooks.mkdir(parents=True)
    assert "There is no notebook" in said(tmp_path, code=1)
    stored = [new_output("stream", name="stdout", text="2\n")]
    cell = new_code_cell("print(1 + 1)", execution_count=1, outputs=stored)
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    nbformat.write(new_notebook(cells=[cell], metadata=kernel), notebooks / "sum.ipynb")
    assert "show what they have stored" in said(tmp_path, code=0)
    cell.outputs[0]["text"] = "3\n"
    nbformat.write(new_notebook(cells=[cell], metadata=kernel), notebooks / "sum.ipynb")
    assert "show what they have stored" not in said(tmp_path, code=1)


def said(folder, *, code: int) -> str:
    done = CliRunner().invoke(main, ["check", "--notebooks", "--site", str(folder / "my-site")])
    assert done.exit_code == code, done.output
    return done.output
