"""answerable answer: a request in, a checked letter out, as files."""

from __future__ import annotations

import json
import re
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from answerable.cli import print_json

if TYPE_CHECKING:
    from answerable.answers import Answered, Received
    from answerable.letters import Document
    from answerable.registers import AuthorityFolder

_PATH = click.Path(path_type=Path)
_DAY = click.DateTime(["%Y-%m-%d"])
REGIMES = ("foia", "eir", "foisa", "eisr")


@click.command()
@click.argument("files", nargs=-1, required=True, type=_PATH)
@click.option(
    "--authority", type=_PATH, required=True, help="The folder of who answers: profile, registers, letters."
)
@click.option("--out", type=_PATH, required=True, help="The folder to write to: one folder a request.")
@click.option(
    "--received", type=_DAY, help="The day the request arrived. Without it: the day it was sent, or today."
)
@click.option("--on", type=_DAY, help="The day of the letter. Without it: today.")
@click.option("--reference", default="", help="The case reference. Without it: the name of the file.")
@click.option(
    "--regime", type=click.Choice(REGIMES), help="The law to answer under, where you have decided it."
)
@click.option("--template", type=_PATH, help="Your own Word template for the letter.")
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
    as_json: bool,
) -> None:
    """Answer requests from an authority's folder, and check the letters.

    A question that nothing answers stays open, names who should be asked, and makes the letter a draft.
    Ends with 1 where a letter is not ready to be approved.

    For example: answerable answer request.eml --authority harrowmere --out out
    """
    from answerable.cli.case_files import save
    from answerable.cli.summary import show
    from answerable.letters import document_at
    from answerable.registers import open_folder

    if reference and len(files) > 1:
        raise click.UsageError("One --reference cannot serve several files.")
    folder = open_folder(authority)
    rows = []
    for path in files:
        document = document_at(path)
        day, source = _received(document, received)
        case = _receive(document, folder, day, reference or _reference(path), regime)
        answered = _answer(case, folder, on.date() if on else date.today())
        written = save(answered, out=out, template=template)
        rows.append(_row(path, answered, source, written))
        if not as_json:
            show(answered, source=source, written=written)
    if as_json:
        print_json(rows[0] if len(rows) == 1 else rows)
    sys.exit(0 if all(row["ready"] for row in rows) else 1)


def _received(document: Document, given: datetime | None) -> tuple[date, str]:
    """The day of receipt, and where it comes from."""
    if given:
        return given.date(), ""
    if document.headers.sent_at:
        return (
            document.headers.sent_at.date(),
            "taken from the message's own date; give --received if it arrived later",
        )
    return date.today(), "taken to be today; give --received"


def _reference(path: Path) -> str:
    return re.sub(r"[^\w.-]+", "-", path.stem).strip("-.") or "request"


def _receive(
    document: Document, folder: AuthorityFolder, day: date, reference: str, regime: str | None
) -> Received:
    from answerable.answers import receive
    from answerable.casefile import Regime

    law = Regime(regime) if regime else None
    return receive(document, authority=folder.profile, received_on=day, reference=reference, regime=law)


def _answer(received: Received, folder: AuthorityFolder, on: date) -> Answered:
    from answerable.answers import answer

    return answer(received, authority=folder, on=max(on, received.request.received_on))


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
