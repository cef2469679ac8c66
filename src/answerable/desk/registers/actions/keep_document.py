"""Keep a version of the document that an entry of a register stands for."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import require_editor
from answerable.desk.registers.actions.taking_in import definition_of, subject_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import Document
from answerable.desk.registers.showing import find
from answerable.errors import NoSuchThing, RepeatedEntry


@transaction.atomic
def keep_document(
    *, register: str, key: str, version: str, data: bytes, name: str, by: Actor, at: datetime
) -> Document:
    """The document of that version, kept byte for byte beside those before it.

    Refuses a person who does not keep the register (NotAllowed), an entry that is not there or stands for no document
    (NoSuchThing), and a version that is kept already (RepeatedEntry).
    """
    definition = definition_of(register)
    require_editor(register, definition.title, by=by)
    find(register, key, folder=authority())
    if not definition.has_documents:
        raise NoSuchThing(thing="document", where=definition.title)
    version = version.strip()
    if Document.objects.filter(register=register, key=key, version=version).exists():
        raise RepeatedEntry(entry=f"version {version}", where=key, box="version")
    file = keep(data, name=name, media="application/octet-stream", at=at)
    document = Document.objects.create(register=register, key=key, version=version, file=file, by=by.key, at=at)
    told = {"register": register, "key": key, "document": document.pk, "version": version}
    record("register-document-kept", by=by.key, at=at, subject=subject_of(register, key), digest=file.sha256, data=told)
    return document
