"""After the answer: an internal review by somebody else, and a complaint to the Commissioner."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from answerable.casefile import Answer, Held, LetterKind, Outcome, Stage
from answerable.desk.cases import access
from answerable.desk.cases.actions.approve import approve, redraft
from answerable.desk.cases.actions.ask_review import ask_review, last_day_to_ask
from answerable.desk.cases.actions.complain import complain, decide, reply_complaint
from answerable.desk.cases.actions.edit_letter import edit_letter
from answerable.desk.cases.actions.review import assign_review, conduct_review, withdraw_review
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import CaseLetter, Complaint, Correspondence, Review
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import history
from answerable.desk.people.actors import APPLICANT, acting
from answerable.desk.people.roles import Role
from answerable.errors import (
    AuthorityHasNoReview,
    BadDay,
    LetterStopped,
    NoSuchThing,
    NotAllowed,
    NotComplete,
    WrongStage,
)
from answerable.law import parse
from answerable.letters import OPENING
from desk.cases.letters.answered import GIVEN, PRICES, WEIGHED, WITHHELD

pytestmark = pytest.mark.django_db

REASONS = "You have not said which groups."
BOTH = "A yes would tell an attacker that they were seen, and a no that they were not."
OUTCOME = LetterKind.REVIEW_OUTCOME


@pytest.fixture
def sent(approved, by, at):
    """A case that was answered on Friday 20 November 2026."""
    send(reference=approved.reference, by=by, at=at)
    approved.refresh_from_db()
    return approved


@pytest.fixture
def asked(sent, at):
    """The same case, under review since Wednesday 25 November."""
    ask_review(
        reference=sent.reference, asked_on=date(2026, 11, 25), reasons=REASONS, by=APPLICANT, at=at + timedelta(days=5)
    )
    sent.refresh_from_db()
    return sent


@pytest.fixture
def rhea(reviewer):
    return acting(reviewer)


@pytest.fixture
def later(at):
    return at + timedelta(days=10)


def stage(case):
    case.refresh_from_db()
    return Stage(case.stage)


def test_an_applicant_asks_for_a_review_and_its_clock_runs(asked):
    assert stage(asked) is Stage.REVIEW
    assert (asked.due_on, asked.clock["clock"]) == (date(2026, 12, 24), "foia.review")
    assert asked.answer_due_on == date(2026, 12, 1)
    assert asked.closed_at is None
    assert Correspondence.objects.get(kind="review-request").text == REASONS
    assert history(asked.reference)[-1].kind == "review-asked"


def test_the_clock_of_a_review_under_the_regulations_is_their_own(sent, by, at):
    sent.regime = "eir"
    sent.save()
    ask_review(reference=sent.reference, asked_on=date(2026, 11, 25), reasons=REASONS, by=by, at=at + timedelta(days=5))
    sent.refresh_from_db()
    assert (sent.clock["clock"], sent.due_on) == ("eir.reconsideration", date(2027, 1, 27))


def test_a_review_cannot_be_asked_for_before_the_answer_went(sent, by, at):
    with pytest.raises(BadDay):
        ask_review(reference=sent.reference, asked_on=date(2026, 11, 19), reasons=REASONS, by=by, at=at)


def test_a_review_asked_for_late_is_taken_on_with_a_note(sent, by, at):
    late = last_day_to_ask(sent) + timedelta(days=1)
    with pytest.raises(NotComplete):
        ask_review(reference=sent.reference, asked_on=late, reasons=REASONS, by=by, at=at + timedelta(days=400))
    review = ask_review(
        reference=sent.reference,
        asked_on=late,
        reasons=REASONS,
        note="They were in hospital.",
        by=by,
        at=at + timedelta(days=400),
    )
    assert review.note == "They were in hospital."


def test_an_applicant_may_ask_late_too_and_it_is_noted(sent, at):
    late = last_day_to_ask(sent) + timedelta(days=1)
    review = ask_review(
        reference=sent.reference, asked_on=late, reasons=REASONS, by=APPLICANT, at=at + timedelta(days=400)
    )
    assert review.note == "Asked for after 22 January 2027, the last day to ask."


def test_an_authority_without_reviews_says_so(sent, by, at, monkeypatch):
    from answerable.desk.cases.actions import ask_review as module

    folder = module.authority()
    without = type("Folder", (), {"profile": replace(folder.profile, has_review=False)})()
    monkeypatch.setattr(module, "authority", lambda: without)
    with pytest.raises(AuthorityHasNoReview):
        ask_review(
            reference=sent.reference, asked_on=date(2026, 11, 25), reasons=REASONS, by=by, at=at + timedelta(days=5)
        )


@pytest.mark.parametrize("fixture", ["case", "approved", "asked"])
def test_only_what_was_answered_is_reviewed_and_once_at_a_time(request, fixture, by, at):
    case = request.getfixturevalue(fixture)
    with pytest.raises(WrongStage):
        ask_review(
            reference=case.reference, asked_on=date(2026, 11, 25), reasons=REASONS, by=by, at=at + timedelta(days=5)
        )


# Somebody else


def test_a_review_is_given_to_a_reviewer_who_took_no_part(asked, rhea, by, at):
    assert assign_review(reference=asked.reference, reviewer=rhea.person.pk, by=by, at=at).reviewer == rhea.person
    asked.refresh_from_db()
    assert asked.next_step == "Rhea Reviewer: look at it afresh"


@pytest.mark.parametrize("part", ["approved it", "answered a question", "is no reviewer"])
def test_a_review_is_not_given_to_anyone_who_decided(asked, second, by, person, at, part):
    from answerable.desk.people.models import Grant

    who = second.person if part == "approved it" else person("Bo Both", Role.REVIEWER)
    if part == "approved it":
        Grant.objects.create(person=who, role="reviewer")
    if part == "answered a question":
        asked.questions.update(answered_by=who)
    if part == "is no reviewer":
        who = person("Oscar Other", Role.OFFICER)
    with pytest.raises((NotAllowed, NoSuchThing)):
        assign_review(reference=asked.reference, reviewer=who.pk, by=by, at=at)
    assert Review.objects.get().reviewer is None


def test_who_decided_neither_conducts_the_review_nor_touches_its_letter(asked, person, by, at):
    from answerable.desk.people.models import Grant

    Grant.objects.create(person=by.person, role="reviewer")
    both = acting(type(by.person).objects.get(pk=by.person.pk))
    for act in (
        lambda: conduct_review(reference=asked.reference, decision="upheld", conclusions="All well.", by=both, at=at),
        lambda: edit_letter(
            reference=asked.reference, kind=OUTCOME, key=OPENING, was="", stands="", now="Hello.", by=both, at=at
        ),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert not access.may(asked, by=both, to="edit-letter")
    assert access.may(asked, by=acting(person("Una Uninvolved", Role.REVIEWER)), to="edit-letter")


# The outcome


@pytest.fixture
def third(person):
    """Who approves the letter of a review: not who approved the first."""
    return acting(person("Thea Third", Role.APPROVER))


def test_who_approved_the_first_letter_neither_approves_nor_returns_that_of_the_review(
    asked, rhea, second, third, later
):
    conduct_review(reference=asked.reference, decision="upheld", conclusions="Words.", by=rhea, at=later)
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    digest = written(asked, kind=OUTCOME, on=later.date()).digest
    with pytest.raises(NotAllowed) as refused:
        approve(reference=asked.reference, kind=OUTCOME, digest=digest, by=second, at=later)
    assert "took no part in the first decision: April Approver did" in refused.value.part("why")
    asked.refresh_from_db()
    assert not access.may(asked, by=second, to="return-review")
    assert access.may(asked, by=third, to="approve-review") and access.may(asked, by=third, to="return-review")


def test_a_desk_whose_only_approver_took_part_says_who_has_to_be_added(asked, rhea, second, later, client_of, person):
    def shown(who):
        return " ".join(client_of(who.person).get(f"/cases/{asked.reference}/letter/").content.decode().split())

    stuck = "Nobody here may approve this letter"
    assert stuck in shown(rhea)
    conduct_review(reference=asked.reference, decision="upheld", conclusions="Words.", by=rhea, at=later)
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    text = shown(second)
    assert stuck in text and "Everyone who approves letters here did: April Approver." in text
    assert "Ask an administrator to give the role Approver to somebody who has not worked on this request" in text
    person("Thea Third", Role.APPROVER)
    assert stuck not in shown(second)


def test_a_review_that_upholds_is_written_approved_and_sent(asked, rhea, third, at, later):
    conduct_review(
        reference=asked.reference, decision="upheld", conclusions="The register has no more.", by=rhea, at=later
    )
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    assert stage(asked) is Stage.REVIEW_APPROVAL
    digest = written(asked, kind=OUTCOME, on=later.date()).digest
    approve(reference=asked.reference, kind=OUTCOME, digest=digest, by=third, at=later)
    letter = send(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    for words in (
        "25 November 2026",
        "20 November 2026",
        "The register has no more.",
        "There are three groups.",
        "Information Commissioner",
    ):
        assert words in letter.text
    assert stage(asked) is Stage.REVIEWED
    review = Review.objects.get()
    assert (review.completed_on, review.reviewer) == (later.date(), rhea.person)
    assert [row.state for row in CaseLetter.objects.filter(case=asked)] == ["sent", "sent"]
    assert asked.sent_at == at


def test_a_review_answers_questions_anew_and_leaves_the_first_answer_as_it_was(asked, rhea, at, later):
    anew = {"2": replace(GIVEN, text="There are seven contracts.")}
    conduct_review(
        reference=asked.reference,
        decision="overturned",
        conclusions="One cupboard was missed.",
        answers=anew,
        by=rhea,
        at=later,
    )
    text = written(asked, kind=OUTCOME, on=later.date()).text
    assert "There are seven contracts." in text
    assert "There are three groups." in text
    assert asked.questions.get(number="2").outcome == "not_held"


@pytest.mark.parametrize(
    ("decision", "conclusions", "answers"),
    [
        ("", "Words.", {}),
        ("upheld", " ", {}),
        ("overturned", "It was wrong.", {}),
        ("part", "Half of it was.", {}),
        ("perhaps", "Words.", {}),
    ],
)
def test_a_review_says_what_it_comes_to_and_why(asked, rhea, later, decision, conclusions, answers):
    with pytest.raises(NotComplete):
        conduct_review(
            reference=asked.reference, decision=decision, conclusions=conclusions, answers=answers, by=rhea, at=later
        )


def test_a_question_that_was_not_asked_is_not_answered_anew(asked, rhea, later):
    with pytest.raises(NoSuchThing):
        conduct_review(
            reference=asked.reference, decision="part", conclusions="Words.", answers={"9": GIVEN}, by=rhea, at=later
        )


@pytest.mark.parametrize(("job", "said"), [("Head of Audit", "our Head of Audit"), ("", "Ida Other")])
def test_the_letter_names_the_reviewer_who_was_chosen_by_their_own_job(asked, by, person, at, later, job, said):
    chosen = person("Ida Other", Role.REVIEWER, job=job)
    assign_review(reference=asked.reference, reviewer=chosen.pk, by=by, at=at)
    conduct_review(reference=asked.reference, decision="upheld", conclusions="Words.", by=acting(chosen), at=later)
    text = " ".join(written(asked, kind=OUTCOME, on=later.date()).text.split())
    assert f"carried out by {said}, who took no part" in text


def test_a_review_without_an_outcome_is_not_submitted(asked, rhea, later):
    with pytest.raises(LetterStopped):
        submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)


def test_a_new_answer_needs_what_every_answer_needs(asked, rhea, later):
    bare = replace(WITHHELD, grounds=())
    conduct_review(
        reference=asked.reference, decision="part", conclusions="Words.", answers={"1": bare}, by=rhea, at=later
    )
    with pytest.raises(LetterStopped):
        submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)


def test_the_letter_of_a_review_loses_its_approval_and_nobody_approves_their_own(asked, rhea, person, later):
    conduct_review(reference=asked.reference, decision="upheld", conclusions="Words.", by=rhea, at=later)
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    from answerable.desk.people.models import Grant

    Grant.objects.create(person=rhea.person, role="approver")
    both = acting(type(rhea.person).objects.get(pk=rhea.person.pk))
    with pytest.raises(NotAllowed):
        approve(
            reference=asked.reference,
            kind=OUTCOME,
            digest=written(asked, kind=OUTCOME, on=later.date()).digest,
            by=both,
            at=later,
        )
    edit_letter(
        reference=asked.reference, kind=OUTCOME, key=OPENING, was="", stands="", now="Hello.", by=rhea, at=later
    )
    assert stage(asked) is Stage.REVIEW
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    redraft(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    assert stage(asked) is Stage.REVIEW


def test_a_review_that_is_no_longer_wanted_leaves_the_case_answered(asked, rhea, at, later):
    conduct_review(reference=asked.reference, decision="upheld", conclusions="Words.", by=rhea, at=later)
    submit(reference=asked.reference, kind=OUTCOME, by=rhea, at=later)
    withdraw_review(reference=asked.reference, by=APPLICANT, at=later)
    assert stage(asked) is Stage.SENT
    assert asked.due_on == date(2026, 12, 1)
    assert CaseLetter.objects.get(kind=OUTCOME.value).state == "dropped"
    again = ask_review(
        reference=asked.reference,
        asked_on=date(2026, 12, 1),
        reasons="After all.",
        by=APPLICANT,
        at=at + timedelta(days=11),
    )
    assert (again.outcome, again.answers) == ("", {})


# The Commissioner


def opened(case, by, at, **fields):
    given = {"their_reference": "IC-123456-A1B2", "opened_on": date(2026, 12, 1), "reply_due_on": date(2026, 12, 29)}
    return complain(reference=case.reference, **(given | fields), by=by, at=at)


def test_a_complaint_has_its_own_clock_and_ends_with_a_decision(sent, by, later):
    complaint = opened(sent, by, later)
    assert stage(sent) is Stage.COMPLAINT
    assert (complaint.commissioner, sent.due_on) == ("ico", date(2026, 12, 29))
    assert sent.next_step == "Reply to the Commissioner by 29 December 2026"
    reply_complaint(reference=sent.reference, replied_on=date(2026, 12, 20), by=by, at=later)
    sent.refresh_from_db()
    assert (sent.due_on, sent.next_step) == (None, "The Commissioner: decide")
    reply_complaint(reference=sent.reference, reply_due_on=date(2027, 2, 1), by=by, at=later)
    sent.refresh_from_db()
    assert sent.due_on == date(2027, 2, 1)
    decide(reference=sent.reference, decided_on=date(2027, 3, 1), result="partly-upheld", by=by, at=later)
    assert stage(sent) is Stage.DECIDED
    assert (sent.due_on, Complaint.objects.get().result) == (None, "partly-upheld")
    kinds = [entry.kind for entry in history(sent.reference)][-4:]
    assert kinds == ["complaint-opened", "complaint-replied", "complaint-asked", "complaint-decided"]


def test_a_scottish_complaint_goes_to_the_scottish_commissioner(sent, by, later):
    sent.regime = "foisa"
    sent.save()
    assert opened(sent, by, later).commissioner == "sic"


@pytest.mark.parametrize("fields", [{"reply_due_on": date(2026, 11, 1)}])
def test_a_complaint_with_days_that_cannot_be_is_refused(sent, by, later, fields):
    with pytest.raises(NotComplete):
        opened(sent, by, later, **fields)


def test_a_complaint_ends_on_a_day_and_with_a_result_that_can_be(sent, by, later):
    opened(sent, by, later)
    for day, result in ((date(2026, 11, 1), "upheld"), (date(2027, 3, 1), "won")):
        with pytest.raises(NotComplete):
            decide(reference=sent.reference, decided_on=day, result=result, by=by, at=later)
    for days in ({}, {"replied_on": day, "reply_due_on": day}):
        with pytest.raises(NotComplete):
            reply_complaint(reference=sent.reference, **days, by=by, at=later)
    assert stage(sent) is Stage.COMPLAINT


def test_what_is_not_answered_is_not_complained_of_here(case, by, at):
    with pytest.raises(WrongStage):
        opened(case, by, at)


def test_a_review_cannot_be_asked_for_on_a_day_to_come(sent, by, at):
    with pytest.raises(BadDay):
        ask_review(reference=sent.reference, asked_on=date(2026, 12, 25), reasons=REASONS, by=by, at=at)


@pytest.mark.parametrize(
    ("reason", "conclusions"),
    [
        ("We can confirm that we hold the log. Saying more would tell an attacker.", "The answer stands."),
        ("Saying it would tell an attacker whether they were seen.", "We hold the log that you want."),
    ],
)
def test_what_gives_silence_away_is_found_in_the_first_letter_and_in_that_of_the_review(
    a_case, by, second, rhea, at, reason, conclusions
):
    weighed = replace(WEIGHED, about="confirming")
    ground = replace(
        PRICES, provision=parse("FOIA s.31(3)"), reason=reason, link=BOTH, public_interest=weighed, elements=()
    )
    on, later = at.date(), at + timedelta(days=10)
    case = a_case(Answer(("1",), Outcome.NEITHER, Held.NEITHER, grounds=(ground,)))
    first = [finding.says for finding in written(case, on=on).findings if finding.rule == "NC04"]
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=on).digest, by=second, at=at)
    send(reference=case.reference, by=by, at=at)
    day = date(2026, 11, 25)
    ask_review(reference=case.reference, asked_on=day, reasons=REASONS, by=APPLICANT, at=at + timedelta(days=5))
    conduct_review(reference=case.reference, decision="upheld", conclusions=conclusions, by=rhea, at=later)
    case.refresh_from_db()
    look = written(case, kind=OUTCOME, on=later.date())
    told = [finding for finding in look.findings if finding.rule == "NC04"]
    assert [finding.says for finding in told] == (first or ["This gives away what the letter declines to say."])
    assert told[0].span.of(look.text).startswith("We hold" if not first else "We can confirm")
