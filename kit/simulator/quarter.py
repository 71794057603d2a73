"""One quarter: what happened in it, and where both stand afterwards."""

from __future__ import annotations

from dataclasses import dataclass

from kit.simulator import agreement, households, money, opinions, people, working
from kit.simulator.situation import Situation
from kit.simulator.state import HOUSEHOLDS, PEOPLE, State, clip


@dataclass(frozen=True, slots=True)
class Course:
    """What happened. w = weeks of Vado's running costs, d = days of ten; all ≥ 0."""

    part: float  # of the surprise that fell on Vado, 0-1
    load: float  # that Tessera's officer added, d
    prompt: bool  # a promised answer came in time
    broken: bool  # a promised answer came late
    wait: float  # until the money was there, w
    gap: float  # of that, without any money, w
    need: float  # that report and requests would have taken, d
    surprise: float  # that the event took, d
    work: float  # left for the households, d
    own: float  # of the surprise that Vado paid, w
    theirs: float  # of the surprise that Tessera paid, w
    helping: float  # that Tessera's help cost it, w
    gained: float  # households whose file holds from now on
    bad: bool  # a bad quarter for Vado


def course(now: Situation) -> Course:
    """What happens in the quarter: neither side has seen the other's move."""
    part, (prompt, broken) = agreement.burden(now), agreement.promise(now)
    waited = working.wait(now, part)
    surprised = working.surprise(now, part, prompt=prompt)
    worked = working.work(now, waited, surprised, prompt=prompt)
    theirs = money.theirs(now, part)
    own = money.bill(now) - theirs
    return Course(
        part=part,
        load=agreement.load(now),
        prompt=prompt,
        broken=broken,
        wait=waited,
        gap=working.gap(now, waited),
        need=working.needed(now),
        surprise=surprised,
        work=worked,
        own=own,
        theirs=theirs,
        helping=money.helping(now),
        gained=households.gained(now, worked, prompt=prompt),
        bad=opinions.bad(now, waited, own),
    )


def quarter(now: Situation) -> State:
    """The state a quarter later."""
    return after(now, course(now))


def after(now: Situation, seen: Course) -> State:
    """Where both stand after what happened."""
    s, n, done = now.state, now.numbers, now.numbers.done[now.vado.days]
    balance, exposed = money.balance(now, seen.part, seen.gap), people.exposed(now)
    short = max(0.0, -balance)
    return State(
        reserve=max(0.0, balance),
        staff=clip(s.staff - people.gone(now, seen.part), PEOPLE),
        strain=people.strain(now, done * seen.need + seen.surprise, seen.gap, short, exposed),
        guard=people.guard(now, exposed),
        loose=money.loose(now, seen.need),
        name=people.name(now),
        files=min(HOUSEHOLDS, s.files + seen.gained),
        done=done,
        extra=opinions.questions(now, bad=seen.bad),
        relief=0.0 if seen.prompt else n.late_help * working.useful(now),
        masked=(0.0 if now.found else s.masked) + (seen.bad and now.vado.word == "fine"),
        trust_v=opinions.trust_v(
            now, part=seen.part, wait=seen.wait, bill=seen.own + seen.theirs, own=seen.own, wanted=working.wanted(now)
        ),
        trust_t=opinions.trust_t(now, bad=seen.bad),
        room=money.room(now, seen.part),
        donor=opinions.donor(now, seen.gained),
        desk=s.desk + seen.load,
        paid_v=s.paid_v + seen.own + n.wait_paid * seen.wait,
        paid_t=s.paid_t + seen.theirs + seen.helping,
        unpaid=s.unpaid + short,
    )
