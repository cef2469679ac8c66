"""Two people, or two machines, at one moment: nobody's words are lost, no number is given twice, no case stands half done."""

from datetime import date

import pytest

from answerable.casefile import Answer, Held, Outcome
from answerable.desk.cases.actions.allocate import allocate
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.chase import chase
from answerable.desk.cases.models import AnswerVersion, Case, Number, Question
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import DESK
from answerable.errors import ChangedMeanwhile
from desk.at_once import at_once

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_who_edit_one_answer_one_is_told(case, by, at):
    def saying(words):
        said = Answer(("1",), Outcome.RELEASED, Held.YES, words)
        return lambda: answer(reference=case.reference, number="1", answer=said, version=1, by=by, at=at)

    results = at_once(saying("Mine."), saying("Yours."))
    refused = [one for one in results if isinstance(one, ChangedMeanwhile)]
    (saved,) = (one for one in results if isinstance(one, Question))
    assert len(refused) == 1
    kept = Question.objects.get(number="1")
    assert (kept.version, kept.answer["text"]) == (2, saved.answer["text"])
    assert not AnswerVersion.objects.exists()
    assert [entry.kind for entry in history(case.reference)].count("answered") == 1


def test_answers_to_two_questions_at_once_are_both_counted(case, by, at):
    def saying(number):
        said = Answer((number,), Outcome.RELEASED, Held.YES, "Yes.")
        return lambda: answer(
            reference=case.reference, number=number, answer=said, version=1, by=by, at=at, is_finished=True
        )

    at_once(saying("1"), saying("2"), saying("3"))
    kept = Case.objects.get()
    assert (kept.answered_count, kept.next_step) == (3, "Read the letter and send it for approval")


def test_no_number_is_given_twice(take):
    cases = at_once(*[take] * 6)
    assert sorted(case.reference for case in cases) == [f"FOI-2026-000{number}" for number in range(1, 7)]
    assert Number.objects.get().last == 6


def test_a_reminder_goes_once_however_many_machines_send_it(case, by, at):
    row = allocate(
        reference=case.reference,
        number="2",
        name="Hari",
        email="hari@harrowmere.example",
        due_on=date(2026, 11, 20),
        by=by,
        at=at,
    ).row
    at_once(*[lambda: chase(reference=case.reference, allocation=row.pk, by=DESK, at=at)] * 3)
    row.refresh_from_db()
    assert row.chased == 1
    assert Message.objects.filter(subject__startswith="Reminder").count() == 1


def test_one_message_becomes_one_case_however_many_machines_take_it(take, at):
    raw = keep(b"From: a@example.org\n\nHow many libraries are there?", name="a.eml", media="message/rfc822", at=at)
    message = Message.objects.create(is_incoming=True, state=MessageState.RECEIVED, raw=raw, at=at)
    cases = at_once(*[lambda: take(message=message)] * 3)
    assert len({case.pk for case in cases}) == Case.objects.count() == 1
