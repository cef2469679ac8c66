"""What the ledger keeps of an event: identifiers, digests and results in plain; all words as one salted digest."""

from __future__ import annotations

import json
from hashlib import sha256

from answerable.desk.custody.models import CustodyEvent, Investigation

WORDS = (
    "by_name", "by_roles", "witness", "claimed_basis", "from_custodian", "from_place", "to_custodian", "to_place",
    "recipient", "reason", "authority", "method", "outcome",
)  # fmt: skip


def subject(investigation: Investigation, number: int | None = None) -> str:
    """What an event is about, as the ledger names it: evidence:EV-2026-003/2."""
    return f"evidence:{investigation.reference}" + (f"/{number}" if number else "")


def subject_of(event: CustodyEvent) -> str:
    """What this event is about."""
    return subject(event.investigation, event.item.number if event.item else None)


def plain(event: CustodyEvent) -> dict[str, object]:
    """The data of the entry: nothing personal, nothing empty."""
    data: dict[str, object] = {
        "event": str(event.key),
        "number": event.number,
        "size": event.size,
        "result": event.result,
        "seal": event.seal,
        "seal_read": event.seal_read,
        "claimed_at": event.claimed_at.isoformat() if event.claimed_at else "",
        "due_back_on": event.due_back_on.isoformat() if event.due_back_on else "",
        "corrects": event.corrects.number if event.corrects else None,
        "made": [{key: made[key] for key in ("number", "kind", "digest", "size")} for made in event.made],
        "given": event.given,
        "words": words_digest(event),
    }
    return {key: value for key, value in data.items() if value not in (None, "", [])}


def words_digest(event: CustodyEvent) -> str:
    """The salted digest of everything that is said in words, so that a short word cannot be guessed from it."""
    return sha256(bytes.fromhex(event.salt) + said_in(event)).hexdigest()


def said_in(event: CustodyEvent) -> bytes:
    """The words of an event in their canonical bytes: UTF-8 JSON, keys sorted, no spaces."""
    return json.dumps(words_of(event), sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def words_of(event: CustodyEvent) -> dict[str, object]:
    """Everything that is said in words, by the names of what it is."""
    return {name: getattr(event, name) for name in WORDS} | {"made": event.made}
