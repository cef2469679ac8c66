"""Correct who asked, where they are written to, and what the request is called."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import Applicant
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import lose_approval
from answerable.desk.cases.actions.indexing import index_case
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.law import uk_day


@transaction.atomic
def correct_details(*, reference: str, applicant: Applicant, subject: str, by: Actor, at: datetime) -> Case:
    """The case with this applicant and subject. The letters carry them, so an approval is taken back.

    An empty subject leaves the one that stands. The request itself stays in the correspondence as it came.
    """
    case = access.for_change(reference, by=by, to="correct-details")
    name, email, address = applicant.name.strip(), applicant.email.strip().lower(), applicant.address.strip()
    subject = subject.strip() or case.subject
    was = (case.applicant_name, case.applicant_email, case.applicant_address, case.subject)
    if was == (name, email, address, subject):
        return case
    case.applicant_name, case.applicant_email, case.applicant_address, case.subject = name, email, address, subject
    was_approved = lose_approval(case)
    settle(case, uk_day(at))
    index_case(case)
    words = "\n".join((name, email, address, subject))
    record("details-corrected", by=by.key, at=at, case=reference, words=words, data={"taken_back": was_approved})
    return case
