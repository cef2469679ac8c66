"""Failed attempts to sign in, and the lock that follows.

Kept in a table and not in a cache, so that every process counts the same ones, a restart forgets none, an
administrator can lift a lock and the ledger can say when there was one. Only keyed digests of the address tried
and of where it came from are kept, for a day.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import salted_hmac

from answerable.desk.ledger.recording import record
from answerable.desk.people.models import Failure, Person
from answerable.desk.people.preferences import preferences

KEPT = timedelta(days=1)
ORIGIN_TIMES = 5  # a whole building may share one origin: it may fail this many times as often as one account


def began(address: str, *, origin: str, at: datetime) -> Failure | None:
    """An attempt, counted before it is judged; None where the account or the origin is locked, and it is not judged."""
    attempt = Failure(address=_key(address), origin=_key(origin), at=at)
    chosen = preferences()
    since = at - timedelta(minutes=chosen["lock_minutes"])
    most = chosen["sign_in_failures"]
    if (
        _failed(address=attempt.address, since=since) >= most
        or _failed(origin=attempt.origin, since=since) >= most * ORIGIN_TIMES
    ):
        return None
    attempt.save()
    return attempt


def is_locked(address: str, *, at: datetime) -> bool:
    """True while the account at this address takes no password or code."""
    chosen = preferences()
    since = at - timedelta(minutes=chosen["lock_minutes"])
    return _failed(address=_key(address), since=since) >= chosen["sign_in_failures"]


def succeeded(attempt: Failure) -> None:
    """The attempt was no failure. Earlier ones stand until the whole sign-in is done."""
    attempt.delete()


@transaction.atomic
def failed(attempt: Failure, *, person: Person | None, at: datetime) -> None:
    """Record a failure; the one that reaches the limit is recorded as the lock."""
    chosen = preferences()
    count = _failed(address=attempt.address, since=at - timedelta(minutes=chosen["lock_minutes"]))
    record(
        "account-locked" if count >= chosen["sign_in_failures"] else "sign-in-failed",
        by="anyone",
        at=at,
        subject=f"person:{person.pk}" if person else "",
    )


def forget(address: str) -> None:
    """Lift the lock of an account."""
    Failure.objects.filter(address=_key(address)).delete()


def forget_old(*, at: datetime) -> None:
    """Take away attempts that are a day old."""
    Failure.objects.filter(at__lt=at - KEPT).delete()


def _failed(since: datetime, **key: str) -> int:
    return Failure.objects.filter(at__gt=since, **key).count()


def _key(value: str) -> str:
    return salted_hmac("answerable.desk.people.attempts", value.strip().lower(), algorithm="sha256").hexdigest()
