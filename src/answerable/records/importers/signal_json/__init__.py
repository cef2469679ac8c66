"""Signal as JSON: what signal-cli prints, rows of Signal Desktop, data.json of signal-export, and Signal's own plain backup.

    {"envelope": {"sourceNumber": "+44…", "timestamp": 1736931600000, "dataMessage": {"message": "…"}}}      signal-cli
    {"id": "…", "type": "incoming", "sent_at": 1736931600000, "conversationId": "…", "body": "…"}            a row
    {"date": "2025-01-15T09:00:00", "sender": "Dev Lomax", "body": "…", "quote": "", "attachments": []}      data.json
    {"version": "1", "backupTimeMs": "…"} and after it {"recipient": …} {"chat": …} {"chatItem": …}          backup

One object a line, or all in one list. Edits and deletions are kept: signal-cli gives them as messages of their own, rows and
backups give the earlier texts. Receipts, signs of typing and settings are no messages: they are counted by what they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

from answerable.records.importers.signal_json import backup, cli, rows
from answerable.records.items import Found, ItemReading, Part, Stream, narrowed, whole
from answerable.records.json_items import Path
from answerable.records.json_source import Item, head, items, lines, source
from answerable.records.record import Settings, Tally

FORMAT = "signal-json"

_LISTS: frozenset[Path] = frozenset(((("[]"),), ("messages", "[]")))


def recognise(file: BinaryIO, *, name: str) -> bool:
    """Whether the first object is one that a program for Signal writes."""
    first = head(file)
    if first is not None and first.path in _LISTS:
        return _form(first.item) is not None
    value = _first_line(file)
    return value is not None and _form(value) is not None


def _form(value: Mapping[str, Any]) -> str | None:
    if cli.envelope(value) is not None:
        return "signal-cli"
    if "backupTimeMs" in value or "chatItem" in value:
        return "backup"
    if "conversationId" in value and ("sent_at" in value or "received_at" in value):
        return "rows of Signal Desktop"
    if {"date", "sender", "body", "quote"} <= value.keys():
        return "data.json of signal-export"
    return None


def _first_line(file: BinaryIO) -> Mapping[str, Any] | None:
    for item in lines(narrowed(file), Tally()):
        return item.value if isinstance(item, Item) else None
    return None


def read(file: BinaryIO, *, name: str, settings: Settings) -> ItemReading:
    """Open an import."""
    first = head(file)
    is_list = first is not None and first.path in _LISTS
    value = first.item if first is not None and is_list else _first_line(file) or {}
    form = _form(value) or "signal-cli"
    has_moments = form != "data.json of signal-export"
    known = source(file, name=name, format=FORMAT, settings=settings, template=form, has_moments=has_moments)

    def find(stream: Stream, part: Part, tally: Tally) -> Iterator[Found]:
        found = items(stream, _LISTS, tally) if is_list else lines(stream, tally)
        if form == "signal-cli":
            yield from cli.find(found, tally)
        elif form == "backup":
            yield from backup.find(found, tally)
        else:
            yield from rows.find(found, settings)

    return ItemReading(known, (whole(file, known.digest),), find)
