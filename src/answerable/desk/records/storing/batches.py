"""A capture's records into the tables, batch by batch: each in one transaction with the place that was reached."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from answerable.desk.records import index
from answerable.desk.records.models import Capture, MessageFile, Step
from answerable.desk.records.rows import Row
from answerable.desk.records.storing.joining import Finder, Fit, Parties
from answerable.desk.records.storing.marks import NEVER, clean, cleaned, same_as
from answerable.desk.records.storing.numbers import Numbers
from answerable.desk.records.storing.writing import write, write_files, write_sightings
from answerable.records import Kind, Reading, Record, Sender, question_of

A_TIME = 5000  # records in a transaction: whoever else writes waits for it no longer than a moment
LONGEST, LONGEST_LOCAL = 255, 32  # characters of a field
_KINDS = {kind: kind.value for kind in Kind}
_RARE = Record._fields.index("reference")
_NOTHING = tuple(Record._field_defaults[name] for name in Record._fields[_RARE:])


class Moved(Exception):
    """Another worker has gone on with the capture, or a person has given it up."""


class Ready(NamedTuple):
    """A record, the minute it is filed under, the digest it is known by, and who wrote it."""

    record: Record
    minute: int
    same: int
    party: int | None


class Batches:
    """Stores the records of one capture, from the place it had reached."""

    def __init__(self, capture: Capture, reading: Reading, fit: Fit) -> None:
        self.capture, self.reading, self.fit = capture, reading, fit
        self.parties, self.numbers, self.finder = (
            Parties(capture.chat_id, fit),
            Numbers(capture.chat_id),
            Finder(capture, fit),
        )
        self.minute = NEVER
        self.size = _Size(reading)

    def store(self) -> Iterator[int]:
        """One batch after the other; how many records are dealt with after each. Refuses to go on with what moved (Moved)."""
        records = self.reading.records()
        for record in islice(records, self.capture.position):
            if record.earliest is not None:
                self.minute = record.earliest // 60
        while batch := list(islice(records, A_TIME)):
            with _without_collecting():
                self._store(batch)
            yield self.capture.position

    def _store(self, batch: list[Record]) -> None:
        """All is made ready first, so that the transaction is short."""
        unsettled = next((record for record in batch if record.readings and not record.local), None)
        if unsettled is not None:
            raise question_of(self.reading, unsettled)
        self.parties.add(_names(batch))
        ready = self._ready(batch)
        seen = self.finder.find(ready)
        new = [one for place, one in enumerate(ready) if place not in seen] if seen else ready
        try:
            self._write(batch, new, ready, seen)
        except IntegrityError:  # a number is another chat's
            if self.numbers.is_crowded:
                raise
            self.numbers.is_crowded = True
            self._write(batch, new, ready, seen)

    def _write(self, batch: list[Record], new: list[Ready], ready: list[Ready], seen: dict[int, int]) -> None:
        rows = self._rows(new)
        position, percent = self.capture.position + len(batch), self.size.percent(batch[-1])
        with transaction.atomic():
            still = Capture.objects.filter(pk=self.capture.pk, step=Step.STORING, position=self.capture.position)
            if not still.update(position=position, percent=percent):
                raise Moved
            if seen:
                self._sighted(ready, seen)
            if rows:
                write(rows)
        self.capture.position, self.capture.percent = position, percent
        if rows:
            self.numbers.stored([row.id for row in rows])

    def _ready(self, batch: Sequence[Record]) -> list[Ready]:
        known, keys, minute, new, out = self.parties.known, self.parties.keys, self.minute, tuple.__new__, []
        for record in batch:
            if record.earliest is not None:
                minute = record.earliest // 60
            sender = record.sender
            key = _key(sender) if sender else ""
            party = known[key] if sender else None
            out.append(new(Ready, (record, minute, same_as(record, keys.get(key, key)), party)))
        self.minute = minute
        return out

    def _rows(self, ready: Sequence[Ready]) -> list[Row]:
        """What is written of each. Made for speed: a million go through."""
        chat, capture, new, kinds, out = self.capture.chat_id, self.capture.pk, tuple.__new__, _KINDS, list[Row]()
        numbers = self.numbers.give([one.minute for one in ready])
        for number, (record, _, same, party) in zip(numbers, ready, strict=True):
            text, flags, local = record.text, record.flags, record.local
            if "\0" in text or not (text.isascii() or _is_whole(text)):
                text = clean(text)
            more = _more(record) if record[_RARE:] != _NOTHING else None
            out.append(new(Row, (
                number, chat, capture, record.seq, record.start, record.end, local[:LONGEST_LOCAL],
                record.earliest, record.latest, party, kinds[record.kind], text, record.edited,
                "|".join(flags)[:LONGEST] if flags else "", same, more, record.attachments,
            )))  # fmt: skip
        return out

    def _sighted(self, ready: Sequence[Ready], seen: dict[int, int]) -> None:
        """Where this capture shows what others showed; files that only this one holds go with their messages."""
        capture = self.capture.pk
        write_sightings([
            (capture, number, one.seq, one.start, one.end)
            for place, number in seen.items() for one in (ready[place].record,)
        ])  # fmt: skip
        brought = {
            number: [file for file in ready[place].record.attachments if file.digest] for place, number in seen.items()
        }
        brought = {number: files for number, files in brought.items() if files}
        held = set(MessageFile.objects.filter(message__in=brought).exclude(digest="").values_list("message", "digest"))
        new = {
            number: left for number, files in brought.items()
            if (left := [file for file in files if (number, file.digest) not in held])
        }  # fmt: skip
        if new:
            index.take_out(list(new))
            for number, files in new.items():
                names = [clean(file.name)[:255] for file in files]
                MessageFile.objects.filter(message=number, digest="", name__in=names).delete()
            write_files(new.items())
            index.again(list(new))


def _names(batch: Sequence[Record]) -> dict[str, str]:
    """The name to each key that a batch has, of those who wrote and of those it was sent to."""
    people = {record.sender for record in batch if record.sender}
    for record in batch:
        if record.recipients:
            people.update(record.recipients)
    return {_key(sender): clean(sender.name or sender.raw)[:LONGEST] for sender in people}


def _key(sender: Sender) -> str:
    return sender.key if sender.key.isascii() and len(sender.key) < LONGEST else clean(sender.key)[:LONGEST]


def _is_whole(text: str) -> bool:
    """True where every letter is one that can be written."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _more(record: Record) -> dict[str, Any]:
    """What only some formats have."""
    said = {
        "subject": record.subject,
        "reference": record.reference,
        "reply_to": record.reply_to,
        "conversation": record.conversation,
        "member": record.member,
        "recipients": [_key(sender) for sender in record.recipients],
        "versions": [[version.text, version.at] for version in record.versions],
        "reactions": [[reaction, sender.name] for reaction, sender in record.reactions],
    }
    return {name: cleaned(value) for name, value in said.items() if value}


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands are made and none has gone, so that a search for garbage would be for nothing."""
    is_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_on:
            gc.enable()


class _Size:
    """How far into the file a record stands."""

    def __init__(self, reading: Reading) -> None:
        source = reading.source
        self.before: dict[str, int] = {}
        self.total = 0
        parts = [one for one in source.members if one.member == source.member] if source.member else source.members
        for one in parts:
            self.before[one.member] = self.total
            self.total += one.size or 0
        self.total = self.total or source.size

    def percent(self, record: Record) -> int:
        """In whole per cent, at most 99: complete is said by the step."""
        return min(99, 100 * (self.before.get(record.member, 0) + record.end) // max(1, self.total))
