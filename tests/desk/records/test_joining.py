"""Captures of one chat, again and again: nothing stands twice, and what vanished or changed between them is said."""

from collections import Counter
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.desk.queue.table import run_all
from answerable.desk.records import index
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Capture, Chat, Message, MessageFile, Party, Sighting, Step
from answerable.desk.records.queries.captures import capture_page, chat_page
from answerable.desk.records.steps import go_on
from answerable.desk.records.storing.numbers import Numbers
from desk.records.capturing import START, begun, captured, export_of, line, texts

pytestmark = pytest.mark.django_db
SAID = ("ok", "ok", "Gritters are out", "Road shut", "<Media omitted>", "two\nlines", "Thanks 👍")
NAMES = ("Ann Able", "Bo Cole", "Out-of-hours: Highways")
TALK = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(NAMES), st.sampled_from(SAID)), min_size=3, max_size=25)
FEW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
PHONE = 60 * 24 * 30  # minutes between the heads that tell a phone's dates and the talk


def talk(steps):
    """Messages with minutes that rise; the first two tell which number is the month, and that all three people write."""
    minutes, now = [], PHONE
    for step, name, said in steps:
        now += step
        minutes.append((now, name, said))
    return minutes


def file_of(messages):
    """As a phone exports it: with its first messages, which all three wrote."""
    return export_of([(n, name, f"Hello from {name}") for n, name in enumerate(NAMES * 3)] + messages)


def forget():
    for chat in Chat.objects.exclude(person="forgotten"):
        index.drop(chat)
    Capture.objects.update(step=Step.STORING)  # what is complete is guarded
    for table in (Sighting, MessageFile, Message, Party, Capture):
        table.objects.all().delete()
    Chat.objects.update(group="", person="forgotten")


def stored():
    return Counter(Message.objects.values_list("local", "party__name", "text"))


@FEW
@given(steps=TALK, cut=st.tuples(st.integers(0, 24), st.integers(0, 24)))
def test_two_overlapping_parts_of_a_chat_give_it_back_once(by, at, steps, cut):
    forget()
    chat = talk(steps)
    first, last = sorted(min(place, len(chat)) for place in cut)
    captured(file_of(chat), by=by, at=at, run_jobs=run_all)
    whole = stored()
    forget()
    captured(file_of(chat[:last]), by=by, at=at, run_jobs=run_all)
    captured(file_of(chat[first:]) + line(PHONE * 2, "Bo Cole", "end").encode(), by=by, at=at, run_jobs=run_all)
    assert stored() == whole + Counter({("2026-05-22T13:30", "Bo Cole", "end"): 1})


@FEW
@given(steps=TALK, cut=st.tuples(st.integers(1, 24), st.integers(0, 24)))
def test_the_order_in_which_captures_come_makes_no_difference_to_the_messages(by, at, steps, cut):
    chat = talk(steps)
    first, last = sorted(min(place, len(chat)) for place in cut)
    parts = [file_of(chat[:last]), file_of(chat[first:]) + line(PHONE * 2, "Bo Cole", "end").encode()]
    found = []
    for order in (parts, parts[::-1]):
        forget()
        for part in order:
            captured(part, by=by, at=at, run_jobs=run_all)
        found.append(stored())
    assert found[0] == found[1]


FIRST = [(0, "Ann Able", "Hello"), (1, "Bo Cole", "Yes"), (2, "Ann Able", "The key is under the mat"), (3, "Bo Cole", "Thanks"), (9, "Ann Able", "Bye")]  # fmt: skip


def second(**instead):
    """The same chat exported later, with other words in the place of some, or none."""
    kept = [(minute, name, instead.get(f"at_{minute}", said)) for minute, name, said in FIRST]
    return [one for one in kept if one[2] is not None] + [(20, "Bo Cole", "Later"), (21, "Ann Able", "Much later")]


def two(by, at, run_jobs, **instead):
    captured(export_of(FIRST), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 4, 1))
    return captured(export_of(second(**instead)), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 5, 1))


def test_a_later_capture_adds_what_is_new_and_says_where_it_shows_the_rest(by, at, run_jobs):
    later = two(by, at, run_jobs)
    assert texts() == ["Hello", "Yes", "The key is under the mat", "Thanks", "Bye", "Later", "Much later"]
    assert (later.records_count, later.new_count) == (7, 2)
    data = export_of(second())
    for seen in Sighting.objects.select_related("message"):
        assert seen.message.text.encode() in data[seen.start : seen.end]


def test_what_was_edited_since_is_linked_with_what_it_became(by, at, run_jobs):
    later = two(by, at, run_jobs, at_2="The key is gone <This message was edited>")
    old = Message.objects.get(text="The key is under the mat")
    assert old.became.text == "The key is gone"
    assert (later.changed_count, later.vanished_count) == (1, 0)
    shown = capture_page(later.pk, by=by).changed
    assert [(one.text, one.since) for one in shown] == [("The key is under the mat", "The key is gone")]


def test_the_last_message_of_a_capture_is_linked_with_what_it_became(by, at, run_jobs):
    for edited, on in (("Salt is low", date(2026, 4, 2)), ("Salt is out <This message was edited>", date(2026, 4, 3))):
        export = file_of([(PHONE, "Ann Able", "Gritters are out"), (PHONE + 1, "Bo Cole", edited)])
        later = captured(export, by=by, at=at, run_jobs=run_jobs, exported_on=on)
    assert Message.objects.get(became__isnull=False).text == "Salt is low"
    assert (later.changed_count, later.vanished_count) == (1, 0)


def test_what_was_deleted_since_is_kept_and_linked(by, at, run_jobs):
    two(by, at, run_jobs, at_2="This message was deleted")
    old = Message.objects.get(text="The key is under the mat")
    assert old.became.kind == "deleted"
    assert old.gone_in is None


def test_what_vanished_without_a_trace_is_kept_and_said(by, at, run_jobs):
    later = two(by, at, run_jobs, at_2=None)
    assert Message.objects.get(text="The key is under the mat").gone_in == later
    assert [one.text for one in capture_page(later.pk, by=by).vanished] == ["The key is under the mat"]


def test_what_vanished_is_said_of_the_later_export_though_the_earlier_one_is_captured_after_it(by, at, run_jobs):
    data = export_of(second(at_2=None))
    later = captured(data, by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 5, 1))
    captured(export_of(FIRST), by=by, at=at, run_jobs=run_jobs, exported_on=date(2026, 4, 1))
    assert Message.objects.get(text="The key is under the mat").gone_in == later
    assert Capture.objects.get(pk=later.pk).vanished_count == 1


def test_another_phone_lacks_messages_for_reasons_of_its_own_so_nothing_is_called_vanished(by, at, run_jobs):
    captured(export_of(FIRST), by=by, at=at, run_jobs=run_jobs, account="Ann Able")
    captured(export_of(second(at_2=None)), by=by, at=at, run_jobs=run_jobs, account="Bo Cole")
    assert not Message.objects.exclude(gone_in=None).exists()


def test_messages_before_the_first_of_a_later_capture_have_not_vanished(by, at, run_jobs):
    captured(export_of(FIRST), by=by, at=at, run_jobs=run_jobs)
    captured(export_of(second()[2:]), by=by, at=at, run_jobs=run_jobs)
    assert not Message.objects.exclude(gone_in=None).exists()


def test_a_capture_that_begins_after_the_last_one_ended_leaves_a_gap(by, at, run_jobs):
    captured(export_of(FIRST), by=by, at=at, run_jobs=run_jobs)
    later = captured(export_of([(PHONE, "Ann Able", "Hello again"), (PHONE + 1, "Bo Cole", "Hi")]), by=by, at=at, run_jobs=run_jobs)  # fmt: skip
    assert later.notes[0] == "Nothing is captured between 23 March 2026 and 22 April 2026."
    assert chat_page(later.chat_id, by=by).gaps == ((date(2026, 3, 23), date(2026, 4, 22)),)


PEOPLE = {"Ann Able": "Ann (Highways)", "Bo Cole": "+44 7700 900123"}
LONG = [(n, NAMES[n % 2], f"Grit run {n} done") for n in range(12)]


def as_ios(messages):
    """The same chat on the other person's telephone: another form, other names."""
    return "".join(
        f"[{START + timedelta(minutes=minute):%d/%m/%y, %H:%M:%S}] {PEOPLE[name]}: {said}\r\n"
        for minute, name, said in messages
    ).encode()


def test_another_persons_export_of_the_same_chat_is_joined_by_minute_and_words(by, at, run_jobs):
    captured(export_of(LONG), by=by, at=at, run_jobs=run_jobs)
    more = [*LONG, (40, "Bo Cole", "One more")]
    other = captured(as_ios(more), by=by, at=at, run_jobs=run_jobs, name="_chat.txt", account="Bo Cole")
    assert other.step == Step.DONE, other.reason
    assert texts() == [said for _, _, said in more]
    assert other.new_count == 1
    assert Party.objects.count() == 2
    assert "another account or phone" in other.notes[0]


def test_where_names_do_not_correspond_one_to_one_the_other_export_is_stored_as_its_own_and_that_is_said(
    by, at, run_jobs
):
    captured(export_of(LONG), by=by, at=at, run_jobs=run_jobs)
    mixed = as_ios(LONG).replace(b"Ann (Highways): Grit run 0", b"Zoe: Grit run 0").replace(b"+44 7700 900123: Grit run 1 ", b"Ann (Highways): Grit run 1 ")  # fmt: skip
    other = captured(mixed, by=by, at=at, run_jobs=run_jobs, name="_chat.txt")
    assert other.new_count == len(LONG)
    assert "cannot be matched one to one" in other.notes[0]


def test_chats_that_write_in_the_same_minutes_have_numbers_of_their_own(by, at, run_jobs):
    for number in range(4):
        chat = NewChat(person=f"Person {number}", title=f"Chat {number}")
        messages = [(n // 30, NAMES[n % 2], f"{n} of chat {number}") for n in range(60)]
        captured(export_of(messages), by=by, at=at, run_jobs=run_jobs, chat=chat)
    for chat in Chat.objects.all():
        assert texts(chat) == [f"{n} of chat {chat.title[-1]}" for n in range(60)]


def test_a_minute_that_another_chat_has_filled_is_left_to_it(by, at, run_jobs, monkeypatch):
    begin = Numbers.__init__

    def at_one_place(self, chat):
        begin(self, chat)
        self.begin = 0

    monkeypatch.setattr(Numbers, "__init__", at_one_place)
    for number in count():
        messages = [(0, NAMES[n % 2], f"{n} of chat {number}") for n in range(20)]
        captured(export_of(messages), by=by, at=at, run_jobs=run_jobs, chat=NewChat(person=f"Person {number}"))
        if number == 2:
            break
    assert len(set(Message.objects.values_list("pk", flat=True))) == 60
    assert all(len(texts(chat)) == 20 for chat in Chat.objects.all())


def test_a_capture_waits_for_the_one_before_it_of_the_same_chat(by, at, run_jobs):
    first = begun(export_of(FIRST), by=by, at=at)
    later = begun(export_of(second()), by=by, at=at)
    Capture.objects.filter(pk=first.pk).update(step=Step.STORING)
    go_on.call(later.pk, 0)
    assert Capture.objects.get(pk=later.pk).step == Step.RECEIVED
    run_jobs()
    assert list(Capture.objects.values_list("step", flat=True)) == [Step.DONE, Step.DONE]
    assert len(texts()) == 7
