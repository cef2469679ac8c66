"""The figures of one quarter, by team and law, and how to tell cheaply whether they still stand.

Every case action ends by giving its case another version, so a quarter whose cases are as many, with the
same numbers and the same versions, has the same figures; those of open cases change with the day too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case as When
from django.db.models import Count, DateField, Sum, Value
from django.db.models import When as Where

from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.counting import FIGURES, condition

DAYS, QUESTION, QUESTIONS_OF = "days:", "question:", "questions-of:"
_REVIEWS = {"upheld": "review-upheld", "part": "review-part", "overturned": "review-overturned", "withdrawn": "review-withdrawn"}
_COMPLAINTS = {"upheld": "complaint-upheld", "partly-upheld": "complaint-partly-upheld", "not-upheld": "complaint-not-upheld"}
USUAL, LONGEST = 20, 40


@dataclass(frozen=True, slots=True)
class Cell:
    """Counts of the requests of one team under one law: figures by name, and days:17, provision:…, question:…"""

    team: int | None
    regime: str
    counts: Mapping[str, int]


def quarter_on(day: date) -> date:
    """The first day of the quarter that a day lies in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_end(first_on: date) -> date:
    """The last day of the quarter that begins on a day."""
    return quarter_on(first_on + timedelta(days=100)) - timedelta(days=1)


def standing(quarters: Sequence[date], *, on: date) -> dict[date, str]:
    """For each quarter what its figures rest on, in one query that reads an index alone."""
    if not quarters:
        return {}
    first_of = When(
        *(Where(received_on__range=(first, quarter_end(first)), then=Value(first)) for first in quarters),
        output_field=DateField(),
    )
    rows = (
        Case.objects.filter(received_on__range=(min(quarters), quarter_end(max(quarters))))
        .annotate(quarter=first_of)
        .values_list("quarter")
        .annotate(Count("id"), Sum("version"), Sum("id"))
        .order_by()
    )
    found = {first: "/".join(map(str, numbers)) for first, *numbers in rows}
    return {first: found.get(first, "0") for first in quarters}


def first_and_last() -> tuple[date, date] | None:
    """The earliest and the latest day of receipt there is."""
    days = Case.objects.order_by("received_on").values_list("received_on", flat=True)
    first = days.first()
    return (first, days.last() or first) if first else None


def cells(first_on: date, *, on: date) -> tuple[Cell, ...]:
    """The figures of the requests received in the quarter that begins on a day: five queries, however many there are."""
    cases = Case.objects.filter(received_on__range=(first_on, quarter_end(first_on)))
    found: dict[tuple[int | None, str], Counter[str]] = defaultdict(Counter)
    names = {name.replace("-", "_"): name for name in FIGURES}
    counted = {column: Count("id", filter=condition(name, on=on)) for column, name in names.items()}
    for row in cases.values("team_id", "regime").annotate(**counted).order_by():
        found[row["team_id"], row["regime"]].update({names[column]: row[column] for column in names if row[column]})
    _days(cases, found)
    _questions(cases, found)
    return tuple(Cell(team, regime, dict(counts)) for (team, regime), counts in found.items())


def _days(cases, found) -> None:  # type: ignore[no-untyped-def]
    answered = cases.filter(answered_on__isnull=False).order_by()
    rows = answered.values_list("team_id", "regime", "received_on", "answered_on").annotate(Count("id"))
    for team, regime, received_on, answered_on, count in rows:
        found[team, regime][f"{DAYS}{working_days(received_on, answered_on, regime)}"] += count
