"""The tables. Random keys and no row ids: the file does not show who came first."""

from __future__ import annotations

from sqlalchemy import Column, Date, ForeignKey, Integer, MetaData, String, Table, Text

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
