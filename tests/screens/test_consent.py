"""A partner's yes before anything is frozen: by its own link, seen by whoever facilitates alone; together, or each apart."""

from __future__ import annotations

from typing import Any

import pytest

from kit import asking, rounds, screens, store
from tests.screens.test_speakers import ITEMS
from tests.screens.test_workshop import SET_UP, Browser
from tests.wire import blocks

THREE = {"name3": "Raíces", "people3": "3", "mode3": "declared"}


def drafted(database, **more: Any) -> tuple[Browser, list[str]]:
    """A round that asks its partners, and everybody's link."""
    host = Browser(database, screens.run_screen, where={"sides": "3" if "name3" in more else "2"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, **ITEMS, **more})
    return host, [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][1:]


def partner(database, link: str, **more: Any) -> Browser:
    found = Browser(database, screens.join_screen, **more)
    found.must("knock", code=link)
    return found


def round_of(host: Browser):
    return rounds.find(host.database, host.where["round"])


def test_a_partner_reads_who_pays_and_what_is_asked_and_says_yes_before_anybody_sits(database) -> None:
    host, links = drafted(database, pays="Northlight pays two hours a head")
    theirs = partner(database, links[1])
    for told in (
        "Nothing is fixed yet",
        "two hours a head",
        "how one organisation works: Northlight",
        "“Not now” needs no reason",
    ):
        assert told in theirs.text
    early = Browser(database, screens.join_screen)
    assert early.refused("knock", code=round_of(host).code) == "error.code"
    assert "no answer yet" in (host.must("look"), host.text)[1]
    assert host.refused("begin") == "consent.not_all"
    assert theirs.refused("reply") == "consent.choose"
    theirs.must("reply", reply="yes")
    assert "Yes, as it is written here" in (host.must("look"), host.text)[1]
    host.must("begin")
    theirs.must("knock", code=links[1])
    theirs.must("sit", side="side-2")
    assert "two hours a head" in (early.must("knock", code=round_of(host).code), early.text)[1], "also at the door"
    assert theirs.refused("reply", reply="not_now") in ("round.not_now", "error.code", "round.changed")


@pytest.mark.parametrize("answer", ["not_now", "questions", "host", "facilitator"])
def test_without_a_yes_it_stays_closed_until_it_is_changed_and_asked_again(database, answer) -> None:
    host, links = drafted(database)
    theirs = partner(database, links[1])
    theirs.must("reply", reply=answer)
    host.must("look")
    assert theirs.visit.say(f"consent.{answer}") in host.text
    assert host.refused("begin") == "consent.not_all"
    host.must("change", **{**SET_UP, **ITEMS, "smallest": "6"})
    assert "no answer yet" in (host.must("look"), host.text)[1]
    assert theirs.refused("reply", reply="yes") == "round.changed", "it has read something else"
    theirs.must("knock", code=links[1])
    theirs.must("reply", reply="yes")
    host.must("begin")
    assert not round_of(host).draft


def test_what_a_partner_would_have_instead_is_read_by_whoever_facilitates_alone_and_goes_with_the_next_answer(database) -> None:
    host, links = drafted(database, **THREE)
    theirs, other = partner(database, links[1]), partner(database, links[2])
    assert "Only whoever facilitates reads it here" in theirs.text
    assert theirs.ask("reply", reply="host", wants="x" * 301)["wrong"].keys() == {"wants"}
    theirs.must("reply", reply="host", wants="a computer in Segou")
    assert "“a computer in Segou”" in (host.must("look"), host.text)[1]
    assert "Segou" in (theirs.must("look"), theirs.text)[1], "its own words, to change them"
    for who in (other, partner(database, links[0])):
        assert "Segou" not in (who.must("look"), who.text)[1]
    theirs.must("reply", reply="not_now", wants="because of Segou")
    assert "Segou" not in (host.must("look"), host.text)[1], "“not now” gives no reason"
    theirs.must("reply", reply="questions", wants="about money in Segou")
    host.must("change", **{**SET_UP, **ITEMS, **THREE, "smallest": "6"})
    assert round_of(host).side("side-2").wants == ""


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_also_in_a_room_several_partners_choose_by_their_links_and_the_questions_name_all(database, language) -> None:
    host, links = in_a_room(database, first="whose-default")
    assert host.refused("begin") == "consent.not_all"
    for link, meant in zip(links[1:], ("apart", "together"), strict=True):
        partner(database, link).must("reply", reply="yes", meant=meant)
    host.must("begin")
    reader = Browser(database, screens.join_screen, language=language).visit
    names = asking.partnership_in(round_of(host), "side-1").names(reader.phrases)
    assert names["partner"] == "Collectif Maji + Raíces"


def test_where_nothing_is_asked_about_a_partner_nobody_chooses(database) -> None:
    """In a workshop that only plays, aloud is enough, and by a link a yes is."""
    game = {"plan": "40"}
    host, _ = in_a_room(database, **game)
    assert not round_of(host).draft
    host, links = in_a_room(database, **game, consent="link")
    assert "meant" not in {block.get("name") for block in blocks(partner(database, links[1]).shown["blocks"])}
    for link in links[1:]:
        partner(database, link).must("reply", reply="yes")
    host.must("begin")


def thresholds(host: Browser) -> list[tuple[int, int]]:
    """How many must finish on each side, and answer a question."""
    found = round_of(host)
    return [(rounds.fewest_finished(side), rounds.fewest_answers(found, side)) for side in found.sides]


def in_a_room(database, **more: Any) -> tuple[Browser, list[str]]:
    """A workshop with two partners that say yes aloud, and everybody's link."""
    host = Browser(database, screens.run_screen, where={"live": "1", "sides": "3"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, **THREE, "plan": "60", "consent": "room", **more})
    return host, [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][1:]


def test_what_partners_agreed_to_is_not_changed_behind_their_backs(database) -> None:
    host, links = drafted(database)
    partner(database, links[1]).must("reply", reply="yes")
    host.must("begin")
    host.must("change", **{**SET_UP, **ITEMS, "pays": "Nobody"})
    assert (round_of(host).draft, round_of(host).side("side-2").reply) == (True, "")


def test_the_side_with_the_funds_is_not_asked_and_other_codes_answer_nothing(database) -> None:
    host, links = drafted(database)
    funds = partner(database, links[0])
    assert "Come back with this slip" in funds.text
    assert funds.refused("reply", reply="yes") == "round.not_yours"
    theirs = partner(database, links[1])
    theirs.where["code"] = round_of(host).code
    assert theirs.refused("reply", reply="yes") == "error.code"


def test_nobody_else_reads_what_a_partner_answered(database) -> None:
    host, links = drafted(database, **THREE)
    partner(database, links[1]).must("reply", reply="not_now")
    for link in (links[0], links[2]):
        other = partner(database, link)
        assert all(not block.get("value") for block in blocks(other.shown["blocks"]) if block.get("name") == "reply")
        assert "no answer yet" not in other.text
    mine = partner(database, links[1])
    assert [block["value"] for block in blocks(mine.shown["blocks"]) if block.get("name") == "reply"] == ["not_now"]
    assert "Not now" in (host.must("look"), host.text)[1]


@pytest.mark.parametrize(
    ("said", "opens"), [(("together", "apart"), True), (("apart", "together"), True), (("apart",) * 2, False)]
)
def test_of_several_partners_one_together_is_enough_and_apart_means_a_round_each(database, said, opens) -> None:
    host, links = drafted(database, **THREE)
    first, second = partner(database, links[1]), partner(database, links[2])
    assert "Collectif Maji and Raíces" in first.text
    assert first.refused("reply", reply="yes") == "consent.choose_meant"
    needed = thresholds(host)
    for who, meant in zip((first, second), said, strict=True):
        who.must("reply", reply="yes", meant=meant)
    assert thresholds(host) == needed, "no threshold changes for it"
    if opens:
        host.must("begin")
        return
    assert host.refused("begin") == "consent.each_alone"
    assert "set up one for each partner, with two sides" in (host.must("look"), host.text)[1]
    given = {each["name"]: each["value"] for each in blocks(host.must("same")["blocks"]) if "name" in each}
    assert (given["languages"], given["name1"], given["name2"], given["pays"]) == (SET_UP["languages"], "", "", "")
    alone = host.must("create", **{**SET_UP, **ITEMS, "name2": "Raíces"})
    link = [block["text"] for block in blocks(alone["blocks"]) if block["is"] == "big"][2]
    only = partner(database, link)
    assert "meant" not in {block.get("name") for block in blocks(only.shown["blocks"])}, "with one partner nobody chooses"
    only.must("reply", reply="yes")
    host.must("begin")


@pytest.mark.parametrize(
    ("fields", "draft"), [({"consent": "link"}, True), ({"consent": "room"}, False), ({"rehearsal": True}, False)]
)
def test_a_workshop_asks_by_link_or_aloud_in_the_room_and_a_rehearsal_nobody(database, fields, draft) -> None:
    host = Browser(database, screens.run_screen, where={"live": "1", "sides": "2"})
    rounds.trust(database, host.token)
    host.must("create", **{**SET_UP, "plan": "60", "first": "whose-default", "consent": "link", **fields})
    assert round_of(host).draft is draft
    host.must("look")
    assert ("Partners first" in host.text) is draft
    assert (host.ask("go", line=0)["refused"] == "round.not_now") is draft


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_that_nobody_says_who_pays_is_refused_at_its_field(database, language) -> None:
    host = Browser(database, screens.run_screen, language=language, where={"sides": "2"})
    rounds.trust(database, host.token)
    shown = host.ask("create", **{**SET_UP, **ITEMS, "pays": " "})
    assert shown["wrong"] == {"pays": host.visit.say("consent.need_pays")}


def test_the_wall_shows_nothing_of_a_workshop_before_partners_have_said_yes(database) -> None:
    host = Browser(database, screens.run_screen, where={"live": "1", "sides": "2"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, "plan": "60", "first": "whose-default", "consent": "link"})
    code, link = round_of(host).code, [b["text"] for b in blocks(made["blocks"]) if b["is"] == "big"][2]
    early = Browser(database, screens.projector_screen)
    assert early.refused("enter", code=code) == "error.code"
    partner(database, link).must("reply", reply="yes")
    host.must("look")
    host.must("begin")
    early.must("enter", code=code)
    assert store.spaced(code) in early.text
    host.must("change", **{**SET_UP, "languages": ["en"]})
    assert round_of(host).draft, "partners are asked again"
    assert store.spaced(code) not in (early.ask(), early.text)[1]
