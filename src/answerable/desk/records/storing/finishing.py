"""The end of a capture: what it shows beside the other captures of its chat, its counts, and the duty that it meets."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Max, Min

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK
from answerable.desk.records.models import Capture, Chat, Message, Party, Step
from answerable.desk.records.storing.attached import read_files
from answerable.desk.records.storing.comparing import compare, counted, gap_note
from answerable.desk.records.storing.duty import meet_duty
from answerable.desk.records.storing.joining import Fit
from answerable.desk.records.storing.marks import cleaned
from answerable.records import Reading, source_json


def finish(found: Capture, reading: Reading, fit: Fit, *, at: datetime) -> None:
    """The capture, complete: once it is known that its records and the gaps between them gave the file back."""
    names = dict(Party.objects.filter(chat=found.chat_id).values_list("key", "name"))
    about = source_json(reading, senders=names, question="")
    first, last = _ends(found)
    notes = [fit.note] if fit.note else []
    with transaction.atomic():
        still = Capture.objects.select_for_update().filter(pk=found.pk, step=Step.STORING).first()
        if still is None:
            return
        still.about, still.records_count = cleaned(about), reading.tally.records
        still.new_count = still.records_count - still.sightings.count()
        still.first_at, still.last_at = first, last
        still.step, still.percent, still.ended_at = Step.DONE, 100, at
        still.save()
        notes += compare(still, is_whole=not reading.tally.unread)
        notes += gap_note(still)
        _settle_chat(still)
        still.changed_count, still.vanished_count = counted(still)
        still.notes = notes + meet_duty(still, at=at)
        still.save()
        data = {
            "records": still.records_count,
            "new": still.new_count,
            "changed": still.changed_count,
            "vanished": still.vanished_count,
        }
        record("capture-stored", by=DESK.key, at=at, subject=still.subject, digest=still.sha256, data=data)
        read_files.enqueue(still.pk)


def _ends(found: Capture) -> tuple[int | None, int | None]:
    """The first and last moment of its records, those that earlier captures showed among them."""
    own = Message.objects.filter(chat=found.chat_id, capture=found.pk).aggregate(
        first=Min("earliest"), last=Max("earliest")
    )
    seen = found.sightings.aggregate(first=Min("message__earliest"), last=Max("message__earliest"))
    firsts = [one["first"] for one in (own, seen) if one["first"] is not None]
    lasts = [one["last"] for one in (own, seen) if one["last"] is not None]
    return min(firsts, default=None), max(lasts, default=None)


def _settle_chat(found: Capture) -> None:
    """The counts of its chat."""
    done = Capture.objects.filter(chat=found.chat_id, step=Step.DONE)
    ends = done.aggregate(first=Min("first_at"), last=Max("last_at"))
    Chat.objects.filter(pk=found.chat_id).update(
        messages_count=sum(done.values_list("new_count", flat=True)), first_at=ends["first"], last_at=ends["last"]
    )
