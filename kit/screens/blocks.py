"""The few things that a screen is made of, as data: hosts draw them with `blocks.js`, with a kernel or without."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from kit.charts import Table

Block = dict[str, Any]


def heading(text: str, level: int = 2) -> Block:
    """A heading, level 2 to 4."""
    return {"is": "heading", "text": text, "level": level}


def text(words: str, style: str = "") -> Block:
    """A paragraph; style: "", "lead", "soft", "say", "notice", "alarm", "stamp"."""
    return {"is": "text", "text": words, "style": style}


def typed(block: Block) -> Block:
    """The same, in somebody's own words: browsers that translate pages leave it as it is."""
    return {**block, "own": True}


def big(words: str, label: str) -> Block:
    """A code or words to read out or write down."""
    return {"is": "big", "text": words, "label": label}


def listing(items: Iterable[str]) -> Block:
    """A list of sentences."""
    return {"is": "list", "items": list(items)}


def pairs(items: Iterable[tuple[str, str]]) -> Block:
    """Terms, each with what belongs to it."""
    return {"is": "pairs", "items": [list(item) for item in items]}


def figures(now: Sequence[dict[str, Any]], before: Sequence[dict[str, Any]] = (), heard: str = "") -> Block:
    """Three figures or words with what each is of; with those of before, what has changed. `heard`: said before the new one."""
    was = [
        one["value"] if not fresh.get("anew") and one["value"] != fresh["value"] else ""
        for one, fresh in zip(before, now, strict=False)
    ]
    items = [{**one, "was": was[n] if n < len(was) else ""} for n, one in enumerate(now)]
    return {"is": "figures", "items": items, "heard": heard}


def table(label: str, found: Table) -> Block:
    """What a picture shows, in words; on a narrow screen it scrolls by itself."""
    return {"is": "table", "label": label, **found.plain()}


def card(*blocks: Block | None, slug: str = "") -> Block:
    """Blocks that belong together; `slug` gives a principle's colour and shape."""
    return {"is": "card", "blocks": [block for block in blocks if block], "slug": slug}


def columns(*blocks: Block | None) -> Block:
    """Blocks side by side where there is room."""
    return {"is": "columns", "blocks": [block for block in blocks if block]}


def column(*blocks: Block | None) -> Block:
    """What stands below one another in a row."""
    return {"is": "column", "blocks": [block for block in blocks if block]}


def row(*blocks: Block | None, slug: str = "") -> Block:
    """Buttons, or what stands in a corner of the wall, in one line."""
    return {"is": "row", "blocks": [block for block in blocks if block], "slug": slug}


def count(template: str, done: int, seats: int) -> Block:
    """Who has finished, of how many: `{done}` and `{seats}` are filled anew whenever the server says so."""
    return {"is": "count", "text": template, "done": done, "seats": seats}


def lights(labels: dict[str, str], none: str) -> Block:
    """The room's pulse, as the server's stream says it."""
    return {"is": "lights", "labels": labels, "none": none}


def timer(left: float, label: str, over: str, *, runs: bool = True) -> Block:
    """A soft timer: seconds left when it was sent (less than 0: over); it cuts nothing off and is not read aloud."""
    return {"is": "timer", "left": round(left), "label": label, "over": over, "runs": runs}


def clock(left: float, words: dict[str, str], *, runs: bool = True) -> Block:
    """The same in words for a whole room: minutes as they go, softer near the end, never a sound.

    Args: left, seconds; words: "many" (with {minutes}), "few", "last" and "over".
    """
    return {"is": "clock", "left": round(left), "words": words, "runs": runs}


def bar(template: str, done: int, seats: int) -> Block:
    """How many have finished, all sides together, as a bar and in words; filled anew whenever the server says so."""
    return {"is": "bar", "text": template, "done": done, "seats": seats}


def aside(*blocks: Block | None) -> Block:
    """What stands beside the picture on the wall, as much of it as there is room for."""
    return {"is": "aside", "blocks": [block for block in blocks if block]}


def spare(items: Sequence[str], more: str) -> Block:
    """A list on the wall: those that fit, then how many `{more}` there are."""
    return {"is": "spare", "items": list(items), "more": more}


def both(first: Block, second: Block, tongues: tuple[str, str]) -> Block:
    """The same in two languages; one where nothing differs."""
    return first if first == second else {"is": "both", "blocks": [first, second], "langs": list(tongues)}


def small_wall(label: str, blocks: Sequence[Block]) -> Block:
    """The wall in small, as the room sees it."""
    return {"is": "small_wall", "label": label, "blocks": list(blocks)}


def fold(summary: str, *blocks: Block | None, slug: str = "") -> Block:
    """Blocks behind a line that opens them."""
    return {"is": "fold", "summary": summary, "blocks": [block for block in blocks if block], "slug": slug}


def form(*blocks: Block | None) -> Block:
    """Fields and the buttons that send them."""
    return {"is": "form", "blocks": [block for block in blocks if block]}


def field(
    name: str, label: str, *, value: Any = "", kind: str = "text", most: int = 200, hint: str = "", from_hash: bool = False
) -> Block:
    """Something to fill in; kind: text, area, number, date, tick. `from_hash`: filled from the part of the address behind #."""
    return {
        "is": "field",
        "name": name,
        "label": label,
        "value": value,
        "kind": kind,
        "most": most,
        "hint": hint,
        "hash": from_hash,
    }


def choice(
    name: str, legend: str, options: Sequence[tuple[str, str]], *, value: str = "", hint: str = "", compact: bool = False
) -> Block:
    """One of these; `compact`: a list that folds open."""
    return {
        "is": "choice",
        "name": name,
        "label": legend,
        "options": [list(o) for o in options],
        "value": value,
        "hint": hint,
        "compact": compact,
    }


def ticks(name: str, legend: str, options: Sequence[tuple[str, str]], *, value: Sequence[str] = (), hint: str = "") -> Block:
    """Any of these."""
    return {
        "is": "ticks",
        "name": name,
        "label": legend,
        "options": [list(o) for o in options],
        "value": list(value),
        "hint": hint,
    }


def button(do: str, label: str, *, style: str = "", sends: dict[str, Any] | None = None, key: str = "", of: str = "") -> Block:
    """What happens at a tap: `do` with the fields of the form around it and what it `sends`; style "main" or "quiet".

    `key`: pressed beside every field, on the pages of whoever runs a workshop, it does the same. `of`: what tells it from
    others of the same label for whoever only hears it.
    """
    more = {name: text for name, text in (("key", key), ("of", of)) if text}
    return {"is": "button", "do": do, "label": label, "style": style, "sends": sends or {}, **more}


def link(label: str, href: str, style: str = "") -> Block:
    """A way to another page of this server."""
    return {"is": "link", "label": label, "href": href, "style": style}


def picture(source: str, alt: str, style: str = "") -> Block:
    """A picture and the sentence that says the same."""
    return {"is": "picture", "source": source, "alt": alt, "style": style}


def way(stations: Sequence[dict[str, Any]]) -> Block:
    """A drawn way with its stations (state, slug, here, gathered), for the eye alone: words beside it say the same."""
    return {"is": "way", "stations": list(stations)}


def drawn(source: str, words: str) -> Block:
    """A picture; where it could not be drawn, the sentence that says the same."""
    return picture(source, words) if source else text(words, "say")


def copy(label: str, words: str, style: str = "quiet") -> Block:
    """A text to hand on, with a button that copies it where the browser can."""
    return {"is": "copy", "label": label, "text": words, "style": style}


def printing(label: str) -> Block:
    """A button that prints the page, everything unfolded."""
    return {"is": "print", "label": label}
