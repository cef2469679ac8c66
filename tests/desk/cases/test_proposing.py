"""What the registers, positions and this authority's own earlier answers say to a question."""

import re
from datetime import date, timedelta

import pytest

from answerable.answers import Evidence
from answerable.answers.proposal import Proposal
from answerable.casefile import Answer, Basis, Held, Outcome, Regime, Stage, answer_from, answer_values
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.actions.indexing import index_answers
from answerable.desk.cases.actions.propose import propose, propose_later
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import history
from answerable.desk.memory import index
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Log
from answerable.desk.people.actors import acting
from answerable.desk.queue.table import run_all
from answerable.errors import NotAllowed, WrongStage
from answerable.registers import Kind

pytestmark = pytest.mark.django_db
MAIL = "From: Ann Asker <ann@example.org>\nSubject: FOI\n\nDear Harrowmere Borough Council,\n\n{}\n"


@pytest.fixture
def look(by, at):
    def again(case, **fields):
        propose(**({"reference": case.reference, "by": by, "at": at} | fields))
        return {row.number: row for row in case.questions.all()}

    return again


@pytest.fixture
def sent(say, case, by, at):
    """A case in which question 3 was answered and sent three months ago."""
    say("3", "We spent £310 on bananas in 2024.")
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at - timedelta(days=92), sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    return case


def test_a_register_answers_with_its_day_its_basis_and_its_reasons(case, look):
    groups = look(case)["2"].proposal
    assert groups["found"]["register"] == "groups"
    assert groups["as_at"]
    assert groups["reasons"]
    assert answer_from(groups["answer"]).because
    assert groups["is_answered"] is True


def test_an_answer_sent_before_is_found_with_its_day_and_its_words(sent, take, look):
    bananas = look(take())["3"].proposal
    (earlier,) = [one for one in bananas["earlier"] if one["ref"].startswith("FOI-2026")]
    assert earlier["ref"] == f"{sent.reference}/3"
    assert earlier["words"] == "We spent £310 on bananas in 2024."
    assert earlier["on"] == "2026-08-20"
    assert earlier["question"].startswith("How much did the council spend on bananas")
    assert (earlier["kind"], earlier["publisher"]) == ("same", "")


def test_our_answer_to_the_same_question_becomes_a_draft_that_must_be_read_first(sent, take, look):
    bananas = look(take())["3"].proposal
    draft = answer_from(bananas["answer"])
    assert draft.text == "We spent £310 on bananas in 2024."
    assert draft.because[0].ref == f"{sent.reference}/3"
    assert f"answered before in {sent.reference}/3" in bananas["reasons"][0]
    assert "rests on no entry of a register" in bananas["cautions_of_draft"][0]  # so it is not among those used unread


def test_an_answer_whose_register_has_changed_is_shown_as_such_and_is_no_draft(case, say, by, at, take, look):
    entry = Basis("register", "GRP-01", "9 groups", date(2026, 8, 20), "an-older-version")
    say("3", "We spent £310 on bananas in 2024.", because=(entry,))
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at - timedelta(days=92), sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    bananas = look(take())["3"].proposal
    (earlier,) = bananas["earlier"]
    assert earlier["changed"] == ["GRP-01"]
    assert bananas["is_answered"] is False


def test_anothers_answer_is_shown_as_theirs_and_never_becomes_a_draft(take, look, at):
    log = Log.objects.create(publisher="Exbury District Council", form="table", read_at=at)
    question = "How much did the council spend on bananas in 2024?"
    given = Given("EX-7", "1", question, "We spent £99 on bananas.", "disclosed", publisher=log.publisher, log=log.pk)
    index.keep([given], at=at)
    bananas = look(take())["3"].proposal
    assert [(one["publisher"], one["kind"]) for one in bananas["earlier"]] == [("Exbury District Council", "same")]
    assert bananas["is_answered"] is False


def test_an_answer_under_another_law_is_shown_and_is_no_draft(sent, take, look):
    case = take()
    case.questions.filter(number="3").update(regime=Regime.EIR.value)
    bananas = look(case)["3"].proposal
    assert bananas["earlier"]
    assert bananas["is_answered"] is False


def test_the_review_holds_where_it_gave_another_answer(sent, take, look, by, at):
    said = Answer(("3",), Outcome.RELEASED, Held.YES, "We spent £330 on bananas in 2024.")
    sent.reviews.create(asked_on=at.date(), completed_on=at.date(), answers={"3": answer_values(said)})
    index_answers(sent, at=at)
    assert answer_from(look(take())["3"].proposal["answer"]).text == "We spent £330 on bananas in 2024."


@pytest.mark.parametrize("result", ["", "upheld", "partly-upheld"])
def test_an_answer_that_a_complaint_is_open_on_or_was_upheld_against_is_shown_and_is_no_draft(
    sent, take, look, at, result
):
    sent.complaints.create(opened_on=at.date(), result=result)
    bananas = look(take())["3"].proposal
    assert [one["ref"] for one in bananas["earlier"]] == [f"{sent.reference}/3"]
    assert bananas["is_answered"] is False


def test_an_answer_that_is_under_review_is_no_draft_until_the_review_is_done(sent, take, look, at):
    review = sent.reviews.create(asked_on=at.date())
    assert look(take())["3"].proposal["is_answered"] is False
    review.completed_on = at.date()
    review.save()
    assert look(take())["3"].proposal["is_answered"] is True


def test_who_is_named_in_an_answer_to_somebody_else_is_pointed_out(case, say, take, look, by, at):
    say("3", "You gave us your address, jo.jones@mail.example. We spent £310 on bananas in 2024.")
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at - timedelta(days=92), sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    cautions = look(take())["3"].proposal["cautions_of_draft"]
    assert any("written to somebody else" in one and "jo.jones@mail.example" in one for one in cautions)


def test_where_an_exemption_is_to_be_considered_first_an_earlier_answer_is_no_draft(sent, take, look, monkeypatch):
    def considered(received, **given):
        found = Proposal("", "breaches", Kind.EXEMPT, Outcome.OPEN, Held.UNSTATED, "Section 31(3) first.", "")
        evidence = Evidence("register", "", "", 0.0, proposal=found)
        return [((evidence,), Answer((row.number,), Outcome.OPEN, Held.UNSTATED)) for row in received.request.questions]

    monkeypatch.setattr("answerable.desk.cases.actions.propose.proposals", considered)
    bananas = look(take())["3"].proposal
    assert [one["ref"] for one in bananas["earlier"]] == [f"{sent.reference}/3"]
    assert bananas["is_answered"] is False


def test_what_was_not_sent_is_no_earlier_answer(say, case, take, look, at):
    say("3", "We spent £310.")
    index_answers(case, at=at)
    assert look(take())["3"].proposal["earlier"] == []


def test_a_letter_in_the_folder_is_an_earlier_answer_with_its_date(take, look):
    question = b"1. Which messaging tools may staff of the council use with members of the public?"
    (earlier,) = [one for one in look(take(question))["1"].proposal["earlier"] if one["ref"] == "FOI-2025-0310/1"]
    assert (earlier["on"], earlier["changed_since"]) == ("2025-07-14", True)


def test_a_position_that_neither_confirms_nor_denies_is_all_that_is_found(take, look):
    question = b"1. Has the council been the victim of a ransomware attack on its systems in the last two years?"
    found = look(take(question))["1"].proposal
    assert found["found"]["outcome"] == "ncnd"
    assert (found["earlier"], found["positions"]) == ([], ["POS-CYB-01"])


def test_a_question_about_oneself_is_left_to_the_data_protection_officer(take, look):
    found = look(take(b"1. Please send me a copy of my personal file held by Human Resources?"))["1"].proposal
    assert found["answer"]["ask"] == "Data Protection Officer"


def test_the_draft_about_two_published_policies_gives_each_address_once(take, look, by, at):
    case = take(MAIL.format("Which policies cover the use of messaging apps by staff?").encode())
    (row,) = look(case).values()
    answer(reference=case.reference, number=row.number, answer=answer_from(row.proposal["answer"]), version=row.version, by=by, at=at)  # fmt: skip
    text = written(Case.objects.get(pk=case.pk), on=at.date()).text
    addresses = re.findall(r"https://www.harrowmere.example/policies/[\w-]+", text)
    assert len(addresses) == len(set(addresses)) > 1
    assert "published or open to you at the addresses above" in " ".join(text.split())


def test_looking_again_is_dated_and_recorded_and_leaves_answers_alone(case, say, look, at):
    say("2", "Twelve.")
    row = look(case, at=at + timedelta(days=3), number="2")["2"]
    assert (row.proposed_on, row.answer["text"]) == (date(2026, 11, 23), "Twelve.")
    entry = history(case.reference)[-1]
    assert (entry.kind, entry.data["questions"]) == ("searched", ["2"])
    assert Question.objects.get(number="1").proposed_on is None


def test_a_question_under_a_law_without_that_ground_stays_open(case, look, by, at):
    row = case.questions.get(number="2")
    edit_question(
        reference=case.reference,
        number="2",
        text=row.text,
        regime=Regime.EIR,
        is_own_data=False,
        version=1,
        by=by,
        at=at,
    )
    assert look(case)["2"].proposal["answer"]["outcome"] in ("open", "disclosed")


def test_the_queue_leaves_a_case_alone_that_has_moved_on(case, at, caplog):
    Case.objects.update(stage=Stage.WITHDRAWN.value)
    with caplog.at_level("INFO"):
        propose_later.call(case.reference, at.isoformat())
    assert f"{case.reference} was not looked up: it has moved on" in caplog.text
    assert run_all()
    assert Question.objects.get(number="1").proposal == {}


def test_only_an_officer_looks_again_and_not_after_it_went(case, look, approver):
    with pytest.raises(NotAllowed):
        look(case, by=acting(approver))
    Case.objects.update(stage=Stage.SENT.value)
    with pytest.raises(WrongStage):
        look(case)


def test_a_figure_that_gives_an_attack_away_beside_an_earlier_answer_is_flagged(take, look, by, at):
    asked = MAIL.format("How many data breaches did Planning have since January 2024?")
    first = take(asked.encode())
    look(first)
    first.questions.update(outcome=Outcome.RELEASED.value)
    went = at - timedelta(days=92)
    Case.objects.filter(pk=first.pk).update(stage=Stage.SENT.value, sent_at=went, sent_by=by.person)
    second = take(MAIL.format("How many data breaches did Planning have in 2024?").encode())
    (question,) = look(second).values()
    (told,) = [words for words in question.proposal["cautions"] if words.startswith("Subtraction")]
    assert f"{first.reference}/1" in told
