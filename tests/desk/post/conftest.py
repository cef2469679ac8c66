"""What the tests of incoming mail share: a message that arrives and is placed, and one of ours that went out."""

from datetime import UTC, datetime

import pytest

ARRIVED = datetime(2026, 11, 19, 14, 30, tzinfo=UTC)


@pytest.fixture
def arrive(db, at):
    """arrive(data): a message taken from a mailbox and placed; its row."""
    from answerable.desk.mail.actions.take import take
    from answerable.desk.mail.mailboxes import Found
    from answerable.desk.mail.models import Message
    from answerable.desk.people.actors import DESK
    from answerable.desk.post.placing import place

    def make(data, *, source="imaps:foi@mail.example/INBOX", arrived_at=ARRIVED, where="uid 1/1", on=at):
        taken = take(found=Found(data, arrived_at, where), source=source, by=DESK, at=on)
        place(taken.message.pk, at=on)
        return Message.objects.get(pk=taken.message.pk)

    return make


@pytest.fixture
def case_of(db):
    """case_of(message): the case that it is filed on."""
    from answerable.desk.cases.models import Case

    def find(message):
        return Case.objects.get(correspondence__message=message)

    return find


@pytest.fixture
def tasks(db):
    """tasks(message): the open tasks about it, as their kinds."""
    from answerable.desk.cases.models import Task

    def find(message):
        return list(Task.objects.filter(message=message, done_at=None).values_list("kind", flat=True))

    return find


@pytest.fixture
def sent(db, at):
    """sent(case): a message of ours about the case, that a mail server took."""
    from answerable.desk.mail.models import MessageState
    from answerable.desk.mail.sending import Outgoing, compose

    def make(case, *, to="", **more):
        message = compose(
            Outgoing(
                [to or case.applicant_email],
                f"Your request {case.reference}",
                "Dear you",
                reference=case.reference,
                **more,
            ),
            at=at,
        )
        message.state, message.sent_at = MessageState.SENT, at
        message.save()
        return message

    return make
