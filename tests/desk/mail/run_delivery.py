"""One delivery in a process of its own, on the database of the test; it stops for ever at the step it is told, to be killed there."""

import json
import os
import sys
import time

import django
from django.conf import settings

os.environ["DJANGO_SETTINGS_MODULE"] = "answerable.desk.settings"
settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
for name, value in json.loads(os.environ["TEST_SETTINGS"]).items():
    setattr(settings, name, value)
django.setup()

from answerable.desk.mail import delivery, dialogue  # noqa: E402


def stop_here(*args, **kwargs):
    sys.stdout.write("here\n")
    sys.stdout.flush()
    time.sleep(600)


STEPS = {
    "before the conversation": (dialogue, "_connected"),
    "before the last byte is allowed": (delivery, "_hand"),
    "before the last byte leaves": (dialogue, "_last_byte"),
    "between 250 and commit": (delivery, "_mark_sent"),
}
room, step = STEPS[sys.argv[2]]
setattr(room, step, stop_here)
delivery.deliver.call(int(sys.argv[1]))
