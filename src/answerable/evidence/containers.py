"""A bag as it lies there: a folder, or a zip of one, read where it is and never trusted."""

from __future__ import annotations

import stat
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from typing import IO, Protocol
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from answerable.evidence.verify import Finding

LARGEST = 2**30  # bytes of a file of the log or of a manifest
LONGEST = 1000  # bytes of a path

_UNREADABLE = (OSError, EOFError, BadZipFile, RuntimeError, ValueError)  # what a damaged or hostile zip raises


def is_safe(path: str) -> bool:
    """Whether a path stays inside its bag on every system, and is written in one way only."""
    if any(ord(char) < 0x20 or char in "\\:%\x7f" or "\ud800" <= char <= "\udfff" for char in path):
        return False
    return len(path.encode()) <= LONGEST and all(part not in ("", ".", "..") for part in path.split("/"))


class Container(Protocol):
    """The files of a bag by their paths, and what is wrong with them before any is opened."""

    files: frozenset[str]
    findings: tuple[Finding, ...]

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file."""


class Folder:
    """A bag as a folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        found: list[Finding] = []
        self.files = frozenset(self._walk("", found))
        self.findings = tuple(found)

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file."""
        return (self._root / name).open("rb")

    def _walk(self, start: str, found: list[Finding]) -> Iterator[str]:
        folders = [start]
        while folders:
            inside = folders.pop()
            for entry in sorted((self._root / inside).iterdir()):
                name = f"{inside}/{entry.name}" if inside else entry.name
                mode = entry.lstat().st_mode
                if not is_safe(name):
                    found.append(Finding("path", f"{name!a} is no path that is the same everywhere"))
                elif stat.S_ISDIR(mode):
                    folders.append(name)
                elif stat.S_ISREG(mode):
                    yield name
                else:
                    found.append(Finding("link", f"{name!a} is neither a file nor a folder"))


class Zipped:
    """A bag as a zip of one folder, its files stored as they are: so it cannot grow on opening."""

    def __init__(self, path: Path) -> None:
        self.files: frozenset[str] = frozenset()
        self._top = ""
        try:
            self._zip = ZipFile(path)
            self.findings = tuple(self._faults(path.stat().st_size))
        except _UNREADABLE:
            self.findings = (Finding("zip", "the zip cannot be read"),)

    def open(self, name: str) -> IO[bytes]:
        """The bytes of a file."""
        return self._zip.open(f"{self._top}/{name}")

    def _faults(self, size: int) -> Iterator[Finding]:
        entries = self._zip.infolist()
        names = [entry.orig_filename for entry in entries]
        self._top = names[0].partition("/")[0] if names else ""
        if len(set(names)) < len(names):
            yield Finding("zip", "a file is in the zip twice")
        if not all(name.startswith(f"{self._top}/") for name in names) or not names:
            yield Finding("zip", "its files are not all in one folder")
        if sum(entry.file_size for entry in entries) > size:
            yield Finding("zip", "its files are larger than the zip itself")
        for entry in entries:
            if entry.compress_type != ZIP_STORED or entry.flag_bits & 1:
                yield Finding("zip", f"{entry.orig_filename!a} is packed or encrypted: unpack it and check the folder")
            if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
                yield Finding("zip", f"{entry.orig_filename!a} is neither a file nor a folder")
            if not is_safe(entry.orig_filename.rstrip("/")):
                yield Finding("zip", f"{entry.orig_filename!a} is no name that is the same everywhere")
        self.files = frozenset(name.partition("/")[2] for name in names if not name.endswith("/"))


def read(container: Container, name: str) -> bytes | None:
    """The bytes of a file of the log or of a manifest; none where it is too large or cannot be read."""
    try:
        with container.open(name) as file:
            content = file.read(LARGEST + 1)
    except _UNREADABLE:
        return None
    return content if len(content) <= LARGEST else None


def digest(container: Container, name: str) -> str:
    """The SHA-256 of a file in hex; empty where it cannot be read."""
    try:
        with container.open(name) as file:
            return file_digest(file, "sha256").hexdigest()  # type: ignore[arg-type]  # both kinds can be read into
    except _UNREADABLE:
        return ""
