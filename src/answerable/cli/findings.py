"""How findings are printed: as a linter prints them, calm at 80 columns and without colours when piped."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from answerable.letters import Gathered, gather, summary

if TYPE_CHECKING:
    from answerable.letters import Checked, NotLookedAt

_COLOURS = {
    "breach": "red",
    "likely breach": "yellow",
    "departure": "yellow",
    "likely departure": "yellow",
    "look here": "cyan",
}
_QUOTED = 140  # characters of the place that are shown
_INDENT = " " * 4


def show(checked: Sequence[Checked], *, page: str = "") -> None:
    """Every letter's findings, the gravest first; then a line that sums them up."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 96)
    for one in checked:
        gathered = gather(one.findings)
        for found in gathered:
            _show_finding(one, found, width)
        _show_unlooked(one.not_looked_at, width)
        label = _label(one, gathered)
        click.echo(f"{click.style(one.name, bold=True)}: {label[0].lower()}{label[1:]}.")
    if page:
        click.echo(f"The letter beside its findings: {page}")


def _label(checked: Checked, gathered: Sequence[Gathered]) -> str:
    if checked.is_request:
        return "This is a request; letters are checked"
    return summary(gathered, is_looked_at=checked.is_looked_at)


def _show_finding(checked: Checked, found: Gathered, width: int) -> None:
    first = found.first
    shown = click.style(found.label, fg=_COLOURS.get(found.label), bold=found.label == "breach")
    click.echo(f"{checked.head(found.spans[0])}  {click.style(first.rule, bold=True)}  {shown}{_where(found)}")
    if not found.is_whole:
        words = textwrap.shorten(found.spans[0].of(checked.reading.text), _QUOTED, placeholder=" …")
        _wrapped(f"“{words}”", width, dim=True)
    _wrapped(first.says, width)
    _wrapped(f"{first.authority}. {first.why}", width, label="why")
    if first.waived:
        _wrapped(f"by {first.waived.by}: {first.waived.reason}", width, label="kept")
    elif first.suggest:
        _wrapped(first.suggest.says, width, label="mend")
    click.echo()


def _where(found: Gathered) -> str:
    return click.style(f"  {found.where}", dim=True) if found.where else ""


def _wrapped(words: str, width: int, *, label: str = "", dim: bool = False) -> None:
    start = f"{_INDENT}{label:<6}" if label else _INDENT
    after = _INDENT + " " * 6 if label else _INDENT
    for line in textwrap.wrap(words, width, initial_indent=start, subsequent_indent=after):
        click.echo(click.style(line, dim=True) if dim else line)


def _show_unlooked(rules: Iterable[NotLookedAt], width: int) -> None:
    by_reason = sorted(rules, key=lambda one: one.why)
    for why, group in groupby(by_reason, key=lambda one: one.why):
        codes = ", ".join(one.rule for one in group)
        _wrapped(f"not looked at: {codes} ({why})", width, dim=True)
    if by_reason:
        click.echo()
