"""The day on which a round was first shown to everybody: its report and its look-backs count from it, not from the plan."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("round", sa.Column("opened_on", sa.Date, nullable=True))


def downgrade() -> None:
    op.drop_column("round", "opened_on")
