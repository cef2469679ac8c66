"""How the law that an applicant quotes wrongly is printed, for split and read."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answerable.law import Misquote

_WIDTH = 100
_HEAD = "The law as it is quoted (the request stands all the same):"


def show_misquotes(found: Iterable[Misquote], *, text: str) -> None:
    """A line of the text each, with its place, and under it what the law says and where."""
    click.echo(f"\n{_HEAD}")
    for one in found:
        words = textwrap.shorten(text[one.start : one.end], 70, placeholder=" …")
        click.echo(f"  line {text.count(chr(10), 0, one.start) + 1}  “{words}”")
        says = f"{one.says} ({one.cite})" if one.cite not in one.says else one.says
        click.echo(textwrap.fill(says, _WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6))
