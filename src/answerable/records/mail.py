"""One mail from its bytes: who, to whom, when, its words and its attachments.

Headers are read as they stand and decoded here: the parser is given its plain policy, which is ten times faster, and its own
decoding loses what is not ASCII. Mails break the rules in every way; what cannot be decoded is shown as such and flagged.
"""

from __future__ import annotations

import base64
import binascii
import calendar
import datetime as dt
import email
import email.utils
import hashlib
import quopri
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from email.policy import compat32

from selectolax.lexbor import LexborHTMLParser

from answerable.records.instants import NO_TIME, Instant, in_zone, moment
from answerable.records.items import person
from answerable.records.json_source import clean
from answerable.records.record import Attachment, Flag, Kind, Record, Sender

LONGEST_HEADER = 1 << 18

_WORD = re.compile(r"=\?([^?\s]{1,40})\?([bq])\?([^?]*)\?=", re.IGNORECASE)
_BETWEEN = re.compile(r"(\?=)\s+(?==\?[^?\s]{1,40}\?[bq]\?)", re.IGNORECASE)
_PLAIN = re.compile(rb"[!-9;-~]+:|[ \t]+\S")
_OFFSET = re.compile(r"[+-]\d{4}\b|\b(?:UT|UTC|GMT|[ECMPA][SD]T|\d\d?Z|Z)\b")
HEADER = re.compile(rb"[!-9;-~]+[ \t]*:")
OF_MAIL = re.compile(
    rb"^(from|to|date|subject|message-id|received|return-path|mime-version|delivered-to|reply-to|sender|cc|x-[a-z-]+|content-type)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_ADDRESS = re.compile(r"[^\s<>,;:\"()]+@[^\s<>,;:\"()]+")
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError, MessageError)
_INNER = "application/x-message-"
_FOLD = re.compile(r"\r?\n[ \t]")
_ID = re.compile(r"<[^<>\s]{1,990}>")
_BLOCKS = "p, div, br, tr, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table, ul, ol, hr"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A mail as it is shown."""

    sender: Sender | None
    recipients: tuple[Sender, ...]
    subject: str
    printed: str
    time: Instant
    text: str
    body: str
    attachments: tuple[Attachment, ...]
    reference: str
    reply_to: str
    flags: tuple[Flag, ...]
    headers: dict[str, list[str]]


class _Mail(Message):
    """A mail whose inner mails are not looked into: they stay the bytes that they are."""

    def get_content_type(self) -> str:
        kind = super().get_content_type()
        return kind.replace("message/", _INNER) if kind.startswith("message/") else kind


def parsed(raw: bytes, *, zone: str) -> Parsed:
    """Read a mail. Never fails: a thing that is no mail has no sender, no date and all its bytes as words."""
    mended = _with_headers_mended(raw)
    try:
        message = email.message_from_bytes(mended, _Mail, policy=compat32)
    except _BROKEN:
        message = _Mail(policy=compat32)
        message.set_payload(raw.decode(errors="surrogateescape"))
    headers = _headers(message)
    text, body, attachments, bad = _content(message)
    writers = addresses(headers.get("from", ())) or addresses(headers.get("sender", ()))
    to = [value for name in ("to", "cc", "bcc") for value in headers.get(name, ())]
    printed = clean(decoded_words(headers.get("date", [""])[0]).strip())
    time = _time(printed, zone)
    return Parsed(
        sender=writers[0] if writers else None,
        recipients=tuple(addresses(to)),
        subject=decoded_words(headers.get("subject", [""])[0]).strip(),
        printed=printed,
        time=time,
        text=text,
        body=body,
        attachments=attachments,
        reference=_identifier(headers, "message-id"),
        reply_to=_identifier(headers, "in-reply-to") or _identifier(headers, "references", last=True),
        flags=(*time.flags, *((Flag.BYTES,) if bad else ()), *((Flag.REPAIRED,) if mended != raw else ())),
        headers=headers,
    )


def _with_headers_mended(raw: bytes) -> bytes:
    """A line among the headers that is none goes to the one before, so that those after it are headers still.

    A blank before the colon, as old rules allow, is taken out. The last lines before the first blank one are left: they
    may be the words of a mail that has no blank line.
    """
    block, gap, _ = raw[:LONGEST_HEADER].partition(b"\r\n\r\n" if b"\r\n" in raw[:1000] else b"\n\n")
    lines = block.split(b"\n")
    is_begin = lines[0].startswith(b"From ") and not HEADER.match(lines[0])
    odd = [number for number, line in enumerate(lines) if number >= is_begin and not _PLAIN.match(line)]
    if not gap or not odd:
        return raw
    last = max((number for number, line in enumerate(lines) if OF_MAIL.match(line)), default=0)
    for number in odd:
        if HEADER.match(lines[number]):
            name, colon, value = lines[number].partition(b":")
            lines[number] = name.rstrip() + colon + value
        elif 0 < number < last and lines[number].strip():
            lines[number] = b" " + lines[number]
    return b"\n".join(lines) + raw[len(block) :]


def record_of(mail: Parsed, *, start: int, end: int, conversation: str = "", flags: tuple[Flag, ...] = ()) -> Record:
    """The record of a mail that stands at these bytes."""
    return Record(
        seq=0,
        start=start,
        end=end,
        line=0,
        printed=mail.printed,
        local=mail.time.local,
        earliest=mail.time.earliest,
        latest=mail.time.latest,
        sender=mail.sender,
        kind=Kind.TEXT,
        text=mail.text,
        body=mail.body,
        attachments=mail.attachments,
        flags=(*mail.flags, *flags),
        reference=mail.reference,
        reply_to=mail.reply_to,
        conversation=conversation,
        recipients=mail.recipients,
        subject=mail.subject,
    )


def _unfolded(value: str) -> str:
    """A header as one line; bytes that are no ASCII as the text they most likely are."""
    raw = value[:LONGEST_HEADER].encode("ascii", "surrogateescape") if not _has_text(value) else value.encode()
    return _FOLD.sub(" ", _guessed(raw)).strip("\r\n")


def _has_text(value: str) -> bool:
    return any(ord(letter) > 127 and not "\udc80" <= letter <= "\udcff" for letter in value)


def _guessed(raw: bytes, charset: str = "utf-8") -> str:
    for each in (charset, "utf-8"):
        try:
            return raw.decode(
                "cp1252" if each.lower() in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else each
            )
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return raw.decode("cp1252", "replace")


def decoded_words(value: str) -> str:
    """The encoded words of a header (=?utf-8?q?…?=) as text; a letter cut in two by two words is put together."""
    if "=?" not in value:
        return clean(value)
    pieces: list[str | tuple[str, bytes]] = []
    at = 0
    joined = _BETWEEN.sub(r"\1", value)
    for found in _WORD.finditer(joined):
        if found.start() > at:
            pieces.append(joined[at : found.start()])
        charset, raw = found[1].partition("*")[0].lower(), _word_bytes(found[2], found[3])
        if pieces and isinstance(pieces[-1], tuple) and pieces[-1][0] == charset:
            pieces[-1] = (charset, pieces[-1][1] + raw)
        else:
            pieces.append((charset, raw))
        at = found.end()
    pieces.append(joined[at:])
    return clean("".join(each if isinstance(each, str) else _guessed(each[1], each[0]) for each in pieces))


def _word_bytes(encoding: str, text: str) -> bytes:
    raw = text.encode(errors="replace")
    if encoding.lower() == "q":
        return quopri.decodestring(raw, header=True)
    try:
        return base64.b64decode(raw + b"=" * (-len(raw) % 4))
    except (binascii.Error, ValueError):
        return raw


def addresses(values: Sequence[str]) -> list[Sender]:
    """The people of address headers: shown as "Name <address>", one person by the address."""
    named = [value[:LONGEST_HEADER] for value in values]
    try:
        found = email.utils.getaddresses([value for value in named if "@" in value])
    except (RecursionError, IndexError, ValueError):
        found = []
    if any(address.startswith("@") for _, address in found):  # addresses without a comma between them
        found = [("", address) for value in named for address in _ADDRESS.findall(value)]
    people = []
    for name, address in found:
        shown = " ".join(decoded_words(name).split())
        place = clean(address.strip())
        if place or shown:
            people.append(person(f"{shown} <{place}>" if shown and place else place or shown, place.lower()))
    if not people:
        people = [
            person(text) for value in values if (text := decoded_words(value).strip()) and not text.endswith(":;")
        ]
    return people


def _time(printed: str, zone: str) -> Instant:
    try:
        found = email.utils.parsedate_tz(printed[:200])
        if found is None:
            return NO_TIME
        clock = dt.datetime(*found[:6])  # noqa: DTZ001 - its offset is found[9]
        if not _OFFSET.search(printed):
            return in_zone(clock, zone=zone)
        return moment(calendar.timegm(clock.timetuple()) - (found[9] or 0))
    except (ValueError, TypeError, IndexError, OverflowError):
        return NO_TIME


def _identifier(headers: dict[str, list[str]], name: str, *, last: bool = False) -> str:
    for value in headers.get(name, ()):
        found = _ID.findall(value)
        if found:
            return clean(found[-1 if last else 0])
        if value.strip():
            return clean(value.split()[0])
    return ""


def _content(message: Message) -> tuple[str, str, tuple[Attachment, ...], bool]:
    """The words as shown, as they stand, the attachments, and whether some bytes were no text."""
    shown, bodies, attachments, bad = [], [], [], False
    for number, part in enumerate(_leaves(message, 0), start=1):
        name = _file_name(part)
        kind = part.get_content_type()
        is_text = kind in ("text/plain", "text/html") and not name and part.get_content_disposition() != "attachment"
        if not is_text:
            attachments.append(_attachment(part, name or _nameless(part, number)))
            continue
        text, broken = _text(part)
        bad = bad or broken
        bodies.append(text)
        shown.append(words_of(text) if kind == "text/html" else clean(text.replace("\r\n", "\n")))
    return "\n".join(shown).strip("\n"), "\n".join(bodies), tuple(attachments), bad


def files_in(raw: bytes) -> Iterator[tuple[Attachment, bytes]]:
    """The files of a mail with their bytes, as its record names them."""
    message = email.message_from_bytes(_with_headers_mended(raw), _Mail, policy=compat32)
    for number, part in enumerate(_leaves(message, 0), start=1):
        yield _attachment(part, _file_name(part) or _nameless(part, number)), _bytes(part)


def _leaves(part: Message, depth: int) -> Iterator[Message]:
    """The parts that count: of alternatives one, the plain text where there is one; a mail inside is one attachment."""
    inside = _inside(part)
    if inside is None or depth > 50:
        yield part
        return
    if part.get_content_type() != "multipart/alternative" or not inside:
        for each in inside:
            yield from _leaves(each, depth + 1)
        return
    leaves = [list(_leaves(each, depth + 1)) for each in inside]
    rank = [_worth(each) for each in leaves]
    best = rank.index(max(rank))
    for number, way in enumerate(leaves):
        for leaf in way:
            if number == best or leaf.get_content_maintype() != "text" or _file_name(leaf):
                yield leaf


def _inside(part: Message) -> list[Message] | None:
    if not part.is_multipart():
        return None
    return [each for each in part.get_payload() if isinstance(each, Message)]


def _worth(leaves: list[Message]) -> int:
    kinds = {leaf.get_content_type() for leaf in leaves if not _is_blank(leaf)}
    return 2 if "text/plain" in kinds else 1 if "text/html" in kinds else 0


def _is_blank(part: Message) -> bool:
    return not part.is_multipart() and not _bytes(part).strip()


def _bytes(part: Message) -> bytes:
    """The content of a part, its transfer encoding undone where that can be."""
    try:
        found = part.get_payload(decode=True)
    except _BROKEN:
        found = None
    if isinstance(found, bytes):
        return found
    inside = _inside(part)
    if inside is None:
        return b""
    try:
        return b"".join(each.as_bytes() for each in inside)
    except _BROKEN:
        return b""


def _text(part: Message) -> tuple[str, bool]:
    raw = _bytes(part)
    try:
        charset = part.get_content_charset() or "utf-8"
    except _BROKEN:
        charset = "utf-8"
    try:
        charset = (
            "cp1252"
            if charset in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") and _is_8bit(raw)
            else charset
        )
        return raw.decode(charset), False
    except (UnicodeDecodeError, LookupError, ValueError):
        return _guessed(raw), True


def _is_8bit(raw: bytes) -> bool:
    return not raw.isascii()


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename()
    except _BROKEN:
        name = None
    return decoded_words(str(name)).replace("\n", " ").replace("\r", "").strip() if name else ""


def _nameless(part: Message, number: int) -> str:
    kind = clean(part.get_content_type()).replace(_INNER, "message/")
    if kind == "message/rfc822":
        inside = parsed_head(_bytes(part))
        return f"{decoded_words(inside.get('subject', [''])[0]) or 'mail'}.eml"
    return f"part {number} ({kind})"


def parsed_head(raw: bytes) -> dict[str, list[str]]:
    """The headers of a mail, each as one line."""
    try:
        message = email.message_from_bytes(raw[:LONGEST_HEADER], _Mail, policy=compat32)
    except _BROKEN:
        return {}
    return _headers(message)


def _headers(message: Message) -> dict[str, list[str]]:
    headers: dict[str, list[str]] = {}
    for name, value in message.raw_items():
        headers.setdefault(name.lower(), []).append(_unfolded(str(value)))
    return headers


def _attachment(part: Message, name: str) -> Attachment:
    raw = _bytes(part)
    return Attachment(name, hashlib.sha256(raw).hexdigest(), len(raw))


def words_of(page: str) -> str:
    """The words of an HTML page, line by line; scripts, styles and what is put where nobody sees it are left out."""
    if len(page) > 8 << 20:
        page = page[: 8 << 20]
    tree = LexborHTMLParser(page)
    tree.strip_tags(["script", "style", "head", "template", "noscript"])
    for each in tree.css(_BLOCKS):
        each.insert_before("\n")
        each.insert_after("\n")
    for each in tree.css("td, th"):
        each.insert_after(" ")
    text = tree.root.text(separator="") if tree.root else ""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
