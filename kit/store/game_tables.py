"""The tables of a game in a room. All three are empty once it has ended."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, String, Table

from kit.store.tables import metadata

game = Table(
    "game",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("seed", Integer, nullable=False),  # of the story
    Column("pairs", Integer, nullable=False),  # partnerships, from 1
    Column("run", Integer, nullable=False),  # 1: usual rules; 2: the room's own
    Column("quarter", Integer, nullable=False),  # 1 to 5
    Column("open", Boolean, nullable=False),  # it may still be chosen
    Column("step", Integer, nullable=False),  # how much of this run's end has been shown
    Column("rules", String(80), nullable=False),  # of the second run, parted by spaces
    Column("tried", String(80), nullable=False),  # under which the same choices stand on the wall
    Column("tries", Integer, nullable=False),  # so many sets of rules were tried
    sqlite_with_rowid=False,
)

chair = Table(
    "chair",
    metadata,
    Column("seat", String(32), ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
    Column("round", String(32), ForeignKey("round.id"), nullable=False, index=True),
    Column("part", Integer, primary_key=True),
    Column("pair", Integer, nullable=False),
    Column("chair", String(8), nullable=False),  # "vado", "tessera", "watches"; no side
    Column("missed", Integer, nullable=False),  # quarters in a row without a choice
    Column("fair", Integer, nullable=True),  # 0–4; None: not said
    Column("ticks", String(80), nullable=True),  # rules, parted by spaces; "": passed; None: not said
    sqlite_with_rowid=False,
)

choice = Table(
    "choice",
    metadata,
    Column("round", String(32), ForeignKey("round.id"), primary_key=True),
    Column("part", Integer, primary_key=True),
    Column("run", Integer, primary_key=True),
    Column("quarter", Integer, primary_key=True),
    Column("pair", Integer, primary_key=True),
    Column("chair", String(8), primary_key=True),
    Column("ways", String(40), nullable=False),  # three, parted by spaces; no seat: it is the chair's
    sqlite_with_rowid=False,
)
