"""answerable match: what was asked before that is like a request."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from answerable.cli.line_faults import FAULTS, in_words

if TYPE_CHECKING:
    from answerable.answers import Item, Match

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_COUNT = click.IntRange(1, 1000)


@click.command()
@click.option("--corpus", required=True, type=_FILE, help="Earlier requests and letters, {id, text} a line.")
@click.option(
    "--queries", required=True, type=_FILE, help="Requests, {id, query} a line; or one object, {queries: [...]}."
)
@click.option(
    "--vocabulary",
    "more",
    multiple=True,
    type=_FILE,
    help="More words for the same thing, as TOML. Again for each file.",
)
@click.option("--most", default=10, show_default=True, type=_COUNT, help="How many matches a request has at most.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print {id, matches: [{id, score, kind, why}]}, one request a line."
)
def command(corpus: Path, queries: Path, more: tuple[Path, ...], most: int, as_json: bool) -> None:
    """Find what was asked before that is like a request, in the same words or in others, and say why.

    A match is “same” where it asks the same thing about the same time, else “related”. A request that stands in the
    corpus itself does not find itself. With the extra “meaning” sentences are compared by their meaning too; without
    it by their words and the vocabulary.

    For example: answerable match --corpus letters.jsonl --queries requests.jsonl --json
    """
    from answerable.answers import Matcher

    asked = tuple(_queries(queries))
    matcher = Matcher(_items(corpus), more=more)
    for name, query in asked:
        found = matcher.match(query, without=frozenset([name]), most=most)
        if as_json:
            rows = [{"id": one.id, "score": one.score, "kind": one.kind, "why": one.why} for one in found]
            sys.stdout.buffer.write((json.dumps({"id": name, "matches": rows}, ensure_ascii=False) + "\n").encode())
        else:
            _show(name, found)
    sys.stdout.flush()


def _items(path: Path) -> Iterator[Item]:
    """The letters of a file. Refuses a line without one (NotALetterLine)."""
    from answerable.answers import item_of
    from answerable.errors import NotALetterLine

    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    letter = json.loads(line)
                    name, text = str(letter["id"]), str(letter["text"])
                except FAULTS as fault:
                    raise NotALetterLine(name=path.name, line=number, fault=in_words(fault)) from fault
                yield item_of(text, id=name)


def _queries(path: Path) -> Iterator[tuple[str, str]]:
    """The requests of a file, in either form. Refuses one without id and query (NotARequestLine)."""
    from answerable.errors import NotARequestLine

    for number, request in _requests(path.read_bytes()):
        try:
            row = json.loads(request) if isinstance(request, bytes) else request
            yield str(row["id"]), str(row["query"])
        except FAULTS as fault:
            raise NotARequestLine(name=path.name, line=number, fault=in_words(fault)) from fault


def _requests(text: bytes) -> Iterator[tuple[int, Any]]:
    """The requests of one object that holds them all, else the lines; each with its number."""
    try:
        whole = json.loads(text)
    except ValueError:
        whole = None
    if isinstance(whole, dict) and isinstance(whole.get("queries"), list):
        yield from enumerate(whole["queries"], 1)
    else:
        yield from ((number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip())


def _show(name: str, found: tuple[Match, ...]) -> None:
    """A request and what is like it, each with its reason."""
    click.echo(f"{name}" if found else f"{name}: nothing like it")
    for one in found:
        click.echo(f"  {one.kind:<9}{one.id}  {one.score}")
        click.echo(f"           {one.why}")
