"""The drop folder: exports that somebody puts there are captured, and leave it; a note lies beside what cannot be.

    GRP-01/WhatsApp Chat with Duty cell.zip     a folder a group, named as its reference in the register
    GRP-01 WhatsApp Chat with Duty cell.zip     or the reference at the beginning of the file's name

Nothing that a link points to is read. A file that was written to lately waits until it is whole.
"""

from __future__ import annotations

import os
import re
import stat
import uuid
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.conf import settings

from answerable.desk.people.actors import DESK
from answerable.desk.records.actions.begin_capture import Export, begin_capture
from answerable.desk.records.chats import NewChat
from answerable.desk.records.models import Way
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError, NotAChat, NotScanned
from answerable.law import long_day, uk_day

NOTE = ".refused.txt"
_TRY_AGAIN = "It is tried again by itself."
WHOLE = 30.0  # seconds since a file was last written to
_UNFINISHED = re.compile(r"^[.~]|\.(part|partial|tmp|crdownload|download)$", re.IGNORECASE)


def collect_folder(*, at: datetime) -> int:
    """Captures what lies in the folder; how many files that was."""
    if not settings.CAPTURES_FOLDER:
        return 0
    return sum(_taken(path, group, at) for path, group in list(_files(Path(settings.CAPTURES_FOLDER))))


def _files(root: Path) -> Iterator[tuple[Path, str]]:
    """Each file with the group that its place names; an empty one where it names none."""
    if not root.is_dir():
        return
    for path in sorted(root.iterdir()):
        if path.is_dir() and not path.is_symlink():
            yield from ((one, path.name) for one in sorted(path.iterdir()) if _is_export(one))
        elif _is_export(path):
            yield path, _group_in(path.name)


def _is_export(path: Path) -> bool:
    return not path.name.endswith(NOTE) and not _UNFINISHED.search(path.name) and (path.is_symlink() or path.is_file())


def _group_in(name: str) -> str:
    folder = authority()
    groups = [one.id for one in folder.kept("groups").entries] if folder.keeps("groups") else []
    begins = (one for one in sorted(groups, key=len, reverse=True) if re.match(re.escape(one) + r"[\s_.-]", name))
    return next(begins, "")


def _taken(path: Path, group: str, at: datetime) -> bool:
    """One file. It goes once it is captured: the capture has a key that is the file's own, so that a crash between makes no second."""
    note = path.with_name(path.name + NOTE)
    try:
        found = path.lstat()
        is_old = note.exists() and note.lstat().st_mtime >= found.st_mtime
        if at.timestamp() - found.st_mtime < WHOLE or (is_old and _TRY_AGAIN not in note.read_text("utf-8")):
            return False
        _capture(path, group, at)
    except AnswerableError as error:
        again = f"\n{_TRY_AGAIN}" if isinstance(error, NotScanned) else ""
        note.write_text(
            f"{path.name}, {long_day(uk_day(at))}\n\n{error.part('what')}\n{error.part('do')}{again}\n", "utf-8"
        )
        return False
    except OSError:  # somebody takes it away, or may not be read: the next round looks again
        return False
    path.unlink(missing_ok=True)
    note.unlink(missing_ok=True)
    return True


def _capture(path: Path, group: str, at: datetime) -> None:
    if not group:
        raise NotAChat(
            reason="neither the folder nor the beginning of the name is the reference of a group", where=path.name
        )
    handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW)
    with os.fdopen(handle, "rb") as file:
        told = os.fstat(handle)
        if not stat.S_ISREG(told.st_mode):
            raise NotAChat(reason="it is no file", where=path.name)
        key = uuid.uuid5(uuid.NAMESPACE_URL, f"{path}?{told.st_ino}&{told.st_size}&{told.st_mtime_ns}")
        export = Export(file, path.name, Way.FOLDER)
        begin_capture(key=key, chat=NewChat(group=group), export=export, by=DESK, at=at)
