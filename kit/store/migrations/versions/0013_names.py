"""A side's own short name, and the names that it had."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("side", sa.Column("short", sa.String(60), nullable=False, server_default=""))
    op.add_column("side", sa.Column("was", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("side", "was")
    op.drop_column("side", "short")
