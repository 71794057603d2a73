"""The last day that this folder has seen (after a jump of the clock nothing is erased before a later day confirms it); one note a person and batch."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.add_column("place", sa.Column("noted", sa.Boolean, nullable=False, server_default=sa.false()))
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("sure", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("clock")
    op.drop_column("place", "noted")
