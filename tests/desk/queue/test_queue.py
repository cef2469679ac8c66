"""Work is put down with the act, done at least once, taken over from the dead, and never lost without a word."""

import signal
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import connection, transaction
from django.utils import timezone

from answerable.cli.work import command
from answerable.desk.queue import queries, table, work, worker
from answerable.desk.queue.models import DeadLetter, Job, Moment, Worker
from answerable.desk.queue.timetable import Line, tick
from answerable.errors import NoSuchThing
from desk.queue import chores

HOUR = timedelta(hours=1)


def test_work_is_put_down_with_the_act_and_undone_with_it(waiting, lines):
    with transaction.atomic():
        chores.note.enqueue(lines.path, "kept")
    with pytest.raises(LookupError), transaction.atomic():
        chores.note.enqueue(lines.path, "undone")
        raise LookupError
    assert waiting() == 1


def test_work_that_waits_once_is_put_down_once_and_spoils_no_transaction(waiting, lines):
    with transaction.atomic():
        chores.note_once.enqueue(lines.path)
        chores.note_once.enqueue(lines.path)
        chores.note.enqueue(lines.path, "after")
    assert waiting() == 2


def test_arguments_that_json_cannot_hold_are_refused(queue, lines):
    with pytest.raises(TypeError):
        chores.note.enqueue(lines.path, object())


def test_a_worker_does_what_waits_and_stops_when_told(start_worker, waiting, lines, until):
    for number in range(5):
        chores.note.enqueue(lines.path, str(number))
    process = start_worker(2)
    until(lambda: len(lines()) == 5)
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert sorted(lines()) == ["0", "1", "2", "3", "4"]
    assert waiting() == 0


def test_work_for_later_waits_until_then(start_worker, waiting, lines, until):
    chores.note.using(run_after=timezone.now() + HOUR).enqueue(lines.path, "later")
    chores.note.enqueue(lines.path, "now")
    start_worker()
    until(lambda: lines() == ["now"])
    assert waiting() == 1


def test_told_to_stop_a_worker_finishes_what_it_has_in_hand(start_worker, lines, until):
    chores.note_slowly.enqueue(lines.path, "work", 1.5)
    chores.note.using(run_after=timezone.now() + HOUR).enqueue(lines.path, "not taken")
    process = start_worker()
    until(lambda: lines() == ["work begun"])
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert lines() == ["work begun", "work ended"]


def test_what_a_killed_worker_held_is_done_by_another(start_worker, lines, until):
    chores.note_slowly.enqueue(lines.path, "work", 3)
    first = start_worker()
    until(lambda: lines() == ["work begun"])
    first.kill()
    first.wait()
    start_worker()
    until(lambda: lines() == ["work begun", "work begun", "work ended"])


def test_a_worker_that_lives_keeps_its_work_longer_than_a_lease(start_worker, waiting, lines, until):
    chores.note_slowly.enqueue(lines.path, "work", 5)
    start_worker()
    start_worker()
    until(lambda: "work ended" in lines())
    assert lines() == ["work begun", "work ended"]


def test_work_that_fails_as_often_as_it_may_is_kept_for_a_person(start_worker, lines, until, queue):
    chores.fail.enqueue(lines.path)
    if queue == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("UPDATE procrastinate_jobs SET attempts = %s", [work.LIMIT - 1])
    else:
        Job.objects.update(attempts=work.LIMIT - 1)
    start_worker()
    until(DeadLetter.objects.exists)
    (letter,) = queries.given_up()
    assert (letter.function, letter.attempts) == ("desk.queue.chores.fail", work.LIMIT)
    assert "RuntimeError" in letter.error and "chores.py" in letter.error
    assert "nobody should keep" not in letter.error
    assert queries.health(at=timezone.now()).given_up == 1


def test_work_that_fails_is_left_alone_for_a_while(start_worker, lines, until, queue, waiting):
    chores.fail.enqueue(lines.path)
    start_worker()
    until(lambda: lines() == ["tried"] and waiting() == 1)
    due, attempts = next(iter(_due()))
    assert attempts == 1
    assert timedelta(seconds=1) < due - timezone.now() <= work.FIRST_WAIT


def _due():
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT scheduled_at, attempts FROM procrastinate_jobs")
            return cursor.fetchall()
    return Job.objects.values_list("run_at", "attempts")


def test_waits_grow_to_an_hour():
    assert [work.wait_after(each).total_seconds() for each in range(1, 9)] == [5, 15, 45, 135, 405, 1215, 3600, 3600]


def test_the_command_tells_what_was_given_up_and_puts_it_down_again(queue, waiting, lines, at):
    letter = work.bury(work.Order("desk.queue.chores.note", [lines.path, "x"], {}), attempts=8, error=None, at=at)
    told = CliRunner().invoke(command, ["--status"])
    assert told.exit_code == 1
    assert f"{letter.pk}  desk.queue.chores.note(" in told.output
    assert "the last one: never" in told.output
    assert CliRunner().invoke(command, ["--again", str(letter.pk)]).exit_code == 0
    assert waiting() == 1
    with pytest.raises(NoSuchThing):
        work.put_down_again(letter.pk)


def test_the_timetable_is_kept_once_by_two_machines(start_worker, lines, until, tmp_path):
    for _ in range(2):
        start_worker(TICKS=lines.path, EVERY="3600")
    until(lambda: Worker.objects.count() == 2 and lines())
    assert lines() == ["tick"]


def test_after_a_standstill_a_line_is_put_down_once(queue, waiting, at):
    timetable = [Line("notes", timedelta(minutes=5), chores.note_tick)]
    assert tick(timetable, at=at) == ["notes"]
    assert tick(timetable, at=at + timedelta(minutes=4)) == []
    assert tick(timetable, at=at + timedelta(hours=9)) == ["notes"]
    assert Moment.objects.get().next_at == at + timedelta(hours=9, minutes=5)
    assert waiting() == 2


def test_the_desk_knows_that_no_worker_has_run_for_ten_minutes(queue, at):
    assert queries.health(at=at).is_silent
    Worker.objects.create(name="a", started_at=at, seen_at=at)
    assert not queries.health(at=at + timedelta(minutes=9)).is_silent
    assert queries.health(at=at + timedelta(minutes=11)).is_silent
    assert queries.health(at=at + timedelta(minutes=11)).last_seen == at


def test_a_desk_on_which_no_worker_ever_ran_says_so_once_work_has_waited(queue):
    assert not queries.has_stopped(at=timezone.now())
    chores.note_tick.enqueue()
    assert not queries.has_stopped(at=timezone.now())
    assert queries.has_stopped(at=timezone.now() + timedelta(minutes=11))


def test_the_desk_page_says_that_the_worker_has_stopped(client_of, officer):
    assert b"has not run for 10 minutes" not in client_of(officer).get("/desk/").content
    then = timezone.now() - timedelta(minutes=11)
    Worker.objects.create(name="a", started_at=then, seen_at=then)
    assert b"has not run for 10 minutes" in client_of(officer).get("/desk/").content


# The table, which SQLite and the tests use.


def claimed(at, holder="a/0", lease=timedelta(minutes=1)):
    return table.claim(holder=holder, at=at, lease=lease)


@pytest.fixture
def job(db, at):
    return Job.objects.create(function="desk.queue.chores.note", run_at=at)


def test_held_work_is_nobody_elses_until_the_lease_ends(job, at):
    assert claimed(at) == job
    assert claimed(at, "b/0") is None
    assert claimed(at + timedelta(minutes=2), "b/0") == job


def test_a_sign_of_life_keeps_the_lease(job, at):
    claimed(at)
    table.keep_hold(process="a", at=at + timedelta(minutes=1), lease=timedelta(minutes=1))
    assert claimed(at + timedelta(seconds=90), "b/0") is None


def test_a_worker_that_lost_its_lease_can_neither_end_nor_put_off_the_work(job, at):
    late = claimed(at)
    held = claimed(at + timedelta(minutes=2), "b/0")
    table.finish(late)
    table.fail(late, RuntimeError(), at=at)
    job.refresh_from_db()
    assert (job.holder, job.attempts) == ("b/0", held.attempts)


def test_work_that_kills_its_worker_each_time_is_given_up(job, at):
    Job.objects.update(attempts=work.LIMIT)
    assert claimed(at) is None
    assert (Job.objects.count(), DeadLetter.objects.get().error) == (0, "The worker died each time.")


def test_failed_work_gives_way_to_the_same_work_that_waits(db, at, lines):
    chores.note_once.enqueue(lines.path)
    held = claimed(timezone.now())
    chores.note_once.enqueue(lines.path)
    table.fail(held, RuntimeError(), at=at)
    assert Job.objects.filter(holder="").count() == Job.objects.count() == 1


def test_one_piece_of_work_is_done_and_another_put_off(db, lines):
    chores.note.enqueue(lines.path, "done")
    chores.fail.enqueue(lines.path)
    assert worker.work_once(holder="a/0")
    assert worker.work_once(holder="a/0")
    assert not worker.work_once(holder="a/0")
    assert (lines(), Job.objects.get().attempts) == (["done", "tried"], 1)


def test_tests_do_all_that_waits(run_jobs, lines):
    chores.note.using(run_after=timezone.now() + HOUR).enqueue(lines.path, "x")
    assert run_jobs() == 1
    assert lines() == ["x"]
