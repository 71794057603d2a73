"""`make outlines`: store what the notebooks show now, so that nbval compares with it.

Renewed are the cells that only JupyterLab runs, all of the gallery, and the analysis and the simulator, which are run as a whole over a
house of their own; what asks a person something is not stored.
"""

import os
import tempfile
from pathlib import Path

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from nbclient import NotebookClient

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
WHOLE = {NOTEBOOKS / f"{name}.ipynb" for name in ("analysis", "simulator")}
LAB_ONLY, ASKS = "skip-execution", "nbval-ignore-output"


def renewed(name: str, cell: nbformat.NotebookNode) -> bool:
    tags = cell.metadata.get("tags", [])
    return cell.cell_type == "code" and ASKS not in tags and (LAB_ONLY in tags or name == "gallery")


def outputs(shell: InteractiveShell, source: str) -> list[nbformat.NotebookNode]:
    """What a cell prints and shows."""
    with capture_output(display=True) as shown:
        shell.run_cell(source).raise_error()
    told = [nbformat.v4.new_output("stream", name="stdout", text=shown.stdout)] if shown.stdout else []
    return told + [nbformat.v4.new_output("display_data", data=one.data) for one in shown.outputs]


def run_whole(path: Path) -> None:
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, record_timing=False).execute()
    nbformat.write(notebook, path)


def main() -> None:
    os.environ["PARTNERSHIP_KIT_DATA"] = tempfile.mkdtemp()
    for path in sorted(WHOLE):
        run_whole(path)
    shell = InteractiveShell.instance()
    for path in sorted({*NOTEBOOKS.glob("*.ipynb")} - WHOLE):
        notebook = nbformat.read(path, 4)
        for cell in notebook.cells:
            if renewed(path.stem, cell):
                cell.execution_count = 1  # nbval compares only what was run
                cell.outputs = outputs(shell, cell.source)
        nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
