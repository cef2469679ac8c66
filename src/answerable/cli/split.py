"""answerable split: the questions in a request, or in a letter that repeats one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.casefile import Question

_WIDTH = 100


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON: number, text, start and end of each.")
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """Split requests into their questions, numbered, word for word.

    For example: answerable split request.eml. Ends with 1 if a file holds no question.
    """
    found = [(path, _questions(path)) for path in files]
    if as_json:
        rows = [[_row(question) for question in questions] for _, questions in found]
        named = [{"file": str(path), "questions": row} for (path, _), row in zip(found, rows, strict=True)]
        print_json(rows[0] if len(rows) == 1 else named)
    else:
        for path, questions in found:
            _show(path, questions, is_named=len(found) > 1)
    if not all(questions for _, questions in found):
        sys.exit(1)


def _questions(path: Path) -> tuple[Question, ...]:
    """The questions in a message, or failing that in what is attached to it."""
    from answerable.documents import document_at
    from answerable.letters import split

    document = document_at(path)
    for unread in document.unread:
        click.echo(f"{path.name}: {unread.part} was not read: {unread.reason}", err=True)
    return split(document.text) or split(document.all_text)


def _row(question: Question) -> dict[str, object]:
    span = question.span
    return {
        "number": question.number,
        "text": question.text,
        "start": span.start if span else None,
        "end": span.end if span else None,
    }


def _show(path: Path, questions: tuple[Question, ...], *, is_named: bool) -> None:
    """A number and a question a paragraph, the words wrapped beside the number."""
    import textwrap

    if is_named:
        click.echo(f"{path}")
    if not questions:
        click.echo("No question found.")
    indent = max((len(question.number) for question in questions), default=0) + 2
    for question in questions:
        words = " ".join(question.text.split())
        body = textwrap.fill(words, _WIDTH, initial_indent=" " * indent, subsequent_indent=" " * indent)
        click.echo(question.number.ljust(indent) + body[indent:])
    if is_named:
        click.echo()
