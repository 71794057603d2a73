"""The tables. Random keys and no row ids: the file does not show who came first."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    FromClause,
    Index,
    Integer,
    MetaData,
    Row,
    String,
    Table,
    Text,
)

metadata = MetaData()


def values_of(row: Row[Any], table: FromClause, at: int = 0) -> dict[str, Any]:
    """What a row says of one table, whose columns stand in it from `at` on, under the names that the kit uses."""
    return dict(zip(_names(table), row[at:], strict=False))


@cache
def _names(table: FromClause) -> tuple[str, ...]:
    return tuple(column.key for column in table.c)


seat = Table(
    "seat",
    metadata,
    Column("id", String(32), primary_key=True),  # 128 random bits, hex
    Column("keep_until", Date, nullable=False),
    sqlite_with_rowid=False,
)

key = Table(
    "key",
    metadata,
    Column("lookup", String(64), primary_key=True),  # a hash of six words or of a browser's cookie, hex
    Column("kind", String(8), nullable=False),  # "receipt" or "browser"
    Column("seat", String(32), ForeignKey("seat.id", ondelete="CASCADE"), nullable=False, index=True),
    sqlite_with_rowid=False,
)

answer = Table(
    "answer",
    metadata,
    Column("seat", String(32), ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("exercise", String(64), primary_key=True),
    Column("question", String(120), primary_key=True),
    Column("value", Text, nullable=False),  # JSON
    Column("rev", Integer, nullable=False),
    sqlite_with_rowid=False,
)

clock = Table(
    "clock",
    metadata,
    Column("id", Integer, primary_key=True),  # one row
    Column("day", Date, nullable=False),  # the last day that a purge has seen
    Column("sure", Boolean, nullable=False),  # no: it came with a jump
)

house = Table(
    "house",
    metadata,
    Column("id", Integer, primary_key=True),  # one row
    Column("fingerprint", String(64), nullable=False),  # of the secret that everything here is hashed with, hex
    Column("restored", Date, nullable=True),  # the day of the backup that was put back here
)

key_label = Table(
    "key_label",
    metadata,
    Column("id", String(8), primary_key=True),  # of a key that lets one create rounds
    Column("label", String(80), nullable=False),  # whose it is, in the words of who made it
    sqlite_with_rowid=False,
)

rounds = Table(
    "round",
    metadata,
    Column("id", String(32), primary_key=True),  # 128 random bits, hex
    Column("code", String(8), nullable=False, unique=True),  # lets one join
    Column("results", String(8), nullable=False, unique=True),  # lets one read what was revealed
    Column("form", String(8), nullable=False),  # "short", "full" or a principle's letter
    Column("about", String(8), nullable=False),  # the side whose practice it is about
    Column("smallest", Integer, nullable=False),  # k: so many answers to a question before its middle is shown
    Column("languages", String(80), nullable=False),  # codes, parted by spaces
    Column("ends", Date, nullable=False),  # the last day to answer
    Column("deletes", Date, nullable=False),  # the last day on which answers are kept; never moved
    Column("promise", Text, nullable=False),  # JSON: role, organisation, day; "" where nobody signed
    Column("previous", String(32), nullable=True),  # the round before this one
    Column("synthetic", Boolean, nullable=False),
    Column("version", Integer, nullable=False),  # one more with every move
    Column("slips", Boolean, nullable=False),  # only who holds a slip of paper sits down
    Column("pays", Text, nullable=False, server_default=""),  # who pays the partners' hours, data and interpreter
    Column("draft", Boolean, nullable=False, server_default="0"),  # partners are asked first: nobody sits down
    Column("part", Integer, nullable=False),  # the one that is asked now; 0: none yet
    Column("edition", Integer, nullable=False, server_default="1"),  # of the questions
    Column("opened_on", Date, nullable=True),  # the day on which something was first shown to everybody
    Column("agrees", Date, nullable=False, server_default="1970-01-01"),  # the last day to agree and to show
    Column("moved", Text, nullable=False, server_default=""),  # JSON: which day, until when, moved on which day, who agreed
    Column("copied", Date, nullable=True),  # the day of the backup that it was open in and was put back from
    Column("words_asked_on", Date, nullable=True),  # two speakers want other words to run it, since that day
    Column("words_made_on", Date, nullable=True),  # the last day on which speakers made them
    sqlite_with_rowid=False,
)

side = Table(
    "side",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("id", String(8), primary_key=True),  # side-1 …
    Column("name", String(200), nullable=False),
    Column("short", String(60), nullable=False, server_default=""),  # on flags; "": made of the name
    Column("was", Text, nullable=False, server_default=""),  # the names that it had, a line each
    Column("people", Integer, nullable=False),  # so many seats at most
    Column("planned", Integer, nullable=False, server_default="0"),  # so many when it was set up; 0: as many
    Column("offered", Integer, nullable=False, server_default="0"),  # so many if its speaker agrees; 0: no other number
    Column("links", Integer, nullable=False, server_default="0"),  # how often its links were made anew
    Column("mode", String(10), nullable=False),  # "anonymous" or "declared"
    Column("funds", Boolean, nullable=False),
    Column("joined", Boolean, nullable=False),  # several organisations answer as one group
    Column("accepted", Boolean, nullable=False),  # the report
    Column("accepted_on", Date, nullable=True),  # since that day
    Column("paragraph", Text, nullable=False),  # its own words in the report
    Column("left", Boolean, nullable=False, server_default="0"),  # it takes part no more
    Column("wants_words", Boolean, nullable=False, server_default="0"),  # its speaker says that those who run it have lost theirs
    Column("slip_asked_on", Date, nullable=True),  # another slip is asked for, in place of who speaks there alone
    Column("replaced_late", Boolean, nullable=False, server_default="0"),  # its speaker came after something was closed
    Column("asked_on", Date, nullable=True),  # somebody there asks to speak for it, since that day
    Column("replaced_on", Date, nullable=True),  # the last day on which somebody else came to speak for it
    Column("reply", String(12), nullable=False, server_default=""),  # to being asked before the round was opened
    Column("wants", Text, nullable=False, server_default=""),  # in its own words: other questions, another host or facilitator
    Column("meant", String(8), nullable=False, server_default=""),  # with other partners by one question: "apart", "together"
    sqlite_with_rowid=False,
)

place = Table(
    "place",
    metadata,
    Column("seat", String(32), ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("round", String(32), ForeignKey("round.id"), nullable=False),
    Column("side", String(8), nullable=False),
    Column("speaker", Boolean, nullable=False),
    Column("finished", Boolean, nullable=False),  # the part that is asked now
    Column("said", Integer, key="notes_written", nullable=False),  # so many notes and proposals; which ones is not kept
    Column("noted", Boolean, key="note_waiting", nullable=False),  # for the next batch; which one is not kept
    Column("wish", String(8), nullable=False, server_default=""),  # "asks", "backs", "leaves": with others of its side
    Column("unread", Boolean, nullable=False, server_default="0"),  # its side gives one answer now; that is still to be read here
    Column("lets", Boolean, nullable=False, server_default="0"),  # its side's picture be opened although somebody has held it
    Index("ix_place_round", "round", "side"),
    sqlite_with_rowid=False,
)

part = Table(
    "part",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 1
    Column("what", String(80), nullable=False),  # "assessment", an exercise's id, "check-safety", "check-exit", "again-1"
    Column("pools", String(8), nullable=False),  # "levels", "declared", "own", "whole" (all sides together)
    Column("stage", String(8), nullable=False),  # "waiting", "open", "closed", "own", "revealed"
    Column("subjects", Text, nullable=False),  # those chosen for this room, parted by spaces; "": all
    Column("one_answer", Text, nullable=False, server_default=""),  # sides that give one agreed answer instead, parted by spaces
    Column("held", Integer, nullable=False, server_default="0"),  # so many had finished, over all sides together
    Column("shown", Boolean, nullable=False, server_default="0"),  # a check: the room has seen what it says
    sqlite_with_rowid=False,
)

part_state = Table(
    "standing",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("side", String(8), primary_key=True),
    Column("agreed", Boolean, nullable=False),  # to show what is not left out
    Column("erased", Boolean, nullable=False),  # too few had finished, or the side wants it so: nothing of it is kept or shown
    Column("paper", Integer, nullable=False),  # so many slips of paper were entered
    Column("paper_state", String(8), nullable=False),  # "", "entered", "checked" by a second seat, "counted", "refused"
    Column("unseen", Boolean, nullable=False, server_default="0"),  # who speaks now came later and reads nothing of it
    Column("one_asked", Boolean, nullable=False, server_default="0"),  # one agreed answer is proposed instead of many
    Column("counted", Boolean, nullable=False, server_default="0"),  # its people have counted themselves: its picture is there
    Column("held", Boolean, nullable=False, server_default="0"),  # before that somebody there has held it
    Column("differs", Boolean, nullable=False, server_default="0"),  # its answer is that it does not agree on one
    sqlite_with_rowid=False,
)

left_out = Table(
    "left_out",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("side", String(8), primary_key=True),
    Column("item", String(120), primary_key=True),
    sqlite_with_rowid=False,
)

release = Table(
    "release",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("audience", String(8), primary_key=True),  # a side's id, "all", or "runs": who facilitates
    Column("side", String(8), primary_key=True),  # "": all sides together
    Column("question", String(120), primary_key=True),  # form.item, for instance "view.A1.5", or an exercise's question
    Column("level", Integer, nullable=True),  # 0–4; None where too few answered
    Column("aside", String(16), nullable=False),  # a declared side's "unknown", "not_applicable", "rather_not"
    Column("zones", String(40), nullable=False),  # JSON: low, middle, high, each over a quarter or not; "" below twenty answers
    Column("value", Text, nullable=False),  # JSON: what a declared side says in an exercise; "" otherwise
    sqlite_with_rowid=False,
)

action = Table(
    "action",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # 1 to 3
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("means", Text, nullable=False),
    Column("by", String(10), nullable=False),  # YYYY-MM-DD
    Column("sign", Text, nullable=False),
    Column("confirmed", Boolean, nullable=False),  # by a partner side's speaker
    Column("confirmed_by", String(8), nullable=False, server_default=""),  # that side
    Column("item", String(12), nullable=False, server_default=""),  # the question that it is about; "": nobody said
    sqlite_with_rowid=False,
)

said = Table(  # of an action, by a side's speaker
    "said",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("number", Integer, primary_key=True),  # the action's
    Column("side", String(8), primary_key=True),  # "": noted by whoever ran it, in an earlier version
    Column("not_now", Boolean, nullable=False),  # it will not confirm it yet; read by that side's speaker alone
    Column("became", String(10), nullable=False, server_default=""),
    Column("words", Text, nullable=False, server_default=""),  # of that side, about what became of it
    sqlite_with_rowid=False,
)

access = Table(
    "access",
    metadata,
    Column("lookup", String(64), primary_key=True),  # a hash of words, of a slip or of a browser in a role, hex
    Column("role", String(12), nullable=False),  # "create", "facilitator", "speaker", "seat", "results", "replaced", "used"
    Column("round", String(32), nullable=False),  # for "create": the id of the key that allowed it
    Column("side", String(8), nullable=False),  # a speaker's
    Column("day", Date, nullable=True),  # of "replaced": when another slip took its place; of "create": the one day
    sqlite_with_rowid=False,
)

live = Table(
    "live",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("plan", String(20), nullable=False),  # "60", "90", "90-game", or "own"
    Column("line", Integer, nullable=False),  # of the run-sheet; -1 in the lobby
    Column("begun", Float, nullable=False),  # when this line began, seconds; nothing to do with anybody's answers
    Column("more", Integer, nullable=False),  # minutes added to it
    Column("paused", Boolean, nullable=False),
    Column("paused_at", Float, nullable=False),  # when the pause began, seconds; 0 while it runs
    Column("locked", Boolean, nullable=False),  # nobody new sits down
    Column("ended", Boolean, nullable=False),
    Column("phones", Boolean, nullable=False),  # show what is revealed
    Column("projector", Boolean, nullable=False),  # shows what is revealed
    Column("board", Boolean, nullable=False),  # phones may write notes
    Column("screen", String(8), nullable=False),  # the projector is "on", "blank" or "frozen"
    Column("slide", Integer, nullable=False, server_default="0"),  # how far the revealed picture has been turned
    Column("second", String(8), nullable=False),  # the projector's second language, or ""
    Column("interpreted", Boolean, nullable=False),  # everything takes longer
    Column("laptop", Text, nullable=False),  # who owns it
    Column("topics", Text, nullable=False),  # what the partners proposed
    Column("channel", Text, nullable=False, server_default=""),  # where people complain
    Column("hour", Text, nullable=False, server_default=""),  # at which it begins, in words
    Column("meets", Text, nullable=False, server_default=""),  # a place or a link, in words
    sqlite_with_rowid=False,
)
