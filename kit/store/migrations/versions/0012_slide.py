"""How far the room has turned the picture of what was revealed: one question after the other."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("live", sa.Column("slide", sa.Integer, nullable=False, server_default="0"))


def downgrade() -> None:
    op.drop_column("live", "slide")
