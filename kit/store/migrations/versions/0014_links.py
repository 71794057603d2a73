"""A side's links, one for each seat: how often its speaker has made them anew."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("side", sa.Column("links", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("side", "links")
