"""Kind `cards`: short texts on cards, written first, then turned over and looked at one by one."""

from __future__ import annotations

from pydantic import Field, model_validator

from kit.charts import BoardRow, Picture, draw_board
from kit.charts.picture import PRINCIPLES
from kit.content.frozen import Frozen
from kit.kinds import tables
from kit.kinds.kind import Kind, Sitting, keys
from kit.kinds.laid import Laid, Pile
from kit.kinds.rules import OneOf, Rule, Text


class Group(Frozen):
    """Cards that belong together, and what is asked of each once it is turned over."""

    cards: list[str]
    check: list[str]


class CardsFacts(Frozen):
    """The groups of cards; `look`: answers whose cards a sentence names; `timed`: seconds of what is done aloud first.

    `paper`: what is asked is for one's own side alone; the first screen says when to use paper, and prints the sheet empty.
    """

    look: list[str]
    timed: dict[str, int] = Field(default_factory=dict)
    groups: dict[str, Group]
    paper: bool = False

    @model_validator(mode="after")
    def hang_together(self) -> CardsFacts:
        """`look` names answers of at least one group."""
        if not set(self.look) <= {option for group in self.groups.values() for option in group.check}:
            raise ValueError("look names an option that no group has")
        return self

    @property
    def cards(self) -> list[tuple[str, str]]:
        """Every card as (group, card), in order."""
        return [(name, card) for name, group in self.groups.items() for card in group.cards]


class Cards(Kind[CardsFacts]):
    """Write, turn over, look."""

    name = "cards"
    pools = "own"
    much_to_read = True
    facts = CardsFacts

    def rules(self, facts: CardsFacts) -> dict[str, Rule]:
        """`card.<group>.<card>` and `check.<group>.<card>`; `first`, a card."""
        rules: dict[str, Rule] = {f"card.{group}.{card}": Text(240) for group, card in facts.cards}
        rules |= {f"check.{group}.{card}": OneOf((*facts.groups[group].check, "unknown")) for group, card in facts.cards}
        return {**rules, "first": OneOf([f"{group}.{card}" for group, card in facts.cards])}

    def words(self, facts: CardsFacts) -> set[str]:
        """Title, hint and check of every group; name and example of every card; answers and their short names."""
        found = {
            "first",
            "turn",
            *(["paper"] if facts.paper else []),
            *(f"timed.{step}.{field}" for step in facts.timed for field in ("title", "text")),
        }
        for name, group in facts.groups.items():
            found |= {f"groups.{name}.{field}" for field in ("title", "hint", "check")}
            found |= {f"groups.{name}.cards.{card}.{field}" for card in group.cards for field in ("name", "example")}
            found |= keys((f"groups.{name}.options", group.check), (f"groups.{name}.short", group.check))
        return found

    def says(self, facts: CardsFacts) -> set[str]:
        """Which cards to look at, or none."""
        return {"look", "clear", "first", "nothing", "one_answer"}

    def picture(self, sitting: Sitting) -> Picture:
        """The cards to look at, in words, and all of them on a board."""
        facts = self.facts_of(sitting.exercise)
        rows = _rows(facts, sitting)
        turned = [row for row in rows if row.state is not None]
        if not turned:
            return Picture((sitting.say("nothing"),) if rows else ())
        said = _looked_at(facts, sitting)
        first = sitting.answer.get("first")
        if first:
            said.append(sitting.say("first", label=_text(sitting, *first.split(".", 1))))
        colour = PRINCIPLES[sitting.exercise.principle]
        table = tables.of_cards(sitting, rows)
        return Picture((*said, sitting.say("one_answer")), lambda: draw_board(rows, colour), table)

    def laid(self, sitting: Sitting, *, talking: bool) -> Laid:
        """The cards by their names, group by group; while the room talks with what is asked of each."""
        words, piles = sitting.words["groups"], []
        for name, group in self.facts_of(sitting.exercise).groups.items():
            cards = tuple(sitting.fill(words[name]["cards"][card]["name"]) for card in group.cards)
            piles.append(Pile(sitting.fill(words[name]["title"]), sitting.fill(words[name]["check"]) if talking else "", cards))
        return Laid(ask=sitting.fill(sitting.words["turn"]) if talking else "", piles=tuple(piles))


def _looked_at(facts: CardsFacts, sitting: Sitting) -> list[str]:
    """The cards to look at; that there are none is said once all that could be among them are turned over, and one is known."""
    could = [(name, card) for name, card in _begun(facts, sitting) if not set(facts.look).isdisjoint(facts.groups[name].check)]
    checks = {(name, card): sitting.answer.get(f"check.{name}.{card}") for name, card in could}
    looked = [_text(sitting, *card) for card, check in checks.items() if check in facts.look]
    if looked:
        return [sitting.say("look", names=sitting.listed(looked))]
    return [sitting.say("clear")] if None not in checks.values() and set(checks.values()) - {"unknown"} else []


def _begun(facts: CardsFacts, sitting: Sitting) -> list[tuple[str, str]]:
    """The cards that were written or turned over."""
    return [(n, card) for n, card in facts.cards if {f"card.{n}.{card}", f"check.{n}.{card}"} & sitting.answer.keys()]


def _text(sitting: Sitting, group: str, card: str) -> str:
    name = sitting.fill(sitting.words["groups"][group]["cards"][card]["name"])
    return sitting.typed(f"card.{group}.{card}", name)


def _rows(facts: CardsFacts, sitting: Sitting) -> list[BoardRow]:
    """A row for every card that was written or turned over."""
    rows = []
    for name, card in _begun(facts, sitting):
        group, words = facts.groups[name], sitting.words["groups"][name]
        check = sitting.answer.get(f"check.{name}.{card}")
        state = words["short"][check] if check in group.check else sitting.phrases["aside.unknown"] if check else None
        weight = group.check.index(check) / max(1, len(group.check) - 1) if check in group.check else None
        rows.append(BoardRow(sitting.fill(words["title"]), _text(sitting, name, card), state, weight))
    return rows
