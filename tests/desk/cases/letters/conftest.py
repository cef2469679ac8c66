"""A case that is answered, and the people who take its letter further."""

from datetime import date, timedelta

import pytest

from answerable.casefile import Stage
from desk.cases.letters.answered import GIVEN, NOT_HELD, save_answer


@pytest.fixture
def a_case(by, at):
    """a_case(GIVEN, NOT_HELD): a case that is being answered, with these answers; None for a question left open."""
    from answerable.desk.cases.actions.reckoning import reckon
    from answerable.desk.cases.actions.standing import settle
    from answerable.desk.cases.models import Case, Question

    def make(*answers, received_on=date(2026, 11, 2), reference="FOI-2026-0142", stage=Stage.ANSWERING, **fields):
        given = {
            "applicant_name": "Ann Asker",
            "applicant_email": "ann@example.org",
            "subject": "WhatsApp",
            "owner": by.person,
        }
        case = Case.objects.create(
            reference=reference, stage=stage.value, received_on=received_on, created_at=at, **(given | fields)
        )
        for position, answer in enumerate(answers, 1):
            number = str(position)
            row = Question.objects.create(case=case, position=position, number=number, text=f"What of matter {number}?")
            if answer is not None:
                save_answer(row, answer, by=by.person)
        reckon(case)
        settle(case, at.date())
        return case

    return make


@pytest.fixture
def case(a_case):
    """A case of two questions, both answered."""
    return a_case(GIVEN, NOT_HELD)


@pytest.fixture
def second(approver):
    """The approver as the one who acts."""
    from answerable.desk.people.actors import acting

    return acting(approver)


@pytest.fixture
def submitted(case, by, at):
    """A case whose letter waits to be approved."""
    from answerable.desk.cases.actions.submit import submit

    submit(reference=case.reference, by=by, at=at)
    case.refresh_from_db()
    return case


@pytest.fixture
def approved(submitted, second, at):
    """A case whose letter was approved as it stands."""
    from answerable.desk.cases.actions.approve import approve
    from answerable.desk.cases.queries.previews import written

    digest = written(submitted, on=at.date()).digest
    approve(reference=submitted.reference, digest=digest, by=second, at=at + timedelta(minutes=5))
    submitted.refresh_from_db()
    return submitted
