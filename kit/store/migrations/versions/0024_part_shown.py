"""Whether the room has seen what a check says: whoever runs a workshop looks first, and the report holds what was shown."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.add_column("part", sa.Column("shown", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("part", "shown")
