"""The bundle's other files: the exchange file (RSMF), tables, receipts, and all of it in one zip with its digests."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from hashlib import sha256

from answerable.desk.files.csvs import lines
from answerable.desk.review.bundling.content import Content, Entry
from answerable.records import Kind, Parcel, Record, Sender, write_rsmf

_FIRST = (1980, 1, 1, 0, 0, 0)  # no moment of writing: the same bundle gives the same file


def exchange(content: Content, *, title: str) -> bytes:
    """The records without what is withheld, as RSMF 2.0."""
    out = io.BytesIO()
    parcel = Parcel(title=title, platform="answerable", source="")
    write_rsmf(out, _records(content), parcel=parcel, content=lambda file: None)
    return out.getvalue()


def _records(content: Content) -> Iterator[Record]:
    for entry in content.entries:
        if not entry.withheld:
            yield _record(entry)


def _record(entry: Entry) -> Record:
    sender = Sender(entry.sender, entry.sender, entry.sender_key.casefold()) if entry.sender else None
    text = "\n".join(
        [
            *filter(None, [entry.subject, entry.text]),
            *(f"File: {name}" for name in filter(None, [*entry.files, entry.copy_name])),
        ]
    )
    return Record(
        seq=entry.number, start=0, end=0, line=0, printed=entry.when, local=entry.local, earliest=entry.at, latest=entry.at,
        sender=sender, kind=Kind.TEXT, text=text, body=text, conversation=entry.where, reference=f"record {entry.number}",
    )  # fmt: skip


def index_csv(content: Content) -> bytes:
    """Each record in a row."""
    rows: list[tuple[object, ...]] = [("Record", "Question", "Chat", "When", "From", "Withheld whole", "File")]
    for part in content.parts:
        rows += [
            (one.number, part.place.number, one.where, one.local, one.sender, one.withheld, one.copy_name)
            for one in part.entries
        ]
    return "".join(lines(rows)).encode()


def schedule_csv(content: Content) -> bytes:
    """Each place where something is withheld in a row."""
    rows: list[tuple[object, ...]] = [("Record", "Place", "What", "Provision", "Why")]
    rows += [
        (one.number, one.place, one.what, one.provision, content.words.taken_out(one.why)) for one in content.schedule
    ]
    return "".join(lines(rows)).encode()


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files in one zip, with a list of their SHA-256 digests."""
    digests = "".join(f"{sha256(data).hexdigest()}  {name}\n" for name, data in sorted(files.items()))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted({**files, "SHA256SUMS": digests.encode()}.items()):
            entry = zipfile.ZipInfo(name, _FIRST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()
