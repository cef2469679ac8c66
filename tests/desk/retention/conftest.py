"""What the tests of retention share: the records officer who acts, a request that was closed long ago."""

from datetime import UTC, date, datetime, timedelta

import pytest

LETTER = b"""From: Wynn Asker <wynn@example.org>
To: information@harrowmere.example
Subject: FOI request - benches
Message-ID: <%d@example.org>
Content-Type: text/plain; charset=utf-8

Dear Harrowmere Borough Council,

1. How many benches are there in Alder Park?
2. How many official WhatsApp groups does the council have?
"""


@pytest.fixture
def keeper(records):
    from answerable.desk.people.actors import acting

    return acting(records)


@pytest.fixture
def second(person):
    """Another records officer, who may approve what the first proposes."""
    from answerable.desk.people.actors import acting
    from answerable.desk.people.roles import Role

    return acting(person("Nora Second", Role.RECORDS))


@pytest.fixture
def take(db):
    """take(received_on): a request received then, by the desk."""
    from answerable.desk.cases.actions.receive import receive
    from answerable.desk.people.actors import DESK
    from answerable.documents import text_of

    count = iter(range(1, 10_000))

    def make(received_on=date(2022, 3, 1), letter=LETTER):
        data = letter % next(count) if b"%d" in letter else letter
        at = datetime.combine(received_on, datetime.min.time(), UTC) + timedelta(hours=10)
        document = text_of(data, name="a.eml")
        return receive(document=document, received_on=received_on, channel="email", by=DESK, at=at)

    return make


@pytest.fixture
def closed(take, officer):
    """closed(received_on): a request that was withdrawn a week after it came, its hold lifted when its time was over."""
    from answerable.desk.cases.actions.holds import keep_holds
    from answerable.desk.cases.actions.withdraw import withdraw
    from answerable.desk.people.actors import DESK, acting

    def make(received_on=date(2022, 3, 1), **fields):
        case = take(received_on, **fields)
        at = datetime.combine(received_on, datetime.min.time(), UTC) + timedelta(days=7, hours=10)
        withdraw(reference=case.reference, how="By telephone.", by=acting(officer), at=at)
        keep_holds(by=DESK, at=at + timedelta(days=220))
        case.refresh_from_db()
        return case

    return make
