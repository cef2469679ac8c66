"""Assign a case: the officer who answers for it, and the team it is counted with."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Person, Team
from answerable.desk.people.roles import Role
from answerable.errors import NotAllowed
from answerable.law import uk_day


@transaction.atomic
def assign(*, reference: str, owner: Person | None, team: Team | None, by: Actor, at: datetime) -> Case:
    """The case with this owner and team; None takes one away. Refuses an owner who is no officer (NotAllowed)."""
    case = access.for_change(reference, by=by, to="assign")
    if owner and not owner.has_role(Role.OFFICER):
        because = f"Only an {Role.OFFICER.label} can own a request."
        instead = "Choose an officer, or allocate a question to this person."
        raise NotAllowed(who=owner.name, act="own a request", where=reference, because=because, instead=instead)
    if (case.owner, case.team) == (owner, team):
        return case
    case.owner, case.team = owner, team
    settle(case, uk_day(at))
    data = {"owner": owner.pk if owner else None, "team": team.pk if team else None}
    record("assigned", by=by.key, at=at, case=reference, data=data)
    return case
