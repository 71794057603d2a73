"""The other kind of address."""

import socket
import urllib.request

import pytest

from tests.running import BARE, Forked


def test_it_listens_on_an_ipv6_address_and_says_where(serving, tmp_path) -> None:
    try:
        with socket.socket(socket.AF_INET6) as probe:
            probe.bind(("::1", 0))
    except OSError:
        pytest.skip("This computer has no IPv6.")
    with serving(tmp_path, *BARE, "--ip", "::1", kind=SixRunning) as running:
        assert urllib.request.urlopen(f"{running.url}/join", timeout=20).status == 200
        assert f"{running.url}/facilitator" in (tmp_path / "server.log").read_text()


class SixRunning(Forked):
    @property
    def url(self) -> str:
        return f"http://[::1]:{self.port}"
