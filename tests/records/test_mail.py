import base64
import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.records import Flag
from answerable.records.importers import eml, mbox
from answerable.records.mail import addresses, decoded_words, words_of
from captures import reading, recognised, records, said, spoiled


def mail(body="Gate locked\n", **headers):
    told = {"From": "Dev Lomax <dev.lomax@example.gov.uk>", "To": "bins@example.gov.uk", "Subject": "Mill Lane",
            "Date": "Wed, 16 Jul 2025 10:30:00 +0100", "Message-ID": "<1@example.gov.uk>"} | {name.replace("_", "-"): value for name, value in headers.items()}  # fmt: skip
    lines = "".join(f"{name}: {value}\n" for name, value in told.items() if value is not None)
    return (lines + "\n" + body).encode()


def box(*mails: bytes, begin=b"From dev.lomax@example.gov.uk Wed Jul 16 10:30:00 2025\n") -> bytes:
    return b"".join(begin + each + b"\n" for each in mails)


def multipart(*parts, kind="mixed"):
    body = "".join(f"--b1\n{head}\n\n{text}\n" for head, text in parts) + "--b1--\n"
    return mail(body, MIME_Version="1.0", Content_Type=f'multipart/{kind}; boundary="b1"')


def only(data: bytes):
    (record,) = records(eml, data)
    return record


def test_a_mail_says_who_wrote_to_whom_about_what_and_when():
    record = only(mail(Cc="Amira Bevan <Amira.Bevan@example.gov.uk>", In_Reply_To="<0@example.gov.uk>"))
    assert (record.sender.name, record.sender.key) == (
        "Dev Lomax <dev.lomax@example.gov.uk>",
        "dev.lomax@example.gov.uk",
    )
    assert [to.key for to in record.recipients] == ["bins@example.gov.uk", "amira.bevan@example.gov.uk"]
    assert (record.subject, record.text, record.local) == ("Mill Lane", "Gate locked", "2025-07-16T09:30:00Z")
    assert (record.reference, record.reply_to) == ("<1@example.gov.uk>", "<0@example.gov.uk>")
    assert (record.start, record.end, record.printed) == (
        0,
        len(mail(Cc="Amira Bevan <Amira.Bevan@example.gov.uk>", In_Reply_To="<0@example.gov.uk>")),
        "Wed, 16 Jul 2025 10:30:00 +0100",
    )


def test_times_without_an_offset_are_read_in_the_zone_of_the_import():
    assert only(mail(Date="Wed, 16 Jul 2025 10:30:00")).earliest == 1752658200
    assert only(mail(Date="Wed, 16 Jul 2025 10:30:00 BST")).earliest == 1752658200
    assert only(mail(Date="Sun, 26 Oct 2025 01:30:00")).flags == (Flag.TWICE,)
    assert only(mail(Date="yesterday")).local == ""
    assert only(mail(Date=None)).earliest is None


def test_encoded_words_are_read_and_a_letter_cut_in_two_is_put_together():
    assert decoded_words("=?utf-8?q?Dev_Lom=C3=A1x?=") == "Dev Lomáx"
    assert decoded_words("=?utf-8?b?w6HD?= =?utf-8?b?oQ==?= and =?iso-8859-1?q?=A3?=") == "áá and £"
    assert decoded_words("=?nonsense?q?caf=E9?= =?utf-8?b?!?=") == "café"
    assert decoded_words("a =?b? c") == "a =?b? c"


def test_headers_with_bytes_that_are_no_ascii_are_read():
    assert only(mail().replace(b"Mill Lane", "Mühle".encode())).subject == "Mühle"
    assert only(mail().replace(b"Mill Lane", b"M\xfchle")).subject == "Mühle"


def test_odd_address_lines():
    assert addresses(["undisclosed-recipients:;"]) == []
    assert [who.name for who in addresses(['"Lomax, Dev" <dev@example.org>, amira@example.org'])] == [
        "Lomax, Dev <dev@example.org>",
        "amira@example.org",
    ]
    assert [who.key for who in addresses(["The front desk"])] == ["the front desk"]
    assert only(mail(From="(" * 5000)).text == "Gate locked"


def test_of_alternatives_the_plain_text_is_shown_and_html_where_it_is_all_there_is():
    page = (
        "<html><head><style>p{}</style></head><p>Gate&nbsp;<b>locked</b></p><script>x()</script><div>at Mill Lane</div>"
    )
    both = multipart(("Content-Type: text/plain", "Plain words"), ("Content-Type: text/html", page), kind="alternative")
    assert only(both).text == "Plain words"
    empty = multipart(("Content-Type: text/plain", " "), ("Content-Type: text/html", page), kind="alternative")
    assert only(empty).text == "Gate locked\n\nat Mill Lane"
    assert words_of("<table><tr><td>a</td><td>b</td></tr></table>") == "a b"


def test_attachments_have_the_digest_of_their_bytes_and_their_decoded_names():
    content = b"%PDF-1.4 made"
    record = only(multipart(
        ("Content-Type: text/plain", "See attached"),
        ("Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.pdf\nContent-Transfer-Encoding: base64",
         base64.b64encode(content).decode()),
        ("Content-Type: text/plain\nContent-Disposition: attachment; filename=\"=?utf-8?q?n=C3=B6te.txt?=\"", "note"),
        ("Content-Type: image/png\nContent-Transfer-Encoding: base64", "AAAA"),
        ("Content-Type: message/rfc822", mail(Subject="Inside").decode()),
    ))  # fmt: skip
    assert record.text == "See attached"
    assert [file.name for file in record.attachments] == ["café.pdf", "nöte.txt", "part 4 (image/png)", "Inside.eml"]
    assert record.attachments[0].digest == hashlib.sha256(content).hexdigest()
    assert record.attachments[3].digest == hashlib.sha256(mail(Subject="Inside")).hexdigest()


def test_a_mail_inside_a_mail_keeps_its_bytes_whatever_stands_in_it():
    inner = mail("x\n", Subject="A long subject " * 12, Broken="a\r\n\tb").replace(b"Gate", b"G\xff\0te")
    data = multipart(("Content-Type: text/plain", "See"), ("Content-Type: message/rfc822", "INNER")).replace(
        b"INNER", inner.rstrip(b"\n")
    )
    (file,) = only(data).attachments
    assert file.digest == hashlib.sha256(inner.rstrip(b"\n")).hexdigest()
    assert file.name.startswith("A long subject A long")
    odd = multipart(
        ('Content-Type: text/plain; charset="\0"', "é"), ("Content-Type: message/delivery-status", "Status: 5.0.0")
    )
    assert only(odd).attachments[0].name == "part 2 (message/delivery-status)"


def test_a_charset_that_lies_is_read_as_well_as_can_be_and_flagged():
    lying = mail(Content_Type="text/plain; charset=utf-8").replace(b"Gate", b"G\xe4te")
    assert (only(lying).text, only(lying).flags) == ("Gäte locked", (Flag.BYTES,))
    assert only(mail(Content_Type="text/plain; charset=x-unheard-of")).text == "Gate locked"
    windows = mail(Content_Type="text/plain; charset=iso-8859-1").replace(b"Gate", b"\x93Gate\x94")
    assert only(windows).text == "“Gate” locked"


def test_headers_that_break_the_rules_are_read_and_the_repair_is_flagged():
    stray = mail().replace(b"To: bins", b"a stray line\nTo: bins")
    spaced = mail().replace(b"From: ", b"From  : ").replace(b"Subject: ", b"Subject : ")
    for data in (stray, spaced, stray.replace(b"\n", b"\r\n")):
        record = only(data)
        assert (record.sender.name, record.subject, record.text) == (
            "Dev Lomax <dev.lomax@example.gov.uk>",
            "Mill Lane",
            "Gate locked",
        )
        assert record.recipients[0].key == "bins@example.gov.uk"
        assert record.flags == (Flag.REPAIRED,)
    assert [who.key for who in addresses(["a@example.org b@example.org"])] == ["a@example.org", "b@example.org"]


def test_a_mail_with_few_headers_or_a_line_of_delivery_is_a_mail():
    for data in (
        b"Subject: Mill Lane\n\nGate locked",
        b"From someone@example.org\n" + mail(),
        b"Subject: Mill Lane\nNote: x\n\nGate locked",
    ):
        assert recognised(eml, data)
        assert (only(data).subject, only(data).text) == ("Mill Lane", "Gate locked")
    for other in (
        b"Subject: Mill Lane\nGate locked, see below\n\nx",
        b"Note: x\n\nGate",
        b"From someone@example.org\nGate locked",
    ):
        assert not recognised(eml, other)


def test_the_length_in_front_of_a_mail_of_apple_is_no_part_of_it():
    inside = mail()
    data = f"{len(inside)}\n".encode() + inside + b"<?xml version='1.0'?><plist/>"
    (record,) = records(eml, data)
    assert (record.subject, data[record.start : record.end]) == ("Mill Lane", inside)


def test_mails_of_a_box_follow_each_other_and_give_it_back():
    data = box(mail(), mail(Subject="Second"))
    first, second = records(mbox, data)
    assert (first.subject, second.subject, second.line) == ("Mill Lane", "Second", 10)
    assert data[first.start : first.end] + data[second.start : second.end] == data


def test_a_line_of_a_text_that_begins_with_from_begins_no_mail_and_is_counted():
    body = "Look:\n\nFrom the depot: all clear.\n\nFrom bins Wed Jul 16 10:30:00 2025\nnot a header\nFrom x@y Wed Jul 16 10:30:00 2025\nA: b\n"
    opened = reading(mbox, box(mail(body), mail()))
    first, _ = opened.records()
    assert "all clear" in first.text
    assert first.text.endswith("A: b")
    assert opened.tally.near_misses == 3


def test_stuffing_is_taken_off_by_one_and_recorded():
    first, second = records(mbox, box(mail(">From the depot\n>>From it\n> From me\n"), mail()))
    assert (first.text, first.flags) == ("From the depot\n>From it\n> From me", (Flag.REPAIRED,))
    assert second.flags == ()


def test_the_beginnings_that_programs_write_are_known():
    for begin in (
        "From - Wed Jul 16 10:30:00 2025",
        "From 1538683254838264486@xxx Thu Jun 30 12:22:39 +0000 2016",
        "From ???@??? Wed Jul 16 10:30:00 2025",
        "From MAILER-DAEMON Wed Jul  6 10:30:00 GMT 2025",
        "From dev lomax Wed Jul 16 10:30 2025",
        "From dev@example.org Wed, 16 Jul 2025 10:30:00 +0100",
        "From dev@example.org 2025-07-16T10:30:00Z",
        "From dev@example.org Wed Jul 16 10:30:00 2025 remote from depot",
    ):
        data = box(mail(), mail(), begin=begin.encode() + b"\n")
        assert recognised(mbox, data), begin
        assert len(records(mbox, data)) == 2, begin
        crlf = data.replace(b"\n", b"\r\n")
        assert len(records(mbox, crlf)) == 2, begin


def test_a_box_is_read_over_the_edges_of_its_blocks():
    mails = [mail(f"{number} " * (number % 501) + "\n", Message_ID=f"<{number}@x>") for number in range(3000)]
    data = box(*mails)
    found = records(mbox, data)
    assert [record.reference for record in found] == [f"<{number}@x>" for number in range(3000)]
    assert b"".join(data[record.start : record.end] for record in found) == data


def test_a_box_of_one_mail_is_the_mail_itself_where_it_is_named_so():
    one, two = box(mail()), box(mail(), mail())
    assert [recognised(mbox, one), recognised(mbox, one, "a.EML"), recognised(eml, one, "a.EML")] == [True, False, True]
    assert [recognised(mbox, two, "a.eml"), recognised(eml, one), recognised(eml, one, "a.mbox")] == [
        True,
        False,
        False,
    ]
    assert only(one).subject == "Mill Lane"


def test_other_files_are_taken_for_neither():
    for other in (
        b"",
        b"Hello there\n",
        b"From the depot: all clear.\n",
        b"a: b\n\n",
        b"{}",
        b"[16/07/2025, 10:30] Dev: hi\n",
    ):
        assert not recognised(eml, other)
        assert not recognised(mbox, other)
    assert recognised(eml, mail())
    assert not recognised(eml, box(mail()))


def test_a_hundred_spoiled_files_of_each_say_what_is_wrong():
    odd = multipart(
        ("Content-Type: text/plain; charset=utf-8", "é"),
        ("Content-Type: application/pdf; name=x\nContent-Transfer-Encoding: base64", "AAAA"),
    )
    for importer, data in ((eml, odd), (mbox, box(odd, mail()))):
        assert len([said(importer, spoilt) for spoilt in spoiled(data)]) == 100


@settings(deadline=None)  # the machine has other work too
@given(
    st.binary(max_size=300),
    st.sampled_from(
        ["From", "Date", "Subject", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "To"]
    ),
)
def test_any_bytes_in_a_header_or_a_body_give_a_record(noise, name):
    data = mail() + noise
    assert len(records(eml, data)) == 1
    line = noise.replace(b"\n", b" ").replace(b"\r", b" ")
    assert len(records(eml, name.encode() + b": " + line + b"\n" + mail())) == 1
    assert len(records(mbox, box(name.encode() + b": " + line + b"\n" + mail()))) == 1


def test_a_mail_inside_the_length_that_a_mail_gives_for_itself_begins_none():
    inside = b"see below\n\nFrom ben@example.org Wed Jul 16 10:30:00 2025\nFrom: ben@example.org\nDate: x\n\nquoted\n"
    first = mail(inside.decode(), **{"Content-Length": str(len(inside))})
    assert [record.text[:9] for record in records(mbox, box(first, mail()))] == ["see below", "Gate lock"]
    lying = mail(inside.decode(), **{"Content-Length": str(len(inside) + 7)})
    assert len(records(mbox, box(lying, mail()))) == 3
    assert len(records(mbox, box(mail(inside.decode(), **{"Content-Length": "99999999"}), mail()))) == 3


def test_a_mark_at_the_start_of_a_box_loses_no_mail():
    found = records(mbox, b"\xef\xbb\xbf" + box(mail(), mail()))
    assert (found[0].start, found[0].text) == (3, "Gate locked")
    assert len(found) == 2


def test_a_mail_begins_without_a_blank_line_where_its_headers_show_it():
    begin = b"From dev.lomax@example.gov.uk Wed Jul 16 10:30:00 2025\n"
    assert len(records(mbox, begin + mail() + begin + mail())) == 2
    assert len(records(mbox, begin + mail("x\n") + begin + b"To: all of you\n\n")) == 1
