"""A round and a workshop brought to every state once, and one browser for each role: what `test_moves` tries every move on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from kit import content, rounds, store
from kit.rounds import By, rights
from kit.store import Action, Live, Part, Pooling, Round, RoundSide, Stage

TODAY = date(2026, 11, 25)
ENDS, AGREES, DELETES = TODAY + timedelta(days=9), TODAY + timedelta(days=16), TODAY + timedelta(days=46)
MOVED, LATER = AGREES + timedelta(days=3), DELETES - timedelta(days=1)
SIDES = (
    RoundSide(id="side-1", name="Northlight", people=12, mode="anonymous", funds=True),
    RoundSide(id="side-2", name="Collectif Maji", people=12, mode="anonymous", funds=False),
    RoundSide(id="side-3", name="Raíces", people=3, mode="declared", funds=False),
)
PARTS = (
    Part(1, store.ASSESSMENT, Pooling.LEVELS, Stage.WAITING),
    Part(2, "a-story", Pooling.PRIVATE, Stage.WAITING),
    Part(3, rounds.GAME, Pooling.PLAYED, Stage.WAITING),
)
ACTION = Action(number=1, what="The budget is open", who="Finance", means="An hour", by="2027-01-31", sign="A message")
PARTS_OF_AN_ACTION = {"what": "A", "who": "B", "means": "C", "by": "2027-01-31", "sign": "D"}


@dataclass
class Played:
    """One database file; `states`: the file as it was in each state, with the round and the day of it."""

    database: store.Database
    file: Path
    items: list[content.Item]
    browsers: dict[str, str] = field(default_factory=dict)
    states: dict[str, tuple[bytes, str, date]] = field(default_factory=dict)
    link: str = ""  # of a partner, while it is asked

    def by(self, letter: str, state: str) -> By:
        """That role, in that state's round on its day."""
        _, round_id, day = self.states[state]
        return By(self.database, self.browsers[letter], round_id, day)

    def part_of(self, by: By) -> int:
        """The part that is asked now."""
        one = rounds.find(self.database, by.round_id)
        return one.part if one else 0

    def bring_back(self, state: str) -> bytes:
        """The file as it was. Connections are dropped: they keep pages for as long as the file's change counter is the same."""
        self.database.engine.dispose()
        self.file.write_bytes(self.states[state][0])
        return self.states[state][0]

    def keep(self, state: str, one: Round, today: date = TODAY) -> None:
        self.states[state] = (self.file.read_bytes(), one.id, today)


def played(database: store.Database, file: Path, items: list[content.Item]) -> Played:
    """Everybody, in every state. In the end one browser may create rounds: whoever set these up may not any more."""
    found = Played(database, file, items, {letter: store.new_browser() for letter in "nohkaAbB"})
    host = By(database, found.browsers["h"], today=TODAY)
    rounds.trust(database, host.browser)
    before = _earlier(found, host)
    _another(found)
    with database.writing() as connection:
        store.take_back(connection, role=rights.CREATE)
    rounds.enter_key(database, found.browsers["k"], rounds.make_key(database, "tests")[1])
    start = file.read_bytes()
    _drafts(found, replace(host, round_id=before.id))
    file.write_bytes(start)
    _assessment(found, replace(host, round_id=before.id))
    file.write_bytes(start)
    _workshop(found, replace(host, round_id=before.id))
    return found


def _earlier(found: Played, host: By) -> Round:
    """The round before, with an action: what became of it is asked in the next one."""
    made = rounds.create(host, rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES), language="en")
    host = replace(host, round_id=made.round.id)
    people = _sit(found, made, lambda side, n: store.new_browser())
    _answer(found, made.round, people)
    _through(found, host, people)
    rounds.write_action(host, ACTION)
    return made.round


def _another(found: Played) -> None:
    """Somebody runs another round in the same house, and speaks in it."""
    other = By(found.database, found.browsers["o"], today=TODAY)
    rounds.trust(found.database, other.browser)
    made = rounds.create(other, rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES), language="en")
    rounds.sit_down(replace(other, round_id=made.round.id), made.round, "side-2", code=made.slips["side-2"])


def _drafts(found: Played, before: By) -> None:
    """Both partners have said yes, one of them that they may be meant together."""
    start = found.file.read_bytes()
    said = (("side-2", "apart"), ("side-3", "together"))
    for state, more in (("draft", {}), ("w-draft", {"live": Live(plan="own"), "parts": PARTS})):
        found.file.write_bytes(start)
        plan = rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES, **more)
        made = rounds.follow(before, plan, language="en", asks=True)
        found.link = made.slips["side-2"]
        for side, meant in (*said, *(said if more else ())):  # once more: SQLite tells files apart by how often they were written
            rounds.reply(replace(before, round_id=made.round.id), made.round, made.slips[side], "yes", meant)
        found.keep(state, made.round)


def _assessment(found: Played, before: By) -> None:
    made = rounds.follow(before, rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES), language="en")
    one, host = made.round, replace(before, round_id=made.round.id)
    found.keep("new", one)
    people = _sit(found, made, lambda side, n: _token(found, side, n))
    _somebody_asks(found, people)
    _days(host)
    _answer(found, one, people)
    _paper(found, one, people)
    _one_is_still_missing(found, host, people)
    found.keep("open", one)
    found.keep("late", one, ENDS + timedelta(days=1))
    _answer(found, one, people, rev=3)
    _close(found, host, people)
    found.keep("count", one)
    _count_and_agree(found, host, people)
    found.keep("own", one)
    found.keep("agr", one, MOVED + timedelta(days=1))
    found.keep("over", one, DELETES + timedelta(days=1))
    rounds.reveal(host)
    rounds.write_action(host, ACTION)
    found.keep("shown", one)


def _workshop(found: Played, before: By) -> None:
    plan = rounds.Plan(sides=SIDES, ends=ENDS, agrees=AGREES, deletes=DELETES, live=Live(plan="own"), parts=PARTS)
    made = rounds.follow(before, plan, language="en")
    one, host = made.round, replace(before, round_id=made.round.id)
    people = _sit(found, made, lambda side, n: _token(found, side, n))
    _somebody_asks(found, people)
    _days(host)
    _notes(host, people)
    found.keep("lobby", one)
    rounds.go(host, 0, 1)
    _actions(found, host, made, people)
    found.keep("wait", one)
    found.keep("w-over", one, DELETES + timedelta(days=1))
    rounds.go(host, 1, 0)
    found.keep("talk", one)
    rounds.go(host, 2, 2)
    rounds.open_part(host)
    rounds.close(host, {}, part=2)
    found.keep("closed", one)
    found.bring_back("wait")
    _game(found, host, one)
    found.bring_back("wait")
    rounds.open_part(host)
    _answer(found, one, people)
    _paper(found, one, people)
    _one_is_still_missing(found, host, people)
    found.keep("w-open", one)
    _answer(found, one, people, rev=3)
    rounds.switch(host, board=False)
    _close(found, host, people)
    found.keep("w-count", one)
    _count_and_agree(found, host, people)
    found.keep("w-own", one)
    rounds.reveal(host)
    found.keep("w-shown", one)
    rounds.end(host)
    found.keep("ended", one)


def _game(found: Played, host: By, one: Round) -> None:
    """Five quarters, from the lot to the second run; nobody chooses, so that the house plays."""
    rounds.go(host, 3, 3)
    found.keep("g-lot", one)
    rounds.draw_chairs(host, 22225)
    found.keep("g-open", one)
    rounds.close_quarter(host, 1)
    found.keep("g-seen", one)
    for quarter in range(2, 6):
        rounds.open_quarter(host, quarter)
        rounds.close_quarter(host, quarter)
    for step in range(1, 4):
        rounds.show_step(host, step)
    found.keep("g-end", one)
    for step in (4, 5):
        rounds.show_step(host, step)
    found.keep("g-asked", one)
    rounds.second_run(host, ["pay", "share"])
    found.keep("g-two", one)


# ---- what people do


def _token(found: Played, side: str, n: int) -> str:
    """The first of a side speaks for it, the second only sits there."""
    return found.browsers["AaBb"[2 * (side == "side-2") + n]] if n < 2 else store.new_browser()


People = dict[str, list[By]]


def _days(host: By) -> None:
    """The last day to agree was moved once, and a second time waits for every speaker."""
    rounds.move_agrees(host, MOVED)
    rounds.move_agrees(host, LATER)


def _sit(found: Played, made: rounds.Created, token: Callable[[str, int], str]) -> People:
    """Seven on each of the two larger sides; nobody speaks for the third."""
    people: People = {}
    for side in ("side-1", "side-2"):
        people[side] = [By(found.database, token(side, n), made.round.id, TODAY) for n in range(7)]
        for n, by in enumerate(people[side]):
            rounds.sit_down(by, made.round, side, code=made.round.code if n else made.slips[side])
    return people


def _somebody_asks(found: Played, people: People) -> None:
    """To speak for the first side: a third person, who is neither A nor a; two more seats are offered to that side.

    And both speakers say that the words of whoever runs it are lost.
    """
    host = replace(people["side-1"][0], browser=found.browsers["h"])
    rounds.offer_seats(host, "side-1", 14)
    rounds.ask_to_speak(people["side-1"][2])
    for mine in people.values():
        rounds.ask_for_words(mine[0])


def _answer(found: Played, one: Round, people: People, *, rev: int = 1) -> None:
    for side, mine in people.items():
        given = dict.fromkeys(rounds.questions_of(one, side, found.items), 3)
        for by in mine:
            rounds.answer(by, {**given, "finished": True}, rev=rev)


def _one_is_still_missing(found: Played, host: By, people: People) -> None:
    """The last of the first side goes on answering: it has too few so far, and one agreed answer is proposed to it instead."""
    rounds.propose_one(host, "side-1")
    rounds.answer(people["side-1"][-1], {"finished": False}, rev=2, part=found.part_of(host))


def _paper(found: Played, one: Round, people: People) -> None:
    """Each speaker has entered a slip; a second person may count it once more."""
    for side, mine in people.items():
        rounds.count_paper(mine[0], 1, slip_of(found, one, side))


def slip_of(found: Played, one: Round, side: str) -> dict[str, list[int]]:
    """One slip of paper: the same level everywhere."""
    return {question: [0, 0, 0, 1, 0] for question in rounds.questions_of(one, side, found.items)}


def _close(found: Played, host: By, people: People) -> None:
    """Answers are closed; somebody on the partner's side holds its picture, neither B nor b."""
    one = rounds.find(found.database, host.round_id)
    assert one is not None
    rounds.close(host, rounds.asked_of(one, found.items), part=one.part)
    rounds.hold(people["side-2"][2], part=one.part)


def _count_and_agree(found: Played, host: By, people: People) -> None:
    """Each side opens its picture, the one that was held by three seats, and agrees."""
    one = rounds.find(found.database, host.round_id)
    assert one is not None
    asked = rounds.asked_of(one, found.items)
    rounds.open_picture(people["side-1"][0], asked["side-1"], part=one.part)
    for by in (people["side-2"][n] for n in (3, 4, 0)):
        rounds.let_go_on(by, asked["side-2"], part=one.part)
    for mine in people.values():
        rounds.agree(mine[0], out_of(found), part=one.part)


def out_of(found: Played) -> list[str]:
    """As few questions as a side may leave out."""
    return [item.id for item in found.items[: rounds.fewest_left_out(len(found.items))]]


def _through(found: Played, host: By, people: People) -> None:
    """A month ago: another round may follow."""
    _close(found, host, people)
    _count_and_agree(found, host, people)
    rounds.reveal(host, day=TODAY - timedelta(days=30))


def _notes(host: By, people: People) -> None:
    """Five notes in a batch that is open, five that wait; the board stays open."""
    rounds.switch(host, board=True)
    others = [by for mine in people.values() for by in mine[2:]]
    for n, by in enumerate(others):
        if n == len(others) // 2:
            rounds.open_batch(host)
        rounds.write_note(by, f"note {n}")


def _actions(found: Played, host: By, made: rounds.Created, people: People) -> None:
    """One action, and a proposal that every side agrees to; who spoke for the third side has gone home since."""
    rounds.write_action(host, ACTION)
    rounds.propose(people["side-1"][3], **PARTS_OF_AN_ACTION)
    which = rounds.proposals(found.database, made.round.id)[0].id
    rounds.show_proposals(host, [which])
    third = By(found.database, store.new_browser(), made.round.id, TODAY)
    now = rounds.find(found.database, host.round_id)
    assert now is not None
    rounds.sit_down(third, now, "side-3", code=made.slips["side-3"])
    for speaker in (people["side-1"][0], people["side-2"][0], third):
        rounds.say_of(speaker, which, "can_live", "")
    rounds.withdraw(third)
    _more_is_proposed(host, found)


def _more_is_proposed(host: By, found: Played) -> None:
    """By whoever only sits on the partner's side: something that everybody may read by now, and something that waits."""
    theirs = replace(host, browser=found.browsers["b"])
    rounds.propose(theirs, **{**PARTS_OF_AN_ACTION, "what": "Another"})
    rounds.show_proposals(host, [each.id for each in rounds.proposals(found.database, host.round_id) if each.held])
    rounds.propose(theirs, **{**PARTS_OF_AN_ACTION, "what": "A third"})
