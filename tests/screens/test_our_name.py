"""A side's name on every screen: changed by its speaker, with what it was; refused at its field in the language of the page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kit import screens
from kit.rounds import Scene, neighbours
from kit.screens import remembered as kept
from kit.screens import slides, wall
from kit.store import Stage
from tests.screens import made
from tests.screens.test_speakers import assessed, assessed_and_closed, closed
from tests.screens.test_workshop import Browser


def test_a_corrected_name_stands_on_every_screen_with_what_it_was(database) -> None:
    room, _ = assessed(database, name2="Collectif Majji")
    speaker, colleague, other = room.phones["side-2"][0], room.phones["side-2"][1], room.phones["side-1"][2]
    assert "Our name" in (speaker.ask(), speaker.text)[1]
    assert "Our name" not in (colleague.ask(), colleague.text)[1], "its speaker alone"
    assert colleague.refused("rename", name="Another") == "round.not_yours"
    speaker.must("rename", name="Collectif Maji", short="Maji")
    door = Browser(database, screens.join_screen)
    door.must("knock", code=room.round.code)
    for who in (speaker, colleague, other, room.host):
        who.ask()
    for who in (speaker, colleague, other, room.host, door):
        assert "Collectif Maji (was: Collectif Majji)" in who.text
    closed(room)
    room.agree()
    room.host.must("reveal")
    other.ask()
    assert "Collectif Maji (was: Collectif Majji)" in other.text, "the report says so, too"
    assert {"Collectif Maji", "Collectif Majji", "Maji"} <= set(other.shown["own"]), "no browser translates them"


def test_under_a_cover_name_no_screen_shows_any_name_of_before(database) -> None:
    room, _ = assessed(database)
    room.phones["side-2"][0].must("rename", name="House Two", short="", cover=True)
    for who in (*room.everybody(), room.host):
        who.ask()
        assert "Maji" not in who.text
    assert "House Two" in room.host.text


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_a_name_of_another_side_is_refused_at_its_field_in_the_language_of_the_page(database, language) -> None:
    room, _ = assessed(database)
    speaker = room.phones["side-2"][0]
    speaker.language = language
    shown = speaker.ask("rename", name="northlight", short="x" * 15)
    say = speaker.visit.say
    assert shown["wrong"] == {"name": say("names.taken"), "short": say("names.short_long")}
    assert room.round.side("side-2").name == "Collectif Maji"


def test_the_short_name_stands_on_the_flags_of_the_wall() -> None:
    round_ = made.workshop(made.ASSESSMENT, Stage.REVEALED)
    renamed = replace(round_, sides=(round_.sides[0], replace(round_.sides[1], short="CoMa", was=("Collectif Majji",))))
    picture = slides.picture(Scene(round=renamed, **made.told(renamed)), made.Eyes())
    assert picture is not None
    assert {flag["name"] for flag in picture["flags"]} == {"Northlight", "CoMa"}
    lobby = replace(renamed, live=replace(renamed.live, line=-1), part=0)
    assert "Collectif Maji (was: Collectif Majji)" in made.text(wall.draw(made.Eyes(), Scene(round=lobby)).blocks)


@pytest.mark.long
def test_under_a_cover_name_no_picture_of_before_stays_in_memory_here_or_at_another_server(database, monkeypatch) -> None:
    room, _ = assessed_and_closed(database)
    room.agree()
    room.host.must("reveal")
    room.host.ask()
    said: list[str] = []
    monkeypatch.setattr(neighbours, "_said", said.append)
    for who in (room.phones["side-1"][2], room.host):
        who.ask()
    assert kept._kept
    room.phones["side-2"][0].must("rename", name="Collectif Majji", short="", cover=False)
    assert kept._kept, "everybody may read what it was"
    room.phones["side-2"][0].must("rename", name="House Two", short="", cover=True)
    assert not [key for key in kept._kept if "Maji" in key or "Majji" in key], "what stands on this very page is drawn anew"
    assert [words.split()[1] for words in said] == ["forget"]
    kept._kept["a picture"] = "Maji"
    neighbours.hear(f"another {said[0].partition(' ')[2]}")
    assert not kept._kept


def test_a_picture_that_was_being_made_when_all_was_forgotten_is_not_kept() -> None:
    assert kept.remembered(lambda: kept.forget() or "Maji", "a picture") == "Maji"
    assert not kept._kept
