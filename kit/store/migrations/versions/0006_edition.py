"""Which edition of the questions a round asks: one that was set up before there was a second asks the first."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("round", sa.Column("edition", sa.Integer, nullable=False, server_default="1"))


def downgrade() -> None:
    op.drop_column("round", "edition")
