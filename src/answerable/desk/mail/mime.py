"""A message of ours as exact bytes: plain text and files, in headers that nobody can write into.

Text is UTF-8 in quoted-printable, lines end with CRLF, no line is longer than a mail server takes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import format_datetime

from answerable.desk.mail.signs import OUR_MARK
from answerable.errors import NoMailAddress

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
IDENTIFIER = re.compile(r"<[!-;=?-~]{1,250}>")
MEDIA = re.compile(r"[a-z0-9][a-z0-9.+-]*/[a-z0-9][a-z0-9.+-]*")
CHAIN = 12  # identifiers in References: the first, and the latest


class _Policy(EmailPolicy):
    """Identifiers stand whole, one a line: the standard library would break a long one into encoded words."""

    def fold(self, name: str, value: str) -> str:
        if name.lower() in ("message-id", "in-reply-to", "references"):
            return f"{name}: " + "\r\n ".join(str(value).split()) + "\r\n"
        return super().fold(name, value)

    def fold_binary(self, name: str, value: str) -> bytes:
        return self.fold(name, value).encode("ascii", "surrogateescape")


_POLICY = _Policy(linesep=SMTP.linesep, raise_on_defect=False)


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with a message."""

    name: str
    media: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """What the headers say."""

    message_id: str
    sender: Address
    reply_to: Address
    to: tuple[Address, ...]
    subject: str
    at: datetime
    in_reply_to: str = ""
    references: tuple[str, ...] = ()  # oldest first
    is_automatic: bool = False
    is_reply: bool = False


def address(raw: str, *, name: str = "") -> Address:
    """A checked address. Refuses what is none, and what only a few mail servers take (NoMailAddress)."""
    local, _, domain = raw.strip().rpartition("@")
    try:
        made = Address(one_line(name), local, domain.lower().encode("idna").decode("ascii"))
        made.addr_spec.encode("ascii")
    except (MessageError, ValueError, IndexError) as error:  # IndexError: the standard library, on some that are none
        raise NoMailAddress() from error
    if not local or ("." not in domain and domain != "localhost") or re.search(r"[\s<>,;:()\[\]\\\"]", made.addr_spec):
        raise NoMailAddress()
    return made


def one_line(text: str) -> str:
    """The words of a text on one line: nothing in it can begin a header of its own."""
    return " ".join(CONTROL.sub(" ", text).split())


def identifiers(text: str) -> tuple[str, ...]:
    """Every identifier in the text, in order, once each."""
    return tuple(dict.fromkeys(IDENTIFIER.findall(text)))


def chain(ids: Sequence[str]) -> tuple[str, ...]:
    """The identifiers as References takes them: the first, and the latest."""
    return tuple(ids) if len(ids) <= CHAIN else (ids[0], *ids[1 - CHAIN :])


def built(head: Head, text: str, files: Sequence[Enclosed]) -> bytes:
    """The message, byte for byte."""
    message = EmailMessage(policy=_POLICY)
    message["From"], message["To"], message["Reply-To"] = head.sender, head.to, head.reply_to
    message["Subject"] = one_line(head.subject)
    message["Date"] = format_datetime(head.at)
    message["Message-ID"] = head.message_id
    message[OUR_MARK] = head.message_id.strip("<>")
    if head.in_reply_to:
        message["In-Reply-To"] = head.in_reply_to
    if head.references:
        message["References"] = " ".join(head.references)
    if head.is_automatic:
        message["Auto-Submitted"] = "auto-replied" if head.is_reply else "auto-generated"
        message["X-Auto-Response-Suppress"] = "All"  # Exchange: neither an absence nor a receipt answers it
    plain = CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    message.set_content(plain, charset="utf-8", cte="quoted-printable")
    for file in files:
        kind, _, part = (file.media if MEDIA.fullmatch(file.media) else "application/octet-stream").partition("/")
        if kind in ("text", "message", "multipart"):  # as files, whole: what they say of themselves is not ours to keep
            kind, part = "application", "octet-stream"
        message.add_attachment(file.data, maintype=kind, subtype=part, filename=one_line(file.name) or "file")
    return message.as_bytes()
