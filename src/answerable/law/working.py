"""Working: a Deadline as lines for a person and as values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import wrap

from answerable.law.counting import uk_time
from answerable.law.deadlines import APART, Deadline, Doubt, Related, Step, long_day, utc

_DATE, _SAYS, _LABEL, _LONGEST = 21, 39, 9, 58


@dataclass(frozen=True, slots=True)
class _Line:
    label: str
    on: date
    says: str
    cite: str


def show_deadline(deadline: Deadline) -> str:
    """The deadline, its working line by line, how far the calendar is known, and what lies beside it."""
    working = [_Line(step.label, step.on, step.says, step.cite) for step in deadline.working]
    blocks = [(title, lines) for title, lines in _blocks(deadline) if lines]
    every = working + [line for _, lines in blocks for line in lines]
    dates = max([_DATE, *(len(_day(line.on)) + 2 for line in every)])
    says = max([_SAYS, *(min(len(line.says), _LONGEST) + 2 for line in every)])
    head, source = _head(deadline)
    lines = [f"{head:<{2 + _LABEL + dates + says}}{source}"]
    lines += (text for line in working for text in _rows(line, dates, says))
    if deadline.known_until:
        lines.append(f"calendar known to {long_day(deadline.known_until)}")
    for title, block in blocks:
        lines.append(title)
        lines += (text for line in block for text in _rows(line, dates, says))
    lines += (f"note: {note}" for note in deadline.notes)
    return "\n".join(line.rstrip() for line in lines)


def deadline_values(deadline: Deadline) -> dict[str, object]:
    """The deadline as plain values, ready for JSON."""
    waiting = deadline.waiting
    return {
        "clock": deadline.clock,
        "heading": deadline.heading,
        "received_on": deadline.received_on.isoformat(),
        "due_on": deadline.due_on.isoformat(),
        "due_at": utc(deadline.due_at) if deadline.due_at else None,
        "words_on": deadline.words_on.isoformat(),
        "cite": deadline.cite,
        "term": deadline.term,
        "by": deadline.by or None,
        "promptly": deadline.promptly or None,
        "working": [_step(step) for step in deadline.working],
        "also": [_related(related) for related in deadline.also],
        "unsettled": [_doubt(doubt) for doubt in deadline.unsettled],
        "arguable": [_doubt(doubt) for doubt in deadline.arguable],
        "waiting": waiting
        and {
            "since_on": waiting.since_on.isoformat(),
            "says": waiting.says,
            "cite": waiting.cite,
            "last_on": waiting.last_on.isoformat() if waiting.last_on else None,
        },
        "notes": list(deadline.notes),
        "known_until": deadline.known_until.isoformat() if deadline.known_until else None,
    }


def _head(deadline: Deadline) -> tuple[str, str]:
    day = f"{deadline.due_on:%A} {long_day(deadline.due_on)}"
    if deadline.waiting:
        since = deadline.waiting.since_on
        return f"waiting since {since:%A} {long_day(since)}", deadline.waiting.cite
    if deadline.due_at:
        return f"due {day}, {uk_time(deadline.due_at):%H:%M} ({utc(deadline.due_at)})", deadline.cite
    return (f"expected by {day}", deadline.by) if deadline.by else (f"due {day}", deadline.cite)


def _blocks(deadline: Deadline) -> Iterator[tuple[str, list[_Line]]]:
    waiting = deadline.waiting
    if waiting:
        without = [_Line("due", deadline.due_on, "had nothing been asked for", deadline.cite)]
        last = [_Line("last day", waiting.last_on, "for what is waited for", "")] if waiting.last_on else []
        yield "while waiting, no answer is due", without + last
    yield (
        "unsettled: work to the earliest",
        [_Line(APART, d.on, d.says, d.cite) for d in deadline.unsettled],
    )
    yield "arguable", [_Line(APART, d.on, _timed(d), d.cite) for d in deadline.arguable]
    yield (
        "also",
        [_Line("expected" if r.by else "due", r.due_on, r.heading, r.by or r.cite) for r in deadline.also],
    )


def _timed(doubt: Doubt) -> str:
    return f"{uk_time(doubt.at):%H:%M}, {doubt.says}" if doubt.at else doubt.says


def _rows(line: _Line, dates: int, says: int) -> Iterator[str]:
    first, *rest = wrap(line.says, says - 2) or [""]
    yield f"  {line.label:<{_LABEL}}{_day(line.on):<{dates}}{first:<{says}}{line.cite}"
    for more in rest:
        yield f"{'':<{2 + _LABEL + dates}}{more}"


def _day(on: date) -> str:
    return f"{on:%a} {on.day:>2} {on:%B %Y}"


def _step(step: Step) -> dict[str, object]:
    return {
        "on": step.on.isoformat(),
        "label": step.label,
        "number": step.number or None,
        "says": step.says,
        "cite": step.cite,
        "holiday": step.holiday or None,
        "parts": list(step.parts),
    }


def _doubt(doubt: Doubt) -> dict[str, object]:
    at = utc(doubt.at) if doubt.at else None
    return {"on": doubt.on.isoformat(), "at": at, "says": doubt.says, "cite": doubt.cite}


def _related(related: Related) -> dict[str, object]:
    return {
        "clock": related.clock,
        "heading": related.heading,
        "due_on": related.due_on.isoformat(),
        "cite": related.cite,
        "by": related.by or None,
    }
