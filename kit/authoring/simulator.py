"""Whether the words of *Five quarters* fit its model: every id of the model has its text, no text is too long for its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet

from kit import simulator
from kit.content import Problem, Source, load_simulator
from kit.content.simulator import FACTS, Simulator, SimulatorFacts, SimulatorWords
from kit.errors import ContentError

SCENE, OPTION, AFTER, RULE = 60, 14, 45, 20  # words that fit on a phone before one has to scroll, or in one breath
WORD = re.compile(r"\w+(?:[’'.:-]\w+)*")
SEEN = {
    "vado": {
        "pass",
        "spared",
        "pass_again",
        "came_late",
        "came_after_advance",
        "came_ahead",
        "came_whole",
        "unfinished",
        "watched",
        "prompt",
        "slow",
        "too_late",
        "guess",
        "note",
        "note_soon",
        "later",
        "later_soon",
        "broken",
        "helped",
        "hardly",
        "hindered",
        "sent",
        "shared",
        "alone",
        "questions",
        "left",
        "stayed",
        "one_went",
        "both_went",
    },
    "tessera": {"all", "form", "fine", "whole", "most", "half", "carry", "carry_all", "ask", "no", "refused", "refused_gladly"},
}
ROWS = {"files", "weeks", "room"}
SAID = ROWS | {"unpaid", "usual", "ours", "start", "says"}


def check_simulator(source: Source, clauses: AbstractSet[str]) -> Iterator[Problem]:
    """Every problem of its facts and words beyond missing keys, language by language."""
    for language in source.languages:
        try:
            found = load_simulator(source, language)
        except ContentError as error:
            yield Problem.of(error)
            continue
        if language == source.languages[0]:
            yield from _facts(source.label(FACTS), found.facts, clauses)
        file = source.label(f"simulator/{language}.toml")
        yield from _ids(file, _wanted_words(), _present_words(found.words))
        yield from _lengths(file, found)


def _facts(file: str, facts: SimulatorFacts, clauses: AbstractSet[str]) -> Iterator[Problem]:
    taps = {tap: tuple(ways) for chair in facts.taps.values() for tap, ways in chair.items()}
    wanted = {"rules": set(simulator.RULES), "events": set(simulator.EVENTS), "rows": ROWS, "stories": {"room", "alone"}}
    every = {tap: tuple(ways) for chair in simulator.TAPS.values() for tap, ways in chair.items()}
    yield from _ids(
        file,
        wanted | {"taps": set(every), "dilemmas": set(every)},
        {
            "rules": set(facts.rules), "events": set(facts.events), "rows": set(facts.rows), "stories": set(facts.stories),
            "taps": set(taps), "dilemmas": set(facts.dilemmas),
        },
    )  # fmt: skip
    for tap in sorted(taps.keys() & every.keys()):
        if taps[tap] != every[tap]:
            yield Problem(file, f"taps.{tap}", "these are not the model's ways", f"Write {', '.join(every[tap])}.")
    if facts.at_most != simulator.AT_MOST:
        yield Problem(file, "at_most", "this is not the model's limit", f"Write {simulator.AT_MOST}.")
    for key, named in _named(facts):
        for clause in named:
            if clause not in clauses:
                yield Problem(file, key, f"there is no clause {clause}", "See framework/framework.toml.")
    for name, event in facts.events.items():
        for rule in event.rules:
            if rule not in simulator.RULES:
                yield Problem(file, f"events.{name}.rules", f"there is no rule {rule!r}", f"Use {', '.join(simulator.RULES)}.")


def _named(facts: SimulatorFacts) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield from ((f"rules.{rule}", named) for rule, named in facts.rules.items())
    yield from ((f"dilemmas.{tap}", named) for tap, named in facts.dilemmas.items())
    yield from ((f"events.{name}.clauses", event.clauses) for name, event in facts.events.items())


def _ids(file: str, wanted: Mapping[str, AbstractSet[str]], present: Mapping[str, AbstractSet[str]]) -> Iterator[Problem]:
    for table, ids in wanted.items():
        for key in sorted(ids - present.get(table, set())):
            yield Problem(file, f"{table}.{key}", "no text", "Add it; the model has it.")
        for key in sorted(present.get(table, set()) - ids):
            yield Problem(file, f"{table}.{key}", "the model has no such thing", "Remove it.")


def _wanted_words() -> dict[str, AbstractSet[str]]:
    """Table → the keys that the model asks for; `reply` has its words with each event."""
    asked = {tap: ways for chair in simulator.TAPS.values() for tap, ways in chair.items()}
    replies, terms = set(asked["reply"]), set(asked["terms"])
    events = {
        f"events.{name}.{part}": ids
        for name in simulator.EVENTS
        for part, ids in (("reply", replies), ("after", replies | terms))
    }
    stems = {f"taps.{tap}": {"stem", *ways} for tap, ways in asked.items() if tap != "reply"}
    return {
        "rules": set(simulator.RULES),
        "events": set(simulator.EVENTS),
        "taps": set(asked) - {"reply"},
        "seen": set(SEEN),
        "rows": SAID,
        "bands": set(simulator.BANDS),
        "assumes.lines": {*simulator.ASSUMPTIONS, "signs"},
        "assumes.off": set(simulator.ASSUMPTIONS),
        **{f"bands.{key}": set(map(str, range(len(edges) + 1))) for key, edges in simulator.BANDS.items()},
        **{f"seen.{chair}": ids for chair, ids in SEEN.items()},
        **stems,
        **events,
    }


def _present_words(words: SimulatorWords) -> dict[str, AbstractSet[str]]:
    events = {
        f"events.{name}.{part}": set(getattr(event, part)) for name, event in words.events.items() for part in ("reply", "after")
    }
    return {
        "rules": set(words.rules),
        "events": set(words.events),
        "taps": set(words.taps),
        "seen": set(words.seen),
        "rows": set(words.rows),
        "bands": set(words.bands),
        "assumes.lines": set(words.assumes.lines),
        "assumes.off": set(words.assumes.off),
        **{f"bands.{key}": set(map(str, range(len(said)))) for key, said in words.bands.items()},
        **{f"seen.{chair}": set(lines) for chair, lines in words.seen.items()},
        **{f"taps.{tap}": set(ways) for tap, ways in words.taps.items()},
        **events,
    }


def _lengths(file: str, found: Simulator) -> Iterator[Problem]:
    for key, text, most in _limited(found.words):
        count = len(WORD.findall(text))
        if count > most:
            yield Problem(
                file, key, f"the text has {count} words", f"Say it in {most} at most: it is read on a phone, in a minute."
            )


def _limited(words: SimulatorWords) -> Iterator[tuple[str, str, int]]:
    """Every text that has a limit, with its key and the limit."""
    for rule, said in words.rules.items():
        yield from ((f"rules.{rule}.{key}", getattr(said, key), RULE) for key in ("usual", "other", "costs", "wrote", "could"))
    for tap, ways in words.taps.items():
        yield from ((f"taps.{tap}.{way}", text, OPTION) for way, text in ways.items())
    for name, event in words.events.items():
        yield from ((f"events.{name}.{chair}", getattr(event, chair), SCENE) for chair in ("vado", "tessera"))
        yield f"events.{name}.letter", event.letter, RULE
        yield from ((f"events.{name}.{key}", getattr(event, key), OPTION) for key in ("wall", "question"))
        yield from ((f"events.{name}.reply.{way}", text, OPTION) for way, text in event.reply.items())
        yield from ((f"events.{name}.after.{way}", text, AFTER) for way, text in event.after.items())
