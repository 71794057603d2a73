"""How a screen is asked for each move, soundly as far as the book knows; None where there is nothing to ask about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import timedelta
from typing import Any

from kit import asking, rounds
from kit.kinds import rules
from kit.kinds.story import Path
from kit.rehearsal.made_up import walk
from tests.rounds.machine.game import Game
from tests.rounds.machine.house import Person
from tests.rounds.machine.playing import HOST_ASKS, SEAT_ASKS
from tests.wire import blocks

REPLIES = ("yes", "yes", "yes", "not_now", "questions", "host", "facilitator")
STANCES = ("with_all", "can_live", "cannot")
WHY = ("person", "case", "place")
SWITCHES = (
    ("paused", True), ("paused", False), ("locked", True), ("locked", False), ("board", True), ("board", False), ("phones", False),
    ("phones", True), ("projector", False), ("projector", True), ("screen", "blank"), ("screen", "on"), ("more", 5),
)  # fmt: skip


@dataclass(frozen=True)
class Ask:
    """What is sent: to which screen, what to do with which fields; `where`: what the page remembers."""

    screen: str
    do: str
    fields: dict[str, Any] = field(default_factory=dict)
    where: dict[str, str] = field(default_factory=dict)

    @property
    def sent(self) -> dict[str, Any]:
        return {"do": self.do, "fields": self.fields, "where": self.where}


Row = Callable[[Game, Person, int], Ask | None]


def _host(do: str, fields: Callable[[Game, int], dict[str, Any] | None] = lambda game, n: {}) -> Row:
    def ask(game: Game, who: Person, n: int) -> Ask | None:
        sent = fields(game, n)
        return None if sent is None else Ask("run", do, sent, {"round": game.book.id})

    return ask


def _seat(do: str, fields: Callable[[Game, int, str], dict[str, Any] | None] = lambda game, n, side: {}) -> Row:
    def ask(game: Game, who: Person, n: int) -> Ask | None:
        mine = game.sitter(who)
        sent = fields(game, n, mine.side if mine else game.side_at(n))
        return (
            None
            if sent is None
            else Ask("join", do, sent, {"round": game.book.id, "part": str(game.book.now), "rule": game.rule(who)})
        )

    return ask


# ---- setting up


def form(game: Game, n: int) -> dict[str, Any]:
    """The sides as they are, the terms perhaps others."""
    fields: dict[str, Any] = {
        "form": "short",
        "smallest": 5 + n % 2,
        "languages": ["fr", "en", "es"],
        "ends": (game.house.today + timedelta(days=9)).isoformat(),
        "agrees": (game.house.today + timedelta(days=12)).isoformat(),
        "deletes": (game.house.today + timedelta(days=43)).isoformat(),
        "funds": "1",
        "pays": "Northlight",
    }
    for number, side in enumerate(game.book.sides, 1):
        mode = "anonymous" if side.anonymous else "declared"
        fields |= {f"name{number}": f"Side {number}", f"people{number}": str(side.people), f"mode{number}": mode}
    return fields


def _following(game: Game, n: int) -> dict[str, Any]:
    """A month later, as it has to be; one in four sooner."""
    fields, shown_on = form(game, n), game.book.shown_on or game.house.today
    ends = max(game.house.today, shown_on + timedelta(days=30 if n % 4 else 29))
    days = {"ends": ends, "agrees": ends + timedelta(days=3), "deletes": ends + timedelta(days=34)}
    return {**fields, **{name: day.isoformat() for name, day in days.items()}}


def _create(game: Game, who: Person, n: int) -> Ask:
    return Ask("run", "create", {**form(game, n), "people2": "9", "mode2": "anonymous"}, {"sides": "2"})


def _reply(game: Game, who: Person, n: int) -> Ask:
    """By the link of any side; mostly yes, mostly together."""
    code = game.book.slips[game.side_at(n)]
    read = game.ask(who, Ask("join", "knock", {"code": code}))["where"]
    answer = REPLIES[n // 4 % len(REPLIES)]
    where = {**read, "code": code, "terms": read.get("terms", "")}
    return Ask("join", "reply", {"reply": answer, "meant": "together" if n % 3 else "apart"}, where)


# ---- coming in


def _sit(game: Game, who: Person, n: int) -> Ask | None:
    """With the code, a speaker's slip or a seat's slip, after having read the terms."""
    side = game.side_at(n % 8)
    code = (game.book.code, game.book.slips[side], *game.book.seat_slips.get(side, [])[:1], game.book.code)[n // 8 % 3]
    read = game.ask(who, Ask("join", "knock", {"code": code}))["where"]
    return Ask("join", "sit", {"side": side}, {**read, "code": code, "terms": read.get("terms", "")})


def _over(game: Game, n: int, side: str) -> dict[str, Any]:
    """With a free slip of the other side, where there is one."""
    wanted = game.side_at(n)
    return {"side": wanted, "slip": next(iter(game.book.seat_slips.get(wanted, [])), "") if n % 2 else ""}


def answer_to(game: Game, side: str, level: int, words: str) -> dict[str, Any]:
    """An answer to what a side is asked now; whatever may be written says those words."""
    part = game.book.part
    if part.pools in ("levels", "whole"):
        questions = part.asked.get(side, [])
        last = [q.partition(".")[2] for q in questions[:1] if part.what == "assessment"]
        return {**dict.fromkeys(questions, level), **{f"last.{item}": words for item in last}}
    asked = asking.part_rules(game.house.library, game.round, side, ())
    given = {question: _given(rule, level, words) for question, rule in asked.items() if question not in ("at", "finished")}
    return {question: value for question, value in given.items() if value is not None}


def _given(rule: rules.Rule, level: int, words: str) -> Any:
    match rule:
        case rules.OneOf():
            return rule.options[level % len(rule.options)]
        case rules.SomeOf():
            return list(rule.options[: rule.most])
        case rules.Ticks():
            return [rule.options[level % len(rule.options)]]
        case rules.Text():
            return words
        case Path():
            return walk(rule, lambda ways: ways[level % len(ways)])
    return None


def _paper(game: Game, n: int, side: str) -> dict[str, Any] | None:
    """Two or seven slips with one level everywhere."""
    asked, slips = game.book.part.asked.get(side), "27"[n // 5 % 2]
    return None if not asked else {"slips": slips, **{f"{question}.{n % 5}": slips for question in asked}}


def _name(game: Game, n: int, side: str) -> dict[str, Any]:
    """A new one, one of its own, or one of any side; openly or under a cover name."""
    had = [name for names in game.book.names.values() for name in names]
    name = had[n // 3 % len(had)] if n % 3 == 0 else game.plant("name", side)
    return {"name": name, "short": "" if n % 4 else name[:14], "cover": n % 5 == 4}


# ---- each side apart


def _number(game: Game, n: int, side: str) -> dict[str, Any] | None:
    """As the phone that asks says it; one in seven mishears."""
    asked = game.book.asked.get(side)
    return None if asked is None else {"number": asked.number if n % 7 else "12"}


def _out(game: Game, n: int, side: str) -> dict[str, Any]:
    """As few questions as may be left out, from any one on; of an agreed answer nothing, or that there is none."""
    if game.book.part.pools == "declared":
        return {"out": [], "differs": n % 3 == 0 or not game.book.written(side)}
    items = list(dict.fromkeys(map(rounds.item_of, game.book.part.own.get(side, {}))))
    fewest = -(-len(items) // 6)
    return {"out": [items[(n + k) % len(items)] for k in range(fewest)]}


# ---- the last days


def _later(which: str) -> Callable[[Game, int], dict[str, Any]]:
    """A day after the last one; sometimes as late as may be, or later."""

    def until(game: Game, n: int) -> dict[str, Any]:
        first = max(game.book.days[which], game.house.today) + timedelta(days=1 + n % 3)
        last = game.book.days["agrees" if which == "ends" else "deletes"] + timedelta(days=n % 7 == 6)
        return {"until": (last if n % 3 == 0 else first).isoformat()}

    return until


def _agree_to_day(game: Game, n: int, side: str) -> dict[str, Any] | None:
    found = sorted(game.book.other_days)
    which = found[n % len(found)] if found else ""
    return {"which": which, "until": game.book.other_days[which][0].isoformat()} if found else None


# ---- a workshop


def _line(game: Game, n: int) -> dict[str, Any] | None:
    return {"line": n % len(game.book.lines)} if game.book.lines else None


def _subjects(game: Game, n: int) -> dict[str, Any] | None:
    exercise = game.house.library.shelf.get(game.book.part.what)
    offered, most = asking.subjects_of(exercise) if exercise else ([], 0)
    return {"subjects": [offered[(n + k) % len(offered)] for k in range(most)]} if offered else None


def _note(game: Game, n: int) -> dict[str, Any] | None:
    opened = [note for note in game.book.notes if note.batch]
    return {"note": game.note_id(opened[n % len(opened)].words)} if opened else None


def _action(game: Game, n: int) -> dict[str, Any]:
    words = game.plant("action")
    return {"what": words, "who": words, "means": "an hour", "by": "2027-03-01", "sign": "a message"}


def _proposal(game: Game, n: int) -> dict[str, Any] | None:
    found = game.book.proposals
    return {"proposal": found[n % len(found)].id} if found else None


def _stance(game: Game, n: int, side: str) -> dict[str, Any] | None:
    asked = _proposal(game, n)
    if asked is None:
        return None
    which = asked["proposal"]
    how = STANCES[n // len(game.book.proposals) % 3]
    return {**asked, f"stance-{which}": how, f"reason-{which}": game.plant("reason", which)}


def _shows(game: Game, n: int) -> dict[str, Any] | None:
    asked = _proposal(game, n)
    return {"proposals": [asked["proposal"]]} if asked else None


def _holds(game: Game, n: int) -> dict[str, Any] | None:
    asked = _proposal(game, n)
    return {**asked, "why": WHY[n // len(game.book.proposals) % 3]} if asked else None


def _joins(game: Game, who: Person, n: int) -> Ask | None:
    """One of their own with any other; one in seven takes the wish back."""
    found = game.book.proposals
    own = [each for each in found if each.is_from(game.sitter(who))] or found
    mine = own[n % len(own)] if own else None
    others = [each for each in found if each is not mine]
    if mine is None or not others:
        return None
    other = others[n // 3 % len(others)].id if n % 7 else ""
    return Ask("join", "join_proposals", {"mine": mine.id, "other": other}, game.where(who, "join"))


def _confirm(game: Game, n: int, side: str) -> dict[str, Any] | None:
    found = rounds.seen(game.house.database, game.book.id)
    return {"read": asdict(found.actions[n % len(found.actions)])} if found and found.actions else None


def _accept(game: Game, who: Person, n: int) -> Ask:
    """The report as it stands on their page now."""
    where, mine = game.where(who, "join"), game.sitter(who)
    found = blocks(game.ask(who, Ask("join", "look", where=where))["blocks"])
    read = next((block["sends"] for block in found if block.get("do") == "accept"), {})
    words = game.plant("paragraph", mine.side if mine else game.side_at(n))
    return Ask("join", "accept", {"paragraph": words, "accepted": True, **read}, where)


def _chair(do: str) -> Row:
    """Of a game, from one's own chair."""

    def ask(game: Game, who: Person, n: int) -> Ask:
        return Ask("join", do, SEAT_ASKS[do](game, who, n), {"round": game.book.id, "part": str(game.book.now)})

    return ask


ASKS: dict[str, Row] = {
    "create": _create,
    "clear": _host("clear", lambda game, n: {"sure": True}),
    "meet": _host("meet", lambda game, n: {"hour": f"{n % 24} h", "meets": game.plant("place")}),
    "reply": _reply,
    "begin": _host("begin"),
    "follow": _host("next", _following),
    "follow_later": _host("create_later", _following),
    "turn": _seat("turn"),
    "change": _host("change", form),
    "new_slip": _host("slip", lambda game, n: {"side": game.side_at(n)}),
    "hand_out": _seat("hand_out", lambda game, n, side: {"anew": True} if n % 5 == 4 else {}),
    "sit_down": _sit,
    "move_over": _seat("move_over", _over),
    "offer_seats": _host("offer_seats", lambda game, n: {"side": game.side_at(n), "people": str(6 + n // 4 % 9)}),
    "take_seats": _seat("take_seats", lambda game, n, side: {"people": str(game.book.side(side).offered)}),
    "answer": _seat("answer", lambda game, n, side: {"level": n % 5, "finished": n // 5 % 7 > 0}),
    "propose_one": _host("propose_one", lambda game, n: {"side": game.side_at(n)}),
    "take_one": _seat("take_one", lambda game, n, side: {"sure": True}),
    "read_on": _seat("read_on"),
    "count_paper": _seat("paper", _paper),
    "write_down": _seat("words"),
    "hand_on": _seat("hand_on"),
    "withdraw": _seat("withdraw", lambda game, n, side: {"sure": True}),
    "ask_to_speak": _seat("ask_to_speak"),
    "back": _seat("back_speaker", _number),
    "refuse_speaker": _seat("refuse_speaker"),
    "leave": _seat("leave_round", lambda game, n, side: {"sure": True}),
    "stay": _seat("stay"),
    "rename": _seat("rename", _name),
    "show_nothing": _seat("show_nothing", lambda game, n, side: {"sure": True}),
    "close": _host("close", lambda game, n: {"sure": True, "part": str(game.book.now)}),
    "hold": _seat("hold"),
    "open_picture": _seat("open_picture"),
    "let_go_on": _seat("let_go_on"),
    "agree": _seat("agree", _out),
    "take_back": _seat("take_back"),
    "reveal": _host("reveal"),
    "move_ends": _host("move_ends", _later("ends")),
    "move_agrees": _host("move_agrees", _later("agrees")),
    "agree_to_day": _seat("agree_to_day", _agree_to_day),
    "ask_for_words": _seat("ask_for_words"),
    "make_words": _seat("make_words"),
    "refuse_words": _host("refuse_words"),
    "object_to_words": _seat("object_to_words"),
    "go": _host("go", _line),
    "open_part": _host("open"),
    "choose_subjects": _host("subjects", _subjects),
    "look_again": _host("again"),
    "turn_to": _host("turn_to", lambda game, n: {"slide": str(n % 4)}),
    "switch": _host("switch", lambda game, n: dict(zip(("name", "on"), SWITCHES[n % len(SWITCHES)], strict=True))),
    "end": _host("end", lambda game, n: {"sure": True}),
    "write_note": _seat("note", lambda game, n, side: {"note": game.plant("note")}),
    "open_batch": _host("batch"),
    "show_batch": _host("show_batch", lambda game, n: {"batch": str(1 + n % 2)}),
    "strike_note": _host("strike", _note),
    "propose": _seat("propose", lambda game, n, side: {**_action(game, n), "what": game.plant("proposal"), "who": "finance"}),
    "say_of": _seat("stance", _stance),
    "show_proposals": _host("show_proposals", _shows),
    "hold_proposal": _host("hold_proposal", _holds),
    "join_proposals": _joins,
    "take": _host("take", _proposal),
    "write_action": _host("action", lambda game, n: {"number": str(1 + n % 3), **_action(game, n)}),
    "remove_action": _host("no_action", lambda game, n: {"number": str(1 + n % 3)}),
    "confirm": _seat("confirm", _confirm),
    "not_now": _seat("not_now", _confirm),
    "accept": _accept,
    "note_outcome": _seat("outcome", lambda game, n, side: {"number": "1", "outcome": "done", "own": n % 2 > 0}),
    **{move: _host(move, fields) for move, fields in HOST_ASKS.items()},
    **{move: _chair(move) for move in SEAT_ASKS},
}
