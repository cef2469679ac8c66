"""The conversation with the mail server, split at the one point that matters: the last byte.

Until the end-of-data mark is written the server cannot have taken the message (RFC 5321, 4.1.1.4); from then until its
reply is read, nobody here can know. Every way that a conversation can end is one of four outcomes, and none is a guess.
"""

from __future__ import annotations

import re
import smtplib
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

COMMAND_TIMEOUT = 60.0
REPLY_TIMEOUT = 600.0  # for the reply to a whole message (RFC 5321, 4.5.3.2.6)
SHOWN = 400  # characters of a server's words


class Later(Exception):
    """The server did not take the message: it may be offered again."""


class Never(Exception):
    """The server refuses the message for good."""


class Unknown(Exception):
    """The message was handed over and no reply came: it may have gone, or not."""


class Superseded(Exception):
    """Another worker has taken the message over; this conversation ended before the last byte."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is handed over, and to whom. copy_to: our own archive, where one is set; its copy is the receipt."""

    raw: bytes
    sender: str
    recipients: Sequence[str]
    copy_to: str = ""


def hand_over(parcel: Parcel, *, before_last_byte: Callable[[bool], bool]) -> smtplib.SMTP:
    """Hand the parcel to the server. Returns, still connected, once the server has taken it; close it with goodbye().

    before_last_byte(has_copy) is called before the message can have gone; False ends the conversation (Superseded).
    """
    server = _connected()
    try:
        has_copy = _envelope(server, parcel)
        _contents(server, parcel.raw)
        if not before_last_byte(has_copy):
            raise Superseded
        _last_byte(server)
    except BaseException:
        server.close()
        raise
    return server


def goodbye(server: smtplib.SMTP) -> None:
    """End the conversation; what goes wrong now matters to nobody."""
    with suppress(OSError, smtplib.SMTPException):
        server.quit()
    server.close()


def _connected() -> smtplib.SMTP:
    """Connected, encrypted as set, and signed in. Whatever fails here may work later, once someone has mended it."""
    name = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    server: smtplib.SMTP | None = None
    try:
        trust = ssl.create_default_context(cafile=settings.MAIL_CA or None)
        if settings.MAIL_SECURITY == "tls":
            server = smtplib.SMTP_SSL(
                settings.MAIL_HOST, settings.MAIL_PORT, name, timeout=COMMAND_TIMEOUT, context=trust
            )
        else:
            server = smtplib.SMTP(settings.MAIL_HOST, settings.MAIL_PORT, name, timeout=COMMAND_TIMEOUT)
        if settings.MAIL_SECURITY not in ("tls", "none"):
            server.starttls(context=trust)
        server.ehlo_or_helo_if_needed()
        if settings.MAIL_USER:
            server.login(settings.MAIL_USER, settings.MAIL_PASSWORD)
    except (OSError, smtplib.SMTPException) as error:
        if server:
            server.close()
        raise Later(_words(error)) from error
    return server


def _envelope(server: smtplib.SMTP, parcel: Parcel) -> bool:
    """Name the sender and everyone it goes to; True where the server takes our archive address as well."""
    most = server.esmtp_features.get("size", "")
    if most.isdigit() and 0 < int(most) < len(parcel.raw):
        raise Never(f"the message has {len(parcel.raw)} bytes; the server takes {most}")
    try:
        _judge(*server.mail(parcel.sender, [f"size={len(parcel.raw)}"] if most else []))
        replies = [server.rcpt(one) for one in parcel.recipients]
        for code, words in sorted(replies, key=lambda reply: reply[0], reverse=True):  # a refusal for good comes first
            _judge(code, words)
        if parcel.copy_to in parcel.recipients:
            return True
        return bool(parcel.copy_to) and server.rcpt(parcel.copy_to)[0] in (250, 251)
    except (OSError, smtplib.SMTPException) as error:
        raise Later(_words(error)) from error


def _contents(server: smtplib.SMTP, raw: bytes) -> None:
    """The message without the mark that ends it: so far the server cannot have taken it."""
    stuffed = re.sub(rb"(?m)^\.", b"..", raw)
    try:
        code, words = server.docmd("DATA")
        if code != 354:
            _judge(code, words)
            raise Later(f"the server answered {code} to DATA")
        server.send(stuffed if stuffed.endswith(b"\r\n") else stuffed + b"\r\n")
    except (OSError, smtplib.SMTPException) as error:
        raise Later(_words(error)) from error


def _last_byte(server: smtplib.SMTP) -> None:
    """The mark that ends the message, and the server's verdict. A mark that could not be written whole has not arrived."""
    try:
        if server.sock:
            server.sock.settimeout(min(REPLY_TIMEOUT, settings.MAIL_WAIT / 2))
        server.send(b".\r\n")
    except (OSError, smtplib.SMTPException) as error:
        raise Later(_words(error)) from error
    try:
        code, words = server.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise Unknown(_words(error)) from error
    if not 200 <= code < 600:
        raise Unknown(f"the server answered {code}")
    _judge(code, words)


def _judge(code: int, words: bytes) -> None:
    """Nothing where the server agrees."""
    said = f"{code} {words.decode('utf-8', 'replace')}"[:SHOWN]
    if code == 421 or 400 <= code < 500 or code < 200:
        raise Later(said)
    if code >= 500:
        raise Never(said)


def _words(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        told = error.smtp_error.decode("utf-8", "replace") if isinstance(error.smtp_error, bytes) else error.smtp_error
        return f"{error.smtp_code} {told}"[:SHOWN]
    return (str(error) or type(error).__name__)[:SHOWN]
