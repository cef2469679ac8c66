"""Carry out an import, as its preview said."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.keeping import Why, require_two, write_change, write_new, write_removal
from answerable.desk.registers.actions.taking_in import for_change, settle
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import ADDED, CHANGED, REMOVED, Plan, plan
from answerable.desk.registers.models import KeptEntry, KeptRegister, Upload
from answerable.desk.registers.uploads import incoming_of, upload_of
from answerable.errors import PlanChanged
from answerable.law import uk_day
from answerable.registers import Register


@transaction.atomic
def carry_out(*, register: str, number: int, digest: str, by: Actor, at: datetime) -> Plan:
    """The import of that number, kept: what was refused is left out. An import that was carried out is not done again.

    digest is that of the preview. Refuses whoever does not keep the register (NotAllowed), and an import that would now
    do something else (PlanChanged).
    """
    definition, row = for_change(register, by=by, at=at)
    upload = Upload.objects.select_for_update().get(pk=upload_of(register, number).pk)
    found = plan(incoming_of(upload), register=definition, folder=authority())
    if upload.kept_at:
        return found
    if found.digest != digest:
        raise PlanChanged(register=definition.title)
    _write(found, row, definition, Why(by, at, upload.reason))
    settle(row)
    upload.kept_at = at
    upload.save(update_fields=["kept_at"])
    data = {"register": register, "upload": upload.pk, **found.counts}
    record("register-imported", by=by.key, at=at, subject=f"register:{register}", digest=upload.file.sha256, data=data)
    return found


def _write(found: Plan, row: KeptRegister, definition: Register, why: Why) -> None:
    stored = {one.key: one for one in KeptEntry.objects.filter(register=row)}
    main = definition.sections[0].name
    for planned in (one for one in found.rows if one.what in (ADDED, CHANGED, REMOVED)):
        entry = definition.completed(planned.entry, uk_day(why.at)) if planned.section == main else planned.entry
        if planned.what == ADDED:
            write_new(entry, row=row, register=definition, section=planned.section, why=why)
        elif planned.what == CHANGED:
            require_two(stored[entry.id], entry, register=definition, by=why.by)
            names = tuple(one.name for one in planned.differences)
            write_change(stored[entry.id], entry, names=names, why=why)
        else:
            write_removal(stored[entry.id], entry, why=why)
