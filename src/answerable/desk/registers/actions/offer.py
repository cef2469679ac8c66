"""Offer a file for import: it is kept as it came, and nothing of it is in the register yet."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import require_editor
from answerable.desk.registers.actions.taking_in import definition_of
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import Incoming, plan
from answerable.desk.registers.models import Upload
from answerable.errors import NotAllowed


@transaction.atomic
def offer(*, register: str, incoming: Incoming, by: Actor, at: datetime) -> Upload:
    """The file, ready to be looked at. Refuses whoever does not keep the register, and a file that cannot be read."""
    definition = definition_of(register)
    require_editor(register, definition.title, by=by)
    if by.person is None:
        raise NotAllowed(
            who=by.name, act="import", where=definition.title, because="A person answers for it.", instead="Sign in."
        )
    plan(incoming, register=definition, folder=authority())
    upload = Upload.objects.create(
        register=register,
        section=incoming.section,
        file=keep(incoming.data, name=incoming.name, media="application/octet-stream", at=at),
        reason=incoming.reason.strip(),
        removes=incoming.removes,
        by=by.person,
        at=at,
    )
    data = {"register": register, "upload": upload.pk, "removes": incoming.removes}
    record(
        "register-import-offered",
        by=by.key,
        at=at,
        subject=f"register:{register}",
        digest=upload.file.sha256,
        data=data,
    )
    return upload
