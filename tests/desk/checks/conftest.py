"""What the tests of checking share: letters that went, of the desk's own and on paper."""

from datetime import UTC, datetime

import pytest

from desk.cases.conftest import case, take  # noqa: F401  # fixtures
from letters_sent import GROUPS

BAD = GROUPS.replace("{name}", "Wynn Asker")


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
