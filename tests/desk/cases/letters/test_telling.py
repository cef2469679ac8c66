"""Who is told by mail of what waits: the approvers of a letter, and one address of each new request."""

from datetime import date

import pytest

from answerable.documents import text_of


@pytest.fixture
def told():
    """told(): the addresses that were written to, and the subjects."""
    from answerable.desk.mail.models import Message

    return lambda: [(row.recipients, row.subject) for row in Message.objects.order_by("recipients")]


def receive_one(by, at):
    from answerable.desk.cases.actions.receive import receive

    document = text_of(b"How many grit bins are there?", name="a.txt")
    return receive(document=document, received_on=date(2026, 11, 19), channel="paper", by=by, at=at)


def test_approvers_are_told_of_a_letter_once_but_for_those_who_want_no_such_mail(approver, person, case, by, at, told):
    from answerable.desk.cases.actions.submit import submit
    from answerable.desk.cases.actions.telling import tell_approvers
    from answerable.desk.people.roles import Role

    person("Quiet Approver", Role.APPROVER, has_notices=False)
    letter = submit(reference=case.reference, by=by, at=at)
    tell_approvers.call(letter.pk)
    tell_approvers.call(letter.pk)
    assert told() == [(approver.email, "A letter to approve (FOI-2026-0142)")]


def test_whoever_had_a_hand_in_a_letter_is_not_asked_to_approve_it(person, case, at, told):
    from answerable.desk.cases.actions.submit import submit
    from answerable.desk.cases.actions.telling import tell_approvers
    from answerable.desk.people.actors import acting
    from answerable.desk.people.roles import Role

    both = person("Bo Both", Role.OFFICER, Role.APPROVER)
    tell_approvers.call(submit(reference=case.reference, by=acting(both), at=at).pk)
    assert told() == []


def test_nobody_is_told_of_a_letter_that_was_approved_meanwhile(approved, told):
    from answerable.desk.cases.actions.telling import tell_approvers
    from answerable.desk.cases.models import CaseLetter

    tell_approvers.call(CaseLetter.objects.get().pk)
    assert told() == []


def test_the_address_for_notices_is_told_of_each_request_once(by, at, told):
    from answerable.desk.cases.actions.telling import tell_of_request
    from answerable.desk.mail.models import Message
    from answerable.desk.people.models import Setting

    Setting.objects.create(name="notice_address", value="foi@harrowmere.example")
    case = receive_one(by, at)
    tell_of_request.call(case.reference)
    tell_of_request.call(case.reference)
    assert told() == [("foi@harrowmere.example", f"New request {case.reference}")]
    assert "grit" not in Message.objects.get().text


def test_without_an_address_for_notices_nobody_is_told(by, at, told):
    from answerable.desk.cases.actions.telling import tell_of_request

    tell_of_request.call(receive_one(by, at).reference)
    assert told() == []
