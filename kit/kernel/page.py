"""The notebook of a page, run by the kernel itself; what it has shown is told to the page that asks."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from IPython.utils.capture import CapturedIO, capture_output

from kit.settings import NOTEBOOK

ASKED = "kit.page"  # the comm target that answers with everything that a page needs
VIEW = "application/vnd.jupyter.widget-view+json"
SKIPPED = "skip-execution"  # cells for JupyterLab alone; nbclient, and so Voilà as it comes, skips them by this tag too


def run(app: Any, notebook: Path) -> None:
    """Run the cells of a notebook and wait for its page."""
    with capture_output(stderr=False) as shown:
        for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
            if cell["cell_type"] == "code" and SKIPPED not in cell["metadata"].get("tags", ()):
                app.shell.run_cell("".join(cell["source"]), store_history=False)
    whole = page_of(shown)
    app.kernel.comm_manager.register_target(ASKED, lambda comm, _message: comm.send(whole()))


def page_of(shown: CapturedIO) -> Callable[[], dict[str, Any]]:
    """What answers for a notebook that has shown one page of the kit and nothing else; of any other nothing is told."""
    from kit.pages.mirror import SHOWN

    views = [output.data.get(VIEW, {}).get("model_id") for output in shown.outputs]
    return SHOWN[-1].whole if SHOWN and not shown.stdout and views == [SHOWN[-1].box.model_id] else dict


def run_here() -> None:
    """In a kernel that was started the ordinary way: the line that it executes first."""
    from ipykernel.kernelapp import IPKernelApp

    run(IPKernelApp.instance(), Path(os.environ[NOTEBOOK]))
