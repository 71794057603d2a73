"""What somebody reads before taking part: what is asked, who pays, who will see what, in the words of their side's mode."""

from __future__ import annotations

import hashlib

from kit import rounds
from kit.screens import blocks as b
from kit.screens.blocks import Block
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


def asked_about(reader: Reader, round_: Round) -> str:
    """Whose practice it is about, and how much is asked."""
    about = round_.side(round_.about).name
    if round_.live:
        plan = reader.library.plans.get(round_.live.plan)
        return reader.say("join.workshop", side=about, plan=plan.title if plan else reader.say("live.own_plan"))
    return reader.say("join.about", side=about, form=reader.say(f"form.{round_.form}"), count=len(reader.items(round_)))


def pays(reader: Reader, round_: Round) -> list[Block]:
    """Who pays the partners' hours, data and interpreter."""
    return [b.text(reader.say("consent.pays", pays=round_.pays))] if round_.pays else []


def terms(round_: Round) -> str:
    """What stands on the page that somebody reads before sitting down, in short."""
    return hashlib.sha256(repr(rounds.terms_of(round_)).encode()).hexdigest()[:16]
