"""Issue a paper of a breach, the form or the dossier: that it was taken out, by whom and with which bytes, is in the log."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from answerable.desk.breaches import access
from answerable.desk.breaches.papers import DOSSIER, FORM, Source, rendered, written
from answerable.desk.breaches.queries import breach_page
from answerable.desk.ledger import sealing
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import role_words
from answerable.desk.registers.authority import authority
from answerable.desk.registers.showing import history
from answerable.errors import NoSuchThing, NotAllowed

ENDINGS = ("pdf", "docx")


@dataclass(frozen=True, slots=True)
class Issued:
    """A file, ready to be saved."""

    name: str
    data: bytes


@transaction.atomic
def issue(*, key: str, name: str, ending: str, by: Actor, at: datetime) -> Issued:
    """The paper as it stands now. Refuses those who do not read breaches whole (NotAllowed), and what is no paper (NoSuchThing)."""
    if name not in (FORM, DOSSIER) or ending not in ENDINGS:
        raise NoSuchThing(thing="such paper", where=key)
    if not access.reads_all(by):
        raise NotAllowed(who=by.name, act="take out this paper", where=key, because="It holds what may not be published.", instead="Ask the data protection officer.")  # fmt: skip
    entry = access.for_reading(key, by=by)
    note = sealing.seal(at=at)
    source = Source(entry, breach_page(key, by=by, at=at), history(access.REGISTER, key))
    signed, mark = (by.name, role_words(by.roles)), note.checkpoint.mark if note else ""
    letter = written(name, source, authority=authority().profile, signed=signed, at=at, mark=mark)
    data = rendered(letter, ending)
    told = {"paper": name, "ending": ending, "version": int(entry.version or 1)}
    record(
        "exported",
        by=by.key,
        at=at,
        subject=f"register:{access.REGISTER}/{key}",
        digest=sha256(data).hexdigest(),
        data=told,
    )
    return Issued(f"{key} {name}.{ending}", data)
