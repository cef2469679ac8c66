"""Who reads registers, and who changes which: one table."""

from __future__ import annotations

from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role, role_words
from answerable.errors import NotAllowed

READERS = (Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR, Role.DATA_PROTECTION, Role.RECORDS)
EDITORS = {
    "positions": (Role.OFFICER, Role.RECORDS),
    "tools": (Role.RECORDS,),
    "groups": (Role.RECORDS,),
    "captures": (Role.RECORDS,),
    "breaches": (Role.DATA_PROTECTION,),
    "devices": (Role.RECORDS,),
    "retention": (Role.RECORDS,),
    "policies": (Role.RECORDS,),
    "custody": (Role.DATA_PROTECTION,),
    "controls": (Role.DATA_PROTECTION,),
    "requests": (Role.OFFICER, Role.RECORDS),
}
OWN = (Role.RECORDS,)  # a register that the authority defines itself


def editors(register: str) -> tuple[Role, ...]:
    """The roles that change that register."""
    return EDITORS.get(register, OWN)


def may_edit(register: str, *, by: Actor) -> bool:
    """True where that person changes that register."""
    return by.has_role(*editors(register))


def require_editor(register: str, title: str, *, by: Actor) -> None:
    """Refuses everyone who does not keep that register (NotAllowed)."""
    if not may_edit(register, by=by):
        only = f"The {title[:1].lower()}{title[1:]} is kept by: {role_words(editors(register))}."
        raise NotAllowed(
            who=by.name, act="change this register", where=title, because=only, instead="Ask someone who is."
        )
