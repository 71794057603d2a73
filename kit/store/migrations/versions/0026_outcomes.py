"""What became of an action is said by each side for itself; what was noted so far was noted by whoever ran the round."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.add_column("said", sa.Column("became", sa.String(10), nullable=False, server_default=""))
    op.add_column("said", sa.Column("words", sa.Text, nullable=False, server_default=""))
    noted = "SELECT round, number, '', false, outcome, '' FROM action WHERE outcome <> ''"
    op.execute(f"INSERT INTO said (round, number, side, not_now, became, words) {noted}")  # noqa: S608  no word of anybody's
    op.drop_column("action", "outcome")


def downgrade() -> None:
    op.add_column("action", sa.Column("outcome", sa.String(10), nullable=False, server_default=""))
    for name in ("words", "became"):
        op.drop_column("said", name)
