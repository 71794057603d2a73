"""The notebooks stay Voilà apps: stock Voilà, as it comes, opens each of them, and the first step can be done there."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit import settings
from tests.pairs import matrix
from tests.running import answers, free_port

pytestmark = [pytest.mark.browser, pytest.mark.server]
STEP = {  # where to tap or type, and what is there afterwards
    "accountability": (".kit-form.single input[type=text]", "Northlight"),
    "transparency": (".kit-form.single input[type=text]", "Northlight"),
    "respect": (".kit-form.single input[type=text]", "Northlight"),
    "equity": (".kit-form.single input[type=text]", "Northlight"),
    "together": (".kit-form.single input[type=text]", "Northlight"),
    "assessment": ("input[data-name=code]", "ABCD-EFGH"),
    "results": (".kit-blocks input", "ABCD-EFGH"),
    "facilitator": (".kit-blocks button", ""),
    "onboarding": (".kit-blocks button", ""),
    "gallery": (".jp-OutputArea-output img", ""),  # for reading: what they show is there
    "simulator": (".jp-OutputArea-output img", ""),
    "analysis": (".jp-OutputArea-output table", ""),
    "index": (".jp-OutputArea-output h3 a[href*=accountability]", ""),
}


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """Voilà as it comes, over the folder of the notebooks."""
    data, port = tmp_path_factory.mktemp("stock"), free_port()
    command = [Path(sys.executable).with_name("voila"), "--no-browser", f"--port={port}", str(settings.read({}).notebooks)]
    environment = {**os.environ, "PARTNERSHIP_KIT_DATA": str(data), "LANG": "en_US.UTF-8"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    assert answers(f"http://127.0.0.1:{port}/", process)
    yield f"http://127.0.0.1:{port}/voila/render"
    process.terminate()
    process.wait()


def test_each_notebook_is_opened() -> None:
    assert set(STEP) == {file.stem for file in settings.read({}).notebooks.glob("*.ipynb")}


@matrix("name, language", list(STEP), ("en",), few=[("accountability", "en")])
def test_stock_voila_opens_the_notebook_and_a_step_is_done(stock, browser, name, language) -> None:
    """Its own page asks another host for mathematics: this is no page of ours."""
    page = browser.new_page(locale=language)
    page.goto(f"{stock}/{name}.ipynb", timeout=60_000)
    place, typed = STEP[name]
    field = page.locator(place).first
    field.wait_for(timeout=60_000)
    assert not page.locator("[data-mime-type='application/vnd.jupyter.stderr'], .jp-mod-error").count()
    if typed:
        field.fill(typed)
        field.blur()
    else:
        field.click()
    if name in ("accountability", "transparency", "respect", "equity", "together"):
        page.locator(".kit-form.single .saved.done").wait_for(timeout=30_000)
    page.close()
