"""A worker in a process of its own, on the database of the test that started it: answerable work, but for the settings."""

import os
import sys
from datetime import timedelta

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
django.setup()

from answerable.desk.queue import worker  # noqa: E402
from answerable.desk.queue.timetable import Line  # noqa: E402
from desk.queue import chores  # noqa: E402

TIMETABLE = (
    [Line("test", timedelta(seconds=float(os.environ.get("EVERY", "3600"))), chores.note_tick)]
    if "TICKS" in os.environ
    else []
)
worker.run(threads=int(sys.argv[1]), timetable=TIMETABLE)
