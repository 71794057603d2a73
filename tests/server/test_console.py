"""An hour with a browser's console: whatever is tried, nobody's answer is read, lost or kept from anybody else."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection

import pytest

from kit.server import apps
from tests.running import run
from tests.wire import Console, all_say_yes, blocks, set_up

LIVE = {"live": True, "plan": "180", "first": "whose-default"}


def test_who_read_other_terms_sits_on_no_seat_though_somebody_sits_by_now(server) -> None:
    table = set_up(server)
    reader = Console(server)
    reader.must("knock", code=table.code)
    fields = {f"people{n}": "12" for n in (1, 2)} | {f"mode{n}": "anonymous" for n in (1, 2)}
    table.host.must(
        "change",
        **fields,
        form="short",
        smallest="9",
        languages=["en"],
        ends="2026-12-11",
        agrees="2026-12-11",
        deletes="2027-03-01",
    )
    all_say_yes(table.host, Console(server), list(table.slips.values()))  # to what it says now
    table.seat("side-2", 1)  # a friend of whoever changed it
    assert reader.ask("sit", side="side-1")["refused"] == "round.changed"
    reader.where = reader.shown["where"]
    reader.must("sit", side="side-1")


def test_a_slip_made_elsewhere_lets_nobody_speak_for_a_side_that_sits_apart(server) -> None:
    """The facilitator leaves a part that sides see apart, takes a partner's slip, and comes back."""
    table = set_up(server, **LIVE)
    table.host.must("go", line=2)
    table.host.must("open")
    for side in ("side-1", "side-2"):
        table.seats[side] = [Console(server).sit(table.code, side) for _ in range(7)]
        for seat in table.seats[side]:
            seat.answer(1)
    table.close()
    assert table.host.ask("slip", side="side-2")["refused"] == "round.not_now"
    table.host.must("go", line=0)
    made = table.host.must("slip", side="side-2")
    slip = next(block["text"] for block in blocks(made["blocks"]) if block["is"] == "big")
    table.host.must("look")
    stranger = Console(server)
    stranger.must("knock", code=slip)
    assert stranger.ask("sit", side="side-2")["refused"] == "round.not_now"


def test_nobody_sees_the_form_of_a_new_round_or_gets_it_to_keep_words_without_the_key(server) -> None:
    stranger = Console(server, "remote")
    for live in (True, False):
        assert "create" not in {b.get("do") for b in blocks(stranger.ask("form", live=live, topics="canary")["blocks"])}
        assert "canary" not in str(stranger.shown)


@pytest.mark.parametrize("path", ["/join/say", "/mine", "/nothing", "/accountability"])
def test_a_huge_body_is_not_taken_in(server, path) -> None:
    line = HTTPConnection("127.0.0.1", server.port, timeout=10)
    line.putrequest("POST", path)
    line.putheader("Content-Length", str(50 * 2**20))
    line.endheaders()
    assert line.getresponse().status == 400, "answered before any of it has come"


# ---- what was answered to a tap, in memory


async def once(kept: apps.Once, work=dict, *, browser: str = "a", page: str = "p") -> object:
    return await kept.answer((browser, page), 1, work)


def test_a_tap_that_failed_is_tried_again_when_it_is_asked_again() -> None:
    answers = iter([OSError("locked"), {"ok": True}, {"ok": False}])

    def work() -> dict:
        found = next(answers)
        if isinstance(found, Exception):
            raise found
        return found

    async def told() -> list[object]:
        kept = apps.Once()
        with pytest.raises(OSError, match="locked"):
            await once(kept, work)
        return [await once(kept, work) for _ in range(2)]

    assert run(told()) == [{"ok": True}] * 2


def test_no_browser_gets_what_was_answered_to_another() -> None:
    async def told() -> tuple[object, object]:
        kept = apps.Once()
        return await once(kept, lambda: {"words": "six"}), await once(kept, lambda: {"words": "none"}, browser="b")

    assert run(told()) == ({"words": "six"}, {"words": "none"})


def test_a_browser_with_a_thousand_pages_pushes_out_nobodys_answer() -> None:
    async def told() -> tuple[object, int]:
        kept = apps.Once()
        await once(kept, lambda: {"mine": True})
        for n in range(1000):
            await once(kept, page=f"p{n}", browser="flood")
        return await once(kept), len(kept.last)

    mine, remembered = run(told())
    assert mine == {"mine": True}
    assert remembered <= 1 + apps.MOST_OF_ONE


# ---- two taps at the same moment


def at_once(consoles: list[Console], act) -> list[dict]:
    with ThreadPoolExecutor(len(consoles)) as threads:
        return list(threads.map(act, consoles))


def test_eight_taps_of_one_browser_at_once_take_one_seat(server) -> None:
    table = set_up(server)
    first = Console(server)
    first.must("knock", code=table.code)
    same = [Console(server, token=first.token, where=dict(first.where)) for _ in range(8)]
    assert not any(shown["problem"] for shown in at_once(same, lambda c: c.ask("sit", side="side-1")))
    assert "0 of 1" in str(table.host.ask())


@pytest.mark.parametrize(("by", "most"), [("code", 6), ("slip", 1)])
def test_a_room_that_taps_at_once_gets_as_many_seats_as_there_are(server, by, most) -> None:
    """Of seven seats one is kept free for the speaker; of eight who hold the speaker's slip, one speaks."""
    table = set_up(server, people1="7")
    room = [Console(server) for _ in range(8)]
    for console in room:
        console.must("knock", code=table.code if by == "code" else table.slips["side-1"])
    shown = at_once(room, lambda c: c.ask("sit", side="side-1"))
    assert sum(not each["problem"] for each in shown) == most
    assert f"0 of {most}" in str(table.host.ask())


def test_what_is_answered_while_the_round_closes_is_kept_and_counted_or_refused(server) -> None:
    table = set_up(server)
    seats = table.seat("side-1", 10)
    for seat in seats[:7]:
        seat.answer(1)
    late = {seat.token: seat.ask() for seat in seats[7:]}

    def act(console: Console) -> dict:
        if console is table.host:
            return console.ask("close", sure=True)
        return console.post(
            "answer", {"where": console.where, "answer": {"finished": True}, "rev": late[console.token]["stored"]["rev"] + 1}
        )

    kept = at_once([*seats[7:], table.host], act)[:-1]
    done = 7 + sum(not each["problem"] for each in kept)
    assert f"{done} of 10" in str(table.speaker("side-1").ask())
    assert json.dumps(kept).count("problem") == len(kept)
