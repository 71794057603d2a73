"""Which partner side has confirmed an action; of those confirmed earlier nobody knows."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.add_column("action", sa.Column("confirmed_by", sa.String(8), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("action", "confirmed_by")
