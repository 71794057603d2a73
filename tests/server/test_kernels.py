"""Kernels: for browsers that bring their cookie back, as many as there are places, and without a trace of when."""

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from traitlets.config import PyFileConfigLoader

from kit import content, settings
from kit.server.app import _private_folders
from tests.server.test_routes import ask

pytestmark = pytest.mark.xdist_group("kernels")  # one after the other: a small server has two places

PAGES = ("accountability", "transparency", "respect", "equity", "together", "assessment", "facilitator", "results", "onboarding")


def known(token: str) -> dict[str, str]:
    return {"Cookie": f"kit_browser={token * 32}"}


@pytest.fixture(scope="module")
def small(serving, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("small"), "--most-kernels", "2") as running:
        yield running


def test_requests_that_bring_no_cookie_start_no_kernel(small) -> None:
    asked = [(method, f"/{slug}{end}") for method in ("GET", "HEAD") for slug in PAGES for end in ("", "?met=1")]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda one: ask(small, one[1], method=one[0])[0], asked))
    assert set(found) == {302, 428, 200}
    assert {status for (method, _), status in zip(asked, found, strict=True) if method == "GET"} == {302, 428}
    assert ask(small, "/equity", method="HEAD", headers=known("e"))[0] == 200
    assert small.kernels() == []


def test_a_first_visit_gets_its_cookie_and_comes_again_to_the_same_place(small) -> None:
    status, headers, _ = ask(small, "/respect?lang=es&exercise=when-it-is-uncomfortable")
    assert status == 302
    assert headers["location"] == "/respect?lang=es&exercise=when-it-is-uncomfortable&met=1"
    assert re.match(r"kit_browser=[0-9a-f]{32};", headers["set-cookie"])


@pytest.mark.parametrize("lang", ["fr", "en", "es"])
def test_a_browser_that_keeps_no_cookie_reads_why_and_is_sent_round_once(small, source, lang) -> None:
    status, headers, page = ask(small, f"/respect?lang={lang}&met=1")
    assert status == 428
    assert content.load_phrases(source, lang)["error.cookie"].encode() in page
    assert f'href="/respect?lang={lang}"'.encode() in page
    assert b"http-equiv" not in page
    assert "set-cookie" not in headers


def test_of_ten_who_come_at_once_as_many_get_a_kernel_as_there_are_places(small) -> None:
    with ThreadPoolExecutor(10) as pool:
        found = list(pool.map(lambda n: ask(small, "/equity?lang=en", headers=known(f"{n}"))[0], range(10)))
    assert sorted(found) == [200] * 2 + [503] * 8
    assert len(small.kernels()) == 2


def test_no_file_says_when_a_page_was_opened(small) -> None:
    """After the one above, in the same process: two kernels have run a notebook."""
    assert small.kernels()
    files = {p.relative_to(small.data).as_posix() for p in small.data.rglob("*") if p.is_file() and p.stat().st_size}
    ours = r"partnership-kit\.sqlite(-journal)?|pepper"
    others = r"jupyter/(matplotlib/fontlist-v[\d.]+\.json(\.matplotlib-lock)?|ipython/profile_default/startup/README)"
    assert [name for name in files if not re.fullmatch(f"{ours}|{others}", name)] == []


def test_a_full_house_says_so_and_tries_again(small) -> None:
    """Two places are taken by now, whoever came."""
    *_, (status, headers, page) = [ask(small, "/equity?lang=en", headers=known(token)) for token in "abc"]
    assert status == 503
    assert b"All places are taken" in page
    assert b'http-equiv="refresh"' in page
    assert headers["retry-after"] == "20"


def test_the_history_that_version_0_1_kept_is_removed_at_the_next_start(tmp_path) -> None:
    left = tmp_path / "data" / "jupyter" / "ipython" / "profile_default" / "history.sqlite"
    left.parent.mkdir(parents=True)
    for name in ("history.sqlite", "history.sqlite-journal"):
        left.with_name(name).write_text("2026-11-24 09:03:11.482")
    _private_folders(settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "data")}))
    assert list(left.parent.iterdir()) == []


def test_a_notebook_in_jupyterlab_leaves_no_history_either(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path))
    manager = PyFileConfigLoader("lab.py", str(settings.read({}).notebooks)).load_config().ServerApp.kernel_manager_class()

    async def run() -> None:
        kernel = await manager.start_kernel()
        client = manager.get_kernel(kernel).client()
        client.start_channels()
        await client.wait_for_ready(timeout=60)
        client.execute("1", store_history=True)
        await client.get_shell_msg(timeout=60)
        client.stop_channels()
        await manager.shutdown_kernel(kernel)

    with ThreadPoolExecutor(1) as pool:
        pool.submit(asyncio.run, run()).result()
    assert list(tmp_path.rglob("profile_default"))
    assert list(tmp_path.rglob("history*")) == []
