"""Keep bytes and give them back: byte for byte, once each on disk, checked against their digest when read."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path

from django.conf import settings
from django.db import transaction

from answerable.desk.files.models import StoredFile
from answerable.desk.queue import locks
from answerable.errors import NotAsKept

NAME_LIMIT = 255


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
    new = [folder for folder in path.parents if not folder.exists()]
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise
    for folder in {path.parent, *(made.parent for made in new)}:
        _flush(folder)


def _flush(folder: Path) -> None:
    """A name in a folder outlasts a loss of power only once the folder is flushed too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
