"""An outside clock: after a key act a time-stamping authority is asked about the checkpoint over it (RFC 3161).

Where the settings name no authority nobody is asked. It learns the hash of a checkpoint and nothing else. What it answers is
kept beside the checkpoint once the certificates of the settings show that it is genuine; until then the queue asks again.
"""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.db.models import F
from django_tasks import task

from answerable.desk.components import calling
from answerable.desk.ledger.models import Checkpoint, Timestamp
from answerable.errors import AnswerableError, NoOutsideClock, NoTimestamp, NoTimestampPart
from answerable.evidence import Note, require_timestamp, timestamp_request

LARGEST = 100_000  # bytes of an answer; one has some thousands
FAULTS = (NoOutsideClock, NoTimestamp, NoTimestampPart)


def await_word(checkpoint: Checkpoint) -> None:
    """Put down that the authority is asked about a checkpoint, in the transaction that cuts it; nothing where none is named."""
    if settings.TIMESTAMPS:
        Timestamp.objects.create(checkpoint=checkpoint)
        ask.enqueue(checkpoint.size)


@task(single=True)
def ask(size: int) -> None:
    """Ask about the checkpoint of that size, and keep what is answered. Raises what went wrong, once it is put down."""
    row = Timestamp.objects.select_related("checkpoint").filter(checkpoint__size=size, reply=None).first()
    if row is None or not settings.TIMESTAMPS:
        return
    waiting = Timestamp.objects.filter(pk=row.pk, reply=None)
    try:
        reply, moment = _answer(Note.parse(row.checkpoint.note))
    except FAULTS as error:
        waiting.update(attempts=F("attempts") + 1, fault=_in_words(error)[:200])
        raise
    waiting.update(attempts=F("attempts") + 1, fault="", reply=reply, moment=moment)


def replies() -> dict[int, bytes]:
    """What the authority has answered, by the size of the checkpoint that it is about."""
    kept = Timestamp.objects.exclude(reply=None).values_list("checkpoint__size", "reply")
    return {size: bytes(reply or b"") for size, reply in kept}


def _answer(note: Note) -> tuple[bytes, datetime]:
    """The authority's reply about a checkpoint, and the moment that it vouches for."""
    url, request = _address(), timestamp_request(note)
    headers = {"Content-Type": "application/timestamp-query", "User-Agent": "Answerable"}
    try:
        answer = calling.post(url, places=[url.hostname or ""], body=request, headers=headers, most=LARGEST)
    except OSError as error:
        raise NoOutsideClock(fault=calling.fault_of(error)) from None
    if answer.status != HTTPStatus.OK:
        raise NoOutsideClock(fault=f"it answered with the status {answer.status}")
    return answer.body, require_timestamp(answer.body, note=note, roots=_roots())


def _address() -> SplitResult:
    try:
        url = urlsplit(settings.TIMESTAMPS)
        calling.port_of(url)
    except (KeyError, ValueError):
        raise NoOutsideClock(fault="ANSWERABLE_TIMESTAMPS is no address that begins with http:// or https://") from None
    return url


def _roots() -> bytes:
    try:
        return Path(settings.TIMESTAMPS_CA).read_bytes()
    except OSError:
        raise NoOutsideClock(fault="the file of certificates in ANSWERABLE_TIMESTAMPS_CA cannot be read") from None


def _in_words(error: AnswerableError) -> str:
    """What went wrong, as pages say it after a colon."""
    return str(error.fields.get("fault") or error.part("what").rstrip("."))
