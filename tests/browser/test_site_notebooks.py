"""A site's own notebooks: with any ipywidgets by Voilà's own front end, by itself; one that opens a page of the kit as that page."""

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP
from tests.running import run
from tests.server.test_headers import STRICT
from tests.server.test_kernels import known, line, statuses
from tests.server.test_routes import ask

pytestmark = [pytest.mark.browser, pytest.mark.server]
KERNELSPEC = {"name": "python3", "display_name": "Python 3", "language": "python"}
SLIDER = """
import ipywidgets
from IPython.display import display

slider, heard = ipywidgets.IntSlider(value=3, max=10, description="Salaries"), ipywidgets.Output()

def show(change):
    with heard:
        print("now", change["new"])

slider.observe(show, "value")
display(slider, heard)
"""
OURS = "from kit.pages import open_principle\n\nopen_principle('respect')"


def write(folder: Path, name: str, *cells: dict) -> None:
    nbformat.write(new_notebook(cells=list(cells), metadata={"kernelspec": KERNELSPEC}), folder / f"{name}.ipynb")


@pytest.fixture(scope="module")
def site(serving, tmp_path_factory):
    """A server over a site with two notebooks, and three places for kernels."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "my-site" / "notebooks").mkdir(parents=True)
    write(folder / "my-site" / "notebooks", "budget", new_markdown_cell("# Our budget"), new_code_cell(SLIDER))
    write(folder / "my-site" / "notebooks", "for-us", new_markdown_cell("# Respect, for us"), new_code_cell(OURS))
    with serving(folder, "--site", str(folder / "my-site"), "--most-kernels", "3") as running:
        yield running


def test_a_notebook_with_a_slider_is_shown_by_voila_itself_and_the_slider_moves(site, open_page) -> None:
    """Its console may speak of versions; errors and other hosts fail the test."""
    page = open_page(DESKTOP, "en")
    page.goto(f"{site.url}/")
    page.get_by_role("link", name="Our budget").click()
    page.wait_for_url("**/voila/render/budget.ipynb?lang=en")
    handle = page.get_by_role("slider")
    handle.focus()
    handle.press("ArrowRight")
    expect(page.locator(".jp-OutputArea-output", has_text="now 4").last).to_be_visible()
    expect(page.get_by_role("heading", name="Our budget")).to_be_visible()


def test_a_notebook_that_opens_a_page_of_the_kit_is_that_page(site, open_page) -> None:
    page = open_page(language="en")
    page.goto(f"{site.url}/notebooks/for-us?lang=en")
    page.locator(".kit-form input[type=text]").first.wait_for()
    assert page.title().startswith("Respect, for us")
    assert page.url.endswith("/notebooks/for-us?lang=en")


def test_a_preview_of_its_address_starts_nothing_and_a_full_house_says_so(site) -> None:
    for path in ("/notebooks/budget", "/voila/render/budget.ipynb"):
        before = site.kernels()
        assert ask(site, f"{path}?lang=en")[0] == (302 if "render" in path else 200)
        assert ask(site, f"{path}?lang=en", method="HEAD", headers=known("a"))[0] == 200
        assert site.kernels() == before
    for path in ("/notebooks/nothing", "/voila/render/nothing.ipynb", "/notebooks/..%2Fsite", "/voila/static/../page.html"):
        assert ask(site, path, headers=known("a"))[0] in (403, 404)

    for path, kind in (("static/voila.js", "text/javascript"), ("labextensions/anywidget/package.json", "application/json")):
        status, headers, _ = ask(site, f"/voila/{path}")
        assert (status, headers["cache-control"], headers["content-type"]) == (200, "no-cache", kind)
        assert {**headers, "cache-control": "no-store"}.items() >= STRICT.items()

    async def play() -> None:
        lines = [await line(site, "/equity", known("b"))]
        while lines[-1] != 503:
            lines.append(await line(site, "/equity", known(f"{len(lines)}")))
        status, headers, text = ask(site, "/voila/render/budget.ipynb?lang=en", headers=known("d"))
        assert (status, headers["retry-after"]) == (503, "20")
        assert headers["content-security-policy"] == STRICT["content-security-policy"]
        assert b"All places are taken" in text

    run(play())
    assert statuses(site, [("/notebooks/nothing", known("a"))]) == [403]
