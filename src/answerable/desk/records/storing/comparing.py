"""What stood in one capture of a chat and not in a later one of its days: what was edited, deleted, or vanished.

Earlier and later is told by the day of the export, else by the last message. Only captures of one account are compared for what
vanished: on another phone a message can be missing because its owner deleted it there, or was not yet in the group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Exists, OuterRef, Q, QuerySet

from answerable.desk.records.models import Capture, Message, Sighting, Step
from answerable.desk.records.rows import first_id, minute_of
from answerable.desk.records.storing.days import day_of
from answerable.desk.records.storing.numbers import stretches
from answerable.law import long_day
from answerable.records import Kind

_MOST = 5000  # rows in one statement
_MATCHED = 0.5  # of what was shown before: where less is found again, nothing is said to have vanished

UNREAD = "Parts of its file could not be read, so it is not compared with earlier captures for what vanished."


def compare(found: Capture, *, is_whole: bool) -> list[str]:
    """Mark what this capture, or one that was exported later, shows changed or no longer; gives notes for a person."""
    done = Capture.objects.filter(chat=found.chat_id, step=Step.DONE).exclude(pk=found.pk)
    if not done:
        return []
    _changed(found)
    notes = []
    alike = [one for one in done if one.account.casefold() == found.account.casefold()]
    if not is_whole:
        return [UNREAD]
    before = [one for one in alike if order(one) < order(found)]
    if before and (note := _vanished(before, found)):
        notes.append(note)
    for later in sorted((one for one in alike if order(one) > order(found)), key=order):
        if not (later.about or {}).get("unread"):
            _vanished([found], later)
    for one in alike:
        one.changed_count, one.vanished_count = counted(one)
        one.save(update_fields=["changed_count", "vanished_count"])
    return notes


def order(capture: Capture) -> tuple[str, int, int]:
    """Where a capture stands among those of its chat, by the time of its export."""
    last = capture.last_at or 0
    day = capture.exported_on.isoformat() if capture.exported_on else day_of(last).isoformat()
    return day, last, capture.pk


def counted(found: Capture) -> tuple[int, int]:
    """How many messages it shows edited or deleted, and how many of its days it no longer shows."""
    return Message.objects.filter(became__capture=found.pk).count(), Message.objects.filter(gone_in=found.pk).count()


def gap_note(found: Capture) -> list[str]:
    """What no capture covers just before this one."""
    if found.first_at is None:
        return []
    done = Capture.objects.filter(chat=found.chat_id, step=Step.DONE, first_at__lt=found.first_at).exclude(pk=found.pk)
    ends = [last for last in done.values_list("last_at", flat=True) if last is not None]
    if not ends or max(ends) >= found.first_at:
        return []
    return [f"Nothing is captured between {long_day(day_of(max(ends)))} and {long_day(day_of(found.first_at))}."]


def _vanished(before: Iterable[Capture], later: Capture) -> str:
    """Mark what earlier captures of its days show and this one does not: between its first and its last minute."""
    if later.first_at is None or later.last_at is None:
        return ""
    first, last = first_id(later.first_at // 60 + 1), first_id(later.last_at // 60) - 1
    shown = Sighting.objects.filter(message=OuterRef("pk"))
    rows = Message.objects.filter(chat=later.chat_id, pk__range=(first, last)).exclude(kind=Kind.SYSTEM)
    rows = rows.filter(Q(capture__in=before) | Exists(shown.filter(capture__in=[one.pk for one in before])))
    is_there = Q(capture=later.pk) | Exists(shown.filter(capture=later.pk))
    missing = rows.exclude(is_there).filter(became=None)
    gone = list(missing.filter(gone_in=None).values_list("pk", flat=True))
    if not gone:
        return ""
    if missing.count() > (1 - _MATCHED) * rows.count():
        return "Most of what earlier captures show of its days is not in it, so nothing is marked as vanished. Look whether it is the same chat."
    for numbers in _some(gone):
        Message.objects.filter(pk__in=numbers).update(gone_in=later)
    return ""


def _changed(found: Capture) -> None:
    """Link what was said with what stands in its place since: the same minute and sender, edited or deleted."""
    orders = {one.pk: order(one) for one in Capture.objects.filter(chat=found.chat_id)}
    chat = Message.objects.filter(chat=found.chat_id)
    others = chat.exclude(capture=found.pk)
    ends = [others.order_by(by).values_list("pk", flat=True).first() for by in ("pk", "-pk")]
    if ends[0] is None or ends[1] is None:
        return
    first, last = (
        first_id(minute_of(ends[0])),
        first_id(minute_of(ends[1]) + 1) - 1,
    )  # whole minutes: slots tell no order
    new = chat.filter(capture=found.pk, pk__range=(first, last)).exclude(party=None)
    minutes = sorted({minute_of(number) for number in new.values_list("pk", flat=True)})
    for first, last in stretches(minutes):
        _link(chat.filter(pk__range=(first, last)).exclude(party=None).exclude(kind=Kind.SYSTEM), orders)


def _link(rows: QuerySet[Message], orders: dict[int, tuple[str, int, int]]) -> None:
    """One stretch of minutes."""
    shown: dict[int, set[int]] = defaultdict(set)
    for message, capture in Sighting.objects.filter(message__in=rows).values_list("message", "capture"):
        shown[message].add(capture)
    places: dict[tuple[int, int | None], list[Message]] = defaultdict(list)
    for row in rows.only("pk", "capture", "party", "kind", "is_edited", "became", "text").order_by("pk"):
        shown[row.pk].add(row.capture_id)
        places[minute_of(row.pk), row.party_id].append(row)
    changed = []
    for together in places.values():
        if len(together) > 1:
            changed += list(_successors(together, shown, orders))
    Message.objects.bulk_update(changed, ["became"], batch_size=_MOST)


def _successors(
    together: list[Message], shown: dict[int, set[int]], orders: dict[int, tuple[str, int, int]]
) -> Iterator[Message]:
    """Each message of one sender in one minute that another has taken the place of: last seen before that one was first seen."""
    seen = {row.pk: ([orders[one] for one in shown[row.pk] if one in orders]) for row in together}
    taken = {row.became_id for row in together if row.became_id}
    for mark in together:
        if not (mark.is_edited or mark.kind == Kind.DELETED) or mark.pk in taken:
            continue
        before = [
            row for row in together
            if row.pk != mark.pk and row.became_id is None and row.kind != Kind.DELETED and seen[row.pk]
            and max(seen[row.pk]) < min(seen[mark.pk]) and not shown[row.pk] & shown[mark.pk]
        ]  # fmt: skip
        if before:
            latest = max(max(seen[row.pk]) for row in before)
            row = next(row for row in before if max(seen[row.pk]) == latest)
            row.became = mark
            yield row


def _some(numbers: list[int]) -> Iterator[list[int]]:
    return (numbers[at : at + _MOST] for at in range(0, len(numbers), _MOST))
