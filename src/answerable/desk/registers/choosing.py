"""Choose the columns that one wants to see of a register. What somebody likes to see is no act on the register: it is not recorded."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import definitions
from answerable.desk.registers.looking import columns_of
from answerable.desk.registers.models import Columns
from answerable.errors import NoSuchThing


@transaction.atomic
def choose_columns(*, register: str, names: Iterable[str], by: Actor) -> tuple[str, ...]:
    """The names of the columns that there are, kept for that person. Refuses a register that is not defined (NoSuchThing)."""
    definition = definitions().get(register)
    if definition is None:
        raise NoSuchThing(thing="such register", where="the registers")
    known = {column.name for part in definition.sections for column in columns_of(definition, part)}
    chosen = tuple(name for name in dict.fromkeys(names) if name in known)
    Columns.objects.update_or_create(person=by.person, register=register, defaults={"names": list(chosen)})
    return chosen
