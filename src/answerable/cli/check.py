"""answerable check: what a letter lacks, by which law, how sure that is, and how to mend it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

from answerable.cli import Linter, print_json
from answerable.cli.letters_given import Given, letters_given, show_unread
from answerable.cli.line_faults import in_words
from answerable.errors import NotALetterLine

if TYPE_CHECKING:
    from answerable.casefile import Authority
    from answerable.letters import Checked, Facts, Joined, LetterWaiver, Pattern, Reading

_HOUSE = re.compile(r"HR\d{0,2}")  # an authority's own rules, whichever its profile has
_FILE = click.Path(path_type=Path)
_WRITTEN = click.File("w", "utf-8", lazy=True)


def _known_codes(_context: click.Context, _option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The codes and families given, one or several with commas; a usage error with the nearest where one fits none."""
    from difflib import get_close_matches

    from answerable.letters import CODES

    codes = tuple(code.strip() for some in given for code in some.split(",") if code.strip())
    if given and not codes:
        raise click.BadParameter("no rule and no family is named.")
    for code in codes:
        plain = code.upper().replace("-", "")
        if not plain or not (_HOUSE.fullmatch(plain) or any(known.startswith(plain) for known in CODES)):
            known = (*CODES, *dict.fromkeys(code[:2] for code in CODES))
            near = get_close_matches(plain, known, n=1, cutoff=0)
            raise click.BadParameter(f"no rule or family “{code}”; the nearest is {near[0]}.")
    return codes


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
    public_copy: bool
    attached: tuple[Path, ...]
    lines: Path | None
    page: TextIO | None
    as_summary: bool
    summary_csv: TextIO | None
    summary_svg: TextIO | None
    together: bool
    annotate: bool
    to: Path | None
    overwrite: bool
    sarif: TextIO | None
    watch: bool
    as_json: bool

    @property
    def wants_pattern(self) -> bool:
        """True where the pattern over the letters is printed or written."""
        return bool(self.as_summary or self.summary_csv or self.summary_svg)

    @property
    def is_sarif_printed(self) -> bool:
        """True where standard output is for SARIF alone."""
        return self.sarif is not None and self.sarif.name == "-"

    def refuse_mixtures(self) -> None:
        """Options that do not go together are a usage error."""
        if not self.files and not self.lines:
            raise click.UsageError("Name a letter to check, or --jsonl with a file of letters.")
        if (self.to or self.overwrite) and not self.annotate:
            raise click.UsageError("--to and --overwrite say where --annotate writes: add --annotate.")
        alone = [self.lines, self.page, self.wants_pattern, self.annotate, self.sarif, self.as_json]
        if self.watch and (any(alone) or Path("-") in self.files):
            raise click.UsageError(
                "--watch shows findings as files are saved, and goes with no other way to give them."
            )
        if self.attached and len(self.files) > 1 and not self.together:
            raise click.UsageError("--attached goes with one letter: name one file, or add --together.")
        if self.lines and (
            self.files or self.together or self.annotate or self.sarif or self.attached or self.truncated
        ):
            raise click.UsageError("--jsonl has its own lines of findings, and goes with none of the other ways.")
        if self.by and not self.waive:
            raise click.UsageError("--by says who waives: add --waive CODE=REASON.")


@click.command(cls=Linter)
@click.argument("files", nargs=-1, type=_FILE, metavar="[FILE | FOLDER | -]...")
@click.option("--received", type=click.DateTime(["%Y-%m-%d"]), help="The day the request was received.")
@click.option("--authority", type=_FILE, help="The authority's folder: its profile and earlier letters.")
@click.option(
    "--select",
    multiple=True,
    metavar="CODE[,CODE]",
    callback=_known_codes,
    help="Only these rules or families, with commas between them: RV01,NC.",
)
@click.option(
    "--ignore",
    multiple=True,
    metavar="CODE[,CODE]",
    callback=_known_codes,
    help="Not these rules or families, with commas between them: NC08,RV03.",
)
@click.option(
    "--waive",
    multiple=True,
    metavar="FILE.toml | CODE=REASON",
    help="Keep a finding, and say so: [[waiver]] entries with rule, by, reason and, where wanted, letter, words "
    "and on; or a rule's code and the reason, with --by.",
)
@click.option("--by", default="", metavar="NAME", help="Who waives, for --waive CODE=REASON.")
@click.option("--truncated", is_flag=True, help="The text is known to stop before its end.")
@click.option("--log-entry", is_flag=True, help="The text is a page or register, not the letter itself.")
@click.option("--public-copy", is_flag=True, help="The text is the copy for publication: look for people in it.")
@click.option(
    "--attached",
    multiple=True,
    type=_LINES,
    help="A file that goes with the letter: the letter may name it, and it is looked into for what it hides.",
)
@click.option(
    "--jsonl",
    "lines",
    type=_LINES,
    help="A file of letters, {id, text, truncated} a line: prints a line of findings for each, and ends with 0.",
)
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
@click.option(
    "--together",
    is_flag=True,
    help="Read the files as one letter, a cover with its annexes: what one lacks another may hold.",
)
@click.option(
    "--annotate",
    is_flag=True,
    help="Give each Word file back with the findings as comments at their words, as NAME.checked.docx beside it. "
    "Of several files those that are not Word's are told and counted.",
)
@click.option("--to", type=click.Path(path_type=Path, file_okay=False), help="The folder for what --annotate writes.")
@click.option("--overwrite", is_flag=True, help="Let --annotate write over copies that are there already.")
@click.option("--sarif", type=_WRITTEN, help="Write the findings to this file as SARIF 2.1.0; - prints them.")
@click.option("--watch", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(**options: Any) -> None:
    """Check letters against the duties they must meet.

    Exits 1 where a breach is sure and nobody has waived it; 2 where the command is used wrongly or something
    cannot be read; else 0. Of a folder every file in it and below is read, hidden ones apart. What cannot be
    read of many is told and counted, and the others are checked. A message is read with the answer attached to it.

    For example: answerable check response.docx --received 2026-03-02
    """
    asked = Asked(**options)
    asked.refuse_mixtures()
    waivers = _waivers(asked)
    facts = _facts(asked)
    if asked.lines:
        ids, letters = _check_lines(asked.lines, facts, asked)
        checked = _waived(letters, waivers)
        if asked.wants_pattern:
            sys.exit(_give(checked, Given(()), asked))
        _print_lines(zip(ids, checked, strict=True))
        return
    if asked.watch:
        from answerable.cli.watching import pause, watch

        watch(asked.files, lambda: _waived(_each(_letters(asked)[0], facts, asked), waivers), wait=pause)
        return
    sys.exit(_check_files(facts, waivers, asked))


def _check_files(facts: Facts, waivers: tuple[LetterWaiver, ...], asked: Asked) -> int:
    """Check the files that were named and give what was asked for; the number that the command ends with."""
    from answerable.cli.given_back import Copies, give_back

    letters, given = _letters(asked)
    alone = not (asked.page or asked.sarif)  # what else was asked for is given, whatever the files are
    copies = Copies.of(letters, to=asked.to, overwrite=asked.overwrite, alone=alone) if asked.annotate else None
    checked = _waived(_each(letters, facts, asked), waivers)
    exit_ = _give(checked, given, asked)
    if copies:
        give_back(letters, checked, copies, at=datetime.now(UTC))
    return exit_


def _letters(asked: Asked) -> tuple[list[Joined], Given]:
    """The letters that were named, one a file or one of all, and what could not be read."""
    from answerable.letters import joined

    given = letters_given(asked.files)
    if asked.together and given.documents:
        return [joined(given.documents)], given
    return [joined([one]) for one in given.documents], given


def _each(letters: Iterable[Joined], facts: Facts, asked: Asked) -> Iterable[Checked]:
    """The letters, checked."""
    from answerable.cli.looked_into import looked_into
    from answerable.letters import is_chosen, spread

    for one in letters:
        named = (*(one.attachments or ()), *(path.name for path in asked.attached))
        known = replace(facts, attachments=named if asked.attached else one.attachments, subject=one.subject)
        if is_chosen("PD04", select=asked.select, ignore=asked.ignore):
            known = replace(known, inspected=looked_into(one, attached=asked.attached))
        yield spread(_check(one.name, one.text, known, asked, asked.truncated), letter=one)


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

    letters, lost = waive(checked, waivers=waivers)
    for waiver in lost:
        click.echo(f"The waiver of {waiver.rule} by {waiver.by} matches no finding any more: take it out.", err=True)
    return letters


def _give(checked: tuple[Checked, ...], given: Given, asked: Asked) -> int:
    """Write and print what was asked for of these letters; the number that the command ends with."""
    from answerable.letters import pattern_of, to_chart, to_page

    pattern = pattern_of(checked, unread=len(given.unread)) if asked.wants_pattern else None
    if asked.page:
        asked.page.write(to_page(checked, unread=given.told))
    if asked.summary_csv and pattern:
        asked.summary_csv.write(pattern.as_csv())
    if asked.summary_svg and pattern:
        asked.summary_svg.write(to_chart(pattern))
    if asked.sarif:
        _write_sarif(asked.sarif, checked, given, asked)
    if not asked.is_sarif_printed:
        _print(checked, pattern if asked.as_summary else None, asked)
    show_unread(given)
    return 1 if any(one.stops for one in checked) else given.exit


def _print(checked: tuple[Checked, ...], pattern: Pattern | None, asked: Asked) -> None:
    """The pattern where it is asked for, else the findings: as JSON, or for a person."""
    if asked.as_json:
        print_json(pattern.as_dict() if pattern else [one.as_dict() for one in checked])
    elif pattern:
        from answerable.cli.pattern import show_pattern

        show_pattern(pattern)
    else:
        from answerable.cli.findings import show

        show(checked, page=asked.page.name if asked.page else "")


def _write_sarif(file: TextIO, checked: tuple[Checked, ...], given: Given, asked: Asked) -> None:
    from answerable.letters import chosen, to_sarif

    log = to_sarif(checked, rules=chosen(select=asked.select, ignore=asked.ignore), unread=given.told)
    file.write(json.dumps(log, ensure_ascii=False, indent=2) + "\n")


def _facts(asked: Asked) -> Facts:
    from answerable.letters import Facts

    profile, earlier = _known_of(asked.authority) if asked.authority else (None, ())
    return Facts(
        received_on=asked.received.date() if asked.received else None,
        authority=profile,
        earlier=earlier,
        log_entry=asked.log_entry or None,  # unsaid: judged by the text
        public_copy=asked.public_copy or None,
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
        raise NotALetterLine(name=path.name, line=number, fault=in_words(fault)) from fault


def _print_lines(checked: Iterable[tuple[str | int, Checked]]) -> None:
    from answerable.letters import finding_values

    for id_, one in checked:
        found = [finding_values(finding, text=one.reading.text) for finding in one.findings]
        value = {"id": id_, "findings": found}
        sys.stdout.buffer.write((json.dumps(value, ensure_ascii=False) + "\n").encode())
    sys.stdout.flush()
