"""Ask the data protection officer for the report that an answer says is sent with the letter."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.allocate import Allocated, allocate, proposed_due_on
from answerable.desk.cases.actions.questions import question_of
from answerable.desk.cases.queries.known import reports_of
from answerable.desk.cases.queries.people import keeper_of_breaches
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete
from answerable.law import uk_day
from answerable.registers import listed

_ASKS = "The answer says that this goes to the applicant: {reports}. Attach it in the form in which anybody may have it, with what identifies people taken out. Let the name of each file begin with the number of its report, as the letter gives it."


@transaction.atomic
def ask_report(*, reference: str, number: str, by: Actor, at: datetime) -> Allocated:
    """The question, given to the data protection officer with the numbers of the reports that it promises.

    Refuses where the answer promises none, and where nobody here is data protection officer (NotComplete).
    """
    case = access.for_change(reference, by=by, to="allocate")
    reports = reports_of(question_of(case, number))
    keeper = keeper_of_breaches()
    if not reports or keeper is None:
        missing = "a report that its answer promises" if keeper else "a person with the role data protection officer"
        raise NotComplete(thing="Asking for the report", missing=missing, where=f"{reference}, question {number}", why="The data protection officer keeps the reports of breaches, by their numbers.", do="Ask a colleague instead, and say which report you need.")  # fmt: skip
    message = _ASKS.format(reports=listed(reports, joint="and"))
    due_on = proposed_due_on(before=case.due_on, on=uk_day(at))
    return allocate(reference=reference, number=number, name=keeper[0], email=keeper[1], due_on=due_on, message=message, by=by, at=at)  # fmt: skip
