"""The Commissioner's form for a breach, filled from its entry: each question with its answer, or that nothing is recorded.

The questions follow a copy of the form that others publish; those that stand here from memory say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from answerable.law import long_moment
from answerable.registers.breach_clock import is_late, running
from answerable.registers.breach_tracks import promised
from answerable.registers.periods import long_day
from answerable.registers.values import Entry

NOT_RECORDED = "Not recorded yet"
NOT_VERIFIED = "This question stands here from memory and is not verified: look at the form itself."
SOURCE = "The questions follow a copy of the form that others publish. That the form still asks them is not verified."
NO_PERSONAL_DATA = "The form asks that the personal data involved are not put into it."
DATA = {
    "Racial or ethnic origin": ("racial", "ethnic"), "Political opinions": ("political",),
    "Religious or philosophical beliefs": ("religious", "philosophical", "beliefs"), "Trade union membership": ("trade union",),
    "Sex life": ("sex life",), "Sexual orientation": ("sexual orientation",), "Gender reassignment": ("gender",), "Health": ("health",),
    "Basic personal identifiers": ("contact details", "basic", "names", "addresses"),
    "Identification data (user names, passwords)": ("identification", "password", "sign-in"),
    "Economic and financial": ("economic", "financial", "bank"), "Official documents": ("official documents", "identity document"),
    "Location": ("location",), "Genetic or biometric": ("genetic", "biometric"), "Criminal convictions, offences": ("criminal", "offence"),
    "Not yet known": ("not yet known", "not known"),
}  # fmt: skip
FROM_MEMORY = ("Gender reassignment",)
PEOPLE = {
    "Employees": ("employees", "staff"), "Users": ("users",), "Subscribers": ("subscribers",), "Students": ("students", "pupils"),
    "Customers or prospective customers": ("customers", "residents", "tenants"), "Patients": ("patients",), "Children": ("children",),
    "Vulnerable adults": ("vulnerable adults",), "Not yet known": ("not yet known", "not known"),
}  # fmt: skip
OTHER = "Other"


@dataclass(frozen=True, slots=True)
class Line:
    """One question of the form with its answer; empty where there is none. act: by which it is written down."""

    question: str
    answer: str
    act: str = "facts"
    is_verified: bool = True
    where: str = ""  # where it is written down, in words, where no act does it


@dataclass(frozen=True, slots=True)
class Part:
    """Questions that stand together."""

    heading: str
    lines: tuple[Line, ...]


def filled_in(entry: Entry, *, organisation: tuple[Line, ...] = (), at: datetime) -> tuple[Part, ...]:
    """The form as at a moment. What only cyber incidents are asked, and only late notices, is left out of others."""
    parts = [
        Part("Type of report", (_report_type(entry),)),
        Part("About the breach", tuple(_about(entry))),
        Part("Data and people", tuple(_data(entry))),
        Part("What may come of it", tuple(_consequences(entry))),
    ]
    if entry.text("category") == "cyber":
        parts.append(Part("Cyber incidents only", tuple(_cyber(entry))))
    parts.append(Part("What was done", tuple(_done(entry, at))))
    if organisation:
        parts.append(Part("The organisation", organisation))
    return tuple(parts)


def missing(parts: tuple[Part, ...]) -> tuple[Line, ...]:
    """The questions that nothing is recorded for."""
    return tuple(line for part in parts for line in part.lines if not line.answer)


def _report_type(entry: Entry) -> Line:
    is_first = entry.moment("commissioner.notified_at") is None
    return Line("Type of report", "Initial report" if is_first else f"Follow-up report, {entry.text('commissioner.reference') or 'reference not recorded'}", "notified")  # fmt: skip


def _about(entry: Entry) -> Iterator[Line]:
    yield Line("What has happened?", entry.text("summary") or entry.text("title"))
    yield Line(
        "How did it happen?", ", ".join(filter(None, [entry.text("cause"), entry.text("type"), entry.text("channel")]))
    )
    yield Line("How was it discovered?", entry.text("discovered_by"))
    yield Line("What was in place to prevent it?", entry.text("notice.measures_before"), "form")
    yield Line(
        "Was it caused by a cyber incident?", {"cyber": "Yes", "non-cyber": "No"}.get(entry.text("category"), "")
    )
    yield Line("When did it happen?", _span(entry))
    yield Line("When was it discovered?", _moment(entry.moment("aware_at")), "awareness")


def _data(entry: Entry) -> Iterator[Line]:
    for tick in _ticks(DATA, entry.names("data.types")):
        yield Line(f"Data: {tick[0]}", tick[1], is_verified=tick[0] not in FROM_MEMORY)
    yield Line("How many records?", _number(entry, "notice.records"), "form")
    yield Line("How many people could be affected?", _people(entry))
    for tick in _ticks(PEOPLE, entry.names("people_affected.types")):
        yield Line(f"People: {tick[0]}", tick[1])


def _consequences(entry: Entry) -> Iterator[Line]:
    yield Line("What may come of it for the people?", entry.text("notice.consequences"), "form")
    yield Line("How likely are significant consequences?", entry.text("notice.likelihood").capitalize(), "form")


def _cyber(entry: Entry) -> Iterator[Line]:
    yield Line(
        "Was the confidentiality, integrity or availability of the data affected?", ", ".join(entry.names("affects"))
    )
    yield Line("Impact on the organisation", entry.text("notice.impact").capitalize(), "form")
    yield Line("Time to recover", entry.text("notice.recovery").capitalize(), "form")


def _done(entry: Entry, at: datetime) -> Iterator[Line]:
    yield Line(
        "Had the staff member had data protection training in the last two years?",
        entry.text("staff.trained_in_last_two_years").capitalize(),
    )
    clock = running(entry, at=at)
    if is_late(entry) or (clock and clock.is_over):
        yield Line("Why is it reported after 72 hours?", entry.text("commissioner.delay_reasons"), "notified")
    done = [
        entry.text("containment.action"),
        *(row.text("what") for row in entry.rows("actions") if row.day("done_on")),
    ]
    yield Line("What has been done?", "; ".join(filter(None, done)))
    to_do = [row.text("what") for row in entry.rows("actions") if not row.day("done_on")]
    yield Line(
        "What will keep it from happening again?", "; ".join(filter(None, [*to_do, entry.text("lessons")])), "action"
    )
    yield Line("Have the people affected been told?", _told(entry), "tell")
    yield Line("Who else has been told?", ", ".join(entry.names("others_told")))
    if later := [f"{row.text('what')} by {long_day(due)}" for row in promised(entry) if (due := row.day("due"))]:
        yield Line("What will follow later?", "; ".join(later), "promise")


def _ticks(known: dict[str, tuple[str, ...]], named: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The boxes of a list that are ticked; what no box names comes under other. Nothing recorded: one line that says so."""
    if not named:
        yield "which kinds", ""
        return
    rest = list(named)
    for box, words in known.items():
        if hits := [name for name in named if any(word in name.lower() for word in words)]:
            yield box, f"Yes ({', '.join(hits)})"
            rest = [name for name in rest if name not in hits]
    if rest:
        yield OTHER, ", ".join(rest)


def _people(entry: Entry) -> str:
    known, most = _number(entry, "people_affected.number"), _number(entry, "people_affected.at_most")
    if known and most and known != most:
        return f"{known} ({entry.text('people_affected.number_is')}), at most {most}"
    return known or (f"Not known yet, at most {most}" if most else "")


def _told(entry: Entry) -> str:
    decision, basis = entry.text("told_people.decision"), entry.text("told_people.basis")
    if decision in ("", "undecided"):
        return ""
    day = entry.day("told_people.date")
    return ", ".join(filter(None, [decision.capitalize(), basis, long_day(day) if day else ""]))


def _span(entry: Entry) -> str:
    first, last = entry.day("occurred.first"), entry.day("occurred.last")
    if first and last and first != last:
        return f"{long_day(first)} to {long_day(last)}"
    day = first or last
    return long_day(day) if day else ""


def _moment(at: datetime | None) -> str:
    return long_moment(at) if at else ""


def _number(entry: Entry, name: str) -> str:
    number = entry.number(name)
    return "" if number is None else f"{number:,.0f}"
