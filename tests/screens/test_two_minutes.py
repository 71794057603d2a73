"""From a started server to the code on the wall in under two minutes, as its screens add up; no clock is looked at.

What stands above the press that leads on is read at 200 words a minute, folds by the line that opens them; a press and a typed
word cost two seconds each. The promise is aside: it is never filled in, and takes as long as it takes. The way is that of a room
with one partner that says yes aloud, on a server that phones reach.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kit import rounds
from kit.cli.serving import say_where_and_key
from kit.screens import blocks as b
from kit.screens import run_screen
from tests.screens.test_workshop import Browser
from tests.wire import blocks

SECONDS_A_WORD, SECONDS_A_PRESS, SECONDS_TYPED = 60 / 200, 2, 2
MOST = 120  # seconds
TYPED = {"name1": "Northlight", "people1": "10", "name2": "Collectif Maji", "people2": "10", "pays": "Northlight"}
CHOSEN = {"consent": "room"}
ADDRESS_AND_KEY = 2  # words to type


def read(found: list[b.Block], until: str) -> Iterator[str]:
    """What stands on a page down to that button or link, in reading order."""
    for block in found:
        if block["is"] == "fold":
            yield block["summary"]
            continue
        options = [label for value, label in block.get("options", ()) if not block.get("compact") or value == block["value"]]
        items = [" ".join(map(str, item)) if isinstance(item, list) else item for item in block.get("items", ())]
        yield from (words for words in (block.get("label"), block.get("hint"), block.get("text"), *options, *items) if words)
        for words in read(block.get("blocks", []), until):
            yield words
            if words == until:
                return
        if until in (block.get("label"), block.get("text")):
            return


def seconds_of(text: str) -> float:
    """What has a letter or a digit is a word."""
    return SECONDS_A_WORD * sum(any(map(str.isalnum, word)) for word in text.split())


def seconds_to_read(shown: dict[str, Any], until: str, aside: tuple[str, ...] = ()) -> float:
    """Raises: AssertionError where nothing leads on by that name."""
    found = list(read(shown["blocks"], until))
    assert found[-1] == until, until
    return seconds_of(" ".join(words for words in found if words not in aside))


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_from_a_started_server_to_the_code_on_the_wall_in_two_minutes(database, capsys, language) -> None:
    host = Browser(database, run_screen, language=language)
    say = host.visit.say
    aside = tuple(say(f"promise.{key}") for key in ("words", "role", "organisation", "without"))
    say_where_and_key(database, "http://192.168.1.7:8866", sign_on="")
    spent = {"terminal": seconds_of(capsys.readouterr().out)}
    spent["door"] = seconds_to_read(host.ask(), say("run.key_button"))
    shown = host.must("key", key=rounds.make_key(database, "mine")[1])
    spent["choice"] = seconds_to_read(shown, say("run.new_workshop"))
    form = host.must("form", live=True)
    spent["form"] = seconds_to_read(form, say("run.create_workshop"), aside)
    preset = {block["name"]: block["value"] for block in blocks(form["blocks"]) if "name" in block}
    spent["made"] = seconds_to_read(host.must("create", **{**preset, **TYPED, **CHOSEN}), say("run.noted"))
    spent["lobby"] = seconds_to_read(host.must("look"), say("live.projector"))
    presses = len(spent) + len(CHOSEN)  # one leads on from each screen, the address being the first
    typed = ADDRESS_AND_KEY + sum(len(words.split()) for words in TYPED.values())
    spent["hands"] = SECONDS_A_PRESS * presses + SECONDS_TYPED * typed
    assert sum(spent.values()) < MOST, spent
