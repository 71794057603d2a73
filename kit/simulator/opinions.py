"""What each thinks of the other afterwards, and what the donor thinks."""

from __future__ import annotations

from kit.simulator.agreement import promise
from kit.simulator.situation import Situation
from kit.simulator.state import POINTS, clip


def bad(now: Situation, wait: float, own: float) -> bool:
    """Whether a quarter was bad for Vado: a long wait, a large bill (weeks), or people under strain. Assumption of this model."""
    n = now.numbers
    return wait > n.bad_wait or own > n.bad_bill or now.state.strain > n.bad_strain


def trust_v(now: Situation, *, part: float, wait: float, bill: float, own: float, wanted: float) -> float:
    """Vado's trust in Tessera, 0-10: told and answered, shared, heard; against waiting, bills, requests, promises broken.

    Losses outweigh gains: trust is easier to destroy than to create (Slovic 1993; contested where values are shared).
    Sizes: assumption of this model.
    """
    n, (kept, broken) = now.numbers, promise(now)
    found = now.state.trust_v + n.answered[now.tessera.answer] * n.counted[now.vado.word]
    found += n.shared * (1 - part) * (bill > 0) + n.speaking * now.voiced + n.prompt * kept
    found -= n.billed * (own > n.bad_bill) + n.kept_waiting * wait + n.wanted["costs"] * (wanted > n.wanted["above"])
    return clip(found - n.broken * broken, POINTS)


def trust_t(now: Situation, *, bad: bool) -> float:
    """Tessera's trust in Vado, 0-10: reports and openness; against bad news, a no and asking, where these are remembered.

    Sign: those who ask for help have been punished (Candid). Control costs days here, not motivation: that it lowers effort
    (Falk & Kosfeld 2006) was found small when repeated. Sizes: assumption of this model.
    """
    n, word = now.numbers, now.vado.word
    found = now.state.trust_t + n.reported * (n.done[now.vado.days] - n.expected) + n.openness[word] - n.unmasked * now.found
    if now.on("no"):
        return clip(found - n.too_fine * (word == "fine"), POINTS)
    told = n.told_badly
    found -= told["bad"] * (bad and word == "all") + told["no"] * now.refused + told["ask"] * (now.vado.reply == "ask")
    return clip(found, POINTS)


def questions(now: Situation, *, bad: bool) -> float:
    """Days of closer questions next quarter, ≥ 0: after bad news or a no, where remembered. Assumption of this model."""
    n = now.numbers
    return 0.0 if now.on("no") else n.questions["bad"] * (bad and now.vado.word == "all") + n.questions["no"] * now.refused


def donor(now: Situation, gained: float) -> float:
    """The donor's confidence, 0-10: requests met, reports, Tessera seen, results; less for light rules and what comes out late.

    Sign: donors' priorities and their wish for figures travel down (AbouAssi; Elbers & Arts 2011).
    Sizes: assumption of this model.
    """
    n = now.numbers
    found = now.state.donor + n.request_donor[now.tessera.request] + n.report_donor * (n.done[now.vado.days] - n.expected)
    found += n.fine_donor * (now.vado.word == "fine") + now.hearing * n.seen_donor[now.on("voice")]
    found += n.result_donor * (gained - n.result_expected) - n.no_donor[now.on("no")] * now.refused - n.found_donor * now.found
    found -= n.rule_donor["paper"] * now.on("paper") + n.rule_donor["change"] * now.on("change")
    return clip(found - n.rule_donor["pay"] * (now.audit and now.on("pay")), POINTS)
