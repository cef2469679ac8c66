"""The table of limits and used codes, which every process shares (settings.CACHES)."""

from django.core.management import call_command
from django.db import migrations


def make_table(_apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
