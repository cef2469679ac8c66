"""How the pattern over many letters is printed: by rule, by team, by month, calm at 80 columns."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answerable.letters import Pattern, PatternRow

_HEADS = {
    "breach": ("", "breach"),
    "likely breach": ("likely", "breach"),
    "departure": ("", "depart."),
    "likely departure": ("likely", "depart."),
    "look here": ("look", "here"),
    "note": ("", "note"),
    "waived": ("", "waived"),
}


def show_pattern(pattern: Pattern) -> None:
    """The pattern as three tables, and what was left out of them."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 96)
    click.echo(click.style(_letters(pattern.whole.letters), bold=True) + f", {_share(pattern.whole)} a sure breach")
    if pattern.requests:
        click.echo(f"{_letters(pattern.requests, 'request')}, not checked")
    if pattern.unread:
        click.echo(f"{_letters(pattern.unread, 'file')}, not read")
    if pattern.rules:
        click.echo()
        for number, line in enumerate(_rules(pattern.rules, width)):
            click.echo(click.style(line, dim=True) if number < 2 else line)
    for heading, rows in (("Team", pattern.teams), ("Month", pattern.months)):
        if rows:
            click.echo()
            for number, line in enumerate(_groups(heading, rows, width)):
                click.echo(click.style(line, dim=True) if number == 0 else line)


def _rules(rows: Sequence[PatternRow], width: int) -> Iterator[str]:
    """A line a rule; a kind that nothing is of has no column, and nothing is shown as nothing."""
    labels = [label for label in _HEADS if any(row.counts.get(label) for row in rows)]
    name = max(12, width - 16 - 8 * len(labels))
    for place, first in enumerate(("", "Rule")):
        heads = "".join(f"{_HEADS[label][place]:>8}" for label in labels)
        letters = "letters" if first else ""
        yield f"{first:<6}{'':<{name}}{letters:>8}{heads}".rstrip()
    for row in rows:
        counts = "".join(f"{row.counts.get(label) or '':>8}" for label in labels)
        yield f"{row.key:<6}{_cut(row.name, name):<{name}}{row.letters:>8}{counts}".rstrip()


def _groups(heading: str, rows: Sequence[PatternRow], width: int) -> Iterator[str]:
    wide = min(max(len(row.key) for row in rows) + 2, width - 46)
    wide = max(wide, 10)
    yield f"{heading:<{wide}}{'letters':>8}{'sure breach':>14}        most often"
    for row in rows:
        share = f"{row.stopping} ({round(100 * row.stopping / row.letters)} %)" if row.stopping else "none"
        yield f"{_cut(row.key, wide):<{wide}}{row.letters:>8}{share:>14}        {', '.join(row.most)}".rstrip()


def _share(row: PatternRow) -> str:
    if not row.stopping:
        return "none with"
    return f"{row.stopping} ({round(100 * row.stopping / row.letters)} %) with"


def _letters(count: int, thing: str = "letter") -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"


def _cut(words: str, width: int) -> str:
    return words if len(words) < width else f"{words[: width - 2]}…"
