"""Where the people of a workshop complain, in words: a workshop is no place for it."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column("live", sa.Column("channel", sa.Text, nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("live", "channel")
