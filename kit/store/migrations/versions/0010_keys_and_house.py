"""Labels of the keys that let one create rounds; which secret belongs to this database; that it is a copy that was put back.

Until now every start of the server withdrew all keys, and what they had allowed.
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "key_label",
        sa.Column("id", sa.String(8), primary_key=True),
        sa.Column("label", sa.String(80), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "house",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("fingerprint", sa.String(64), nullable=False),
        sa.Column("restored", sa.Date, nullable=True),
    )
    op.add_column("round", sa.Column("copied", sa.Date, nullable=True))
    op.execute("DELETE FROM access WHERE role = 'create'")


def downgrade() -> None:
    op.drop_column("round", "copied")
    op.drop_table("house")
    op.drop_table("key_label")
