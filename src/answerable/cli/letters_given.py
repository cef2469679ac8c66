"""The letters that a command was given: files, folders that are walked, and what could not be read of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import UNREADABLE
from answerable.errors import AnswerableError, EmptyFile, NoFileAccess

if TYPE_CHECKING:
    from answerable.documents import Document

COPY = ".checked.docx"  # what a letter that is given back with comments ends with
_LEFT = (".", "~$")  # what begins so is a program's own: hidden files, the locks of Word


@dataclass(frozen=True, slots=True)
class Given:
    """The letters by name, as they were read; and each of the others, with why it could not be."""

    documents: tuple[tuple[str, Document], ...]
    unread: tuple[tuple[Path, AnswerableError], ...] = ()

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What could not be read, by name, with why."""
        return tuple((str(path), refused.part("what")) for path, refused in self.unread)

    @property
    def exit(self) -> int:
        """The number that a command ends with for what was not read: 0 where all was."""
        return UNREADABLE if self.unread else 0


def letters_given(files: Iterable[Path]) -> Given:
    """Every letter named, or in a folder named. One file by itself is refused as it is; of many, the rest are read."""
    paths = tuple(files)
    alone = len(paths) == 1 and not paths[0].is_dir()
    documents: list[tuple[str, Document]] = []
    unread: list[tuple[Path, AnswerableError]] = []
    for path in walked(paths):
        try:
            document = read_at(path)
            if not alone and not document.text.strip():
                raise EmptyFile(name=path.name, size=path.stat().st_size)
            documents.append((str(path), document))
        except AnswerableError as refused:
            unread.append((path, refused))
        except OSError as refused:
            unread.append((path, NoFileAccess(reason=refused.strerror or "no reason given", path=str(path))))
        if alone and unread:
            raise unread[0][1]
    return Given(tuple(documents), tuple(unread))


def walked(paths: Iterable[Path]) -> Iterator[Path]:
    """The files as named; for a folder, all files in it and below. A copy given back by a check is not its own letter."""
    every = tuple(_every(paths))
    originals = {str(path) for path in every}
    yield from (path for path in every if not (is_copy(path) and str(path)[: -len(COPY)] + ".docx" in originals))


def is_copy(path: Path) -> bool:
    """True for a file that has the name of one given back with comments."""
    return path.name.lower().endswith(COPY)


def _every(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if one.is_file())
            yield from (one for one in inside if not _is_left(one.relative_to(path)))
        else:
            yield path


def read_at(path: Path) -> Document:
    """A letter, or what comes on standard input for "-". Refuses a file that is not read here (LetterError)."""
    from answerable.documents import document_at, text_of

    if str(path) == "-":
        return text_of(data=sys.stdin.buffer.read(), name="-")
    return document_at(path)


def show_unread(given: Given) -> None:
    """A line for each file that could not be read, and how many they are, on standard error."""
    for _, refused in given.unread:
        click.echo(f"not read  {refused.part('where')}  {refused.part('what')}", err=True)
    if given.unread:
        count = len(given.unread)
        click.echo(f"{count} file{'s' if count > 1 else ''} could not be read.", err=True)


def _is_left(inside: Path) -> bool:
    return any(part.startswith(_LEFT) for part in inside.parts)
