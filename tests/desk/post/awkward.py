"""Mail as it really comes, made here: each with a name and with what must become of it.

Nothing is copied from anyone's mail; the shapes are those that mail programs, servers and gateways are known to send.
"""

from __future__ import annotations

import base64
import gzip
import io
import quopri
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_string, policy
from email.message import EmailMessage, Message
from email.mime.application import MIMEApplication
from email.mime.message import MIMEMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

ASKS = "How many official WhatsApp groups does the council have?"
CASE, REPLY, TASK, ASIDE = "case", "reply", "task", "set-aside"


@dataclass(frozen=True)
class Awkward:
    """One message. becomes: a case, a task, set aside, or a reply on the case that was there before."""

    name: str
    data: bytes
    becomes: str
    says: str = ""  # words that its text must hold
    files: int = 0


def head(name: str, *, sender="Pat Sample <pat@applicant.example>", subject="FOI request", **more) -> dict[str, str]:
    """The headers of a usual message."""
    said = {
        "From": sender,
        "To": "information@harrowmere.example",
        "Subject": subject,
        "Date": "Thu, 19 Nov 2026 09:00:00 +0000",
        "Message-ID": f"<{name.replace(' ', '.').replace(',', '')}@applicant.example>",
        "MIME-Version": "1.0",
    } | {key.replace("_", "-"): value for key, value in more.items()}
    return {key: value for key, value in said.items() if value is not None}


def raw(
    name: str, body: bytes | str, *, content="text/plain; charset=utf-8", cte="8bit", newline="\n", **more
) -> bytes:
    """A message put together by hand, so that it can be wrong."""
    said = head(name, **more)
    said |= {"Content-Type": content} if content else {}
    said |= {"Content-Transfer-Encoding": cte} if cte else {}
    lines = newline.join(f"{key}: {value}" for key, value in said.items())
    return (
        lines.encode("utf-8", "surrogateescape")
        + (newline * 2).encode()
        + (body if isinstance(body, bytes) else body.encode())
    )


def made(name: str, part, **more) -> bytes:
    """A message around a part that the standard library made."""
    for key, value in head(name, **more).items():
        if key == "MIME-Version" and key in part:
            continue
        part[key] = value
    return part.as_bytes()


def well(name: str, text: str = ASKS, **more) -> EmailMessage:
    """A message with nothing wrong with it, to be spoilt."""
    message = EmailMessage(policy=policy.default.clone(raise_on_defect=False))
    for key, value in head(name, **more).items():
        if key != "MIME-Version":
            message[key] = value
    message.set_content(text)
    return message


def encodings() -> Iterator[Awkward]:
    """Charsets that are named wrongly, seldom, or not at all."""
    for charset, text in (
        ("utf-7", "What did it cost in £? " + ASKS),
        ("iso-8859-1", "Café. " + ASKS),
        ("iso-8859-15", "Price in €. " + ASKS),
        ("koi8-r", "Привет. " + ASKS),
        ("gb2312", "你好. " + ASKS),
        ("big5", "你好. " + ASKS),
        ("iso-2022-jp", "こんにちは. " + ASKS),
        ("shift_jis", "こんにちは. " + ASKS),
        ("euc-kr", "안녕. " + ASKS),
        ("utf-16", "Wide. " + ASKS),
        ("windows-1256", "مرحبا. " + ASKS),
    ):
        body = base64.encodebytes(text.encode(charset))
        yield Awkward(
            f"charset {charset}",
            raw(f"charset {charset}", body, content=f"text/plain; charset={charset}", cte="base64"),
            CASE,
            ASKS,
        )
    lies = "Don’t “guess”: " + ASKS
    yield Awkward(
        "windows-1252 as latin-1",
        raw("w1", lies.encode("cp1252"), content="text/plain; charset=iso-8859-1"),
        CASE,
        lies,
    )
    yield Awkward(
        "windows-1252 as utf-8", raw("w2", lies.encode("cp1252"), content="text/plain; charset=utf-8"), CASE, lies
    )
    yield Awkward(
        "windows-1252 as us-ascii",
        raw("w3", lies.encode("cp1252"), content="text/plain; charset=us-ascii", cte="7bit"),
        CASE,
        lies,
    )
    yield Awkward("utf-8 as nothing", raw("w4", lies, content="text/plain", cte=None), CASE, lies)
    yield Awkward("no such charset", raw("w5", lies, content="text/plain; charset=x-unknown-8"), CASE, lies)
    yield Awkward("an evil codec", raw("w6", ASKS, content="text/plain; charset=unicode_escape"), CASE, ASKS)
    yield Awkward("no content type at all", raw("w7", ASKS, content="", cte=None), CASE, ASKS)
    yield Awkward("content type that is none", raw("w8", ASKS, content="text", cte=None), CASE, ASKS)
    yield Awkward("no such transfer encoding", raw("w9", ASKS, cte="x-mystery"), CASE, ASKS)
    yield Awkward("welsh", raw("w10", "Annwyl Syr, mae arnaf eisiau gwybod: " + ASKS + " ŵ ŷ"), CASE, "ŵ ŷ")


def headers() -> Iterator[Awkward]:
    """Headers that are encoded, broken, missing, doubled, endless or forged."""
    japanese = "=?iso-2022-jp?b?" + base64.b64encode("情報公開請求".encode("iso-2022-jp")).decode() + "?="
    yield Awkward("subject in iso-2022-jp", raw("h1", ASKS, subject=japanese), CASE)
    yield Awkward(
        "raw utf-8 in headers", raw("h2", ASKS, subject="Café £5", sender="Zoë <zoe@applicant.example>"), CASE
    )
    latin = raw("h3", ASKS).replace(b"FOI request", "Café £5".encode("cp1252"))
    yield Awkward("raw windows-1252 in headers", latin, CASE)
    yield Awkward("encoded word cut in a letter", raw("h4", ASKS, subject="=?utf-8?b?w4?= =?utf-8?b?qQ==?="), CASE)
    yield Awkward("encoded word without end", raw("h5", ASKS, subject="=?utf-8?q?never_ends"), CASE)
    yield Awkward(
        "header injection by encoded word",
        raw("h6", ASKS, subject="=?utf-8?q?x=0D=0ABcc:_all=40council.example?="),
        CASE,
    )
    yield Awkward(
        "header injection in a name",
        raw("h7", ASKS, sender='"=?utf-8?b?QQ0KQmNjOiB4QHkuZXhhbXBsZQ==?=" <in@applicant.example>'),
        CASE,
    )
    yield Awkward("one megabyte of subject", raw("h8", ASKS, subject="x " * 500_000), CASE)
    yield Awkward("folded subject", raw("h9", ASKS, subject="one\n two\n\tthree"), CASE)
    yield Awkward("no from", raw("h10", ASKS, sender=None), TASK)
    yield Awkward("empty from", raw("h11", ASKS, sender="<>"), TASK)
    yield Awkward("from without an address", raw("h12", ASKS, sender="Somebody"), TASK)
    yield Awkward("two addresses in from", raw("h13", ASKS, sender="a@x.example, b@y.example"), TASK)
    twice = raw("h14", ASKS, sender="a@x.example").replace(b"To:", b"From: b@y.example\nTo:")
    yield Awkward("two from headers", twice, TASK)
    yield Awkward("from in a group", raw("h15", ASKS, sender="undisclosed-recipients:;"), TASK)
    yield Awkward("from in capitals without brackets", raw("h16", ASKS, sender="PAT@APPLICANT.EXAMPLE"), CASE)
    yield Awkward("old form of from", raw("h17", ASKS, sender="pat@applicant.example (Pat Sample)"), CASE)
    yield Awkward("address with an apostrophe", raw("h18", ASKS, sender="Sean <sean.o'hara@applicant.example>"), CASE)
    yield Awkward("no message-id", raw("h19", ASKS, Message_ID=None), CASE)
    yield Awkward("message-id without brackets", raw("h20", ASKS, Message_ID="abc"), CASE)
    yield Awkward(
        "message-id of a thousand letters", raw("h21", ASKS, Message_ID=f"<{'x' * 1000}@applicant.example>"), CASE
    )
    yield Awkward("message-id, first", raw("h22", ASKS, Message_ID="<twice@applicant.example>"), CASE)
    yield Awkward(
        "message-id, other bytes",
        raw("h23", "How many cats has the council?", Message_ID="<twice@applicant.example>"),
        TASK,
    )
    yield Awkward("dated 1970", raw("h24", ASKS, Date="Thu, 01 Jan 1970 00:00:00 +0000"), CASE)
    yield Awkward("dated 2090", raw("h25", ASKS, Date="Sun, 01 Jan 2090 00:00:00 +0000"), CASE)
    yield Awkward("dated never", raw("h26", ASKS, Date="yesterday, I think"), CASE)
    yield Awkward("dated beyond every calendar", raw("h27", ASKS, Date="Sun, 31 Dec 9999 23:59:59 -1200"), CASE)
    yield Awkward("no date", raw("h28", ASKS, Date=None), CASE)
    yield Awkward(
        "references without end", raw("h29", ASKS, References=" ".join(f"<{n}@x.example>" for n in range(5000))), CASE
    )
    yield Awkward("no headers at all", b"\n" + ASKS.encode(), TASK)
    yield Awkward("headers without a body", raw("h30", b"").rstrip(b"\n"), TASK)
    yield Awkward("a header that is no header", raw("h31", ASKS).replace(b"To:", b"this line has no colon\nTo:"), CASE)
    yield Awkward("reply-to elsewhere", raw("h32", ASKS, Reply_To="Real Person <real@applicant.example>"), CASE)
    yield Awkward("two reply-to", raw("h33", ASKS, Reply_To="a@x.example, b@y.example"), TASK)
    yield Awkward(
        "four hundred recipients", raw("h34", ASKS, Cc=", ".join(f"c{n}@council.example" for n in range(400))), CASE
    )


def bodies() -> Iterator[Awkward]:
    """Bodies in every shape."""
    flowed = "How many official WhatsApp \ngroups does the council \nhave?\n"
    yield Awkward("format flowed", raw("b1", flowed, content="text/plain; charset=utf-8; format=flowed"), CASE, ASKS)
    soft = quopri.encodestring(("£ and é: " + ASKS).encode())
    yield Awkward(
        "quoted-printable with soft breaks", raw("b2", soft, cte="quoted-printable"), CASE, "£ and é: " + ASKS
    )
    yield Awkward(
        "quoted-printable that is broken",
        raw("b3", b"Half =E2=82 and =ZZ. " + ASKS.encode(), cte="quoted-printable"),
        CASE,
        ASKS,
    )
    broken = base64.b64encode(ASKS.encode()).decode()[:-1] + "\n!!!"
    yield Awkward("base64 that is broken", raw("b4", broken, cte="base64"), CASE)
    yield Awkward(
        "base64 without line ends", raw("b5", base64.b64encode((ASKS + "\n").encode() * 300), cte="base64"), CASE, ASKS
    )
    yield Awkward("empty body", raw("b6", ""), TASK)
    yield Awkward("only blanks", raw("b7", " \n\t\n\u00a0\n"), TASK)
    html = (
        f"<html><head><style>p{{}}</style></head><body><p>Dear all,</p><p>{ASKS}</p><script>x()</script></body></html>"
    )
    yield Awkward("html only", raw("b8", html, content="text/html; charset=utf-8"), CASE, ASKS)
    yield Awkward("html that is broken", raw("b9", f"<p><b>{ASKS}<table><tr><td", content="text/html"), CASE, ASKS)
    yield Awkward(
        "html with nothing but a picture", raw("b10", '<img src="https://t.example/p.gif">', content="text/html"), TASK
    )
    both = MIMEMultipart("alternative")
    both.attach(MIMEText("Your program does not show HTML."))
    both.attach(MIMEText(html, "html"))
    yield Awkward("alternative with a stub", made("b11", both), CASE, ASKS)
    yield Awkward("NUL bytes", raw("b12", ASKS.encode() + b"\x00\x00 and \x00 more?"), CASE)
    yield Awkward("control characters", raw("b13", ASKS + "\x07\x1b[31m\x08"), CASE)
    yield Awkward("bare CR", raw("b14", "Dear all,\r" + ASKS + "\rYours\r", newline="\r"), CASE, ASKS)
    yield Awkward("CR LF", raw("b15", ASKS + "\r\n", newline="\r\n"), CASE, ASKS)
    yield Awkward("lines of a megabyte", raw("b16", ASKS + " " + "x" * 1_000_000), TASK)
    yield Awkward("three megabytes of text", raw("b17", (ASKS + "\n") * 50_000), TASK)
    yield Awkward(
        "mbox lines in the text",
        raw("b18", "From here on: " + ASKS + "\n\n>From there: thanks\n\nFrom the desk of Pat\n"),
        CASE,
        ASKS,
    )
    yield Awkward("right to left marks", raw("b19", "\u202e" + ASKS + "\u202c"), CASE, ASKS)
    yield Awkward("four-byte characters", raw("b20", "🐈🏳️‍🌈 " + ASKS), CASE, ASKS)
    yield Awkward("no question", raw("b21", "Greetings from the seaside.", subject="Hello"), TASK)
    uu = "begin 644 a.txt\n#0V%T\n`\nend\n"
    yield Awkward("uuencoded in the text", raw("b22", ASKS + "\n\n" + uu), CASE, ASKS)
    yield Awkward("two text parts", made("b23", _mixed(MIMEText("Hello."), MIMEText(ASKS))), CASE, ASKS)


def _mixed(*parts, kind: str = "mixed") -> MIMEMultipart:
    whole = MIMEMultipart(kind)
    for part in parts:
        whole.attach(part)
    return whole


def _file(data: bytes, name: str, kind: str = "octet-stream") -> MIMEApplication:
    part = MIMEApplication(data, kind)
    part.add_header("Content-Disposition", "attachment", filename=name)
    return part


def structures() -> Iterator[Awkward]:
    """Parts within parts, and parts that are not what they say."""
    deep = MIMEText(ASKS)
    for _ in range(12):
        deep = _mixed(deep)
    yield Awkward("twelve layers", made("s1", deep), CASE, ASKS)
    deeper = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(300))
    yield Awkward(
        "three hundred layers",
        raw("s2", deeper.partition("\n\n")[2] + "\n" + ASKS, content="multipart/mixed; boundary=b0", cte=None),
        TASK,
    )
    yield Awkward(
        "boundary that never comes", raw("s3", ASKS, content="multipart/mixed; boundary=never", cte=None), CASE, ASKS
    )
    yield Awkward("multipart without a boundary", raw("s4", ASKS, content="multipart/mixed", cte=None), CASE, ASKS)
    yield Awkward(
        "cut off in the middle",
        made("s5", _mixed(MIMEText(ASKS), _file(b"x" * 9000, "a.bin")))[:-8000],
        CASE,
        ASKS,
        files=1,
    )
    yield Awkward("only an attachment", made("s6", _mixed(_file(b"\x00\x01", "a.bin"))), TASK, files=1)
    yield Awkward(
        "the letter is an attachment",
        made("s7", _mixed(_file(ASKS.encode(), "letter.txt", "octet-stream"))),
        CASE,
        files=1,
    )
    inner = MIMEMessage(well("inner", sender="Kim Asker <kim@applicant.example>"))
    yield Awkward(
        "forwarded as an attachment", made("s8", _mixed(MIMEText("Please see the message below."), inner)), CASE, ASKS
    )
    seven = well("seven")
    for number in range(7):
        seven = well(f"seven {number}")
        seven.clear_content()
        seven.set_content(well(f"inner {number}"))
    yield Awkward("message within message", seven.as_bytes(), CASE, ASKS)
    many = [_file(bytes([n % 256]) * 50, f"scan {n}.bin") for n in range(300)]
    yield Awkward("three hundred attachments", made("s9", _mixed(MIMEText(ASKS), *many)), CASE, ASKS, files=300)
    yield Awkward(
        "thirteen hundred parts", made("s10", _mixed(MIMEText(ASKS), *[MIMEText("x") for _ in range(1300)])), TASK
    )
    yield Awkward(
        "related picture",
        made(
            "s11",
            _mixed(
                MIMEText(f"<p>{ASKS}</p>", "html"),
                _file(b"\x89PNG\r\n\x1a\n", "logo.png", "octet-stream"),
                kind="related",
            ),
        ),
        CASE,
        ASKS,
        files=1,
    )
    invite = MIMEText("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Meeting\nEND:VEVENT\nEND:VCALENDAR\n", "calendar")
    yield Awkward(
        "calendar invite",
        made("s12", _mixed(MIMEText("Let us meet."), invite, kind="alternative"), subject="Invitation"),
        TASK,
    )
    yield Awkward(
        "calendar invite without text",
        raw("s13", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", content="text/calendar; method=REQUEST", subject="Invitation"),
        TASK,
        files=1,
    )
    yield Awkward("partial message", raw("s14", ASKS, content='message/partial; id="x@y"; number=1; total=2'), CASE)
    yield Awkward(
        "external body",
        raw(
            "s15",
            "Content-Type: text/plain\n\n" + ASKS,
            content='message/external-body; access-type="URL"; URL="https://x.example/"',
        ),
        CASE,
    )


def attachments() -> Iterator[Awkward]:
    """Files that are large, hostile, or of another age."""
    yield Awkward(
        "winmail.dat", made("a1", _mixed(MIMEText(ASKS), _file(tnef(), "winmail.dat", "ms-tnef"))), CASE, ASKS, files=1
    )
    yield Awkward("nothing but winmail.dat", made("a2", _mixed(_file(tnef(), "winmail.dat", "ms-tnef"))), TASK, files=1)
    yield Awkward(
        "zip bomb", made("a3", _mixed(MIMEText(ASKS), _file(bomb(), "photos.zip", "zip"))), CASE, ASKS, files=1
    )
    yield Awkward(
        "word file that is a bomb",
        made("a4", _mixed(MIMEText(ASKS), _file(bomb("word/document.xml"), "letter.docx"))),
        CASE,
        ASKS,
        files=1,
    )
    yield Awkward(
        "gzip bomb",
        made("a5", _mixed(MIMEText(ASKS), _file(gzip.compress(bytes(30_000_000)), "log.gz", "gzip"))),
        CASE,
        ASKS,
        files=1,
    )
    yield Awkward(
        "pdf that is none",
        made("a6", _mixed(MIMEText(ASKS), _file(b"%PDF-1.7\nrubbish", "scan.pdf", "pdf"))),
        CASE,
        ASKS,
        files=1,
    )
    double = b"\x00\x05\x16\x07\x00\x02\x00\x00Mac OS X        " + bytes(60)
    yield Awkward(
        "resource fork of a Mac",
        made(
            "a7",
            _mixed(
                MIMEText(ASKS),
                _mixed(
                    _file(double, "._letter.doc", "applefile"),
                    _file(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "letter.doc", "msword"),
                    kind="appledouble",
                ),
            ),
        ),
        CASE,
        ASKS,
        files=2,
    )
    yield Awkward(
        "file name that climbs",
        made("a8", _mixed(MIMEText(ASKS), _file(b"x", "../../etc/passwd"))),
        CASE,
        ASKS,
        files=1,
    )
    yield Awkward(
        "file name of a thousand letters",
        made("a9", _mixed(MIMEText(ASKS), _file(b"x", "n" * 1000 + ".txt"))),
        CASE,
        ASKS,
        files=1,
    )
    names = raw(
        "a10",
        f"--b\n\n{ASKS}\n--b\nContent-Type: application/octet-stream\nContent-Disposition: attachment; filename*=utf-8''%E2%82%AC%00.bin\n\nx\n--b--\n",
        content="multipart/mixed; boundary=b",
        cte=None,
    )
    yield Awkward("file name by RFC 2231 with a NUL", names, CASE, ASKS, files=1)
    yield Awkward(
        "empty attachment", made("a11", _mixed(MIMEText(ASKS), _file(b"", "empty.pdf", "pdf"))), CASE, ASKS, files=1
    )
    yield Awkward(
        "media type that is a trick",
        raw(
            "a12",
            f"--b\n\n{ASKS}\n--b\nContent-Type: text/html\r\nX: y; name=x\nContent-Disposition: attachment; filename=page.html\n\n<script>x()</script>\n--b--\n",
            content="multipart/mixed; boundary=b",
            cte=None,
        ),
        CASE,
        ASKS,
        files=1,
    )


def tnef() -> bytes:
    """A winmail.dat with nothing in it but its mark and a version."""
    value = struct.pack("<I", 0x00010000)
    attribute = b"\x01" + struct.pack("<IIH", 0x00089006, len(value), 0)
    return struct.pack("<IH", 0x223E9F78, 1) + attribute[:9] + value + struct.pack("<H", sum(value) & 0xFFFF)


def bomb(name: str = "a.txt") -> bytes:
    """A zip file of 50 kB that holds 50 MB."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr(name, bytes(50_000_000))
    return packed.getvalue()


def huge() -> Awkward:
    """A message with 60 MB enclosed."""
    return Awkward(
        "60 MB enclosed",
        made("huge", _mixed(MIMEText(ASKS), _file(bytes(range(256)) * 240_000, "plans.bin"))),
        CASE,
        ASKS,
        files=1,
    )


def sealed() -> Iterator[Awkward]:
    """Signed and encrypted."""
    signed = _mixed(
        MIMEText(ASKS), _file(b"-----BEGIN PGP SIGNATURE-----", "signature.asc", "pgp-signature"), kind="signed"
    )
    yield Awkward("signed with PGP", made("c1", signed), CASE, ASKS, files=1)
    smime = _mixed(MIMEText(ASKS), _file(b"0\x82\x01", "smime.p7s", "pkcs7-signature"), kind="signed")
    yield Awkward("signed with S/MIME", made("c2", smime), CASE, ASKS, files=1)
    sealed_by_pgp = _mixed(
        _file(b"Version: 1", "version", "pgp-encrypted"),
        _file(b"-----BEGIN PGP MESSAGE-----", "encrypted.asc"),
        kind="encrypted",
    )
    yield Awkward("encrypted with PGP", made("c3", sealed_by_pgp), TASK, files=2)
    enveloped = raw(
        "c4",
        base64.encodebytes(b"0\x82\x05\x01" * 50),
        content="application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m",
        cte="base64",
    )
    yield Awkward("encrypted with S/MIME", enveloped, TASK, files=1)
    inline = (
        "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
        + ASKS
        + "\n-----BEGIN PGP SIGNATURE-----\n\nabc\n-----END PGP SIGNATURE-----\n"
    )
    yield Awkward("signed with PGP in the text", raw("c5", inline), CASE, ASKS)


def machines() -> Iterator[Awkward]:
    """What nothing may answer."""
    yield Awkward(
        "out of office from Outlook",
        raw(
            "m1",
            "I am away. For urgent matters, who can help?",
            subject="Automatic reply: Your request",
            Auto_Submitted="auto-generated",
            X_Auto_Response_Suppress="All",
        ),
        ASIDE,
    )
    yield Awkward(
        "out of office in German",
        raw("m2", "Ich bin nicht im Büro.", subject="Abwesenheitsnotiz: Your request", Auto_Submitted="auto-replied"),
        ASIDE,
    )
    yield Awkward(
        "out of office in Welsh", raw("m3", "Rwy i ffwrdd.", subject="Ymateb awtomatig: FOI", Return_Path="<>"), ASIDE
    )
    yield Awkward(
        "out of office in French",
        raw(
            "m4", "Je suis absente. Que voulez-vous?", subject="=?utf-8?q?R=C3=A9ponse_automatique?=", Precedence="bulk"
        ),
        ASIDE,
    )
    yield Awkward(
        "vacation program", raw("m5", "I am on holiday. Is it urgent?", subject="away", Precedence="auto_reply"), ASIDE
    )
    yield Awkward(
        "ticket system",
        raw(
            "m6",
            "Your ticket is 4711. What is your telephone number?",
            subject="[Ticket#4711] received",
            X_Autoreply="yes",
        ),
        ASIDE,
    )
    receipt = MIMEMultipart("report", report_type="disposition-notification")
    receipt.attach(MIMEText("Your message was displayed."))
    yield Awkward("receipt for reading", made("m7", receipt, subject="Read: Your request"), ASIDE)
    yield Awkward(
        "newsletter",
        raw(
            "m8",
            "New arrivals for autumn.",
            subject="Autumn news",
            List_Unsubscribe="<mailto:x@n.example>",
            List_Id="<n.example>",
        ),
        ASIDE,
    )
    yield Awkward("mailing list with a question", raw("m9", ASKS, List_Id="<l.example>", Precedence="list"), TASK)
    yield Awkward("machine with a question", raw("m10", ASKS, Auto_Submitted="auto-generated"), TASK)
    yield Awkward("null sender with a question", raw("m11", ASKS, Return_Path="<>"), TASK)
    circle = "".join(
        f"Received: from h{n}.example by h{n + 1}.example; Thu, 19 Nov 2026 09:00:00 +0000\n" for n in range(55)
    )
    yield Awkward("fifty-five servers", circle.encode() + raw("m12", ASKS), ASIDE)
    yield Awkward("marked as spam", raw("m13", ASKS, X_Spam_Flag="YES"), TASK)
    yield Awkward("says that we sent it", raw("m14", ASKS, sender="information@harrowmere.example"), TASK)


def reports(ours: str, to: str) -> Iterator[Awkward]:
    """Delivery reports of several makers about one message of ours, and about nobody's."""
    yield Awkward("report of Postfix", postfix_report(ours, to), ASIDE)
    yield Awkward("report of Exchange", exchange_report(ours, to), ASIDE)
    yield Awkward("report of Gmail", gmail_report(ours, to), ASIDE)
    yield Awkward("report of Exim", exim_report(ours, to), ASIDE)
    yield Awkward("report of qmail", qmail_report(ours, to), ASIDE)
    yield Awkward("report of a delay", postfix_report(ours, to, action="delayed"), ASIDE)
    yield Awkward(
        "report about a stranger", postfix_report("<not-ours@elsewhere.example>", "someone@elsewhere.example"), ASIDE
    )
    yield Awkward(
        "report without anything in it",
        raw(
            "r8",
            "",
            content="multipart/report; report-type=delivery-status; boundary=x",
            Return_Path="<>",
            sender="MAILER-DAEMON",
            subject="failure notice",
        ),
        ASIDE,
    )


def _report(name: str, parts, *, subject: str, sender: str, to: str, **more) -> bytes:
    report = MIMEMultipart("report", report_type="delivery-status")
    for part in parts:
        report.attach(part)
    return made(name, report, subject=subject, sender=sender, Return_Path="<>", **more)


def _status(to: str, *, action: str = "failed", code: str = "smtp; 550 5.1.1 no such user") -> Message:
    lines = f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {to}\nAction: {action}\nStatus: 5.1.1\n"
    return message_from_string(f"Content-Type: message/delivery-status\n\n{lines}Diagnostic-Code: {code}\n")


def _returned(ours: str) -> MIMEText:
    part = MIMEText(f"From: information@harrowmere.example\nMessage-ID: {ours}\nSubject: Your request\n")
    part.replace_header("Content-Type", "text/rfc822-headers; charset=us-ascii")
    return part


def postfix_report(ours: str, to: str, *, action: str = "failed") -> bytes:
    """Postfix: the report and the headers of what it could not deliver."""
    parts = [MIMEText("This is the mail system at host mx.example."), _status(to, action=action), _returned(ours)]
    subject = "Undelivered Mail Returned to Sender" if action == "failed" else "Delayed Mail (still being retried)"
    return _report(
        f"postfix {action} {len(ours)}",
        parts,
        subject=subject,
        sender="MAILER-DAEMON@mx.example (Mail Delivery System)",
        to=to,
        Auto_Submitted="auto-replied",
    )


def exchange_report(ours: str, to: str) -> bytes:
    """Exchange Online: the whole message within, and its own address as the sender."""
    inner = well("x", "Dear you")
    inner.replace_header("Message-ID", ours)
    parts = [
        MIMEText("<h1>Your message couldn't be delivered</h1>", "html"),
        _status(to, code="smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound"),
        MIMEMessage(inner),
    ]
    return _report(
        "exchange",
        parts,
        subject="Undeliverable: Your request",
        sender="postmaster@applicant.example",
        to=to,
        X_MS_Exchange_Message_Is_Ndr="",
    )


def gmail_report(ours: str, to: str) -> bytes:
    """Gmail: a report that refers to the message in its own headers."""
    parts = [
        MIMEText("Address not found"),
        _status(to, code="smtp; 550-5.1.1 The email account that you tried to reach does not exist."),
    ]
    return _report(
        "gmail",
        parts,
        subject="Delivery Status Notification (Failure)",
        sender="mailer-daemon@gmail.example",
        to=to,
        In_Reply_To=ours,
        References=ours,
        X_Failed_Recipients=to,
    )


def exim_report(ours: str, to: str) -> bytes:
    """Exim: words, then the message as it was."""
    text = f"This message was created automatically by mail delivery software.\n\n  {to}\n    SMTP error: 550 5.1.1 unknown user\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: {ours}\nSubject: Your request\n\nDear you\n"
    return raw(
        "exim",
        text,
        subject="Mail delivery failed: returning message to sender",
        sender="Mail Delivery System <Mailer-Daemon@exim.example>",
        X_Failed_Recipients=to,
        Return_Path="<>",
    )


def qmail_report(ours: str, to: str) -> bytes:
    """qmail: words of its own, and no header that says so but the null sender."""
    text = f"Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver your message.\n\n<{to}>:\n550 5.1.1 no such user\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <information@harrowmere.example>\nMessage-ID: {ours}\n\nDear you\n"
    return raw("qmail", text, subject="failure notice", sender="MAILER-DAEMON@mx.example", Return_Path="<>")


def replies(ours: str, reference: str) -> Iterator[Awkward]:
    """How mail programs quote what they answer. All of them refer to one message of ours, or name its case."""
    quoted = "Dear Pat,\nWe have received your request.\nHarrowmere"
    marked = "\n".join(f"> {line}" for line in quoted.split("\n"))
    block = f"From: Harrowmere <information@harrowmere.example>\nSent: 19 November 2026 10:00\nTo: Pat Sample\nSubject: Your request\n\n{quoted}"
    texts = {
        "Outlook": f"Thank you.\n\n________________________________\n{block}",
        "Outlook in German": f"Danke.\n\nVon: Harrowmere <information@harrowmere.example>\nGesendet: Donnerstag\nAn: Pat\nBetreff: Your request\n\n{quoted}",
        "Gmail": f"Thank you.\n\nOn Thu, 19 Nov 2026 at 10:00, Harrowmere <\ninformation@harrowmere.example> wrote:\n\n{marked}\n",
        "Apple Mail": f"Thank you.\n\n> On 19 Nov 2026, at 10:00, Harrowmere <information@harrowmere.example> wrote:\n> \n{marked}",
        "Thunderbird": f"On 19/11/2026 10:00, Harrowmere wrote:\n{marked}\n\nThank you.",
        "a telephone": f"Thank you.\n\nSent from my iPhone\n\n> On 19 Nov 2026, at 10:00, Harrowmere wrote:\n{marked}",
        "Lotus Notes": f"Thank you.\n\nInternet\ninformation@harrowmere.example - 19/11/2026 10:00\nTo\nPat\n\n{quoted}",
        "words between": f"{marked}\n\nThat is not what I meant.\n\n{marked}\n\nNor is this.",
        "nothing of its own": marked,
    }
    for program, text in texts.items():
        yield Awkward(
            f"reply from {program}",
            raw(f"reply {program}", text, subject=f"Re: Your request {reference}", In_Reply_To=ours, References=ours),
            REPLY,
        )
    yield Awkward(
        "reply without references",
        raw("reply bare", "Thank you.", subject=f"RE: [EXTERNAL] Your request {reference}"),
        REPLY,
    )
    yield Awkward(
        "reply from a stranger",
        raw("reply strange", "And me?", subject=f"Your request {reference}", sender="eve@stranger.example"),
        TASK,
    )


def all_but_replies() -> tuple[Awkward, ...]:
    """Every message that needs no case to be there before."""
    groups = (encodings(), headers(), bodies(), structures(), attachments(), sealed(), machines())
    return tuple(one for group in groups for one in group)
