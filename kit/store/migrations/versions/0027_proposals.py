"""A proposal waits to be looked at, is shown or held back; its author's phone knows it again; two may become one."""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"
COLUMNS = {"held": 8, "mark": 32, "one_with": 16}


def upgrade() -> None:
    for name, length in COLUMNS.items():
        op.add_column("proposal", sa.Column(name, sa.String(length), nullable=False, server_default=""))


def downgrade() -> None:
    for name in reversed(COLUMNS):
        op.drop_column("proposal", name)
