"""Who may do what at which stage: every role, act and stage, against a table that was written by hand."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from answerable.casefile import MOVES, Stage
from answerable.desk.cases import access
from answerable.desk.cases.models import Case, CaseLetter, Question
from answerable.desk.people.actors import APPLICANT, DESK, acting
from answerable.desk.people.roles import Role
from answerable.errors import NoSuchThing, NotAllowed, WrongStage

pytestmark = pytest.mark.django_db
ROWS = list(csv.DictReader((Path(__file__).parent / "access_matrix.csv").read_text().splitlines()))
MATRIX = {row["act"]: (set(row["roles"].split()), set(row["stages"].split())) for row in ROWS}
CHANGES = [act for act in MATRIX if act != "read"]


def expected(act, role, stage):
    roles, stages = MATRIX[act]
    return role in roles and (stages == {"*"} or stage in stages)


def test_the_table_has_every_act():
    assert set(MATRIX) == set(access.ACTS)
    assert set(MOVES) <= set(MATRIX)


@pytest.mark.parametrize("role", list(Role))
def test_a_role_may_do_what_the_table_says_and_nothing_else(person, case, role):
    by = acting(person("Somebody Else", role))
    wrong = []
    for stage in Stage:
        Case.objects.filter(pk=case.pk).update(stage=stage.value)
        case.refresh_from_db()
        wrong += [
            (act, stage) for act in MATRIX if access.may(case, by=by, to=act) != expected(act, role.value, stage.value)
        ]
    assert not wrong


@pytest.mark.parametrize("role", [Role.CONTRIBUTOR, Role.DATA_PROTECTION, Role.RECORDS])
def test_who_reads_no_cases_is_told_that_there_is_none(person, case, role):
    by = acting(person("Somebody Else", role))
    for act in CHANGES:
        with pytest.raises(NoSuchThing):
            access.for_change(case.reference, by=by, to=act)
    with pytest.raises(NoSuchThing):
        access.for_reading(case.reference, by=by)
    assert not access.visible(by).exists()


def test_an_administrator_reads_no_case_by_that_role(administrator, case):
    by = acting(administrator)
    assert not access.visible(by).exists()
    with pytest.raises(NoSuchThing):
        access.for_reading(case.reference, by=by)


def test_an_auditor_changes_nothing(auditor, case):
    for act in CHANGES:
        with pytest.raises((NotAllowed, NoSuchThing)):
            access.for_change(case.reference, by=acting(auditor), to=act)


def test_a_closed_account_may_do_nothing(officer, case):
    officer.is_active = False
    officer.save()
    assert not access.visible(acting(officer)).exists()


def test_the_applicant_and_the_desk_may_do_only_what_is_theirs(case):
    theirs = {"applicant": {"correspond", "withdraw", "ask-review", "withdraw-review"}}
    allowed = {act for act, rule in access.ACTS.items() if APPLICANT.key in rule.others}
    assert allowed == theirs["applicant"]
    for act in ("approve", "send", "publish", "answer", "submit", "take-down", "waive"):
        assert DESK.key not in access.ACTS[act].others


def test_nobody_approves_what_they_had_a_hand_in(person, case, at):
    both = person("Both Hats", Role.OFFICER, Role.APPROVER)
    other = person("Other Approver", Role.APPROVER)
    Case.objects.filter(pk=case.pk).update(stage=Stage.APPROVAL.value)
    case.refresh_from_db()
    letter = CaseLetter.objects.create(case=case, kind="response", state="submitted")
    assert access.may(case, by=acting(both), to="approve")
    hands = [
        lambda: CaseLetter.objects.filter(pk=letter.pk).update(drafted_by=both),
        lambda: CaseLetter.objects.filter(pk=letter.pk).update(submitted_by=both),
        lambda: CaseLetter.objects.filter(pk=letter.pk).update(edits={"k": {"was": "", "now": "x", "by": both.pk}}),
        lambda: Question.objects.filter(case=case, number="1").update(answered_by=both),
    ]
    for hand in hands:
        CaseLetter.objects.filter(pk=letter.pk).update(drafted_by=None, submitted_by=None, edits={})
        Question.objects.filter(case=case).update(answered_by=None)
        hand()
        with pytest.raises(NotAllowed):
            access.for_change(case.reference, by=acting(both), to="approve")
        assert access.may(case, by=acting(other), to="approve")


def test_nobody_reviews_a_decision_that_they_took_part_in(person, case, at):
    both = person("Both Hats", Role.REVIEWER, Role.APPROVER)
    Case.objects.filter(pk=case.pk).update(stage=Stage.REVIEW.value)
    case.refresh_from_db()
    assert access.may(case, by=acting(both), to="conduct-review")
    CaseLetter.objects.create(case=case, kind="response", state="sent", approved_by=both, approved_at=at)
    with pytest.raises(NotAllowed):
        access.for_change(case.reference, by=acting(both), to="conduct-review")


def test_nothing_is_sent_that_is_not_approved(by, case):
    for stage in Stage:
        Case.objects.filter(pk=case.pk).update(stage=stage.value)
        if stage is not Stage.APPROVED:
            with pytest.raises(WrongStage):
                access.for_change(case.reference, by=by, to="send")
