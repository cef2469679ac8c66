"""Browsers of anyone, and a log with something in it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from answerable.casefile import Outcome, Regime
from answerable.desk.disclosure.copies import PublicAnswer, PublicCopy
from answerable.documents import Known


@pytest.fixture
def anyone(db):
    """A browser that nobody signed in to."""
    return Client()


@pytest.fixture
def published(db, by, at):
    """published("FOI-2026-0142", title=…): puts an answer in the log and in memory, each a minute after the one before."""
    from answerable.desk.disclosure.actions.publish import publish
    from answerable.desk.memory.given import Given
    from answerable.desk.memory.index import keep

    count = 0

    def put(reference="FOI-2026-0142", **fields):
        nonlocal count
        count += 1
        copy = PublicCopy(
            reference=reference,
            title="Data breaches by WhatsApp",
            regime=Regime.FOIA,
            received_on=date(2026, 10, 26),
            answered_on=date(2026, 11, 20),
            answered_by="Information Governance Officer",
            questions=(
                PublicAnswer("1", "How many breaches of personal data were there?", Outcome.RELEASED, "There were eight <b>in all</b>."),
                PublicAnswer("2", "How are council telephones managed?", Outcome.WITHHELD, "This is withheld.\n\nIt would help those who plan crime.", ("foia.s31.1.a",)),
            ),
            subject="Information technology",
            letter="Dear applicant\n\nThere were eight.",
        )  # fmt: skip
        copy = replace(copy, **fields)
        slug = publish(copy=copy, known=Known(), by=by, at=at + timedelta(minutes=count))
        of_ours = {"letter": reference, "slug": slug, "answered_on": copy.answered_on}
        keep(
            [
                Given(
                    number=one.number, question=one.text, answer=one.answer, outcome=one.outcome, place=place, **of_ours
                )
                for place, one in enumerate(copy.questions, 1)
            ],
            at=at,
        )
        return slug

    return put


@pytest.fixture
def followed(anyone):
    """followed(): makes a request on the public page, and gives its secret."""

    def ask(**fields):
        given = {"words": "How many potholes were repaired in 2025?", "name": "Ada Wren", "email": "ada@post.example"}
        response = anyone.post("/request/", {**given, **fields})
        assert response.status_code == 302, response.content.decode()
        return response.url.split("/")[2]

    return ask
