"""A message that came in, as a plain value: who wrote, when, what it says and encloses, and how it came.

Any bytes give a value: what cannot be read is told in notes.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from answerable.desk.mail.bounces import IDENTIFIER, Bounce, bounce_in
from answerable.desk.mail.signs import Signs, signs_of
from answerable.documents import Document, HeaderLine, addresses_in, headers_of_message, message_of
from answerable.errors import LetterError

ID_LIMIT = 255  # of an identifier that is kept and looked up
NAME = "message.eml"
# Nobody refers to more messages than this; a forged header may.
MAX_IDS = 200
MAX_RECIPIENTS = 500
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")  # no database keeps them
NO_SIGNS = Signs()
TO_US = ("to", "cc", "delivered-to", "x-original-to", "envelope-to", "x-forwarded-to")


@dataclass(frozen=True, slots=True)
class Address:
    """A name, where one was given, and an address."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that came with a message, its transfer encoding undone."""

    name: str
    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Incoming:
    """A message as it came in."""

    message_id: str = ""
    refers_to: tuple[str, ...] = ()  # identifiers of In-Reply-To, then of References with the latest first
    senders: tuple[Address, ...] = ()
    reply_to: tuple[Address, ...] = ()
    recipients: tuple[str, ...] = ()
    subject: str = ""
    dated_at: datetime | None = None  # what its own Date says
    text: str = ""  # what was written or forwarded, without what it only quotes
    document: Document | None = None  # None where it could not be taken apart
    enclosures: tuple[Enclosure, ...] = ()
    notes: tuple[str, ...] = ()  # what could not be read, and why
    signs: Signs = NO_SIGNS
    bounce: Bounce | None = None
    headers: tuple[HeaderLine, ...] = ()

    @property
    def sender(self) -> Address | None:
        """The one who wrote, where the message names exactly one."""
        return self.senders[0] if len(self.senders) == 1 else None

    @property
    def to_words(self) -> str:
        """What stands in To and Cc: a reply to us repeats there the name that we gave, with the reference."""
        return "\n".join(line.words for line in self.headers if line.name.lower() in ("to", "cc"))

    @property
    def answer_to(self) -> Address | None:
        """Where an answer goes: where the message asks for it to go, else to the one who wrote."""
        if len(self.reply_to) == 1:
            named = self.reply_to[0]
            return Address(named.name or (self.sender.name if self.sender else ""), named.email)
        return self.sender


def read_message(data: bytes, *, own_lists: Collection[str] = ()) -> Incoming:
    """The message that these bytes are."""
    headers = tuple(HeaderLine(line.name, keepable(line.words), line.written) for line in headers_of_message(data))
    signs = signs_of(headers, own_lists=own_lists)
    document, notes = _document(data)
    text = keepable(document.text) if document else ""
    referred = [*_identifiers(headers, "in-reply-to"), *reversed(_identifiers(headers, "references"))]
    return Incoming(
        message_id=next(iter(_identifiers(headers, "message-id")), ""),
        refers_to=tuple(dict.fromkeys(referred))[:MAX_IDS],
        senders=_addresses(headers, "from"),
        reply_to=_addresses(headers, "reply-to"),
        recipients=tuple(dict.fromkeys(found.email for name in TO_US for found in _addresses(headers, name)))[
            :MAX_RECIPIENTS
        ],
        subject=_first(headers, "subject"),
        dated_at=_moment(_first(headers, "date")),
        text=text,
        document=document,
        enclosures=_enclosures(document),
        notes=notes,
        signs=signs,
        bounce=bounce_in(data, headers=headers, from_nobody=signs.is_from_nobody),
        headers=headers,
    )


def keepable(text: str) -> str:
    """The text without what no database keeps; it stands as \ufffd."""
    return UNKEEPABLE.sub("\ufffd", text)


def _document(data: bytes) -> tuple[Document | None, tuple[str, ...]]:
    """The message taken apart, and what of it could not be read."""
    try:
        document = message_of(data, name=NAME)
    except LetterError as error:
        return None, (f"{error.part('what')} {error.part('why')}",)
    return document, tuple(keepable(f"{unread.part}: {unread.reason}.") for unread in document.unread)


def _first(headers: tuple[HeaderLine, ...], name: str) -> str:
    return next((line.words for line in headers if line.name.lower() == name), "")


def _identifiers(headers: tuple[HeaderLine, ...], name: str) -> list[str]:
    """The identifiers in a header, each with its brackets, as long as they are kept."""
    words = " ".join(line.words for line in headers if line.name.lower() == name)
    return [found[:ID_LIMIT] for found in IDENTIFIER.findall(words)]


def _addresses(headers: tuple[HeaderLine, ...], name: str) -> tuple[Address, ...]:
    """The addresses in a header, each once; what is none is left out."""
    found: dict[str, Address] = {}
    for line in headers:
        if line.name.lower() == name:
            for shown, address in addresses_in(line):
                found.setdefault(address.lower(), Address(keepable(shown), address))
    return tuple(found.values())


def _moment(words: str) -> datetime | None:
    """The moment that a date names, or None where it names none that a calendar holds."""
    try:
        found = parsedate_to_datetime(words)
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _enclosures(document: Document | None) -> tuple[Enclosure, ...]:
    attached = document.attachments if document else ()
    return tuple(Enclosure(keepable(file.name), keepable(file.media), file.data) for file in attached)
