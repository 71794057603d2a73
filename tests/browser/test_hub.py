"""The kit as a service of a JupyterHub, behind the Hub's own proxy (`make drill HUB=folder/with/jupyterhub`): three pages, two with a kernel."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.person import Person
from tests.running import answers, free_port

HUB = Path(os.environ.get("KIT_HUB", "") or "nowhere")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (HUB / "jupyterhub").exists(), reason="make drill HUB=…, where JupyterHub and its proxy are installed"
    ),
]
CONFIG = """
c.JupyterHub.bind_url = "http://127.0.0.1:{port}"
c.JupyterHub.hub_port = {inside}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{talks}"
c.JupyterHub.authenticator_class = "dummy"
c.Authenticator.allow_all = True
c.JupyterHub.services = [{{
    "name": "kit", "url": "http://127.0.0.1:{kit}", "display": True,
    "command": ["{program}", "serve", "--port", "{kit}", "--data", "{folder}/data", "--proxy", "127.0.0.1"],
}}]
"""


@pytest.fixture(scope="module")
def hub(tmp_path_factory) -> Iterator[str]:
    """Where the kit is reached through a Hub."""
    folder = tmp_path_factory.mktemp("hub")
    ports = {name: free_port() for name in ("port", "inside", "talks", "kit")}
    program = Path(sys.executable).with_name("partnership-kit")
    (folder / "jupyterhub_config.py").write_text(CONFIG.format(program=program, folder=folder, **ports))
    found = {key: value for key, value in os.environ.items() if not key.startswith("PARTNERSHIP_KIT")}
    with (folder / "hub.log").open("w") as log:
        process = subprocess.Popen(
            [HUB / "jupyterhub"], cwd=folder, env={**found, "PATH": f"{HUB}:{os.environ['PATH']}"}, stdout=log, stderr=log
        )
    url = f"http://127.0.0.1:{ports['port']}/services/kit"
    try:
        assert answers(f"{url}/healthz", process), (folder / "hub.log").read_text()
        yield url
    finally:
        process.terminate()
        process.wait(timeout=30)


def test_two_pages_with_a_kernel_and_one_without_work_as_a_service_of_a_hub(hub, browser) -> None:
    context = browser.new_context(locale="en", reduced_motion="reduce")
    for exercise in ("accountability", "equity"):
        page, lines = context.new_page(), []
        page.on("websocket", lambda socket, lines=lines: lines.append(socket.url))
        person = Person(page, hub, exercise, "en").open()
        if exercise == "accountability":
            person.name_partnership()
        person.more.click()
        person.answer_step()
        person.saved()
        assert [line for line in lines if "/services/kit/api/kernels/" in line], lines
    page = context.new_page()
    page.goto(f"{hub}/join?lang=en")
    page.locator(".kit-blocks > *").first.wait_for()
    context.close()
