"""A mail as a file: .eml, and .emlx of Apple Mail (the length in the first line, then the mail, then a list of properties).

Attachments are those of the mail's own parts, by digest; a mail sent inside another is one attachment of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from answerable.errors import TooLongARecord
from answerable.records.items import Found, ItemReading, Part, Stream, whole
from answerable.records.json_source import source
from answerable.records.mail import HEADER, OF_MAIL, parsed, record_of
from answerable.records.record import Settings, Tally

FORMAT = "eml"

LONGEST = 256 << 20  # bytes of one mail
_LENGTH = re.compile(rb"(\d{1,10})[ \t]*\r?\n")


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the file begins with the headers of a mail."""
    file.seek(0)
    return is_mail(file.read(1 << 16), is_named=name.lower().endswith(".eml"))


def is_mail(start: bytes, *, is_named: bool) -> bool:
    """Whether these bytes begin with headers, one at least that only mails have; RSMF has its own reader.

    A dated line of delivery before the headers begins a box of mails; where it is a box of one, the name tells.
    """
    start = start.removeprefix(b"\xef\xbb\xbf")
    length = _LENGTH.match(start)
    if length:
        start = start[length.end() :]
    if start.startswith(b"From ") and not HEADER.match(start):
        first, _, start = start.partition(b"\n")
        if re.search(rb"\d:\d\d", first) and not is_named:
            return False
    if not HEADER.match(start):
        return False
    headers = re.split(rb"\r?\n\r?\n", start, maxsplit=1)[0]
    names = {found[1].lower() for found in OF_MAIL.finditer(headers)}
    if not names & {b"from", b"date", b"message-id", b"received", b"return-path", b"subject", b"to"}:
        return False
    is_clean = all(line[:1] in b" \t" or HEADER.match(line) for line in headers.split(b"\n") if line.strip())
    return (len(names) >= 2 or is_clean) and b"x-rsmf-version:" not in headers.lower()


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    known = source(file, name=name, format=FORMAT, settings=settings, template="one mail")
    if known.size > LONGEST:
        raise TooLongARecord(name=name, limit=LONGEST >> 20, byte=0)

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        raw = stream.read()
        start, end = (3 if raw.startswith(b"\xef\xbb\xbf") else 0), len(raw)
        length = _LENGTH.match(raw)
        if length:
            start = length.end()
            if start + int(length[1]) > end:
                tally.probably_cut = True
            end = min(end, start + int(length[1]))
        inside = raw[start:end]
        yield Found(record_of(parsed(inside, zone=settings.zone), start=start, end=end), inside)

    return ItemReading(known, (whole(file, known.digest),), find)
