"""The log stands as it was written: the database itself refuses to change it or take it away, administrators included.

An entry changes in two ways alone. It is given its place once, when it is sealed; and its bytes, with the columns
taken from them, are emptied where an erasure names its place. Checkpoints, erasures and keys never change. A timestamp
changes until its authority has answered.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "what the log holds is never changed or taken away"
SAME = ("id", "uid", "leaf", "at")
SHOWN = ("kind", '"by"', '"case"', "subject")
WAITING = "OLD.reply IS NULL AND OLD.id = NEW.id AND OLD.checkpoint_id = NEW.checkpoint_id"
FIXED = ("ledger_checkpoint", "ledger_erasure", "ledger_signingkey")


def _allowed(differs: str) -> str:
    """The two changes that an entry allows, as a condition. differs: how the database says “is not the same as”."""
    kept = " AND ".join(f"NOT (OLD.{name} {differs} NEW.{name})" for name in SAME)
    shown = " AND ".join(f"NOT (OLD.{name} {differs} NEW.{name})" for name in (*SHOWN, "body"))
    emptied = " AND ".join(f"NEW.{name} = ''" for name in SHOWN)
    named = "EXISTS (SELECT 1 FROM ledger_erasure e WHERE e.first <= OLD.seq AND OLD.seq <= e.last)"
    return f"""{kept} AND (
        (OLD.seq IS NULL AND NEW.seq IS NOT NULL AND {shown})
        OR (NOT (OLD.seq {differs} NEW.seq) AND NEW.body IS NULL AND {emptied} AND {named}))"""


def _sqlite() -> list[str]:
    abort = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
    return [
        f"CREATE TRIGGER ledger_entry_same BEFORE UPDATE ON ledger_entry WHEN NOT ({_allowed('IS NOT')}) {abort}",
        f"CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON ledger_entry {abort}",
        f"CREATE TRIGGER ledger_timestamp_same BEFORE UPDATE ON ledger_timestamp WHEN NOT ({WAITING}) {abort}",
        f"CREATE TRIGGER ledger_timestamp_kept BEFORE DELETE ON ledger_timestamp {abort}",
        *(f"CREATE TRIGGER {table}_{act} BEFORE {act} ON {table} {abort}" for table in FIXED for act in ("UPDATE", "DELETE")),
    ]  # fmt: skip


def _postgresql() -> list[str]:
    refuse = f"RAISE EXCEPTION USING MESSAGE = '{SAYS}', ERRCODE = 'integrity_constraint_violation'"
    each = "FOR EACH ROW EXECUTE FUNCTION"
    return [
        f"CREATE FUNCTION ledger_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$",
        f"""CREATE FUNCTION ledger_entry_guard() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN IF {_allowed("IS DISTINCT FROM")} THEN RETURN NEW; END IF; {refuse}; END $$""",
        f"CREATE TRIGGER ledger_entry_same BEFORE UPDATE ON ledger_entry {each} ledger_entry_guard()",
        f"CREATE TRIGGER ledger_entry_kept BEFORE DELETE ON ledger_entry {each} ledger_guard()",
        f"CREATE TRIGGER ledger_timestamp_same BEFORE UPDATE ON ledger_timestamp FOR EACH ROW WHEN (NOT ({WAITING})) EXECUTE FUNCTION ledger_guard()",
        f"CREATE TRIGGER ledger_timestamp_kept BEFORE DELETE ON ledger_timestamp {each} ledger_guard()",
        *(f"CREATE TRIGGER {table}_fixed BEFORE UPDATE OR DELETE ON {table} {each} ledger_guard()" for table in FIXED),
        *(f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION ledger_guard()" for table in ("ledger_entry", "ledger_timestamp", *FIXED)),
    ]  # fmt: skip


GUARDS = {"sqlite": _sqlite, "postgresql": _postgresql}


def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the guards up."""
    for statement in GUARDS[editor.connection.vendor]():
        editor.execute(statement)


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("ledger", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(lay, migrations.RunPython.noop)]
