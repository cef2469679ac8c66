"""Records written as RSMF 2.0.0, for exchange between authorities and with those who review evidence.

What RSMF has no place for goes with the event as custom fields: the digest of the source, the bytes, the time as printed, flags, and
the later instant where an hour came twice. Files that the capture lacks are named without content.
"""

from __future__ import annotations

import base64
import datetime as dt
import json
import re
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from email.header import Header
from itertools import islice
from typing import Any, BinaryIO

from answerable.records.importers.rsmf import MANIFEST
from answerable.records.record import Attachment, Kind, Record, Sender

MOST_EVENTS = 10_000  # of one file, as reviewers' programs advise
VERSION = "2.0.0"

_UNSAFE = re.compile(r"[^\w. -]")
_SPOOLED = 32 << 20
_LINE = 57  # bytes that make a line of 76 letters in base64
_FIRST = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """What is said of a file of RSMF as a whole."""

    title: str
    platform: str  # the format that the records came from
    source: str  # the SHA-256 of the captured file
    custodian: str = ""


def in_files(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Records in portions that one file takes, in their order."""
    left = iter(records)
    while portion := list(islice(left, MOST_EVENTS)):
        yield portion


def write(
    out: BinaryIO, records: Iterable[Record], *, parcel: Parcel, content: Callable[[Attachment], bytes | None]
) -> None:
    """Write one file of RSMF. content gives an attachment's bytes, or None where they are not to go along."""
    listed = list(records)
    manifest = _Manifest(parcel)
    with tempfile.SpooledTemporaryFile(_SPOOLED) as packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as opened:
            for record in listed:
                manifest.add(
                    record, [_pack(opened, record, number, content) for number in range(len(record.attachments))]
                )
            opened.writestr(
                _entry(MANIFEST), json.dumps(manifest.as_dict(), ensure_ascii=False, indent=1).encode(errors="replace")
            )
        packed.seek(0)
        out.write(_head(listed, parcel, manifest))
        while chunk := packed.read(_LINE * 10_000):
            out.write(base64.encodebytes(chunk).replace(b"\n", b"\r\n"))
        out.write(f"--{_BOUNDARY}--\r\n".encode())


_BOUNDARY = "=_records_of_one_conversation_="


def _entry(name: str) -> zipfile.ZipInfo:
    """A member without the moment of writing: the same records give the same file."""
    found = zipfile.ZipInfo(name)
    found.compress_type = zipfile.ZIP_DEFLATED
    return found


def _pack(
    opened: zipfile.ZipFile, record: Record, number: int, content: Callable[[Attachment], bytes | None]
) -> dict[str, Any]:
    """Put an attachment into the zip, under a name that no other has and that climbs nowhere."""
    file = record.attachments[number]
    place = f"{record.seq}-{number}-{_UNSAFE.sub('_', file.name)[-80:]}"
    raw = content(file) if file.digest else None
    if raw is None:
        return {"id": place, "display": file.name} | ({"size": file.size} if file.size is not None else {})
    opened.writestr(_entry(place), raw)
    return {"id": place, "display": file.name, "size": len(raw)}


class _Manifest:
    """The people, conversations and events, with ids of their own."""

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.people: dict[str, dict[str, str]] = {}
        self.conversations: dict[str, dict[str, Any]] = {}
        self.events: list[dict[str, Any]] = []
        self.ids: dict[tuple[str, str], str] = {}  # by conversation and reference

    def person(self, who: Sender) -> str:
        found = self.people.get(who.key)
        if found is None:
            found = {"id": f"p{len(self.people) + 1}", "display": who.name or who.key, "account_id": who.key}
            self.people[who.key] = found
        return found["id"]

    def conversation(self, name: str) -> dict[str, Any]:
        found = self.conversations.get(name)
        if found is None:
            found = {
                "id": f"c{len(self.conversations) + 1}",
                "platform": self.parcel.platform,
                "display": name or self.parcel.title,
                "participants": [],
            }
            self.conversations[name] = found
        return found

    def add(self, record: Record, files: list[dict[str, Any]]) -> None:
        conversation = self.conversation(record.conversation)
        event: dict[str, Any] = {
            "id": f"e{record.seq}",
            "type": "unknown" if record.kind == Kind.SYSTEM else "message",
            "conversation": conversation["id"],
            "body": _body(record),
            "custom": [{"name": name, "value": value} for name, value in self.told(record) if value],
        }
        for who in (record.sender, *record.recipients):
            if who is not None and self.person(who) not in conversation["participants"]:
                conversation["participants"].append(self.person(who))
        optional = {
            "participant": self.person(record.sender) if record.sender is not None else None,
            "timestamp": _iso(record.earliest, record.local) if record.earliest is not None else None,
            "parent": self.ids.get((record.conversation, record.reply_to)),
            "deleted": record.kind == Kind.DELETED,
            "edits": self.edits(record) if record.edited else [],
            "attachments": files,
            "reactions": [self.reaction(sign, who) for sign, who in record.reactions],
        }
        event |= {name: value for name, value in optional.items() if value}
        if record.reference:
            self.ids[(record.conversation, record.reference)] = event["id"]
        self.events.append(event)

    def reaction(self, sign: str, who: Sender) -> dict[str, Any]:
        return {"value": sign, "count": 1} | ({"participants": [self.person(who)]} if who.key else {})

    def edits(self, record: Record) -> list[dict[str, Any]]:
        later = [*(version.text for version in record.versions[1:]), record.text]
        return [
            {"previous": version.text, "new": new}
            | ({"timestamp": _iso(version.at)} if version.at is not None else {})
            | ({"participant": self.person(record.sender)} if record.sender else {})
            for version, new in zip(record.versions, later, strict=True)
        ]

    def told(self, record: Record) -> Iterator[tuple[str, str]]:
        yield "source", self.parcel.source
        yield "member", record.member
        yield "bytes", f"{record.start}-{record.end}"
        yield "printed", record.printed
        yield "kind", record.kind.value
        yield "subject", record.subject
        yield "reference", record.reference
        yield "flags", "; ".join(record.flags)
        if record.latest is not None and record.latest != record.earliest:
            yield "latest", _iso(record.latest)
        for file in record.attachments:
            yield "missing attachment" if file.is_missing else "attachment", f"{file.name} {file.digest}".strip()

    def as_dict(self) -> dict[str, Any]:
        return {
            "version": VERSION,
            "participants": list(self.people.values()),
            "conversations": list(self.conversations.values()),
            "events": self.events,
        }


def _body(record: Record) -> str:
    """The words; of a deleted message the last that are known."""
    if record.kind == Kind.DELETED and record.versions:
        return record.versions[-1].text
    return record.text


def _iso(seconds: int, local: str = "") -> str:
    if local.endswith("Z"):
        return local  # with its fraction
    return (_FIRST + dt.timedelta(seconds=seconds)).isoformat().replace("+00:00", "Z")


def _head(records: list[Record], parcel: Parcel, manifest: _Manifest) -> bytes:
    """The mail around the zip, with the roll-up and the words to search."""
    times = [record.earliest for record in records if record.earliest is not None]
    headers = {
        "X-RSMF-Version": VERSION,
        "X-RSMF-Generator": "Answerable",
        "X-RSMF-Application": parcel.platform,
        "X-RSMF-EventCount": str(len(records)),
        "X-RSMF-AttachmentCount": str(sum(len(record.attachments) for record in records)),
        "X-RSMF-Participants": "; ".join(who["display"] for who in manifest.people.values()),
        "X-RSMF-Custodian": parcel.custodian,
        "X-RSMF-BeginDate": _iso(min(times)) if times else "",
        "X-RSMF-EndDate": _iso(max(times)) if times else "",
        "Subject": parcel.title,
        "MIME-Version": "1.0",
        "Content-Type": f'multipart/mixed; boundary="{_BOUNDARY}"',
    }
    lines = [f"{name}: {_header(value)}" for name, value in headers.items() if value]
    text = (
        base64.encodebytes("\n".join(_said(record) for record in records).encode(errors="replace"))
        .decode()
        .replace("\n", "\r\n")
    )
    lines += [
        "",
        f"--{_BOUNDARY}",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        text,
    ]
    lines += [f"--{_BOUNDARY}", 'Content-Type: application/zip; name="rsmf.zip"', "Content-Transfer-Encoding: base64"]
    lines += ['Content-Disposition: attachment; filename="rsmf.zip"', "", ""]
    return "\r\n".join(lines).encode()


def _header(value: str) -> str:
    plain = " ".join(value.split())
    return plain if plain.isascii() and len(plain) < 900 else Header(plain, "utf-8").encode(linesep="\r\n")


def _said(record: Record) -> str:
    who = record.sender.name if record.sender else ""
    return f"{record.local or record.printed} {who}: {_body(record)}"
