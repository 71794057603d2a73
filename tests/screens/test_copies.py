"""A round that was put back from a backup says so to everybody in it; where backups are kept, people read it before they answer."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import settings, store
from kit.screens import Visit
from tests.screens.test_workshop import TODAY, workshop

WORDS = "these are the words of a backup"
SAID = {"fr": "Copie du 25 novembre 2026", "en": "A copy of 25 November 2026", "es": "Copia del 25 de noviembre de 2026"}


def test_everybody_in_an_open_round_reads_that_it_is_a_copy_and_that_what_was_erased_is_back(database, tmp_path) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    people = [room.host, room.phones["side-1"][0], room.phones["side-2"][1]]
    assert not any("A copy of" in who.ask() and who.text for who in people)
    elsewhere = settings.read({"PARTNERSHIP_KIT_DATA": str(tmp_path / "elsewhere")})
    sealed = store.back_up(database, WORDS, today=TODAY)
    copy = store.restore(elsewhere, store.opened(sealed, WORDS), today=TODAY)
    for who in people:
        for language, said in SAID.items():
            there = replace(who, database=copy, language=language)
            there.ask()
            assert said in there.text


@pytest.mark.parametrize(("days", "said"), [(14, True), (0, False)])
def test_how_long_backups_keep_what_is_erased_is_read_before_one_sits_down(database, monkeypatch, days, said) -> None:
    room = workshop(database, plan="90", first="who-decides-what")
    guest = replace(room.phones["side-1"][1], token=store.new_browser(), where={})
    visit = Visit(database, guest.visit.source, "en", guest.token, "", "http://room", backup_days=days, today=TODAY)
    monkeypatch.setattr(type(guest), "visit", property(lambda _self: visit))
    guest.ask("knock", code=room.round.code)
    assert ("stays, encrypted, in backups for 14 more days" in guest.text) == said
