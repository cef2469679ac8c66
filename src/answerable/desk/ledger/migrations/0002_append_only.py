"""An entry of the ledger stands as it was written: the database itself refuses to change it or take it away."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "an entry of the ledger is never changed or taken away"
GUARDS = {
    "sqlite": (
        f"CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
        f"CREATE TRIGGER ledger_entry_same BEFORE UPDATE ON ledger_entry BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    ),
    "postgresql": (
        f"""CREATE FUNCTION ledger_entry_guard() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION USING MESSAGE = '{SAYS}', ERRCODE = 'integrity_constraint_violation'; END $$""",
        """CREATE TRIGGER ledger_entry_kept BEFORE UPDATE OR DELETE ON ledger_entry
        FOR EACH ROW EXECUTE FUNCTION ledger_entry_guard()""",
        """CREATE TRIGGER ledger_entry_whole BEFORE TRUNCATE ON ledger_entry
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_guard()""",
    ),
}
LIFTED = {
    "sqlite": ("DROP TRIGGER ledger_entry_kept", "DROP TRIGGER ledger_entry_same"),
    "postgresql": (
        "DROP TRIGGER ledger_entry_kept ON ledger_entry",
        "DROP TRIGGER ledger_entry_whole ON ledger_entry",
        "DROP FUNCTION ledger_entry_guard()",
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

    dependencies: ClassVar = [("ledger", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(lay, lift)]
