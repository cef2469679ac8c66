"""Files that hold messages, and in a form that is not read: what such a file is, and what to export in its place."""

from __future__ import annotations

import re
from typing import BinaryIO, NamedTuple

START = 1 << 14  # bytes that are looked at


class _Form(NamedTuple):
    """How a file of a form begins or what its beginning holds, what it is, and what to do."""

    begins: re.Pattern[bytes]
    what: str
    do: str


def _form(pattern: bytes, what: str, do: str) -> _Form:
    return _Form(re.compile(pattern, re.DOTALL | re.IGNORECASE), what, do)


_FORMS = (
    _form(
        rb'\s*\{\s*"userId"\s*:.{0,400}"conversations"\s*:',
        "an export of Skype or of Teams for personal use",
        "Ask the administrator for the messages as Microsoft Graph gives them, or keep the file as a document.",
    ),
    _form(
        rb'\s*\{(?=.{0,400}"messages"\s*:\s*\[\s*\])(?=.{0,400}"type"\s*:\s*"(?:personal|private|public|saved|bot)_)',
        "a Telegram export without a message",
        "Export the chat again, with the dates that the request covers.",
    ),
    _form(
        rb"Conversation: [^\n]+\n\s*\n(?:From: |Type: )",
        "an export of sigtop as text",
        "Export the messages again with: sigtop export-messages -f json.",
    ),
    _form(
        rb"SQLite format 3\0",
        "a database of a program (WhatsApp, Signal, iMessage or another)",
        "Export the chat from within the program; what is deleted in a database is for a specialist to find.",
    ),
    _form(
        rb"%PDF-",
        "a PDF",
        "Keep it as a document: its words are found by the search. For its messages, export the chat itself.",
    ),
    _form(
        rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!DOCTYPE html|<html)",
        "a web page",
        "Export the chat again in the program's own form (text, JSON or XML), or keep the page as a document.",
    ),
    _form(
        rb"(?:Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ)",
        "an archive of another kind than zip",
        "Unpack it, and capture what is in it, or pack that as a zip.",
    ),
)


def unread_form(file: BinaryIO) -> tuple[str, str]:
    """What a file is that nothing reads, and what to do; empty where that is not known either."""
    file.seek(0)
    start = file.read(START)
    return next(((form.what, form.do) for form in _FORMS if form.begins.match(start)), ("", ""))
