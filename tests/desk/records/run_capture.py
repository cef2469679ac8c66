"""Captures in a process of their own, until they are done or killed: python run_capture.py begin FILE… | work SIZE."""

import json
import os
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path

import django

from answerable.desk import settings

settings.TASKS = {"default": {"BACKEND": "answerable.desk.queue.table.TableBackend"}}  # on every database
os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
django.setup()

from django.core.management import call_command  # noqa: E402

from answerable.desk.people.actors import DESK  # noqa: E402
from answerable.desk.queue.models import Job  # noqa: E402
from answerable.desk.queue.table import order_in  # noqa: E402
from answerable.desk.records.actions.begin_capture import Export, begin_capture  # noqa: E402
from answerable.desk.records.chats import NewChat  # noqa: E402
from answerable.desk.records.index.engines import engine  # noqa: E402
from answerable.desk.records.index.rows import Sought, Term  # noqa: E402
from answerable.desk.records.models import Capture, Message  # noqa: E402
from answerable.desk.records.storing import batches  # noqa: E402


def begin(paths):
    """A desk of its own, and a capture of each file."""
    call_command("migrate", verbosity=0)
    for path in paths:
        with Path(path).open("rb") as file:
            export = Export(file, "chat.txt")
            at = datetime(2026, 11, 20, 10, tzinfo=UTC)
            begin_capture(key=uuid.uuid4(), chat=NewChat(person="Ann Able"), export=export, by=DESK, at=at)


def work(size):
    """Does what waits, as a worker does: a piece is taken from the queue only once it is done."""
    batches.A_TIME = size
    print("ready", flush=True)  # noqa: T201  # the test waits for it
    while job := Job.objects.filter(function__contains="records").first():
        order_in(job).carry_out()
        job.delete()
    print(json.dumps(look()))  # noqa: T201  # the test reads it


def look():
    """What is stored, what is found, and what each capture says of itself."""
    found = engine().newest(Sought((Term(("message",)),)), most=10_000_000)
    rows = Capture.objects.order_by("id")
    return {
        "texts": list(Message.objects.order_by("id").values_list("text", flat=True)),
        "found": [len(found), len(set(found))],
        "captures": [
            [one.step, one.position, one.records_count, one.new_count, one.vanished_count, one.sightings.count()]
            for one in rows
        ],
    }


if __name__ == "__main__":
    begin(sys.argv[2:]) if sys.argv[1] == "begin" else work(int(sys.argv[2]))
