import subprocess
import sys

import pytest


def loaded_after(code: str, tmp_path) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport sys\nprint('LOADED', *sorted(sys.modules))"],
        capture_output=True, text=True, check=True, env={"PARTNERSHIP_KIT_DATA": str(tmp_path), "PATH": ""},
    )  # fmt: skip
    return set(done.stdout.split("LOADED", 1)[1].split())


@pytest.mark.server
def test_opening_a_page_loads_neither_pandas_nor_matplotlib(tmp_path) -> None:
    loaded = loaded_after("from kit.pages import open_principle\nopen_principle('accountability')", tmp_path)
    assert "kit.apps.session" in loaded
    assert not loaded & {"pandas", "matplotlib", "numpy"}
