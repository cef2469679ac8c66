import hashlib
import struct
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import Damaged, NoReaderForPst
from answerable.records.importers import msg, pst
from answerable.records.rtf import rtf_words, unpacked
from captures import reading, recognised, records, said, spoiled
from compound import compound, outlook
from mailbox_made import Attached, Folder, Item, library, message

SENT, CAME = 1736931600, 1736931605
SAMPLE = Path(__file__).parents[3] / "shared" / "chats" / "samples" / "email" / "outlook2019.pst"
TEXTS = {
    0x0037: "Mill Lane", 0x1000: "Gate locked\r\n", 0x0042: "Dev Lomax", 0x5D02: "dev.lomax@example.gov.uk", 0x1035: "<1@example.gov.uk>",
    0x1042: "<0@example.gov.uk>", 0x001A: "IPM.Note",
}  # fmt: skip


def mail(texts=TEXTS, **storages):
    return outlook(texts, times={0x0039: SENT, 0x0E06: CAME}) | storages


def recipient(name, address, role=1):
    return outlook({0x3001: name, 0x39FE: address}, numbers={0x0C15: role}, head=8)


def only(tree):
    (record,) = records(msg, compound(tree))
    return record


def test_a_saved_mail_says_who_wrote_to_whom_about_what_and_when():
    record = only(mail(**{"__recip_version1.0_#00000000": recipient("Amira Bevan", "Amira@example.gov.uk"),
                          "__recip_version1.0_#00000001": recipient("bins@example.gov.uk", "bins@example.gov.uk")}))  # fmt: skip
    assert (record.sender.name, record.sender.key) == (
        "Dev Lomax <dev.lomax@example.gov.uk>",
        "dev.lomax@example.gov.uk",
    )
    assert [to.name for to in record.recipients] == ["Amira Bevan <Amira@example.gov.uk>", "bins@example.gov.uk"]
    assert (record.subject, record.text, record.local) == ("Mill Lane", "Gate locked", "2025-01-15T09:00:00Z")
    assert (record.reference, record.reply_to, record.start) == ("<1@example.gov.uk>", "<0@example.gov.uk>", 0)
    assert record.end == len(compound(mail(**{"__recip_version1.0_#00000000": recipient("Amira Bevan", "Amira@example.gov.uk"),
                                              "__recip_version1.0_#00000001": recipient("bins@example.gov.uk", "bins@example.gov.uk")})))  # fmt: skip


def test_an_address_inside_exchange_is_not_shown_and_the_headers_tell_the_other():
    inside = TEXTS | {0x5D02: "", 0x0065: "/O=COUNCIL/CN=DEV", 0x007D: "From: Dev <dev@example.gov.uk>\r\nTo: x\r\n"}
    assert only(mail(inside)).sender.name == "Dev Lomax <dev@example.gov.uk>"
    assert only(mail(inside | {0x007D: ""})).sender.name == "Dev Lomax"


def test_words_are_taken_from_the_page_or_the_rtf_where_there_is_no_text():
    assert only(mail(TEXTS | {0x1000: "", 0x1013: b"<p>Gate <b>open</b></p>"})).text == "Gate open"
    packed = struct.pack("<II4sI", 500, 500, b"MELA", 0) + rb"{\rtf1\ansi Gate \'a3 ajar\par now}"
    assert only(mail(TEXTS | {0x1000: "", 0x1009: packed})).text == "Gate £ ajar\nnow"


def test_text_in_a_code_page_is_read_in_it():
    tree = (
        mail({0x0037: "x"}) | outlook({}, numbers={0x3FFD: 1251}) | {"__substg1.0_1000001E": "Ворота".encode("cp1251")}
    )
    assert only(tree).text == "Ворота"


def test_attachments_have_the_digest_of_their_bytes_and_empty_ones_are_missing():
    one = outlook({0x3707: "gate plan.pdf", 0x3704: "GATEPL~1.PDF", 0x3701: b"%PDF" * 2000}, head=8)
    record = only(
        mail(
            **{
                "__attach_version1.0_#00000000": one,
                "__attach_version1.0_#00000001": outlook({0x3704: "X.DAT"}, head=8),
            }
        )
    )
    assert [(file.name, file.digest) for file in record.attachments] == [
        ("gate plan.pdf", hashlib.sha256(b"%PDF" * 2000).hexdigest()), ("X.DAT", "")]  # fmt: skip


def test_a_mail_inside_a_mail_is_a_record_of_its_own_after_the_one_that_holds_it():
    inner = outlook(TEXTS | {0x0037: "Inside", 0x1042: "", 0x1035: "<2@x>"}, times={0x0039: SENT - 60}, head=24)
    attach = outlook({0x3001: "Inside"}, head=8) | {"__substg1.0_3701000D": inner}
    outer, inside = records(msg, compound(mail(**{"__attach_version1.0_#00000000": attach})))
    assert (outer.attachments[0].name, outer.attachments[0].is_missing) == ("Inside.msg", False)
    assert (inside.subject, inside.reply_to, inside.local) == ("Inside", "<1@example.gov.uk>", "2025-01-15T08:59:00Z")
    assert inside.member.endswith("__substg1.0_3701000D")


def test_a_stream_that_does_not_read_is_named():
    data = compound(mail(TEXTS | {0x1000: "x" * 9000}))
    opened = reading(msg, data[: len(data) // 3])
    try:
        found = list(opened.records())
    except Damaged:
        return
    assert found
    assert opened.tally.unread


def test_storages_that_hold_each_other_are_refused(monkeypatch):
    def without_end(*_, **__):
        raise RecursionError

    monkeypatch.setattr(olefile.OleFileIO, "listdir", without_end)
    with pytest.raises(Damaged):
        records(msg, compound(mail()))


def test_streams_that_say_they_are_longer_than_the_file_are_not_looked_for():
    whole = compound(mail())
    root = bytearray(whole)
    at = whole.index("Root Entry".encode("utf-16-le")) + 120
    root[at : at + 4] = b"\xff\xff\xff\x7f"
    with pytest.raises(Damaged):
        records(msg, bytes(root))
    subject = bytearray(whole)
    at = whole.index("__substg1.0_0037001F".encode("utf-16-le")) + 120
    subject[at : at + 4] = b"\xff\xff\xff\x7f"
    opened = reading(msg, bytes(subject))
    assert [record.subject for record in opened.records()] == [""]
    assert opened.tally.unread == ["__substg1.0_0037001F: does not read (ValueError)"]


def test_other_files_are_not_taken_for_a_saved_mail():
    assert recognised(msg, compound(mail()))
    for other in (b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", compound({"WordDocument": b"x"}), b"From: a\n"):
        assert not recognised(msg, other)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    attach = outlook({0x3707: "a.pdf", 0x3701: b"%PDF" * 2000}, head=8)
    data = compound(mail(TEXTS | {0x1013: b"<p>x</p>"}, **{"__attach_version1.0_#00000000": attach}))
    assert len([said(msg, spoilt) for spoilt in spoiled(data)]) == 100


@settings(deadline=None)  # the machine has other work too
@given(
    st.dictionaries(
        st.sampled_from([0x0037, 0x1000, 0x1013, 0x1009, 0x007D, 0x0042, 0x0065, 0x1035]),
        st.binary(max_size=40) | st.text(max_size=20),
    )
)
def test_whatever_stands_in_a_property_the_mail_gives_a_record(texts):
    assert len(records(msg, compound(mail({0x0037: "x"} | texts)))) == 1


def test_rtf_is_read_as_a_reader_sees_it():
    assert (
        rtf_words(rb"{\rtf1{\fonttbl{\f0 Arial;}}\pard Dev\u233?s \{gate\}\line {\*\hidden x}caf\'c3\tab b}")
        == "Devés {gate}\ncafÃ\tb"
    )
    page = rb"{\rtf1\ansi\fromhtml1 {\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 Gate {\*\htmltag84 <b>}open\htmlrtf }\htmlrtf0\par}"
    assert rtf_words(page) == "Gate open"
    assert rtf_words(rb"{\rtf1\ansi\ansicpg932 \'83\'51}") == "ゲ"


def test_outlooks_compression_is_undone():
    raw = b"\x00hello wo" + b"\x01" + struct.pack(">H", (207 << 4) | 3) + b"rld"
    packed = struct.pack("<II4sI", len(raw) + 12, 16, b"LZFu", 0) + raw
    assert unpacked(packed).startswith(b"hello wohello")
    assert unpacked(b"") == unpacked(struct.pack("<II4sI", 12, 1 << 31, b"LZFu", 0)) == b""


@settings(deadline=None)  # the machine has other work too
@given(st.binary(max_size=200))
def test_any_bytes_of_rtf_are_read(noise):
    unpacked(struct.pack("<II4sI", len(noise) + 12, 500, b"LZFu", 0) + noise)
    rtf_words(b"{\\rtf1 " + noise)


def test_a_mailbox_is_read_folder_by_folder():
    if not SAMPLE.exists():
        return
    data = SAMPLE.read_bytes()
    assert recognised(pst, data)
    opened = reading(pst, data)
    first, last = opened.records()
    assert (first.sender.name, first.local, first.subject) == (
        "Today at UAlbany",
        "2021-09-30T17:30:59.686500Z",
        "Today at UAlbany - Focus on Research",
    )
    assert (first.conversation, first.member, last.local) == (
        "Top of Outlook data file / Inbox / Today at UAlbany", "item 2097188", "2021-10-05T13:59:47.719894Z")  # fmt: skip
    assert first.recipients[0].key == "gwiedeman@albany.edu"
    assert (opened.tally.unread, opened.tally.is_rebuilt) == ([], True)


NOTE = {0x001A: "IPM.Note", 0x0037: "Mill Lane", 0x1000: "Gate locked", 0x0042: "Dev Lomax", 0x5D02: "dev@example.gov.uk", 0x1035: "<1@x>",
        0x0E06: CAME, 0x0039: SENT}  # fmt: skip
HEAD = b"!BDN\0\0\0\0SM"


def mailbox(monkeypatch, root):
    monkeypatch.setattr(pst, "pypff", library(root))
    return reading(pst, HEAD)


def test_a_message_of_a_mailbox_has_its_people_files_and_the_mails_inside_it(monkeypatch):
    inner = message(NOTE | {0x0037: "Inside", 0x1035: "<2@x>"}, 3)
    files = (
        Attached("plan.pdf", b"%PDF" * 400_000),
        Attached("Inside", mail=inner),
        Attached("gone.doc", b"xx", is_broken=True),
    )
    outer = message(NOTE, 2, people=(Item({0x3001: "Amira", 0x39FE: "amira@example.gov.uk"}),), files=files)
    opened = mailbox(monkeypatch, Folder(None, 290, folders=[Folder("Inbox", 32898, messages=[outer], says=1)]))
    first, inside = opened.records()
    assert (first.sender.name, first.sender.key, first.local) == (
        "Dev Lomax",
        "dev@example.gov.uk",
        "2025-01-15T09:00:05Z",
    )
    assert [to.key for to in first.recipients] == ["amira@example.gov.uk"]
    assert [(file.name, file.is_missing) for file in first.attachments] == [
        ("plan.pdf", False),
        ("Inside.msg", False),
        ("attachment 3", True),
    ]
    assert first.attachments[0].digest == hashlib.sha256(b"%PDF" * 400_000).hexdigest()
    assert (inside.subject, inside.reply_to, inside.member, inside.conversation) == (
        "Inside",
        "<1@x>",
        "item 2, mail inside",
        "Inbox",
    )
    assert opened.tally.unread == ["Inbox, item 2: its attachment number 3 does not read (OSError)"]


def test_what_a_folder_has_and_does_not_give_is_said_folder_by_folder(monkeypatch):
    loop = Folder("Loop", 32930)
    loop.folders = [loop]
    contact = message({0x001A: "IPM.Contact", 0x0037: "Amira"}, 4)
    inbox = Folder("Inbox", 32898, messages=[message(NOTE, 2), None, contact], says=5)
    seen_through = Folder("Search", 1827, says=9)
    opened = mailbox(monkeypatch, Folder(None, 290, folders=[inbox, loop, seen_through]))
    assert [record.subject for record in opened.records()] == ["Mill Lane"]
    assert opened.tally.passed_over == {"IPM.Contact": 1}
    assert opened.tally.unread == [
        "Inbox: its item number 2 does not read (OSError)",
        "Inbox: the folder says it has 5 items; 2 were found",
        "Loop / Loop: a folder inside itself, or deeper than 60",
    ]


def test_a_hundred_spoiled_mailboxes_say_what_is_wrong():
    data = SAMPLE.read_bytes() if SAMPLE.exists() else b"!BDN\0\0\0\0SM" + b"\0" * 2000
    assert len([said(pst, spoilt) for spoilt in spoiled(data)]) == 100


@settings(deadline=None)  # the machine has other work too
@given(st.binary(max_size=600))
def test_what_begins_as_a_mailbox_and_is_none_is_refused(noise):
    assert said(pst, b"!BDN\0\0\0\0SM" + noise).startswith("REC")
    assert not recognised(pst, noise)


def test_without_the_library_a_mailbox_is_refused_with_what_to_do(monkeypatch):
    monkeypatch.setattr(pst, "pypff", None)
    with pytest.raises(NoReaderForPst) as refused:
        records(pst, b"!BDN\0\0\0\0SM")
    assert "answerable[pst]" in refused.value.part("do")
