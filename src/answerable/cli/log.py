"""answerable log: others' answers as they are published, and what of them was and was not understood."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import show_error

if TYPE_CHECKING:
    from rich.console import Console

    from answerable.answers import Log, LogEntry

_PATH = click.Path(exists=True, path_type=Path)
_SHOWN, _MISSED = 5, 12  # entries and things not understood that are shown of a file
_WIDE = 70  # characters of a question or an answer that are shown


@click.command()
@click.argument("paths", nargs=-1, required=True, type=_PATH, metavar="FILE|FOLDER...")
@click.option("--publisher", default="", help="Whose answers these are, where the file does not say it.")
@click.option("--address", default="", help="Where they are published.")
@click.option("--licence", default="", help="Under what licence, where the file does not say it.")
@click.option("--column", "columns", multiple=True, metavar="HEADING=ROLE", help="What a heading is. Again for each.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print one entry a line, and one line for each thing not understood."
)
def command(paths: tuple[Path, ...], publisher: str, address: str, licence: str, columns: tuple[str, ...], as_json: bool) -> None:  # fmt: skip
    """Read disclosure logs and letters of others, and show what was and was not understood.

    Pages, CSV, workbooks, PDF and Word letters, JSON and feeds of request sites, zips and folders of them. The roles of
    a heading are question, answer, title, outcome, provisions, reference, number, on, link, publisher, licence and
    letter. It ends with 1 where something was not understood.

    For example: answerable log disclosure-log.csv letters/
    """
    from answerable.answers import read_folder, read_log
    from answerable.errors import AnswerableError

    roles = _roles(columns)
    missed = refused = 0
    for path in paths:
        try:
            if path.is_dir():
                log = read_folder(path, publisher=publisher, address=address, licence=licence, columns=roles)
            else:
                data = path.read_bytes()
                log = read_log(data, path.name, publisher=publisher, address=address, licence=licence, columns=roles)
        except AnswerableError as error:
            show_error(error)
            refused = refused or error.exit
            continue
        missed += len(log.not_understood)
        _print(path, log) if as_json else _show(_console(), path, log)
    sys.exit(refused or int(missed > 0))


def _roles(columns: Iterable[str]) -> Mapping[str, str]:
    found = {}
    for one in columns:
        heading, is_said, role = one.rpartition("=")
        if not is_said:
            raise click.UsageError(f"--column takes a heading and its role, as in “Enquiry=question”; this is “{one}”.")
        found[heading.strip()] = role.strip()
    return found


def entry_values(entry: LogEntry) -> dict[str, object]:
    """An entry as JSON."""
    return {
        "question": entry.question,
        "answer": entry.answer,
        "outcome": entry.outcome.value,
        "provisions": list(entry.provisions),
        "publisher": entry.publisher,
        "address": entry.address,
        "licence": entry.licence,
        "on": entry.on.isoformat() if entry.on else "",
        "request": entry.request,
        "reference": entry.reference,
        "number": entry.number,
        "place": entry.place,
    }


def _print(path: Path, log: Log) -> None:
    for entry in log.entries:
        _line({"file": str(path), **entry_values(entry)})
    for one in log.not_understood:
        _line(
            {"file": str(path), "not_understood": {"place": one.place, "what": one.what, "why": one.why, "do": one.do}}
        )


def _line(values: dict[str, object]) -> None:
    sys.stdout.buffer.write((json.dumps(values, ensure_ascii=False) + "\n").encode())
    sys.stdout.flush()


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


def _show(console: Console, path: Path, log: Log) -> None:
    """A file on one screen: what it is, its columns, how much of it was understood, the first entries, what was not."""
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(path.name)}[/bold]  {escape(log.form)}")
    frame = Table.grid(padding=(0, 2))
    for name, words in _frame(log):
        frame.add_row(f"  {name}", escape(words))
    console.print(frame)
    if log.entries:
        table = Table(box=None, padding=(0, 2), show_edge=False, header_style="dim")
        for heading in ("Place", "Question", "Answer", "Outcome", "Rests on"):
            table.add_column(heading)
        for entry in log.entries[:_SHOWN]:
            outcome = entry.outcome.value.replace("_", " ")
            table.add_row(*map(escape, (entry.place, _short(entry.question), _short(entry.answer), outcome, ", ".join(entry.provisions))))  # fmt: skip
        console.print(table)
        if len(log.entries) > _SHOWN:
            console.print(f"  and {len(log.entries) - _SHOWN:,} more")
    for one in log.not_understood[:_MISSED]:
        console.print(f"  [bold]Not understood[/bold]  {escape(one.place)}: {escape(one.what)}" if one.place else f"  [bold]Not understood[/bold]  {escape(one.what)}")  # fmt: skip
        console.print(f"    why  {escape(one.why)}\n    do   {escape(one.do)}")
    if len(log.not_understood) > _MISSED:
        console.print(f"  and {len(log.not_understood) - _MISSED:,} more that were not understood; --json lists them")
    console.print()


def _frame(log: Log) -> list[tuple[str, str]]:
    outcomes = Counter(entry.outcome.value.replace("_", " ") for entry in log.entries)
    days = sorted(entry.on for entry in log.entries if entry.on)
    rows = (
        ("Columns", ", ".join(f"{heading} → {role or 'not read'}" for heading, role in log.columns.items())),
        (
            "Entries",
            f"{len(log.entries):,}"
            + (f", and {len(log.not_understood):,} not understood" if log.not_understood else ""),
        ),
        ("Publisher", _most(entry.publisher for entry in log.entries)),
        ("Licence", _most(entry.licence for entry in log.entries)),
        ("Days", f"{days[0]:%-d %B %Y} to {days[-1]:%-d %B %Y}" if days else ""),
        ("Outcomes", ", ".join(f"{name} {count:,}" for name, count in outcomes.most_common())),
    )
    return [(name, words) for name, words in rows if words]


def _most(names: Iterable[str]) -> str:
    """The names that entries have, the most common first."""
    counted = [name or "not said" for name, _ in Counter(names).most_common(4)]
    return "" if counted == ["not said"] else ", ".join(counted)


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _WIDE else f"{line[: _WIDE - 1].rstrip()}…"
