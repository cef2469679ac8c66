"""Mail: one message, with its attachments and the messages inside it.

The body that a person wrote is chosen (plain text before HTML), decoded, and cut into its parts:
own words and forwarded ones make up the text, quoted ones and machine notices stand beside it.
"""

from __future__ import annotations

import email
import re
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from answerable.documents.document import Attachment, Document, HeaderLine, Headers, Part, Unread
from answerable.documents.page import read_page
from answerable.documents.plain import decode, lines_of, short_enough
from answerable.documents.replies import cut
from answerable.errors import DamagedFile, LetterError, TooLarge

# Ten messages forwarded one inside the other, each in three layers of parts.
MAX_DEPTH = 30
# A long thread with every picture attached has some two hundred parts.
MAX_PARTS = 1000
# Lines times layers: the parser looks at each line once a layer; this is about ten seconds of it.
MAX_WORK = 20_000_000
# Plain bodies that only say "your program shows no HTML" are shorter than this beside the HTML.
STUB = 200

HEADERS_END = re.compile(rb"\r\n\r\n|\n\r?\n|\r\r")
ADDRESS = re.compile(
    r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f\ud800-\udfff]{1,64}@[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f\ud800-\udfff]{1,254}"
)
BLANKS = re.compile(r"[\s\x00-\x1f\x7f]+")
NOT_NAMES = re.compile(r"[\x00-\x1f/\\\\]+")
NOT_WORDS = (
    ("image/", "a picture; words in it are not read"),
    ("audio/", "a sound; words in it are not read"),
    ("video/", "a film; words in it are not read"),
    ("text/calendar", "an appointment"),
    ("application/pkcs7-signature", "a signature made by a program; it is not checked"),
    ("application/pgp-signature", "a signature made by a program; it is not checked"),
    ("application/x-pkcs7-signature", "a signature made by a program; it is not checked"),
    ("application/pkcs7-mime", "the message is encrypted or sealed"),
    ("application/pgp-encrypted", "the message is encrypted"),
    ("application/ms-tnef", "Outlook's own format (winmail.dat); ask for the attachments to be sent again"),
)

Reader = Callable[[bytes, str, int], Document]  # what reads an attachment: bytes, name, how deep it lies


@dataclass(slots=True)
class Gathered:
    """What has been found in a message so far."""

    bodies: list[str] = field(default_factory=list)
    inside: list[Part] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)


def read_mail(*, data: bytes, name: str, depth: int, reader: Reader) -> Document:
    """A message as a Document. Raises DamagedFile or TooLarge where it cannot be taken apart."""
    message = parse(data=data, name=name)
    headers = headers_of(message)
    gathered = Gathered()
    gather(message=message, found=gathered, depth=depth, reader=reader)
    text = lines_of(text=short_enough(text="\n\n".join(gathered.bodies).strip(), name=name))
    cut_parts = (*cut(text=text, subject=headers.subject), *gathered.inside)
    said = "\n\n".join(part.text for part in cut_parts if part.kind in ("body", "forwarded"))
    return Document(
        text=said,
        kind="mail",
        headers=headers,
        parts=cut_parts,
        attachments=tuple(gathered.attachments),
        unread=tuple(gathered.unread),
    )


def parse(*, data: bytes, name: str) -> Message:
    """The message, taken apart."""
    layers = 1 + data.count(b"boundary=") + data.count(b"message/rfc822")
    if data.count(b"\n") * layers > MAX_WORK:
        raise TooLarge(name=name, size="millions of lines in many layers", limit=f"{MAX_WORK:,} lines by layers")
    try:
        message = email.message_from_bytes(data)
        parts = sum(1 for _ in message.walk())
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError) as fault:
        raise DamagedFile(name=name, fault="its parts cannot be told apart") from fault
    if parts > MAX_PARTS:
        raise TooLarge(name=name, size=f"{parts:,} parts", limit=f"{MAX_PARTS:,}")
    return message


def headers_of(message: Message) -> Headers:
    """The headers that a case needs, decoded."""
    sent = header(message=message, name="Date")
    return Headers(
        sender=header(message=message, name="From"),
        to=header(message=message, name="To"),
        subject=header(message=message, name="Subject"),
        message_id=header(message=message, name="Message-ID"),
        sent=sent,
        sent_at=moment(sent),
    )


def header_lines(data: bytes) -> tuple[HeaderLine, ...]:
    """Every header of a message, in their order. What follows the headers is not looked at."""
    end = HEADERS_END.search(data)
    message = email.message_from_bytes(data[: end.end()] if end else data)
    return tuple(HeaderLine(name=name, words=one_line(str(raw)), written=str(raw)) for name, raw in message.raw_items())


def addresses(written: str) -> tuple[tuple[str, str], ...]:
    """The names and addresses of a header as it was written; what is no address is left out."""
    found = getaddresses([" ".join(written.split())])
    return tuple((one_line(name), address) for name, address in found if ADDRESS.fullmatch(address))


def header(*, message: Message, name: str) -> str:
    """One header as text on one line."""
    raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return one_line(str(raw))


def one_line(raw: str) -> str:
    """A header's words on one line, without characters that do not print."""
    return BLANKS.sub(" ", decoded(raw)).strip()


def decoded(raw: str) -> str:
    """Encoded words as words, bytes that no header may hold as the text they most likely are; else as it is written."""
    if any("\ud800" <= mark <= "\udfff" for mark in raw):
        raw = decode(data=raw.encode("utf-8", "surrogateescape"))
    try:
        pieces = decode_header(raw)
    except (HeaderParseError, ValueError):
        pieces = [(raw, None)]
    return "".join(
        piece if isinstance(piece, str) else decode(data=piece, charset=charset or "") for piece, charset in pieces
    )


def moment(sent: str) -> datetime | None:
    """The moment of a Date header, or None where it names none with its time zone."""
    try:
        found = parsedate_to_datetime(sent)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None


def gather(*, message: Message, found: Gathered, depth: int, reader: Reader) -> None:
    """Put every part of a message where it belongs: body, attachment, message inside, unread."""
    kind = message.get_content_type()
    inside = children(message)
    if depth > MAX_DEPTH:
        reason = f"messages within messages are read {MAX_DEPTH} layers deep"
        found.unread.append(Unread(part=name_of(message) or "a message inside", reason=reason))
    elif kind == "multipart/alternative" and inside:
        gather(message=best_of(inside), found=found, depth=depth + 1, reader=reader)
    elif kind == "message/rfc822" and inside:
        take_message(message=unwrapped(message, inside[0]), found=found, depth=depth + 1, reader=reader)
    elif inside:
        for part in inside:
            gather(message=part, found=found, depth=depth + 1, reader=reader)
    elif kind.startswith(("text/plain", "text/html", "multipart/")) and not name_of(message):
        found.bodies.append(body(message=message, found=found))
    else:
        attach(message=message, found=found, depth=depth, reader=reader)


def children(message: Message) -> list[Message]:
    """The parts of a multipart message."""
    payload = message.get_payload() if message.is_multipart() else []
    return [part for part in payload if isinstance(part, Message)]


def unwrapped(outer: Message, inner: Message) -> Message:
    """The message inside; some programs encode it whole, which the standard forbids, and it is read all the same."""
    if str(outer.get("Content-Transfer-Encoding", "")).strip().lower() != "base64":
        return inner
    try:
        data = b64decode(inner.as_bytes())
    except (ValueError, LookupError, TypeError, AttributeError):
        return inner
    return email.message_from_bytes(data) if data else inner


def best_of(choices: list[Message]) -> Message:
    """Of the same words in several forms, the plain one, unless it only says that there is another."""
    plain = [part for part in choices if part.get_content_type() == "text/plain"]
    rich = [
        part for part in choices if part.get_content_type() in ("text/html", "multipart/related", "multipart/mixed")
    ]
    if plain and (len(bytes_of(plain[0]).strip()) > STUB or not rich):
        return plain[0]
    return rich[-1] if rich else choices[0]


def body(*, message: Message, found: Gathered) -> str:
    """A body as plain text."""
    text = decode(data=bytes_of(message), charset=charset_of(message))
    if message.get_content_type() == "text/html":
        page = read_page(markup=text, name="the message")
        found.unread.extend(page.unread)
        return page.text
    if str(message.get_param("format", "")).lower() == "flowed":
        return unflow(text=text, joined=str(message.get_param("delsp", "")).lower() == "yes")
    return text


def unflow(*, text: str, joined: bool) -> str:
    """Flowed paragraphs in one line each (RFC 3676); joined: the space at a line's end is no space."""
    lines: list[str] = []
    flowing = False
    for raw in text.replace("\r\n", "\n").split("\n"):
        line = raw[1:] if raw.startswith(" ") else raw  # the sender stuffs a space before some lines
        if flowing and line != "-- " and not line.startswith(">"):
            lines[-1] = (lines[-1][:-1] if joined else lines[-1]) + line
        else:
            lines.append(line)
        flowing = line.endswith(" ") and line != "-- "
    return "\n".join(lines)


def take_message(*, message: Message, found: Gathered, depth: int, reader: Reader) -> None:
    """A message inside a message: its words join the text, its attachments those of the whole."""
    headers = headers_of(message)
    inner = Gathered()
    gather(message=message, found=inner, depth=depth, reader=reader)
    pieces = cut(text=lines_of(text="\n\n".join(inner.bodies)), subject=headers.subject)
    for piece in pieces:
        own = piece.kind in ("body", "forwarded")
        found.inside.append(Part(kind="forwarded" if own else piece.kind, text=piece.text, headers=headers))
    found.inside.extend(inner.inside)
    found.attachments.extend(inner.attachments)
    found.unread.extend(inner.unread)


def attach(*, message: Message, found: Gathered, depth: int, reader: Reader) -> None:
    """Read an attachment, or say why its words are not read."""
    name = name_of(message) or f"attachment {len(found.attachments) + 1}"
    data = bytes_of(message)
    kind = message.get_content_type()
    reason = next((reason for start, reason in NOT_WORDS if kind.startswith(start)), "")
    document = None
    if not reason:
        try:
            document = reader(data, name, depth + 1)
        except LetterError as error:
            reason = error.part("what")
    if reason:
        found.unread.append(Unread(part=name, reason=reason))
    found.attachments.append(Attachment(name=name, data=data, document=document, media=kind))


def name_of(message: Message) -> str:
    """The file name of a part, or an empty string; a part sent as an attachment always has one."""
    try:
        name = message.get_filename("")
    except (LookupError, ValueError, TypeError):
        name = ""
    shown = NOT_NAMES.sub(" ", decoded(str(name))).strip()
    return shown or ("attachment" if message.get_content_disposition() == "attachment" else "")


def bytes_of(message: Message) -> bytes:
    """The content of a part, its transfer encoding undone as far as it goes."""
    try:
        payload = message.get_payload(decode=True)
    except (ValueError, LookupError, TypeError):
        payload = None
    return payload if isinstance(payload, bytes) else b""


def charset_of(message: Message) -> str:
    """The charset that a part states, or an empty string."""
    try:
        return message.get_content_charset("")
    except (ValueError, LookupError, TypeError):
        return ""
