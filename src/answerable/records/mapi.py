"""What Outlook's formats share (.msg, .pst): properties by number, and the record that a set of them makes.

A message is a set of properties: 0x0037 is the subject, 0x1000 the text, 0x0E06 when it was delivered. Texts are UTF-16, or bytes in
the message's code page; times count 100 nanoseconds since 1601. A message that was only ever written in Outlook's own RTF is read
from that.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from answerable.records.instants import NO_TIME, Instant, moment
from answerable.records.items import person
from answerable.records.json_source import clean
from answerable.records.mail import addresses, parsed, words_of
from answerable.records.record import Attachment, Flag, Kind, Record, Sender
from answerable.records.rtf import rtf_words, unpacked

STRING8, UNICODE, TIME, BINARY, LONG, OBJECT = 0x1E, 0x1F, 0x40, 0x102, 0x3, 0xD

SUBJECT, BODY, HTML, RTF, HEADERS, CLASS = 0x0037, 0x1000, 0x1013, 0x1009, 0x007D, 0x001A
SUBMITTED, DELIVERED, CREATED = 0x0039, 0x0E06, 0x3007
MESSAGE_ID, IN_REPLY_TO, REFERENCES = 0x1035, 0x1042, 0x1039
CODE_PAGE, INTERNET_CODE_PAGE = 0x3FFD, 0x3FDE
NAME, ADDRESS, SMTP, ROLE = 0x3001, 0x3003, 0x39FE, 0x0C15
LONG_NAME, SHORT_NAME, MIME, DATA = 0x3707, 0x3704, 0x370E, 0x3701
_WRITERS = ((0x0042, (0x5D02, 0x0065)), (0x0C1A, (0x5D01, 0x0C1F)))  # on whose behalf, and who pressed send
_UNIX_1601 = 11_644_473_600


@dataclass(slots=True)
class Properties:
    """The values of a message, a recipient or an attachment, by number: as bytes, with their types."""

    raw: dict[int, tuple[int, bytes]] = field(default_factory=dict)
    code_page: str = "cp1252"

    def set(self, number: int, kind: int, value: bytes) -> None:
        """Keep a value; text in UTF-16 goes before the same in a code page."""
        if number not in self.raw or self.raw[number][0] == STRING8:
            self.raw[number] = (kind, value)

    def text(self, *numbers: int) -> str:
        """The first of these that is a text and says something."""
        for number in numbers:
            kind, value = self.raw.get(number, (0, b""))
            if kind in (STRING8, UNICODE) and value:
                return clean(value.decode("utf-16-le" if kind == UNICODE else self.code_page, "replace").rstrip("\0"))
        return ""

    def number(self, number: int) -> int | None:
        """A whole number."""
        kind, value = self.raw.get(number, (0, b""))
        return int.from_bytes(value[:4], "little") if kind == LONG and len(value) >= 4 else None

    def data(self, number: int) -> bytes | None:
        """Bytes as they stand."""
        kind, value = self.raw.get(number, (0, b""))
        return value if kind == BINARY else None

    def time(self, *numbers: int) -> Instant:
        """The first of these that is a time. 1601 stands for none."""
        for number in numbers:
            kind, value = self.raw.get(number, (0, b""))
            if kind != TIME or len(value) < 8:
                continue
            ticks = struct.unpack("<Q", value[:8])[0]
            seconds, rest = divmod(ticks, 10_000_000)
            if 0 < seconds < 1 << 36:
                return moment(seconds - _UNIX_1601, f"{rest // 10:06d}" if rest // 10 else "")
        return NO_TIME

    def digest(self) -> str:
        """The SHA-256 of the values that were read, each after its number, type and length."""
        total = hashlib.sha256()
        for number, (kind, value) in sorted(self.raw.items()):
            total.update(struct.pack("<HHQ", number, kind, len(value)) + value)
        return total.hexdigest()

    def find_code_page(self) -> None:
        """Read the code page that texts in bytes are written in."""
        page = self.number(CODE_PAGE) or self.number(INTERNET_CODE_PAGE) or 1252
        self.code_page = _codec(page)


def _codec(page: int) -> str:
    name = {
        65001: "utf-8",
        1200: "utf-16-le",
        20127: "cp1252",
        28591: "cp1252",
        20866: "koi8-r",
        50220: "iso2022_jp",
    }.get(page, f"cp{page}")
    name = f"iso8859-{page - 28590}" if 28592 <= page <= 28606 else name
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def named(shown: str, address: str, *, with_address: bool = True) -> Sender | None:
    """A person by name and address; an address inside Exchange (/O=…) is a key and not shown."""
    is_mail = "@" in address
    name = shown.strip("' ")
    if not name and not address:
        return None
    if is_mail and with_address and name and name.lower() != address.lower():
        return person(f"{name} <{address}>", address.lower())
    return person(name or address, address.lower())


def writer(found: Properties, *, with_address: bool = True) -> Sender | None:
    """Who wrote: the one on whose behalf it was sent, where that is told."""
    headers = found.text(HEADERS)
    for name, places in _WRITERS:
        address = next((text for number in places if "@" in (text := found.text(number))), "") or found.text(*places)
        if found.text(name) or address:
            if "@" not in address and headers:
                sent = addresses(parsed(headers.encode(errors="replace"), zone="UTC").headers.get("from", ()))
                address = sent[0].key if sent else address
            return named(found.text(name), address, with_address=with_address)
    return None


def recipients(listed: Sequence[Properties], *, with_address: bool = True) -> tuple[Sender, ...]:
    """To, copied and blind copied, in the order of the message."""
    found = (
        named(
            each.text(NAME, 0x5FF6),
            next((text for number in (SMTP, ADDRESS) if "@" in (text := each.text(number))), each.text(ADDRESS)),
            with_address=with_address,
        )
        for each in listed
    )
    return tuple(each for each in found if each is not None)


def body(found: Properties) -> tuple[str, str, tuple[Flag, ...]]:
    """The words as they stand and as they are shown."""
    plain = found.text(BODY)
    if plain.strip():
        return plain, plain.replace("\r\n", "\n").strip("\n"), ()
    page = found.text(HTML)
    raw = found.data(HTML)
    if raw and not page:
        codec = _codec(found.number(INTERNET_CODE_PAGE) or found.number(CODE_PAGE) or 65001)
        page = clean(raw.decode(codec, "replace"))
    if page:
        return page, words_of(page), ()
    packed = found.data(RTF)
    if packed:
        rtf = unpacked(packed)
        return clean(rtf.decode("latin-1")), rtf_words(rtf), () if rtf else (Flag.BYTES,)
    return "", "", ()


def record(
    found: Properties,
    people: Sequence[Properties],
    files: tuple[Attachment, ...],
    *,
    times: tuple[int, ...],
    with_address: bool = True,
    **more: object,
) -> Record:
    """The record that properties make. times says which time is the record's, the first that is there."""
    stands, shown, flags = body(found)
    time = found.time(*times)
    made = Record(
        seq=0,
        start=0,
        end=0,
        line=0,
        printed=time.local,
        local=time.local,
        earliest=time.earliest,
        latest=time.latest,
        sender=writer(found, with_address=with_address),
        kind=Kind.TEXT,
        text=shown,
        body=stands,
        attachments=files,
        flags=(*time.flags, *flags),
        reference=found.text(MESSAGE_ID).strip(),
        reply_to=found.text(IN_REPLY_TO).strip() or _last(found.text(REFERENCES)),
        recipients=recipients(people, with_address=with_address),
        subject=subject(found),
    )
    return made._replace(**more)  # type: ignore[arg-type]


def subject(found: Properties) -> str:
    """The subject, without the two characters in front that tell how long "Re: " is."""
    text = found.raw.get(SUBJECT, (0, b""))
    told = text[1].decode("utf-16-le" if text[0] == UNICODE else found.code_page, "replace") if text[0] else ""
    return clean((told[2:] if told[:1] == "\x01" else told).rstrip("\0"))


def _last(references: str) -> str:
    return references.split()[-1] if references.split() else ""


def is_mail(found: Mapping[int, object] | Properties) -> bool:
    """Whether a thing in a mailbox is a message; contacts, notes and appointments are things too."""
    return isinstance(found, Properties) and found.text(CLASS).upper().startswith(
        ("IPM.NOTE", "REPORT", "IPM.SCHEDULE", "IPM.POST", "IPM.SHARING")
    )
