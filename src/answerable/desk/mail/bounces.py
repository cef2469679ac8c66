"""Mail that says other mail did not arrive: whose, which message, and why.

The standard report (RFC 3464) where there is one; otherwise the shapes of servers that write their own.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from answerable.documents import HeaderLine

IDENTIFIER = re.compile(r"<[^<>\s@]+@[^<>\s]+>")
RETURNED_ID = re.compile(r"^[> \t]*Message-ID:\s*(<[^<>\s]+>)", re.I | re.M)
POSTMASTER = re.compile(r"\b(?:mailer[-_. ]?daemon|postmaster|mail delivery (?:sub)?system)\b", re.I)
SAYS_SO = re.compile(
    r"undeliver|delivery (?:status notification|failure|has failed|incomplete)|mail delivery|returned mail"
    r"|failure notice|could not be delivered|nicht zugestellt|unzustellbar|non remis|nicht zustellbar",
    re.I,
)
PROBLEM = re.compile(r"\b(?:[45]\d\d[ -](?:[45]\.\d{1,3}\.\d{1,3}\b)?|[45]\.\d{1,3}\.\d{1,3}\b)[^\r\n]{0,200}")
# Reports are small; what a server returns whole may be as long as the letter was.
LOOKED_AT = 30_000_000
TEXT_LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class Bounce:
    """What a report says. is_final: False while the server still tries, or where it did arrive."""

    failed: tuple[str, ...] = ()  # identifiers of the message that did not arrive; the likeliest first
    recipients: tuple[str, ...] = ()
    reason: str = ""
    is_final: bool = True


def bounce_in(data: bytes, *, headers: tuple[HeaderLine, ...], from_nobody: bool) -> Bounce | None:
    """The report that a message is, or None where it is none."""
    said = {line.name.lower(): line.words for line in reversed(headers)}
    kind = said.get("content-type", "").lower()
    is_report = kind.startswith("multipart/report") and "disposition-notification" not in kind
    by_machine = from_nobody or bool(POSTMASTER.search(said.get("from", "")))
    told = "x-failed-recipients" in said or bool(SAYS_SO.search(said.get("subject", "")))
    if not (is_report or (by_machine and told)) or len(data) > LOOKED_AT:
        return None
    try:
        parts = list(email.message_from_bytes(data).walk())
    except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
        return None
    blocks = [
        block for part in parts if part.get_content_type() == "message/delivery-status" for block in _blocks(part)
    ]
    text = "\n".join(_texts(parts))[:TEXT_LOOKED_AT]
    referred = IDENTIFIER.findall(f"{said.get('in-reply-to', '')} {said.get('references', '')}")
    actions = {_field(block, "Action").lower() for block in blocks} - {""}
    return Bounce(
        failed=tuple(dict.fromkeys([*_returned(parts), *RETURNED_ID.findall(text), *referred])),
        recipients=_recipients(blocks, said),
        reason=_reason(blocks, text),
        is_final=not actions or "failed" in actions,
    )


def _blocks(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [block for block in payload if isinstance(block, Message)] if isinstance(payload, list) else []


def _field(block: Message, name: str) -> str:
    return " ".join(str(block.get(name, "")).split())


def _texts(parts: list[Message]) -> Iterator[str]:
    """The words of every part in plain text, and of returned headers."""
    for part in parts:
        if part.get_content_type() in ("text/plain", "text/html", "text/rfc822-headers") and not part.is_multipart():
            try:
                payload = part.get_payload(decode=True)
            except (ValueError, LookupError, TypeError):
                continue
            yield payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def _returned(parts: list[Message]) -> list[str]:
    """Identifiers of messages that the report returns whole."""
    inside = [
        part.get_payload(0) for part in parts if part.get_content_type() == "message/rfc822" and part.is_multipart()
    ]
    found = (
        IDENTIFIER.search(str(message.get("Message-ID", ""))) for message in inside if isinstance(message, Message)
    )
    return [match[0] for match in found if match]


def _recipients(blocks: list[Message], said: dict[str, str]) -> tuple[str, ...]:
    """Whom it did not reach."""
    named = [
        _field(block, name).split(";")[-1].strip()
        for block in blocks
        for name in ("Final-Recipient", "Original-Recipient")
    ]
    named += said.get("x-failed-recipients", "").replace(",", " ").split()
    return tuple(dict.fromkeys(name.strip("<>").lower() for name in named if "@" in name))


def _reason(blocks: list[Message], text: str) -> str:
    """Why, in the server's own words."""
    for name in ("Diagnostic-Code", "Status"):
        for block in blocks:
            if words := _field(block, name):
                return words.removeprefix("smtp;").removeprefix("SMTP;").strip()[:300]
    found = PROBLEM.search(text)
    return " ".join(found[0].split()) if found else ""
