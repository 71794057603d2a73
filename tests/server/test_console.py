"""An hour with a browser's console: whatever is tried, nobody's answer is read, lost or kept from anybody else."""

from __future__ import annotations

from tests.wire import Console, blocks, set_up

LIVE = {"live": True, "plan": "180", "first": "whose-default"}


def test_who_read_other_terms_sits_on_no_seat_though_somebody_sits_by_now(server) -> None:
    table = set_up(server)
    reader = Console(server)
    reader.must("knock", code=table.code)
    fields = {f"people{n}": "12" for n in (1, 2)} | {f"mode{n}": "anonymous" for n in (1, 2)}
    table.host.must("change", **fields, form="short", smallest="9", languages=["en"], ends="2026-12-11", deletes="2027-03-01")
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
    table.host.must("close", sure=True)
    assert table.host.ask("slip", side="side-2")["refused"] == "round.not_now"
    table.host.must("go", line=0)
    made = table.host.must("slip", side="side-2")
    slip = next(block["text"] for block in blocks(made["blocks"]) if block["is"] == "big")
    table.host.must("look")
    stranger = Console(server)
    stranger.must("knock", code=slip)
    assert stranger.ask("sit", side="side-2")["refused"] == "round.not_now"
