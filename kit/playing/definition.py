"""What the page draws: facts and words in one language. No figure of a run is in it, and no formula."""

from __future__ import annotations

from typing import Any

from kit import kinds
from kit.content import Library
from kit.playing.game import RECORD
from kit.simulator import QUARTERS, RULES, TAPS, story

ASKED = {"vado": ("reply", "days", "word"), "tessera": ("terms", "request", "answer")}  # the event's own question first
RULE_OF = {"word": "no", "answer": "answer"}  # under these choices stands what the agreement says about them


def definition(library: Library, *, host: str = "", assumed: str = "") -> dict[str, Any]:
    """The game alone. `assumed`: the address of what the model assumes, where there is a server."""
    facts, words, say = library.simulator.facts, library.simulator.words, library.phrases
    told = [one.name for one in story(facts.stories["alone"])]
    drawn = kinds.common(library, kinds.Partnership(()), key=RECORD, host=host)
    drawn["phrases"] = {**drawn["phrases"], **say.room("play")}
    table = {
        "story": told,
        "events": {name: list(facts.events[name].rules) for name in told},
        "taps": {chair: {tap: list(ways) for tap, ways in taps.items()} for chair, taps in TAPS.items()},
        "rules": list(RULES),
        "rule_of": RULE_OF,
        "at_most": facts.at_most,
        "quarters": QUARTERS,
        "rows": {key: row.model_dump(by_alias=True) for key, row in facts.rows.items()},
        "assumed": assumed,
    }
    said = words.model_dump(include={"place", "about", "not_a_forecast", "chair", "rules", "taps", "rows", "ends"})
    said["events"] = {
        name: words.events[name].model_dump(include={"wall", "question", "vado", "tessera", "reply"}) for name in told
    }
    said["which_rule"] = words.runsheet.so_what[0]
    talk = words.runsheet  # nobody has watched where everybody has played alone: the first question is for a room
    said["talk"] = [talk.out, *talk.what[1:], *talk.so_what, *talk.now_what]
    return {
        **drawn,
        "kind": RECORD,
        "slug": "preamble",
        "facts": {RECORD: table},
        "minutes": facts.minutes.model_dump(),
        "typed": ["action.what", "action.who", "action.means", "action.sign"],
        "words": {
            "title": words.title,
            "invitation": words.invitation,
            "closing": words.ends.closing,
            "action_example": words.ends.action_example.model_dump(),
            RECORD: said,
        },
    }
