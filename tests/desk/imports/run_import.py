"""An import in a process of its own, until it is done or killed: python run_import.py begin|work."""

import os
import sys
from datetime import UTC, datetime

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from answerable.desk.imports.actions.begin_import import begin_import  # noqa: E402
from answerable.desk.imports.actions.carry_out import carry_out  # noqa: E402
from answerable.desk.imports.actions.say_columns import say_columns  # noqa: E402
from answerable.desk.imports.meanings import columns_of  # noqa: E402
from answerable.desk.imports.models import Import  # noqa: E402
from answerable.desk.people.actors import acting  # noqa: E402
from answerable.desk.people.models import Grant, Person  # noqa: E402
from answerable.desk.queue.models import Job  # noqa: E402
from answerable.desk.queue.table import order_in, run_all  # noqa: E402

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def begin(rows):
    call_command("migrate", verbosity=0)
    person = Person.objects.create_user("olive@harrowmere.example", name="Olive Officer")
    Grant.objects.create(person=person, role="officer")
    lines = [
        f"OLD/{number},2025-01-13,2025-01-30,How many lamps are there in street {number}?" for number in range(rows)
    ]
    data = "\n".join(["Reference,Received,Sent,Request", *lines]).encode()
    found = begin_import(data=data, name="old.csv", by=acting(person), at=AT)
    run_all()
    found.refresh_from_db()
    say_columns(number=found.pk, columns=columns_of(found), by=acting(person), at=AT)
    run_all()
    carry_out(number=found.pk, by=acting(person), at=AT)


def work():
    """Does what waits, as a worker does: a piece is taken from the queue only once it is done."""
    while job := Job.objects.exclude(function__contains="propose").first():
        order_in(job).carry_out()
        job.delete()
        print(Import.objects.get().imported_count, flush=True)  # noqa: T201  # the test waits for it


if __name__ == "__main__":
    begin(int(sys.argv[2])) if sys.argv[1] == "begin" else work()
