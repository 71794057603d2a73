"""The last day to agree, beside the one to answer, and what was moved: rounds that run may agree until they are erased, as before."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("round", sa.Column("agrees", sa.Date, nullable=False, server_default="1970-01-01"))
    op.add_column("round", sa.Column("moved", sa.Text, nullable=False, server_default=""))
    op.execute("UPDATE round SET agrees = deletes")


def downgrade() -> None:
    op.drop_column("round", "moved")
    op.drop_column("round", "agrees")
