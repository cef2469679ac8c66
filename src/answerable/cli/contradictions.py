"""answerable contradictions: a file of pairs of answers in, whether each pair can stand and why out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answerable.cli.line_faults import FAULTS, day_of, in_words, outcome_of

if TYPE_CHECKING:
    from rich.console import Console

    from answerable.answers import Said, Verdict

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--json", "as_json", is_flag=True, help="Print {id, label, why}, one pair a line.")
def command(file: Path, as_json: bool) -> None:
    """Say of pairs of answers, an earlier and a present one, whether both can stand.

    Each line of the file: {"id", "earlier": {"question", "answer", "outcome", "date"}, "now": {"question", "answer",
    "outcome"}}; either may have "provisions" and "changed", lists of what it rests on and of what has changed since in
    the registers behind it. The label is contradicts, consistent, different_subject or changed_facts.

    For example: answerable contradictions pairs.jsonl --json
    """
    from answerable.answers import compare

    console = None if as_json else _console()
    for name, earlier, now in _pairs(file):
        verdict = compare(earlier=earlier, now=now)
        if console is None:
            found = {"id": name, "label": verdict.label, "why": verdict.why}
            sys.stdout.buffer.write((json.dumps(found, ensure_ascii=False) + "\n").encode())
        else:
            _show(console, name, earlier, now, verdict)
    sys.stdout.flush()


def _pairs(path: Path) -> Iterator[tuple[str | int, Said, Said]]:
    """The pairs of a file, in its order. Refuses a line without one (NotAPairLine)."""
    from answerable.errors import NotAPairLine

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                pair = json.loads(line.rstrip())
                yield pair["id"], _said(pair["earlier"]), _said(pair["now"])
            except FAULTS as fault:
                raise NotAPairLine(name=path.name, line=number, fault=in_words(fault)) from fault


def _said(values: dict[str, Any]) -> Said:
    from answerable.answers import Said

    return Said(
        str(values["question"]),
        str(values["answer"]),
        outcome_of(values["outcome"]),
        day_of(values.get("date")),
        tuple(values.get("provisions", ())),
        tuple(values.get("changed", ())),
    )


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False)


_NAMES = {
    "contradicts": "These two cannot both stand",
    "consistent": "Both can stand",
    "different_subject": "They answer different questions",
    "changed_facts": "The facts have changed since",
}


def _show(console: Console, name: str | int, earlier: Said, now: Said, verdict: Verdict) -> None:
    """A pair side by side, and the reason under it."""
    from rich.markup import escape
    from rich.table import Table

    console.print(f"[bold]{escape(str(name))}[/bold]  {_NAMES[verdict.label]}")
    table = Table(box=None, padding=(0, 2), show_edge=False, header_style="dim", expand=True)
    for said, heading in ((earlier, "Earlier"), (now, "Now")):
        table.add_column(f"{heading}{f', {said.on:%-d %B %Y}' if said.on else ''}", ratio=1)
    table.add_row(f"[dim]{escape(earlier.question)}[/dim]", f"[dim]{escape(now.question)}[/dim]")
    table.add_row(escape(earlier.answer), escape(now.answer))
    console.print(table)
    console.print(f"  Why: {escape(verdict.why)}\n")
