"""Make a file for one kind of device from the registers; its exact bytes are kept, and their digest is in the log."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.channels.access import require
from answerable.desk.channels.models import PolicyExport
from answerable.desk.files import keeping
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing
from answerable.registers import DEVICE_FORMATS, device_files, policy_of_devices


@transaction.atomic
def export_policy(*, format: str, kind: str, by: Actor, at: datetime) -> PolicyExport:
    """The export. Refuses who may not (NotAllowed), and a format that the kind of device does not obey (NoSuchThing)."""
    require(by, to="make a file for devices")
    policy = policy_of_devices(authority())
    made = (
        next((file for file in device_files(policy, format=format) if file.kind == kind), None)
        if format in DEVICE_FORMATS
        else None
    )
    if made is None:
        raise NoSuchThing(thing="such file", where="the files for devices")
    export = PolicyExport.objects.create(
        format=format,
        kind=kind,
        version=policy.version[:80],
        digest=policy.digest,
        rules=len(made.rules),
        unsaid=len(made.unsaid),
        file=keeping.keep(made.content, name=made.name, media=made.media, at=at),
        by=by.key,
        at=at,
    )
    data = {
        "register": "tools", "format": format, "kind": kind, "version": policy.version, "registers": policy.digest,
        "rules": export.rules, "not_said": export.unsaid,
    }  # fmt: skip
    record(
        "exported", by=by.key, at=at, subject=f"device-policy:{export.pk}", digest=digest_of(made.content), data=data
    )
    return export
