"""The tables. Random keys and no row ids: the file does not show who came first."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, ForeignKey, Index, Integer, MetaData, String, Table, Text

metadata = MetaData()

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

round_ = Table(
    "round",
    metadata,
    Column("id", String(32), primary_key=True),  # 128 random bits, hex
    Column("code", String(8), nullable=False, unique=True),  # lets one join
    Column("results", String(8), nullable=False, unique=True),  # lets one read what was revealed
    Column("form", String(8), nullable=False),  # "short", "full" or a principle's letter
    Column("about", String(8), nullable=False),  # the side whose practice it is about
    Column("smallest", Integer, nullable=False),  # k: so many answers to a question before its middle is shown
    Column("languages", String(80), nullable=False),  # codes, parted by spaces
    Column("stage", String(8), nullable=False),  # "open", "own", "revealed"
    Column("ends", Date, nullable=False),  # the last day to answer and to agree
    Column("deletes", Date, nullable=False),  # the last day on which answers are kept
    Column("promise", Text, nullable=False),  # JSON: role, organisation, day; "" where nobody signed
    Column("previous", String(32), nullable=True),  # the round before this one
    Column("synthetic", Boolean, nullable=False),
    Column("version", Integer, nullable=False),  # one more with every move
    sqlite_with_rowid=False,
)

side = Table(
    "side",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("id", String(8), primary_key=True),  # side-1 …
    Column("name", String(200), nullable=False),
    Column("people", Integer, nullable=False),  # so many seats at most
    Column("mode", String(10), nullable=False),  # "anonymous" or "declared"
    Column("funds", Boolean, nullable=False),
    Column("erased", Boolean, nullable=False),  # too few had finished: nothing of it is kept or shown
    Column("agreed", Boolean, nullable=False),  # to show what is not left out
    Column("accepted", Boolean, nullable=False),  # the report
    Column("paragraph", Text, nullable=False),  # its own words in the report
    sqlite_with_rowid=False,
)

place = Table(
    "place",
    metadata,
    Column("seat", String(32), ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("round", String(32), ForeignKey("round.id"), nullable=False),
    Column("side", String(8), nullable=False),
    Column("speaker", Boolean, nullable=False),
    Column("finished", Boolean, nullable=False),
    Index("ix_place_round", "round", "side"),
    sqlite_with_rowid=False,
)

left_out = Table(
    "left_out",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("side", String(8), primary_key=True),
    Column("item", String(8), primary_key=True),
    sqlite_with_rowid=False,
)

release = Table(
    "release",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("audience", String(8), primary_key=True),  # a side's id, or "all"
    Column("side", String(8), primary_key=True),
    Column("question", String(16), primary_key=True),  # form.item, for instance "view.A1.5"
    Column("level", Integer, nullable=True),  # 0–4; None where too few answered
    Column("aside", String(16), nullable=False),  # a declared side's "unknown", "not_applicable", "rather_not"
    Column("zones", String(40), nullable=False),  # JSON: low, middle, high, each over a quarter or not; "" below twenty answers
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
    Column("outcome", String(10), nullable=False),  # "" until the next round asks
    sqlite_with_rowid=False,
)

access = Table(
    "access",
    metadata,
    Column("lookup", String(64), primary_key=True),  # a hash of words, of a slip or of a browser in a role, hex
    Column("role", String(12), nullable=False),  # "create", "facilitator", "speaker", "results"
    Column("round", String(32), nullable=False),  # "" for "create"
    Column("side", String(8), nullable=False),  # a speaker's
    sqlite_with_rowid=False,
)
