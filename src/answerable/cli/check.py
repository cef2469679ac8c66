"""answerable check: what a letter lacks, by which law, how sure that is, and how to mend it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from answerable.cli import print_json
from answerable.cli.letters_given import Given, letters_given, show_unread
from answerable.errors import NotALetterLine

if TYPE_CHECKING:
    from answerable.casefile import Authority
    from answerable.letters import Checked, Facts, LetterWaiver, Reading

_FILE = click.Path(path_type=Path)
_WRITTEN = click.File("w", "utf-8", lazy=True)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked for: an attribute an option."""

    files: tuple[Path, ...]
    received: datetime | None
    authority: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    waive: tuple[str, ...]
    by: str
    truncated: bool
    log_entry: bool
    lines: Path | None
    page: TextIO | None
    as_summary: bool
    summary_csv: TextIO | None
    summary_svg: TextIO | None
    as_json: bool

    @property
    def wants_pattern(self) -> bool:
        """True where the pattern over the letters is printed or written."""
        return bool(self.as_summary or self.summary_csv or self.summary_svg)


@click.command()
@click.argument("files", nargs=-1, type=_FILE, metavar="[FILE | FOLDER | -]...")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day the request was received.")
@click.option("--authority", type=_FILE, help="The authority's folder: its profile and earlier letters.")
@click.option(
    "--select", multiple=True, metavar="CODE", callback=_known_codes, help="Only these rules or families: RV01, NC."
)
@click.option("--ignore", multiple=True, metavar="CODE", callback=_known_codes, help="Not these rules or families.")
@click.option(
    "--waive",
    "waive",
    multiple=True,
    metavar="FILE.toml | CODE=REASON",
    help="Keep a finding, and say so: [[waiver]] entries with rule, by, reason and, where wanted, letter, words "
    "and on; or a rule's code and the reason, with --by.",
)
@click.option("--by", default="", metavar="NAME", help="Who waives, for --waive CODE=REASON.")
@click.option("--truncated", is_flag=True, help="The text is known to stop before its end.")
@click.option("--log-entry", is_flag=True, help="The text is a page or register, not the letter itself.")
@click.option("--jsonl", "lines", type=_LINES, help="A file of letters, {id, text, truncated} a line.")
@click.option(
    "--html",
    "page",
    type=_WRITTEN,
    help="Write the letters beside their findings to this file.",
)
@click.option(
    "--summary",
    "as_summary",
    is_flag=True,
    help="Print the pattern over the letters instead: by rule, by team and by month. A team is the first folder "
    "below the one that all the letters share; a month is that of the letter's own date.",
)
@click.option("--summary-csv", type=_WRITTEN, help="Write the pattern to this file as a table.")
@click.option("--summary-svg", type=_WRITTEN, help="Write the pattern to this file as a picture.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(**options: Any) -> None:
    """Check letters against the duties they must meet. Exits 1 where a breach is sure.

    Of a folder every file in it and below is read, hidden ones apart. What cannot be read of many is told and
    counted, and the others are checked; the command then exits 12, or 1 where a breach is sure.

    For example: answerable check response.docx --received 2026-03-02
    """
    asked = Asked(**options)
    waivers = _waivers(asked)
    facts = _facts(asked)
    if asked.lines:
        ids, letters = _check_lines(asked.lines, facts, asked)
        checked = _waived(letters, waivers)
        if asked.wants_pattern:
            sys.exit(_give(checked, Given(()), asked))
        _print_lines(zip(ids, checked, strict=True))
        return
    if not asked.files:
        raise click.UsageError("Name a letter to check, or --jsonl with a file of letters.")
    given = letters_given(asked.files)
    checked = _waived((_check(name, text, facts, asked, asked.truncated) for name, text in given.texts), waivers)
    sys.exit(_give(checked, given, asked))


def _waivers(asked: Asked) -> tuple[LetterWaiver, ...]:
    """The waivers that were given, of the rules that run."""
    if not asked.waive:
        return ()
    from answerable.cli.waivers_given import waivers_given
    from answerable.letters import is_chosen

    given = waivers_given(asked.waive, by=asked.by)
    return tuple(one for one in given if is_chosen(one.waiver.rule, select=asked.select, ignore=asked.ignore))


def _waived(checked: Iterable[Checked], waivers: tuple[LetterWaiver, ...]) -> tuple[Checked, ...]:
    """The letters with what was waived in them; a waiver that fits nothing in any of them is told."""
    from answerable.letters import waive

    letters, lost = waive(checked, waivers)
    for waiver in lost:
        click.echo(f"The waiver of {waiver.rule} by {waiver.by} matches no finding any more: take it out.", err=True)
    return letters


def _give(checked: tuple[Checked, ...], given: Given, asked: Asked) -> int:
    """Write and print what was asked for of these letters; the number that the command ends with."""
    from answerable.letters import pattern_of, to_chart, to_page

    pattern = pattern_of(checked, unread=len(given.unread)) if asked.wants_pattern else None
    if asked.page:
        asked.page.write(to_page(checked))
    if asked.summary_csv and pattern:
        asked.summary_csv.write(pattern.as_csv())
    if asked.summary_svg and pattern:
        asked.summary_svg.write(to_chart(pattern))
    if pattern and asked.as_summary:
        from answerable.cli.pattern import show_pattern

        print_json(pattern.as_dict()) if asked.as_json else show_pattern(pattern)
    elif asked.as_json:
        print_json([one.as_dict() for one in checked])
    else:
        from answerable.cli.findings import show

        show(checked, page=asked.page.name if asked.page else "")
    show_unread(given)
    return 1 if any(one.stops for one in checked) else given.exit


def _facts(asked: Asked) -> Facts:
    from answerable.letters import Facts

    profile, earlier = _known_of(asked.authority) if asked.authority else (None, ())
    return Facts(
        received_on=asked.received.date() if asked.received else None,
        authority=profile,
        earlier=earlier,
        log_entry=asked.log_entry or None,  # unsaid: judged by the text
    )


def _known_of(path: Path) -> tuple[Authority, tuple[Reading, ...]]:
    """The authority's profile and its earlier letters, read."""
    from answerable.documents import document_at
    from answerable.letters import read
    from answerable.registers import open_folder

    folder = open_folder(path)
    return folder.profile, tuple(read(document_at(letter).text) for letter in folder.letters)


def _check(name: str, text: str, facts: Facts, asked: Asked, truncated: bool) -> Checked:
    from answerable.letters import check_text

    return check_text(
        text,
        name=name,
        facts=facts,
        on=date.today(),
        truncated=truncated,
        select=asked.select,
        ignore=asked.ignore,
    )


def _check_lines(path: Path, facts: Facts, asked: Asked) -> tuple[list[str | int], list[Checked]]:
    """The ids and the letters of a file, in its order."""
    with path.open(encoding="utf-8") as lines:
        rows = [_letter(line, path, number) for number, line in enumerate(lines, 1) if line.strip()]
    return [id_ for id_, _, _ in rows], [_check(str(id_), text, facts, asked, cut) for id_, text, cut in rows]


def _letter(line: str, path: Path, number: int) -> tuple[str | int, str, bool]:
    """The letter of a line: id, text, and whether it is cut. Refuses a line without (NotALetterLine)."""
    try:
        letter = json.loads(line)
        text = letter["text"]
        return letter["id"], text if isinstance(text, str) else "", bool(letter.get("truncated"))
    except (ValueError, TypeError, KeyError, AttributeError) as fault:
        raise NotALetterLine(name=path.name, line=number, fault=f"{type(fault).__name__}: {fault}") from fault


def _print_lines(checked: Iterable[tuple[str | int, Checked]]) -> None:
    from answerable.letters import finding_values

    for id_, one in checked:
        found = [finding_values(finding, text=one.reading.text) for finding in one.findings]
        value = {"id": id_, "findings": found}
        sys.stdout.buffer.write((json.dumps(value, ensure_ascii=False) + "\n").encode())
    sys.stdout.flush()
