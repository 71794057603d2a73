"""JupyterLab for adapting the kit: nothing phones out, nothing asks, and the whole project is in sight, a site folder too."""

import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ["JUPYTER_CONFIG_PATH"] = os.pathsep.join(
    filter(None, (str(HERE), os.environ.get("JUPYTER_CONFIG_PATH")))
)  # labconfig/

c = get_config()  # noqa: F821
c.ServerApp.root_dir = str(HERE.parent)
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
c.LabApp.collaborative = False
