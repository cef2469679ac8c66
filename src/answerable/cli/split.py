"""answerable split: the questions in a request, or in a letter that repeats one."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json
from answerable.cli.misquotes import show_misquotes

if TYPE_CHECKING:
    from answerable.casefile import Question
    from answerable.law import Misquote

_WIDTH = 100


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON: number, text, start and end, law misquoted in it.")
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """Split requests into their questions, numbered, word for word; and say where they quote the law wrongly.

    For example: answerable split request.eml. Ends with 1 if a file holds no question. With --json, each
    question has the misquotes inside it; answerable read gives those around the questions too.
    """
    found = [_Split(path, *_read(path)) for path in files]
    if as_json:
        rows = [[_row(question, one) for question in one.questions] for one in found]
        named = [{"file": str(one.path), "questions": row} for one, row in zip(found, rows, strict=True)]
        print_json(rows[0] if len(rows) == 1 else named)
    else:
        for one in found:
            _show(one, is_named=len(found) > 1)
    if not all(one.questions for one in found):
        sys.exit(1)


@dataclass(frozen=True, slots=True)
class _Split:
    path: Path
    text: str
    questions: tuple[Question, ...]
    misquotes: tuple[Misquote, ...]


def _read(path: Path) -> tuple[str, tuple[Question, ...], tuple[Misquote, ...]]:
    """The text of a message with its questions, or failing that of what is attached to it too; and its misquotes."""
    from answerable.documents import document_at
    from answerable.letters import misquoted, read

    document = document_at(path)
    for unread in document.unread:
        click.echo(f"{path.name}: {unread.part} was not read: {unread.reason}", err=True)
    reading = read(document.text)
    if not reading.questions:
        reading = read(document.all_text)
    return reading.text, reading.questions, misquoted(reading)


def _row(question: Question, found: _Split) -> dict[str, object]:
    from answerable.letters import misquote_values

    span = question.span
    inside = [one for one in found.misquotes if span and span.start <= one.start < span.end]
    return {
        "number": question.number,
        "text": question.text,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "misquoted": [misquote_values(one, text=found.text) for one in inside],
    }


def _show(found: _Split, *, is_named: bool) -> None:
    """A number and a question a paragraph, the words wrapped beside the number; then the misquotes."""
    import textwrap

    if is_named:
        click.echo(f"{found.path}")
    if not found.questions:
        click.echo("No question found.")
    indent = max((len(question.number) for question in found.questions), default=0) + 2
    for question in found.questions:
        words = " ".join(question.text.split())
        body = textwrap.fill(words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)
        click.echo(question.number.ljust(indent) + body[indent:])
    if found.misquotes:
        show_misquotes(found.misquotes, text=found.text)
    if is_named:
        click.echo()
