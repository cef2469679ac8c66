"""Small matters of prose: dates, lists of numbers, sentences, and an officer's text in paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from answerable.casefile import Basis
from answerable.letters.letter import Paragraph, Role
from answerable.letters.writing.wording import table

_BULLET = re.compile(r"[-•*]\s+")
_WRAP = re.compile(r"[ \t]*(?<!\n)\n(?!\s*\n|\s*(?:[-•*]|\(?[a-z0-9]{1,3}[.)])\s)[ \t]*")
_CELL = re.compile(r"\s*\|\s*")


def day(on: date) -> str:
    """A date as letters write it: 3 March 2026."""
    return f"{on.day} {on:%B %Y}"


def listed(items: Sequence[str]) -> str:
    """Items as a list in a sentence: 1, 2 and 3."""
    *head, last = items
    return f"{', '.join(head)} and {last}" if head else last


def question_numbers(numbers: Sequence[str]) -> str:
    """The questions of those numbers in words: question 3; questions 1 and 2; questions 1 to 4 and 6."""
    runs: list[list[str]] = []
    for number in numbers:
        follows = runs and number.isdigit() and runs[-1][-1].isdigit() and int(number) == int(runs[-1][-1]) + 1
        if follows:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [part for run in runs for part in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]
    return f"question{'s' if len(numbers) > 1 else ''} {listed(parts)}"


def question_name(number: str) -> str:
    """The heading of a question: Question 3, Question 3(ii), Question (a); Part 2, question 1 for 2/1."""
    part, _, own = number.rpartition("/")
    shaped = re.sub(r"(?<![a-z])([a-z]+)", r"(\1)", own)
    return f"Part {part}, question {shaped}" if part else f"Question {shaped}"


def sentence(text: str) -> str:
    """A text that begins with a capital and ends as a sentence does."""
    text = ended(text)
    return text[:1].upper() + text[1:]


def ended(text: str) -> str:
    """A text that ends as a sentence does, its beginning as it was: an address keeps its small h."""
    text = text.strip()
    return text if not text or text[-1] in '.!?:…”")' else f"{text}."


def unwrapped(text: str) -> str:
    """A text without the line breaks that a mail program put in; those before a list item or a gap stay."""
    return _WRAP.sub(" ", text.strip())


def lower_first(text: str) -> str:
    """A heading inside a sentence: its first letter small, unless it begins with initials."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] == " " else text


def blocks(
    text: str, *, id_: str, questions: tuple[str, ...], because: tuple[Basis, ...] = (), duty: str = ""
) -> tuple[Paragraph, ...]:
    """An officer's text as paragraphs: a blank line parts them, "- " makes a list, "a | b" a table."""
    found = []
    for chunk in re.split(r"\n\s*\n", text.strip()):
        for role, lines in _runs(chunk.splitlines()):
            shaped = _shape(role, lines)
            found.append(Paragraph(id_, shaped[0], shaped[1], shaped[2], questions, duty=duty, because=because))
    return tuple(part for part in found if part.text or part.rows)


def flow(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs with those marked that run on after the one before, as flow.toml has it."""
    after = table("flow")
    found: list[Paragraph] = []
    for part in paragraphs:
        before = found[-1] if found else None
        joins = (
            before is not None
            and part.role is before.role is Role.TEXT
            and part.questions == before.questions
            and before.id in after.get(part.id, ())
        )
        found.append(replace(part, runs_on=True) if joins else part)
    return tuple(found)


def _runs(lines: list[str]) -> Iterator[tuple[Role, list[str]]]:
    for role, run in groupby((line.strip() for line in lines if line.strip()), key=_role):
        yield role, list(run)


def _role(line: str) -> Role:
    if _BULLET.match(line):
        return Role.BULLETS
    return Role.TABLE if "|" in line.strip("|") else Role.TEXT


def _shape(role: Role, lines: list[str]) -> tuple[Role, str, tuple[tuple[str, ...], ...]]:
    if role is Role.BULLETS:
        return role, "", tuple((_BULLET.sub("", line, count=1),) for line in lines)
    rows = tuple(tuple(_CELL.split(line.strip("| "))) for line in lines)
    if role is Role.TABLE and len(rows) > 1 and len({len(row) for row in rows}) == 1:
        return role, "", rows
    return Role.TEXT, "\n".join(lines), ()
