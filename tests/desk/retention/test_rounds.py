"""What comes up by itself: holds by rule, an approval that nobody gives, a disposal that a crash interrupted."""

from datetime import timedelta

from answerable.desk.cases.actions.disposals import report_disposals
from answerable.desk.cases.models import Task
from answerable.desk.files.models import StoredFile, Unwanted
from answerable.desk.jobs import rounds
from answerable.desk.people.actors import DESK
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.models import Disposal, Hold, Step


def test_a_disposal_that_waits_for_its_approval_becomes_a_task_once_and_the_task_ends_with_the_decision(
    closed, keeper, second, at
):
    closed()
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    for day in (0, 1):
        report_disposals(by=DESK, at=at + timedelta(days=day))
    task = Task.objects.get()
    assert task.kind == "disposal-waits" and f"Disposal {run.pk} waits for its approval" in task.words
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    report_disposals(by=DESK, at=at + timedelta(days=10))
    assert Task.objects.get().done_how == "It was decided on."


def test_the_round_lifts_holds_whose_time_is_over_and_places_those_that_are_missing(closed, take, run_jobs):
    take()
    closed()
    Hold.objects.filter(case="FOI-2022-0001").update(released_at=None)
    Hold.objects.filter(case="FOI-2022-0002").update(released_at=None)
    rounds.holds.enqueue()
    run_jobs()
    assert list(Hold.objects.filter(released_at=None).values_list("case", flat=True)) == ["FOI-2022-0001"]


def test_the_round_goes_on_with_a_disposal_that_a_crash_interrupted(closed, keeper, second, at, run_jobs):
    closed()
    run = begin_disposal(by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    Disposal.objects.update(step=Step.RUNNING)  # its worker died, and its work with it
    Unwanted.objects.create(sha256="0" * 64, since=at)
    rounds.disposals.enqueue()
    run_jobs()
    run.refresh_from_db()
    assert run.step == Step.DONE
    assert not Unwanted.objects.filter(sha256="0" * 64).exists()
    assert StoredFile.objects.get() == run.certificate
