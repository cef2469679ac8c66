"""The figures of one quarter, by team and law, and how to tell cheaply whether they still stand.

Every case action ends by giving its case another version, so a quarter whose cases are as many, with the
same numbers and the same versions, has the same figures; those of open cases change with the day too, and
working days with a bank holiday that is proclaimed.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Count, QuerySet, Sum

from answerable.answers import CLOCKS
from answerable.casefile import Regime
from answerable.desk.cases.models import Case, Complaint, Question, Review
from answerable.desk.cases.queries.clocks import proclaimed, response_clock
from answerable.desk.cases.queries.counting import FIGURES, PROVISION, QUESTION, condition
from answerable.law import Holiday, calendar, calendar_of, clock

DAYS, QUESTIONS_OF = "days:", "questions-of:"
_REVIEWS = {
    "upheld": "review-upheld",
    "part": "review-part",
    "overturned": "review-overturned",
    "withdrawn": "review-withdrawn",
}
_COMPLAINTS = {
    "upheld": "complaint-upheld",
    "partly-upheld": "complaint-partly-upheld",
    "not-upheld": "complaint-not-upheld",
}
USUAL, LONGEST = 20, 40
_Found = defaultdict[tuple[int | None, str], Counter[str]]


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


def standing(quarters: Sequence[date]) -> dict[date, str]:
    """For each quarter what its figures rest on, in two queries, of which the one of cases reads an index alone."""
    first_on, last_on = min(quarters), quarter_end(max(quarters))
    days = Case.objects.filter(received_on__range=(first_on, last_on)).order_by().values_list("received_on")
    found = dict.fromkeys(quarters, (0, 0, 0))
    for day, count, versions, numbers in days.annotate(Count("id"), Sum("version"), Sum("id")):
        if (first := quarter_on(day)) in found:
            before = found[first]
            found[first] = (before[0] + count, before[1] + versions, before[2] + numbers)
    holidays = len(proclaimed())
    return {first: "/".join(map(str, (*sums, holidays))) for first, sums in found.items()}


def first_and_last() -> tuple[date, date] | None:
    """The earliest and the latest day of receipt there is."""
    days = Case.objects.order_by("received_on").values_list("received_on", flat=True)
    first = days.first()
    return (first, days.last() or first) if first else None


def cells(first_on: date, *, on: date) -> tuple[Cell, ...]:
    """The figures of the requests received in the quarter that begins on a day: six queries, however many there are."""
    cases = Case.objects.filter(received_on__range=(first_on, quarter_end(first_on)))
    found: _Found = defaultdict(Counter)
    counted = {f"n_{name.replace('-', '_')}": Count("id", filter=condition(name, on=on)) for name in FIGURES}
    for team, regime, *numbers in cases.values_list("team_id", "regime").annotate(**counted).order_by():
        found[team, regime].update({name: number for name, number in zip(FIGURES, numbers, strict=True) if number})
    _days(cases, found)
    _questions(cases, found)
    return _cells(found)


def challenges(first_on: date, last_on: date) -> dict[date, tuple[Cell, ...]]:
    """The reviews asked for and the complaints opened in a period, by quarter: three queries."""
    found: defaultdict[date, _Found] = defaultdict(lambda: defaultdict(Counter))
    holidays = proclaimed()
    reviews = Review.objects.filter(asked_on__range=(first_on, last_on)).order_by()
    for asked_on, team, regime, completed_on, outcome, count in reviews.values_list("asked_on", "case__team_id", "case__regime", "completed_on", "outcome").annotate(Count("id")):  # fmt: skip
        for name in _review_names(asked_on, completed_on, outcome, _working(regime, quarter_on(asked_on), holidays)):
            found[quarter_on(asked_on)][team, regime][name] += count
    complaints = Complaint.objects.filter(opened_on__range=(first_on, last_on)).order_by()
    for opened_on, team, regime, decided_on, result, count in complaints.values_list("opened_on", "case__team_id", "case__regime", "decided_on", "result").annotate(Count("id")):  # fmt: skip
        ended = _COMPLAINTS.get(result, "complaint-ended") if decided_on or result else "complaints-open"
        for name in ("complaints", ended):
            found[quarter_on(opened_on)][team, regime][name] += count
    return {quarter: _cells(cells_of) for quarter, cells_of in found.items()}


def _taken(after: date, until: date, days: Sequence[date]) -> int:
    """How many of these working days follow one day, up to another."""
    return bisect_right(days, until) - bisect_right(days, after)


def held_to(regime: str, *, on: date) -> str:
    """The limit that answers under a law are held to, with its place: "20 working days, FOIA s.10(1)"."""
    found = clock(response_clock(Regime(regime)), on=on)
    return f"{found.term}, {found.source}"


def _days(cases: QuerySet[Case], found: _Found) -> None:
    answered, holidays = cases.filter(answered_on__isnull=False).order_by(), proclaimed()
    rows = answered.values_list("team_id", "regime", "received_on", "answered_on").annotate(Count("id"))
    for team, regime, received_on, answered_on, count in rows:
        found[team, regime][
            f"{DAYS}{_taken(received_on, answered_on, _working(regime, quarter_on(received_on), holidays))}"
        ] += count


def _questions(cases: QuerySet[Case], found: _Found) -> None:
    """Outcomes question by question, and what was relied on, for questions and for requests as a whole."""
    rows = Question.objects.filter(case__in=cases.filter(answered_on__isnull=False)).order_by()
    here = rows.exclude(case__channel="import")
    for team, regime, outcome, count in here.values_list("case__team_id", "case__regime", "outcome").annotate(Count("id")):  # fmt: skip
        found[team, regime][f"{QUESTION}{outcome}"] += count
    relying = rows.exclude(provisions="").values_list("case__team_id", "case__regime", "case_id", "provisions")
    seen: set[tuple[int, str]] = set()
    for team, regime, case, provisions, count in relying.annotate(Count("id")):
        for provision in _with_sections(provisions):
            found[team, regime][f"{QUESTIONS_OF}{provision}"] += count
            if (case, provision) not in seen:
                found[team, regime][f"{PROVISION}{provision}"] += 1
        seen.update((case, provision) for provision in _with_sections(provisions))


def section_of(provision: str) -> str:
    """What statistics list a provision under: its section (foia.s40), or the exception of regulations (eir.r12.4.b)."""
    parts = provision.split(".")
    return ".".join(parts[: 4 if parts[0] in ("eir", "eisr") else 2])


def _with_sections(provisions: str) -> set[str]:
    return {*provisions.split(), *map(section_of, provisions.split())}


def _review_names(asked_on: date, completed_on: date | None, outcome: str, days: Sequence[date]) -> tuple[str, ...]:
    if completed_on is None:
        return "reviews", "reviews-open"
    taken = _taken(asked_on, completed_on, days)
    within = "reviews-20" if taken <= USUAL else "reviews-40" if taken <= LONGEST else "reviews-later"
    return "reviews", within, *([_REVIEWS[outcome]] if outcome in _REVIEWS else [])


def _cells(found: _Found) -> tuple[Cell, ...]:
    return tuple(Cell(team, regime, dict(counts)) for (team, regime), counts in found.items())


@lru_cache(maxsize=512)
def _working(regime: str, quarter: date, holidays: tuple[Holiday, ...]) -> list[date]:
    """Every working day of the calendar that a law counted by in a quarter, with the bank holidays proclaimed since the release."""
    return _every_day(calendar_of(CLOCKS[Regime(regime)], on=quarter).name, holidays)


@lru_cache(maxsize=32)
def _every_day(name: str, holidays: tuple[Holiday, ...]) -> list[date]:
    days = calendar(name).also(holidays)
    first, length = days.known_from, (days.expected_until - days.known_from).days + 1
    return [day for day in (first + timedelta(days=n) for n in range(length)) if days.is_working(day)]
