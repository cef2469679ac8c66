"""How a hold is written down, and what it covers: shared by the acts that place and lift holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.retention import locks
from answerable.desk.retention.models import Hold, HoldSubject
from answerable.desk.retention.scope import Scope, found_by


@transaction.atomic
def look_again(*, at: datetime) -> int:
    """Let every open hold that has words cover what has come in since; gives how many things that was."""
    locks.share()
    return sum(cover(held, found_by(held.words), is_found=True) for held in Hold.objects.filter(released_at=None).exclude(words=""))  # fmt: skip


def placed(held: Hold, scope: Scope, by: Actor, at: datetime) -> Hold:
    """The hold, written down with what it covers, and recorded."""
    locks.share()
    held.placed_by, held.placed_at = by.key, at
    held.save()
    cover(held, scope.subjects)
    found = cover(held, found_by(held.words), is_found=True)
    data = {"kind": held.kind, "since": held.since.isoformat(), "covers": list(scope.subjects), "found": found}
    record("held", by=by.key, at=at, case=held.case, subject=f"hold:{held.pk}", data=data)  # fmt: skip
    return held


def cover(held: Hold, subjects: Iterable[str], *, is_found: bool = False) -> int:
    """How many subjects were new to the hold."""
    there = set(held.subjects.values_list("subject", flat=True))
    new = sorted({one for one in subjects if one not in there})
    HoldSubject.objects.bulk_create(HoldSubject(hold=held, subject=one, is_found=is_found) for one in new)
    return len(new)


def released(held: Hold, why: str, working: list[str], by: Actor, at: datetime) -> Hold:
    """The hold, lifted and recorded, with the working where it was lifted by rule."""
    held.released_at, held.released_by, held.released_why = at, by.key, why
    held.working = working or held.working
    held.save()
    data = {"kind": held.kind, "working": working} if working else {"kind": held.kind}
    record("released", by=by.key, at=at, case=held.case, subject=f"hold:{held.pk}", data=data)
    return held
