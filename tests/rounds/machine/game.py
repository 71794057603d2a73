"""A round that is being played: its book, its people, what was planted in it, what has been released in this house."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kit import asking, rounds, screens, store
from tests.rounds.machine.book import Book, OnePart, OneSide, Sitter
from tests.rounds.machine.house import House, Person
from tests.rounds.machine.rights import ANYBODY, HOST, KEY, SEAT, SPEAKER
from tests.rounds.machine.sights import Eye, Planted, hide, steady, text_of
from tests.wire import blocks

if TYPE_CHECKING:
    from tests.rounds.machine.asks import Ask

CROWD = 44  # browsers that may come to sit down
LANGUAGES = ("en", "fr", "es")


class Forbidden(AssertionError):
    """Somebody saw what was not theirs to see."""


class Game:
    """One house, the round that is played in it, and whoever is about."""

    book: Book

    def __init__(self, house: House, dice: int) -> None:
        self.house, self.planted, self.old, self.named = house, list[Planted](), list[Book](), dict[str, str]()
        self.host, self.wall, self.reader = Person("host", "run"), Person("wall", "wall"), Person("reader", "results")
        self.nobody, self.code = Person("nobody"), Person("code")
        self.other_host, self.other_seat, self.key = Person("other_host", "run"), Person("other_seat"), Person("key", "run")
        self.crowd = [Person(f"crowd {n}", language=LANGUAGES[(dice + n) % 3]) for n in range(CROWD)]
        self.strangers = [self.nobody, self.code, self.other_host, self.other_seat, self.key]
        for who in (self.host, self.other_host, self.key):
            rounds.trust(house.database, who.token)

    # ---- who is who

    @property
    def round(self) -> store.Round:
        """The round as it is kept."""
        found = rounds.find(self.house.database, self.book.id)
        assert found is not None
        return found

    @property
    def everybody(self) -> list[Person]:
        """Whoever runs it, whoever sits, whoever looks on, strangers."""
        return [self.host, *self.seated(), self.wall, self.reader, *self.strangers]

    def seated(self, side: str = "") -> list[Person]:
        """Whoever has a seat and a browser that opens it, in the order of coming."""
        tokens = [sitter.token for sitter in self.book.seats if side in ("", sitter.side)]
        return sorted((who for who in self.crowd if who.token in tokens), key=lambda who: tokens.index(who.token))

    def sitter(self, who: Person) -> Sitter | None:
        return next((sitter for sitter in self.book.seats if sitter.token == who.token), None)

    def speaker(self, side: str) -> Person | None:
        return next((who for who in self.seated(side) if (mine := self.sitter(who)) and mine.speaker), None)

    def rule(self, who: Person) -> str:
        """Under which rule their page was drawn."""
        mine = self.sitter(who)
        return "one" if mine and mine.side in self.book.part.one else ""

    def side_at(self, n: int) -> str:
        return self.book.sides[n % len(self.book.sides)].id

    def holds(self, who: Person, role: str) -> bool:
        """Whether they are that, as the witness knows it."""
        mine = self.sitter(who)
        held = {
            ANYBODY: True,
            KEY: who in (self.host, self.other_host, self.key),
            HOST: who is self.host and not self.book.gone and not self.book.left_alone,
            SEAT: mine is not None,
            SPEAKER: mine is not None and mine.speaker,
        }
        return held[role]

    def eye(self, who: Person, screen: str) -> Eye:
        """What they are at that screen."""
        mine = self.sitter(who)
        if mine and screen in ("join", "results"):
            return Eye("seat", screen, mine)
        known = {
            ("host", "run"): "host", ("host", "results"): "host", ("wall", "wall"): "wall", ("reader", "results"): "reader",
            ("code", "join"): "code",
        }  # fmt: skip
        return Eye(known.get((who.name, screen), "outside"), screen)

    # ---- planting

    def plant(self, kind: str, owner: str = "") -> str:
        """Words that are nowhere else."""
        words = f"kestrel{len(self.planted)}x"
        self.plant_words(kind, words, owner)
        return words

    def plant_words(self, kind: str, words: str, owner: str = "") -> None:
        self.planted.append(Planted(words, kind, owner, self.book.now))

    def plant_code(self, kind: str, code: str, owner: str = "") -> None:
        """As it is kept, and as it is read aloud."""
        for words in (code, store.spaced(code)):
            if words not in [each.words for each in self.planted]:
                self.plant_words(kind, words, owner)

    def replant(self, words: str, kind: str) -> None:
        """They may be read as something else from now on."""
        self.planted = [Planted(each.words, kind) if each.words == words else each for each in self.planted]

    # ---- asking and looking

    def ask(self, who: Person, ask: Ask) -> dict[str, Any]:
        """What is shown to them after that."""
        return self.house.ask(who, ask.screen, ask.sent)

    def look(self, who: Person, screen: str) -> None:
        """They look: nothing planted for others stands there, and nothing hidden from them makes a difference."""
        eye, asked = self.eye(who, screen), {"do": "look", "where": self.where(who, screen)}
        shown = self.house.ask(who, screen, asked)
        self.search(who, screen, shown, self.planted)
        spoilt = self.house.ask(who, screen, asked, self.house.spoil(hide(self.book, eye)))
        if steady(shown) != steady(spoilt):
            raise Forbidden(f"{who.name} sees on the {screen} screen: {differs(steady(shown), steady(spoilt))}")

    def where(self, who: Person, screen: str) -> dict[str, str]:
        code = {"code": self.book.code} if who is self.code and screen == "join" else {}
        return {"round": self.book.id, "part": str(self.book.now), **code}

    def search(self, who: Person, screen: str, shown: dict[str, Any], planted: list[Planted], sent: str = "") -> None:
        """What they have just `sent` they may be shown again."""
        text, eye = text_of(shown), self.eye(who, screen)
        for each in planted:
            if each.words in text and each.words.replace("-", "") not in sent and not each.is_for(self.book, eye):
                raise Forbidden(f"{who.name} ({eye.role}) reads a planted {each.kind} on the {screen} screen")

    # ---- what the witness copies from a page or from the content

    @staticmethod
    def big(shown: dict[str, Any]) -> list[str]:
        """Words and codes that are handed out."""
        return [block["text"].replace("-", "") for block in blocks(shown["blocks"]) if block["is"] == "big"]

    def note_id(self, words: str) -> str:
        """What strikes that note on the page of whoever facilitates."""
        with self.house.database.reading() as connection:
            found = connection.exec_driver_sql("SELECT id FROM note WHERE words = ?", (words,)).scalar_one()
        self.named[found] = words
        return str(found)

    def read_questions(self) -> None:
        """What the part that is asked now asks of each side."""
        if self.book.part.pools in ("levels", "whole"):
            self.book.part.asked = asking.asked(self.house.library, self.round)

    def bring(self, stage: str) -> bool:
        """The run-sheet goes on to the line that this stage brings, if it is a later one."""
        found = (n for n, line in enumerate(self.book.lines) if line == (self.book.now, stage))
        line = next(found, -1)
        if line <= self.book.line:
            return False
        self.book.line = line
        return True

    def open_book(self, shown: dict[str, Any]) -> None:
        """Begin to write down the round that this page has just set up."""
        one = rounds.find(self.house.database, shown["where"]["round"])
        assert one is not None
        words, *slips = self.big(shown)
        self.book = book_of(one, dict(zip((side.id for side in one.sides), slips, strict=True)))
        steps = screens.running_order.steps(self.house.visit(self.host), one)
        self.book.lines = [(step.part, step.stage) for step in steps]
        if not one.live:
            self.read_questions()
        self.plant_words("secret", words)
        for kind, code in (("code", one.code), ("results", one.results), *(("secret", slip) for slip in slips)):
            self.plant_code(kind, code)
        if not one.draft:
            self.put_on_the_wall()

    def put_on_the_wall(self) -> None:
        """A workshop that is opened: nothing stands on a wall while partners are asked."""
        if self.book.live:
            rounds.enter_projector(self.house.database, self.wall.token, self.book.code)

    def next_round(self, shown: dict[str, Any]) -> None:
        """The one after this is played from now on."""
        self.old.append(self.book)
        self.planted = [each for each in self.planted if each.kind in ("last", "secret")]
        self.open_book(shown)


def book_of(one: store.Round, slips: dict[str, str]) -> Book:
    """An empty book of a round as it was set up."""
    return Book(
        id=one.id,
        code=one.code,
        results=one.results,
        live=one.live is not None,
        slips_only=one.slips,
        smallest=one.smallest,
        about=one.about,
        days={"ends": one.ends, "agrees": one.agrees, "deletes": one.deletes},
        sides=[OneSide(side.id, side.people, side.mode == "anonymous", side.joined, side.funds) for side in one.sides],
        parts=[OnePart(part.number, part.what, str(part.pools), str(part.stage)) for part in one.parts],
        slips=slips,
        draft=one.draft,
        names={side.id: [side.name] for side in one.sides},
        now=one.part,
    )


def differs(one: Any, other: Any, path: str = "") -> str:
    """Where two pages first differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        found = (differs(one.get(key), other.get(key), f"{path}.{key}") for key in one.keys() | other.keys())
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        found = (differs(a, b, f"{path}[{n}]") for n, (a, b) in enumerate(zip(one, other, strict=True)))
    else:
        return "" if one == other else f"{path}: {str(one)[:160]!r}, and {str(other)[:160]!r} were it otherwise"
    return next((text for text in found if text), "")
