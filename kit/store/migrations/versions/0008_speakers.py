"""A side replaces its speaker from inside, and may show nothing of a part: only then, before the reveal, does its own picture go."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

TRIGGER = "CREATE TRIGGER release_no_delete BEFORE DELETE ON release {when}BEGIN SELECT RAISE(ABORT, 'a release never changes'); END"
KEPT = """WHEN NOT (OLD.audience = OLD.side
    AND EXISTS (SELECT 1 FROM part WHERE part.round = OLD.round AND part.number = OLD.part AND part.stage = 'own')
    AND EXISTS (SELECT 1 FROM standing AS s WHERE s.round = OLD.round AND s.part = OLD.part AND s.side = OLD.side AND s.erased)) """
# PostgreSQL, of which there is nothing older than this: the same, and TRUNCATE is refused; ALWAYS: whatever a session sets.
ON_A_SERVER = (
    f"""CREATE OR REPLACE FUNCTION release_never_changes() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF TG_OP = 'DELETE' THEN IF {KEPT.removeprefix("WHEN NOT")} THEN RETURN OLD; END IF; END IF;
    RAISE EXCEPTION 'a release never changes'; END $$""",
    """CREATE TRIGGER release_no_change BEFORE UPDATE OR DELETE ON release
    FOR EACH ROW EXECUTE FUNCTION release_never_changes()""",
    "CREATE TRIGGER release_no_truncate BEFORE TRUNCATE ON release EXECUTE FUNCTION release_never_changes()",
    "ALTER TABLE release ENABLE ALWAYS TRIGGER release_no_change",
    "ALTER TABLE release ENABLE ALWAYS TRIGGER release_no_truncate",
)


def upgrade() -> None:
    op.add_column("place", sa.Column("wish", sa.String(8), nullable=False, server_default=""))
    op.add_column("side", sa.Column("asked_on", sa.Date, nullable=True))
    op.add_column("side", sa.Column("replaced_on", sa.Date, nullable=True))
    op.add_column("standing", sa.Column("unseen", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("access", sa.Column("day", sa.Date, nullable=True))
    _refuse_to_delete(KEPT)
    for statement in ON_A_SERVER if op.get_bind().dialect.name == "postgresql" else ():
        op.execute(statement)


def downgrade() -> None:
    _refuse_to_delete("")
    op.drop_column("access", "day")
    op.drop_column("standing", "unseen")
    op.drop_column("side", "replaced_on")
    op.drop_column("side", "asked_on")
    op.drop_column("place", "wish")


def _refuse_to_delete(when: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER release_no_delete")
        op.execute(TRIGGER.format(when=when))
