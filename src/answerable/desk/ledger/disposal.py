"""Take the bytes of entries away where the record they are about was disposed of; their hashes stay, and prove the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from answerable.desk.ledger.models import Entry, Erasure
from answerable.desk.ledger.recording import record
from answerable.desk.ledger.sealing import seal

EMPTY: Mapping[str, str] = {"kind": "", "by": "", "case": "", "subject": ""}


@transaction.atomic
def destroy(*, case: str = "", subject: str = "", data: Mapping[str, object], by: str, at: datetime) -> Entry:
    """The entry of a disposal, after which the entries of that case, or of that subject and its parts, have no bytes.

    data: under which class and version of the schedule, by which authority. The entry lists the places of what went
    and is itself about neither the case nor the subject: it stays. Refuses to be told neither (ValueError).
    """
    if bool(case) == bool(subject):
        raise ValueError("a disposal is of one case or of one subject")
    seal(at=at)  # only what has its place can be named by it
    of_subject = Q(subject=subject) | Q(subject__startswith=f"{subject}/")
    gone = Entry.objects.filter(case=case) if case else Entry.objects.filter(of_subject)
    runs = _runs(gone.exclude(body=None).order_by("seq").values_list("seq", flat=True))
    entry = record("disposed", by=by, at=at, data={**data, "events": [list(run) for run in runs]})
    Erasure.objects.bulk_create(Erasure(entry=entry, first=first, last=last) for first, last in runs)
    for first, last in runs:
        Entry.objects.filter(seq__range=(first, last)).update(body=None, **EMPTY)
    return entry


def _runs(places: Iterable[int | None]) -> list[tuple[int, int]]:
    """Places as runs without a gap: 3, 4, 5, 9 are (3, 5) and (9, 9)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if place is None:
            continue
        if runs and runs[-1][1] == place - 1:
            runs[-1] = (runs[-1][0], place)
        else:
            runs.append((place, place))
    return runs
