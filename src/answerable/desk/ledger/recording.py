"""Record an act: one entry, in the transaction of the act itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from hashlib import sha256

from django.db import connection

from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.signals import recorded

DESK = "desk"  # what the desk prepared by itself
APPLICANT = "applicant"


def record(
    kind: str,
    *,
    by: str,
    at: datetime,
    case: str = "",
    subject: str = "",
    digest: str = "",
    data: Mapping[str, object] | None = None,
) -> Entry:
    """The entry of one act, written in the transaction of the act. Refuses to stand outside one (RuntimeError)."""
    if not connection.in_atomic_block:
        raise RuntimeError(f"“{kind}” was recorded outside the transaction of its act")
    entry = Entry.objects.create(
        kind=kind, by=by, at=at, case=case, subject=subject, digest=digest, data=dict(data or {})
    )
    recorded.send(sender=Entry, entry=entry)
    return entry


def digest_of(text: str | bytes) -> str:
    """The SHA-256 of exact bytes, in hexadecimal."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def history(case: str) -> tuple[Entry, ...]:
    """Every entry of a case, oldest first."""
    return tuple(Entry.objects.filter(case=case))


def with_others_than(kind: str, *, cases: Collection[str]) -> frozenset[str]:
    """Those of these cases on which an act of another kind is recorded."""
    return frozenset(Entry.objects.filter(case__in=cases).exclude(kind=kind).values_list("case", flat=True))


def about(subject: str, *, most: int = 100) -> tuple[Entry, ...]:
    """The latest entries about one thing that is no case, newest first."""
    return tuple(Entry.objects.filter(subject=subject, case="").order_by("-id")[:most])


def under(beginning: str) -> tuple[Entry, ...]:
    """Every entry whose subject begins so ("evidence:EV-2026-003"), oldest first."""
    return tuple(Entry.objects.filter(subject__startswith=beginning).order_by("pk"))
