"""A message looked at closely: its writer where they are new, its kind, its files, what is odd about its time."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.heads import heads_of
from answerable.records.importers.whatsapp.kinds import Said, notice, said
from answerable.records.importers.whatsapp.names import sender_of
from answerable.records.importers.whatsapp.stamps import Moment, Stamps
from answerable.records.importers.whatsapp.survey import Survey
from answerable.records.importers.whatsapp.templates import MARK
from answerable.records.importers.whatsapp.wordings import TIP, wordings
from answerable.records.record import Attachment, Flag, Kind, Record, Sender, Tally

_HEADISH = re.compile(
    rb"\n" + MARK + rb"*\[?[^\n\d]{0,8}\d{1,4}[^\n\d]{1,8}\d{1,4}[^\n\d]{1,8}\d{1,4}[^\n]{0,24}?\d[^\n]{0,3}\d\d"
)
_MARKED = (b"\xe2\x80\x8e[", b"\xe2\x80\x8f[")
_PASTED = 600  # seconds: a message of a stranger that is so much earlier than the one before was perhaps pasted in
_SHORT = 80  # bytes of a message that is remembered
_KEPT = 20_000


class Place(NamedTuple):
    """Where a message stands: its number, its bytes, its line, and the time of the one before."""

    seq: int
    start: int
    end: int
    line: int
    before: int


class Closer:
    """Looks at the messages that are more than plain text of a known writer."""

    def __init__(self, survey: Survey, stamps: Stamps, files: Files, tally: Tally, *, unit: int) -> None:
        self.survey = survey
        self.stamps = stamps
        self.files = files
        self.tally = tally
        self.unit = unit  # bytes of a line end's character
        self.met_twice = False  # a message of an hour that came twice, since this was last put back
        self.known: dict[bytes, list[Any]] = {}  # by a name's bytes: its Sender, and how many plain messages it wrote
        self._said: dict[tuple[bytes, bool], Said] = {}

    def look(self, place: Place, one: bytes, two: bytes, body: bytes) -> Record:
        """The record of one message, counted."""
        if body.endswith(b"\r"):
            body, place = body[:-1], place._replace(end=place.end - self.unit)
        sender, rest = self._split(body)
        found = self._kind(rest, one.lstrip(b"\r\n").startswith(_MARKED)) if sender else notice(_text(body))
        moment = self._moment(one, two)
        self.met_twice |= Flag.TWICE in moment.flags
        flags = [*moment.flags, *self._odd(found, rest, moment, place, sender)]
        text = _text(rest)
        record = Record(
            *place[:4],
            self.stamps.printed(one, two),
            moment.local,
            moment.earliest,
            moment.latest,
            sender,
            found.kind,
            found.text,
            text,
            found.is_edited,
            self._attachments(found),
            tuple(flags),
            moment.readings,
        )
        self._count(record)
        return record

    def _split(self, body: bytes) -> tuple[Sender | None, bytes]:
        """The writer and what follows their name."""
        name, rest = self.survey.names.split(body)
        if name is None:
            return None, body
        entry = self.known.get(name)
        if entry is None:
            entry = [sender_of(name), 0]
            if len(self.known) < _KEPT and not any(
                hidden.startswith(name + b": ") for hidden in self.survey.names.hidden
            ):
                self.known[name] = entry
        sender: Sender = entry[0]
        return sender, rest

    def _kind(self, rest: bytes, is_marked: bool) -> Said:
        if len(rest) > _SHORT:
            return _plain(rest) or said(_text(rest), is_head_marked=is_marked, habits=self.survey.habits)
        known = self._said.get((rest, is_marked))
        if known is None:
            known = _plain(rest) or said(_text(rest), is_head_marked=is_marked, habits=self.survey.habits)
            if len(self._said) < _KEPT:
                self._said[rest, is_marked] = known
        return known

    def _moment(self, one: bytes, two: bytes) -> Moment:
        first, second = self.stamps.first(one), self.stamps.second(two)
        if not (first.is_plain and second.is_plain):
            return self.stamps.moment(one, two)
        local = second.local + first.local if self.stamps.is_time_first else first.local + second.local
        return Moment(local, first.seconds + second.seconds, first.seconds + second.seconds)

    def _odd(self, found: Said, rest: bytes, moment: Moment, place: Place, sender: Sender | None) -> list[Flag]:
        """What a person should know of it."""
        flags = [] if found.is_known else [Flag.WORDING]
        if moment.latest is not None and moment.latest < place.before:
            flags.append(Flag.ORDER)
            if (
                sender
                and not self.survey.is_strict
                and place.before - moment.latest > _PASTED
                and self._is_stranger(sender)
            ):
                flags.append(Flag.PASTED)
        if b"\n" in rest and (likely := _HEADISH.findall(rest)):
            like = sum(
                any(heads_of(_text(line[1:]) + " - x")) or any(heads_of(_text(line[1:]) + "] x")) for line in likely
            )
            self.tally.near_misses += like
            flags += [Flag.QUOTES] * bool(like)
        try:
            rest.decode("utf-8")
        except UnicodeDecodeError:
            flags.append(Flag.BYTES)
            self.tally.bad_bytes += sum("\udc80" <= char <= "\udcff" for char in _text(rest))
        return flags

    def _is_stranger(self, sender: Sender) -> bool:
        """Whether the name is met nowhere else."""
        return self.survey.senders.get(sender.raw.encode("utf-8", "surrogateescape"), 0) <= 1

    def _attachments(self, found: Said) -> tuple[Attachment, ...]:
        return (self.files.of(found.attachment),) if found.attachment else ()

    def _count(self, record: Record) -> None:
        tally = self.tally
        tally.kinds[record.kind] += 1
        tally.flags.update(record.flags)
        tally.edited += record.edited
        tally.attached += len(record.attachments)
        tally.missing += sum(attachment.is_missing for attachment in record.attachments)
        if record.sender and record.kind is not Kind.SYSTEM:
            tally.senders[record.sender.key] += 1


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")


def _plain(rest: bytes) -> Said | None:
    """Text in several lines that begins and ends as no notice does: most of what has lines."""
    first, lines, _ = rest.partition(b"\n")
    if (
        not lines
        or rest[:TIP] in wordings().starts
        or rest.endswith(b">")
        or first.rstrip(b"\r")[-1:] in (b")", b">", b":", b"")
    ):
        return None
    if any(
        sign in rest
        for sign in (b"\xe2\x80\x8e", b"\xe2\x80\x8f", b"\xe2\x80\xaa", b"\xe2\x81", b"\xef\xbb\xbf", b"://", b"\r")
    ):
        return None
    return Said(Kind.TEXT, _text(rest))
