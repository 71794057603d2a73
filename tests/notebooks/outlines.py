"""`make outlines`: store what each notebook's outline cell prints now, so that nbval compares with it."""

from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import nbformat

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"


def main() -> None:
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        notebook = nbformat.read(path, 4)
        for cell in notebook.cells:
            if "outline" in cell.metadata.get("tags", []):
                with redirect_stdout(StringIO()) as printed:
                    exec(cell.source, {})
                cell.execution_count = 1  # nbval compares only what was run
                cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=printed.getvalue())]
        nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
