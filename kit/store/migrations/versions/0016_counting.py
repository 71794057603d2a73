"""A group counts itself before its picture is made, and anybody there may hold it."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"

# Pictures of before were made when answers were closed.
HERE = """INSERT INTO standing (round, part, side, agreed, erased, paper, paper_state)
    SELECT DISTINCT r.round, r.part, r.side, false, false, 0, '' FROM release AS r WHERE r.audience = r.side
    AND NOT EXISTS (SELECT 1 FROM standing AS s WHERE s.round = r.round AND s.part = r.part AND s.side = r.side)"""
FLAGS = (("standing", "counted"), ("standing", "held"), ("place", "lets"))


def upgrade() -> None:
    for table, name in FLAGS:
        op.add_column(table, sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute(HERE)
    op.execute("UPDATE standing SET counted = true")


def downgrade() -> None:
    for table, name in FLAGS:
        op.drop_column(table, name)
