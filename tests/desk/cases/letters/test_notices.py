"""The letters that an officer sends alone: complete, kept, and by themselves only where the authority wants it."""

from dataclasses import replace

import pytest
from django.db import transaction

from answerable.casefile import Answer, Held, LetterKind, Outcome, Regime, Stage
from answerable.desk.cases.actions.acknowledge import acknowledge, acknowledge_later
from answerable.desk.cases.actions.notices import NOTICES, send_notice
from answerable.desk.cases.models import Case, CaseLetter, Correspondence, Task
from answerable.desk.files.keeping import content
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import DESK, acting
from answerable.desk.people.models import Setting
from answerable.desk.people.roles import Role
from answerable.errors import LetterStopped, NoSuchThing
from desk.cases.letters.answered import GIVEN, NOT_HELD, PRICES, WITHHELD

pytestmark = pytest.mark.django_db

UNCLEAR = Answer(
    ("1",),
    Outcome.CLARIFICATION,
    Held.UNSTATED,
    text="Which years do you mean?",
    advice="The figures are kept by year.",
)
ELSEWHERE = Answer(
    ("1",),
    Outcome.TRANSFERRED,
    Held.NO,
    text="Roads are kept by the county.",
    where="Eastmarsh County Council, foi@eastmarsh.example",
)
UNDECIDED = replace(WITHHELD, grounds=(replace(PRICES, public_interest=None),))
FEE = {"fee": "£80", "fee_for": "copies of 800 pages", "how_to_pay": "By card, at 01632 960001."}
GIVES = {
    LetterKind.ACKNOWLEDGEMENT: (GIVEN, {}, "What of matter 1?"),
    LetterKind.CLARIFICATION: (UNCLEAR, {"reply_by": "2027-01-20"}, "Which years do you mean?"),
    LetterKind.FEES_NOTICE: (GIVEN, FEE, "£80"),
    LetterKind.EXTENSION: (UNDECIDED, {"decide_by": "2026-12-21"}, "21 December 2026"),
    LetterKind.TRANSFER: (ELSEWHERE, {}, "Eastmarsh County Council"),
}


@pytest.mark.parametrize("kind", NOTICES)
def test_a_notice_goes_at_once_and_is_kept_as_it_went(a_case, by, at, kind):
    answer, details, says = GIVES[kind]
    case = a_case(answer)
    with transaction.atomic():
        row, values = send_notice(case, kind=kind, details=details, by=by, at=at)
    assert says in row.text
    assert says in row.message.text
    assert (row.state, row.kind, row.sent_by) == ("sent", kind.value, by.person)
    assert values["kind"] == kind.value
    assert content(row.pdf).startswith(b"%PDF")
    enclosed = [file.name for file in row.message.attachments.all()]
    assert enclosed == ([] if kind is LetterKind.ACKNOWLEDGEMENT else [f"FOI-2026-0142-{kind.value}.pdf"])
    assert Correspondence.objects.get(case=case).kind == kind.value


@pytest.mark.parametrize(
    ("kind", "answers", "details"),
    [
        (LetterKind.CLARIFICATION, (GIVEN,), {}),
        (LetterKind.CLARIFICATION, (replace(UNCLEAR, advice=""),), {}),
        (LetterKind.FEES_NOTICE, (GIVEN,), {"fee": "£80"}),
        (LetterKind.EXTENSION, (GIVEN,), {"decide_by": "2026-12-21"}),
        (LetterKind.TRANSFER, (NOT_HELD,), {}),
    ],
)
def test_a_notice_without_what_it_needs_does_not_go(a_case, by, at, kind, answers, details):
    case = a_case(*answers)
    with pytest.raises(LetterStopped), transaction.atomic():
        send_notice(case, kind=kind, details=details, by=by, at=at)
    assert (CaseLetter.objects.count(), Message.objects.count()) == (0, 0)


def test_answers_that_the_act_itself_saves_stand_in_the_notice(case, by, at):
    row, _ = send_notice(case, kind=LetterKind.CLARIFICATION, answers={"2": UNCLEAR}, by=by, at=at)
    assert "Which years do you mean?" in row.text
    assert "Question 2" in row.text
    assert "What of matter 1?" not in row.text


@pytest.mark.parametrize("kind", [LetterKind.RESPONSE, LetterKind.REVIEW_OUTCOME])
def test_an_answer_is_no_notice(case, by, at, kind):
    with pytest.raises(ValueError, match="is no notice"):
        send_notice(case, kind=kind, by=by, at=at)


def test_a_second_notice_of_a_kind_is_a_letter_of_its_own(a_case, by, at):
    case = a_case(UNCLEAR)
    for _ in range(2):
        send_notice(case, kind=LetterKind.CLARIFICATION, by=by, at=at)
    assert CaseLetter.objects.filter(case=case, state="sent").count() == 2


# Acknowledgement


def test_an_officer_acknowledges_a_request_once(case, by, at):
    for _ in range(2):
        acknowledge(reference=case.reference, by=by, at=at)
    case.refresh_from_db()
    assert case.acknowledged_at == at
    assert Message.objects.count() == 1
    entries = [entry for entry in history(case.reference) if entry.kind == "acknowledged"]
    assert [(entry.by, entry.data["channel"]) for entry in entries] == [(by.key, "email")]


def test_the_acknowledgement_says_when_the_answer_is_due_and_what_is_asked(case, by, at):
    acknowledge(reference=case.reference, by=by, at=at)
    text = CaseLetter.objects.get().text
    for words in ("1 December 2026", "What of matter 1?", "What of matter 2?", "FOI-2026-0142"):
        assert words in text


@pytest.mark.parametrize(("chosen", "letters"), [("send", 1), ("prepare", 0)])
def test_the_desk_acknowledges_by_itself_only_where_the_authority_has_chosen_that(case, chosen, letters):
    Setting.objects.create(name="acknowledge", value=chosen)
    acknowledge_later.call(case.reference)
    assert Message.objects.count() == letters


@pytest.mark.parametrize("fields", [{"channel": "paper"}, {"channel": "upload"}, {"applicant_email": ""}])
def test_the_desk_does_not_acknowledge_by_itself_what_came_in_another_way(a_case, at, fields):
    acknowledge(reference=a_case(GIVEN, **fields).reference, by=DESK, at=at)
    assert Message.objects.count() == 0


def test_a_machine_is_not_answered_by_a_machine(case, by, at):
    raw = acknowledge(reference=case.reference, by=by, at=at) and Message.objects.get()
    case.acknowledged_at = None
    case.save()
    sent = Message.objects.create(
        is_incoming=True,
        state="filed",
        message_id="<1@example.org>",
        raw=raw.raw,
        at=at,
        automatic="it has a list’s header",
    )
    Correspondence.objects.create(case=case, is_incoming=True, kind="request", at=at, message=sent)
    acknowledge(reference=case.reference, by=DESK, at=at)
    assert Message.objects.filter(is_incoming=False).count() == 1


def test_a_request_in_which_nothing_could_be_found_waits_for_an_officer(a_case):
    Setting.objects.create(name="acknowledge", value="send")
    case = a_case(GIVEN, regime=Regime.FOISA.value)  # not a law of this authority's nation
    acknowledge_later.call(case.reference)
    case.refresh_from_db()
    assert case.acknowledged_at is None
    told = Task.objects.get(case=case)
    assert told.kind == "not-acknowledged" and told.words.startswith("The acknowledgement was not sent by itself. ")


def test_a_request_that_was_withdrawn_meanwhile_is_not_acknowledged_and_nobody_is_bothered(case, caplog):
    Setting.objects.create(name="acknowledge", value="send")
    Case.objects.update(stage=Stage.WITHDRAWN.value)
    with caplog.at_level("INFO"):
        acknowledge_later.call(case.reference)
    assert f"{case.reference} was not acknowledged: it has moved on" in caplog.text
    assert not Task.objects.exists() and not Message.objects.exists()


def test_others_do_not_acknowledge(case, person, at):
    with pytest.raises(NoSuchThing):
        acknowledge(reference=case.reference, by=acting(person("Rex Records", Role.RECORDS)), at=at)
