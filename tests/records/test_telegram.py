import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import Damaged, NothingInIt
from answerable.records import Flag, Kind
from answerable.records.importers import telegram
from captures import reading, recognised, records, said, spoiled


def message(**fields):
    return {"id": 7, "type": "message", "date": "2025-01-15T09:00:00", "date_unixtime": "1736931600",
            "from": "Dev Lomax", "from_id": "user31", "text": "Gate locked at Mill Lane"} | fields  # fmt: skip


def chat(*messages, **fields):
    return {"name": "Crew 4", "type": "private_group", "id": 4001, "messages": list(messages)} | fields


def result(*messages, **fields) -> bytes:
    return json.dumps(chat(*messages, **fields), indent=1, ensure_ascii=False).encode()


def only(**fields):
    (record,) = records(telegram, result(message(**fields)))
    return record


def test_a_message_says_who_wrote_it_when_and_where_its_bytes_stand():
    data = result(message(), message(id=8, reply_to_message_id=7, text="Opened now 👍"))
    first, second = records(telegram, data)
    assert json.loads(data[first.start : first.end])["id"] == 7
    assert (first.sender.raw, first.sender.key) == ("Dev Lomax", "user31")
    assert (first.local, first.earliest, first.latest) == ("2025-01-15T09:00:00Z", 1736931600, 1736931600)
    assert (first.kind, first.text, first.conversation) == (Kind.TEXT, "Gate locked at Mill Lane", "Crew 4")
    assert (second.reference, second.reply_to, second.text) == ("8", "7", "Opened now 👍")
    assert data[: second.start].count(b"\n") + 1 == second.line


def test_slices_and_gaps_give_the_file_back_and_the_digest_is_of_the_file():
    opened = reading(telegram, result(message(), message(id=8)))
    assert len(list(opened.records())) == 2
    assert opened.tally.is_rebuilt
    assert len(list(opened.records())) == 2  # once more from the start


def test_text_in_parts_is_one_text_and_entities_stand_in_where_it_is_empty():
    parts = ["See ", {"type": "link", "text": "https://example.org"}, {"type": "bold", "text": "!"}]
    assert only(text=parts).text == "See https://example.org!"
    assert only(text="", text_entities=[{"type": "plain", "text": "Kept here"}]).text == "Kept here"


def test_a_time_without_an_offset_is_read_in_the_zone_of_the_import_with_both_instants_of_the_repeated_hour():
    summer = only(date="2019-07-05T16:55:32", date_unixtime=None)
    assert (summer.local, summer.earliest) == ("2019-07-05T16:55:32", 1562342132)
    twice = only(date="2019-10-27T01:30:00", date_unixtime=None)
    assert twice.latest - twice.earliest == 3600
    assert twice.flags == (Flag.TWICE,)


def test_an_edit_counts_save_the_one_of_1970_that_old_exports_give_every_message():
    assert only(edited="2025-01-15T09:05:00", edited_unixtime="1736931900").edited
    assert not only(edited="1970-01-01T01:00:00").edited
    assert not only(edited_unixtime="0").edited


def test_a_file_left_out_is_not_a_file_that_the_export_names():
    left_out = only(photo="(File not included. Change data exporting settings to download.)", text="")
    assert (left_out.kind, left_out.attachments) == (Kind.MEDIA_OMITTED, ())
    named = only(file="plan.pdf (File exceeds maximum size. Change data exporting settings to download.)", text="")
    assert (named.kind, named.attachments[0].name) == (Kind.MEDIA_OMITTED, "plan.pdf")
    kept = only(file="files/plan.pdf", file_name="plan of the lane.pdf", file_size=12)
    assert (kept.kind, kept.attachments[0].name, kept.attachments[0].size) == (
        Kind.ATTACHMENT,
        "plan of the lane.pdf",
        12,
    )
    assert kept.attachments[0].is_missing


def test_kinds_of_messages_without_text_have_words_to_be_found_by():
    poll = only(text="", poll={"question": "Which day?", "answers": [{"text": "Monday"}, {"text": "Friday"}]})
    assert (poll.kind, poll.text) == (Kind.POLL, "Which day?\nMonday\nFriday")
    place = only(
        text="", place_name="Depot", address="14 Mill Lane", location_information={"latitude": 51.5, "longitude": -0.1}
    )
    assert (place.kind, place.text) == (Kind.LOCATION, "Depot, 14 Mill Lane (51.5, -0.1)")
    live = only(text="", location_information={"latitude": 1, "longitude": 2}, live_location_period_seconds=900)
    assert live.kind == Kind.LIVE_LOCATION
    assert (
        only(text="", contact_information={"first_name": "Dev", "phone_number": "+44 7700 900123"}).text
        == "Dev +44 7700 900123"
    )
    assert only(text="").kind == Kind.EMPTY


def test_what_the_program_did_is_a_system_record_and_says_what():
    record = only(
        type="service", actor="Dev Lomax", actor_id="user31", action="invite_members", members=["Amira", None], text=""
    )
    assert (record.kind, record.sender.raw, record.subject) == (
        Kind.SYSTEM,
        "Dev Lomax",
        "invite_members (members: Amira)",
    )


def test_an_account_that_is_gone_keeps_its_number():
    assert only(**{"from": None, "from_id": "user99"}).sender.name == "user99"
    assert only(**{"from": None, "from_id": 99}).sender.key == "user99"


def test_a_message_that_the_program_could_not_export_is_kept_and_named():
    opened = reading(telegram, result({"id": 9, "type": "unsupported"}, message()))
    first, _ = opened.records()
    assert (first.kind, first.local, first.reference) == (Kind.EMPTY, "", "9")
    assert opened.tally.unread == ["message 9: Telegram did not export it (unsupported)"]


def test_reactions_name_who_and_count_the_rest():
    record = only(
        reactions=[{"type": "emoji", "count": 3, "emoji": "👍", "recent": [{"from": "Amira", "from_id": "user5"}]}]
    )
    assert record.reactions == (("👍", ("Amira", "Amira", "user5")), ("👍 ×2", ("", "", "")))


def test_a_whole_account_keeps_two_chats_of_one_name_apart_and_reads_left_chats():
    account = {"about": "…", "contacts": {"list": [{"date": "2020-01-01T00:00:00"}]},
               "chats": {"about": "…", "list": [chat(message()), chat(message(), id=4002)]},
               "left_chats": {"list": [chat(message(text="Before I left"), name="Depot")]}}  # fmt: skip
    data = json.dumps(account).encode()
    assert recognised(telegram, data)
    assert [record.conversation for record in records(telegram, data)] == [
        "Crew 4 (4001)",
        "Crew 4 (4002)",
        "Depot (4001)",
    ]


def test_the_escape_that_only_telegram_writes_is_read_and_flagged():
    record = only(text="TEXT")
    data = result(message(text="TEXT")).replace(b"TEXT", rb"a\x0Bb \\x0B \u2028")
    (record,) = records(telegram, data)
    assert record.text == "a\x0bb \\x0B \u2028"
    assert record.flags == (Flag.REPAIRED,)


def test_bytes_that_are_no_text_are_shown_as_such_and_counted():
    opened = reading(telegram, result(message(text="TEXT")).replace(b"TEXT", b"a\xffb"))
    (record,) = opened.records()
    assert (record.text, record.flags, opened.tally.bad_bytes) == ("a\ufffdb", (Flag.BYTES,), 1)


def test_a_file_that_stops_gives_what_came_before_and_says_where_it_stopped():
    data = result(message(), message(id=8), message(id=9))
    opened = reading(telegram, data[:-60])
    assert len(list(opened.records())) == 2
    assert opened.tally.probably_cut
    assert opened.tally.unread[0].startswith("from byte ")


def test_an_item_that_cannot_be_read_is_named_and_the_next_is_read():
    data = result(message(), message(id=8)).replace(b'"type": "message"', b'"type": messag', 1)
    opened = reading(telegram, data)
    assert [record.reference for record in opened.records()] == ["8"]
    assert opened.tally.unread[0].startswith("bytes ")


def test_a_file_with_nothing_to_read_is_refused():
    with pytest.raises(NothingInIt):
        records(telegram, result())
    with pytest.raises(Damaged):
        records(telegram, b'{"messages": [{"id": 1, "type')


def test_the_zip_of_an_export_gives_the_files_their_digests():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr(
            "ChatExport/result.json", result(message(photo="photos/gate.jpg"), message(photo="photos/gone.jpg"))
        )
        opened.writestr("ChatExport/photos/gate.jpg", b"picture")
    data = made.getvalue()
    assert recognised(telegram, data)
    kept, gone = reading(telegram, data).records()
    assert (kept.member, kept.attachments[0].digest) == (
        "ChatExport/result.json",
        hashlib.sha256(b"picture").hexdigest(),
    )
    assert gone.attachments[0].is_missing
    assert not recognised(telegram, data[:300])


def test_other_json_is_not_taken_for_telegram():
    for other in (
        b"",
        b"[]",
        b"{}",
        b'{"messages": []}',
        b'{"messages": [{"ts": "1.2", "type": "message"}]}',
        b"\x00" * 50,
    ):
        assert not recognised(telegram, other)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    data = result(
        message(), message(id=8, text=["a", {"type": "bold", "text": "b"}]), message(id=9, photo="photos/a.jpg")
    )
    assert len([said(telegram, spoilt) for spoilt in spoiled(data)]) == 100


ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = st.sampled_from(
    [
        "id",
        "type",
        "date",
        "date_unixtime",
        "from",
        "from_id",
        "text",
        "text_entities",
        "edited",
        "edited_unixtime",
        "actor",
        "action",
        "photo",
        "file",
        "file_name",
        "file_size",
        "poll",
        "contact_information",
        "location_information",
        "reactions",
        "reply_to_message_id",
        "members",
        "place_name",
    ]
)


@settings(deadline=None)  # the machine has other work too
@given(st.lists(st.dictionaries(FIELDS, ODD, max_size=6), min_size=1, max_size=4))
def test_whatever_stands_in_a_field_every_message_gives_a_record(fields):
    data = result(message(), *(message(**each) for each in fields))
    assert len(records(telegram, data)) == 1 + len(fields)


@settings(deadline=None)  # the machine has other work too
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data):
    said(telegram, data)
    said(telegram, b'{"messages": [{"type": "message", "date": "2025-01-15T09:00:00"}' + data)
