"""Report what may be a breach: it gets its reference, for ever. The 72 hours do not run yet."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.desk.breaches.access import REGISTER
from answerable.desk.breaches.actions.coming import must_have_come
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.actions.taking_in import for_change
from answerable.desk.registers.models import KeptEntry
from answerable.law import uk_day
from answerable.registers import Value, breach_kinds, breach_tracks, jsonable, put

NUMBER = "BR-{year}-{number:03}"


@transaction.atomic
def report(*, given: Mapping[str, Value], reason: str, by: Actor, at: datetime) -> KeptEntry:
    """The new entry, reported inside at the moment given or else now.

    Refuses those who do not keep the register (NotAllowed), a moment that has not come and what its fields refuse (EntryRefused).
    """
    must_have_come("The new entry", given, at=at)
    on = uk_day(at)
    _, row = for_change(REGISTER, by=by, at=at)  # locked, so that a number is given once
    used = set(row.entries.values_list("key", flat=True))
    number = next(n for n in range(1, len(used) + 2) if NUMBER.format(year=on.year, number=n) not in used)
    values: dict[str, Value] = {
        "ref": NUMBER.format(year=on.year, number=number),
        "kind": breach_tracks.UNDECIDED,
        "status": "reported",
    }
    values |= {"reported_inside_at": at.isoformat(timespec="minutes"), "history": ({"date": on, "to": "reported"},)}
    values |= {"publish": {"count": "yes", "summary": "no"}}  # until somebody says what may be published
    values |= {"service": breach_kinds.NOT_KNOWN}
    for name, value in given.items():
        values = put(values, name, value)
    return add(register=REGISTER, values=_plain(values), reason=reason, by=by, at=at)


def _plain(values: Mapping[str, Value]) -> dict[str, object]:
    return {name: jsonable(value) for name, value in values.items()}
