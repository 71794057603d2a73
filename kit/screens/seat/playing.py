"""*Five quarters* on a phone: waiting for the lot, one's chair in a quarter, what happened, the end, watching both sides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kit import rounds
from kit.content.simulator import EventWords
from kit.playing import ASKED, RULE_OF, Teller
from kit.rounds import AtChair, Scene
from kit.screens import blocks as b
from kit.screens import river
from kit.screens.blocks import Block
from kit.screens.visit import Reader, View
from kit.simulator import RULES, TAPS, Run
from kit.store import WATCHES, Chair, Game


def playing(reader: Reader, scene: Scene) -> View:
    """The game as far as this seat's chair sees it."""
    at, game = scene.at, scene.round.game
    if game is None or at is None:
        return View(_around(reader, scene))
    if at.chair is None:
        take = b.button("take_chair", reader.say("room.take"), style="main")
        return View([b.text(reader.say("room.late"), "lead"), b.text(reader.library.simulator.words.privacy), take])
    where = b.text(f"{river.where(reader, game)} · {reader.say(f'room.you_{at.chair.chair}')}", "soft")
    return View([where, *_at(reader, at, at.chair, game), *_asked(reader, scene, at.chair, game)])


def _around(reader: Reader, scene: Scene) -> list[Block]:
    """Before the lot: the river, the promise, why few phones share; after the end: names down, and what to look up."""
    words, seats = reader.library.simulator.words, scene.round.seat_counts[1]
    if rounds.in_view(scene.round):
        return [b.text(words.runsheet.out, "lead"), b.text(reader.say("room.erased")), b.text(words.ends.closing, "say")]
    few = [b.text(reader.say("room.few"), "notice")] if seats < rounds.FEWEST_PHONES else []
    return [
        b.text(reader.say("room.lot_soon"), "lead"),
        b.text(words.place),
        b.text(words.about),
        b.text(words.privacy, "notice"),
        b.text(reader.say("room.topic"), "soft"),
        *few,
        b.text(reader.say("play.untried"), "soft"),
    ]


def _at(reader: Reader, at: AtChair, mine: Chair, game: Game) -> list[Block]:
    """What stands before this chair now."""
    if mine.chair == WATCHES:
        return _watching(reader, at.runs[-1], mine, game)
    if game.open:
        return _choosing(reader, at, mine, game)
    if game.over:
        return _ended(reader, at.runs[-1], mine, game)
    return [*_seen(reader, at.runs[-1], mine.chair), b.text(reader.say("room.next_soon"), "soft")]


# ---- a quarter


@dataclass(frozen=True)
class Quarter:
    """The open quarter as a chair has it before it; `ways`: tap → what is chosen there so far."""

    reader: Reader
    game: Game
    mine: Chair
    ways: Mapping[str, str]

    @property
    def event(self) -> EventWords:
        """What it brings, in words."""
        return river.event(self.reader, self.game)

    def asked(self, tap: str) -> Block:
        """One of its three choices."""
        words = self.reader.library.simulator.words.taps.get(tap, {})
        legend, said = (self.event.question, self.event.reply) if tap == "reply" else (words["stem"], words)
        options = [(way, said[way]) for way in TAPS[self.mine.chair][tap]]
        hint = _agreement(self.reader, self.game, RULE_OF[tap]) if tap in RULE_OF else ""
        return b.choice(tap, legend, options, value=self.ways.get(tap, ""), hint=hint)

    def form(self) -> Block:
        """All three, and what keeps them: they may be changed until the quarter closes."""
        keep = self.reader.say("room.change" if self.ways else "room.keep")
        turn = {"run": self.game.run, "quarter": self.game.quarter, "chair": self.mine.chair}
        return b.form(*map(self.asked, ASKED[self.mine.chair]), b.button("choose", keep, style="main", sends=turn))


def _choosing(reader: Reader, at: AtChair, mine: Chair, game: Game) -> list[Block]:
    """The scene, the rule that decides it, the choices."""
    run, event, first = at.runs[-1], river.event(reader, game), game.quarter == 1
    few = [b.text(reader.say("room.shared"), "notice")] if first and game.pairs < rounds.FEWEST_PAIRS else []
    rules = reader.library.simulator.facts.events[run.story[game.quarter - 1].name].rules
    ways = dict(zip(TAPS[mine.chair], at.ways, strict=False))
    return [
        *([b.text(reader.say("room.away"), "notice")] if mine.missed else []),
        *([b.text(reader.say("room.kept"), "notice")] if ways else []),
        b.heading(event.wall, 3),
        *([b.text(getattr(reader.library.simulator.words.chair, mine.chair))] if first else []),
        *few,
        b.figures(Teller(reader.library).cards(mine.chair, run, run.played)),
        b.text(getattr(event, mine.chair)),
        *(b.text(_agreement(reader, game, rule), "say") for rule in rules),
        Quarter(reader, game, mine, ways).form(),
        b.fold(reader.say("room.agreement"), b.listing(_sentences(reader, game))),
        b.fold(
            reader.say("room.rather_watch"), b.text(reader.say("room.watch_hint")), b.button("watch", reader.say("room.watch"))
        ),
    ]


def _agreement(reader: Reader, game: Game, rule: str) -> str:
    return f"{reader.say('play.agreement')} {_sentence(reader, game, rule)}{_wrote(reader, game, rule)}"


def _wrote(reader: Reader, game: Game, rule: str) -> str:
    """Who wrote a rule as it usually stands, and who could change it."""
    return "" if rule in game.rules else f" {Teller(reader.library).wrote(rule)}"


def _sentence(reader: Reader, game: Game, rule: str) -> str:
    """A rule of the agreement as it stands in this run."""
    said = reader.library.simulator.words.rules[rule]
    return said.other if rule in game.rules else said.usual


def _sentences(reader: Reader, game: Game) -> list[str]:
    return [f"{river.number_of(rule)}\u00a0· {_sentence(reader, game, rule)}{_wrote(reader, game, rule)}" for rule in RULES]


def _seen(reader: Reader, run: Run, chair: str) -> list[Block]:
    """The last quarter as that chair sees it: what followed, and what has changed on its screen."""
    teller, n = Teller(reader.library), run.played
    lines = [b.text(text) for text in teller.happened(chair, run, n - 1)]
    cards = b.figures(teller.cards(chair, run, n), teller.cards(chair, run, n - 1), reader.say("play.now"))
    return [b.heading(reader.say("play.happened"), 3), *lines, cards]


# ---- the end of a run, and watching


def _ended(reader: Reader, run: Run, mine: Chair, game: Game) -> list[Block]:
    """One's own end, both screens behind a fold; while the same choices stand on the wall under other rules, why."""
    words = reader.library.simulator.words
    if game.tried:
        up = b.text(reader.say("live.look_up"), "lead")
        return [up, b.text(words.ends.replay, "say"), b.text(words.not_a_forecast, "soft")]
    title, *lines = _seen(reader, run, mine.chair)
    last = [b.fold(title["text"], *lines)] if game.step else [title, *lines]
    return [*last, *_left(reader, run), b.text(words.not_a_forecast, "soft")]


def _left(reader: Reader, run: Run) -> list[Block]:
    """The three lines of this partnership, and both its screens after each quarter."""
    words, teller = reader.library.simulator.words, Teller(reader.library)
    left = [(words.rows[row], told) for row, told in zip(rounds.ROWS, teller.three(run), strict=True)]
    screens = [
        b.card(
            b.heading(one["title"], 4),
            b.pairs([(reader.say(f"play.on_{chair}"), " · ".join(one[chair])) for chair in TAPS]),
        )
        for one in teller.both(run)
    ]
    return [b.heading(reader.say("play.left"), 3), b.pairs(left), b.fold(reader.say("play.both_title"), *screens)]


def _watching(reader: Reader, run: Run, mine: Chair, game: Game) -> list[Block]:
    """Both chairs of one partnership, read only; who was away while somebody else sat down reads so."""
    event = river.event(reader, game)
    onlooker = reader.library.simulator.words.chair.onlooker
    lead = b.text(reader.say("room.displaced") if mine.missed else onlooker, "lead")
    if game.over:
        return [lead, *_left(reader, run)]
    sides = [b.card(b.heading(reader.say(f"play.on_{chair}"), 4), *_one_side(reader, chair, game, run)) for chair in TAPS]
    return [lead, b.heading(event.wall, 3), b.columns(*sides)]


def _one_side(reader: Reader, chair: str, game: Game, run: Run) -> list[Block]:
    """The scene and its screen while a quarter is open, then what happened."""
    if not game.open:
        return _seen(reader, run, chair)
    return [b.figures(Teller(reader.library).cards(chair, run, run.played)), b.text(getattr(river.event(reader, game), chair))]


# ---- what is asked after the first run


def _asked(reader: Reader, scene: Scene, mine: Chair, game: Game) -> list[Block]:
    """Whether the rules were fair, until that is shown; then which rule one would look at first, or one passes."""
    if not game.over or game.run != 1:
        return []
    if game.step < rounds.FAIR and mine.chair != WATCHES:
        return [_fair(reader, mine)]
    return _ticks(reader, scene, mine) if game.step == rounds.ASKED else []


def _fair(reader: Reader, mine: Chair) -> Block:
    fair = reader.library.simulator.words.fair
    options = [(str(level), text) for level, text in enumerate(fair.levels)]
    value = "" if mine.fair is None else str(mine.fair)
    told = b.text(reader.say("room.noted"), "notice") if value else None
    keep = b.button("say_fair", reader.say("room.answer"), style="main")
    return b.form(told, b.choice("level", fair.stem, options, value=value), keep)


def _ticks(reader: Reader, scene: Scene, mine: Chair) -> list[Block]:
    words, side = reader.library.simulator.words, scene.round.side(scene.place.side)
    options = [(rule, f"{river.number_of(rule)}\u00a0· {words.rules[rule].usual}") for rule in RULES]
    aloud = [b.text(reader.say("room.aloud", funds=side.name), "notice")] if side.funds else []
    told = [b.text(reader.say("room.noted"), "notice")] if mine.ticks is not None else []
    ticks = b.ticks("rules", reader.say("room.ticks", n=rounds.MOST_TICKS), options, value=mine.ticks or ())
    keep = b.button("tick_rules", reader.say("room.answer"), style="main")
    none = b.button("tick_rules", reader.say("room.pass"), style="quiet", sends={"rules": []})
    return [*told, *aloud, b.form(ticks, keep), none]
