"""answerable personal: what may be personal data in files, each with why, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.documents import Proposal

_DOCUMENTS = (".eml", ".msg", ".docx", ".pdf", ".html", ".htm")  # all else may be a captured chat
_AROUND = 40  # characters shown on either side


@click.command("personal")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--known", "names", multiple=True, metavar="NAME", help="A person known in the case; may be given again.")
@click.option("--own", multiple=True, metavar="WORDS", help="What the authority publishes of itself: nobody’s.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(files: tuple[Path, ...], names: tuple[str, ...], own: tuple[str, ...], as_json: bool) -> None:
    """What may be personal data in FILES: names, numbers, addresses and references, each with why.

    Reads mail, Word, PDF, web pages, text and captured chats. Nothing is taken out: a person accepts or refuses each.
    People found whole in one file are found in part in the files after it. What is not found may still be there.
    For example: answerable personal --known "Ada Wren" letter.docx "WhatsApp Chat with Bins.txt"
    """
    from answerable.documents import Known, find_personal

    known = Known(people=names, own=own)
    printed = []
    for path in files:
        text, senders = _read(path)
        known = replace(known, people=tuple(dict.fromkeys((*known.people, *senders))))
        found = find_personal(text, known=known)
        known = known.and_found(found)
        if as_json:
            printed.append({"name": path.name, "found": [dict(_plain(one)) for one in found]})
        else:
            _show(path.name, text, found)
    if as_json:
        print_json(printed)


def _read(path: Path) -> tuple[str, tuple[str, ...]]:
    """The words of a file, and of a captured chat who wrote in it: a message a line, with the name before it."""
    from answerable.documents import text_of
    from answerable.errors import NotACapture
    from answerable.records import Settings, open_capture

    if path.suffix.casefold() not in _DOCUMENTS:
        try:
            with path.open("rb") as file:
                records = open_capture(file, name=path.name, settings=Settings()).records()
                said = [(one.sender.name if one.sender else "", one.text) for one in records]
        except NotACapture:
            pass
        else:
            lines = (f"{name}: {text}" if name else text for name, text in said)
            return "\n".join(lines), tuple(dict.fromkeys(name for name, _ in said if name))
    return text_of(path.read_bytes(), name=path.name).text, ()


def _plain(one: Proposal) -> Iterator[tuple[str, str | int]]:
    yield from asdict(one).items()
    yield "key", one.key


def _show(name: str, text: str, found: tuple[Proposal, ...]) -> None:
    click.echo(f"{name}: {len(found) or 'nothing'} proposed")
    for one in found:
        before = " ".join(text[max(0, one.start - _AROUND) : one.start].split("\n")[-1:])
        after = text[one.end : one.end + _AROUND].split("\n")[0]
        click.echo(f"  {one.kind.label}: {before}[{' '.join(one.words.split())}]{after}")
        click.echo(
            f"    {one.certainty}: {one.why}{f' ({one.person})' if one.person and one.person != one.words else ''}"
        )
