"""answerable chat: what stands in a captured file of messages, as JSON lines or as a summary."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from answerable.records import Reading, Record

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_ORDERS = ("dmy", "mdy", "ymd")
_SAID = {
    "media_omitted": "files left out of the export",
    "attachment": "files",
    "system": "by the program itself",
    "empty": "without words",
}
_NO_LETTERS, _UNREADABLE = re.compile("[\ud800-\udfff]"), "\ufffd"  # bytes of a name that are no text


@click.command()
@click.argument("file", type=_FILE)
@click.option(
    "--date-order", type=click.Choice(_ORDERS), help="The order of day, month and year, where the file does not tell."
)
@click.option("--zone", help="The time zone of the phone; Europe/London is assumed if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON lines: the source, then each record.")
def command(file: Path, date_order: str | None, zone: str | None, as_json: bool) -> None:
    """Read FILE: a chat exported from WhatsApp, Signal, Telegram, Slack or Teams, text messages, mail.

    Every message is shown with the bytes where it stands; none is left out or put in another order. Where the file does
    not tell the order of its dates, both readings are given and the command ends with the question and exit code 16.
    For example: answerable chat --date-order dmy "WhatsApp Chat with Bins.txt"
    """
    from answerable.records import DateOrder, Settings, open_capture, question_of

    settings = Settings(
        date_order=DateOrder(date_order) if date_order else None,
        zone=zone or Settings().zone,
        has_known_zone=bool(zone),
        captured_at=dt.datetime.fromtimestamp(file.stat().st_mtime, dt.UTC),
    )
    with file.open("rb") as opened:
        reading = open_capture(opened, name=file.name, settings=settings)
        seen = _Seen.of(reading)
        question = question_of(reading, seen.open) if seen.open else None
        if as_json:
            _print_lines(reading, seen, question.part("what") if question else "")
        else:
            _print_summary(reading, seen)
    if question:
        raise question


@dataclass
class _Seen:
    """What is kept of the records while they pass."""

    first: Record | None = None
    last: Record | None = None
    open: Record | None = None  # whose date can be two
    names: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, reading: Reading) -> _Seen:
        """All records, read once."""
        seen = cls()
        for record in reading.records():
            seen.first = seen.first or record
            seen.last = record
            if record.readings and not seen.open:
                seen.open = record
            if record.sender:
                seen.names.setdefault(record.sender.key, record.sender.name)
        return seen


def _print_lines(reading: Reading, seen: _Seen, question: str) -> None:
    from answerable.records import record_json, source_json

    out = sys.stdout.buffer
    out.write(_line(source_json(reading, senders=seen.names, question=question)))
    for record in reading.records():
        out.write(_line(record_json(record)))
    out.flush()


def _line(value: dict[str, Any]) -> bytes:
    """A line of JSON in UTF-8; bytes that are no text are written as escapes."""
    try:
        return (json.dumps(value, ensure_ascii=False) + "\n").encode()
    except UnicodeEncodeError:
        return (json.dumps(value) + "\n").encode()


def _print_summary(reading: Reading, seen: _Seen) -> None:
    source, tally = reading.source, reading.tally
    click.echo(f"{source.name}: {source.format}, {tally.records:,} messages")
    click.echo(f"  SHA-256   {source.digest}")
    for name, value in _rows(reading, seen):
        click.echo(f"  {name:<9} {_NO_LETTERS.sub(_UNREADABLE, value)}")
    for note in _notes(reading):
        click.echo(f"  Note: {_NO_LETTERS.sub(_UNREADABLE, note)}")


def _rows(reading: Reading, seen: _Seen) -> list[tuple[str, str]]:
    source, tally = reading.source, reading.tally
    people = ", ".join(
        f"{seen.names[key]} ({count:,})" for key, count in tally.senders.most_common(10) if key in seen.names
    )
    more = f" and {len(tally.senders) - 10} more" if len(tally.senders) > 10 else ""
    kinds = ", ".join(
        f"{count:,} {_SAID.get(kind, kind.replace('_', ' '))}" for kind, count in tally.kinds.most_common()
    )
    order = f"{source.date_order}: " if source.date_order else ""
    zone = f"{source.zone}{'' if source.has_known_zone else ' (assumed)'}" if source.zone else ""
    rows = [
        ("Read", f"{source.member} in the zip" if source.member else ""),
        ("From", _when(seen.first)),
        ("To", _when(seen.last)),
        ("Kinds", kinds),
        ("People", people + more),
        ("Files", f"{tally.attached - tally.missing:,} held, {tally.missing:,} missing" if tally.attached else ""),
        ("Dates", order + "; ".join(source.evidence) if source.evidence else ""),
        ("Zone", zone),
    ]
    return [(name, value) for name, value in rows if value]


def _when(record: Record | None) -> str:
    """The time of the first or last record in the file, as it can be told."""
    if record is None:
        return ""
    return (
        record.local.replace("T", " ")
        or " or ".join(local.replace("T", " ") for _, local in record.readings)
        or record.printed
    )


def _notes(reading: Reading) -> list[str]:
    """What a person should know before they rely on the file."""
    source, tally = reading.source, reading.tally
    notes = list(source.notes)
    if tally.probably_cut and source.format == "whatsapp":
        notes.append("Probably cut: WhatsApp leaves out what is older than some 40,000 messages, or 10,000 with files.")
    elif tally.probably_cut:
        notes.append("The file stops before its end: there was more in it.")
    if tally.near_misses:
        notes.append(f"{tally.near_misses:,} lines inside messages read like the start of another message.")
    if tally.bad_bytes:
        notes.append(f"{tally.bad_bytes:,} bytes are no text; they are kept as they are.")
    notes += [f"{count:,} messages: {flag}." for flag, count in tally.flags.most_common()]
    return notes + [f"Not read: {unread}" for unread in tally.unread]
