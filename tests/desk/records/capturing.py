"""Chats for the tests of captures: written as a phone exports them, captured, and worked through to the end."""

import io
import uuid
from datetime import datetime, timedelta

from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Capture, Message

GROUP = "GRP-01"
START = datetime(2026, 3, 23, 13, 30)  # noqa: DTZ001  # as a phone prints it


def line(minute, sender, text):
    """One message of an Android phone, so many minutes after the start."""
    return f"{START + timedelta(minutes=minute):%d/%m/%Y, %H:%M} - {sender}: {text}\n"


def export_of(messages):
    """The file of (minute, sender, text) each."""
    return "".join(line(*message) for message in messages).encode()


def begun(data, *, by, at, name="WhatsApp Chat with Duty cell.txt", chat=None, **told):
    """A capture that the queue has not read yet."""
    export = Export(io.BytesIO(data), name, **told)
    return begin_capture(key=uuid.uuid4(), chat=chat or NewChat(group=GROUP), export=export, by=by, at=at)


def captured(data, *, by, at, run_jobs, **told):
    """A capture after all the work that follows from it."""
    found = begun(data, by=by, at=at, **told)
    run_jobs()
    return Capture.objects.get(pk=found.pk)


def texts(chat=None):
    """What is stored, in the order of time."""
    rows = Message.objects.all() if chat is None else Message.objects.filter(chat=chat)
    return list(rows.order_by("pk").values_list("text", flat=True))
