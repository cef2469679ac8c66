"""What tests of returns share: cases that ended as one likes."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import count

import pytest


@pytest.fixture
def made(db, officer, at):
    """made(received_on, taken=…): a case answered after so many days, under a last day 28 days after receipt; open without."""
    from answerable.desk.cases.models import Case, ClockEvent, Question

    numbers = count(1)

    def make(
        received_on=date(2026, 7, 6), *, taken=None, due=28, is_extended=False, provisions=(), outcomes=(), **fields
    ):
        sent_on = received_on + timedelta(days=taken) if taken is not None else None
        values = {
            "reference": f"X-{next(numbers)}",
            "received_on": received_on,
            "created_at": at,
            "due_on": received_on + timedelta(days=due),
            "stage": "sent" if sent_on else "answering",
            "sent_at": datetime.combine(sent_on, time(12), UTC) if sent_on else None,
            "sent_by": officer if sent_on else None,
            "answered_on": sent_on,
            "answer_due_on": received_on + timedelta(days=due) if sent_on else None,
            "outcome": "granted" if sent_on else "",
        }
        case = Case.objects.create(**{**values, **fields})
        if is_extended:
            ClockEvent.objects.create(case=case, clock="foia.response", name="public_interest", on=received_on, at=at)
        for position, outcome in enumerate(outcomes, 1):
            named = f" {provisions[position - 1]} " if len(provisions) >= position else ""
            Question.objects.create(
                case=case, position=position, number=str(position), text="?", outcome=outcome, provisions=named
            )
        return case

    return make


@pytest.fixture
def returned(by, on, at):
    """returned(year=2026, …): the returns that an address asks for."""
    from answerable.desk.returns.filters import Filters
    from answerable.desk.returns.queries import returns

    def ask(**query):
        filters = Filters.of({name: str(value) for name, value in query.items()}, on=on)
        return returns(filters=filters, by=by, on=on, at=at)

    return ask


@pytest.fixture
def figure():
    """figure(found, "late"): what a line says in every column."""

    def read(found, name):
        lines = [line for part in found.parts for line in part.lines if line.name == name]
        return [number.value for number in lines[0].numbers]

    return read
