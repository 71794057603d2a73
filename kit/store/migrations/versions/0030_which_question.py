"""Which question an action is about, and since when a side has accepted the report; of earlier ones nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("action", sa.Column("item", sa.String(12), nullable=False, server_default=""))
    op.add_column("side", sa.Column("accepted_on", sa.Date, nullable=True))


def downgrade() -> None:
    op.drop_column("side", "accepted_on")
    op.drop_column("action", "item")
