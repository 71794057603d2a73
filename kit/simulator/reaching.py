"""What reaches a chair of a quarter: sentences by key, with the figures in them. Of the other's choices, only their effects."""

from __future__ import annotations

from collections.abc import Iterator

from kit.simulator.events import QUARTERS
from kit.simulator.run import Run
from kit.simulator.seeing import band, rounded
from kit.simulator.working import useful

REPORT = {"work": "half", "team": "most", "paper": "whole"}
Sentence = tuple[str, dict[str, float]]  # the key of a sentence, and the figures in it


def reached_vado(run: Run, n: int) -> list[Sentence]:
    """What reached Vado in the n-th quarter: requests, the quarter's money, an answer, help, who paid, questions, who left."""
    said = (_request, _money, _answer, _help, _paid, _questions, _left)
    return [sentence for one in said for sentence in one(run, n)]


def _request(run: Run, n: int) -> Iterator[Sentence]:
    """The donor's request; that none came is said where that is new. Vado cannot tell who met it or refused it."""
    passed, before = _passed(run, n)
    if passed:
        yield ("pass_again" if before else "pass"), {}
    elif n == 0 or before:
        yield "spared", {}


def _passed(run: Run, n: int) -> tuple[bool, bool]:
    """Whether the request was passed on in that quarter, and in the one before."""
    return run.moves[n][1].request == "pass", n > 0 and run.moves[n - 1][1].request == "pass"


def _money(run: Run, n: int) -> Iterator[Sentence]:
    """When the quarter's money came: after the late transfer, and wherever report or doubts kept it longer than usual."""
    now, weeks = run.situation(n), rounded(run.course(n).wait, 0.5)
    if now.happening.name == "late":
        if now.on("pay"):
            yield ("came_ahead", {"weeks": weeks}) if weeks else ("came_whole", {})
        else:
            yield ("came_late" if now.tessera.terms == "keep" else "came_after_advance"), {"weeks": weeks}
    elif weeks > rounded(now.numbers.slow, 0.5):
        yield ("unfinished" if now.state.done < 1 else "watched"), {"weeks": weeks}


def _answer(run: Run, n: int) -> Iterator[Sentence]:
    """What came of what Vado wrote. What is promised after the last quarter comes too late for it."""
    (_, word, _), (_, answer, _) = run.moves[n]
    happened = run.course(n)
    if happened.broken:
        yield "broken", {}
    elif answer != "act":
        yield (f"{answer}_soon" if happened.prompt else answer), {}
    elif word == "fine":
        yield "guess", {}
    elif happened.prompt:
        yield "prompt", {}
    else:
        yield ("slow" if n < QUARTERS - 1 else "too_late"), {}


def _help(run: Run, n: int) -> Iterator[Sentence]:
    """What help brought in days, in the quarter in which it came, and the money that came with an answer."""
    now, happened = run.situation(n), run.course(n)
    brought = useful(now) if happened.prompt else now.state.relief
    days = rounded(brought, 0.5)
    if days:
        yield ("helped" if days > 0 else "hindered"), {"days": abs(days)}
    elif brought:
        yield "hardly", {}
    sent = rounded(happened.helping * now.knows, 0.5)
    if sent:
        yield "sent", {"weeks": sent}


def _paid(run: Run, n: int) -> Iterator[Sentence]:
    """Who paid for what happened, from half a week on."""
    own, theirs = (rounded(weeks, 0.5) for weeks in (run.course(n).own, run.course(n).theirs))
    if theirs:
        yield "shared", {"own": own, "weeks": theirs}
    elif own:
        yield "alone", {"own": own}


def _questions(run: Run, n: int) -> Iterator[Sentence]:
    """Closer questions after bad news or a no, where these are remembered."""
    days = rounded(run.states[n].extra, 0.5)
    if days:
        yield "questions", {"days": days}


def _left(run: Run, n: int) -> Iterator[Sentence]:
    """Who left, as many as the figure on the screen has fallen by; of the two with an offer, each by name."""
    before, after = (rounded(run.states[m].staff, 1) for m in (n, n + 1))
    left = before - after
    if run.story[n].name == "leaving":
        yield ("stayed", "one_went", "both_went")[int(min(left, 2))], {}
    elif left:
        yield "left", {"people": after}


def reached_tessera(run: Run, n: int) -> list[Sentence]:
    """What Vado wrote in the n-th quarter: a letter that says more or less, the report, a word about what the event costs."""
    (days, word, reply), _ = run.moves[n]
    end, slots = run.states[n + 1], {}
    if word != "fine":
        slots["files"] = rounded(end.files, 10)
    if word == "all":
        slots |= {"weeks": rounded(end.reserve, 0.5), "strain": float(band("strain", end.strain))}
    return [(word, slots), (REPORT[days], {}), ("carry_all" if (word, reply) == ("all", "carry") else reply, {})]


def donor_noted(run: Run, n: int) -> list[Sentence]:
    """What the donor makes of a request that was refused: whatever else pleases it in the same quarter counts too."""
    if run.moves[n][1].request != "drop":
        return []
    return [("refused" if run.states[n + 1].donor < run.states[n].donor else "refused_gladly", {})]
