"""When the money comes, and where Vado's days go."""

from __future__ import annotations

from kit.simulator.situation import Situation


def wait(now: Situation, part: float) -> float:
    """Weeks until the money is there, ≥ 0. `part`: Vado's part of a delay.

    Sign: delays are common and money in advance rare for partners with little cash (a large organisation's own partner manual).
    Sizes: assumption of this model.
    """
    n, delay = now.numbers, now.event.wait * now.size
    if now.on("pay"):
        return max(0.0, delay - n.covers)
    return n.slow + n.unfinished * (1 - now.state.done) + n.watched_wait * now.watched + delay * part


def gap(now: Situation, waited: float) -> float:
    """Weeks of waiting that the reserve does not cover, ≥ 0; less if work stops meanwhile. Assumption of this model."""
    return max(0.0, waited - now.state.reserve) * (now.numbers.stopped_gap if now.refused else 1)


def wanted(now: Situation) -> float:
    """Days of ten that Tessera and its donor want on top of the report, ≥ 0. Assumption of this model."""
    n = now.numbers
    return n.asked[now.tessera.request] + now.state.extra + n.watched_days * now.watched


def needed(now: Situation) -> float:
    """Days of ten that report and requests take if all is done, ≥ 0.

    Sign: most foundations (66 %) do not scale what they require to the size of a grant (Project Streamline 2008).
    Sizes: assumption of this model.
    """
    n = now.numbers
    return n.report[now.on("paper")] - n.accountant * now.on("share") + wanted(now)


def useful(now: Situation) -> float:
    """Days of ten that Tessera's help brings; below nothing where it rests on a guess. Assumption of this model.

    With nine tenths known it brings 1.0, with half 0.2; with a tenth it costs 0.6.
    """
    n = now.numbers
    return n.help * now.knows - n.guess * (1 - now.knows) if now.tessera.answer == "act" else 0.0


def surprise(now: Situation, part: float, *, prompt: bool) -> float:
    """Days of ten that the event takes from Vado, ≥ 0. Assumption of this model."""
    n = now.numbers
    left = (n.refused_days if now.refused else 1) * (n.prompt_days if prompt else 1)
    return now.event.days * now.size * part * left


def work(now: Situation, waited: float, surprised: float, *, prompt: bool) -> float:
    """Days of ten that are left for the households, ≥ 0.

    Sign of strain: service declines with overload (Oliva & Sterman 2010). Sizes: assumption of this model.
    """
    n, s, days = now.numbers, now.state, now.vado.days
    full = 10 * s.staff / 9 * (1 - n.worn * s.strain) + n.overtime * (days == "work") + (useful(now) if prompt else s.relief)
    talk = n.writing[now.vado.word] + n.asking * (now.vado.reply == "ask")
    left = full - n.done[days] * needed(now) - talk - surprised - n.rest[days == "team"] - n.waiting * waited
    return max(0.0, left) * (n.refused_work if now.refused else 1)
