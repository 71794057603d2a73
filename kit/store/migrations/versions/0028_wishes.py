"""What a partner would have instead, in a few words of its own, while it is asked before a round is opened."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.add_column("side", sa.Column("wants", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("side", "wants")
