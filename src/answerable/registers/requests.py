"""The log of requests, statistical part: one row a financial year, with no requester in it."""

from __future__ import annotations

from datetime import date

from answerable.casefile import Held, Outcome
from answerable.registers.facts import Asked, Books, Clause, Fact, Stated
from answerable.registers.periods import spoken
from answerable.registers.phrases import listed
from answerable.registers.register import Field, Guard, Register, Section
from answerable.registers.values import Entry, Kept, Value

_COUNTS = {
    "foi": "requests under the Freedom of Information Act",
    "eir": "requests under the Environmental Information Regulations",
    "subject_access": "subject access requests",
    "answered_in_time": "requests under the Act and the Regulations answered in time",
    "internal_reviews": "internal reviews",
    "commissioner_complaints": "complaints to the Commissioner about requests",
    "refused_in_full": "requests refused in full",
    "refused_in_part": "requests refused in part",
    "about_messaging": "requests about messaging apps",
}
FIELDS = (
    Field("id", "Reference", is_required=True),
    Field("year", "Financial year", is_required=True),
    Field("first", "From", "date", is_required=True),
    Field("last", "To", "date", is_required=True),
    *(Field(name, label.capitalize(), "number") for name, label in _COUNTS.items()),
)

TERMS: dict[str, tuple[str, ...]] = {
    "foi-requests": (
        "foi|freedom_of_information|information|eir|subject_access|environmental_information|sar|dsar|access requests",
        "foi|freedom_of_information request",
        "requests ~ freedom_of_information|foi",
        "foia request*",
        "sars",
        "dsars",
        "foi|freedom_of_information|eir ~ complaint*|handl*|performance|statistic*|compliance|response*",
        "complaint* ~ foi|freedom_of_information|information_request*",
        "requests ~ under ~ act|foi|regulations",
    ),
    "count-requests": (
        "how_many|number_of|percentage|proportion ~ foi|information|access|review|subject_access requests|reviews|review|sars",
        "how_many|number_of requests",
    ),
    "sar": ("subject access", "sar|sars|dsar|dsars", "right of access"),
    "eir-requests": ("eir", "environmental information"),
    "in-time": (
        "20|twenty working",
        "in time",
        "on time",
        "statutory deadline|limit|timescale",
        "late",
        "overdue",
        "within ~ deadline|limit|days",
    ),
    "late-requests": ("late", "overdue", "outside ~ deadline|limit|days|timescale", "not ~ in|on time", "missed"),
    "reviews": ("internal review*",),
    "ico-complaints": ("complain* ~ ico|commissioner", "ico|commissioner ~ complaint*"),
    "refused-requests": ("refuse|refused|refusal*|rejected|withheld|denied|exempt*",),
    "refused-in-part": ("refuse*|withheld|exempt* ~ in_part|partly|partially", "partly|partially refused|withheld"),
    "about-messaging": (
        "requests ~ about|concerning|regarding|on|mention* ~ whatsapp|messaging",
        "whatsapp ~ requests",
    ),
}
ABOUT = {
    "foi-requests": 3.4,
    "refused-requests": 0.3,
    "count-requests": 2.5,
    "reviews": 2.0,
    "in-time": 0.3,
    "ico-complaints": 0.8,
    "about-messaging": 0.8,
}
_MEASURES = (
    ("sar", ("subject_access",)),
    ("reviews", ("internal_reviews",)),
    ("ico-complaints", ("commissioner_complaints",)),
    ("about-messaging", ("about_messaging",)),
    ("in-time", ("answered_in_time",)),
    ("refused-in-part", ("refused_in_part",)),
    ("refused-requests", ("refused_in_full", "refused_in_part")),
    ("eir-requests", ("eir",)),
)


def _years(asked: Asked, kept: Kept) -> tuple[Entry, ...]:
    """The financial years meant: those whose middle lies in the period asked about."""
    period = asked.period
    if period is None:
        return kept.entries
    return tuple(entry for entry in kept.entries if period.holds(_middle(entry)))


def _middle(entry: Entry) -> date | None:
    first, last = entry.day("first"), entry.day("last")
    return first + (last - first) / 2 if first and last else None


def figures(asked: Asked, books: Books, on: date) -> Stated:
    """The figure of each financial year; a period that is not whole financial years is not guessed at."""
    kept = books.kept("requests")
    years = _years(asked, kept)
    if not years:
        held = listed([entry.text("year") for entry in kept.entries])
        text = f"The published log is by financial year ({held}); {spoken(asked.period)} must be counted from the log itself."
        return Stated(text, None, (), (), Outcome.OPEN, Held.UNSTATED, ask=books.asks("requests"))
    received = [
        clause
        for clause in asked.clauses
        if clause.has("foi-requests", "count-requests") and not clause.has("in-time", "share")
    ]
    if len(asked.clauses) > 1 and received and asked.has("in-time"):
        return _both(asked, kept, years)
    wanted = list(dict.fromkeys(_measure(clause) for clause in asked.clauses if clause.has("how-many")))
    if len(wanted) > 1:
        return _each(wanted, kept, years, asked)
    names = next((found for concept, found in _MEASURES if asked.has(concept)), ("foi",))
    value: dict[str, Value] = {}
    for entry in years:
        value[entry.text("year")] = _figure(entry, names, asked)
    words = listed([_COUNTS[name] for name in names])
    if names == ("answered_in_time",) and asked.has("late-requests"):
        words = "requests under the Act and the Regulations answered late"
    only = next(iter(value.values())) if len(value) == 1 else value
    figures_said = ", ".join(f"{year} {number}" for year, number in value.items())
    text = f"{words[0].upper()}{words[1:]}, by financial year: {figures_said}."
    because = tuple(kept.basis(entry, f"{entry.text('year')}: {value[entry.text('year')]}") for entry in years)
    return Stated(text, only, tuple(entry.id for entry in years), because)


def _measure(clause: Clause) -> tuple[str, ...]:
    """What one clause wants counted."""
    return next((found for concept, found in _MEASURES if clause.has(concept)), ("foi",))


def _each(wanted: list[tuple[str, ...]], kept: Kept, years: tuple[Entry, ...], asked: Asked) -> Stated:
    """Several figures, each of every year."""
    value: dict[str, Value] = {}
    says = []
    for names in wanted:
        label = listed([_COUNTS[name] for name in names])
        each: dict[str, Value] = {entry.text("year"): _figure(entry, names, asked) for entry in years}
        value[label] = each if len(each) > 1 else next(iter(each.values()))
        said = ", ".join(f"{year} {number}" for year, number in each.items())
        says.append(f"{label[0].upper()}{label[1:]}, by financial year: {said}.")
    because = tuple(kept.basis(entry, entry.text("year")) for entry in years)
    return Stated(" ".join(says), value, tuple(entry.id for entry in years), because)


def _both(asked: Asked, kept: Kept, years: tuple[Entry, ...]) -> Stated:
    """The requests received and the share answered in time, of each year."""
    received: dict[str, Value] = {
        entry.text("year"): int((entry.number("foi") or 0) + (entry.number("eir") or 0)) for entry in years
    }
    in_time: dict[str, Value] = {entry.text("year"): _figure(entry, ("answered_in_time",), asked) for entry in years}
    said = "; ".join(f"{year}: {received[year]} received, {in_time[year]} answered in time" for year in received)
    text = f"Requests under the Act and the Regulations, by financial year, as the log is kept: {said}."
    because = tuple(kept.basis(entry, entry.text("year")) for entry in years)
    return Stated(
        text, {"received": received, "answered in time": in_time}, tuple(entry.id for entry in years), because
    )


def _figure(entry: Entry, names: tuple[str, ...], asked: Asked) -> Value:
    """A number of one year, or its share of the requests under the Act and the Regulations; late is what is left."""
    total = int(sum(entry.number(name) or 0 for name in names))
    whole = int((entry.number("foi") or 0) + (entry.number("eir") or 0))
    if names == ("answered_in_time",) and asked.has("late-requests"):
        total = whole - total
    if not asked.has("share"):
        return total
    return f"{round(100 * total / whole, 1)} per cent" if whole else None


REQUESTS = Register(
    name="requests",
    title="Log of requests",
    files=("requests.yaml",),
    sections=(Section("years", "id", FIELDS),),
    guards=(
        Guard(
            "more requests were answered in time than were received",
            "A proportion above the whole would be published.",
            "Correct answered_in_time, foi or eir.",
            lambda entry: (
                (entry.number("answered_in_time") or 0) <= (entry.number("foi") or 0) + (entry.number("eir") or 0)
            ),
        ),
    ),
    facts=(Fact("figures", ("How many requests were received in 2025/26?",), lambda a: True, figures, ()),),
    terms=TERMS,
    about=ABOUT,
)
