"""What published answers did for people who were typing a request: by month, drawn, and the answers opened most."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from itertools import dropwhile

from answerable.desk.disclosure.entries import Answer
from answerable.desk.disclosure.queries import answers_at
from answerable.desk.memory.offers import Month, counted
from answerable.desk.returns.chart import Chart, Pair, chart


@dataclass(frozen=True, slots=True)
class Opened:
    """An answer that was opened: how often it was shown and opened. answer: None where it is published no more."""

    slug: str
    answer: Answer | None
    shown: int
    opened: int


@dataclass(frozen=True, slots=True)
class Offered:
    """The months since the first that is counted, the newest first; the day up to which they are; the answers opened most."""

    months: tuple[Month, ...]
    until: date
    answers: tuple[Opened, ...]
    chart: Chart


def offered(*, at: datetime) -> Offered:
    """The last twelve months."""
    found = counted(at=at)
    answers = answers_at([place for place, _, _ in found.answers])
    opened = tuple(Opened(place[0], answers.get(place), shown, count) for place, shown, count in found.answers)
    pairs = [_pair(month) for month in found.months]
    title = "Pages on which a published answer was opened, and from which no request came, by month"
    drawn = chart(pairs, title=title, whole="opened an answer", part="no request followed")
    since = dropwhile(lambda month: not month.pages, found.months)
    return Offered(tuple(since)[::-1], found.until, opened, drawn)


def _pair(month: Month) -> Pair:
    return Pair(f"{month.first_on:%b}", f"{month.first_on:%Y}", month.pages_opened, month.unasked)
