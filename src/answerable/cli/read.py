"""answerable read: what a letter says, as values; or a file of letters in, a file of readings out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json
from answerable.cli.line_faults import in_words
from answerable.cli.misquotes import show_misquotes

if TYPE_CHECKING:
    from rich.console import Console

    from answerable.letters import ReadAnswer, Reading

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, type=_FILE)
@click.option(
    "--jsonl",
    "lines",
    type=_FILE,
    help="A file of letters, {id, text} a line; prints {id, prediction} lines.",
)
@click.option("--truncated", is_flag=True, help="The text is known to stop before its end.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, every value with its place.")
def command(files: tuple[Path, ...], lines: Path | None, truncated: bool, as_json: bool) -> None:
    """Read letters: reference, dates, law, questions, and what is said to each.

    For example: answerable read response.docx
    """
    if lines:
        _lines(lines)
    elif not files:
        raise click.UsageError("Name a file to read, or --jsonl with a file of letters.")
    else:
        _files(files, truncated=truncated, as_json=as_json)


def _lines(path: Path) -> None:
    """One reading a line, in the order of the file."""
    from answerable.letters import labels_of, read

    with path.open(encoding="utf-8") as letters:
        for number, line in enumerate(letters, 1):
            if line.strip():
                id_, text, truncated = _letter(line, path, number)
                found = {"id": id_, "prediction": labels_of(read(text, truncated=truncated))}
                sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False) + "\n").encode())
    sys.stdout.flush()


def _letter(line: str, path: Path, number: int) -> tuple[str | int, str, bool]:
    """The letter of a line: id, text, and whether it is cut. Refuses a line without (NotALetterLine)."""
    from answerable.errors import NotALetterLine

    try:
        letter = json.loads(line)
        text = letter["text"]
        return letter["id"], text if isinstance(text, str) else "", bool(letter.get("truncated"))
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotALetterLine(name=path.name, line=number, fault=in_words(fault)) from fault


def _files(files: tuple[Path, ...], *, truncated: bool, as_json: bool) -> None:
    from answerable.documents import text_of
    from answerable.letters import misquote_values, misquoted, read, record_of

    readings = [(path, read(text_of(path.read_bytes(), name=path.name).text, truncated=truncated)) for path in files]
    if as_json:
        print_json(
            [
                {
                    "file": str(path),
                    **record_of(reading),
                    "misquoted": [misquote_values(one, text=reading.text) for one in misquoted(reading)],
                }
                for path, reading in readings
            ]
        )
        return
    from rich.console import Console

    console = Console(highlight=False)
    for path, reading in readings:
        _show(console, path, reading)
        if found := misquoted(reading):
            show_misquotes(found, text=reading.text)
            click.echo()


def _show(console: Console, path: Path, reading: Reading) -> None:
    """One letter on one screen: its frame, then each question with what is said to it."""
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(path.name)}[/bold]  {reading.kind}{', cut off' if reading.truncated else ''}")
    frame = Table.grid(padding=(0, 2))
    for name, value in _frame(reading):
        frame.add_row(f"  {name}", escape(value))
    console.print(frame)
    table = Table(box=None, padding=(0, 2), show_edge=False, header_style="dim")
    for heading in ("Question", "Asked", "Answer", "Rests on"):
        table.add_column(heading)
    said = {number: answer for answer in reading.answers for number in answer.questions}
    for question in reading.questions:
        answer = said.get(question.number)
        table.add_row(question.number, escape(_short(question.text)), _outcome(answer, reading), _grounds(answer))
    for answer in reading.answers:
        if not answer.questions:
            table.add_row("", escape(_short(answer.span.of(reading.text))), _outcome(answer, reading), _grounds(answer))
    console.print(table)
    console.print()


def _frame(reading: Reading) -> list[tuple[str, str]]:
    notices = [
        name
        for name, span in (
            ("internal review", reading.notices.review),
            ("complaint to the Commissioner", reading.notices.commissioner),
            ("re-use", reading.notices.reuse),
            ("direct marketing", reading.notices.marketing),
        )
        if span
    ]
    rows = (
        ("Reference", reading.reference.value if reading.reference else ""),
        ("Asked on", f"{reading.requested_on.value:%-d %B %Y}" if reading.requested_on else ""),
        ("Answered on", f"{reading.responded_on.value:%-d %B %Y}" if reading.responded_on else ""),
        ("Law", ", ".join(regime.value.upper() for regime in reading.regimes) or "not stated"),
        ("Tells of", ", ".join(notices)),
    )
    return [(name, value) for name, value in rows if value]


def _outcome(answer: ReadAnswer | None, reading: Reading) -> str:
    if answer:
        return answer.outcome.value.replace("_", " ") + (", public interest weighed" if answer.public_interest else "")
    return "" if reading.kind == "request" else "nothing in this text" if reading.truncated else "no answer found"


def _grounds(answer: ReadAnswer | None) -> str:
    return ", ".join(str(citation.provision) for citation in answer.provisions) if answer else ""


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 60 else f"{line[:59].rstrip()}…"
