"""The notebook of a page, run by the kernel itself; what it has shown is told to the page that asks."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from kit.settings import NOTEBOOK

ASKED = "kit.page"  # the comm target that answers with everything that a page needs
SKIPPED = "outline"  # cells that only a reader and the tests look at


def run(app: Any, notebook: Path) -> None:
    """Run the cells of a notebook and wait for its page."""
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code" and SKIPPED not in cell["metadata"].get("tags", ()):
            app.shell.run_cell("".join(cell["source"]), store_history=False, silent=True)
    app.kernel.comm_manager.register_target(ASKED, answer)


def answer(comm: Any, _message: Any) -> None:
    """The one app that the notebook has shown, or nothing: then the server answers for the page."""
    from kit.pages.mirror import SHOWN

    comm.send(SHOWN[-1].whole() if SHOWN else {})


def run_here() -> None:
    """In a kernel that was started the ordinary way: the line that it executes first."""
    from ipykernel.kernelapp import IPKernelApp

    run(IPKernelApp.instance(), Path(os.environ[NOTEBOOK]))
