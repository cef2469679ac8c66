import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import UnsafeArchive
from answerable.records import Flag, Kind, Settings, open_capture
from answerable.records.capture import format_of
from answerable.records.importers import slack, slack_copy
from captures import ODD, reading, recognised, records, said, spoiled

TOKEN = "xoxe-" + "1234567890-abcdef"
USERS = [
    {
        "id": "U1",
        "name": "amira.bevan",
        "real_name": "Amira Bevan",
        "profile": {"display_name": "Amira (Highways)", "real_name": "Amira Bevan"},
    },
    {
        "id": "U2",
        "name": "dev.lomax",
        "real_name": "Dev Lomax",
        "deleted": True,
        "profile": {"display_name": "", "real_name": "Dev Lomax"},
    },
]


def message(text="Gate locked", **fields):
    return {"type": "message", "user": "U2", "text": text, "ts": "1736931600.000100"} | fields


def day(*messages) -> bytes:
    return json.dumps(list(messages), indent=1).encode()


def export(members: dict[str, object]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in members.items():
            opened.writestr(name, content if isinstance(content, bytes | str) else json.dumps(content))
    return made.getvalue()


def workspace(*messages, **more):
    lists = {
        "channels.json": [{"id": "C1", "name": "bins"}],
        "dms.json": [{"id": "D1", "members": ["U1", "U2"]}],
        "users.json": USERS,
    }
    return export(lists | {"bins/2025-01-15.json": list(messages)} | more)


def only(text="Gate locked", **fields):
    (record,) = records(slack, workspace(message(text, **fields)))
    return record


def test_a_message_goes_by_the_names_of_the_workspace_and_its_file_in_the_zip():
    record = only("Ask <@U1> in <#C1|bins>, <!here>: <https://example.org/x|the form> &amp; more")
    assert record.text == "Ask @Amira (Highways) in #bins, @here: the form & more"
    assert (record.sender.name, record.sender.key, record.conversation) == ("Dev Lomax", "U2", "bins")
    assert (record.member, record.local, record.reference) == (
        "bins/2025-01-15.json",
        "2025-01-15T09:00:00.000100Z",
        "1736931600.000100",
    )
    assert "&amp;" in record.body


def test_the_slices_of_each_file_stand_in_that_file_and_all_files_have_digests():
    opened = reading(slack, workspace(message(), **{"bins/2025-01-14.json": [message("Before")]}))
    assert [(record.text, record.member[-7:]) for record in opened.records()] == [
        ("Before", "14.json"),
        ("Gate locked", "15.json"),
    ]
    assert opened.tally.is_rebuilt
    assert len({member.digest for member in opened.source.members}) == len(opened.source.members) == 5


def test_no_token_is_kept_of_a_record_and_that_one_stood_there_is_flagged():
    link = f"https://files.slack.com/files-pri/T1-F1/gate.jpg?t={TOKEN}"
    by_file = only(files=[{"id": "F1", "name": "gate.jpg", "mode": "hosted", "url_private": link}])
    by_text = only(f"see <{link}> and {TOKEN}")
    for record in (by_file, by_text):
        assert TOKEN not in repr(record)
        assert record.flags == (Flag.TOKENS,)
    assert by_text.text == "see https://files.slack.com/files-pri/T1-F1/gate.jpg?t=[…] and […]"
    assert only().flags == ()


def test_a_copy_without_tokens_reads_the_same_at_the_same_places():
    link = f"https://files.slack.com/F1/gate.jpg?t={TOKEN}"
    hook = "https://hooks.slack.com/services/T1/B1/secretpart"
    data = workspace(
        message(f"see <{link}&x=1> and {TOKEN}, {hook}", files=[{"id": "F1", "name": "g", "url_private": link}]),
        **{"note.txt": TOKEN},
    )
    for original, count in ((data, 4), (day(message(f"see {link}")), 1)):
        copied = io.BytesIO()
        assert slack_copy.without_tokens(io.BytesIO(original), copied, name="x", settings=Settings()) == count
        assert records(slack, copied.getvalue()) == records(slack, original)
    copied = io.BytesIO()
    slack_copy.without_tokens(io.BytesIO(data), copied, name="x", settings=Settings())
    with zipfile.ZipFile(copied) as opened:
        kept = b"".join(opened.read(name) for name in opened.namelist() if name.endswith(".json"))
        assert opened.read("note.txt") == TOKEN.encode()
    assert b"1234567890" not in kept
    assert b"secretpart" not in kept


def test_no_token_is_kept_of_an_export_that_lies_zipped_among_other_captures():
    day = json.dumps(
        [
            {
                "type": "message",
                "user": "U1",
                "ts": "1736931600.000100",
                "text": "see https://files.slack.com/x?t=xoxe-1-secret",
            }
        ]
    ).encode()
    inner, outer, copied = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("users.json", b"[]")
        made.writestr("bins/2025-01-15.json", day)
    with zipfile.ZipFile(outer, "w") as made:
        made.writestr("_chat.txt", "14/03/2022, 13:31 - Una Gill: gate\n15/03/2022, 13:32 - Una Gill: ok\n")
        made.writestr("slack.zip", inner.getvalue())
        made.writestr("other.zip", b"no zip")
    assert format_of(outer, name="x.zip", settings=Settings()) == ""
    assert slack_copy.without_tokens(outer, copied, name="x", settings=Settings()) == 1
    with zipfile.ZipFile(copied) as kept, zipfile.ZipFile(io.BytesIO(kept.read("slack.zip"))) as again:
        assert again.read("bins/2025-01-15.json") == day.replace(b"1-secret", b"x" * 8)
        assert kept.read("other.zip") == b"no zip"
    opened = open_capture(copied, name="x", settings=Settings())
    assert [record.kind for record in opened.records()] == [Kind.TEXT] * 3


def test_a_token_is_found_wherever_a_block_ends():
    text = "y" * 300 + f"?t=abc-not-xox {TOKEN} ?t={TOKEN}" + "z" * 300
    raw = day(message(text), message(text))
    with pytest.MonkeyPatch.context() as patch:
        for size in (1, 7, 64, 5000):
            patch.setattr(slack_copy, "CHUNK", size)
            copied = io.BytesIO()
            assert slack_copy.without_tokens(io.BytesIO(raw), copied, name="x", settings=Settings()) == 6
            assert len(copied.getvalue()) == len(raw)
            assert b"1234567890" not in copied.getvalue()


def test_an_edit_is_kept_with_what_it_changed():
    changed = only(subtype="message_changed", message=message("Gate open", edited={"user": "U2", "ts": "1736931700.000000"}),
                   previous_message=message("Gate locked <@U1>"), ts="1736931700.000200")  # fmt: skip
    assert (changed.text, changed.edited, changed.reply_to) == ("Gate open", True, "1736931600.000100")
    assert changed.versions == (("Gate locked @Amira (Highways)", 1736931600),)
    assert only(edited={"user": "U2", "ts": "1736931700.000000"}).edited


def test_a_deletion_is_kept_with_what_was_deleted():
    gone = only(
        "",
        subtype="message_deleted",
        user=None,
        deleted_ts="1736931600.000100",
        previous_message=message("Never say that"),
    )
    assert (gone.kind, gone.text, gone.reply_to) == (Kind.DELETED, "", "1736931600.000100")
    assert (gone.versions[0].text, gone.sender.name) == ("Never say that", "Dev Lomax")
    assert only("This message was deleted.", subtype="tombstone").kind == Kind.DELETED


def test_people_that_the_list_lacks_go_by_their_profile_or_their_id():
    assert only(user="USLACKBOT").sender.name == "Slackbot"
    assert only(user="U9", user_profile={"display_name": "Kim of Planning"}).sender.name == "Kim of Planning"
    assert only(user="U9").sender.name == "U9"
    assert only(user=None, bot_id="B1", username="Round alerts", subtype="bot_message").sender.name == "Round alerts"


def test_kinds_are_told_by_what_slack_says():
    assert only("<@U2> has joined", subtype="channel_join").kind == Kind.SYSTEM
    assert only("", files=[{"id": "F2", "mode": "tombstone"}]).kind == Kind.DELETED
    assert only("", files=[{"id": "F2", "mode": "hidden_by_limit"}]).kind == Kind.MEDIA_OMITTED
    assert only("A huddle started", subtype="huddle_thread").kind == Kind.CALL
    assert only("").kind == Kind.EMPTY


def test_a_message_without_a_text_shows_its_blocks_or_what_an_app_attached():
    rich = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [
        {"type": "text", "text": "Hello "}, {"type": "user", "user_id": "U1"}]}]}]  # fmt: skip
    assert only("", blocks=rich).text == "Hello @Amira (Highways)"
    parts = [{"type": "channel", "channel_id": "C1"}, {"type": "emoji", "name": "wave"}, {"type": "broadcast", "range": "here"},
             {"type": "link", "url": "https://example.org"}, {"type": "link", "url": "x", "text": "form"}]  # fmt: skip
    told = [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": parts}]},
            {"type": "section", "fields": [{"text": "Round 7"}]}, {"type": "context", "text": "late"}]  # fmt: skip
    assert only("", blocks=told).text == "#bins:wave:@herehttps://example.orgform\nRound 7\nlate"
    assert only("", attachments=[{"fallback": "Round 7 late"}]).text == "Round 7 late"
    assert only("", attachments=[{"fields": [{"title": "Round", "value": "7"}]}]).text == "Round: 7"
    assert only("<!subteam^S1|@crew> <!date^1^{date}|Monday> <mailto:a@b.c|a@b.c>").text == "@crew Monday a@b.c"
    assert only("", attachments=[{"title": "Round 7", "text": "late"}]).text == "Round 7\nlate"
    missing = message()
    del missing["text"]
    (record,) = records(slack, workspace(missing))
    assert record.text == ""


def test_threads_reactions_files_and_a_missing_ts():
    assert (
        only(thread_ts="1736931500.000000", reactions=[{"name": "+1", "users": ["U1"]}]).reply_to == "1736931500.000000"
    )
    assert only(thread_ts="1736931600.000100").reply_to == ""
    assert only(reactions=[{"name": "+1", "users": ["U1"]}]).reactions[0][1].name == "Amira (Highways)"
    assert only(ts=None).local == ""


def test_a_file_that_the_zip_holds_has_its_digest():
    record = next(iter(reading(slack, workspace(message(files=[{"id": "F1", "name": "gate.jpg", "mode": "hosted"}]),
                                                **{"__uploads/F1/gate.jpg": b"picture"})).records()))  # fmt: skip
    assert (record.attachments[0].name, record.attachments[0].size, record.attachments[0].is_missing) == (
        "gate.jpg",
        7,
        False,
    )


def test_a_conversation_between_people_is_named_after_them():
    opened = reading(slack, workspace(message(), **{"D1/2025-01-15.json": [message("Between us")]}))
    assert [record.conversation for record in opened.records()] == ["bins", "Amira (Highways), Dev Lomax"]


def test_one_day_of_a_channel_is_read_by_itself():
    data = day(message(), message("Opened", channel_name="bins"))
    assert recognised(slack, data)
    assert [record.conversation for record in records(slack, data)] == ["", "bins"]
    assert recognised(slack, json.dumps(message()).encode())
    assert [record.text for record in records(slack, json.dumps(message()).encode())] == ["Gate locked"]


def test_threads_that_slackdump_puts_into_a_message_are_records_of_their_own():
    inside = message("Opened", ts="1736931700.000100", thread_ts="1736931600.000100")
    data = json.dumps(
        {"channel_id": "C1", "messages": [message(slackdump_thread_replies=[inside]), message("Last")]}
    ).encode()
    assert recognised(slack, data)
    found = records(slack, data)
    assert [(record.text, record.reply_to) for record in found] == [
        ("Gate locked", ""),
        ("Opened", "1736931600.000100"),
        ("Last", ""),
    ]


def test_a_day_that_cannot_be_read_is_named_and_the_others_are_read():
    opened = reading(slack, workspace(message(), **{"bins/2025-01-16.json": '[{"type": "mess'}))
    assert len(list(opened.records())) == 1
    assert opened.tally.unread[0].startswith("bins/2025-01-16.json: from byte 1 on")


def test_a_zip_that_climbs_out_of_its_folder_or_holds_a_path_twice_is_refused():
    with pytest.raises(UnsafeArchive, match="not opened"):
        records(slack, workspace(message(), **{"../x.json": []}))
    with pytest.warns(UserWarning):
        made = io.BytesIO(workspace(message()))
        with zipfile.ZipFile(made, "a") as opened:
            opened.writestr("users.json", "[]")
    with pytest.raises(UnsafeArchive):
        records(slack, made.getvalue())


def test_a_zip_that_unpacks_to_more_than_allowed_is_refused_before_it_is_read():
    with pytest.raises(UnsafeArchive):
        records(slack, workspace(message(), **{"big.bin": b"\0" * 5_000_000}), largest=1_000_000)


def test_other_files_are_not_taken_for_slack():
    for other in (
        b"",
        b"[]",
        b'[{"id": 1}]',
        export({"a.txt": "x"}),
        b'{"messages": [{"type": "message", "date": "2020"}]}',
    ):
        assert not recognised(slack, other)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    for data in (day(message(), message("x", files=[{"id": "F"}])), workspace(message())):
        assert len([said(slack, spoilt) for spoilt in spoiled(data)]) == 100


FIELDS = st.sampled_from(
    [
        "type",
        "subtype",
        "user",
        "text",
        "ts",
        "thread_ts",
        "files",
        "file",
        "reactions",
        "edited",
        "message",
        "previous_message",
        "blocks",
        "attachments",
        "user_profile",
        "bot_profile",
        "bot_id",
        "username",
        "deleted_ts",
        "channel",
        "channel_name",
    ]
)


@settings(deadline=None)  # the machine has other work too
@given(
    st.lists(st.dictionaries(FIELDS, ODD, max_size=6), max_size=3),
    ODD,
    st.text(alphabet="<>|@#!&;amp^U1 t=?xob-", max_size=30),
)
def test_whatever_stands_in_a_field_every_message_gives_a_record(fields, users, text):
    data = workspace(message(text), *(message(**each) for each in fields), **{"users.json": users})
    assert len(records(slack, data)) == 1 + len(fields)
