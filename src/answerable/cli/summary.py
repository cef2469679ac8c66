"""The one-screen summary of an answered request: when it is due, what is said to each question, what is missing."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from answerable.answers import Answered
    from answerable.casefile import Answer

OUTCOMES = {
    "disclosed": "give it",
    "partly_disclosed": "give part",
    "not_held": "not held",
    "refused": "withhold",
    "ncnd": "neither confirm nor deny",
    "already_accessible": "already published",
    "future_publication": "to be published",
    "cost_limit": "over the cost limit",
    "vexatious_or_repeated": "vexatious or repeated",
    "clarification": "ask what is meant",
    "referred_elsewhere": "held elsewhere",
    "not_a_foi_question": "outside the Act",
    "open": "open",
}
_LABEL = 10


def show(answered: Answered, *, source: str = "", written: tuple[Path, ...] = ()) -> None:
    """Print the summary, at most 100 columns wide and without colours when piped."""
    width = min(shutil.get_terminal_size((80, 24)).columns, 100)
    request = answered.case.request
    head = "  ".join(part for part in (request.reference, request.subject) if part)
    click.echo(click.style(head, bold=True) + f"  {answered.case.authority.name}")
    _line("received", f"{request.received_on:%A %-d %B %Y}" + (f" ({source})" if source else ""), width)
    _line("due", _due(answered), width)
    click.echo()
    for answer in answered.case.answers:
        _question(answered, answer, width)
    click.echo()
    for label, words in _rest(answered, written):
        _line(label, words, width)
    click.echo()


def _due(answered: Answered) -> str:
    due, on = answered.deadline, answered.case.issued_on
    late = f"; this letter, of {on:%-d %B}, is late" if on and on > due.due_on else ""
    return f"{due.due_on:%A %-d %B %Y}, {due.cite}{late}"


def _question(answered: Answered, answer: Answer, width: int) -> None:
    """The number and first words of a question; under it the outcome and what it rests on."""
    for question in answered.case.request.questions:
        if question.number in answer.questions:
            law = (
                f" [{question.regime.value.upper()}]"
                if question.regime is not answered.case.request.regime and question.regime
                else ""
            )
            words = textwrap.shorten(question.text, width - _LABEL - len(law), placeholder=" …")
            click.echo(f"  {question.number:<{_LABEL - 2}}{words}{law}")
    outcome = OUTCOMES[answer.outcome.value]
    rests = ", ".join(
        dict.fromkeys([*(g.provision.label for g in answer.grounds), *(b.ref for b in answer.because if b.ref)])
    )
    said = f"ask {answer.ask}" if answer.outcome.value == "open" and answer.ask else rests
    colour = "yellow" if answer.outcome.value == "open" else "green"
    words = f": {textwrap.shorten(said, width - _LABEL - len(outcome) - 2, placeholder=' …')}" if said else ""
    click.echo(" " * _LABEL + click.style(outcome, fg=colour) + words)


def _rest(answered: Answered, written: tuple[Path, ...]) -> Iterator[tuple[str, str]]:
    """What is missing, what to look at, what the check found, and where the files lie."""
    if answered.open:
        numbers = ", ".join(number for answer in answered.open for number in answer.questions)
        yield "missing", f"nothing here answers question {numbers}; the letter is a draft"
    for fault in answered.faults:
        yield "stops", fault.said
    for notice in answered.notices:
        yield "look", notice
    for caution in answered.cautions:
        yield "care", caution
    yield "check", _checked(answered)
    if written:
        yield "files", f"{written[0].parent}: {', '.join(path.name for path in written)}"


def _checked(answered: Answered) -> str:
    if answered.letter is None:
        return "no letter could be written"
    sure = [one for one in answered.findings if one.stops]
    if sure:
        return "; ".join(f"{one.rule} {one.says}" for one in sure)
    codes = ", ".join(dict.fromkeys(one.rule for one in answered.findings))
    return "no breach found" + (f"; look at {codes} in findings.json" if codes else "")


def _line(label: str, words: str, width: int) -> None:
    start = f"{label:<{_LABEL}}"
    click.echo(
        textwrap.fill(
            words,
            width,
            initial_indent=start,
            subsequent_indent=" " * _LABEL,
            break_on_hyphens=False,
            break_long_words=False,
        )
    )
