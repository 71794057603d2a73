"""The tables of a workshop: what people propose and say to it, notes to talk about, slips of paper counted."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table, Text

from kit.store.tables import metadata

proposal = Table(
    "proposal",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("id", String(16), primary_key=True),  # 64 random bits, hex; no seat: nobody knows whose it is
    Column("what", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("means", Text, nullable=False),
    Column("by", String(10), nullable=False),  # YYYY-MM-DD
    Column("sign", Text, nullable=False),
    Column("taken", Integer, nullable=False),  # the number of the action that it became; 0: none
    Column("held", String(8), nullable=False, server_default=""),  # "", "waits", "person", "case", "place", "joined"
    Column("mark", String(32), nullable=False, server_default=""),  # a hash with its author's cookie, which is kept nowhere here
    Column("one_with", String(16), nullable=False, server_default=""),  # the other that it is to become one with, or has
    sqlite_with_rowid=False,
)

stance = Table(
    "stance",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("proposal", String(16), primary_key=True),
    Column("side", String(8), primary_key=True),
    Column("stance", String(12), nullable=False),  # of five; a side that says nothing has no row
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

note = Table(
    "note",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("id", String(16), primary_key=True),  # 64 random bits, hex; no seat, no side, no order
    Column("words", Text, nullable=False),
    Column("batch", Integer, nullable=False),  # 0: nobody has seen it yet
    Column("shown", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

tally = Table(
    "tally",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("side", String(8), primary_key=True),
    Column("question", String(120), primary_key=True),
    Column("value", Integer, primary_key=True),  # a level, 0–4
    Column("people", Integer, nullable=False),  # so many slips of paper say so
    sqlite_with_rowid=False,
)
