import base64
import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import Damaged
from answerable.records import Flag, Kind, exchange
from answerable.records.importers import rsmf, slack, telegram
from captures import ODD, reading, recognised, records, said, spoiled

PEOPLE = [{"id": "p1", "display": "Dev Lomax", "email": "dev@example.gov.uk"}, {"id": "p2", "display": "Amira Bevan"}]
CHATS = [{"id": "c1", "platform": "slack", "display": "bins", "type": "direct", "participants": ["p1", "p2"]}]


def event(body="Gate locked", **fields):
    return {
        "id": "e1",
        "type": "message",
        "participant": "p1",
        "conversation": "c1",
        "timestamp": "2025-01-15T09:00:00Z",
        "body": body,
    } | fields


def manifest(*events, **fields) -> bytes:
    return json.dumps(
        {"version": "2.0.0", "participants": PEOPLE, "conversations": CHATS, "events": list(events)} | fields, indent=1
    ).encode()


def zipped(*events, **files) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("rsmf_manifest.json", manifest(*events))
        for name, content in files.items():
            opened.writestr(name, content)
    return made.getvalue()


def mail(packed: bytes) -> bytes:
    return (b'X-RSMF-Version: 2.0.0\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n'
            b"Content-Type: text/plain\r\n\r\nGate locked\r\n--b\r\nContent-Transfer-Encoding: base64\r\n"
            b'Content-Disposition: attachment; filename="rsmf.zip"\r\n\r\n' + base64.encodebytes(packed) + b"\r\n--b--\r\n")  # fmt: skip


def only(*given, **fields):
    (record,) = records(rsmf, manifest(event(*given, **fields)))
    return record


def test_an_event_goes_by_the_names_of_its_people_and_conversation():
    record = only(id="e7", parent="e1", timestamp="2025-01-15T10:00:00.5+01:00")
    assert (record.sender.name, record.sender.key, record.text) == ("Dev Lomax", "dev@example.gov.uk", "Gate locked")
    assert (record.conversation, record.reference, record.reply_to, record.local) == (
        "bins",
        "e7",
        "e1",
        "2025-01-15T09:00:00.5Z",
    )
    assert [to.name for to in record.recipients] == ["Amira Bevan"]


def test_a_mail_a_zip_and_a_manifest_are_read_alike_and_places_are_those_of_the_manifest():
    for data in (manifest(event()), zipped(event()), mail(zipped(event()))):
        assert recognised(rsmf, data)
        opened = reading(rsmf, data)
        (record,) = opened.records()
        assert json.loads(manifest(event())[record.start : record.end])["id"] == "e1"
        assert opened.tally.is_rebuilt


def test_names_are_known_though_they_stand_after_the_events():
    turned = json.dumps({"events": [event()], "conversations": CHATS, "participants": PEOPLE}).encode()
    assert records(rsmf, turned)[0].sender.name == "Dev Lomax"


def test_edits_deletions_and_reactions_are_kept():
    edited = only(
        "Gate open",
        edits=[
            {"participant": "p1", "timestamp": "2025-01-15T09:01:00Z", "previous": "Gate locked", "new": "Gate open"}
        ],
    )
    assert edited.edited
    assert edited.versions == (("Gate locked", 1736931660),)
    gone = only("Never say that", deleted=True)
    assert (gone.kind, gone.text, gone.versions[0].text) == (Kind.DELETED, "", "Never say that")
    liked = only(reactions=[{"value": "👍", "count": 3, "participants": ["p2"]}])
    assert [(sign, who.name) for sign, who in liked.reactions] == [("👍", "Amira Bevan"), ("👍 ×2", "")]
    assert only(type="join", body="").kind == Kind.SYSTEM


def test_attachments_have_the_digest_of_the_file_in_the_zip():
    files = [{"id": "a.jpg", "display": "gate.jpg", "size": 7}, {"id": "b.jpg", "size": 9}]
    opened = reading(rsmf, mail(zipped(event(attachments=files), **{"a.jpg": b"picture"})))
    kept, missing = next(iter(opened.records())).attachments
    assert (kept.name, kept.digest) == ("gate.jpg", hashlib.sha256(b"picture").hexdigest())
    assert (missing.name, missing.size, missing.is_missing) == ("b.jpg", 9, True)


def test_a_mail_without_its_zip_is_refused():
    with pytest.raises(Damaged):
        records(rsmf, b"X-RSMF-Version: 2.0.0\r\nSubject: x\r\n\r\nnothing")


def test_other_files_are_not_taken_for_rsmf():
    for other in (b"", b"{}", b'{"events": []}', b'{"events": [{"type": "x"}]}', b"From: a@b\nTo: c@d\n\nx"):
        assert not recognised(rsmf, other)


def written(importer, data: bytes, content=None) -> bytes:
    opened = reading(importer, data)
    parcel = exchange.Parcel(
        title="Crew 4, January", platform=opened.source.format, source=opened.source.digest, custodian="Dévora"
    )
    out = io.BytesIO()
    exchange.write(out, opened.records(), parcel=parcel, content=content or (lambda file: None))
    return out.getvalue()


TELEGRAM = {
    "name": "Crew 4", "messages": [
        {"id": 1, "type": "message", "date": "2024-10-27T01:30:00", "from": "Dev Lomax", "from_id": "user1", "text": "Gate locked 👍"},
        {"id": 2, "type": "message", "date": "2024-10-27T02:30:00", "from": "Amira", "from_id": "user2", "text": "ok", "reply_to_message_id": 1,
         "reactions": [{"type": "emoji", "emoji": "👍", "count": 1, "recent": [{"from": "Dev Lomax", "from_id": "user1"}]}]},
        {"id": 3, "type": "service", "date": "2024-10-27T03:30:00", "actor": "Amira", "actor_id": "user2", "action": "pin_message", "text": ""},
        {"id": 4, "type": "message", "date": "2024-10-27T03:31:00", "from": "Amira", "from_id": "user2", "file": "files/plan.pdf", "file_name": "plan.pdf", "text": ""},
    ],
}  # fmt: skip


def test_what_is_written_is_read_back_the_same():
    data = json.dumps(TELEGRAM, ensure_ascii=False).encode()
    before = records(telegram, data)
    file = written(telegram, data)
    assert recognised(rsmf, file)
    after = records(rsmf, file)
    for old, new in zip(before, after, strict=True):
        assert (new.text, new.earliest, new.sender.name, new.sender.key) == (
            old.text,
            old.earliest,
            old.sender.name,
            old.sender.key,
        )
        assert (new.conversation, new.reactions) == (old.conversation, old.reactions)
    assert [record.kind for record in after] == [record.kind for record in before]
    assert after[1].reply_to == after[0].reference
    assert after[3].attachments[0].name == "plan.pdf"


def test_what_rsmf_has_no_place_for_goes_along():
    data = json.dumps(TELEGRAM, ensure_ascii=False).encode()
    file = written(telegram, data)
    with zipfile.ZipFile(io.BytesIO(rsmf._zip_of(io.BytesIO(file), "x"))) as opened:
        first, *_, last = json.loads(opened.read("rsmf_manifest.json"))["events"]
    told = {each["name"]: each["value"] for each in first["custom"]}
    assert (told["source"], told["printed"]) == (hashlib.sha256(data).hexdigest(), "2024-10-27T01:30:00")
    assert (told["latest"], told["flags"]) == ("2024-10-27T01:30:00Z", Flag.TWICE.value)
    assert {"name": "missing attachment", "value": "plan.pdf"} in last["custom"]


def test_edits_deletions_and_files_of_a_workspace_survive_the_exchange():
    made = io.BytesIO()
    day = [{"type": "message", "user": "U1", "ts": "1.000100", "text": "", "subtype": "message_deleted", "deleted_ts": "0.1",
            "previous_message": {"user": "U1", "ts": "0.1", "text": "gone"}},
           {"type": "message", "user": "U1", "ts": "2.000100", "subtype": "message_changed", "message": {"user": "U1", "ts": "1.5", "text": "new"},
            "previous_message": {"user": "U1", "ts": "1.5", "text": "old"}},
           {"type": "message", "user": "U1", "ts": "3.000100", "text": "see", "files": [{"id": "F1", "name": "../../gate.jpg", "mode": "hosted"}]}]  # fmt: skip
    with zipfile.ZipFile(made, "w") as opened:
        opened.writestr("users.json", "[]")
        opened.writestr("bins/1970-01-01.json", json.dumps(day))
        opened.writestr("__uploads/F1/gate.jpg", b"picture")
    file = written(slack, made.getvalue(), content=lambda file: b"picture")
    deleted, edited, kept = records(rsmf, file)
    assert (deleted.kind, deleted.versions[0].text) == (Kind.DELETED, "gone")
    assert (edited.text, edited.versions) == ("new", (("old", 1),))
    assert kept.attachments[0].digest == hashlib.sha256(b"picture").hexdigest()
    assert kept.attachments[0].name == "../../gate.jpg"


def test_the_same_records_give_the_same_file_and_many_go_into_several():
    data = json.dumps(TELEGRAM).encode()
    assert written(telegram, data) == written(telegram, data)
    (record,) = records(rsmf, manifest(event()))
    assert [len(portion) for portion in exchange.in_files(record for _ in range(25_000))] == [10_000, 10_000, 5_000]


def test_a_hundred_spoiled_files_of_each_form_say_what_is_wrong():
    for data in (manifest(event(), event(deleted=True)), zipped(event()), mail(zipped(event()))):
        assert len([said(rsmf, spoilt) for spoilt in spoiled(data)]) == 100


FIELDS = st.sampled_from(
    [
        "id",
        "type",
        "participant",
        "conversation",
        "timestamp",
        "body",
        "edits",
        "deleted",
        "reactions",
        "attachments",
        "parent",
    ]
)


@settings(deadline=None)  # the machine has other work too
@given(st.dictionaries(FIELDS, ODD, max_size=6), ODD, ODD)
def test_whatever_stands_in_a_field_the_event_gives_a_record_that_can_be_written_again(fields, people, chats):
    data = manifest(event(), event(**fields), participants=people, conversations=chats)
    assert len(records(rsmf, data)) == 2
    assert len(records(rsmf, written(rsmf, data))) == 2
