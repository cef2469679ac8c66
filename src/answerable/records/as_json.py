"""A source and its records as JSON, one object each: what the command line prints and the API gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from answerable.records.record import Attachment, Kind, Reading, Record, Sender, Source, Tally

_MINUTES = len("2022-03-23T13:31")


def source_json(reading: Reading, *, senders: Mapping[str, str], question: str) -> dict[str, Any]:
    """A source with its counts, once all records were read. senders are names by key; question is what must be settled."""
    return {"type": "source"} | _file_json(reading.source, question) | _counts_json(reading.tally, senders)


def _file_json(source: Source, question: str) -> dict[str, Any]:
    return {
        "format": source.format,
        "name": source.name,
        "sha256": source.digest,
        "bytes": source.size,
        "member": source.member or None,
        "member_sha256": source.member_digest or None,
        "encoding": source.encoding,
        "boms": source.boms,
        "line_ends": dict(source.line_ends),
        "template": source.template or None,
        "date_order": source.date_order,
        "dates_ambiguous": source.is_ambiguous,
        "question": question or None,
        "evidence": list(source.evidence),
        "zone": source.zone or None,
        "zone_assumed": not source.has_known_zone,
        "before_first": source.before,
        "members": [_file(member) for member in source.members],
        "notes": list(source.notes),
    }


def _counts_json(tally: Tally, senders: Mapping[str, str]) -> dict[str, Any]:
    return {
        "messages": tally.records,
        "system_events": tally.kinds[Kind.SYSTEM],
        "counts": {str(kind): count for kind, count in sorted(tally.kinds.items()) if count},
        "edited": tally.edited,
        "attachments": tally.attached,
        "attachments_missing": tally.missing,
        "senders": sorted({name for key, name in senders.items() if tally.senders[key]}),
        "messages_by_sender": {name: tally.senders[key] for key, name in sorted(senders.items()) if tally.senders[key]},
        "flags": {str(flag): count for flag, count in sorted(tally.flags.items()) if count},
        "bad_bytes": tally.bad_bytes,
        "near_misses": tally.near_misses,
        "unread": list(tally.unread),
        "probably_cut": tally.probably_cut,
        "rebuilt": tally.is_rebuilt,
    }


def record_json(record: Record) -> dict[str, Any]:
    """A record. What few formats have stands in it only where this one has it."""
    first = record.attachments[0] if record.attachments else None
    shown = {
        "type": "record",
        "seq": record.seq,
        "start": record.start,
        "end": record.end,
        "line": record.line,
        "printed": record.printed,
        "local": record.local or None,
        "utc": _utc(record.earliest, record.local) if record.earliest == record.latest else None,
        "sender": record.sender.name if record.sender else None,
        "kind": str(record.kind),
        "text": record.text,
        "body": record.body,
        "edited": record.edited,
        "attachment": first.name if first else None,
        "flags": [str(flag) for flag in record.flags],
    }
    if record.sender and record.sender.raw != record.sender.name:
        shown["sender_raw"] = record.sender.raw
    if record.attachments:
        shown["attachments"] = [_file(attachment) for attachment in record.attachments]
    if record.earliest != record.latest:
        shown["utc_either"] = [_utc(record.earliest, record.local), _utc(record.latest, record.local)]
    if record.readings:
        shown["readings"] = {str(order): local for order, local in record.readings}
    return shown | {name: value for name, value in _rare(record).items() if value}


def _rare(record: Record) -> dict[str, Any]:
    return {
        "reference": record.reference,
        "reply_to": record.reply_to,
        "conversation": record.conversation,
        "member": record.member,
        "recipients": [_person(sender) for sender in record.recipients],
        "subject": record.subject,
        "versions": [{"text": version.text, "utc": _utc(version.at, "")} for version in record.versions],
        "reactions": [{"reaction": reaction, "sender": sender.name} for reaction, sender in record.reactions],
    }


def _file(attachment: Attachment) -> dict[str, Any]:
    return {
        "name": attachment.name,
        "sha256": attachment.digest or "missing",
        "bytes": attachment.size,
        "member": attachment.member or None,
    }


def _person(sender: Sender) -> str:
    return sender.name or sender.raw


def _utc(seconds: int | None, local: str) -> str | None:
    """An instant, as precise as the printed time."""
    if seconds is None:
        return None
    moment = (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)).isoformat()  # noqa: DTZ001 - UTC, shown with Z
    return (moment[:_MINUTES] if len(local) == _MINUTES else moment) + "Z"
