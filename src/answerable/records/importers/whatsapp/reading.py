"""The second pass over a chat: its records, block by block, each head touched once.

A block is cut at its heads by one pattern of bytes; the pieces must give the block back. What is plain text of a known
writer on a day without a change of clocks takes the short way; all else is looked at closely.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from answerable.errors import NotRebuilt, TooLongARecord
from answerable.records.importers.whatsapp.closer import Closer
from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.repeated import hours_settled
from answerable.records.importers.whatsapp.stamps import NOT_PLAIN, Piece, Stamps
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
        self.pos, self.line, self.seq, self.last = text.bom, 0, 0, NOT_PLAIN + (1 << 40)
        self.starts, self.ends = wordings().starts, wordings().ends

    def blocks(self) -> Iterator[list[Record]]:
        """The records of each block; its last message waits for the next, which may go on with it."""
        newline, match, digest, carry = self.survey.newline, self.survey.pattern.match, hashlib.sha256(), b""
        for raw, block in self.text.blocks():
            digest.update(raw)
            whole = carry + block
            lines = whole.split(newline)
            if newline.join(lines) != whole:
                raise NotRebuilt(name=self.source.name, byte=self.pos)
            last = next((n for n in range(len(lines) - 2, -1, -1) if match(lines[n])), 0)
            carry = newline.join(lines[last:])
            if len(carry) > _LONGEST:
                raise TooLongARecord(name=self.source.name, limit=_LONGEST >> 20, byte=self.pos)
            if last:
                yield self._cut(lines[: last + 1])
        if digest.hexdigest() != (self.source.member_digest or self.source.digest):
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        kept = carry.rstrip(b"\r\n")
        yield self._cut([*kept.split(newline), self.survey.example])
        self.pos += self.text.size(carry[len(kept) :]) - self.gap

    def _head(self, line: bytes) -> tuple[Piece, Piece, bytes] | None:
        """A line's head and what follows it; None where the line goes on with the message before."""
        found = self.survey.pattern.match(line)
        return (*self.stamps.pieces(*found.groups()), line[found.end() :]) if found else None

    def _cut(self, lines: list[bytes]) -> list[Record]:
        """The records of all lines but the last, which is the next head. Written for speed: a million go through here."""
        stamps, look, known, starts, ends = self.stamps, self.closer.look, self.closer.known, self.starts, self.ends
        firsts, seconds, swapped, (cut, close) = (
            stamps.firsts.get,
            stamps.seconds.get,
            stamps.is_time_first,
            self.survey.cuts,
        )
        size, gap = self.text.size if self.text.is_wide else len, self.gap
        kind, new, odd, marks, out, more = Kind.TEXT, tuple.__new__, _ODD, _MARKS.search, list[Record](), list[bytes]()
        pos, number, seq, last, start, first = self.pos, self.line, self.seq, self.last, self.pos, 1
        a: Any = None  # the pieces of the head before, once there is one
        b: Any = None
        y = None
        body = b""
        for line in lines:
            place, pos, number = pos, pos + size(line) + gap, number + 1
            key, _, tail = line.partition(cut)
            if x := firsts(key):
                key, _, tail = tail.partition(close)
                y = seconds(key)
            if not x or not y:
                if not (head := self._head(line)):
                    more.append(line)
                    continue
                x, y, tail = head
            if a:
                name, _, rest = body.partition(b": ")
                who, at = known.get(name), a[2] + b[2]
                try:
                    text = rest.decode()
                except UnicodeDecodeError:
                    text = ""
                if (
                    more or who is None or not text or at < last or rest[-1] in odd or rest[:TIP] in starts or rest[-TIP:] in ends
                    or (b"://" in rest and _is_place(rest)) or b"\n" in rest or (not text.isascii() and marks(rest))
                ):  # fmt: skip
                    record = look((seq, start, place - gap, first, last), a, b, self.survey.newline.join((body, *more)))
                    last, number = last if record[7] is None else record[7], number + body.count(b"\n")
                    out.append(record)
                else:
                    who[1] += 1
                    last, local = at, b[1] + a[1] if swapped else a[1] + b[1]
                    out.append(new(Record, (
                        seq, start, place - gap, first, a[0] + b[0], local, at, at, who[0], kind, text, text,
                        False, (), (), (), "", "", "", "", (), "", (), (),
                    )))  # fmt: skip
                seq += 1
            more.clear()
            a, b, body, start, first = x, y, tail, place, number
        self.pos, self.line, self.seq, self.last = start, first - 1, seq, last
        self.tally.records = seq
        return out

    def finish(self) -> None:
        """The counts of the whole; the pieces gave every block back, and end where the file does."""
        tally = self.tally
        if self.pos != self.survey.census.size:
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        for sender, count in self.closer.known.values():
            tally.senders[sender.key] += count
        tally.senders = +tally.senders
        tally.kinds[Kind.TEXT] = tally.records - tally.kinds.total()
        tally.kinds = +tally.kinds
        tally.probably_cut = tally.records >= _CUT or (tally.records >= _CUT_WITH_FILES and tally.attached > 0)
        tally.is_rebuilt = True


def _is_place(rest: bytes) -> bool:
    return b"://map" in rest or b"foursquare" in rest
