"""What each side's speaker has said of an action: for now, that it will not confirm it yet."""

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "said",
        sa.Column("round", sa.String(32), sa.ForeignKey("round.id"), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("side", sa.String(8), primary_key=True),
        sa.Column("not_now", sa.Boolean, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("said")
