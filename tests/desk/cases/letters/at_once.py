"""One step further for the first case that can take one."""

from datetime import UTC, datetime

from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.previews import written
from answerable.desk.people.actors import acting
from answerable.desk.people.models import Person

AT = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)


def take_on():
    """True where there was something to do."""
    case = Case.objects.filter(stage__in=["answering", "approval", "approved"]).order_by("?").first()
    if case is None:
        return False
    officer = acting(Person.objects.get(email="olive.officer@harrowmere.example"))
    if case.stage == "answering":
        submit(case.reference, by=officer, at=AT)
    elif case.stage == "approval":
        approver = acting(Person.objects.get(email="april.approver@harrowmere.example"))
        approve(case.reference, digest=written(case, on=AT.date()).digest, by=approver, at=AT)
    else:
        send(case.reference, by=officer, at=AT)
    return True
