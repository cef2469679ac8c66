"""answerable explain: what a rule asks, why it matters, how to put a letter right, with examples."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator

import click

_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_LEAN = re.compile(r"(?<!\*)\*([^*]+)\*(?!\*)")
_FULL = re.compile(r"(^.{60,})\n(?=\w)", re.M)
_GAP = 2  # spaces between the columns of a table


@click.command()
@click.argument("codes", nargs=-1, required=True, metavar="CODE...")
def command(codes: tuple[str, ...]) -> None:
    """Print the page of a rule, or the list of a family's rules.

    For example: answerable explain NC03, or answerable explain NC
    """
    from answerable.letters import rule_page

    width = min(shutil.get_terminal_size((80, 24)).columns, 96)
    for place, page in enumerate([rule_page(code) for code in codes]):
        if place:
            click.echo()
        for line in printed(page, width=width):
            click.echo(line)


def printed(page: str, *, width: int) -> Iterator[str]:
    """A page of ours, written in Markdown, as lines for a terminal; its tables become columns."""
    for block in page.strip().split("\n\n"):
        lines = block.splitlines()
        if lines[0].startswith("#"):
            yield from _heading(block)
        elif lines[0].startswith("|"):
            rows = [line for line in lines if line.startswith("|")]
            yield from _table(rows, width)
        elif lines[0].startswith(">"):
            yield from _quoted(lines, width)
        else:
            yield from textwrap.wrap(_styled(" ".join(lines)), width)
        yield ""


def _heading(block: str) -> Iterator[str]:
    yield click.style(block.lstrip("# "), bold=True)


def _quoted(lines: list[str], width: int) -> Iterator[str]:
    """The words of a letter; a line that was broken only because it was full is joined to the next."""
    words = "\n".join(line.removeprefix(">").strip() for line in lines)
    for line in _FULL.sub(r"\1 ", words).split("\n"):
        yield from textwrap.wrap(line, width, initial_indent="  │ ", subsequent_indent="  │ ") or ["  │"]


def _styled(words: str) -> str:
    return _LEAN.sub(r"\1", _BOLD.sub(r"\1", _LINK.sub(r"\1", words)))


def _table(rows: list[str], width: int) -> Iterator[str]:
    cells = [[_styled(cell.strip()) for cell in row.strip("|").split("|")] for row in (rows[0], *rows[2:])]
    yield from columns(cells, width=width)


def columns(rows: list[list[str]], *, width: int) -> Iterator[str]:
    """Rows as columns, the widest of them narrowed until a line fits; the first row is the head."""
    wide = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
    while sum(wide) + _GAP * (len(wide) - 1) > width:
        wide[wide.index(max(wide))] -= 1
    for number, row in enumerate(rows):
        parts = [textwrap.wrap(cell, room) or [""] for cell, room in zip(row, wide, strict=True)]
        for at in range(max(map(len, parts))):
            cells = (part[at] if at < len(part) else "" for part in parts)
            line = (" " * _GAP).join(f"{cell:<{room}}" for cell, room in zip(cells, wide, strict=True)).rstrip()
            yield click.style(line, dim=True) if number == 0 else line
