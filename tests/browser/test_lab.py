"""JupyterLab as `make lab` starts it: a trainer walks through a principle, and copies an exercise into a notebook of her own."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from kit import content, settings
from tests.pairs import matrix
from tests.running import answers, free_port

pytestmark = [pytest.mark.browser, pytest.mark.server]
WIDE = {"width": 1280, "height": 900}
SCROLLED = """() => [...document.querySelectorAll('.jp-OutputArea *')].filter((e) => /auto|scroll/.test(getComputedStyle(e).overflow)
  && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1)).map((e) => e.outerHTML.slice(0, 120))"""


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """The notebooks in a project of their own: what is saved there is nobody's."""
    project, port = tmp_path_factory.mktemp("project"), free_port()
    shutil.copytree(settings.read({}).notebooks, project / "notebooks", ignore=shutil.ignore_patterns(".ipynb_checkpoints"))
    command = [Path(sys.executable).with_name("jupyter"), "lab", "--allow-root", "--no-browser", f"--port={port}"]
    command += ["--LabApp.expose_app_in_browser=True"]
    command += ["--IdentityProvider.token=", f"--config={project / 'notebooks' / 'lab.py'}"]
    own = {name: str(project / name) for name in ("PARTNERSHIP_KIT_DATA", "JUPYTERLAB_SETTINGS_DIR", "JUPYTERLAB_WORKSPACES_DIR")}
    process = subprocess.Popen(
        command, env={**os.environ, **own, "LANG": "C.UTF-8"}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    assert answers(f"http://127.0.0.1:{port}/lab", process)
    yield project, f"http://127.0.0.1:{port}/lab/tree/notebooks"
    process.terminate()
    process.wait()


@pytest.fixture(scope="module")
def window(browser, lab):
    """Lab in one window for each language: what it loads and compiles costs more than what is done in it."""
    windows = {}

    def at(name: str, language: str) -> Page:
        """The notebook of that name is in sight, and nothing of it was run."""
        if language not in windows:
            windows[language] = browser.new_page(locale=language, viewport=WIDE, reduced_motion="reduce")
            windows[language].goto(f"{lab[1]}/{name}.ipynb?reset", timeout=60_000)
        open_beside(windows[language], name)
        return windows[language]

    yield at
    for page in windows.values():
        page.close()


IN_SIGHT = ".jp-NotebookPanel:not(.lm-mod-hidden)"


def open_beside(page: Page, name: str) -> None:
    """Where it is not open yet. Its first cell is selected."""
    page.wait_for_function("window.jupyterapp?.restored", timeout=60_000)
    page.evaluate(
        "(path) => jupyterapp.commands.execute('docmanager:open', { path }).then(() => null)", f"notebooks/{name}.ipynb"
    )
    expect(page.locator(".lm-DockPanel-tabBar .lm-mod-current")).to_contain_text(name)
    page.locator(f"{IN_SIGHT} .jp-Cell.jp-mod-active").wait_for(timeout=60_000)
    idle(page)


def idle(page: Page) -> None:
    """There is a kernel, and it waits."""
    expect(page.locator("#jp-bottom-panel, #jp-main-statusbar").first).to_contain_text(
        "Python 3 (ipykernel) | Idle", timeout=60_000
    )


def run_all(page: Page, last: str) -> None:
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(last).last.wait_for(timeout=60_000)
    idle(page)


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


QUIET = "[data-mime-type='application/vnd.jupyter.stderr'], [data-mime-type$=error]"


FIRST = {"respect": "whose-default", "equity": "three-shares"}
BESIDE = {  # what is opened beside it; what comes last there, and which notebooks it leads to
    "respect": {"onboarding": (".jp-Cell:last-of-type details", ["simulator"])},
    "equity": {"facilitator": (".kit-blocks button", []), "analysis": (".jp-Cell:last-of-type table", [])},
}


@matrix("language, name", ("es-CO", "en"), list(FIRST), few=[("es-CO", "respect")])
def test_a_principle_is_a_walk_in_the_language_of_the_browser_and_other_notebooks_read_whole(
    window, lab, source, language, name
) -> None:
    title, page = content.load_exercise(source, FIRST[name], language[:2]).words.title, window(name, language)
    walks(page, language, title)
    for other, (last, links) in BESIDE[name].items():
        open_beside(page, other)
        run_all(page, f"{IN_SIGHT} {last}")
        reads_whole(page, lab, links)
    page.evaluate(
        "() => jupyterapp.serviceManager.sessions.shutdownAll().then(() => null)"
    )  # who opens it next may speak otherwise


def walks(page: Page, language: str, title: str) -> None:
    """Each exercise stands in the outline, in that language."""
    run_all(page, ".jp-Cell:last-of-type .kit-form input")
    assert set(page.locator(".jp-OutputArea [lang]").evaluate_all("all => all.map((e) => e.lang.slice(0, 2))")) == {language[:2]}
    assert not page.locator(QUIET).count()
    assert page.evaluate(SCROLLED) == []
    expect(page.locator(".jp-CodeCell:has(.kit-form)").first.get_by_text(title, exact=True)).to_have_count(1)
    fields = page.evaluate("() => [...document.querySelectorAll('.kit-form')].map((e) => e.dataset.exercise)")
    assert len(fields) == len({*fields}), "each has fields of its own"
    page.get_by_role("tab", name="Table of Contents").click()
    outline = page.locator(".jp-TableOfContents-tree")
    for heading in (title, "Votre note · Your note · Su nota"):
        expect(outline.get_by_text(heading, exact=True)).to_be_visible()


def reads_whole(page: Page, lab, links: list[str]) -> None:
    """Nothing is hidden or broken, and each of its links opens another notebook."""
    here = page.locator(IN_SIGHT)
    assert not here.locator(QUIET).count()
    assert page.evaluate(SCROLLED) == []
    assert here.locator(".jp-OutputArea").get_by_text("...").count() == 0
    found = here.locator(".jp-OutputArea a[href]").evaluate_all("all => all.map((e) => e.href)")
    assert found == [f"{lab[1]}/{one}.ipynb" for one in links]
    assert all((lab[0] / "notebooks" / f"{one}.ipynb").is_file() for one in links)


def test_an_exercise_is_copied_into_a_new_notebook_and_answered_with_the_keyboard_alone(window, lab, source) -> None:
    page, exercise = window("accountability", "es-CO"), content.load_exercise(source, "who-decides-what", "es")
    keys(page, "ArrowDown", "ArrowDown", "c")
    page.get_by_role("menuitem", name="File", exact=True).focus()
    keys(page, "Enter", "ArrowRight")
    expect(page.get_by_role("menuitem", name="Console", exact=True)).to_be_visible()
    keys(page, "ArrowDown", "Enter")
    expect(page.get_by_role("button", name="Select Kernel")).to_be_focused()
    with page.expect_response(lambda answer: "/api/kernels/" in answer.url or "/api/sessions/" in answer.url):
        keys(page, "Enter")
    here = page.locator(IN_SIGHT)
    expect(here.get_by_role("textbox")).to_be_focused()
    here.locator(".jp-Notebook-ExecutionIndicator[data-status=idle]").wait_for(timeout=60_000)
    idle(page)
    keys(page, "Escape", "v")
    expect(here.locator(".jp-Cell.jp-mod-active")).to_contain_text("who-decides-what")
    keys(page, "Control+Enter")
    expect(here.locator(".jp-Cell .kit-form h2, .jp-Cell h2").first).to_have_text(exercise.words.title, timeout=60_000)
    begin = here.get_by_role("button", name=content.load_phrases(source, "es")["begin"])
    tab_to(page, begin)
    keys(page, "Enter")
    first = here.get_by_role("checkbox").first
    tab_to(page, first)
    keys(page, "Space", "ArrowDown", "a", "x", "d", "d")  # orders to cells, and none here
    expect(first).to_be_checked()
    expect(first).to_be_focused()
    expect(here.locator(".jp-Cell")).to_have_count(2)
    keys(page, "Control+s")
    expect(page.get_by_role("button", name="Rename and Save")).to_be_visible()
    with page.expect_response(lambda answer: answer.request.method == "PUT" and "Untitled" in answer.url):
        keys(page, "Enter")
    saved = json.loads((lab[0] / "notebooks" / "Untitled.ipynb").read_text())["cells"][-1]
    assert saved["source"] == ["from kit.pages import exercise\n", "\n", 'exercise("who-decides-what")']
    assert [sorted(output["data"]) for output in saved["outputs"]] == [["text/html", "text/plain"]]


def tab_to(page: Page, wanted) -> None:
    for _ in range(8):
        keys(page, "Tab")
        if wanted.evaluate("(e) => e === document.activeElement"):
            return
    expect(wanted).to_be_focused()
