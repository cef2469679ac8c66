"""How the queue goes on with a capture: in turns, from where it stood, and what becomes of one that is not kept."""

import pytest

from answerable.desk.files.keeping import path_of
from answerable.desk.queue.models import Job
from answerable.desk.records import steps
from answerable.desk.records.actions.give_up import give_up
from answerable.desk.records.actions.settle_dates import settle_dates
from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.rows import Sought, Term
from answerable.desk.records.models import Capture, Message, Step
from answerable.desk.records.queries.captures import capture_page, captures_page
from answerable.desk.records.steps import go_on
from answerable.desk.records.storing import batches
from answerable.errors import CaptureElsewhere, WrongValue
from desk.records.capturing import begun, captured, export_of, texts

pytestmark = pytest.mark.django_db
MANY = [(n, ("Ann Able", "Bo Cole")[n % 2], f"Grit run {n} done") for n in range(30)]


@pytest.fixture
def in_turns(monkeypatch):
    """Ten records in a transaction, and one transaction in a turn."""
    monkeypatch.setattr(batches, "A_TIME", 10)
    monkeypatch.setattr(steps, "A_TURN", -1.0)


def words(said):
    return engine().newest(Sought((Term((said,)),)), most=100)


def test_a_capture_is_stored_in_turns_and_shows_how_far_it_is(in_turns, by, at, run_jobs):
    found = begun(export_of(MANY), by=by, at=at)
    go_on.call(found.pk, 0)
    row = capture_page(found.pk, by=by).row
    assert (row.position, row.percent, row.is_going_on) == (10, 32, True)
    run_jobs()
    assert texts() == [said for _, _, said in MANY]


def test_work_that_was_done_already_is_left_alone_and_goes_on_from_where_it_stood(in_turns, by, at, run_jobs):
    found = begun(export_of(MANY), by=by, at=at)
    go_on.call(found.pk, 0)
    Job.objects.all().delete()
    go_on.call(found.pk, 0)  # its worker died after the first batch, and another begins with the same work
    assert [job.args for job in Job.objects.filter(function__endswith="go_on")] == [[found.pk, 10]]
    run_jobs()
    assert texts() == [said for _, _, said in MANY]


def test_a_capture_that_is_given_up_leaves_nothing_but_its_file_and_the_reason(in_turns, by, at, run_jobs):
    found = begun(export_of(MANY), by=by, at=at)
    later = begun(export_of([*MANY, (40, "Ann Able", "The end")]), by=by, at=at)
    go_on.call(found.pk, 0)
    assert len(words("grit")) == 10
    with pytest.raises(WrongValue):
        give_up(number=found.pk, reason=" ", by=by, at=at)
    give_up(number=found.pk, reason="The wrong chat.", by=by, at=at)
    run_jobs()
    found.refresh_from_db()
    assert (found.step, found.reason) == (Step.REFUSED, "The wrong chat.")
    assert path_of(found.file.sha256).exists()
    assert not Message.objects.filter(capture=found).exists()
    assert Capture.objects.get(pk=later.pk).step == Step.DONE
    assert (len(words("grit")), len(texts())) == (30, 31)


def test_a_complete_capture_is_not_given_up(by, at, run_jobs):
    found = captured(export_of(MANY), by=by, at=at, run_jobs=run_jobs)
    with pytest.raises(CaptureElsewhere):
        give_up(number=found.pk, reason="No.", by=by, at=at)


def test_a_file_that_is_not_what_was_kept_is_refused_and_nothing_of_it_stays(in_turns, by, at, run_jobs):
    found = begun(export_of(MANY), by=by, at=at)
    go_on.call(found.pk, 0)
    path_of(found.file.sha256).write_bytes(export_of(MANY).replace(b"run 29", b"run 30"))
    run_jobs()
    found.refresh_from_db()
    assert found.step == Step.REFUSED
    assert "byte for byte" in found.reason
    assert not Message.objects.exists()
    assert not words("grit")


def test_a_capture_waits_for_the_order_of_its_dates_and_holds_up_no_other(by, at, run_jobs):
    found = captured(b"11/01/2023, 10:00 - Ann: one\n11/01/2023, 10:01 - Bo: two\n", by=by, at=at, run_jobs=run_jobs)
    page = capture_page(found.pk, by=by)
    assert page.row.step == Step.ASKING
    assert "11/01/2023" in page.question
    assert page.may_settle
    assert captured(export_of(MANY), by=by, at=at, run_jobs=run_jobs).step == Step.DONE
    settle_dates(number=found.pk, order="dmy", by=by, at=at)
    run_jobs()
    assert Capture.objects.get(pk=found.pk).step == Step.DONE
    assert Message.objects.order_by("pk").first().local == "2023-01-11T10:00"
    assert [row.step for row in captures_page(by=by).captures] == [Step.DONE, Step.DONE]


def test_letters_that_no_database_takes_are_shown_as_such(by, at, run_jobs):
    data = export_of([(0, "Ann Able", "nought \0 here"), (1, "Bo Cole", "Yes")]).replace(b"Yes", b"Yes \xff")
    found = captured(data, by=by, at=at, run_jobs=run_jobs)
    assert found.step == Step.DONE, found.reason
    assert texts() == ["nought ␀ here", "Yes �"]
