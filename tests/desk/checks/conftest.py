"""What the tests of checking share: letters that went, of the desk's own and on paper."""

from datetime import UTC, datetime

import pytest

from desk.cases.conftest import case, take  # noqa: F401  # fixtures

BAD = """Harrowmere Borough Council
Our reference: FOI-2026-0001
{day} 2026

Dear Wynn Asker,

Thank you for your request under the Freedom of Information Act 2000. You asked:
1. Is there a register of groups?
2. How many groups are there?

Question 1
We can neither confirm nor deny whether we hold this under section 31(3) of the Act.

Question 2
There are three groups.

Yours sincerely,
Information team
"""


@pytest.fixture
def browser(officer, client_of):
    """The officer at their browser."""
    return client_of(officer)


@pytest.fixture
def paper(case, by):  # noqa: F811
    """paper("12 October"): a letter of that day that was put with the case, as it went on paper."""
    from answerable.desk.cases.actions.correspond import correspond

    def put(day="12 October", *, text=BAD, files=(), at=datetime(2026, 11, 20, 10, 0, tzinfo=UTC), reference=None):
        words = text.format(day=day)
        return correspond(
            reference=reference or case.reference,
            kind="letter-out",
            title="An old answer",
            text=words,
            files=files,
            by=by,
            at=at,
        )

    return put
