"""What the witness writes into the book after a move that was made."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from kit import rounds
from tests.rounds.machine.asks import Ask
from tests.rounds.machine.book import Asked, OneNote, OnePart, OneProposal, Sitter
from tests.rounds.machine.game import Game
from tests.rounds.machine.house import Person
from tests.rounds.machine.playing import NOTES, count_anew, get_up

Shown = dict[str, Any]
Note = Callable[[Game, Person, Ask, Shown], None]


def _nothing(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Nothing that anybody may see by it in this round."""


# ---- setting up, handing out


def _follow(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.followed = True
    first_day = game.book.shown_on + timedelta(days=30)
    assert date.fromisoformat(ask.fields["ends"]) >= first_day
    game.next_round(shown)
    game.book.first_day = first_day


def _turn(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.plant_words("secret", game.big(shown)[0])


def _change(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book, fields = game.book, ask.fields
    book.draft = book.draft or bool(book.replies)
    book.replies.clear()
    book.smallest, book.slips_only = fields["smallest"], False
    book.days = {day: date.fromisoformat(fields[day]) for day in book.days}
    if book.live:
        book.days["agrees"] = max(book.days["ends"], book.days["deletes"] - timedelta(days=30))


def _reply(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book = game.book
    side = next(side for side, slip in book.slips.items() if slip == ask.where["code"])
    assert side in book.partners
    book.replies[side] = (ask.fields["reply"], ask.fields["meant"] if book.chooses else "")


def _begin(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.draft = False
    game.put_on_the_wall()


def _new_slip(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """In place of who speaks and sits there alone it is asked for first, and refused for a day."""
    book, side, today = game.book, ask.fields["side"], game.house.today
    speaker = book.speaker(side)
    if not shown["once"]:
        assert speaker is not None
        book.slip_asked[side] = today
        return
    if speaker:
        assert (today - book.slip_asked.pop(side)).days >= 2
        assert book.on(side) == [speaker], "others there replace them from inside"
        book.lose_speaker(side)
    else:
        assert book.stage != "own"
    book.slips[side] = game.big(shown)[0]
    game.plant_code("secret", game.big(shown)[0])


def _hand_out(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """All links of their side, whether used or not; only they read them, as often as they like."""
    book, side, found = game.book, game.sitter(who).side, game.big(shown)
    assert len(found) == book.side(side).people - 1
    assert found == sorted(found), "their order would say something"
    book.seat_slips[side] = [link for link in found if link not in book.used]
    for link in found:
        game.plant_code("link", link, side)


# ---- coming in, answering, going


def _sit(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Who had no seat has one now, by a code that opens one; who had one speaks now."""
    book, side, code = game.book, ask.fields["side"], ask.where["code"]
    place = rounds.place_in(game.house.database, book.id, who.token)
    speaks, slip = code == book.slips[side], code in book.seat_slips.get(side, [])
    assert place is not None
    assert place.side == side
    assert place.speaker == speaks
    assert speaks or slip or not book.slips_only
    assert speaks or slip or book.live or book.side(side).anonymous
    assert not (speaks and book.speaker(side)), "two speak"
    mine = game.sitter(who)
    if mine:
        apart = [part for part in book.parts if part.stage == "own" and side not in part.erased]
        assert all(mine.said.get(part.what, {}).get("finished") for part in apart), "who has not answered reads a picture"
        mine.speaker = True
        book.asked.pop(side, None)
        book.leaving -= {sitter.seat for sitter in book.on(side)}
        return
    assert len(book.on(side)) < book.side(side).people
    if slip:
        book.seat_slips[side].remove(code)
        book.used.add(code)
    book.seats.append(Sitter(who.token, side, place.seat, speaks))
    game.plant_words("secret", game.big(shown)[0])


def _over(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine, book, side, slip = game.sitter(who), game.book, ask.fields["side"], ask.fields["slip"]
    assert len(book.on(side)) < book.side(side).people
    assert slip or not book.slips_only
    assert slip or book.live or book.side(side).anonymous
    if slip:
        book.seat_slips[side].remove(slip)
        book.used.add(slip)
    _asks_no_more(game, mine)
    game.book.leaving.discard(mine.seat)
    game.book.letting.discard(mine.seat)
    mine.side = side


def _asks_no_more(game: Game, mine: Sitter) -> None:
    """Whoever leaves a side neither asks nor backs anybody there."""
    asked = game.book.asked.get(mine.side)
    if asked:
        asked.backed.discard(mine.seat)
        if asked.seat == mine.seat:
            del game.book.asked[mine.side]


def _offer(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    side, people = game.book.side(ask.fields["side"]), int(ask.fields["people"])
    assert people >= max(side.needs, len(game.book.on(side.id)))
    side.offered = people if people != side.people else 0


def _take_seats(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    side = game.book.side(game.sitter(who).side)
    side.people, side.offered = side.offered, 0
    assert side.people >= len(game.book.on(side.id))


def _answer(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine, book, given = game.sitter(who), game.book, ask.fields["given"]
    key = f"side-{book.part.what}" if book.stage == "own" else book.part.what
    mine.said[key], mine.rev[key] = given, ask.fields["rev"]
    if book.stage == "open":
        mine.finished = given["finished"]


def _propose_one(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    assert game.book.many(ask.fields["side"])
    game.book.part.one_asked.add(ask.fields["side"])


def _take_one(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Everything that side has said in this part is gone; the head count stays."""
    book, side = game.book, game.sitter(who).side
    part = book.part
    part.held = book.finished
    part.one.add(side)
    part.one_asked.discard(side)
    part.paper.pop(side, None)
    for sitter in book.on(side):
        sitter.said.pop(part.what, None)
        sitter.rev.pop(part.what, None)
        sitter.finished, sitter.unread = False, not sitter.speaker


def _read_on(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.sitter(who).unread = False


def _paper(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine, book = game.sitter(who), game.book
    slips, level = int(ask.fields["slips"]), int(next(name for name in ask.fields if name != "slips")[-1])
    before = book.part.paper.get(mine.side)
    assert mine.speaker or (before and before[:2] == (slips, level)), "who checks has counted the same"
    book.part.paper[mine.side] = (slips, level, "entered" if mine.speaker else "checked")


def _words(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.plant_words("secret", game.big(shown)[0])


def _hand_on(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.sitter(who).token = ""


def _withdraw(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """What the room cannot read of what was proposed there, on that phone, goes too."""
    mine, book = game.sitter(who), game.book
    get_up(book, mine)
    book.seats.remove(mine)
    gone = {each.id for each in book.proposals if each.is_from(mine) and each.held not in ("", "joined")}
    book.proposals = [each for each in book.proposals if each.id not in gone]
    for each in book.proposals:
        each.wish = "" if each.wish in gone else each.wish
    _asks_no_more(game, mine)


# ---- who speaks for a side


def _ask_to_speak(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine, book = game.sitter(who), game.book
    if mine.side in book.asked:
        book.new_speaker(mine.side, game.house.today)
        return
    numbers = [text for text in game.big(shown) if len(text) == 4]
    book.leaving.discard(mine.seat)
    book.asked[mine.side] = Asked(mine.seat, game.house.today, numbers[0] if numbers else "0")


def _back(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """The speaker anywhere, and one who came by a link; else more than half, of one answer all but the speaker."""
    mine, book = game.sitter(who), game.book
    asked = book.asked[mine.side]
    assert ask.fields["number"] == asked.number
    asked.backed.add(mine.seat)
    book.leaving.discard(mine.seat)
    if mine.speaker or len(asked.backed) >= book.backers(mine.side):
        book.new_speaker(mine.side, game.house.today)


def _refuse(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book, side = game.book, game.sitter(who).side
    book.asked.pop(side, None)
    book.slip_asked.pop(side, None)
    book.leaving -= {sitter.seat for sitter in book.on(side)}


def _leave(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Once its speaker and one more seat want it; who wants that asks and backs no more."""
    mine, book = game.sitter(who), game.book
    _asks_no_more(game, mine)
    book.leaving.add(mine.seat)
    wanted = [sitter for sitter in book.on(mine.side) if sitter.seat in book.leaving]
    if any(sitter.speaker for sitter in wanted) and len(wanted) >= min(2, len(book.on(mine.side))):
        book.leave(mine.side)
        for sitter in book.on(mine.side):
            get_up(book, sitter)


def _stay(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.leaving.discard(game.sitter(who).seat)


def _rename(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """No other side has or had it; under a cover name nobody reads any earlier one again."""
    book, side, name = game.book, game.sitter(who).side, ask.fields["name"]
    assert name not in [other for which, names in book.names.items() if which != side for other in names]
    had = [each for each in book.names[side] if each != name]
    book.names[side] = [*(() if ask.fields["cover"] else had), name]
    for words in had if ask.fields["cover"] else ():
        game.replant(words, "secret")
    game.replant(name, "name")


def _show_nothing(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book, side = game.book, game.sitter(who).side
    part = book.part
    part.erased.add(side)
    part.agreed.discard(side)
    part.differs.discard(side)
    part.out.pop(side, None)
    part.own[side] = {}
    for sitter in book.on(side):
        for key in (part.what, f"side-{part.what}"):
            sitter.said.pop(key, None)
            sitter.rev.pop(key, None)


# ---- closing, each side apart, showing


def _close(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    number = game.book.now
    if game.book.live and game.book.part.what == "check-exit":
        game.book.switches |= {"phones": False, "projector": False}
    game.book.close()
    if game.bring("own"):
        game.book.ask(number)


def _hold(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book, side = game.book, game.sitter(who).side
    if side not in book.part.halted:
        book.letting -= {sitter.seat for sitter in book.on(side)}
    book.part.halted.add(side)


def _open_picture(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    side = game.sitter(who).side
    if side not in game.book.part.counted:
        game.book.open_picture(side)


def _let_go_on(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Its speaker and two others."""
    mine, book = game.sitter(who), game.book
    book.letting.add(mine.seat)
    wanted = [sitter for sitter in book.on(mine.side) if sitter.seat in book.letting]
    if any(sitter.speaker for sitter in wanted) and len(wanted) >= min(3, len(book.on(mine.side))):
        book.open_picture(mine.side)


def _agree(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine, part = game.sitter(who), game.book.part
    part.agreed.add(mine.side)
    part.out[mine.side] = set(ask.fields["out"])
    (part.differs.add if ask.fields.get("differs") else part.differs.discard)(mine.side)


def _take_back(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    part, side = game.book.part, game.sitter(who).side
    part.agreed.discard(side)
    part.differs.discard(side)


def _reveal(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.reveal(rounds.item_of)
    game.book.shown_on = game.book.shown_on or game.house.today
    game.bring("revealed")
    game.book.switches |= {"phones": True, "projector": True}
    rounds.enter_results(game.house.database, game.reader.token, game.book.results)


# ---- the last days


def _agree_to_day(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    which = ask.fields["which"]
    assert which != "ends" or game.book.stage == "open", "something was released already"
    game.book.agree_to_day(which, game.sitter(who).side)


def _move(which: str) -> Note:
    def note(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
        until, book = date.fromisoformat(ask.fields["until"]), game.book
        assert max(book.days[which], game.house.today - timedelta(days=1)) < until
        assert until <= book.days["agrees" if which == "ends" else "deletes"]
        book.move(which, until)

    return note


# ---- lost words


def _ask_for_words(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book = game.book
    book.want_words.add(game.sitter(who).side)
    if book.words_asked is None and {book.side(side).funds for side in book.want_words} == {True, False}:
        book.words_asked = game.house.today


def _make_words(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Whoever ran it runs it no more, until somebody gives them the new words."""
    words, database = game.big(shown)[0], game.house.database
    game.plant_words("secret", words)
    assert not rounds.facilitates(database, game.host.token, game.book.id)
    rounds.enter_words(database, game.host.token, words)
    _no_words(game, who, ask, shown)


def _no_words(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.want_words, game.book.words_asked = set(), None


# ---- a workshop


def _go(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book = game.book
    book.line = ask.fields["line"]
    book.ask(book.lines[book.line][0])
    if book.game and book.game.part == book.now:
        count_anew(book)


def _open(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.part.stage = "open"
    game.read_questions()


def _again(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book, first = game.book, game.book.part
    asked = {side.id: [q for q in first.asked[side.id] if (side.id, q) in first.shown] for side in book.sides}
    number = len(book.parts) + 1
    book.parts.append(
        OnePart(number, f"again-{first.number}", "levels", "open", again=first.number, one=set(first.one), asked=asked)
    )
    book.ask(number)


def _turned(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Only what stands on the wall and on phones changes, and that only ever was released."""


def _switch(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.switches[ask.fields["name"]] = ask.fields["on"]


def _end(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    game.book.ended, game.book.game = True, None
    game.book.ask(0)
    game.book.switches |= {"board": False, "phones": True, "paused": False}


def _write_note(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    mine = game.sitter(who)
    mine.waits, mine.notes = True, mine.notes + 1
    game.book.notes.append(OneNote(ask.fields["note"], who.token))


def _open_batch(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    book = game.book
    number = max(note.batch for note in book.notes) + 1
    waiting = [note for note in book.notes if not note.batch]
    assert len({note.writer for note in waiting}) >= 5, "a batch of five is of five people"
    for note in waiting:
        note.batch = number
    for sitter in book.seats:
        sitter.waits = False


def _show_batch(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    for note in game.book.notes:
        note.shown = note.shown or note.batch == int(ask.fields["batch"])


def _strike(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    words = game.named[ask.fields["note"]]
    game.book.notes = [note for note in game.book.notes if note.words != words]


def _propose(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    words = ask.fields["what"]
    found = rounds.proposals(game.house.database, game.book.id)
    game.sitter(who).notes += 1
    which, mine = next(each.id for each in found if each.what == words), game.sitter(who)
    game.book.proposals.append(OneProposal(words, which, writer=who.token, seat=mine.seat))


def _show(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    for proposal in game.book.proposals:
        if proposal.id in ask.fields["proposals"] and proposal.held != "joined":
            proposal.held = ""


def _hold_back(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    proposal = next(each for each in game.book.proposals if each.id == ask.fields["proposal"])
    assert not proposal.taken
    assert proposal.held != "joined"
    proposal.held = ask.fields["why"]


def _join(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """Two are one by both authors alone: the other's words go, if its author has asked for it."""
    by_id = {each.id: each for each in game.book.proposals}
    own, theirs = by_id[ask.fields["mine"]], by_id.get(ask.fields["other"])
    assert own.is_from(game.sitter(who))
    if theirs is None or theirs.wish != own.id:
        own.wish = ask.fields["other"]
    elif theirs.held != "joined":
        assert not (own.held or theirs.held or own.taken or theirs.taken)
        theirs.held = "joined"
        for each in game.book.proposals:
            each.wish = "" if each.wish == theirs.id else each.wish


def _say_of(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    which = ask.fields["proposal"]
    proposal = next(each for each in game.book.proposals if each.id == which)
    assert not proposal.held
    proposal.stances[game.sitter(who).side] = ask.fields[f"stance-{which}"]


def _take(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    proposal = next(each for each in game.book.proposals if each.id == ask.fields["proposal"])
    assert not (proposal.taken or proposal.held)
    assert proposal.stances.keys() >= {side.id for side in game.book.sides}, "silence is not agreement, also of who left"
    assert "cannot" not in proposal.stances.values()
    proposal.taken = min({1, 2, 3} - game.book.acted)
    game.book.acted.add(proposal.taken)
    game.replant(proposal.words, "action")


def _remove(game: Game, who: Person, ask: Ask, shown: Shown) -> None:
    """What was proposed may be taken again."""
    number = int(ask.fields["number"])
    game.book.acted.discard(number)
    for proposal in game.book.proposals:
        proposal.taken = 0 if proposal.taken == number else proposal.taken


def _of_a_game(note: Callable[[Game, Person, dict[str, Any]], None]) -> Note:
    return lambda game, who, ask, shown: note(game, who, ask.fields)


WRITTEN: dict[str, Note] = {
    "create": _nothing,
    "clear": _nothing,
    "meet": _nothing,
    "reply": _reply,
    "begin": _begin,
    "follow": _follow,
    "follow_later": _nothing,
    "turn": _turn,
    "change": _change,
    "new_slip": _new_slip,
    "hand_out": _hand_out,
    "sit_down": _sit,
    "move_over": _over,
    "offer_seats": _offer,
    "take_seats": _take_seats,
    "answer": _answer,
    "propose_one": _propose_one,
    "take_one": _take_one,
    "read_on": _read_on,
    "count_paper": _paper,
    "write_down": _words,
    "hand_on": _hand_on,
    "withdraw": _withdraw,
    "ask_to_speak": _ask_to_speak,
    "back": _back,
    "refuse_speaker": _refuse,
    "leave": _leave,
    "stay": _stay,
    "rename": _rename,
    "show_nothing": _show_nothing,
    "close": _close,
    "hold": _hold,
    "open_picture": _open_picture,
    "let_go_on": _let_go_on,
    "agree": _agree,
    "take_back": _take_back,
    "reveal": _reveal,
    "move_ends": _move("ends"),
    "move_agrees": _move("agrees"),
    "agree_to_day": _agree_to_day,
    "ask_for_words": _ask_for_words,
    "make_words": _make_words,
    "refuse_words": _no_words,
    "object_to_words": _no_words,
    "go": _go,
    "open_part": _open,
    "choose_subjects": _nothing,
    "look_again": _again,
    "turn_to": _turned,
    "switch": _switch,
    "end": _end,
    "write_note": _write_note,
    "open_batch": _open_batch,
    "show_batch": _show_batch,
    "strike_note": _strike,
    "propose": _propose,
    "show_proposals": _show,
    "hold_proposal": _hold_back,
    "join_proposals": _join,
    "say_of": _say_of,
    "take": _take,
    "write_action": lambda game, who, ask, shown: game.book.acted.add(int(ask.fields["number"])),
    "remove_action": _remove,
    "confirm": _nothing,
    "not_now": _nothing,
    "accept": _nothing,
    "note_outcome": _nothing,
    **{move: _of_a_game(note) for move, note in NOTES.items()},
}
