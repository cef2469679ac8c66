"""The second pass over a chat: its records, block by block, each head touched once.

A block is cut at its heads by one pattern of bytes; the pieces must give the block back. What is plain text of a known
writer on a day without a change of clocks takes the short way; all else is looked at closely.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from answerable.errors import NotRebuilt, TooLongARecord
from answerable.records.importers.whatsapp.closer import Closer, Place
from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.repeated import hours_settled
from answerable.records.importers.whatsapp.stamps import Stamps
from answerable.records.importers.whatsapp.survey import Survey
from answerable.records.importers.whatsapp.templates import MARK
from answerable.records.importers.whatsapp.text import Text
from answerable.records.importers.whatsapp.wordings import TIP, wordings
from answerable.records.record import Kind, Record, Source, Tally

_LONGEST = 32 << 20  # bytes of one message
_ODD = frozenset(b')>\r"\x9d\x9c\x93')  # last bytes of files, edits, line ends and quoted names
_MARKS = re.compile(MARK)
_CUT, _CUT_WITH_FILES = (
    39_900,
    9_900,
)  # messages: WhatsApp leaves out what is older than some 40,000, or 10,000 with files


@dataclass(slots=True)
class WhatsAppReading:
    """One import of one chat."""

    source: Source
    text: Text
    survey: Survey
    files: Files
    tally: Tally = field(default_factory=Tally)

    def records(self) -> Iterator[Record]:
        """The records in the order of the file; each call reads the file from its start, and counts anew."""
        self.tally = Tally()
        going = _Pass(self.source, self.text, self.survey, self.files, self.tally)
        waiting: list[Record] = []  # of an hour that came twice
        for records in going.blocks():
            if waiting or going.closer.met_twice:
                going.closer.met_twice = False
                records = hours_settled(waiting, records)
            yield from records
        yield from hours_settled(waiting, [], is_end=True)
        going.finish()


class _Pass:
    """One way through the file."""

    def __init__(self, source: Source, text: Text, survey: Survey, files: Files, tally: Tally) -> None:
        self.source, self.text, self.survey, self.tally = source, text, survey, tally
        self.stamps = Stamps(survey.dials, source.zone)
        self.gap = text.size(survey.newline)
        self.closer = Closer(survey, self.stamps, files, tally, unit=2 if text.is_wide else 1)
        self.pos = text.bom - self.gap  # a line end is thought before the file, so that its first head has one too
        self.line = self.seq = self.last = 0
        self.starts, self.ends = wordings().starts, wordings().ends

    def blocks(self) -> Iterator[list[Record]]:
        """The records of each block; the last message of a block waits for the next."""
        split, digest, carry = self.survey.pattern.split, hashlib.sha256(), self.survey.newline
        for raw, block in self.text.blocks():
            digest.update(raw)
            whole = carry + block
            parts = split(whole)
            if b"".join(parts) != whole:
                raise NotRebuilt(name=self.source.name, byte=self.pos)
            carry = b"".join(parts[-3:])
            if len(carry) > _LONGEST:
                raise TooLongARecord(name=self.source.name, limit=_LONGEST >> 20, byte=self.pos)
            del parts[-3:]
            if parts:
                yield self._cut(parts)
        if digest.hexdigest() != (self.source.member_digest or self.source.digest):
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        parts = split(carry)
        kept = parts[-1].rstrip(b"\r\n")
        left = parts[-1][len(kept) :]
        parts[-1] = kept
        yield self._cut(parts)
        self.pos += self.text.size(left)

    def _cut(self, parts: list[bytes]) -> list[Record]:
        """The records of some heads and what follows them. Written for speed: a million go through here."""
        stamps, look, known, starts, ends = self.stamps, self.closer.look, self.closer.known, self.starts, self.ends
        firsts, seconds, swapped, gap = stamps.firsts, stamps.seconds, stamps.is_time_first, self.gap
        size = self.text.size if self.text.is_wide else len
        kind, new, odd, marks, out = Kind.TEXT, tuple.__new__, _ODD, _MARKS.search, list[Record]()
        pieces = iter(parts)
        before = next(pieces)
        pos, line, seq, last, close = self.pos + size(before), self.line + before.count(b"\n"), self.seq, self.last, 0
        for one, two, body in zip(pieces, pieces, pieces, strict=True):
            a = firsts.get(one) or stamps.first(one)
            b = seconds.get(two) or stamps.second(two)
            start = pos + gap
            pos += size(one) + size(two) + size(body)
            line += 1
            name, _, rest = body.partition(b": ")
            who, at, text = known.get(name), a[2] + b[2], _decoded(rest)
            if (
                who is None or not text or at < last or rest[-1] in odd or rest[:TIP] in starts or rest[-TIP:] in ends
                or b"\n" in rest or b"://" in rest or not (a[3] and b[3]) or (not text.isascii() and marks(rest))
            ):  # fmt: skip
                record = look(Place(seq, start, pos, line, last), one, two, body)
                line += body.count(b"\n")
                last = last if record[7] is None else record[7]
                close += 1
                out.append(record)
            else:
                who[1] += 1
                last, local = at, b[1] + a[1] if swapped else a[1] + b[1]
                out.append(new(Record, (
                    seq, start, pos, line, a[0] + b[0], local, at, at, who[0], kind, text, text,
                    False, (), (), (), "", "", "", "", (), "", (), (),
                )))  # fmt: skip
            seq += 1
        self.pos, self.line, self.seq, self.last = pos, line, seq, last
        self.tally.records = seq
        self.tally.kinds[kind] += len(out) - close
        return out

    def finish(self) -> None:
        """The counts of the whole; the pieces gave every block back, and end where the file does."""
        tally = self.tally
        if self.pos != self.survey.census.size:
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        for sender, count in self.closer.known.values():
            tally.senders[sender.key] += count
        tally.senders = +tally.senders
        tally.kinds = +tally.kinds
        tally.probably_cut = tally.records >= _CUT or (tally.records >= _CUT_WITH_FILES and tally.attached > 0)
        tally.is_rebuilt = True


def _decoded(raw: bytes) -> str:
    """Text; none where the bytes are no text, so that it is looked at closely."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return ""
