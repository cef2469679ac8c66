"""Take one step on a track of a breach: the act of the table becomes one change of the register, with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from answerable.desk.breaches.access import REGISTER
from answerable.desk.breaches.actions.coming import must_have_come
from answerable.desk.people.actors import Actor
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import KeptEntry
from answerable.desk.registers.showing import find
from answerable.errors import NoSuchThing, StepOutOfTurn
from answerable.law import uk_day
from answerable.registers import Value, breach_acts, breach_tracks, jsonable


@dataclass(frozen=True, slots=True)
class Said:
    """What was said with a step: the version that was read, what its fields got, why, and which row it is about."""

    version: int
    given: Mapping[str, object]
    reason: str = ""
    row: int = 0


@transaction.atomic
def take_step(*, key: str, act: str, said: Said, by: Actor, at: datetime) -> KeptEntry | None:
    """The entry after the step; None where nothing differs.

    Refuses those who do not keep the register (NotAllowed), a step that does not follow (StepOutOfTurn), an entry changed
    since (ChangedMeanwhile), and a moment that has not come and what the register's guards refuse (EntryRefused).
    """
    definition = breach_acts.ACTS.get(act)
    if definition is None:
        raise NoSuchThing(thing="such act", where=key)
    _, _, entry = find(REGISTER, key, folder=authority())
    if int(entry.version or 1) == said.version and not breach_acts.may(entry, definition):
        stands = breach_tracks.standing(entry)
        because = f"{key} stands at “{stands[definition.track] or stands['case']}”"
        raise StepOutOfTurn(act=definition.label, entry=key, because=because, do="Look at what its page offers now.")
    must_have_come(key, said.given, at=at)
    given: dict[str, Value] = {**said.given, **breach_acts.signed(entry, act, who=by.name, why=said.reason)}  # type: ignore[dict-item]  # its fields coerce them
    values = breach_acts.acted(entry, act, given, on=uk_day(at), row=said.row)
    reason = str(said.given.get(definition.reason) or "") if definition.reason else said.reason
    plain = {name: jsonable(value) for name, value in values.items()}
    return change(register=REGISTER, key=key, values=plain, version=said.version, reason=reason, by=by, at=at)
