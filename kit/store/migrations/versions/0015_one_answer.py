"""A side that is too small gives one agreed answer to a part instead; head counts never fall; who has still to read the new text."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("part", sa.Column("one_answer", sa.Text, nullable=False, server_default=""))
    op.add_column("part", sa.Column("held", sa.Integer, nullable=False, server_default="0"))
    op.add_column("standing", sa.Column("one_asked", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("place", sa.Column("unread", sa.Boolean, nullable=False, server_default=sa.false()))


def downgrade() -> None:
    op.drop_column("place", "unread")
    op.drop_column("standing", "one_asked")
    op.drop_column("part", "held")
    op.drop_column("part", "one_answer")
