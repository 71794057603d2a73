"""A link for every seat: they stand on their side's speaker's page and nowhere else, and nothing says which were used."""

from __future__ import annotations

from kit import rounds, screens, store
from tests.screens.test_speakers import ITEMS
from tests.screens.test_workshop import SET_UP, Browser
from tests.wire import all_say_yes, blocks
from tests.worlds import once


@once
def handed_out(database, **more) -> tuple[Browser, dict[str, Browser], dict[str, list[str]]]:
    """A round over days: whoever runs it, each side's speaker on their phone, and the links that stand there."""
    host = Browser(database, screens.run_screen, where={"sides": "2"})
    rounds.trust(database, host.token)
    slips = big(host.must("create", **{**SET_UP, **ITEMS, "slips": True, **more}))[1:]
    speakers = {side: Browser(database, screens.join_screen) for side in ("side-1", "side-2")}
    all_say_yes(host, speakers["side-2"], slips)
    for (side, speaker), slip in zip(speakers.items(), slips, strict=True):
        speaker.must("knock", code=slip)
        speaker.must("sit", side=side)
        speaker.must("look")
    return host, speakers, {side: big(speaker.must("hand_out")) for side, speaker in speakers.items()}


def big(shown) -> list[str]:
    return [b["text"] for b in blocks(shown["blocks"]) if b["is"] == "big"]


def come(database, link: str, side: str = "side-2") -> Browser:
    phone = Browser(database, screens.join_screen)
    phone.must("knock", code=link)
    phone.must("sit", side=side)
    phone.must("look")
    return phone


def test_a_link_takes_one_seat_once_and_then_only_that_seat_comes_back(database) -> None:
    _, _, links = handed_out(database)
    mine, stranger = come(database, links["side-2"][0]), Browser(database, screens.join_screen)
    assert stranger.refused("knock", code=links["side-2"][0]) == "round.link_used"
    again = Browser(database, screens.join_screen, token=mine.token)
    assert "Your seat: Collectif Maji" in (again.must("knock", code=links["side-2"][0]), again.text)[1]


def test_whoever_has_read_the_terms_before_a_link_was_used_takes_no_second_seat_with_it(database) -> None:
    _, _, links = handed_out(database)
    slow = Browser(database, screens.join_screen)
    slow.must("knock", code=links["side-2"][0])
    come(database, links["side-2"][0])
    assert slow.refused("sit", side="side-2") == "round.link_used"


def test_the_page_of_links_says_nothing_of_who_came(database) -> None:
    _, speakers, links = handed_out(database)
    speaker = speakers["side-2"]
    before = [b for b in blocks(speaker.must("hand_out")["blocks"]) if b["is"] in ("big", "copy", "picture")]
    come(database, links["side-2"][3])
    come(database, links["side-2"][0])
    after = [b for b in blocks(speaker.must("hand_out")["blocks"]) if b["is"] in ("big", "copy", "picture")]
    assert after == before
    assert len(links["side-2"]) == int(SET_UP["people2"]) - 1
    assert links["side-2"] == sorted(links["side-2"]), "the order of random codes is no order of people"


def test_nobody_but_a_sides_speaker_has_its_links(database) -> None:
    host, speakers, links = handed_out(database)
    seated = come(database, links["side-2"][0])
    theirs = {link.replace("-", "") for link in links["side-2"]}
    eyes = {"host": host, "seated": seated, "funds": speakers["side-1"]}
    for name, eye in eyes.items():
        for do in ("look", "hand_out", "slips", "slip", "pack"):
            told = str(eye.ask(do, side="side-2")).replace("-", "")
            assert not any(link in told for link in theirs), (name, do)
    assert seated.refused("hand_out") == "round.not_yours"
    assert not {b["do"] for b in blocks(host.ask()["blocks"]) if b["is"] == "button"} & {"slips", "hand_out"}


def test_new_links_replace_those_that_took_no_seat(database) -> None:
    _, speakers, links = handed_out(database)
    mine = come(database, links["side-2"][0])
    fresh = big(speakers["side-2"].must("hand_out", anew=True))
    assert not set(fresh) & set(links["side-2"])
    lost = Browser(database, screens.join_screen)
    assert lost.refused("knock", code=links["side-2"][1]) == "round.slip_replaced"
    assert "Your seat" in (mine.ask(), mine.text)[1]
    come(database, fresh[0])


def test_added_seats_bring_links_and_the_others_stay(database) -> None:
    host, speakers, links = handed_out(database)
    host.must("offer_seats", side="side-2", people="10")
    speakers["side-2"].must("take_seats", people="10")
    now = big(speakers["side-2"].must("hand_out"))
    assert set(links["side-2"]) < set(now)
    assert len(now) == len(links["side-2"]) + 2


def test_whoever_comes_to_speak_finds_the_links_that_were_handed_out(database) -> None:
    _, speakers, links = handed_out(database)
    asker, second = (come(database, link) for link in links["side-2"][:2])
    asker.must("ask_to_speak")
    second.must("back_speaker", number=big(asker.ask())[0])
    assert big(asker.must("hand_out")) == links["side-2"]
    assert speakers["side-2"].refused("hand_out") == "round.not_yours"


def test_the_form_offers_links_over_days_and_the_code_alone_in_a_room(database) -> None:
    host = Browser(database, screens.run_screen)
    rounds.trust(database, host.token)
    for live in (False, True):
        shown = host.must("form", live=live)
        assert next(b["value"] for b in blocks(shown["blocks"]) if b.get("name") == "slips") is not live
        host.must("leave")


def test_the_invitation_and_the_hand_out_page_say_who_hands_what_to_whom(database) -> None:
    host, _, _ = handed_out(database)
    host.ask()
    assert "a link of your own, from the person who speaks for your organisation" in host.text
    assert "You hand each side its speaker’s slip, and nothing else." in host.text


def test_the_code_alone_takes_no_seat(database) -> None:
    host, _, _ = handed_out(database)
    one = rounds.find(database, host.where["round"])
    phone = Browser(database, screens.join_screen)
    phone.must("knock", code=one.code)
    assert phone.refused("sit", side="side-2") == "round.need_slip"


def test_a_side_with_one_answer_has_no_links_and_its_people_practise_with_the_code(database) -> None:
    host = Browser(database, screens.run_screen, where={"sides": "2"})
    rounds.trust(database, host.token)
    made = host.must("create", **{**SET_UP, **ITEMS, "slips": True, "mode2": "declared", "people2": "3"})
    one, slip = rounds.find(database, host.where["round"]), big(made)[2]
    speaker = Browser(database, screens.join_screen)
    all_say_yes(host, speaker, big(made)[1:])
    speaker.must("knock", code=slip)
    speaker.must("sit", side="side-2")
    assert speaker.refused("hand_out") == "links.none"
    colleague = Browser(database, screens.join_screen)
    offered = {b["do"] for b in blocks(colleague.must("knock", code=store.spaced(one.code))["blocks"]) if b["is"] == "button"}
    assert "practise" in offered


def test_a_round_without_links_has_none(database) -> None:
    host = Browser(database, screens.run_screen, where={"sides": "2"})
    rounds.trust(database, host.token)
    slips = big(host.must("create", **{**SET_UP, **ITEMS}))[1:]
    speaker = Browser(database, screens.join_screen)
    all_say_yes(host, speaker, slips)
    speaker.must("knock", code=slips[0])
    speaker.must("sit", side="side-1")
    assert speaker.refused("hand_out") == "links.none"
