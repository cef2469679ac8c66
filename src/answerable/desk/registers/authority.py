"""The authority whose desk this is: its registers as the desk keeps them, and its folder for all else.

A register lives in the folder's file until it is first changed or imported in the desk; from then on the desk's tables
are the truth, and the file is read no more. What was read is kept until a file or a register changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path

from django.conf import settings
from django.db import connection

from answerable.casefile import Authority
from answerable.desk.registers.reading import read
from answerable.registers import AuthorityFolder, Kept, Register

KINDS = {"": (".yaml", ".yml"), "registers": (".py",), "letters": (".txt",)}  # what is read of the folder, by its place


@dataclass(frozen=True)
class Desk(AuthorityFolder):
    """The authority's folder with the registers that the desk keeps in place of their files."""

    files: AuthorityFolder = field(kw_only=True)
    stored: Mapping[str, Kept] = field(kw_only=True)

    @cached_property
    def definitions(self) -> Mapping[str, Register]:
        return self.files.definitions

    @property
    def _profile(self) -> tuple[Authority, dict[str, str]]:
        return self.files._profile

    def keeps(self, register: str) -> bool:
        return register in self.stored or self.files.keeps(register)

    def kept(self, register: str) -> Kept:
        return self.stored[register] if register in self.stored else self.files.kept(register)


def authority(as_at: date | None = None) -> AuthorityFolder:
    """The authority as it stands now, or with its registers as they stood at the end of that day.

    An empty folder answers nothing. A register that is kept in a file stands in it as it is, whatever the day.
    """
    return _desk(*edition(), as_at)


def definitions() -> Mapping[str, Register]:
    """Every register that may be kept here, by name. The folder's files alone say so."""
    path = Path(settings.AUTHORITY_FOLDER)
    return _files(path, _state(path)).definitions


def edition() -> tuple[Path, tuple[tuple[str, int, int], ...], tuple[tuple[str, str], ...]]:
    """What stands now, by name: the folder, its files, the registers of the desk. Another edition, another authority."""
    path = Path(settings.AUTHORITY_FOLDER)
    with connection.cursor() as cursor:  # asked on every page, many times: making the statement anew takes longer
        cursor.execute("SELECT name, stamp FROM registers_keptregister ORDER BY name")
        return path, _state(path), tuple(cursor.fetchall())


def _state(path: Path) -> tuple[tuple[str, int, int], ...]:
    """Every file of the folder with its time and size: another state is another folder."""
    return tuple(sorted(file for place, kinds in KINDS.items() for file in _files_in(path / place, kinds)))


def _files_in(path: Path, kinds: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    if path.is_dir():
        with os.scandir(path) as found:
            for file in found:
                if file.name.endswith(kinds):
                    stat = file.stat()
                    yield file.path, stat.st_mtime_ns, stat.st_size


@lru_cache(maxsize=4)
def _files(path: Path, state: tuple[tuple[str, int, int], ...]) -> AuthorityFolder:
    return AuthorityFolder(path)


@lru_cache(maxsize=32)
def _desk(
    path: Path, state: tuple[tuple[str, int, int], ...], stamps: tuple[tuple[str, str], ...], as_at: date | None
) -> AuthorityFolder:
    files = _files(path, state)
    if not stamps:
        return files
    stored = {name: _stored(name, stamp, as_at, path, state) for name, stamp in stamps if name in files.definitions}
    return Desk(path, files=files, stored={name: kept for name, kept in stored.items() if kept is not None})


@lru_cache(maxsize=128)
def _stored(
    name: str, stamp: str, as_at: date | None, path: Path, state: tuple[tuple[str, int, int], ...]
) -> Kept | None:
    return read(_files(path, state).definitions[name], as_at=as_at)
