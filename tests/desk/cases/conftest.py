"""What the tests of cases share: a request received, its questions, answers that stand."""

from datetime import date

import pytest

LETTER = b"""From: Wynn Asker <wynn@example.org>
To: information@harrowmere.example
Subject: FOI request - WhatsApp
Date: Thu, 19 Nov 2026 09:00:00 +0000
Message-ID: <1@example.org>
Content-Type: text/plain; charset=utf-8

Dear Harrowmere Borough Council,

Under the Freedom of Information Act 2000 please tell me:

1. Does the council hold a register of data breaches involving WhatsApp?
2. How many official WhatsApp groups does the council have?
3. How much did the council spend on bananas in 2024?

Yours faithfully,
Wynn Asker
"""


@pytest.fixture
def browser(officer, client_of):
    """The officer at their browser."""
    return client_of(officer)


@pytest.fixture
def take(by, at):
    """take(letter, received_on=…): receives a request, by the officer unless said otherwise."""
    from answerable.desk.cases.actions.receive import receive
    from answerable.documents import text_of

    def make(data=LETTER, **fields):
        document = text_of(data, name="a.eml")
        given = {"document": document, "received_on": date(2026, 11, 19), "channel": "email", "by": by, "at": at}
        return receive(**(given | fields))

    return make


@pytest.fixture
def case(take):
    """A request with three questions, received on Thursday 19 November 2026."""
    return take()


@pytest.fixture
def say(case, by, at):
    """say("1", "We hold one.", outcome=…): answers a question of the case, and finishes it."""
    from answerable.casefile import Answer, Held, Outcome
    from answerable.desk.cases.actions.answer import answer
    from answerable.desk.cases.models import Question

    def give(
        number="1", text="We hold one register.", *, outcome=Outcome.RELEASED, held=Held.YES, is_finished=True, **fields
    ):
        version = fields.pop("version", None) or Question.objects.get(case=case, number=number).version
        who, when = fields.pop("by", by), fields.pop("at", at)
        said = Answer((number,), outcome, held, text, **fields)
        return answer(
            reference=case.reference,
            number=number,
            answer=said,
            version=version,
            by=who,
            at=when,
            is_finished=is_finished,
        )

    return give


@pytest.fixture
def mailoutbox_links(db):
    """mailoutbox_links(address): the path of the link in the last message to that address."""
    import re

    from answerable.desk.mail.models import Message

    def path(address):
        message = Message.objects.filter(recipients__contains=address).latest("id")
        return re.search(r"https?://[^/\s]+(/\S+)", message.text).group(1)

    return path
