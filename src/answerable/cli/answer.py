"""answerable answer: a request in, a checked letter out, as files."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json, show_error
from answerable.errors import AnswerableError, BeforeReceipt

if TYPE_CHECKING:
    from answerable.answers import Answered
    from answerable.documents import Document
    from answerable.registers import AuthorityFolder

_PATH = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
REGIMES = ("foia", "eir", "foisa", "eisr")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option("--authority", type=_PATH, required=True, help="The folder of who answers: profile, registers, letters.")
@click.option("--out", type=_PATH, required=True, help="The folder to write to: one folder a request.")
@click.option("--received", type=_DAY, help="The day the request arrived. Without it: the day it was sent, or today.")
@click.option("--on", type=_DAY, help="The day of the letter. Without it: today.")
@click.option("--reference", default="", help="The case reference. Without it: the name of the file.")
@click.option("--regime", type=click.Choice(REGIMES), help="The law to answer under, where you have decided it.")
@click.option("--template", type=_PATH, help="Your own Word template for the letter.")
@click.option("--replace", is_flag=True, help="Write over a case that is there already.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    files: tuple[Path, ...],
    authority: Path,
    out: Path,
    received: datetime | None,
    on: datetime | None,
    reference: str,
    regime: str | None,
    template: Path | None,
    replace: bool,
    as_json: bool,
) -> None:
    """Answer requests from an authority's folder, and check the letters.

    A question that nothing answers stays open, names who should be asked, and makes the letter a draft.
    A file that cannot be read is said and the others go on. Ends with 1 where a letter is not ready to be
    approved, or with the number of the last error.

    For example: answerable answer request.eml --authority harrowmere --out out
    """
    from answerable.registers import check_folder, open_folder

    if reference and len(files) > 1:
        raise click.UsageError("One --reference cannot serve several files.")
    folder = open_folder(authority)
    if broken := check_folder(folder):
        for fault in broken:
            show_error(fault)
        sys.exit(broken[0].exit)
    options = Options(folder, out, received, on, reference, regime, template, replace, as_json)
    rows, failed = [], 0
    for path in files:
        try:
            rows.append(_answered(path, options))
        except AnswerableError as error:
            show_error(error)
            failed = error.exit
    if as_json:
        print_json(rows[0] if len(files) == 1 and rows else rows)
    sys.exit(failed or (0 if all(row["ready"] for row in rows) else 1))


@dataclass(frozen=True, slots=True)
class Options:
    """What one call asks for, the same for each of its files."""

    folder: AuthorityFolder
    out: Path
    received: datetime | None
    on: datetime | None
    reference: str
    regime: str | None
    template: Path | None
    replace: bool
    as_json: bool


def _answered(path: Path, options: Options) -> dict[str, object]:
    """One request answered, written and shown. Refuses a letter dated before the request arrived (BeforeReceipt)."""
    from answerable.answers import answer, receive
    from answerable.casefile import Regime
    from answerable.cli.case_files import save
    from answerable.cli.summary import show
    from answerable.documents import document_at

    document = document_at(path)
    day, source = _received(document, options)
    on = options.on.date() if options.on else date.today()
    if on < day:
        raise BeforeReceipt(file=path.name, on=f"{on:%-d %B %Y}", received=f"{day:%-d %B %Y}")
    received = receive(
        document,
        authority=options.folder.profile,
        received_on=day,
        reference=options.reference or _reference(path),
        regime=Regime(options.regime) if options.regime else None,
    )
    answered = answer(received, authority=options.folder, on=on)
    written = save(answered, out=options.out, template=options.template, replace=options.replace)
    if not options.as_json:
        show(answered, source=source, written=written)
    return _row(path, answered, source, written)


def _received(document: Document, options: Options) -> tuple[date, str]:
    """The day of receipt, and where it comes from: what was given, the message's date, the request's own, today."""
    from answerable.letters import read

    if options.received:
        return options.received.date(), ""
    if document.headers.sent_at:
        return document.headers.sent_at.date(), "the message's own date; give --received if it arrived later"
    if written := read(document.text).requested_on:
        return written.value, "the date written in the request; give --received if it arrived later"
    return date.today(), "taken to be today; give --received"


def _reference(path: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", path.stem).strip("-.") or "request"


def _row(path: Path, answered: Answered, source: str, written: tuple[Path, ...]) -> dict[str, object]:
    from answerable.casefile import to_json

    case = json.loads(to_json(answered.case))
    return {
        "file": str(path),
        "reference": answered.case.request.reference,
        "ready": answered.is_ready,
        "due_on": answered.deadline.due_on.isoformat(),
        "received": source or "given",
        "questions": case["request"].get("questions", []),
        "answers": case.get("answers", []),
        "notices": list(answered.notices),
        "cautions": list(answered.cautions),
        "faults": [fault.as_dict() for fault in answered.faults],
        "findings": [
            {
                "rule": one.rule,
                "level": one.level.value,
                "sure": one.sure,
                "questions": list(one.questions),
                "says": one.says,
            }
            for one in answered.findings
        ],
        "files": [str(one) for one in written],
    }
