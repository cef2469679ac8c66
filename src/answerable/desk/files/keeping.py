"""Keep bytes and give them back: byte for byte, once each on disk, checked against their digest when read."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from answerable.desk.files.models import StoredFile

NAME_LIMIT = 255


def keep(data: bytes, *, name: str, media: str, at: datetime) -> StoredFile:
    """The row of these bytes. The bytes are on disk before the transaction ends; without it they lie unused."""
    digest = sha256(data).hexdigest()
    _write(_path(digest), data)
    shown = Path(name.replace("\\", "/")).name or "file"
    return StoredFile.objects.create(
        sha256=digest, name=shown[-NAME_LIMIT:], media=media[:120], size=len(data), kept_at=at
    )


def content(stored: StoredFile) -> bytes:
    """The bytes, as they were kept. Refuses bytes that no longer have their digest (ValueError)."""
    data = _path(stored.sha256).read_bytes()
    if sha256(data).hexdigest() != stored.sha256:
        raise ValueError(f"the stored bytes of file {stored.pk} are not those that were kept")
    return data


def _path(digest: str) -> Path:
    return Path(settings.MEDIA_ROOT) / digest[:2] / digest[2:4] / digest


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all: to a name of its own, flushed to disk, then given its place."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    Path(file.name).replace(path)
