"""An event of the chain of evidence stands as it was written: the database itself refuses to change it or take it away."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "an entry of the chain of evidence is never changed or taken away"
TABLE = "custody_custodyevent"
GUARDS = {
    "sqlite": (
        f"CREATE TRIGGER custody_event_kept BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
        f"CREATE TRIGGER custody_event_same BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    ),
    "postgresql": (
        f"""CREATE FUNCTION custody_event_guard() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{SAYS}', ERRCODE = 'integrity_constraint_violation'; END $$""",
        f"""CREATE TRIGGER custody_event_kept BEFORE UPDATE OR DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION custody_event_guard()""",
        f"""CREATE TRIGGER custody_event_whole BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION custody_event_guard()""",
    ),
}
LIFTED = {
    "sqlite": ("DROP TRIGGER custody_event_kept", "DROP TRIGGER custody_event_same"),
    "postgresql": (
        f"DROP TRIGGER custody_event_kept ON {TABLE}",
        f"DROP TRIGGER custody_event_whole ON {TABLE}",
        "DROP FUNCTION custody_event_guard()",
    ),
}


def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards up."""
    for statement in GUARDS[editor.connection.vendor]:
        editor.execute(statement)


def lift(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take them down."""
    for statement in LIFTED[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("custody", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(lay, lift)]
