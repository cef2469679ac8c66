"""One request and who else was asked it: how they answered, by outcome and provision, and over which days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from statistics import median

from answerable.casefile import Outcome
from answerable.desk.disclosure.words import OUTCOMES, Cited, cited
from answerable.desk.memory.models import Earlier
from answerable.desk.memory.queries.logs import is_link

MOST = 2000  # answers that are read; beyond it the newest
FEW = 3  # authorities, below which half of them says nothing


@dataclass(frozen=True, slots=True)
class Cell:
    """How one authority answered one question. id: the answer in memory."""

    id: int
    outcome: str
    provisions: tuple[Cited, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One authority's letter: its days, and its answer to each question, None where it was not asked it."""

    publisher: str  # empty: us
    letter: str
    licence: str
    address: str
    asked_on: date | None
    answered_on: date | None
    cells: tuple[Cell | None, ...]

    @property
    def is_link(self) -> bool:
        """True where the address is one that a browser opens."""
        return is_link(self.address)

    @property
    def days(self) -> int | None:
        """From the day it was asked to the day it answered."""
        return (self.answered_on - self.asked_on).days if self.asked_on and self.answered_on else None


@dataclass(frozen=True, slots=True)
class Tally:
    """A word and in how many answers it stands. share: of the largest, 0 to 100, for a bar."""

    words: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Everyone who was asked the questions of a request."""

    rows: tuple[Asked, ...]
    outcomes: tuple[Tally, ...]
    provisions: tuple[Tally, ...]
    months: tuple[Tally, ...]  # of the answers: "March 2026"
    first: date | None
    last: date | None
    middle: int | None  # days from request to answer, of half of them

    @property
    def authorities(self) -> int:
        """How many others were asked."""
        return len({row.publisher for row in self.rows if row.publisher})


def elsewhere(wordings: Mapping[str, Iterable[int]], *, on: date, without: str = "") -> Elsewhere:
    """The letters with answers to these questions, the newest first. wordings: by question, its own and its round's.

    without: a letter of ours that is left out.
    """
    place: dict[int, list[int]] = {}  # of a wording, for a request may ask the same twice
    for at, key in enumerate(wordings):
        for wording in wordings[key]:
            place.setdefault(wording, []).append(at)
    found = (
        Earlier.objects.filter(wording__in=place, standing=None).select_related("log").exclude(log=None, letter=without)
    )
    answers = list(found.order_by("-answered_on", "-id")[:MOST])
    letters: dict[tuple[str, str], list[Earlier]] = {}
    for answer in answers:
        letters.setdefault((answer.publisher, answer.letter), []).append(answer)
    rows = tuple(_asked(own, place, len(wordings), on) for own in letters.values())
    days = [row.answered_on for row in rows if row.answered_on]
    taken = [row.days for row in rows if row.publisher and row.days is not None]
    theirs = [answer for answer in answers if answer.publisher]
    places = (cited(one, on=answer.answered_on or on) for answer in theirs for one in answer.provisions.split())
    return Elsewhere(
        rows=rows,
        outcomes=_tally(_outcome(answer) for answer in theirs),
        provisions=_tally(place.cite for place in places),
        months=_months(row.answered_on for row in rows if row.publisher and row.answered_on),
        first=min(days, default=None),
        last=max(days, default=None),
        middle=round(median(taken)) if len(taken) >= FEW else None,
    )


def _asked(answers: list[Earlier], place: Mapping[int, Iterable[int]], questions: int, on: date) -> Asked:
    first = answers[0]
    cells: list[Cell | None] = [None] * questions
    for answer in answers:
        for at in place[answer.wording_id]:
            cells[at] = _cell(answer, on)
    licence = first.log.licence if first.log else ""
    return Asked(first.publisher, first.letter, licence, first.address, first.asked_on, first.answered_on, tuple(cells))


def _cell(answer: Earlier, on: date) -> Cell:
    provisions = tuple(cited(one, on=answer.answered_on or on) for one in answer.provisions.split())
    return Cell(answer.pk, _outcome(answer), provisions, answer.answer)


def _outcome(answer: Earlier) -> str:
    return OUTCOMES.get(Outcome(answer.outcome), "Not understood")


def _tally(words: Iterable[str]) -> tuple[Tally, ...]:
    counts = Counter(words).most_common()
    most = counts[0][1] if counts else 1
    return tuple(Tally(word, count, round(100 * count / most)) for word, count in counts)


def _months(days: Iterable[date]) -> tuple[Tally, ...]:
    counts = Counter((day.year, day.month) for day in days)
    most = max(counts.values(), default=1)
    return tuple(
        Tally(f"{date(*month, 1):%B %Y}", count, round(100 * count / most)) for month, count in sorted(counts.items())
    )
