"""At what hour a workshop begins and where people meet, in words: the invitation carries both."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    for name in ("hour", "meets"):
        op.add_column("live", sa.Column(name, sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    for name in ("meets", "hour"):
        op.drop_column("live", name)
