"""Documents: what reading a file gives, and how much of a file is read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

# Mail servers of the field refuse messages over 25 to 50 MB; twice that still loads in a second.
MAX_BYTES = 100_000_000
# About 700 pages. The longest requests seen run to thirty; what is longer is not a letter.
MAX_CHARACTERS = 2_000_000


@dataclass(frozen=True, slots=True)
class Headers:
    """Who sent a message, to whom, about what and when, as its headers say."""

    sender: str = ""
    to: str = ""
    subject: str = ""
    message_id: str = ""
    sent: str = ""  # as written
    sent_at: datetime | None = None  # None where what is written is no moment with its time zone


@dataclass(frozen=True, slots=True)
class HeaderLine:
    """One header of a message: its name, its words on one line, and what was written before it was decoded."""

    name: str
    words: str
    written: str


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a document set apart from its running text, in the order of the document.

    kind: "body", "forwarded", "quoted", "signature" or "notice" in mail (the first two make up the
    text); "comment" in Word.
    """

    kind: str
    text: str
    headers: Headers | None = None


@dataclass(frozen=True, slots=True)
class Unread:
    """A part of a file that could not be read, and why. Nothing is left out without one."""

    part: str
    reason: str


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader says of some words of a text, a line a paragraph; where start and end are one, of the whole."""

    start: int
    end: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file inside a file; document is None where its words could not be read, media what its sender calls it."""

    name: str
    data: bytes
    document: Document | None = None
    media: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """The words of a file: a block a paragraph, a line a table row with its cells between tabs."""

    text: str
    kind: str  # "mail" | "word" | "pdf" | "html" | "text"
    headers: Headers = Headers()
    parts: tuple[Part, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    unread: tuple[Unread, ...] = ()
    pages: tuple[int, ...] = ()  # where each page of a PDF begins in the text

    @property
    def all_text(self) -> str:
        """The text and, after it, that of each attachment that was read."""
        inside = (attached.document.all_text for attached in self.attachments if attached.document)
        return "\n\n".join(text for text in (self.text, *inside) if text)
