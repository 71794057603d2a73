"""Another slip in place of a speaker who sits alone: asked for, and refused for a day."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("side", sa.Column("slip_asked_on", sa.Date, nullable=True))


def downgrade() -> None:
    op.drop_column("side", "slip_asked_on")
