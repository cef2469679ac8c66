"""Who may do what with holds and disposal: every "must never" of it stands here.

Nobody approves what they proposed themselves; nobody lifts the hold of a request that is still open; what is held
does not go, whoever asks (actions/destroy_item.py, and the triggers of the database).
"""

from __future__ import annotations

from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.roles import Role
from answerable.desk.retention.models import Disposal, Hold
from answerable.errors import HeldByRule, NoSuchThing, NotAllowed

READERS = (Role.RECORDS, Role.DATA_PROTECTION, Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR)
KEEPERS = (Role.RECORDS,)
APPROVERS = (Role.RECORDS, Role.DATA_PROTECTION, Role.APPROVER)
INVESTIGATION = "breach_investigation"  # a data protection officer holds evidence of an investigation too
INVESTIGATORS = (*KEEPERS, Role.DATA_PROTECTION)
ACTS: dict[
    str, tuple[tuple[Role, ...], str]
] = {  # as the page on permissions prints them: who, and what keeps them from it
    "look at the schedule, what is due, holds and disposals": (READERS, ""),
    "place a hold, lift it": (KEEPERS, "nobody lifts the hold of a request: the desk does, by rule"),
    "place and lift a hold of an investigation": (INVESTIGATORS, ""),
    "put a disposal together, decide on what is in it, carry it out": (KEEPERS, "not what a hold covers, whoever asks"),
    "approve a disposal, send it back": (APPROVERS, "not who proposed it"),
}


def require_reader(by: Actor) -> None:
    """Refuses whoever may not see what is kept and held (NotAllowed)."""
    _require(by, READERS, "look at retention")


def require_keeper(by: Actor, *, to: str) -> None:
    """Refuses whoever does not keep the records (NotAllowed). The desk itself may: it acts by rule."""
    if by.key != DESK.key:
        _require(by, KEEPERS, to)


def require_holder(by: Actor, *, kind: str, to: str) -> None:
    """Refuses whoever may not place or lift a hold of that kind (NotAllowed)."""
    if by.key != DESK.key:
        _require(by, INVESTIGATORS if kind == INVESTIGATION else KEEPERS, to)


def may_hold(by: Actor, *, kind: str) -> bool:
    """True where they may place and lift holds of that kind."""
    return by.has_role(*(INVESTIGATORS if kind == INVESTIGATION else KEEPERS))


def require_approver(disposal: Disposal, *, by: Actor) -> None:
    """Refuses whoever may not approve a disposal, and who had a hand in it (NotAllowed)."""
    _require(by, APPROVERS, "approve a disposal")
    if by.key == disposal.begun_by:
        raise NotAllowed(
            who=by.name,
            act="approve this disposal",
            where=f"disposal {disposal.pk}",
            because="Nobody approves a disposal that they proposed themselves.",
            instead="Ask a colleague who took no part in it.",
        )


def may_approve(disposal: Disposal, *, by: Actor) -> bool:
    """True where their approval would not be refused."""
    return by.has_role(*APPROVERS) and by.key != disposal.begun_by


def hold_for_change(key: int, *, by: Actor, to: str) -> Hold:
    """The open hold, locked. Refuses one that is not there or has been lifted (NoSuchThing)."""
    hold = Hold.objects.select_for_update().filter(pk=key, released_at=None).first()
    if hold is None:
        raise NoSuchThing(thing="such open hold", where="the holds")
    require_holder(by, kind=hold.kind, to=to)
    if hold.case and by.key != DESK.key:
        raise HeldByRule(number=hold.pk, case=hold.case)
    return hold


def disposal_for_change(key: int) -> Disposal:
    """The run, locked. Refuses one that is not there (NoSuchThing)."""
    disposal = Disposal.objects.select_for_update().filter(pk=key).first()
    if disposal is None:
        raise NoSuchThing(thing="such disposal", where="the disposals")
    return disposal


def _require(by: Actor, roles: tuple[Role, ...], act: str) -> None:
    if not by.has_role(*roles):
        labels = " or ".join(role.label for role in roles)
        raise NotAllowed(
            who=by.name, act=act, where="retention", because=f"This is for: {labels}.", instead=f"Ask someone who is: {labels}."
        )  # fmt: skip
