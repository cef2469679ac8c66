"""What the demonstration remembers of others, and what has changed since it answered: all of it invented."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from answerable.desk.memory.actions.begin_log import begin_log
from answerable.desk.memory.actions.keep_log import keep_log
from answerable.desk.memory.actions.steps import go_on
from answerable.desk.memory.models import Step
from answerable.desk.memory.queries.logs import logs
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.registers import jsonable, put

FILE = Path(__file__).with_name("demo_neighbours.csv")
PUBLISHER = "Shared log of the Harrow Vale councils"
ADDRESS, LICENCE = "https://foi.harrowvale.example/shared-log", "Open Government Licence v3.0"
GROUP, MORE_STAFF = "GRP-01", 19  # who joined it since an answer rested on its entry


def build_memory(*, officer: Actor, at: datetime) -> None:
    """Bring in the neighbours' log, and keep it, where nothing was brought in yet."""
    if logs():
        return
    log = begin_log(data=FILE.read_bytes(), name=FILE.name, publisher=PUBLISHER, address=ADDRESS, licence=LICENCE, by=officer, at=at)  # fmt: skip
    go_on.call(log.pk, Step.READING.value)
    keep_log(number=log.pk, by=officer, at=at)
    go_on.call(log.pk, Step.KEEPING.value)


def build_changes(*, keeper: Actor, at: datetime) -> None:
    """A group of the register grows, on which an answer rests that was sent: that answer then says so."""
    entry = authority().kept("groups").find(GROUP)
    if entry is None or entry.number("members.staff") == MORE_STAFF:
        return
    values = jsonable(put(entry.values, "members.staff", MORE_STAFF))
    if isinstance(values, dict):
        change(register="groups", key=GROUP, values=values, version=int(entry.version or 1), reason="Five joined from Highways.", by=keeper, at=at)  # fmt: skip
