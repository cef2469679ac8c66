from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.records import Flag, Kind
from answerable.records.importers import signal_text
from captures import reading, recognised, records, said, spoiled

COMMA = b"""[2025-01-15, 09:00] Dev Lomax: Gate locked
at Mill Lane

[2025-01-15, 09:01] Amira Bevan: Opened: 09:30
"""
EXPORT = """[2025-01-15 09:00:00] Dev Lomax: Gate locked  
[2025-01-15 09:01:30] Me: 

> Gate locked

Opened 👍  
(- Dev Lomax: ❤, Amira: 👍 -)
[2025-01-15 09:02:00] Dev Lomax:   ![gate.jpg](./media/gate.jpg)  
[2025-01-15 09:03:00] Dev Lomax: (This message was deleted)
[2025-01-15 09:04:00] Dev Lomax:   (media not exported)  
""".encode()  # noqa: W291 - the two blanks are the form


def test_a_message_goes_on_until_the_next_header():
    first, second = records(signal_text, COMMA)
    assert (first.sender.name, first.text, first.local) == (
        "Dev Lomax",
        "Gate locked\nat Mill Lane\n",
        "2025-01-15T09:00",
    )
    assert (second.sender.name, second.text, second.line) == ("Amira Bevan", "Opened: 09:30", 4)
    assert first.precision == "min"
    assert COMMA[second.start : second.end].startswith(b"[2025-01-15, 09:01]")


def test_the_form_of_signal_export_is_read_with_what_it_wrote_into_the_text():
    first, second, third, fourth, fifth = records(signal_text, EXPORT)
    assert (first.text, first.local) == ("Gate locked", "2025-01-15T09:00:00")
    assert (second.sender.name, second.text) == ("Me", "Opened 👍")
    assert [(sign, who.name) for sign, who in second.reactions] == [("❤", "Dev Lomax"), ("👍", "Amira")]
    assert (third.kind, third.text, third.attachments[0].name) == (Kind.ATTACHMENT, "", "gate.jpg")
    assert third.attachments[0].is_missing
    assert (fourth.kind, fifth.kind) == (Kind.DELETED, Kind.MEDIA_OMITTED)
    assert "> Gate locked" in second.body


def test_a_time_without_an_offset_keeps_both_instants_of_the_repeated_hour():
    (record,) = records(signal_text, b"[2024-10-27, 01:30] Dev: late\n")
    assert record.latest - record.earliest == 3600
    assert record.flags == (Flag.TWICE,)


def test_a_date_that_does_not_exist_gives_a_record_without_a_time():
    (record,) = records(signal_text, b"[2024-13-47, 25:61] Dev: late\n")
    assert (record.local, record.earliest, record.printed) == ("", None, "2024-13-47, 25:61")


def test_a_chat_of_signal_export_is_known_by_how_its_messages_end():
    assert recognised(signal_text, EXPORT)
    gone = b"[2025-01-15 09:03:00] Dev Lomax: (This message was deleted)\n"
    assert recognised(signal_text, gone + gone)
    assert recognised(signal_text, EXPORT.replace(b"\n", b"\r\n"))


def test_the_same_brackets_of_another_program_are_not_signal():
    assert not recognised(signal_text, b"[2019-04-16 02:09] Mary: hello\n[2019-04-16 03:01] John: hi\n")
    assert not recognised(signal_text, b"[2019-04-16 02:09:11] Mary: hello\n[2019-04-16 03:01:12] John: hi\n")
    assert not recognised(signal_text, b"[16/04/2019, 02:09:11] Mary: hello\n")
    assert not recognised(signal_text, b"")


def test_a_long_file_is_read_over_the_edges_of_its_blocks():
    data = b"".join(b"[2025-01-15, 09:%02d] Dev: %s\n" % (number % 60, b"x" * (number % 977)) for number in range(9000))
    found = records(signal_text, data)
    assert len(found) == 9000
    assert b"".join(data[record.start : record.end] for record in found) == data
    assert [record.line for record in found] == list(range(1, 9001))


def test_a_hundred_spoiled_files_say_what_is_wrong():
    for data in (COMMA, EXPORT):
        assert len([said(signal_text, spoilt) for spoilt in spoiled(data)]) == 100


def test_bytes_that_are_no_text_are_flagged_and_kept_in_the_body():
    opened = reading(signal_text, b"[2025-01-15, 09:00] Dev: a\xffb\n")
    (record,) = opened.records()
    assert (record.text, record.flags, opened.tally.bad_bytes) == ("a\ufffdb", (Flag.BYTES,), 1)
    assert record.body.encode(errors="surrogateescape") == b"a\xffb"


@settings(deadline=None)  # the machine has other work too
@given(st.lists(st.text(alphabet=st.sampled_from("[]():-> \n🙂aé,!./mediaMe0123456789"), max_size=40), max_size=4))
def test_whatever_is_written_after_a_name_is_read(texts):
    for head in ("[2025-01-15, 09:00] ", "[2025-01-15 09:00:00] "):
        said(signal_text, "".join(f"{head}Dev: {text}  \n" for text in texts).encode())
