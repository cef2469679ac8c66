"""The second pass over a chat: its records, block by block, each head touched once.

A block is cut at its heads by one pattern of bytes; the pieces must give the block back. What is plain text of a known
writer on a day without a change of clocks takes the short way; all else is looked at closely.
"""

from __future__ import annotations

import gc
import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from answerable.errors import NothingInIt, NotRebuilt, TooLongARecord
from answerable.records.importers.whatsapp.closer import Closer, is_lined, is_place
from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.repeated import hours_settled
from answerable.records.importers.whatsapp.stamps import NOT_PLAIN, Piece, Stamps
from answerable.records.importers.whatsapp.survey import Survey
from answerable.records.importers.whatsapp.text import Text
from answerable.records.importers.whatsapp.wordings import MARK_CLASS, TIP, wordings
from answerable.records.record import Attachment, Kind, Record, Source, Tally

_BLOCK = 1 << 16  # bytes: with what is made of them they stay in the processor's store of recent bytes
_LONGEST = 32 << 20  # bytes of one message
_ODD = frozenset(b')>\r"\x9d\x9c\x93')  # last bytes of files, edits, line ends and quoted names
_MARKS = re.compile(MARK_CLASS)
_CUT, _CUT_WITH_FILES = (
    39_900,
    9_900,
)  # WhatsApp leaves out what is older than some 40,000 messages, or 10,000 with files
_Message = tuple[int, int, int, Piece, Piece, bytes]  # where it starts and ends, its line, its head's pieces, the rest


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
        newline, digest, carry = self.survey.newline, hashlib.sha256(), b""
        for raw, block in self.text.blocks(_BLOCK):
            digest.update(raw)
            whole = carry + block
            lines = whole.split(newline)
            if newline.join(lines) != whole:
                raise NotRebuilt(name=self.source.name, byte=self.pos)
            last = next((n for n in range(len(lines) - 2, -1, -1) if self._head(lines[n])), 0)
            carry = newline.join(lines[last:])
            if len(carry) > _LONGEST:
                raise TooLongARecord(name=self.source.name, limit=_LONGEST >> 20, byte=self.pos)
            if last:
                yield self._made(lines[: last + 1])
        if digest.hexdigest() != (self.source.member_digest or self.source.digest):
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        kept = carry.rstrip(b"\r\n")
        yield self._made([*kept.split(newline), self.survey.example])
        self.pos += self.text.size(carry[len(kept) :]) - self.gap

    def _made(self, lines: list[bytes]) -> list[Record]:
        """The records of a block. Thousands are made and none has gone, so that a search for garbage would be for nothing."""
        is_on = gc.isenabled()
        gc.disable()
        try:
            return self._records(self._cut(lines))
        finally:
            if is_on:
                gc.enable()

    def _head(self, line: bytes) -> tuple[Piece, Piece, bytes] | None:
        """A line's head and what follows it; None where the line goes on with the message before."""
        found = self.survey.pattern.match(line)
        pieces = self.stamps.pieces(*found.groups()) if found else None
        return (*pieces, line[found.end() :]) if found and pieces else None

    def _cut(self, lines: list[bytes]) -> list[_Message]:
        """The messages of all lines but the last, which is the next head. Written for speed: a million go through."""
        like = self.stamps.second_like
        firsts, seconds, (cut, close) = self.stamps.firsts.get, self.stamps.seconds.get, self.survey.cuts
        size, gap, newline = self.text.size if self.text.is_wide else len, self.gap, self.survey.newline
        is_strict, pos, number, found, more = (
            self.survey.is_strict,
            self.pos,
            self.line,
            list[_Message](),
            list[bytes](),
        )
        a: Any = None  # the pieces of the head before, once there is one
        b: Any = None
        y, body, start, first = None, b"", pos, 1
        for line in lines:
            place, pos, number = pos, pos + size(line) + gap, number + 1
            key, _, tail = line.partition(cut)
            if x := firsts(key):
                key, _, tail = tail.partition(close)
                y = seconds(key) or like(key)
            if not x or not y:
                if not (head := self._head(line)):
                    more.append(line)
                    continue
                x, y, tail = head
            if a:
                if more:
                    body = newline.join((body, *more))
                if is_strict and 10 in body:  # lines inside a message are not counted yet
                    number += body.count(b"\n") - len(more)
                found.append((start, place - gap, first, a, b, body))
            if more:
                more.clear()
            a, b, body, start, first = x, y, tail, place, number
        self.pos, self.line = start, first - 1
        return found

    def _records(self, messages: list[_Message]) -> list[Record]:
        """The records of messages: of plain text and short known words at once, of all else after a closer look."""
        look, known, usual = self.closer.look, self.closer.known.get, self.closer.usual
        swapped, seq, last, out, new = self.stamps.is_time_first, self.seq, self.last, list[Record](), tuple.__new__
        starts, ends, odd, marks, plain = self.starts, self.ends, _ODD, _MARKS.search, Kind.TEXT
        who: Any  # known, or looked at
        files: tuple[Attachment, ...]
        for start, end, line, a, b, body in messages:
            name, _, rest = body.partition(b": ")
            who, at, kind, is_edited, files = known(name), a[2] + b[2], plain, False, ()
            try:
                text = shown = rest.decode()
            except UnicodeDecodeError:
                text = shown = ""
            if (
                who is None or not text or at < last or rest[-1] in odd or rest[:TIP] in starts or rest[-TIP:] in ends
                or (10 in rest and is_lined(rest)) or ("://" in text and is_place(rest)) or (not text.isascii() and marks(text))
            ):  # fmt: skip
                if not who or not text or at < last or not (found := usual(rest)):
                    record = look((seq, start, end, line, last), a, b, body)
                    last, seq = last if record[7] is None else record[7], seq + 1
                    out.append(record)
                    continue
                kind, shown, is_edited, files = found
            who[1] += 1
            local = b[1] + a[1] if swapped else a[1] + b[1]
            out.append(new(Record, (seq, start, end, line, a[0] + b[0], local, at, at, who[0], kind, shown, text,
                                    is_edited, files, (), (), "", "", "", "", (), "", (), ())))  # fmt: skip
            last, seq = at, seq + 1
        self.seq, self.last, self.tally.records = seq, last, seq
        return out

    def finish(self) -> None:
        """The counts of the whole; the pieces gave every block back, and end where the file does."""
        tally = self.tally
        if not tally.records:
            raise NothingInIt(name=self.source.name)
        if self.pos != self.survey.census.size:
            raise NotRebuilt(name=self.source.name, byte=self.pos)
        for sender, count in self.closer.known.values():
            tally.senders[sender.key] += count
        tally.senders = +tally.senders
        tally.kinds = +Counter({kind: self.closer.counts[id(kind)] for kind in Kind})
        tally.kinds[Kind.TEXT] += tally.records - tally.kinds.total()
        tally.kinds = +tally.kinds
        tally.probably_cut = tally.records >= _CUT or (tally.records >= _CUT_WITH_FILES and tally.attached > 0)
        tally.is_rebuilt = True
