"""What the queue does with a capture: reads its file, stores its records batch by batch, and says what it found.

Work names a capture and the place it had reached. Begun again after its worker died it finds another place there, and puts
down work from that place: so that no record is stored twice and none is left out, however often a worker dies.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from answerable.desk.files.keeping import opened
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.records.models import Capture, Chat, Message, Step
from answerable.desk.records.storing.batches import Batches, Moved
from answerable.desk.records.storing.finishing import finish
from answerable.desk.records.storing.joining import fit
from answerable.desk.records.storing.pace import paced
from answerable.desk.records.storing.writing import take_out
from answerable.errors import DatesToSettle, NotRebuilt, RecordError
from answerable.records import DateOrder, Reading, Settings, open_capture, question_of

A_TURN = 120.0  # seconds after which the queue may do something else first
TAKEN_OUT = 2000  # messages of a capture that is not kept, in one transaction


@task()
def go_on(number: int, position: int) -> None:
    """The next records of a capture. What was done already is left alone."""
    found = _taken(number, position)
    if found is None or found.file is None:
        return
    if found.step == Step.RECEIVED:
        _begin(found)
    try:
        with opened(found.file) as file, paced():
            reading = open_capture(file, name=found.name, settings=settings_of(found))
            _store(found, reading)
    except DatesToSettle as question:
        ask(found, question)
    except RecordError as error:
        with transaction.atomic():
            still = Capture.objects.select_for_update().filter(pk=number, step=Step.STORING).first()
            if still:
                refuse(still, error.said, kind="capture-refused", by=DESK, at=timezone.now())
    except Moved:
        return


def _taken(number: int, position: int) -> Capture | None:
    """The capture, at the step of storing; None where it is not its turn."""
    with transaction.atomic():
        found = Capture.objects.select_related("file").filter(pk=number, step__in=(Step.RECEIVED, Step.STORING)).first()
        if found is None:
            return None
        Chat.objects.select_for_update().get(pk=found.chat_id)  # one capture of a chat at a time
        others = Capture.objects.filter(chat=found.chat_id).exclude(pk=number)
        if others.filter(Q(step=Step.STORING) | Q(step__in=(Step.REFUSED, Step.ASKING), position__gt=0)).exists():
            return None
        found.refresh_from_db()
        if found.step not in (Step.RECEIVED, Step.STORING):
            return None
        if found.position != position:  # whoever did this work died on the way
            go_on.enqueue(number, found.position)
            return None
        Capture.objects.filter(pk=number).update(step=Step.STORING)
        return found


def _begin(found: Capture) -> None:
    """From its first record: what was stored before a question came up goes."""
    is_empty = not found.position
    while not is_empty:
        with transaction.atomic():
            is_empty = _emptied(found)
    found.position = 0
    Capture.objects.filter(pk=found.pk).update(position=0)


def settings_of(found: Capture) -> Settings:
    """What is known of a capture beside its file."""
    no_later = datetime.combine(found.exported_on, datetime.max.time(), UTC) if found.exported_on else found.at
    return Settings(
        date_order=DateOrder(found.date_order) if found.date_order else None,
        zone=found.zone,
        has_known_zone=found.has_known_zone,
        captured_at=min(no_later, found.at),
    )


def _store(found: Capture, reading: Reading) -> None:
    if reading.source.is_ambiguous and not found.date_order:
        raise question_of(reading, next(one for one in reading.records() if one.readings))
    fits, ends = fit(reading, found), time.monotonic() + A_TURN
    for position in Batches(found, reading, fits).store():
        if time.monotonic() > ends:
            go_on.enqueue(found.pk, position)
            return
    if not reading.tally.is_rebuilt or reading.source.digest != (found.file and found.file.sha256):
        raise NotRebuilt(name=found.name, byte=0)
    finish(found, reading, fits, at=timezone.now())
    put_down_next(found.chat_id)


@transaction.atomic
def ask(found: Capture, question: DatesToSettle) -> None:
    """Leave the question to a person; what was stored until it came up goes."""
    still = Capture.objects.select_for_update().filter(pk=found.pk, step=Step.STORING).first()
    if still is None:
        return
    still.step, still.percent = Step.ASKING, 0
    still.question, still.choices = question.part("what"), question.fields["answers"]
    still.save()
    clear.enqueue(found.pk)


def refuse(found: Capture, reason: str, *, kind: str, by: Actor, at: datetime) -> None:
    """The capture ends without being kept, in the transaction of the caller; the queue takes away what was stored of it."""
    found.step, found.reason, found.ended_at = Step.REFUSED, reason, at
    found.save()
    record(kind, by=by.key, at=at, subject=found.subject, digest=found.sha256, words=reason)
    clear.enqueue(found.pk)


@task()
def clear(number: int) -> None:
    """Take away the messages of a capture that is not kept, some thousands in a transaction; then the next of its chat has its turn."""
    while True:
        with transaction.atomic():
            found = Capture.objects.select_for_update().get(pk=number)
            if found.step not in (Step.REFUSED, Step.ASKING):
                return
            if _emptied(found):
                Capture.objects.filter(pk=number).update(position=0)
                put_down_next(found.chat_id)
                return


def _emptied(found: Capture) -> bool:
    """Take away some thousands of what was stored of it; True where nothing was left."""
    found.sightings.all().delete()
    rows = Message.objects.filter(chat=found.chat_id, capture=found.pk)
    numbers = list(rows.values_list("pk", flat=True)[:TAKEN_OUT])
    take_out(numbers)
    return not numbers


def put_down_next(chat: int) -> None:
    """The next capture of a chat, which has waited for this one."""
    waiting = Capture.objects.filter(chat=chat, step=Step.RECEIVED).order_by("pk").first()
    if waiting:
        go_on.enqueue(waiting.pk, waiting.position)
