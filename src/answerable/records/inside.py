"""A zip of captured files: the backup of a phone that was packed, a folder of mails, the boxes of a mail account.

Each member that some reader knows is read in its turn, in the order of the zip; its records name it. A zip inside the zip is such
a member too (a chat that a phone zipped, collected with others), and its records name both; zips inside that one are not opened.
A chat of WhatsApp has the files of its folder. Where the zip as a whole is an export (of Slack, of Telegram), what lies beside the folders
of that export is looked at in the same way. Members that nothing knows are listed with their digests like all others, and counted.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, fields, replace
from pathlib import PurePosixPath
from typing import BinaryIO, NamedTuple

from answerable.errors import NothingInIt, RecordError, UnsafeArchive
from answerable.records.importers import whatsapp
from answerable.records.items import CHUNK, ItemReading, Stream, measured
from answerable.records.record import Importer, Reading, Record, Settings, Source, Tally
from answerable.records.zips import BETWEEN, IN_MEMORY, Archive, archive, is_sent, is_zip

_ITS = frozenset(
    (
        "chats",
        "contacts",
        "css",
        "files",
        "images",
        "js",
        "lists",
        "photos",
        "profile_pictures",
        "stickers",
        "video_files",
        "round_video_messages",
        "voice_messages",
        "stories",
        "__uploads",
    )
)  # folders of an export that lies at the top of its zip


def _is_nobodys(_: str) -> bool:
    return False


class _Known(NamedTuple):
    """A member that is read: its format, and how it is opened from its bytes and the name of its zip."""

    member: str  # empty for the zip as a whole
    format: str
    open: Callable[[BinaryIO, str, Settings], Reading]


def inside_zip(
    file: BinaryIO, *, name: str, settings: Settings, readers: Sequence[Importer], is_inner: bool = False
) -> Inside | None:
    """An import of the members that the readers know.

    None where the file is no zip, where nothing in it is known, and where it is one export and nothing else. Of a zip in
    a zip (is_inner) no further zip is opened.
    """
    if not is_zip(file):
        return None
    opened = archive(file, name=name, settings=settings)
    whole = next((each for each in readers if each is not whatsapp and _recognises(each, file, name)), None)
    own = _own(whole.read(file, name=name, settings=settings)) if whole else _is_nobodys
    known = [_Known("", whole.FORMAT, _by(whole))] if whole else []
    known += _members(opened, settings, readers, own, is_inner=is_inner)
    if not known or (len(known) == 1 and (whole or known[0].member in whatsapp.chats_in(opened))):
        return None
    file.seek(0)
    digest, size = measured(file)
    others = 0 if whole else len(opened.members) - len(known)
    return Inside(
        source=Source(
            format=", ".join(dict.fromkeys(each.format for each in known)),
            name=name,
            digest=digest,
            size=size,
            template=f"{len(known)} in a zip",
            zone=settings.zone,
            has_known_zone=settings.has_known_zone,
            members=opened.files,
            notes=(f"{others} files of the zip are of no format of messages",) if others else (),
        ),
        file=file,
        opened=opened,
        known=tuple(known),
        settings=settings,
    )


def _recognises(reader: Importer, file: BinaryIO, name: str) -> bool:
    file.seek(0)
    return reader.recognise(file, name=name)


def _own(reading: Reading) -> Callable[[str], bool]:
    """Whether a member belongs to an export that is the zip as a whole: it lies in a folder that its records come from."""
    parts = {part.member for part in reading.parts} if isinstance(reading, ItemReading) else set()
    folders = {str(PurePosixPath(part).parent) for part in parts}

    def belongs(member: str) -> bool:
        path = PurePosixPath(member)
        around = {str(folder) for folder in path.parents} - {"."}
        return (
            bool(around & folders) or not parts or ("." in folders and (len(path.parts) == 1 or path.parts[0] in _ITS))
        )

    return belongs


def _members(
    opened: Archive, settings: Settings, readers: Sequence[Importer], own: Callable[[str], bool], *, is_inner: bool
) -> Iterator[_Known]:
    """The members that are captures: not those of the export that the zip is, nor the files that chats in it name."""
    chats = tuple(chat for chat in whatsapp.chats_in(opened) if not own(chat))
    sent = whatsapp.sent_in(opened, chats)
    left = settings.largest - sum(info.file_size for info in opened.zip.infolist())
    for member in opened.members:
        if member in chats:
            yield _Known(member, whatsapp.FORMAT, _chat(opened, member))
        elif member not in sent and not is_sent(member) and not own(member):
            with _unpacked(opened, member) as unpacked:
                if is_zip(unpacked):
                    left -= _unpacked_size(unpacked, member, settings)
                if left < 0:
                    reason = f"with the zips in it, it unpacks to more than {settings.largest >> 20} MB"
                    raise UnsafeArchive(reason=reason, name=opened.name, member=member)
                if found := _known(unpacked, member, settings, readers, is_inner=is_inner):
                    yield found


def _unpacked_size(file: BinaryIO, member: str, settings: Settings) -> int:
    return sum(info.file_size for info in archive(file, name=member, settings=settings).zip.infolist())


def _known(
    file: BinaryIO, member: str, settings: Settings, readers: Sequence[Importer], *, is_inner: bool
) -> _Known | None:
    """A member that is no chat of WhatsApp lying open; None where nothing knows it."""
    if is_zip(file) and is_inner:
        return None
    several = inside_zip(file, name=member, settings=settings, readers=readers, is_inner=True)
    if several:
        return _Known(member, several.source.format, _zip(readers))
    for reader in readers:
        if (reader is not whatsapp or is_zip(file)) and _recognises(reader, file, member):
            return _Known(member, reader.FORMAT, _by(reader))
    return None


def _by(reader: Importer) -> Callable[[BinaryIO, str, Settings], Reading]:
    return lambda file, name, settings: reader.read(file, name=name, settings=settings)


def _chat(opened: Archive, member: str) -> Callable[[BinaryIO, str, Settings], Reading]:
    return lambda _, name, settings: whatsapp.read_member(opened, member, name=name, settings=settings)


def _zip(readers: Sequence[Importer]) -> Callable[[BinaryIO, str, Settings], Reading]:
    def opened(file: BinaryIO, name: str, settings: Settings) -> Reading:
        several = inside_zip(file, name=name, settings=settings, readers=readers, is_inner=True)
        if several is None:
            raise NothingInIt(name=name)
        return several

    return opened


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
    file: BinaryIO
    opened: Archive
    known: tuple[_Known, ...]
    settings: Settings
    tally: Tally = field(default_factory=Tally)

    def records(self) -> Iterator[Record]:
        """The records, member by member; each call reads the zip from its start, and counts anew."""
        self.tally = tally = Tally(is_rebuilt=True)
        number = 0
        for member, _, opened in self.known:
            with _unpacked(self.opened, member) if member else nullcontext(self.file) as unpacked:
                try:
                    inner = _settled(
                        unpacked, f"{self.source.name}, {member}" if member else self.source.name, opened, self.settings
                    )
                    for record in inner.records():
                        yield _placed(record, member, inner.source.member)._replace(seq=number)
                        number += 1
                except RecordError as error:
                    tally.unread.append(f"{member or self.source.name}: {error.part('what')}")
                    continue
                _add(tally, inner, member)


def _settled(
    file: BinaryIO, name: str, opened: Callable[[BinaryIO, str, Settings], Reading], settings: Settings
) -> Reading:
    """A member, opened. What a person said of the order of dates holds for the members that do not tell it themselves."""
    own = opened(file, name, replace(settings, date_order=None))
    return opened(file, name, settings) if settings.date_order and own.source.is_ambiguous else own


def _placed(record: Record, member: str, inner: str) -> Record:
    """A record with the whole path of the member that it stands in, and the files of it that stand in a zip in the zip."""
    inside = record.member or inner
    if not member or not inside or inside == member:
        return record._replace(member=member or inside)
    files = tuple(
        each._replace(member=f"{member}{BETWEEN}{each.member}") if each.member else each for each in record.attachments
    )
    return record._replace(member=f"{member}{BETWEEN}{inside}", attachments=files)


def _add(tally: Tally, inner: Reading, member: str) -> None:
    """Count what one member held."""
    found = replace(inner.tally, unread=[f"{member}: {unread}" if member else unread for unread in inner.tally.unread])
    for name in (each.name for each in fields(Tally)):
        one, other = getattr(tally, name), getattr(found, name)
        if isinstance(one, bool):
            setattr(tally, name, one and other if name == "is_rebuilt" else one or other)
        else:
            setattr(tally, name, one + other)
