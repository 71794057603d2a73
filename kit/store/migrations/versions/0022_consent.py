"""Partners are asked before a round is opened: what each answered, and who pays their hours, data and interpreter."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("round", sa.Column("pays", sa.Text, nullable=False, server_default=""))
    op.add_column("round", sa.Column("draft", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("side", sa.Column("reply", sa.String(12), nullable=False, server_default=""))
    op.add_column("side", sa.Column("meant", sa.String(8), nullable=False, server_default=""))


def downgrade() -> None:
    for table, name in (("side", "meant"), ("side", "reply"), ("round", "draft"), ("round", "pays")):
        op.drop_column(table, name)
