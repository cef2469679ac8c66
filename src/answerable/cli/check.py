"""answerable check: what a letter lacks, by which law, how sure that is, and how to mend it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from answerable.cli import print_json
from answerable.errors import NotALetterLine

if TYPE_CHECKING:
    from answerable.casefile import Authority
    from answerable.letters import Checked, Facts, Reading

_FILE = click.Path(path_type=Path)


def _known_codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes and families given, where each fits a rule; a usage error with the nearest code where one does not."""
    from difflib import get_close_matches

    from answerable.letters import CODES

    for code in given:
        plain = code.upper().replace("-", "")
        if not plain or not any(known.startswith(plain) for known in CODES):
            known = (*CODES, *dict.fromkeys(code[:2] for code in CODES))
            near = get_close_matches(plain, known, n=1, cutoff=0)
            raise click.BadParameter(f"no rule or family “{code}”; the nearest is {near[0]}.")
    return given


_LINES = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command()
@click.argument("files", nargs=-1, type=_FILE, metavar="[FILE | -]...")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day the request was received.")
@click.option("--authority", type=_FILE, help="The authority's folder: its profile and earlier letters.")
@click.option(
    "--select", multiple=True, metavar="CODE", callback=_known_codes, help="Only these rules or families: RV01, NC."
)
@click.option("--ignore", multiple=True, metavar="CODE", callback=_known_codes, help="Not these rules or families.")
@click.option("--truncated", is_flag=True, help="The text is known to stop before its end.")
@click.option("--log-entry", is_flag=True, help="The text is a page or register, not the letter itself.")
@click.option("--jsonl", "lines", type=_LINES, help="A file of letters, {id, text, truncated} a line.")
@click.option(
    "--html",
    "page",
    type=click.File("w", "utf-8", lazy=True),
    help="Write the letters beside their findings to this file.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    files: tuple[Path, ...],
    received: datetime | None,
    authority: Path | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    truncated: bool,
    log_entry: bool,
    lines: Path | None,
    page: TextIO | None,
    as_json: bool,
) -> None:
    """Check letters against the duties they must meet. Exits 1 where a breach is sure.

    For example: answerable check response.docx --received 2026-03-02
    """
    facts = _facts(received, authority, log_entry)
    if lines:
        _print_lines(_check_lines(lines, facts, select, ignore))
        return
    if not files:
        raise click.UsageError("Name a letter to check, or --jsonl with a file of letters.")
    texts = ((str(path), _text(path)) for path in files)
    checked = [_check(name, text, facts, select, ignore, truncated=truncated) for name, text in texts]
    if page:
        from answerable.letters import to_page

        page.write(to_page(checked))
    if as_json:
        print_json([one.as_dict() for one in checked])
    else:
        from answerable.cli.findings import show

        show(checked, page=page.name if page else "")
    sys.exit(1 if any(one.stops for one in checked) else 0)


def _facts(received: datetime | None, authority: Path | None, log_entry: bool) -> Facts:
    from answerable.letters import Facts

    profile, earlier = _known_of(authority) if authority else (None, ())
    return Facts(
        received_on=received.date() if received else None,
        authority=profile,
        earlier=earlier,
        log_entry=log_entry or None,  # unsaid: judged by the text
    )


def _known_of(path: Path) -> tuple[Authority, tuple[Reading, ...]]:
    """The authority's profile and its earlier letters, read."""
    from answerable.documents import document_at
    from answerable.letters import read
    from answerable.registers import open_folder

    folder = open_folder(path)
    return folder.profile, tuple(read(document_at(letter).text) for letter in folder.letters)


def _text(path: Path) -> str:
    from answerable.documents import document_at, text_of

    if str(path) == "-":
        return text_of(data=sys.stdin.buffer.read(), name="-").text
    return document_at(path).text


def _check(
    name: str, text: str, facts: Facts, select: tuple[str, ...], ignore: tuple[str, ...], *, truncated: bool
) -> Checked:
    from answerable.letters import check_text

    today = date.today()
    return check_text(text, name=name, facts=facts, on=today, truncated=truncated, select=select, ignore=ignore)


def _check_lines(
    path: Path, facts: Facts, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Iterator[dict[str, object]]:
    """The findings of each letter of a file, in its order."""
    from answerable.letters import finding_values

    with path.open(encoding="utf-8") as letters:
        for number, line in enumerate(letters, 1):
            if line.strip():
                id_, text, cut = _letter(line, path, number)
                checked = _check("", text, facts, select, ignore, truncated=cut)
                yield {"id": id_, "findings": [finding_values(one, text=text) for one in checked.findings]}


def _letter(line: str, path: Path, number: int) -> tuple[str | int, str, bool]:
    """The letter of a line: id, text, and whether it is cut. Refuses a line without (NotALetterLine)."""
    try:
        letter = json.loads(line)
        text = letter["text"]
        return letter["id"], text if isinstance(text, str) else "", bool(letter.get("truncated"))
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotALetterLine(name=path.name, line=number, fault=f"{type(fault).__name__}: {fault}") from fault


def _print_lines(values: Iterator[dict[str, object]]) -> None:
    for value in values:
        sys.stdout.buffer.write((json.dumps(value, ensure_ascii=False) + "\n").encode())
    sys.stdout.flush()
