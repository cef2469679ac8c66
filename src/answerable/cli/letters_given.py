"""The letters that a command was given: files, folders that are walked, and what could not be read of them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from answerable.errors import AnswerableError, EmptyFile, NoFileAccess

_LEFT = (".", "~$")  # what begins so is a program's own: hidden files, the locks of Word


@dataclass(frozen=True, slots=True)
class Given:
    """The letters by name, with their words; and why each of the others could not be read."""

    texts: tuple[tuple[str, str], ...]
    unread: tuple[AnswerableError, ...] = ()

    @property
    def exit(self) -> int:
        """The number that a command ends with for what was not read: 0 where all was."""
        return self.unread[0].exit if self.unread else 0


def letters_given(files: Iterable[Path]) -> Given:
    """Every letter named, or in a folder named. One file by itself is refused as it is; of many, the rest are read."""
    paths = tuple(files)
    alone = len(paths) == 1 and not paths[0].is_dir()
    texts, unread = [], []
    for path in walked(paths):
        try:
            words = text_at(path)
            if not alone and not words.strip():
                raise EmptyFile(name=path.name, size=path.stat().st_size)
            texts.append((str(path), words))
        except AnswerableError as refused:
            unread.append(refused)
        except OSError as refused:
            unread.append(NoFileAccess(reason=refused.strerror or "no reason given", path=str(path)))
        if alone and unread:
            raise unread[0]
    return Given(tuple(texts), tuple(unread))


def walked(paths: Iterable[Path]) -> Iterator[Path]:
    """The files as named; for a folder, all files in it and below, in the order of their names."""
    for path in paths:
        if path.is_dir():
            inside = (one for one in sorted(path.rglob("*")) if one.is_file())
            yield from (one for one in inside if not _is_left(one.relative_to(path)))
        else:
            yield path


def text_at(path: Path) -> str:
    """The words of a letter, or of standard input for "-". Refuses a file that is not read here (LetterError)."""
    from answerable.documents import document_at, text_of

    if str(path) == "-":
        return text_of(data=sys.stdin.buffer.read(), name="-").text
    return document_at(path).text


def show_unread(given: Given) -> None:
    """A line for each file that could not be read, and how many they are, on standard error."""
    for refused in given.unread:
        click.echo(f"not read  {refused.part('where')}  {refused.part('what')}", err=True)
    if given.unread:
        count = len(given.unread)
        click.echo(f"{count} file{'s' if count > 1 else ''} could not be read.", err=True)


def _is_left(inside: Path) -> bool:
    return any(part.startswith(_LEFT) for part in inside.parts)
