"""Record an act: one entry, in the transaction of the act itself."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from hashlib import sha256

from django.db import connection

from answerable.desk.ledger.models import Entry
from answerable.desk.ledger.signals import recorded
from answerable.evidence import encode, leaf_hash

DESK = "desk"  # what the desk prepared by itself
APPLICANT = "applicant"
VERSION = 1
SALT = 16  # bytes


def record(  # noqa: PLR0913  # what was done, by whom, when, to what; each is a part of the entry
    kind: str,
    *,
    by: str,
    at: datetime,
    case: str = "",
    subject: str = "",
    digest: str = "",
    words: str = "",
    data: Mapping[str, object] | None = None,
    uid: uuid.UUID | None = None,
) -> Entry:
    """The entry of one act, written in the transaction of the act. Refuses to stand outside one (RuntimeError).

    digest: SHA-256 of a document. words: short or personal words, of which only a digest with the entry's salt is
    kept, so that nobody can find them by trying. uid: of an act that is tried again; the entry it has is given back.
    Refuses data with a fraction, or with what JSON has no word for (NotCanonical).
    """
    if not connection.in_atomic_block:
        raise RuntimeError(f"“{kind}” was recorded outside the transaction of its act")
    if uid and (done := Entry.objects.filter(uid=uid).first()):
        return done
    uid = uid or uuid.uuid4()
    salt = secrets.token_hex(SALT)
    said = {
        "v": VERSION, "id": str(uid), "kind": kind, "at": moment(at), "by": by, "case": case, "subject": subject,
        "digest": salted(words, salt) if words else digest, "data": dict(data or {}), "salt": salt,
    }  # fmt: skip
    body = encode(said)
    entry = Entry.objects.create(
        uid=uid, leaf=leaf_hash(body), body=body, kind=kind, by=by, at=at, case=case, subject=subject
    )
    recorded.send(sender=Entry, entry=entry)
    return entry


def moment(at: datetime) -> str:
    """A moment as entries write it: in UTC, to the microsecond."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest_of(text: str | bytes) -> str:
    """The SHA-256 of exact bytes, in hexadecimal."""
    return sha256(text.encode() if isinstance(text, str) else text).hexdigest()


def salted(words: str, salt: str) -> str:
    """The digest of short words together with the salt of their entry, in hexadecimal."""
    return sha256(bytes.fromhex(salt) + words.encode()).hexdigest()


def history(case: str) -> tuple[Entry, ...]:
    """Every entry of a case, oldest first."""
    return tuple(Entry.objects.filter(case=case))


def with_others_than(*kinds: str, cases: Collection[str]) -> frozenset[str]:
    """Those of these cases on which an act of another kind is recorded."""
    return frozenset(Entry.objects.filter(case__in=cases).exclude(kind__in=kinds).values_list("case", flat=True))


def about(subject: str, *, most: int = 100) -> tuple[Entry, ...]:
    """The latest entries about one thing that is no case, newest first."""
    return tuple(Entry.objects.filter(subject=subject, case="").order_by("-id")[:most])
