"""Live workshops: a round has parts, each on its own stage; slips for every seat, notes, proposals, slips of paper counted."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

TEXT = {"nullable": False}
TRIGGER = (
    "CREATE TRIGGER release_no_{name} BEFORE {what} ON release BEGIN SELECT RAISE(ABORT, 'a release never changes'); END"
)


def _round() -> sa.Column:  # type: ignore[type-arg]
    return sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True)


def upgrade() -> None:
    op.add_column("round", sa.Column("slips", sa.Boolean, server_default=sa.false(), **TEXT))
    op.add_column("round", sa.Column("part", sa.Integer, server_default="1", **TEXT))
    op.add_column("place", sa.Column("said", sa.Integer, server_default="0", **TEXT))
    op.create_table(
        "part",
        _round(),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("what", sa.String(80), **TEXT),
        sa.Column("pools", sa.String(8), **TEXT),
        sa.Column("stage", sa.String(8), **TEXT),
        sa.Column("subjects", sa.Text, **TEXT),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO part SELECT id, 1, 'assessment', 'levels', stage, '' FROM round")
    op.drop_column("round", "stage")
    op.create_table(
        "standing",
        _round(),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("agreed", sa.Boolean, **TEXT),
        sa.Column("erased", sa.Boolean, **TEXT),
        sa.Column("paper", sa.Integer, **TEXT),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO standing SELECT round, 1, id, agreed, erased, 0 FROM side")
    op.drop_column("side", "agreed")
    op.drop_column("side", "erased")
    _again("left_out", "round, 1, side, item", [sa.Column("item", sa.String(120), primary_key=True)])
    _again(
        "release",
        "round, 1, audience, side, question, level, aside, zones, ''",
        [
            sa.Column("question", sa.String(120), primary_key=True),
            sa.Column("level", sa.Integer, nullable=True),
            sa.Column("aside", sa.String(16), **TEXT),
            sa.Column("zones", sa.String(40), **TEXT),
            sa.Column("value", sa.Text, **TEXT),
        ],
    )
    for what in ("UPDATE", "DELETE") if op.get_bind().dialect.name == "sqlite" else ():
        op.execute(TRIGGER.format(name=what.lower(), what=what))
    _live_tables()


def _again(table: str, values: str, columns: list[sa.Column]) -> None:  # type: ignore[type-arg]
    """Make a table anew, with the part in its key: a primary key cannot be changed in place."""
    audience = [sa.Column("audience", sa.String(8), primary_key=True)] if table == "release" else []
    op.create_table(
        f"{table}_new",
        _round(),
        sa.Column("part", sa.Integer, primary_key=True),
        *audience,
        sa.Column("side", sa.String(8), primary_key=True),
        *columns,
        sqlite_with_rowid=False,
    )
    op.execute(f"INSERT INTO {table}_new SELECT {values} FROM {table}")  # noqa: S608  names of our own
    op.drop_table(table)
    op.rename_table(f"{table}_new", table)


def _live_tables() -> None:
    op.create_table(
        "live",
        _round(),
        sa.Column("plan", sa.String(20), **TEXT),
        sa.Column("line", sa.Integer, **TEXT),
        sa.Column("begun", sa.Float, **TEXT),
        sa.Column("more", sa.Integer, **TEXT),
        *(sa.Column(name, sa.Boolean, **TEXT) for name in ("paused", "locked", "ended", "phones", "projector", "board")),
        sa.Column("screen", sa.String(8), **TEXT),
        sa.Column("second", sa.String(8), **TEXT),
        sa.Column("interpreted", sa.Boolean, **TEXT),
        sa.Column("laptop", sa.Text, **TEXT),
        sa.Column("topics", sa.Text, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "proposal",
        _round(),
        sa.Column("id", sa.String(16), primary_key=True),
        *(sa.Column(name, sa.Text, **TEXT) for name in ("what", "who", "means")),
        sa.Column("by", sa.String(10), **TEXT),
        sa.Column("sign", sa.Text, **TEXT),
        sa.Column("taken", sa.Integer, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "stance",
        _round(),
        sa.Column("proposal", sa.String(16), primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("stance", sa.String(12), **TEXT),
        sa.Column("reason", sa.Text, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "note",
        _round(),
        sa.Column("id", sa.String(16), primary_key=True),
        sa.Column("words", sa.Text, **TEXT),
        sa.Column("batch", sa.Integer, **TEXT),
        sa.Column("shown", sa.Boolean, **TEXT),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tally",
        _round(),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("question", sa.String(120), primary_key=True),
        sa.Column("value", sa.Integer, primary_key=True),
        sa.Column("people", sa.Integer, **TEXT),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    raise NotImplementedError("Go back with a copy of the data folder: rounds with several parts have no place in the tables before.")
