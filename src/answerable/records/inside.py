"""A zip of captured files: the backup of a phone that was packed, a folder of mails, the boxes of a mail account.

Each member that some reader knows is read in its turn, in the order of the zip; its records name it. Members that none knows are
listed with their digests like all others, and counted. Zips inside the zip are not opened.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from typing import BinaryIO

from answerable.errors import RecordError
from answerable.records.items import CHUNK, Stream, measured
from answerable.records.record import Importer, Reading, Record, Settings, Source, Tally
from answerable.records.zips import Archive, archive, is_zip

IN_MEMORY = 16 << 20  # a longer member is copied to a file without a name


def inside_zip(file: BinaryIO, *, name: str, settings: Settings, readers: Sequence[Importer]) -> Inside | None:
    """An import of the members that the readers know; None where the file is no zip, or holds nothing that they know."""
    if not is_zip(file):
        return None
    opened = archive(file, name=name, settings=settings)
    known = []
    for member in opened.members:
        with _unpacked(opened, member) as unpacked:
            reader = (
                None if is_zip(unpacked) else next((each for each in readers if _knows(each, unpacked, member)), None)
            )
        if reader is not None:
            known.append((member, reader))
    if not known:
        return None
    file.seek(0)
    digest, size = measured(file)
    others = len(opened.members) - len(known)
    return Inside(
        source=Source(
            format=", ".join(dict.fromkeys(reader.FORMAT for _, reader in known)),
            name=name,
            digest=digest,
            size=size,
            template=f"{len(known)} in a zip",
            zone=settings.zone,
            has_known_zone=settings.has_known_zone,
            members=opened.files,
            notes=(f"{others} files of the zip are of no format of messages",) if others else (),
        ),
        opened=opened,
        known=tuple(known),
        settings=settings,
    )


def _knows(reader: Importer, file: BinaryIO, member: str) -> bool:
    file.seek(0)
    return reader.recognise(file, name=member)


@contextmanager
def _unpacked(opened: Archive, member: str) -> Iterator[BinaryIO]:
    """A member as a file that can be read from anywhere."""
    with opened.stream(member) as stream, tempfile.SpooledTemporaryFile(IN_MEMORY) as copy:
        _copy(stream, copy)
        yield copy  # type: ignore[misc]  # a file in all but the type


def _copy(stream: Stream, copy: tempfile.SpooledTemporaryFile[bytes]) -> None:
    while chunk := stream.read(CHUNK):
        copy.write(chunk)
    copy.seek(0)


@dataclass(slots=True)
class Inside:
    """One import of a zip: what its members hold, one after the other."""

    source: Source
    opened: Archive
    known: tuple[tuple[str, Importer], ...]
    settings: Settings
    tally: Tally = field(default_factory=Tally)

    def records(self) -> Iterator[Record]:
        """The records, member by member; each call reads the zip from its start, and counts anew."""
        self.tally = tally = Tally(is_rebuilt=True)
        number = 0
        for member, reader in self.known:
            with _unpacked(self.opened, member) as unpacked:
                try:
                    inner = reader.read(unpacked, name=f"{self.source.name}, {member}", settings=self.settings)
                    for record in inner.records():
                        yield record._replace(
                            seq=number, member=f"{member}, {record.member}" if record.member else member
                        )
                        number += 1
                except RecordError as error:
                    tally.unread.append(f"{member}: {error.part('what')}")
                    continue
                _add(tally, inner, member)


def _add(tally: Tally, inner: Reading, member: str) -> None:
    """Count what one member held."""
    found = replace(inner.tally, unread=[f"{member}: {unread}" for unread in inner.tally.unread])
    for name in (each.name for each in fields(Tally)):
        one, other = getattr(tally, name), getattr(found, name)
        if isinstance(one, bool):
            setattr(tally, name, one and other if name == "is_rebuilt" else one or other)
        else:
            setattr(tally, name, one + other)
