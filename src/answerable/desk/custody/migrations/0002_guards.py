"""Guards in the database itself: an event is never changed, and evidence goes only in a running disposal that names it."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from answerable.desk.retention.guards import Guarded, laying

SAYS = "an entry of the chain of evidence is never changed"
TABLE = "custody_custodyevent"
OF_INVESTIGATION = "(SELECT 'evidence:' || v.reference FROM custody_investigation v WHERE v.id = OLD.investigation_id)"
GUARDED = (
    Guarded("custody_investigation", "'evidence:' || OLD.reference"),
    Guarded("custody_item", OF_INVESTIGATION),
    Guarded(TABLE, OF_INVESTIGATION),
)
SAME = {
    "sqlite": (f"CREATE TRIGGER custody_event_same BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",),
    "postgresql": (
        f"""CREATE FUNCTION custody_event_same() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{SAYS}', ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"CREATE TRIGGER custody_event_same BEFORE UPDATE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION custody_event_same()",
    ),
}


def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put up the guard against changes."""
    for statement in SAME[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("custody", "0001_initial"), ("retention", "0002_guards")]
    operations: ClassVar = [
        migrations.RunPython(laying(*GUARDED), migrations.RunPython.noop),
        migrations.RunPython(lay, migrations.RunPython.noop),
    ]
