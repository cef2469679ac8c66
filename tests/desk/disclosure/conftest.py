"""A public copy of Harrowmere's, for the tests of the log."""

from datetime import date

import pytest

from answerable.casefile import Outcome, Regime
from answerable.desk.disclosure.copies import PublicAnswer, PublicCopy
from answerable.documents import Known


@pytest.fixture
def copy():
    """The answer to two questions about data breaches."""
    return PublicCopy(
        reference="FOI-2026-0142",
        title="Data breaches by WhatsApp",
        regime=Regime.FOIA,
        received_on=date(2026, 10, 26),
        answered_on=date(2026, 11, 20),
        answered_by="Information Governance Officer",
        questions=(
            PublicAnswer(
                "1",
                "How many breaches of personal data were there?",
                Outcome.RELEASED,
                "There were eight in the year to March 2026.",
            ),
            PublicAnswer(
                "2",
                "How are council telephones managed?",
                Outcome.WITHHELD,
                "This is withheld under section 31(1)(a).\n\nIt would help those who plan crime.",
                ("foia.s31.1.a",),
            ),
        ),
        subject="Information technology",
    )


@pytest.fixture
def known():
    """Nobody."""
    return Known()
