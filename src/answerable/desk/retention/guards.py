"""Guards in the database itself: what is kept goes only in a running disposal that names it, and never while a hold covers it.

They hold for everybody, administrators and the programs of the database included. A migration lays them:

    operations = [migrations.RunPython(laying(Guarded("custody_item", subject="'evidence:' || …")), noop)]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SAYS = "what is kept goes only in a running disposal that names it, and never while it is held"
STAYS = "the record of holds and disposals stays"


@dataclass(frozen=True, slots=True)
class Guarded:
    """A table that is guarded. subject: SQL for the subject of the row OLD. emptied: columns that may not be emptied either.

    unless: SQL for a row that may go all the same. is_fixed: nothing of the row may be changed otherwise.
    """

    table: str
    subject: str
    emptied: tuple[str, ...] = ()
    unless: str = ""
    is_fixed: bool = False


def laying(*guarded: Guarded) -> Callable[[object, BaseDatabaseSchemaEditor], None]:
    """What lays the guards of these tables, for RunPython."""

    def lay(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
        for one in guarded:
            for statement in _statements(one, editor.connection.vendor):
                editor.execute(statement)

    return lay


def going(subject: str) -> str:
    """SQL: a running disposal names that subject and has not dealt with it yet, and no open hold covers it, a part of it, or the whole it is in."""
    return f"""EXISTS (
        SELECT 1 FROM retention_disposalitem i JOIN retention_disposal d ON d.id = i.disposal_id
        WHERE i.subject = {subject} AND i.fate = 'due' AND d.step = 'running'
    ) AND NOT EXISTS (
        SELECT 1 FROM retention_holdsubject s JOIN retention_hold h ON h.id = s.hold_id
        WHERE h.released_at IS NULL AND (s.subject = {subject}
            OR substr(s.subject, 1, length({subject}) + 1) = {subject} || '/'
            OR substr({subject}, 1, length(s.subject) + 1) = s.subject || '/')
    )"""  # noqa: S608  # its pieces are written in migrations


def _statements(one: Guarded, vendor: str) -> Iterator[str]:
    allowed = f"({going(one.subject)})" + (f" OR ({one.unless})" if one.unless else "")
    emptied = (
        "1 = 1" if one.is_fixed else " OR ".join(f"(OLD.{name} <> '' AND NEW.{name} = '')" for name in one.emptied)
    )
    if vendor == "sqlite":
        abort = f"BEGIN SELECT RAISE(ABORT, '{SAYS}'); END"
        yield f"CREATE TRIGGER {one.table}_kept BEFORE DELETE ON {one.table} WHEN NOT ({allowed}) {abort}"
        if emptied:
            yield f"CREATE TRIGGER {one.table}_full BEFORE UPDATE ON {one.table} WHEN ({emptied}) AND NOT ({allowed}) {abort}"
        return
    refuse = f"RAISE EXCEPTION USING MESSAGE = '{SAYS}', ERRCODE = 'integrity_constraint_violation'"
    yield f"""CREATE FUNCTION {one.table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF TG_OP = 'TRUNCATE' THEN {refuse}; END IF;
        IF NOT ({allowed}) THEN {refuse}; END IF;
        IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF; RETURN OLD; END $$"""
    yield f"CREATE TRIGGER {one.table}_kept BEFORE DELETE ON {one.table} FOR EACH ROW EXECUTE FUNCTION {one.table}_guard()"
    yield f"CREATE TRIGGER {one.table}_whole BEFORE TRUNCATE ON {one.table} EXECUTE FUNCTION {one.table}_guard()"
    if emptied:
        yield f"CREATE TRIGGER {one.table}_full BEFORE UPDATE ON {one.table} FOR EACH ROW WHEN ({emptied}) EXECUTE FUNCTION {one.table}_guard()"


def laying_of_records(apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """The guards of retention’s own tables: a record of disposal never goes, and no hold while it is open."""
    unless = {
        "retention_disposal": "",
        "retention_disposalitem": "",
        "retention_hold": "OLD.released_at IS NOT NULL",
        "retention_holdsubject": "NOT EXISTS (SELECT 1 FROM retention_hold h WHERE h.id = OLD.hold_id AND h.released_at IS NULL)",
    }
    for table, allowed in unless.items():
        for statement in _record(table, allowed, editor.connection.vendor):
            editor.execute(statement)


def _record(table: str, allowed: str, vendor: str) -> Iterator[str]:
    if vendor == "sqlite":
        when = f"WHEN NOT ({allowed}) " if allowed else ""
        yield f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} {when}BEGIN SELECT RAISE(ABORT, '{STAYS}'); END"
        return
    refuse = f"RAISE EXCEPTION USING MESSAGE = '{STAYS}', ERRCODE = 'integrity_constraint_violation'"
    let = f"IF {allowed} THEN RETURN OLD; END IF; " if allowed else ""
    yield f"CREATE FUNCTION {table}_guard() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {let}{refuse}; END $$"
    yield f"CREATE TRIGGER {table}_kept BEFORE DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION {table}_guard()"
    yield f"""CREATE FUNCTION {table}_whole() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refuse}; END $$"""
    yield f"CREATE TRIGGER {table}_whole BEFORE TRUNCATE ON {table} EXECUTE FUNCTION {table}_whole()"
