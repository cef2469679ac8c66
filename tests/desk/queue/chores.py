"""Work for the tests: each piece writes a line to the file that it is given."""

import os
import time
from pathlib import Path

from django_tasks import task


@task
def note(path, words):
    with Path(path).open("a") as file:
        file.write(f"{words}\n")
        file.flush()
        os.fsync(file.fileno())


@task
def note_slowly(path, words, seconds):
    note.call(path, f"{words} begun")
    time.sleep(seconds)
    note.call(path, f"{words} ended")


@task
def fail(path):
    note.call(path, "tried")
    raise RuntimeError("words that nobody should keep")


@task(single=True)
def note_once(path):
    note.call(path, "done")


@task
def note_tick():
    note.call(os.environ["TICKS"], "tick")
