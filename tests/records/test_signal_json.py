import json

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.records import Kind
from answerable.records.importers import signal_json
from captures import ODD, reading, recognised, records, said, spoiled

AT = 1736931600000


def jsonl(*values) -> bytes:
    return b"".join(json.dumps(value, ensure_ascii=False).encode() + b"\n" for value in values)


def envelope(**content):
    return {"envelope": {"source": "+447700900123", "sourceNumber": "+447700900123", "sourceUuid": "u-dev", "sourceName": "Dev Lomax",
            "sourceDevice": 1, "timestamp": AT} | content, "account": "+447700900999"}  # fmt: skip


def data(text="Gate locked", at=AT, **fields):
    return {"timestamp": at, "message": text, "expiresInSeconds": 0} | fields


def test_a_line_of_signal_cli_is_a_message_with_its_instant_and_writer():
    (record,) = records(signal_json, jsonl(envelope(dataMessage=data())))
    assert (record.sender.name, record.sender.key, record.text) == ("Dev Lomax", "u-dev", "Gate locked")
    assert (record.local, record.earliest, record.conversation) == ("2025-01-15T09:00:00Z", AT // 1000, "+447700900123")


def test_the_wrapping_of_json_rpc_is_taken_off():
    plain = envelope(dataMessage=data())
    for wrapped in ({"jsonrpc": "2.0", "method": "receive", "params": plain},
                    {"jsonrpc": "2.0", "method": "receive", "params": {"subscription": 0, "result": plain}}):  # fmt: skip
        assert [record.text for record in records(signal_json, jsonl(wrapped))] == ["Gate locked"]


def test_what_the_owner_sent_names_to_whom():
    sent = data("On my way") | {"destinationNumber": "+447700900456", "destinationUuid": "u-amira"}
    (record,) = records(signal_json, jsonl(envelope(syncMessage={"sentMessage": sent})))
    assert (record.text, record.recipients[0].key, record.conversation) == ("On my way", "u-amira", "+447700900456")


def test_an_edit_is_a_record_that_keeps_the_text_it_changed():
    edit = {"targetSentTimestamp": AT, "dataMessage": data("Gate open", at=AT + 60000)}
    first, second = records(signal_json, jsonl(envelope(dataMessage=data()), envelope(editMessage=edit)))
    assert (first.edited, second.edited, second.text, second.reply_to) == (False, True, "Gate open", str(AT))
    assert second.versions == (("Gate locked", AT // 1000),)


def test_a_deletion_and_a_reaction_name_the_message_they_are_about():
    gone = data(None, remoteDelete={"timestamp": AT})
    liked = data(None, reaction={"emoji": "👍", "targetSentTimestamp": AT, "isRemove": False})
    first, second = records(signal_json, jsonl(envelope(dataMessage=gone), envelope(dataMessage=liked)))
    assert (first.kind, first.reply_to) == (Kind.DELETED, str(AT))
    assert (second.kind, second.text, second.reply_to, second.subject) == (Kind.SYSTEM, "👍", str(AT), "reaction")


def test_groups_mentions_attachments_and_view_once():
    group = data("￼ look", groupInfo={"groupId": "Zw==", "groupName": "Crew 4", "type": "DELIVER"},
                 mentions=[{"name": "Amira", "start": 0, "length": 1}],
                 attachments=[{"contentType": "image/jpeg", "filename": "gate.jpg", "id": "x1", "size": 9}])  # fmt: skip
    first, second = records(
        signal_json, jsonl(envelope(dataMessage=group), envelope(dataMessage=data(None, viewOnce=True)))
    )
    assert (first.conversation, first.text, first.kind) == ("Crew 4", "@Amira look", Kind.ATTACHMENT)
    assert (first.attachments[0].name, first.attachments[0].is_missing) == ("gate.jpg", True)
    assert second.kind == Kind.VIEW_ONCE


def test_what_has_no_text_of_its_own_has_words_or_a_kind():
    told = [data(None, pollCreate={"question": "Which day?", "options": ["Monday"]}), data(None, sticker={"packId": "p", "emoji": "🚛"}),
            data(None, contacts=[{"name": "Amira"}]), data(None, isExpirationUpdate=True), data(None, groupInfo={"groupId": "g", "type": "UPDATE"}),
            data(None)]  # fmt: skip
    found = records(
        signal_json,
        jsonl(*(envelope(dataMessage=each) for each in told), envelope(callMessage={"offerMessage": {"id": 1}})),
    )
    assert [(record.kind, record.text) for record in found] == [
        (Kind.POLL, "Which day?\nMonday"), (Kind.TEXT, "🚛"), (Kind.TEXT, "Amira"), (Kind.SYSTEM, ""), (Kind.SYSTEM, ""), (Kind.EMPTY, ""), (Kind.CALL, "")]  # fmt: skip
    assert [found[3].subject, found[4].subject, found[6].subject] == [
        "messages disappear after 0 seconds",
        "change of the group",
        "call",
    ]
    quoted = data("yes", quote={"id": AT, "text": "Gate locked"})
    assert records(signal_json, jsonl(envelope(dataMessage=quoted)))[0].reply_to == str(AT)
    opened = reading(
        signal_json,
        jsonl(envelope(dataMessage=data()), {"x": 1}, envelope(syncMessage={}), envelope(callMessage={}), envelope()),
    )
    assert len(list(opened.records())) == 1
    assert sum(opened.tally.passed_over.values()) == 4


def test_receipts_and_signs_of_typing_are_counted_and_are_no_messages():
    lines = jsonl(
        envelope(receiptMessage={"isRead": True}),
        envelope(typingMessage={"action": "STARTED"}),
        envelope(dataMessage=data()),
    )
    opened = reading(signal_json, lines)
    assert len(list(opened.records())) == 1
    assert opened.tally.passed_over == {"receipt": 1, "sign of typing": 1}
    assert opened.tally.is_rebuilt


def backup(*items):
    return jsonl(
        {"version": "1", "backupTimeMs": str(AT)},
        {"account": {"givenName": "Robin", "familyName": "Kline"}},
        {"recipient": {"id": "1", "self": {}}},
        {
            "recipient": {
                "id": "2",
                "contact": {
                    "aci": "YQ==",
                    "e164": "447700900123",
                    "profileGivenName": "Dev",
                    "profileFamilyName": "Lomax",
                },
            }
        },
        {"recipient": {"id": "3", "group": {"snapshot": {"title": {"title": "Crew 4"}}}}},
        {"chat": {"id": "9", "recipientId": "3"}},
        *({"chatItem": {"chatId": "9", "authorId": "2", "dateSent": str(AT), "incoming": {}} | item} for item in items),
    )


def test_a_plain_backup_gives_messages_under_the_names_of_its_people():
    mine = {
        "authorId": "1",
        "standardMessage": {"text": {"body": "On my way"}, "reactions": [{"emoji": "👍", "authorId": "2"}]},
    }
    opened = reading(signal_json, backup({"standardMessage": {"text": {"body": "Gate locked"}}}, mine))
    first, second = opened.records()
    assert (first.sender.name, first.text, first.conversation) == ("Dev Lomax", "Gate locked", "Crew 4")
    assert (second.sender.name, second.reactions[0][1].name) == ("Robin Kline", "Dev Lomax")
    assert opened.tally.passed_over == {"other frame": 1, "account": 1, "recipient": 3, "chat": 1}


def test_a_plain_backup_keeps_revisions_deletions_calls_and_polls():
    edited = {"standardMessage": {"text": {"body": "Gate open"}},
              "revisions": [{"dateSent": str(AT - 60000), "standardMessage": {"text": {"body": "Gate locked"}}}]}  # fmt: skip
    poll = {"poll": {"question": "Which day?", "options": [{"option": "Monday"}]}}
    call = {"updateMessage": {"individualCall": {"state": "MISSED"}}}
    change = {"updateMessage": {"groupChange": {"updates": [{"groupMemberLeftUpdate": {}}]}}}
    items = records(
        signal_json, backup(edited, {"remoteDeletedMessage": {}}, poll, call, change, {"viewOnceMessage": {}})
    )
    assert items[0].edited
    assert items[0].versions == (("Gate locked", AT // 1000 - 60),)
    assert [item.kind for item in items[1:]] == [Kind.DELETED, Kind.POLL, Kind.CALL, Kind.SYSTEM, Kind.VIEW_ONCE]
    assert items[2].text == "Which day?\nMonday"
    assert (items[3].subject, items[4].subject) == ("individualCall missed", "groupChange (groupMemberLeftUpdate)")


def row(**fields):
    return {"id": "m1", "type": "incoming", "sent_at": AT, "conversationId": "c1", "sourceServiceId": "u-dev", "source": "+447700900123",
            "body": "Gate open"} | fields  # fmt: skip


def test_rows_of_the_desktop_program_as_a_list_or_by_lines():
    edited = row(editHistory=[{"body": "Gate open", "timestamp": AT + 1000}, {"body": "Gate locked", "timestamp": AT}])
    rows = [
        row(),
        edited,
        row(type="outgoing", body="On my way"),
        row(deletedForEveryone=True),
        row(type="call-history", body=None),
    ]
    for file in (jsonl(*rows), json.dumps(rows, indent=1).encode(), json.dumps({"messages": rows}).encode()):
        found = records(signal_json, file)
        assert [record.kind for record in found] == [Kind.TEXT, Kind.TEXT, Kind.TEXT, Kind.DELETED, Kind.CALL]
        assert found[1].versions == (("Gate locked", AT // 1000),)
        assert found[2].sender.name == "me"


def test_lines_of_data_json_have_local_times_and_names():
    line = {"date": "2025-07-15T09:00:00", "sender": "Dev Lomax", "body": "Gate locked  ", "quote": "", "sticker": None,
            "reactions": [["Amira", "👍"]], "attachments": [], "deleted": False, "call": False}  # fmt: skip
    first, second, third = records(
        signal_json, jsonl(line, line | {"deleted": True}, line | {"attachments": [{"name": "", "path": ""}]})
    )
    assert (first.sender.name, first.text, first.local, first.earliest) == (
        "Dev Lomax",
        "Gate locked",
        "2025-07-15T09:00:00",
        1752566400,
    )
    assert first.reactions[0][1].name == "Amira"
    assert (second.kind, third.kind) == (Kind.DELETED, Kind.MEDIA_OMITTED)


def test_other_files_are_not_taken_for_signal():
    for other in (
        b"",
        b"{}",
        b"[]",
        b'{"messages": [{"ts": "1.2"}]}',
        b"[2025-01-15, 09:00] Dev: hello",
        b'"envelope"\n',
    ):
        assert not recognised(signal_json, other)


def test_a_hundred_spoiled_files_of_each_form_say_what_is_wrong():
    forms = (jsonl(envelope(dataMessage=data()), envelope(typingMessage={})), backup({"standardMessage": {"text": {"body": "x"}}}),
             jsonl(row(), row()))  # fmt: skip
    for form in forms:
        assert len([said(signal_json, spoilt) for spoilt in spoiled(form)]) == 100


IN_DATA = [
    "message",
    "timestamp",
    "reaction",
    "quote",
    "mentions",
    "attachments",
    "sticker",
    "remoteDelete",
    "contacts",
    "pollCreate",
    "groupInfo",
    "viewOnce",
]
IN_ITEM = [
    "authorId",
    "chatId",
    "dateSent",
    "revisions",
    "standardMessage",
    "updateMessage",
    "poll",
    "viewOnceMessage",
    "stickerMessage",
    "giftBadge",
]
IN_ROW = [
    "sent_at",
    "type",
    "body",
    "bodyRanges",
    "source",
    "editHistory",
    "quote",
    "attachments",
    "reactions",
    "poll",
    "sticker",
    "isViewOnce",
]
IN_LINE = ["date", "sender", "body", "attachments", "reactions", "sticker", "deleted", "call"]


def some(names):
    return st.dictionaries(st.sampled_from(names), ODD, max_size=5)


@settings(deadline=None)  # the machine has other work too
@given(some(IN_DATA), some(IN_ITEM), some(IN_ROW), some(IN_LINE))
def test_whatever_stands_in_a_field_every_message_gives_a_record(in_data, in_item, in_row, in_line):
    assert len(records(signal_json, jsonl(envelope(dataMessage=in_data)))) == 1
    assert len(records(signal_json, backup(in_item))) == 1
    assert len(records(signal_json, jsonl(row(), {"conversationId": "c"} | in_row))) == 2
    line = {"date": "2025-07-15T09:00:00", "sender": "Dev", "body": "x", "quote": ""}
    assert len(records(signal_json, jsonl(line, line | in_line))) == 2


@settings(deadline=None)  # the machine has other work too
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(noise):
    said(signal_json, noise)
    said(signal_json, jsonl(envelope(dataMessage=data())) + noise)
