"""An outside clock is asked about a checkpoint after a key act, if the settings name one; what it says is kept once it is genuine."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction

from answerable.desk.ledger import parts, sealing
from answerable.desk.ledger.models import Entry, Timestamp
from answerable.desk.ledger.recording import record
from answerable.desk.ledger.verifying import verify
from answerable.desk.queue import table, work
from answerable.desk.queue.models import DeadLetter, Job
from answerable.errors import NoOutsideClock, NoTimestamp
from answerable.evidence import Note, Trust, check_bag, require_timestamp
from evidence.bagged import checker_says
from evidence.outside_clock import OutsideClock
from evidence.test_agreement import needs_perl, perl_says

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return OutsideClock(tmp_path_factory.mktemp("authority"))


@pytest.fixture
def clock(authority, settings, tmp_path):
    """A desk whose settings name a time-stamping authority on this machine."""
    settings.LOG_KEY = tmp_path / "log-key.pem"
    settings.TIMESTAMPS_CA = str(authority.certificates)
    with authority.answering() as server:
        settings.TIMESTAMPS = server.address
        yield server


@pytest.fixture
def held(clock, at):
    """A key act, sealed; its checkpoint."""
    record("received", by="person:1", at=at, case="FOI-2026-0142")
    record("held", by="person:1", at=at, subject="hold:1")
    return sealing.seal(at=at)


def test_after_a_key_act_its_answer_is_kept_beside_the_checkpoint(held, clock, authority, run_jobs):
    run_jobs()
    row = Timestamp.objects.get()
    moment = require_timestamp(bytes(row.reply), note=held, roots=authority.certificates.read_bytes())
    assert row.moment == moment and abs(moment - datetime.now(UTC)) < timedelta(minutes=5)  # noqa: TID251  a real clock signs
    ((kind, _),) = clock.asked
    assert kind == "application/timestamp-query"
    assert verify().faults == ()


def test_other_acts_are_sealed_without_it(clock, at, run_jobs):
    record("received", by="person:1", at=at)
    sealing.seal(at=at)
    run_jobs()
    assert clock.asked == [] and not Timestamp.objects.exists()


def test_where_the_settings_name_none_nobody_is_asked(clock, settings, at, run_jobs, client_of, auditor, monkeypatch):
    monkeypatch.setattr("answerable.desk.components.calling.post", lambda *_, **__: pytest.fail("somebody was called"))
    settings.TIMESTAMPS = ""
    record("held", by="person:1", at=at)
    sealing.seal(at=at)
    run_jobs()
    assert not Timestamp.objects.exists()
    assert "Outside clock" not in client_of(auditor).get("/evidence-log/").content.decode()


def test_a_setting_that_was_taken_away_meanwhile_is_heeded(held, clock, settings, run_jobs):
    settings.TIMESTAMPS = ""
    run_jobs()
    assert clock.asked == []


def test_an_answer_about_another_checkpoint_is_not_kept(held, clock, authority, run_jobs):
    from answerable.evidence import timestamp_request

    other = Note.parse(str(held).replace("\n2\n", "\n3\n"))
    clock.spoil = lambda _: authority.reply(timestamp_request(other))
    with pytest.raises(NoTimestamp, match="Mismatch"):
        run_jobs()
    assert Timestamp.objects.get().reply is None


def test_an_answer_that_its_certificates_do_not_lead_to_is_not_kept(held, authority, settings, run_jobs):
    settings.TIMESTAMPS_CA = str(authority.root("stranger"))
    with pytest.raises(NoTimestamp):
        run_jobs()
    assert Timestamp.objects.get().reply is None


FAULTS = {
    "no connection": {"TIMESTAMPS": "http://127.0.0.1:1/"},
    "begins with http": {"TIMESTAMPS": "clock.example"},
    "certificates in ANSWERABLE_TIMESTAMPS_CA cannot be read": {"TIMESTAMPS_CA": "/nowhere"},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_keeps_it_from_answering_is_said_on_the_page_of_the_log(fault, held, settings, run_jobs, client_of, auditor):  # fmt: skip
    for name, value in FAULTS[fault].items():
        setattr(settings, name, value)
    with pytest.raises(NoOutsideClock, match=fault):
        run_jobs()
    page = " ".join(client_of(auditor).get("/evidence-log/").content.decode().split())
    assert "No answer yet about the first 2:" in page and fault in page and "asks again by itself" in page


def test_a_status_that_is_no_answer_is_said(held, clock, run_jobs):
    clock.status = 503
    with pytest.raises(NoOutsideClock, match="it answered with the status 503"):
        run_jobs()


def test_the_queue_asks_again_and_gives_up_at_last_and_the_page_says_each(held, clock, at, client_of, auditor):
    browser = client_of(auditor)

    def said():
        return " ".join(browser.get("/evidence-log/").content.decode().split())

    def attempt():
        Job.objects.update(run_at=at)
        waiting = table.claim(holder="a worker/1", at=at, lease=timedelta(minutes=1))
        try:
            table.order_in(waiting).carry_out()
            table.finish(waiting)
        except NoOutsideClock as error:
            table.fail(waiting, error, at=at)

    assert "asked about the first 2, and has not answered yet" in said()
    clock.status = 500
    while not DeadLetter.objects.exists():
        attempt()
    assert Timestamp.objects.get().attempts == work.LIMIT
    assert f"No answer about the first 2, after {work.LIMIT} attempts: it answered with the status 500." in said()
    clock.status = 200
    work.put_down_again(DeadLetter.objects.get().pk)
    attempt()
    assert "The first 2 entries were there on" in said() and "No answer" not in said()


def test_one_that_was_never_answered_is_no_alarm_once_a_later_one_is(held, clock, at, run_jobs, client_of, auditor):
    Job.objects.all().delete()
    record("released", by="person:1", at=at, subject="hold:1")
    sealing.seal(at=at)
    run_jobs()
    page = client_of(auditor).get("/evidence-log/").content.decode()
    assert "The first 3 entries were there on" in page and "has not answered" not in page


def test_done_twice_it_asks_once(held, clock, run_jobs):
    from answerable.desk.ledger.timestamping import ask

    run_jobs()
    ask.enqueue(held.checkpoint.size)
    run_jobs()
    assert len(clock.asked) == 1


@needs_perl
def test_bags_carry_it_and_every_checker_looks_at_it(held, authority, run_jobs, tmp_path):
    run_jobs()
    call_command("exportlog", tmp_path / "log")
    entries = list(Entry.objects.filter(subject="hold:1"))
    parts.bag_of(entries, files={}, about={}, folder=tmp_path / "part")
    for bag in (tmp_path / "log", tmp_path / "part"):
        checked = check_bag(bag, trust=Trust(clocks=authority.certificates.read_bytes()))
        assert (checked.findings, [seen.size for seen, _ in checked.moments]) == ((), [2])
        token = bag / "data" / "log" / "timestamps" / "2.tsr"
        token.write_bytes(token.read_bytes().replace(b"\x04\x20", b"\x04\x21"))
        assert "timestamp" not in checker_says(bag)
        token.write_bytes(b"another")
        assert checker_says(bag) == ["digest", "timestamp"]
        assert perl_says(bag) == [["digest", "timestamp"]]


def test_what_was_answered_is_never_changed_or_taken_away(held, run_jobs):
    run_jobs()
    for change in (lambda rows: rows.update(reply=b"another"), lambda rows: rows.update(moment=None), lambda rows: rows.delete()):  # fmt: skip
        with pytest.raises(IntegrityError, match="never changed"), transaction.atomic():
            change(Timestamp.objects.all())


def test_a_check_of_the_log_finds_one_that_is_of_another_checkpoint(held):
    Timestamp.objects.update(reply=b"of something else")
    assert verify().faults == ("The timestamp of the checkpoint at 2 events is of another.",)
