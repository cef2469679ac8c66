"""A letter goes once: whatever the server says, wherever a connection breaks, whenever a worker dies."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as live
from django.db import connection
from django.utils import timezone

from answerable.desk.cases.models import Task
from answerable.desk.files import keeping
from answerable.desk.ledger.models import Entry
from answerable.desk.mail import delivery, doubt
from answerable.desk.mail.actions.send_again import send_again
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.receipts import came_home
from answerable.desk.people.actors import acting
from answerable.desk.queue.models import Job
from answerable.errors import NoSuchThing, NotAllowed
from desk.mail.post_office import PASSWORD, USER, authenticator, certificate, open_office

ARCHIVE = "archive@harrowmere.example"
TESTS = Path(__file__).parents[2]


def now(message):
    message.refresh_from_db()
    return message


def deliver(message):
    delivery.deliver.call(message.pk)
    return now(message)


def long_ago(message, **ago):
    """As if it had been handed over that long ago."""
    Message.objects.filter(pk=message.pk).update(handed_at=timezone.now() - timedelta(**ago))


# The server takes it.


def test_a_letter_goes_once_byte_for_byte(office, letter, run_jobs):
    message = letter(text="Dear Ann\n.\n..hidden dots\n")
    run_jobs()
    assert office.taken == [(["ann@example.org"], keeping.content(message.raw))]
    assert (now(message).state, message.attempts, message.note) == (MessageState.SENT, 1, "")
    assert message.sent_at and message.handed_at
    entry = Entry.objects.get(kind="mail-sent")
    assert (entry.subject, entry.digest, entry.by) == (f"message:{message.pk}", message.raw.sha256, "desk")
    deliver(message)
    assert len(office.taken) == 1


def test_a_copy_goes_to_the_archive_in_the_same_conversation(office, letter, settings):
    settings.MAIL_ARCHIVE = ARCHIVE
    message = deliver(letter())
    assert office.taken[0][0] == ["ann@example.org", ARCHIVE]
    assert message.has_copy
    assert ARCHIVE.encode() not in office.taken[0][1]


def test_an_archive_that_is_refused_keeps_no_letter_back(office, letter, settings):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.refusals[ARCHIVE] = "550 no such mailbox"
    message = deliver(letter())
    assert (message.state, message.has_copy) == (MessageState.SENT, False)


def test_encryption_and_a_name_and_password(letter, settings, tmp_path, office):
    settings.MAIL_CA, context = certificate(tmp_path)
    more = {
        "tls_context": context,
        "require_starttls": True,
        "authenticator": authenticator,
        "auth_required": True,
        "auth_exclude_mechanism": ["LOGIN"],
    }
    with open_office(**more) as safe:
        settings.MAIL_PORT, settings.MAIL_SECURITY = safe.port, "starttls"
        settings.MAIL_USER, settings.MAIL_PASSWORD = USER.decode(), PASSWORD.decode()
        assert deliver(letter()).state == MessageState.SENT
        settings.MAIL_PASSWORD = "wrong"  # noqa: S105
        refused = deliver(letter())
    assert (refused.state, refused.note[:3]) == (MessageState.QUEUED, "535")


def test_a_certificate_that_nobody_vouches_for_is_not_trusted(letter, settings, tmp_path, office):
    _, context = certificate(tmp_path)
    with open_office(tls_context=context) as stranger:
        settings.MAIL_PORT, settings.MAIL_SECURITY = stranger.port, "starttls"
        message = deliver(letter())
    assert (message.state, stranger.taken) == (MessageState.QUEUED, [])
    assert "CERTIFICATE_VERIFY_FAILED" in message.note


@pytest.mark.parametrize("security", ["starttls", "a word that is none of the three"])
def test_without_encryption_nothing_is_sent_unless_that_is_set(office, letter, settings, security):
    settings.MAIL_SECURITY = security
    message = deliver(letter())
    assert (message.state, office.taken) == (MessageState.QUEUED, [])
    assert "STARTTLS" in message.note


def test_without_a_server_letters_wait(letter, settings):
    settings.MAIL_HOST = ""
    message = deliver(letter(at=timezone.now() - timedelta(days=9)))
    assert (message.state, message.note) == (MessageState.QUEUED, delivery.NO_SERVER)


def test_in_a_demonstration_letters_go_to_a_folder(letter, settings, tmp_path):
    settings.MAIL_FOLDER = str(tmp_path / "outbox")
    message = deliver(letter())
    assert message.state == MessageState.SENT
    (file,) = (tmp_path / "outbox").iterdir()
    assert file.read_bytes() == keeping.content(message.raw)


# The server does not take it.


@pytest.mark.parametrize("who", ["ann@example.org", "data"])
def test_for_now_refused_it_is_offered_again_later(office, letter, who, failures):
    office.refusals[who] = "451 come back later"
    message = letter(at=timezone.now())
    Job.objects.all().delete()  # as when a worker has taken it
    deliver(message)
    assert (message.state, message.note, message.handed_at) == (MessageState.QUEUED, "451 come back later", None)
    assert timedelta(0) < message.tried_at - timezone.now() <= delivery.FIRST_WAIT
    assert Job.objects.filter(run_at=message.tried_at).exists()
    office.refusals.clear()
    assert deliver(message).state == MessageState.SENT
    assert (len(office.taken), message.attempts, failures) == (1, 2, [])


@pytest.mark.parametrize("who", ["ann@example.org", "data"])
def test_refused_for_good_a_person_is_told(office, letter, who, failures):
    office.refusals[who] = "550 nobody of that name"
    message = deliver(letter())
    assert (message.state, failures) == (MessageState.FAILED, [message])
    assert "550 nobody of that name" in message.note
    assert Entry.objects.filter(kind="mail-failed", subject=f"message:{message.pk}").exists()


def test_where_one_of_two_is_refused_neither_gets_it(office, letter):
    office.refusals["bob@example.org"] = "550 nobody of that name"
    message = deliver(letter(to=["ann@example.org", "bob@example.org"]))
    assert (message.state, office.taken) == (MessageState.FAILED, [])


def test_a_server_that_cannot_be_reached_is_tried_again_and_after_a_day_a_person_is_told(letter, settings, failures):
    settings.MAIL_HOST, settings.MAIL_PORT, settings.QUEUE_LEASE = "127.0.0.1", 9, 0.0
    message = deliver(letter(at=timezone.now() - timedelta(hours=23)))
    assert message.state == MessageState.QUEUED
    Message.objects.update(at=timezone.now() - timedelta(hours=25))
    message = deliver(message)
    assert (message.state, failures) == (MessageState.FAILED, [message])
    assert "refused" in message.note


def test_a_message_that_is_too_large_for_the_server_is_refused_before_it_is_sent(letter, settings, office):
    with open_office(data_size_limit=2000) as small:
        settings.MAIL_PORT = small.port
        message = deliver(letter(text="x" * 5000))
    assert message.state == MessageState.FAILED
    assert "takes 2000" in message.note


def test_a_person_sends_again_what_was_refused(office, letter, run_jobs, by, at):
    office.refusals["data"] = "550 no"
    message = letter(reference="FOI-2026-0001")
    run_jobs()
    (task,) = Task.objects.filter(message=message)
    assert (task.kind, task.done_at, "550 no" in task.words) == ("not-sent", None, True)
    office.refusals.clear()
    send_again(message=message.pk, by=by, at=at)
    run_jobs()
    assert (now(message).state, len(office.taken)) == (MessageState.SENT, 1)
    task.refresh_from_db()
    assert task.done_how == "It was sent after all."
    assert Entry.objects.get(kind="mail-sent-again").by == by.key
    with pytest.raises(NoSuchThing):
        send_again(message=message.pk, by=by, at=at)


def test_only_an_officer_sends_again(office, letter, auditor, at):
    office.refusals["data"] = "550 no"
    with pytest.raises(NotAllowed):
        send_again(message=deliver(letter()).pk, by=acting(auditor), at=at)


def test_an_error_in_what_hears_of_a_failure_undoes_it(office, letter, settings):
    from answerable.desk.mail import signals

    def stumble(**more):
        raise LookupError

    signals.failed.connect(stumble)
    office.refusals["data"] = "550 no"
    message = letter()
    try:
        with pytest.raises(LookupError):
            delivery.deliver.call(message.pk)
    finally:
        signals.failed.disconnect(stumble)
    assert now(message).state == MessageState.SENDING  # and it is looked at again


# The connection breaks.


def test_broken_off_in_the_middle_it_certainly_did_not_go(office, letter, at):
    office.breaks_in_the_middle = True
    message = deliver(letter(attachments=[keeping.keep(b"x" * 20_000_000, name="x", media="x/x", at=at)]))
    assert (message.state, message.handed_at) == (MessageState.QUEUED, None)
    office.breaks_in_the_middle = False
    deliver(message)
    assert len(office.taken) == 1


def test_broken_off_before_the_reply_it_may_have_gone_and_is_not_sent_again(office, letter):
    office.breaks_before_reply = True
    message = deliver(letter())
    assert (message.state, len(office.taken)) == (MessageState.SENDING, 1)
    assert message.handed_at
    for _ in range(3):
        deliver(message)
        doubt.look_after.call()
    assert (now(message).state, len(office.taken)) == (MessageState.SENDING, 1)


def test_without_an_archive_a_person_must_look(office, letter, failures):
    office.breaks_before_reply = True
    message = deliver(letter())
    long_ago(message, minutes=21)
    doubt.look_after.call()
    assert (now(message).state, message.note, failures) == (MessageState.FAILED, doubt.UNKNOWN, [message])
    assert len(office.taken) == 1


def test_the_copy_that_comes_home_settles_it(office, letter, settings, at, failures):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.breaks_before_reply = True
    message = deliver(letter())
    assert came_home(message.message_id, at=at)
    assert (now(message).state, message.home_at, message.note) == (MessageState.SENT, at, "")
    assert message.sent_at == message.handed_at
    assert came_home(message.message_id, at=at)
    assert Entry.objects.filter(kind="mail-sent").count() == 1
    long_ago(message, hours=3)
    doubt.look_after.call()
    assert (now(message).state, failures) == (MessageState.SENT, [])


def test_a_copy_that_comes_late_settles_what_a_person_was_asked(office, letter, settings, at):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.breaks_before_reply = True
    message = deliver(letter())
    long_ago(message, hours=3)
    doubt.look_after.call()
    assert now(message).state == MessageState.FAILED
    came_home(message.message_id, at=at)
    assert now(message).state == MessageState.SENT


def test_a_message_that_is_not_ours_is_no_receipt(db, at):
    assert not came_home("<x@example.org>", at=at)


def test_where_no_copy_comes_the_way_home_is_tried_and_then_it_is_sent_again(
    office, letter, settings, at, failures, run_jobs
):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.breaks_before_reply = office.loses = True
    message = deliver(letter())
    Job.objects.all().delete()
    office.breaks_before_reply = office.loses = False
    long_ago(message, minutes=21)
    doubt.look_after.call()
    run_jobs()
    probe = Message.objects.get(source=delivery.PROBE)
    assert [to for to, _ in office.taken] == [[ARCHIVE]]
    assert (now(message).state, probe.state) == (MessageState.SENDING, MessageState.SENT)
    came_home(probe.message_id, at=at)
    doubt.look_after.call()
    run_jobs()
    assert [to for to, _ in office.taken] == [[ARCHIVE], ["ann@example.org", ARCHIVE]]
    assert (now(message).state, message.attempts, failures) == (MessageState.SENT, 2, [])


def test_where_the_way_home_is_broken_silence_proves_nothing_and_a_person_must_look(
    office, letter, settings, failures, run_jobs
):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.breaks_before_reply = True
    message = deliver(letter())
    Job.objects.all().delete()
    office.breaks_before_reply = False
    for minutes in (21, 40, 59):
        long_ago(message, minutes=minutes)
        doubt.look_after.call()
        run_jobs()
        assert now(message).state == MessageState.SENDING
    assert len(office.taken) == 2  # the letter, and one message of ours to ourselves
    long_ago(message, minutes=61)
    doubt.look_after.call()
    assert (now(message).state, failures, len(office.taken)) == (MessageState.FAILED, [message], 2)


def test_a_lost_message_of_ours_to_ourselves_is_nobodys_work(db, office, settings, failures, at):
    settings.MAIL_ARCHIVE = ARCHIVE
    office.breaks_before_reply = True
    doubt._ask_the_way(at=at)
    probe = deliver(Message.objects.get())
    long_ago(probe, hours=2)
    doubt.look_after.call()
    assert (now(probe).state, failures) == (MessageState.FAILED, [])


# Workers die, or wake up late.


@pytest.fixture
def killed_at(transactional_db, settings, office):
    """killed_at(step, message): a worker in a process of its own sends it, and is killed with kill -9 at that step."""

    def run(step, message):
        names = ("MAIL_HOST", "MAIL_PORT", "MAIL_SECURITY", "MAIL_ARCHIVE", "MAIL_WAIT", "QUEUE_LEASE")
        environment = {
            **os.environ,
            "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
            "ANSWERABLE_DATA": str(live.DATA),
            "TEST_DATABASE": str(connection.settings_dict["NAME"]),
            "TEST_SETTINGS": json.dumps({name: getattr(settings, name) for name in names}),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "desk.mail.run_delivery", str(message.pk), step],
            env=environment,
            stdout=subprocess.PIPE,
        )
        with process:
            assert process.stdout.readline() == b"here\n"
            process.kill()

    return run


@pytest.mark.parametrize("step", ["before the conversation", "before the last byte is allowed"])
def test_killed_before_the_last_byte_it_is_sent_once_by_another(office, letter, killed_at, step):
    message = letter()
    killed_at(step, message)
    assert (now(message).state, message.handed_at, office.taken) == (MessageState.SENDING, None, [])
    assert deliver(message).state == MessageState.SENT
    assert len(office.taken) == 1


@pytest.mark.parametrize(("step", "went"), [("before the last byte leaves", 0), ("between 250 and commit", 1)])
def test_killed_after_the_last_byte_was_allowed_it_is_not_sent_again_unseen(
    office, letter, killed_at, step, went, failures
):
    message = letter()
    killed_at(step, message)
    deliver(message)
    assert (now(message).state, len(office.taken)) == (MessageState.SENDING, went)
    long_ago(message, minutes=21)
    doubt.look_after.call()
    deliver(message)
    assert (now(message).state, failures, len(office.taken)) == (MessageState.FAILED, [message], went)


def test_killed_between_250_and_commit_its_copy_tells(office, letter, killed_at, settings, at):
    settings.MAIL_ARCHIVE = ARCHIVE
    message = letter()
    killed_at("between 250 and commit", message)
    came_home(message.message_id, at=at)
    deliver(message)
    assert (now(message).state, len(office.taken)) == (MessageState.SENT, 1)


def test_a_worker_that_wakes_up_late_ends_before_the_last_byte(office, letter, monkeypatch):
    message = letter()
    contents = delivery.dialogue._contents

    def slept_meanwhile(server, raw):
        monkeypatch.undo()
        contents(server, raw)
        deliver(message)  # another worker takes it for dead, and sends

    monkeypatch.setattr(delivery.dialogue, "_contents", slept_meanwhile)
    delivery.deliver.call(message.pk)
    assert (now(message).state, message.attempts, len(office.taken)) == (MessageState.SENT, 2, 1)


def test_what_nobody_holds_is_put_in_the_queue_again(office, letter, run_jobs):
    lost = letter()
    Job.objects.all().delete()
    begun = letter()
    Job.objects.all().delete()
    Message.objects.filter(pk=begun.pk).update(state=MessageState.SENDING)
    doubt.look_after.call()
    run_jobs()
    assert [now(message).state for message in (lost, begun)] == [MessageState.SENT, MessageState.SENT]
