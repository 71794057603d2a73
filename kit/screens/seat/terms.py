"""Who will see what: the words of a side's mode, at the door and at the seat."""

from __future__ import annotations

from kit import rounds
from kit.screens.visit import Reader
from kit.store import Round, RoundSide


def mode_text(reader: Reader, round_: Round, side: RoundSide) -> str:
    """Who will see what, in the words of the side's mode; what stays after the last day."""
    facts = {"date": reader.day(round_.deletes), "k": rounds.fewest_answers(round_, side), "side": side.name}
    stays = f"\n\n{reader.say('mode.stays')}"
    if reader.backup_days:
        stays = f" {reader.say('privacy.backups', n=reader.backup_days)}{stays}"
    if not side.anonymous:
        return reader.say("mode.declared", **facts) + stays
    owner = round_.live.laptop if round_.live and round_.live.laptop else reader.host
    host = reader.say("mode.host" if owner else "mode.host_here", host=owner, **facts)
    zones = [reader.say("mode.zones")] if rounds.tells_zones(round_, side) else []
    again = [reader.say("mode.again")] if round_.previous else []
    told = [reader.say("mode.anonymous", **facts), *zones, reader.say("mode.recognised"), covered(reader, round_, side)]
    return " ".join([*told, *again, host]) + stays


def covered(reader: Reader, round_: Round, side: RoundSide) -> str:
    """From how many people who put their answers together a middle protects; nothing of a side that gives one answer."""
    return reader.say(f"mode.covers_{rounds.colleagues_covered(round_, side)}") if side.anonymous else ""
