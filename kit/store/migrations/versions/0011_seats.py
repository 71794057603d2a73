"""Seats that were planned, another number that waits for a side's speaker; a side may leave."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

NUMBERS = ("planned", "offered")


def upgrade() -> None:
    for name in NUMBERS:
        op.add_column("side", sa.Column(name, sa.Integer, nullable=False, server_default="0"))
    op.add_column("side", sa.Column("left", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for name in ("left", *NUMBERS):
        op.drop_column("side", name)
