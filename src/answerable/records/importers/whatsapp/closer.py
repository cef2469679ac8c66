"""A message looked at closely: its writer where they are new, its kind, its files, what is odd about its time."""

from __future__ import annotations

import re
from typing import Any

from answerable.records.importers.whatsapp.files import Files
from answerable.records.importers.whatsapp.heads import heads_of
from answerable.records.importers.whatsapp.kinds import Said, notice, said, tells_edit, tells_file
from answerable.records.importers.whatsapp.names import sender_of
from answerable.records.importers.whatsapp.stamps import NOT_PLAIN, Piece, Stamps
from answerable.records.importers.whatsapp.survey import Survey
from answerable.records.importers.whatsapp.templates import MARK
from answerable.records.importers.whatsapp.wordings import TIP, wordings
from answerable.records.record import Attachment, DateOrder, Flag, Kind, Record, Sender, Tally

HEADISH = re.compile(rb"\n" + MARK + rb"*+\[?+[^\n\d]{0,8}+(?:\d{1,4}+[^\n\d]{1,12}+){4}\d")
_MARKED = (b"\xe2\x80\x8e[", b"\xe2\x80\x8f[")
_PASTED = 600  # seconds: a message of a stranger that is so much earlier than the one before was perhaps pasted in
_MARK = re.compile(MARK)
_FILE = re.compile(rb"[^\n/\\<>]+\.\w{1,8}|[A-Z]{3}-\d{8}-WA\d+\.?")  # a name that can be nothing else
_QUOTES = frozenset((b'"', b"\x9d", b"\x9c", b"\x93"))  # the last bytes of a name in quotes
_ALONE = (b"", b"\xe2\x80\x8e", b"\xe2\x80\x8f")  # what stands before a file that came without words
_NOT_PLAIN = frozenset(b')>:"\x9d\x9c\x93')  # last bytes of files, edits, polls and quoted names
_SHORT = 40  # bytes of a message that is remembered
_KEPT = 20_000
_CLOSING = frozenset((b")", b">", b":"))  # the last bytes of files, edits and the first line of a poll
_LONG = frozenset((Kind.TEXT, Kind.SYSTEM, Kind.ATTACHMENT, Kind.EMPTY, Kind.LOCATION, Kind.POLL))
_TEXT, _SYSTEM, _new = Kind.TEXT, Kind.SYSTEM, tuple.__new__


_When = tuple[str, int | None, int | None, tuple[Flag, ...], tuple[tuple[DateOrder, str], ...]]
Usual = tuple[Kind, str, bool, tuple[Attachment, ...]]  # its kind, what is shown, whether it was edited, its files
Place = tuple[int, int, int, int, int]  # its number, where it starts and ends, its line, and the time of the one before


class Closer:
    """Looks at the messages that are more than plain text of a known writer."""

    def __init__(self, survey: Survey, stamps: Stamps, files: Files, tally: Tally, *, unit: int) -> None:
        self.survey = survey
        self.stamps = stamps
        self.swapped = stamps.is_time_first
        self.files = files
        self.tally = tally
        self.counts: dict[int, int] = {id(kind): 0 for kind in Kind}  # by identity: a kind is slow to look up
        self.unit = unit  # bytes of a line end's character
        self.starts, self.ends = wordings().starts, wordings().ends
        self.met_twice = False  # a message of an hour that came twice, since this was last put back
        self.known: dict[bytes, list[Any]] = {}  # by a name's bytes: its Sender, and how many plain messages it wrote
        self._said: dict[tuple[bytes, bool], Said] = {}
        self._short: dict[bytes, Usual] = {}  # messages that are one kind whoever wrote them

    def usual(self, rest: bytes) -> Usual | None:
        """A file, an edit or words that are as they mostly are, taken apart at once and counted; None for all else."""
        found = self._short.get(rest)
        if not found:
            if rest[-1] == 62:  # >
                found = self._tagged(rest)
            elif rest[-1] == 41 or rest.find(b")\n") > 0:
                found = self._named(rest)
        if found:
            self.counts[id(found[0])] += 1
            self.tally.edited += found[2]
        return found

    def _tagged(self, rest: bytes) -> Usual | None:
        """<attached: name>, or text and the note that it was edited."""
        before, _, note = rest[:-1].rpartition(b"<")
        tag, _, name = note.partition(b": ")
        if name:
            is_file = before in _ALONE and _FILE.fullmatch(name) and tells_file(tag, is_tag=True)
            return (Kind.ATTACHMENT, "", False, self._file(name.decode())) if is_file and name.isascii() else None
        core = _trimmed(before)
        if not core or not tells_edit(note) or core[-1] in _NOT_PLAIN or 60 in core or _MARK.search(core):
            return None
        shown = core.decode()
        is_odd = shown[-1].isspace() or is_place(core) or 13 in core or (10 in core and is_lined(core))
        return None if is_odd else (_TEXT, shown, True, ())

    def _named(self, rest: bytes) -> Usual | None:
        """A name (file attached), and the words that went with it."""
        first, _, words = rest.partition(b"\n")
        name, _, note = first.rpartition(b" (")
        if not rest.isascii() or not _FILE.fullmatch(name) or not tells_file(note[:-1]) or note[-1:] != b")":
            return None
        if words and (words.rstrip()[-1:] == b">" or 60 in words or 13 in words or HEADISH.search(rest)):
            return None
        return Kind.ATTACHMENT, words.decode().strip(), False, self._file(name.decode())

    def look(self, place: Place, a: Piece, b: Piece, body: bytes) -> Record:
        """The record of one message, from the pieces of its head and what follows them; counted."""
        seq, start, end, line, before = place
        if body.endswith(b"\r"):
            body, end = body[:-1], end - self.unit
        entry, rest = self._split(body)
        if entry is None:
            found = notice(_text(body), shown_names=_text(self.survey.names.masked(body)))
        else:
            found = self._kind(rest, is_marked=a[3].startswith(_MARKED))
        kind, shown, is_edited, name, is_known = found
        local, earliest, latest, flags, readings = self._moment(a, b) if NOT_PLAIN in (a[2], b[2]) else self._sum(a, b)
        try:
            text = rest.decode()
        except UnicodeDecodeError:
            text, is_known = _text(rest), False
        if not is_known or latest is None or latest < before or HEADISH.search(rest):
            flags += tuple(self._odd(found, rest, latest, before, entry))
            self.tally.flags.update(flags)
        self.counts[id(kind)] += 1
        self.tally.edited += is_edited
        if entry and kind is not _SYSTEM:
            entry[1] += 1
        return _new(Record, (
            seq, start, end, line, a[0] + b[0], local, earliest, latest, entry and entry[0], kind, shown, text, is_edited,
            self._file(name) if name else (), flags, readings, "", "", "", "", (), "", (), (),
        ))  # fmt: skip

    def _file(self, name: str) -> tuple[Attachment, ...]:
        """The file that a message names."""
        found = self.files.of(name)
        self.tally.attached += 1
        self.tally.missing += found.is_missing
        return (found,)

    def _split(self, body: bytes) -> tuple[list[Any] | None, bytes]:
        """The writer and what follows their name."""
        name, _, rest = body.partition(b": ")
        entry = self.known.get(name)
        if entry is not None and rest:
            return entry, rest
        found, rest = self.survey.names.split(body)
        if found is None:
            return None, body
        entry = self.known.get(found)
        if entry is None:
            entry = [sender_of(found), 0]
            if len(self.known) < _KEPT and not any(
                hidden.startswith(found + b": ") for hidden in self.survey.names.hidden
            ):
                self.known[found] = entry
        return entry, rest

    def _kind(self, rest: bytes, *, is_marked: bool) -> Said:
        known = self._said.get((rest, is_marked))
        if known is None:
            known = self._said_of(rest, is_marked)
            if len(rest) < _SHORT and len(self._said) < _KEPT:
                self._said[rest, is_marked] = known
                if known.kind not in _LONG and known.is_known and not known.is_edited:
                    self._short[rest] = known.kind, known.text, False, ()
        return known

    def _said_of(self, rest: bytes, is_marked: bool) -> Said:
        text = _text(rest)
        has_marks = not text.isascii() and bool(_MARK.search(rest))
        is_likely = has_marks or rest[:TIP] in self.starts or rest[-TIP:] in self.ends or rest[-1:] in _QUOTES
        if rest.strip() and not is_likely and b"://" not in rest and rest[-1:] not in _CLOSING:
            first = rest.partition(b"\n")[0] if b"\n" in rest else b""
            if first[-1:] not in _CLOSING and b"\r" not in rest and (first or b"\n" not in rest):
                return Said(_TEXT, text)
        return said(text, is_head_marked=is_marked, is_likely=is_likely, habits=self.survey.habits)

    def _sum(self, a: Piece, b: Piece) -> _When:
        seconds = a[2] + b[2]
        return b[1] + a[1] if self.swapped else a[1] + b[1], seconds, seconds, (), ()

    def _moment(self, a: Piece, b: Piece) -> _When:
        moment = self.stamps.moment(a, b)
        self.met_twice |= Flag.TWICE in moment.flags
        return moment

    def _odd(self, found: Said, rest: bytes, latest: int | None, before: int, entry: list[Any] | None) -> list[Flag]:
        """What a person should know of it."""
        flags = [] if found.is_known else [Flag.WORDING]
        if latest is not None and latest < before:
            flags.append(Flag.ORDER)
            if entry and not self.survey.is_strict and before - latest > _PASTED and self._is_stranger(entry[0]):
                flags.append(Flag.PASTED)
        if HEADISH.search(rest):
            likely = [
                line for line in _text(rest).split("\n")[1:] if HEADISH.match(b"\n" + line.encode("utf-8", "replace"))
            ]
            like = sum(any(heads_of(line)) for line in likely)
            self.tally.near_misses += like
            flags += [Flag.QUOTES] * bool(like)
        if bad := sum("\udc80" <= char <= "\udcff" for char in _text(rest)):
            flags.append(Flag.BYTES)
            self.tally.bad_bytes += bad
        return flags

    def _is_stranger(self, sender: Sender) -> bool:
        """Whether the name is met nowhere else."""
        return self.survey.senders.get(sender.raw.encode("utf-8", "surrogateescape"), 0) <= 1


def is_lined(rest: bytes) -> bool:
    """Whether text of several lines is to be looked at: its first ends as a file or a poll does, or one reads like a head."""
    return 13 in rest or rest[rest.find(b"\n") - 1 : rest.find(b"\n")] in _CLOSING or bool(HEADISH.search(rest))


def is_place(rest: bytes) -> bool:
    """Whether the address of a place may be in it."""
    return rest.find(b"://map") >= 0 or rest.find(b"foursquare") >= 0


def _trimmed(before: bytes) -> bytes:
    """Text before a note, without the mark and the blanks between them."""
    while before.endswith(_ALONE[1:]):
        before = before[:-3]
    return before.rstrip()


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape")
