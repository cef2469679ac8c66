"""From a draft to an approved letter: what stops it, who may, and everything that takes the approval back."""

from dataclasses import replace
from datetime import timedelta

import pytest

from answerable.casefile import Regime, Stage
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.approve import approve, redraft, return_letter
from answerable.desk.cases.actions.attach import detach, enclose
from answerable.desk.cases.actions.edit_letter import edit_letter
from answerable.desk.cases.actions.edit_question import edit_question
from answerable.desk.cases.actions.prepare_letter import prepare_letter
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.actions.waive import waive
from answerable.desk.cases.models import CaseLetter
from answerable.desk.cases.queries.differences import differences
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import history
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.errors import ChangedMeanwhile, LetterStopped, NotAllowed, NotComplete, WrongStage
from answerable.letters import OPENING
from desk.cases.letters.answered import GIVEN, NOT_HELD, WITHHELD, save_answer

pytestmark = pytest.mark.django_db


def stage(case):
    case.refresh_from_db()
    return Stage(case.stage)


def test_a_letter_is_submitted_as_it_stands_and_waits_for_an_approver(case, by, at, on):
    digest = written(case, on=on).digest
    letter = submit(reference=case.reference, by=by, at=at)
    assert stage(case) is Stage.APPROVAL
    assert (letter.state, letter.digest, letter.submitted_by) == ("submitted", digest, by.person)
    entry = history(case.reference)[-1]
    assert (entry.kind, entry.digest, entry.by) == ("submitted", digest, by.key)
    assert case.next_step == "An approver: approve it, or send it back"


def test_everything_that_stops_a_letter_is_said_at_once(a_case, by, at):
    bare = replace(WITHHELD, grounds=(replace(WITHHELD.grounds[0], public_interest=None, link=""),))
    case = a_case(GIVEN, None, bare)
    save_answer(case.questions.get(number="1"), GIVEN, is_finished=False)
    with pytest.raises(LetterStopped) as stopped:
        submit(reference=case.reference, by=by, at=at)
    assert {stop.question for stop in stopped.value.fields["stops"]} == {"1", "2", "3"}
    assert len(stopped.value.fields["stops"]) == 4
    assert stage(case) is Stage.ANSWERING
    assert history(case.reference) == ()


def test_nobody_approves_what_they_had_a_hand_in(case, person, at, on):
    both = acting(person("Bo Both", Role.OFFICER, Role.APPROVER))
    submit(reference=case.reference, by=both, at=at)
    for act in (
        lambda: approve(reference=case.reference, digest=written(case, on=on).digest, by=both, at=at),
        lambda: return_letter(reference=case.reference, reason="No.", by=both, at=at),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_who_reworded_one_paragraph_had_a_hand_in_the_letter(case, by, person, at, on):
    both = acting(person("Bo Both", Role.OFFICER, Role.APPROVER))
    edit_letter(reference=case.reference, key=OPENING, was="", stands="", now="We spoke on Monday.", by=both, at=at)
    submit(reference=case.reference, by=by, at=at)
    with pytest.raises(NotAllowed):
        approve(reference=case.reference, digest=written(case, on=on).digest, by=both, at=at)


def test_an_officer_does_not_approve(submitted, person, at, on):
    other = acting(person("Oscar Other", Role.OFFICER))
    with pytest.raises(NotAllowed):
        approve(reference=submitted.reference, digest=written(submitted, on=on).digest, by=other, at=at)


def test_what_is_approved_is_what_the_approver_read(submitted, second, at, on):
    with pytest.raises(ChangedMeanwhile):
        approve(reference=submitted.reference, digest="0" * 64, by=second, at=at)
    digest = written(submitted, on=on).digest
    letter = approve(reference=submitted.reference, digest=digest, by=second, at=at)
    assert (letter.state, letter.digest, letter.approved_by, letter.approved_at) == (
        "approved",
        digest,
        second.person,
        at,
    )
    assert stage(submitted) is Stage.APPROVED
    assert history(submitted.reference)[-1].digest == digest


def test_a_letter_goes_back_with_a_reason_only(submitted, second, at):
    with pytest.raises(NotComplete):
        return_letter(reference=submitted.reference, reason=" ", by=second, at=at)
    letter = return_letter(reference=submitted.reference, reason="Say which groups.", by=second, at=at)
    assert (letter.state, letter.returned_reason, letter.digest) == ("draft", "Say which groups.", "")
    assert stage(submitted) is Stage.ANSWERING
    assert submit(reference=submitted.reference, by=acting(submitted.owner), at=at).returned_reason == ""


def test_a_letter_that_nobody_may_approve_says_so_on_its_page(submitted, client_of, person):
    page = f"/cases/{submitted.reference}/letter/"
    assert "Nobody here has the role Approver." in client_of(submitted.owner).get(page).content.decode()
    person("April Approver", Role.APPROVER)
    assert "Nobody here may approve this letter" not in client_of(submitted.owner).get(page).content.decode()


def test_the_approver_sees_what_changed_since_they_sent_it_back(submitted, second, by, at, on):
    return_letter(reference=submitted.reference, reason="Say which groups.", by=second, at=at)
    save_answer(submitted.questions.get(number="1"), replace(GIVEN, text="There are three groups, all for weather."))
    submit(reference=submitted.reference, by=by, at=at + timedelta(days=3))
    seen = CaseLetter.objects.get().seen_text
    changed = [
        each for each in differences(seen, written(submitted, on=on + timedelta(days=3)).words) if each.what != "same"
    ]
    assert [change.words for change in changed[0].changes if change.what == "added"] == ["groups, all for weather."]
    assert len(changed) == 1


def test_the_approver_sees_what_changed_since_they_approved_it(approved, by, at, on):
    edit_letter(reference=approved.reference, key=OPENING, was="", stands="", now="We spoke on Monday.", by=by, at=at)
    seen = CaseLetter.objects.get().seen_text
    changed = [each for each in differences(seen, written(approved, on=on).words) if each.what != "same"]
    assert [(each.what, each.changes[0].words) for each in changed] == [("added", "We spoke on Monday.")]


def test_an_officer_takes_a_letter_back(approved, by, at):
    redraft(reference=approved.reference, by=by, at=at)
    assert stage(approved) is Stage.ANSWERING
    letter = CaseLetter.objects.get()
    assert (letter.state, letter.digest, letter.approved_by, letter.approved_at) == ("draft", "", None, None)
    with pytest.raises(WrongStage):
        redraft(reference=approved.reference, by=by, at=at)


FILE = (b"a,b\n", "groups.csv", "text/csv")


CHANGES = {
    "an answer": lambda case, **who: answer(
        reference=case.reference, number="1", answer=replace(GIVEN, text="Four."), version=1, **who
    ),
    "the words of a question": lambda case, **who: edit_question(
        reference=case.reference,
        number="1",
        text="How many groups?",
        regime=Regime.FOIA,
        is_own_data=False,
        version=1,
        **who,
    ),
    "own words": lambda case, **who: edit_letter(
        reference=case.reference, key=OPENING, was="", stands="", now="Hello.", **who
    ),
    "a detail": lambda case, **who: prepare_letter(reference=case.reference, details={"names_officers": "yes"}, **who),
    "a file": lambda case, **who: enclose(reference=case.reference, upload=FILE, **who),
    "taking it back": lambda case, **who: redraft(reference=case.reference, **who),
}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("at_stage", ["submitted", "approved"])
def test_a_changed_letter_loses_its_approval(request, change, at_stage, by, at):
    case = request.getfixturevalue(at_stage)
    CHANGES[change](case, by=by, at=at)
    letter = CaseLetter.objects.get()
    assert stage(case) is Stage.ANSWERING
    assert (letter.state, letter.digest, letter.approved_by, letter.approved_at) == ("draft", "", None, None)
    last = history(case.reference)[-1]
    assert last.kind == "taken-back" or last.data["taken_back"] is True


def test_taking_a_file_away_takes_the_approval_with_it(case, by, second, at, on):
    letter = enclose(reference=case.reference, upload=FILE, by=by, at=at)
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=on).digest, by=second, at=at)
    detach(reference=case.reference, key=letter.attachments.get().pk, by=by, at=at)
    assert stage(case) is Stage.ANSWERING
    assert letter.attachments.count() == 0


def test_a_waiver_leaves_the_letter_as_it_is_and_approved(a_case, by, second, at, on):
    case = a_case(WITHHELD, NOT_HELD)
    finding = next(iter(written(case, on=on).findings), None)
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=on).digest, by=second, at=at)
    if finding:
        waive(reference=case.reference, rule=finding.rule, reason="It is right as it stands.", by=second, at=at)
    assert stage(case) is Stage.APPROVED
