import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.errors import Damaged
from answerable.records import Flag, Kind
from answerable.records.importers import sms
from captures import reading, recognised, records, said, spoiled

HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!--File Created By SMS Backup & Restore-->\n"


def text(body="Gate locked", **fields):
    told = {"protocol": 0, "address": "+447700900123", "date": 1736931600123, "type": 1, "subject": "null", "body": body,
            "contact_name": "Crew 4"} | fields  # fmt: skip
    return "<sms " + " ".join(f'{name}="{value}"' for name, value in told.items()) + " />"


def backup(*items: str, count=None) -> bytes:
    inside = "\n  ".join(items)
    return f'{HEAD}<smses count="{len(items) if count is None else count}">\n  {inside}\n</smses>'.encode()


def only(item: str):
    (record,) = records(sms, backup(item))
    return record


def mms(parts="", addrs="", **fields):
    told = {"date": 1736931720000, "msg_box": 1, "address": "+447700900123~+447700900456", "m_type": 132, "sub": "null",
            "contact_name": "Crew 4, Depot", "m_id": "x1"} | fields  # fmt: skip
    tag = "<mms " + " ".join(f'{name}="{value}"' for name, value in told.items()) + ">"
    return f"{tag}<parts>{parts}</parts><addrs>{addrs}</addrs></mms>"


def test_who_wrote_is_told_by_the_type_and_the_contact():
    came = only(text())
    assert (came.sender.name, came.sender.key, came.text, came.local) == (
        "Crew 4",
        "+447700900123",
        "Gate locked",
        "2025-01-15T09:00:00.123Z",
    )
    went = only(text(type=2))
    assert (went.sender.name, [to.name for to in went.recipients]) == ("me", ["Crew 4"])
    assert only(text(contact_name="(Unknown)", address="COUNCIL")).sender.name == "COUNCIL"
    assert only(text(type=3)).subject == "draft"
    assert came.conversation == "Crew 4 (+447700900123)"


def test_a_letter_in_two_references_is_put_together_and_the_repair_is_flagged():
    record = only(text("On my way &#55357;&#56397;&#10;now &amp; &lt;here&gt; &apos;&#0;"))
    assert (record.text, record.flags) == ("On my way 👍\nnow & <here> '", (Flag.REPAIRED,))
    assert only(text("half &#55357;")).text == "half \ufffd"
    assert only(text("fine &#128077; &copy;")).text == "fine 👍 &copy;"


def test_values_in_single_quotes_hold_double_ones():
    data = backup(text()).replace(b'body="Gate locked"', b"body='He said \"<locked>\"'")
    assert [record.text for record in records(sms, data)] == ['He said "<locked>"']


def test_a_picture_message_names_its_writer_its_words_and_its_files():
    parts = ('<part seq="-1" ct="application/smil" text="&lt;smil/&gt;" /><part seq="0" ct="image/jpeg" name="null" cl="gate.jpg" data="/9j/\n4AAQ" />'
             '<part seq="0" ct="text/plain" text="Photo of the gate" /><part ct="video/3gpp" name="x.3gp" data="null"/>')  # fmt: skip
    addrs = '<addr address="+447700900456" type="137" /><addr address="+447700900123" type="151" />'
    record = only(mms(parts, addrs))
    assert (record.kind, record.text, record.sender.name) == (Kind.ATTACHMENT, "Photo of the gate", "Depot")
    assert [file.name for file in record.attachments] == ["gate.jpg", "x.3gp"]
    assert record.attachments[0].digest == hashlib.sha256(b"\xff\xd8\xff\xe0\x00\x10").hexdigest()
    assert record.attachments[1].is_missing
    assert [to.name for to in record.recipients] == ["Crew 4"]


def test_a_picture_message_sent_to_a_group_a_notice_and_seconds():
    sent = only(mms(msg_box=2, addrs='<addr address="insert-address-token" type="137" />'))
    assert (sent.sender.name, [to.name for to in sent.recipients], sent.kind) == ("me", ["Crew 4", "Depot"], Kind.EMPTY)
    assert only(mms(m_type=130)).kind == Kind.MEDIA_OMITTED
    seconds = only(mms(date=1736931720))
    assert (seconds.local, seconds.flags) == ("2025-01-15T09:02:00Z", (Flag.REPAIRED,))


def test_calls_are_records_too():
    call = '<call number="+447700900123" duration="62" date="1736931600000" type="2" contact_name="Crew 4" />'
    data = f'{HEAD}<calls count="1">{call}</calls>'.encode()
    (record,) = records(sms, data)
    assert (record.kind, record.text, record.sender.name) == (Kind.CALL, "outgoing, 62 seconds", "me")


def test_a_backup_that_stops_gives_what_came_before_and_says_so():
    data = backup(text(), text("Second"), text("Third"))
    opened = reading(sms, data[:-40])
    assert [record.text for record in opened.records()] == ["Gate locked", "Second"]
    assert opened.tally.probably_cut
    assert [why.split(": ")[-1] for why in opened.tally.unread] == [
        "a message that breaks off",
        "the file says it holds 3 messages; 2 stand in it",
    ]


def test_a_message_that_breaks_off_in_the_middle_does_not_take_the_next_with_it():
    opened = reading(sms, backup(text("First"), text("Second")[:-25], mms()[:-40], text("Last")))
    assert [record.text for record in opened.records()] == ["First", "Last"]
    assert len(opened.tally.unread) == 3


def test_fewer_messages_than_the_file_says_are_said_and_more_are_not():
    for count, unread in ((5, 1), (1, 0)):
        opened = reading(sms, backup(text(), text(), count=count))
        assert len(list(opened.records())) == 2
        assert len(opened.tally.unread) == unread


def test_a_backup_without_a_readable_message_is_refused():
    with pytest.raises(Damaged):
        records(sms, b'<smses count="1"><sms body="x')


def test_a_backup_is_read_over_the_edges_of_its_blocks():
    data = backup(
        *(
            text(f"{number} " * (number % 701)) if number % 3 else mms(f'<part ct="text/plain" text="{number}"/>')
            for number in range(3000)
        )
    )
    found = records(sms, data)
    assert len(found) == 3000
    assert found[2999].text.startswith("2999")


def test_an_entity_that_the_file_declares_is_never_expanded():
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE smses [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
        + backup(text("&b;")).partition(b"-->\n")[2]
    )
    assert recognised(sms, bomb)
    assert [record.text for record in records(sms, bomb)] == ["&b;"]


def test_other_files_are_not_taken_for_a_backup():
    for other in (b"", b"<html></html>", b"<smsesx>", b'{"smses": 1}', b"<?xml version='1.0'?><sms/>"):
        assert not recognised(sms, other)


def test_a_hundred_spoiled_files_say_what_is_wrong():
    data = backup(
        text("a &#55357;&#56397;"),
        mms('<part ct="image/jpeg" cl="g.jpg" data="/9j/4AAQ"/>', '<addr address="+44" type="137"/>'),
    )
    assert len([said(sms, spoilt) for spoilt in spoiled(data)]) == 100


@settings(deadline=None)  # the machine has other work too
@given(
    st.text(alphabet=st.sampled_from("&#;0123456789xDd8 aé🙂<>'/=\n"), max_size=40),
    st.sampled_from(["body", "date", "type", "address", "contact_name"]),
)
def test_whatever_stands_in_an_attribute_the_message_gives_a_record(value, name):
    assert len(records(sms, backup(text(**{name: value}), mms(**{name: value})))) == 2


@settings(deadline=None)  # the machine has other work too
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(noise):
    said(sms, noise)
    said(sms, b"<smses>" + noise + text().encode())
