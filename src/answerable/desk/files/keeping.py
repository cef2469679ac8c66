"""Keep bytes and give them back: byte for byte, once each on disk, checked against their digest when read."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import transaction

from answerable.desk.files.models import StoredFile
from answerable.desk.queue import locks
from answerable.errors import NotAsKept

NAME_LIMIT = 255
CHUNK = 1 << 20
LEFT = 24 * 3600  # seconds after which bytes that came in and were never kept are taken for those of a dead process


@dataclass(frozen=True, slots=True)
class Arrived:
    """Bytes that came in and are not kept yet, on the disk beside those that are."""

    path: Path
    sha256: str
    size: int


def keep(data: bytes, *, name: str, media: str, at: datetime) -> StoredFile:
    """The row of these bytes. The bytes are on disk before the transaction ends; without it they lie unused."""
    digest = sha256(data).hexdigest()
    shown = Path(name.replace("\\", "/")).name or "file"
    with transaction.atomic():
        lock(digest)  # against a sweep that takes the same bytes away
        _write(path_of(digest), data)
        return StoredFile.objects.create(
            sha256=digest, name=shown[-NAME_LIMIT:], media=media[:120], size=len(data), kept_at=at
        )


@contextmanager
def arriving(source: BinaryIO) -> Iterator[Arrived]:
    """A file of any size, read to its end and written as it is read; gone afterwards unless it was kept (keep_arrived)."""
    with arrival() as file:
        total = sha256()
        while chunk := source.read(CHUNK):
            total.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
        yield Arrived(Path(file.name), total.hexdigest(), file.tell())


@contextmanager
def arrival() -> Iterator[BinaryIO]:
    """An empty file beside those that are kept, gone afterwards unless it is given another place."""
    folder = Path(settings.MEDIA_ROOT) / "arriving"
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    os.close(handle)
    path = Path(name)
    try:
        _clear(folder, before=path.stat().st_mtime - LEFT)
        with path.open("w+b") as file:
            yield file
    finally:
        path.unlink(missing_ok=True)


def _clear(folder: Path, *, before: float) -> None:
    """Takes away what lies there since before that moment."""
    for left in folder.iterdir():
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < before:
                left.unlink()


def keep_arrived(arrived: Arrived, *, name: str, media: str, at: datetime) -> StoredFile:
    """The row of these bytes, which get their place on the disk before the transaction ends."""
    shown = Path(name.replace("\\", "/")).name or "file"
    path = path_of(arrived.sha256)
    with transaction.atomic():
        lock(arrived.sha256)
        folders = _folders(path)
        arrived.path.replace(path)  # the same bytes, or whole ones in place of damaged ones
        for folder in folders:
            _flush(folder)
        return StoredFile.objects.create(
            sha256=arrived.sha256, name=shown[-NAME_LIMIT:], media=media[:120], size=arrived.size, kept_at=at
        )


def opened(stored: StoredFile) -> BinaryIO:
    """The bytes as a file, for whoever compares its digest as they read. Refuses bytes that are gone (NotAsKept)."""
    try:
        return path_of(stored.sha256).open("rb")
    except FileNotFoundError:
        raise NotAsKept(key=stored.pk, sha256=stored.sha256) from None


def content(stored: StoredFile) -> bytes:
    """The bytes, as they were kept. Refuses bytes that are gone or no longer have their digest (NotAsKept)."""
    path = path_of(stored.sha256)
    data = path.read_bytes() if path.exists() else b""
    if sha256(data).hexdigest() != stored.sha256:
        raise NotAsKept(key=stored.pk, sha256=stored.sha256)
    return data


def fingerprint(stored: StoredFile) -> tuple[str, int | None]:
    """The digest and size of the bytes as they lie on the disk now, whatever they should be; nothing where none lie there."""
    try:
        with path_of(stored.sha256).open("rb") as file:
            return file_digest(file, "sha256").hexdigest(), os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return "", None


def lock(digest: str) -> None:
    """Have these bytes alone until the transaction ends."""
    locks.alone(int(digest[:15], 16))


def path_of(digest: str) -> Path:
    """Where the bytes of that digest lie."""
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: to a name of its own, flushed to disk, then given its place, which is flushed too."""
    if path.exists():
        return
    folders = _folders(path)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    for folder in folders:
        _flush(folder)


def _folders(path: Path) -> set[Path]:
    """Makes the folders of a place; those that are to be flushed once a file is there."""
    new = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    return {path.parent, *(made.parent for made in new)}


def _flush(folder: Path) -> None:
    """A name in a folder outlasts a loss of power only once the folder is flushed too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
