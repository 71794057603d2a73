"""The last day that this folder has seen: after a jump of the clock nothing is erased before a later day confirms it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "clock",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("sure", sa.Boolean, nullable=False),
    )


def downgrade() -> None:
    op.drop_table("clock")
