"""Word files given back with comments: beside each letter or in a folder, never over the letter itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli.letters_given import COPY
from answerable.errors import CopyStands, OnlyWord

if TYPE_CHECKING:
    from answerable.letters import Checked, Joined

AUTHOR = "Answerable"
_KINDS = {"mail": "a message", "pdf": "a PDF", "html": "a web page", "text": "plain text", "word": "inside a message"}


@dataclass(frozen=True, slots=True)
class Copies:
    """Where each letter's Word files are given back: the file, and its copy to be."""

    files: tuple[tuple[tuple[Path, Path], ...], ...]  # a letter, then its Word files

    @classmethod
    def of(cls, letters: Sequence[Joined], *, to: Path | None, overwrite: bool, alone: bool) -> Copies:
        """The copies of these letters; a letter without a Word file has none. Refuses a copy that stands already.

        alone: nothing but the copies was asked for; letters of which not one is Word's are then refused.
        """
        files = tuple(tuple(_copies(letter, to)) for letter in letters)
        if letters and alone and not any(files):
            first = letters[0].sources[0]
            raise OnlyWord(name=first.shown, kind=_kind(first.kind))
        taken: set[Path] = set()
        for file, copy in (pair for pairs in files for pair in pairs):
            if copy in taken or (copy.exists() and not overwrite):
                raise CopyStands(name=str(copy), of=str(file))
            taken.add(copy)
        return cls(files)


def _copies(letter: Joined, to: Path | None) -> list[tuple[Path, Path]]:
    sources = [one for one in letter.sources if one.kind == "word" and not one.inside and one.name != "-"]
    files = [Path(one.name) for one in sources]
    return [(file, (to or file.parent) / f"{file.stem}{COPY}") for file in files]


def give_back(letters: Sequence[Joined], checked: Sequence[Checked], copies: Copies, *, at: datetime) -> None:
    """Write the copies, tell a line of each and of each file that is not given back, and count the letters that are not."""
    for letter, found, files in zip(letters, checked, copies.files, strict=True):
        for file, copy in files:
            count = _write(letter, found, file, copy, at=at, is_last=(file, copy) == files[-1])
            click.echo(f"{copy}: {count} comment{'' if count == 1 else 's'}", err=True)
        _tell_others(letter, found, {str(file) for file, _ in files})
    others = sum(not files for files in copies.files)
    if others:
        said = "1 letter is not Word's and was" if others == 1 else f"{others} letters are not Word's and were"
        click.echo(f"{said} not given back.", err=True)


def _write(letter: Joined, found: Checked, file: Path, copy: Path, *, at: datetime, is_last: bool) -> int:
    """One copy; what is said of a letter in several files stands in the last of them that is Word's."""
    from answerable.documents import annotated
    from answerable.letters import comments, part_of

    source = next(one for one in letter.sources if one.name == str(file) and not one.inside)
    notes = comments(part_of(found, source=source, with_whole=is_last))
    data = annotated(file.read_bytes(), name=file.name, notes=notes, author=AUTHOR, at=at)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_bytes(data)
    return len(notes)


def _tell_others(letter: Joined, found: Checked, given: set[str]) -> None:
    """A line for each file of a letter that is not Word's: where it holds findings, or where the letter has no other."""
    from answerable.letters import part_of

    for source in letter.sources:
        if source.inside or source.name not in given:
            count = len(part_of(found, source=source).findings)
            if count or not given:
                shown = f"{'1 finding in it is' if count == 1 else f'{count} findings in it are'} shown above or with --html"
                said = shown if count else "nothing was found in it"
                click.echo(f"{source.shown}: {_kind(source.kind)}, not given back; {said}", err=True)


def _kind(kind: str) -> str:
    return _KINDS.get(kind, "of another kind")
