"""JupyterLab for adapting the kit: nothing phones out, nothing asks, and the whole project is in sight, a site folder too."""

import os
from pathlib import Path

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


class WithoutHistory(AsyncMappingKernelManager):
    """IPython would keep what was run and when in a file of its own."""

    async def _async_start_kernel(self, **kwargs):
        return await super()._async_start_kernel(**kwargs, extra_arguments=["--HistoryManager.enabled=False"])

    start_kernel = _async_start_kernel


c.ServerApp.kernel_manager_class = WithoutHistory
