"""Speakers make other words to run a round with, where its own were lost; a speaker who came late makes none."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

DAYS, FLAGS = ("words_asked_on", "words_made_on"), ("wants_words", "replaced_late")


def upgrade() -> None:
    for name in DAYS:
        op.add_column("round", sa.Column(name, sa.Date, nullable=True))
    for name in FLAGS:
        op.add_column("side", sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false()))
    op.execute("UPDATE side SET replaced_late = true WHERE replaced_on IS NOT NULL")  # nobody knows any more when that was


def downgrade() -> None:
    for name in FLAGS:
        op.drop_column("side", name)
    for name in DAYS:
        op.drop_column("round", name)
