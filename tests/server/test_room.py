import pytest

from kit.errors import SettingsError
from kit.server import local_address, room_lines


def test_the_room_reads_the_address_the_network_and_the_advice() -> None:
    lines = list(room_lines("http://192.168.1.7:8866", wifi="Salle:mot;de,passe"))
    text = "\n".join(lines)
    assert "http://192.168.1.7:8866/join" in text
    assert "The network Salle:" in text
    assert "mot" not in text
    assert text.count("▀") > 100
    assert "about eight phones" in text


def test_without_a_network_one_sentence_says_so(monkeypatch) -> None:
    monkeypatch.setattr("kit.server.room.ELSEWHERE", ("256.0.0.1", 9))
    with pytest.raises(SettingsError, match="no network"):
        local_address()
