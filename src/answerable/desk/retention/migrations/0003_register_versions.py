"""Versions of register entries, and of their documents, stay as they were: the database itself refuses to change or delete them."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from answerable.desk.retention.guards import Guarded, laying

OF_ENTRY = "(SELECT 'register:' || k.register_id || '/' || k.key FROM registers_keptentry k WHERE k.id = OLD.entry_id)"
OWN = "'register:' || OLD.register_id || '/' || OLD.key"
DOCUMENT = "'register:' || OLD.register || '/' || OLD.key"


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("retention", "0002_guards"), ("registers", "0001_initial")]
    operations: ClassVar = [
        migrations.RunPython(
            laying(
                Guarded("registers_entryversion", OF_ENTRY, is_fixed=True),
                Guarded("registers_keptentry", OWN),
                Guarded("registers_document", DOCUMENT, is_fixed=True),
            ),
            migrations.RunPython.noop,
        )
    ]
