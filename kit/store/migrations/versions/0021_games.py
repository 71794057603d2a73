"""Five quarters in a room: how the game stands, who sits on which chair, what each chair has chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.create_table(
        "game",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("part", sa.Integer, primary_key=True),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("seed", "pairs", "run", "quarter")),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.Column("step", sa.Integer, nullable=False),
        sa.Column("rules", sa.String(80), nullable=False),
        sa.Column("tried", sa.String(80), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "chair",
        sa.Column("seat", sa.String(32), sa.ForeignKey("seat.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), nullable=False, index=True),
        sa.Column("part", sa.Integer, primary_key=True),
        sa.Column("pair", sa.Integer, nullable=False),
        sa.Column("chair", sa.String(8), nullable=False),
        sa.Column("missed", sa.Integer, nullable=False),
        sa.Column("fair", sa.Integer, nullable=True),
        sa.Column("ticks", sa.String(80), nullable=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "choice",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        *(sa.Column(name, sa.Integer, primary_key=True) for name in ("part", "run", "quarter", "pair")),
        sa.Column("chair", sa.String(8), primary_key=True),
        sa.Column("ways", sa.String(40), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for name in ("choice", "chair", "game"):
        op.drop_table(name)
