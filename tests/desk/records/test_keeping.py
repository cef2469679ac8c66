"""What is captured meets the duty of the register, is kept as long as the schedule says, is held, and goes whole."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, transaction

from answerable.desk.channels.queries.captures import overdue_captures
from answerable.desk.files.keeping import path_of
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.desk.records.chats import NewChat
from answerable.desk.records.index.engines import engine
from answerable.desk.records.index.rows import Sought, Term
from answerable.desk.records.models import Capture, Chat, Message, Party
from answerable.desk.registers.authority import authority
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.decide_item import decide_item
from answerable.desk.retention.belonging import with_what_belongs
from answerable.desk.retention.holdings import provider_of
from answerable.desk.retention.models import Fate
from desk.records.capturing import GROUP, captured, export_of

pytestmark = pytest.mark.django_db(transaction=True)
OLD = datetime(2018, 11, 20, 10, 0, tzinfo=UTC)
LATER = datetime(2026, 11, 20, 10, 0, tzinfo=UTC)
FEW = [(0, "Ann Able", "Road shut at the bridge"), (1, "Bo Cole", "Gritters are out")]


def words(said, chat):
    return engine().newest(Sought((Term((said,)),), tags=((f"c{chat}",),)), most=10)


def test_a_capture_ticks_the_duty_of_its_group_off(by, at, on, run_jobs):
    assert GROUP in {one.group for one in overdue_captures(on)}
    found = captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs)
    assert not found.notes
    assert GROUP not in {one.group for one in overdue_captures(on)}
    entry = next(one for one in authority().kept("captures").entries if one.text("to").endswith(f"capture {found.pk}"))
    assert (entry.id, entry.text("group"), entry.text("tool")) == ("CAP-2026-001", GROUP, "TOOL-09")
    assert (entry.day("captured_on"), entry.day("covers.first")) == (on, date(2026, 3, 23))
    assert entry.text("retention_class") == "COM-MSG-03"
    assert authority().kept("groups").find(GROUP).day("capture.last_captured") == on


def test_an_export_of_an_earlier_day_moves_the_duty_to_that_day_only(by, at, run_jobs):
    captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 8, 3))
    assert authority().kept("groups").find(GROUP).day("capture.last_captured") == date(2026, 8, 3)


def test_an_export_older_than_the_last_capture_leaves_the_day_where_it_is(by, at, run_jobs):
    captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 3, 24))
    assert authority().kept("groups").find(GROUP).day("capture.last_captured") == date(2026, 6, 12)


def test_what_the_register_does_not_take_is_said_on_the_capture_and_the_capture_stands(by, at, run_jobs):
    found = captured(export_of([(0, "Ann Able", "From the future"), (1, "Bo Cole", "Yes")]), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 1, 5))  # fmt: skip
    assert found.step == "done"
    assert "dated after the day it was captured" in found.notes[0]


@pytest.fixture
def disposed(run_jobs, records, person):
    """disposed(subject): it goes in a disposal that somebody else approved."""

    def make(subject):
        by = acting(records)
        begun = begin_disposal(by=by, at=LATER)
        item = begun.items.get(subject=subject)
        decide_item(number=begun.pk, key=item.pk, fate=Fate.DUE, because="", by=by, at=LATER)
        ask_approval(number=begun.pk, by=by, at=LATER)
        second = acting(person("Nora Second", Role.RECORDS))
        approve_disposal(number=begun.pk, signed_off=(item.pk,), by=second, at=LATER)
        carry_out(number=begun.pk, by=by, at=LATER)
        run_jobs()

    return make


def test_a_chat_goes_whole_six_years_after_its_last_capture_and_its_title_and_days_stay(by, run_jobs, disposed):
    found = captured(export_of(FEW), by=by, at=OLD, run_jobs=run_jobs)
    path = path_of(found.file.sha256)
    assert len(words("gritters", found.chat_id)) == 1
    disposed(f"chat:{found.chat_id}")
    assert not Message.objects.exists()
    assert not Party.objects.exists()
    assert not words("gritters", found.chat_id)
    assert not path.exists()
    chat, capture = Chat.objects.get(), Capture.objects.get()
    assert (chat.title, chat.messages_count, chat.disposed_at is not None) == ("Severe weather duty cell", 2, True)
    assert (capture.name, capture.file, capture.about) == ("", None, {})
    assert (capture.sha256, capture.at) == (found.sha256, OLD)


def test_the_period_of_a_chat_runs_from_its_last_capture_in_the_class_of_its_group(by, run_jobs):
    captured(export_of(FEW), by=by, at=LATER, run_jobs=run_jobs)
    provider = provider_of("chat:1")
    (holding,) = provider.all()
    assert [(name.id, day) for name, day in holding.classes] == [("COM-MSG-03", LATER.date())]


def test_a_message_cannot_be_deleted_past_the_desk(by, at, run_jobs):
    captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs)
    with pytest.raises(DatabaseError, match="running disposal"), transaction.atomic():
        Message.objects.all()._raw_delete("default")


def test_a_hold_in_words_finds_a_chat_by_what_was_said_in_it(by, at, run_jobs):
    found = captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs)
    provider = provider_of(f"chat:{found.chat_id}")
    assert provider.found("bridge road") == {f"chat:{found.chat_id}"}
    assert provider.found("severe weather") == {f"chat:{found.chat_id}"}
    assert provider.found("library") == set()
    assert f"chat:{found.chat_id}/{found.pk}" in provider.named(GROUP)


def test_what_holds_a_breach_holds_the_captured_chat_of_its_group(by, at, run_jobs):
    found = captured(export_of(FEW), by=by, at=at, run_jobs=run_jobs, chat=NewChat(group="GRP-08"))
    assert f"chat:{found.chat_id}" in with_what_belongs(["register:breaches/BR-2025-008"])
