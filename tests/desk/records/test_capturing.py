"""A file becomes a capture: kept, sealed in the log, stored message by message, or refused with its reason."""

import pytest

from answerable.desk.files.keeping import content
from answerable.desk.ledger.models import Entry
from answerable.desk.records.models import Capture, Message, Step
from desk.records.capturing import begun, captured, export_of, texts

pytestmark = pytest.mark.django_db
THREE = [(0, "Ann Able", "Road shut at the bridge"), (1, "Bo Cole", "Gritters are out"), (1, "Ann Able", "Thank you")]


def test_a_chat_is_kept_as_it_came_and_each_message_says_where_it_stands(by, at, run_jobs):
    data = export_of(THREE)
    found = captured(data, by=by, at=at, run_jobs=run_jobs)
    assert found.step == Step.DONE
    assert content(found.file) == data
    assert texts() == ["Road shut at the bridge", "Gritters are out", "Thank you"]
    for message in Message.objects.all():
        assert message.text.encode() in data[message.start : message.end]
    assert (found.records_count, found.new_count, found.percent) == (3, 3, 100)


def test_a_capture_is_sealed_in_the_log_under_the_digest_of_its_file(by, at, run_jobs):
    found = captured(export_of(THREE), by=by, at=at, run_jobs=run_jobs)
    entry = Entry.objects.get(kind="captured")
    assert found.sha256 in bytes(entry.body).decode()
    assert entry.subject == f"chat:{found.chat_id}/{found.pk}"
    assert entry.seq is not None


def test_nothing_is_read_before_the_queue_does_it(by, at):
    found = begun(export_of(THREE), by=by, at=at)
    assert Capture.objects.get(pk=found.pk).step == Step.RECEIVED
    assert not Message.objects.exists()
