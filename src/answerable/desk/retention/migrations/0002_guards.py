"""The record of holds and disposals stays: the database itself refuses to take it away."""

from __future__ import annotations

from typing import ClassVar

from django.db import migrations

from answerable.desk.retention.guards import laying_of_records


class Migration(migrations.Migration):
    """Adds the guards."""

    dependencies: ClassVar = [("retention", "0001_initial")]
    operations: ClassVar = [migrations.RunPython(laying_of_records, migrations.RunPython.noop)]
