"""Rounds: sides, places, what is left out, releases that never change, actions, and who may do what."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

TEXT = {"nullable": False}


def upgrade() -> None:
    op.create_table(
        "round",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("code", sa.String(8), unique=True, **TEXT),
        sa.Column("results", sa.String(8), unique=True, **TEXT),
        sa.Column("form", sa.String(8), **TEXT),
        sa.Column("about", sa.String(8), **TEXT),
        sa.Column("smallest", sa.Integer, **TEXT),
        sa.Column("languages", sa.String(80), **TEXT),
        sa.Column("stage", sa.String(8), **TEXT),
        sa.Column("ends", sa.Date, **TEXT),
        sa.Column("deletes", sa.Date, **TEXT),
        sa.Column("promise", sa.Text, **TEXT),
        sa.Column("previous", sa.String(32), nullable=True),
        sa.Column("synthetic", sa.Boolean, **TEXT),
        sa.Column("version", sa.Integer, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "side",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("id", sa.String(8), primary_key=True),
        sa.Column("name", sa.String(200), **TEXT),
        sa.Column("people", sa.Integer, **TEXT),
        sa.Column("mode", sa.String(10), **TEXT),
        sa.Column("funds", sa.Boolean, **TEXT),
        sa.Column("erased", sa.Boolean, **TEXT),
        sa.Column("agreed", sa.Boolean, **TEXT),
        sa.Column("accepted", sa.Boolean, **TEXT),
        sa.Column("paragraph", sa.Text, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "place",
        sa.Column("seat", sa.String(32), sa.ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), **TEXT),
        sa.Column("side", sa.String(8), **TEXT),
        sa.Column("speaker", sa.Boolean, **TEXT),
        sa.Column("finished", sa.Boolean, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_place_round", "place", ["round", "side"])
    op.create_table(
        "left_out",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("item", sa.String(8), primary_key=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "release",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("audience", sa.String(8), primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("question", sa.String(16), primary_key=True),
        sa.Column("level", sa.Integer, nullable=True),
        sa.Column("aside", sa.String(16), **TEXT),
        sa.Column("zones", sa.String(40), **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "action",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("what", sa.Text, **TEXT),
        sa.Column("who", sa.Text, **TEXT),
        sa.Column("means", sa.Text, **TEXT),
        sa.Column("by", sa.String(10), **TEXT),
        sa.Column("sign", sa.Text, **TEXT),
        sa.Column("confirmed", sa.Boolean, **TEXT),
        sa.Column("outcome", sa.String(10), **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access",
        sa.Column("lookup", sa.String(64), primary_key=True),
        sa.Column("role", sa.String(12), **TEXT),
        sa.Column("round", sa.String(32), **TEXT),
        sa.Column("side", sa.String(8), **TEXT),
        sqlite_with_rowid=False,
    )
    if op.get_bind().dialect.name == "sqlite":  # what was released never changes, whatever code asks for it
        for what in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER release_no_{what.lower()} BEFORE {what} ON release "
                "BEGIN SELECT RAISE(ABORT, 'a release never changes'); END"
            )


def downgrade() -> None:
    for table in ("access", "action", "release", "left_out", "place", "side", "round"):
        op.drop_table(table)
