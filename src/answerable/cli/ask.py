"""answerable ask: what the registers and positions say to one question, or to a file of them."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answerable.answers import Proposal
    from answerable.registers import AuthorityFolder

BACK = 5  # how many questions before one it may be read with


@click.command("ask")
@click.argument("question", nargs=-1)
@click.option("--authority", type=click.Path(path_type=Path), help="The authority's folder of registers and positions.")
@click.option("--demo", "demo", help="A folder that comes with Answerable: harrowmere (the default) or eastmarsh.")
@click.option(
    "--jsonl",
    "lines",
    type=click.Path(path_type=Path),
    help="A file with {id, question} a line; - for standard input.",
)
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), help="The day of the request; today if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    question: tuple[str, ...],
    authority: Path | None,
    demo: str | None,
    lines: Path | None,
    on: datetime | None,
    as_json: bool,
) -> None:
    """What the authority's registers and positions say to QUESTION.

    Without --authority the invented council of Harrowmere answers. With --jsonl one JSON line is printed for each
    line read; a question that leans on the one before it is read with it. Exit code 1 where a question stays open.
    """
    if bool(question) == bool(lines):
        raise click.UsageError("Give one question in quotation marks, or --jsonl FILE.")
    folder = _folder(authority, demo)
    day = on.date() if on else date.today()  # the command line is where the day comes in
    if lines:
        sys.exit(_answer_lines(lines, folder, day))
    from answerable.answers import ask

    proposal = ask(" ".join(question), authority=folder, on=day)
    _print(proposal, as_json=as_json)
    sys.exit(int(proposal.outcome == "open"))


def _folder(authority: Path | None, demo: str | None) -> AuthorityFolder:
    from answerable.registers import DEMOS, open_folder

    if authority is not None:
        return open_folder(authority)
    name = demo or "harrowmere"
    if name not in DEMOS:
        raise click.UsageError(f"There is no demo folder {name}; there are: {', '.join(DEMOS)}.")
    return open_folder(DEMOS[name])


def _answer_lines(path: Path, folder: AuthorityFolder, on: date) -> int:
    """One JSON line for each line of the file; 1 where a question stays open or a line cannot be answered."""
    before: list[str] = []
    is_open = False
    for row in _read(path):
        answered = _answer_row(row, folder, on, before)
        before = [*before, row["question"]][-BACK:] if "question" in row else before
        is_open = is_open or answered["outcome"] == "open"
        click.echo(json.dumps({"id": row["id"], **answered}, ensure_ascii=False))
    return int(is_open)


def _answer_row(row: dict[str, str], folder: AuthorityFolder, on: date, before: list[str]) -> dict[str, object]:
    """What is said to one line; an open row that gives the fault where it cannot be answered."""
    from answerable.answers import ask
    from answerable.errors import AnswerableError

    if "problem" in row:
        return _unanswered(folder, row["problem"])
    try:
        return ask(row["question"], authority=folder, on=on, after=before).as_json()
    except AnswerableError as fault:
        return _unanswered(folder, str(fault))
    except Exception as fault:  # noqa: BLE001 - one line must not cost the rest of the file; its row tells the fault
        return _unanswered(folder, f"{type(fault).__name__}: {fault}")


def _unanswered(folder: AuthorityFolder, problem: str) -> dict[str, object]:
    from answerable.answers import Proposal
    from answerable.casefile import Held, Outcome
    from answerable.registers import Kind

    text = "This line could not be answered."
    row = Proposal(
        "", "outside", Kind.OUTSIDE, Outcome.OPEN, Held.UNSTATED, text, ask=folder.asks("other"), reasons=(problem,)
    )
    return {**row.as_json(), "error": problem}


def _read(path: Path) -> Iterator[dict[str, str]]:
    """The lines of the file; one that is no object with an id and a question comes with its problem instead."""
    from answerable.errors import BadQuestionLine

    text = sys.stdin.read() if str(path) == "-" else path.read_text("utf-8-sig")
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            problem = "" if isinstance(row, dict) else "it is no JSON object"
        except (ValueError, RecursionError) as fault:
            row, problem = {}, f"it is not JSON ({fault})"
        row = row if isinstance(row, dict) else {}
        if not problem and (not isinstance(row.get("question"), str) or "id" not in row):
            problem = "it has no id, or no question in words"
        if problem:
            yield {
                "id": row.get("id", f"line {number}"),
                "problem": str(BadQuestionLine(file=path.name, line=number, problem=problem)),
            }
        else:
            yield {"id": row["id"], "question": row["question"]}


def _print(proposal: Proposal, *, as_json: bool) -> None:
    if as_json:
        from answerable.cli import print_json

        print_json(proposal.as_json())
        return
    head = f"{proposal.register} · {proposal.kind.value} · {proposal.outcome.value} · held: {proposal.held.value}"
    if proposal.new:
        head += " · look here before it is used"
    rows = [
        ("", head),
        ("", proposal.text),
        ("entries", ", ".join(proposal.entries)),
        ("under", ", ".join(proposal.provisions)),
        ("where", proposal.where),
        ("ask", proposal.ask),
        ("because", "; ".join(proposal.reasons)),
        ("care", " ".join(proposal.cautions)),
    ]
    for label, words in rows:
        if words:
            click.echo(f"{label:<8} {words}" if label else words)
