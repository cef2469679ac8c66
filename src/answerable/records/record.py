"""One form for everything captured: a record a message, a source a file, and what an importer is.

A file that was captured is evidence, so a record says where its bytes stand and nothing is put in another order,
joined or left out. What the file does not say is not made up: it is empty, or a question that a person settles.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import BinaryIO, NamedTuple, Protocol


class Kind(StrEnum):
    """What a record is."""

    TEXT = "text"
    SYSTEM = "system"  # written by the program, not by a person
    MEDIA_OMITTED = "media_omitted"  # a file was sent; the export was made without files
    ATTACHMENT = "attachment"  # a named file, which the capture holds or lacks
    DELETED = "deleted"
    LOCATION = "location"
    LIVE_LOCATION = "live_location"
    POLL = "poll"
    CALL = "call"
    VIEW_ONCE = "view_once"
    EMPTY = "empty"


class DateOrder(StrEnum):
    """How the three numbers of a date stand."""

    DMY = "dmy"
    MDY = "mdy"
    YMD = "ymd"


class Flag(StrEnum):
    """What a person looking at a record should know of it."""

    PASTED = "pasted?"  # reads like a line of another chat, put into a message
    QUOTES = "holds lines that read like messages"  # of another form, or after another line end: kept in the message
    ORDER = "earlier than the one before"
    TWICE = "this hour came twice"
    NEVER = "this hour did not come"  # the clocks went forward over it
    NO_DATE = "no such day"
    WORDING = "wording not known"  # the program wrote it, in words that our catalogue lacks
    BYTES = "bytes that are no text"
    REPAIRED = "repaired to be read"  # the raw bytes stay; text is the repaired reading
    TOKENS = "tokens taken out"  # keys to a service stood in it and were not kept


class Attachment(NamedTuple):
    """A file that a record names. digest is the SHA-256 of its bytes; empty where the capture lacks it."""

    name: str
    digest: str = ""
    size: int | None = None
    member: str = ""  # its path in the zip, where it came from one

    @property
    def is_missing(self) -> bool:
        """The record names it and the capture does not hold it."""
        return not self.digest


class Version(NamedTuple):
    """What a record said before it was edited or deleted, where the export tells."""

    text: str
    at: int | None  # seconds since 1970, UTC


class Sender(NamedTuple):
    """Who is named as the writer."""

    raw: str  # as printed
    name: str  # without direction marks
    key: str  # the same for each printing of one name: blanks, hyphens and capitals evened out


class Record(NamedTuple):
    """One message, event or mail.

    The bytes are source[start:end] (of `member`, where the source is a container of many files). local is ISO, as
    precise as the export printed it; empty while the order of its dates is not settled, and readings has both. earliest
    and latest are seconds since 1970 in UTC: equal, save in the hour that comes twice. body is all that the writer's
    name was followed by, undecodable bytes as lone surrogates; text is what is shown: without direction marks and
    without the program's notes of edits and files.
    """

    seq: int
    start: int
    end: int
    line: int
    printed: str
    local: str
    earliest: int | None
    latest: int | None
    sender: Sender | None
    kind: Kind
    text: str
    body: str
    edited: bool = False
    attachments: tuple[Attachment, ...] = ()
    flags: tuple[Flag, ...] = ()
    readings: tuple[tuple[DateOrder, str], ...] = ()
    reference: str = ""  # the program's own name for it: a Message-ID, a Slack ts, an item's number
    reply_to: str = ""  # the reference of what it answers
    conversation: str = ""  # where a source holds several
    member: str = ""
    recipients: tuple[Sender, ...] = ()
    subject: str = ""
    versions: tuple[Version, ...] = ()
    reactions: tuple[tuple[str, Sender], ...] = ()

    @property
    def precision(self) -> str:
        """How exact the printed time is: "min" or "s"."""
        return "min" if len(self.local) == len("2022-03-23T13:31") else "s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a person says to an import: what the file cannot."""

    date_order: DateOrder | None = None  # None: from the file, and asked where it does not tell
    zone: str = "Europe/London"
    has_known_zone: bool = False  # False: the zone is assumed, and recorded as assumed
    captured_at: dt.datetime | None = None  # nothing in it can be later
    largest: int = 32 << 30  # bytes, unpacked


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What is known of a captured file before its records are read."""

    format: str
    name: str
    digest: str
    size: int
    member: str = ""  # the part of a zip that was read
    member_digest: str = ""
    encoding: str = "utf-8"
    boms: int = 0
    line_ends: Mapping[str, int] = field(default_factory=dict)
    template: str = ""
    date_order: DateOrder | None = None
    is_ambiguous: bool = False  # the order of its dates is a question to be settled
    evidence: tuple[str, ...] = ()  # what the verdict on dates rests on
    zone: str = ""
    has_known_zone: bool = False
    members: tuple[Attachment, ...] = ()  # every file of the zip, with its digest
    before: str = ""  # what stands before the first record
    notes: tuple[str, ...] = ()  # what a person should know of the file as a whole


@dataclass(slots=True)
class Tally:
    """What was counted while the records were read: whole once the last is out."""

    records: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    flags: Counter[Flag] = field(default_factory=Counter)
    senders: Counter[str] = field(default_factory=Counter)  # messages by sender's key
    edited: int = 0
    attached: int = 0
    missing: int = 0  # attachments that the capture lacks
    bad_bytes: int = 0
    near_misses: int = 0  # lines that nearly begin a record
    unread: list[str] = field(default_factory=list)  # what could not be read, where and why
    passed_over: Counter[str] = field(default_factory=Counter)  # what is no message, by what it is: receipts, settings
    probably_cut: bool = False
    is_rebuilt: bool = False  # slices and gaps gave the file back, byte for byte


class Reading(Protocol):
    """One import of one file."""

    @property
    def source(self) -> Source:
        """What is known before the records."""

    @property
    def tally(self) -> Tally:
        """What the last full pass over the records counted."""

    def records(self) -> Iterator[Record]:
        """The records in the order of the file; each call reads the file from its start, and counts anew."""


class Importer(Protocol):
    """Reads one format: a module with these three."""

    FORMAT: str

    def recognise(self, file: BinaryIO, *, name: str) -> bool:
        """Whether the file is of this format. Leaves the file at any place."""

    def read(self, file: BinaryIO, *, name: str, settings: Settings) -> Reading:
        """Open an import. Refuses a file that it cannot read whole."""
