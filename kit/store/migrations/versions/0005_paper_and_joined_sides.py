"""Slips of paper say how far they have come; sides that several organisations share say so; a pause stops the timer."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("standing", sa.Column("paper_state", sa.String(8), nullable=False, server_default=""))
    op.add_column("side", sa.Column("joined", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("live", sa.Column("paused_at", sa.Float, nullable=False, server_default="0"))
    still_open = "EXISTS (SELECT 1 FROM part WHERE part.round = standing.round AND part.number = standing.part AND stage = 'open')"
    op.execute(f"UPDATE standing SET paper_state = CASE WHEN {still_open} THEN 'entered' ELSE 'counted' END WHERE paper > 0")  # noqa: S608
    op.execute("UPDATE side SET joined = (1 = 1) WHERE mode = 'anonymous' AND name LIKE '% + %'")


def downgrade() -> None:
    op.drop_column("live", "paused_at")
    op.drop_column("side", "joined")
    op.drop_column("standing", "paper_state")
