"""What stands beside a question while it is answered: its part of the letter, and what the checks say of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from answerable.answers import Sentence
from answerable.casefile import Answer
from answerable.desk.cases import access
from answerable.desk.cases.queries.case import QuestionPage
from answerable.desk.cases.queries.known import whose
from answerable.desk.cases.queries.previews import Preview, Stop, written
from answerable.desk.people.actors import Actor
from answerable.letters import Finding, Paragraph


@dataclass(frozen=True, slots=True)
class Beside:
    """The paragraphs of one question, the findings about it and what stops it; and how the whole letter stands."""

    paragraphs: tuple[Paragraph, ...]
    findings: tuple[Finding, ...]
    stops: tuple[Stop, ...]
    whose: tuple[Sentence, ...]  # of the answer's words, where some are those of an earlier answer
    elsewhere: int  # findings and stops about other parts of the letter


def beside(page: QuestionPage, *, answer: Answer | None, on: date, by: Actor) -> Beside:
    """The letter's part for a question, with this answer in place of the saved one."""
    case = access.for_reading(page.head.reference, by=by)
    seen = written(case, on=on, answers={page.number: answer} if answer else None)
    findings = tuple(finding for finding in seen.findings if page.number in finding.questions)
    stops = tuple(stop for stop in seen.stops if page.number in stop.question.split(", ") and not stop.rule)
    rest = len(seen.findings) + sum(not stop.rule for stop in seen.stops) - len(findings) - len(stops)
    return Beside(_paragraphs(seen, page.number), findings, stops, whose(page.known, answer), max(rest, 0))


def _paragraphs(seen: Preview, number: str) -> tuple[Paragraph, ...]:
    return tuple(part for shown in seen.paragraphs if number in shown.questions for part in shown.paragraphs)
