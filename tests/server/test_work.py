"""Which hands do what is asked of a page."""

import threading
from types import SimpleNamespace

import pytest

from kit.server.apps import Carrier
from tests.running import run


@pytest.mark.parametrize("asked", [{}, {"page": "p", "n": 1}])
@pytest.mark.parametrize(("do", "hands"), [("file", "file"), ("look", "work"), ("confirm", "work")])
def test_however_many_ask_for_files_those_who_answer_go_on(asked, do, hands) -> None:
    page = SimpleNamespace(name="results")
    told = run(Carrier.once(page, do, {**asked, "do": do}, lambda: threading.current_thread().name))
    assert told.split("_")[0] == hands
