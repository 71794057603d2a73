"""JupyterLab for adapting the kit: nothing phones out, nothing asks, and the whole project is in sight, a site folder too.

A notebook speaks the language of the browser that opens it. What was tried in an exercise is not saved with the notebook.
"""

import os
from pathlib import Path

from jupyter_server.base.call_context import CallContext
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

HERE = Path(__file__).resolve().parent
BEFORE = os.environ.get("JUPYTER_CONFIG_PATH")
os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(filter(None, (str(HERE), BEFORE)))  # there is `labconfig`

c = get_config()  # noqa: F821
c.ServerApp.root_dir = str(HERE.parent)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.collaborative = False
c.LanguageServerManager.autodetect = False  # it would start Node and npm to look for servers that nobody has


def read_there():
    """The languages that the browser lists which asks for a kernel."""
    asks = CallContext.get(CallContext.JUPYTER_HANDLER)
    return asks.request.headers.get("Accept-Language", "")[:200] if asks else ""


class Kernels(AsyncMappingKernelManager):
    """IPython would keep what was run and when in a file of its own."""

    async def _async_start_kernel(self, env=None, **kwargs):
        env = {**(env or os.environ), "HTTP_ACCEPT_LANGUAGE": read_there()}
        return await super()._async_start_kernel(env=env, extra_arguments=["--HistoryManager.enabled=False"], **kwargs)

    start_kernel = _async_start_kernel


def leave_out(model, **_where):
    """What asks somebody lives as long as its kernel: saved, it would be a broken box when the notebook is opened again."""
    for cell in model["content"].get("cells", []) if model["type"] == "notebook" else []:
        if "outputs" in cell:
            cell["outputs"] = [shown for shown in cell["outputs"] if not shown.get("metadata", {}).get("kit_asks")]


c.ServerApp.kernel_manager_class = Kernels
c.FileContentsManager.pre_save_hook = leave_out
