"""The returns of a period: every figure with what it counts and the address of the cases behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from answerable.casefile import Outcome, Regime
from answerable.desk.cases.access import READERS
from answerable.desk.cases.queries.case import OUTCOMES
from answerable.desk.cases.queries.counting import (
    CHALLENGED,
    CHALLENGES,
    FIGURES,
    INFORMATION,
    PROVISION,
    QUESTION,
    Figure,
    provision_in_words,
)
from answerable.desk.cases.queries.quarters import (
    DAYS,
    QUESTIONS_OF,
    Cell,
    challenges,
    held_to,
    quarter_end,
    section_of,
)
from answerable.desk.cases.queries.words import REGIMES
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Team
from answerable.desk.returns.filters import Filters
from answerable.desk.returns.keeping import worked_out
from answerable.desk.returns.periods import quarter_label, up_to
from answerable.errors import NotAllowed

SHOWN = 8  # quarters in the chart
PARTS = (
    ("Requests", ("received", "answered", "open", "open-late", "waiting", "withdrawn", "lapsed", "transferred", "imported")),
    ("On time", ("on-time", "on-time-plain", "on-time-extended", "late", "late-extended", "undated", "extended")),
    ("Outcomes of requests", ("granted", "part", "withheld", "not-held", "procedural", "other", "unsaid")),
)  # fmt: skip
_UNDER = ("on-time-plain", "on-time-extended", "late-extended")
_BY_TEAM = ("received", "answered", "on-time", "late", "open-late")
_BY_LAW = ("answered", "on-time-plain", "on-time-extended", "late", "late-extended", "undated")


@dataclass(frozen=True, slots=True)
class Number:
    """One figure of one column. url leads to the cases behind it, where there are any to list; beside is what it leaves out."""

    says: str
    value: float | None
    url: str = ""
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A figure over the columns of the table, with what exactly it counts."""

    name: str
    label: str
    counts: str
    numbers: tuple[Number, ...]
    is_under: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A quarter, or the whole period, with all that was counted in it."""

    label: str
    first_on: date
    last_on: date
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class Part:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """One team or one law: its name, what its answers were held to, and its figures."""

    label: str
    held_to: str
    numbers: tuple[Number, ...]
    is_under: bool = False


@dataclass(frozen=True, slots=True)
class Return:
    """The returns of a period."""

    filters: Filters
    columns: tuple[Column, ...]
    parts: tuple[Part, ...]
    by_law: tuple[Group, ...]
    by_team: tuple[Group, ...]
    provisions: tuple[Group, ...]
    quarters: tuple[Column, ...]  # those of the chart, the period's own last
    worked_at: datetime  # when the oldest of the figures was worked out

    @property
    def headings(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.label for column in self.columns)

    @property
    def whole(self) -> Column:
        """The column of the whole period."""
        return self.columns[-1]


def returns(*, filters: Filters, by: Actor, on: date, at: datetime) -> Return:
    """The returns of the requests received in the period. Refuses those who may not read cases (NotAllowed)."""
    require_reader(by)
    period = filters.period
    shown = up_to(period.quarters[-1], count=SHOWN)
    worked = worked_out(tuple(dict.fromkeys((*shown, *period.quarters))), on=on, at=at)
    asked = challenges(period.first_on, period.last_on)
    own = {first_on: (*worked[first_on].cells, *asked.get(first_on, ())) for first_on in period.quarters}
    columns = _columns(filters, own)
    of_period = [cell for cells in own.values() for cell in cells]
    chart = tuple(_column(filters, first_on, first_on, worked[first_on].cells) for first_on in shown)
    return Return(
        filters=filters,
        columns=columns,
        parts=_parts(filters, columns),
        by_law=_by_law(filters, of_period, on),
        by_team=_by_team(filters, of_period),
        provisions=_provisions(filters, columns[-1]),
        quarters=chart,
        worked_at=min(one.at for one in worked.values()),
    )


def require_reader(by: Actor) -> None:
    """Refuses those who may not read cases (NotAllowed)."""
    if not by.has_role(*READERS):
        roles = " or ".join(role.label for role in READERS)
        raise NotAllowed(who=by.name, act="read the returns", where="returns", because=f"They are for: {roles}.", instead="Ask someone who is.")  # fmt: skip


def cells_of(filters: Filters, *, on: date, at: datetime) -> tuple[tuple[Cell, ...], datetime]:
    """All counts of the period, reviews and complaints that began in it among them, and when they were worked out."""
    period = filters.period
    worked = worked_out(period.quarters, on=on, at=at)
    asked = challenges(period.first_on, period.last_on)
    received = [cell for one in worked.values() for cell in one.cells]
    begun = [cell for cells in asked.values() for cell in cells]
    return (*received, *begun), min(one.at for one in worked.values())


def counts_of(cells: Iterable[Cell], filters: Filters) -> Counter[str]:
    """The counts of all cells that the filters let through."""
    laws = (filters.regime,) if filters.regime else tuple(law.value for law in INFORMATION)
    found: Counter[str] = Counter()
    for cell in cells:
        if cell.regime in laws and (filters.team is None or cell.team == (filters.team or None)):
            for name, count in cell.counts.items():
                found[name] += count
    return found


def part_of(counts: Counter[str], names: Sequence[str], of: Sequence[str]) -> float | None:
    """One sum as a percentage of another; None where there is nothing to divide by."""
    whole = sum(counts[name] for name in of)
    return 100 * sum(counts[name] for name in names) / whole if whole else None


def percentage(value: float | None) -> Number:
    """A percentage as it is shown; it never says 100% where something is missing."""
    if value is None:
        return Number("–", None)
    shown = min(round(value, 1), 99.9) if value < 100 else 100
    return Number(f"{shown:g}%", shown)


def _columns(filters: Filters, cells: dict[date, tuple[Cell, ...]]) -> tuple[Column, ...]:
    own = tuple(_column(filters, first_on, first_on, cells[first_on]) for first_on in cells)
    if len(own) == 1:
        return own
    every = [cell for quarter in cells.values() for cell in quarter]
    first_on, *_, last_on = cells
    whole = _column(filters, first_on, last_on, every)
    return (*own, Column("Year", whole.first_on, whole.last_on, whole.counts))


def _column(filters: Filters, first_on: date, last_on: date, cells: Iterable[Cell]) -> Column:
    return Column(quarter_label(first_on), first_on, quarter_end(last_on), counts_of(cells, filters))


def _parts(filters: Filters, columns: tuple[Column, ...]) -> tuple[Part, ...]:
    parts = [Part(heading, tuple(_line(filters, name, FIGURES[name], columns) for name in names)) for heading, names in PARTS]  # fmt: skip
    on_time, outcomes = parts[1], parts[2]
    parts[1] = Part(on_time.heading, (_on_time(columns), *on_time.lines, *_taken(columns)))
    asked = tuple(_line(filters, name, figure, columns) for name, figure in CHALLENGES.items())
    return (parts[0], parts[1], outcomes, Part("Outcomes of questions", _by_question(filters, columns)), Part("Reviews and complaints", asked))  # fmt: skip


def _line(filters: Filters, name: str, figure: Figure, columns: tuple[Column, ...]) -> Line:
    is_listed = name in FIGURES or name in CHALLENGED
    numbers = tuple(_number(filters, name, column, is_listed) for column in columns)
    is_under = name in _UNDER or (name in CHALLENGES and name not in CHALLENGED)
    return Line(name, figure.label, figure.counts, numbers, is_under)


def _number(filters: Filters, name: str, column: Column, is_listed: bool = True) -> Number:
    count = column.counts[name]
    url = filters.cases(name, first_on=column.first_on, last_on=column.last_on) if is_listed and count else ""
    return Number(f"{count:,}", count, url)


def _on_time(columns: tuple[Column, ...]) -> Line:
    says = "Answered on time as a part of all that were answered and whose last day is known. Each is held to the clock of its own law."
    return Line("on-time-percentage", "On time, percentage", says, tuple(_share(column.counts) for column in columns))


def _share(counts: Counter[str]) -> Number:
    """The percentage on time; beside it those that are still open and late, which are not among the answered."""
    late = counts["open-late"]
    beside = f"{late:,} still open {'is' if late == 1 else 'are'} late" if late else ""
    return replace(percentage(part_of(counts, ["on-time"], ["on-time", "late"])), beside=beside)


def _taken(columns: tuple[Column, ...]) -> tuple[Line, ...]:
    """The average and the median of the working days that answers took."""
    says = "Working days from the day after receipt to the day of the answer, by the calendar of the law; days on which a clock stood still are among them."
    average = tuple(_days(column.counts, is_median=False) for column in columns)
    median = tuple(_days(column.counts, is_median=True) for column in columns)
    middle = "Half of the answers took no longer."
    return (
        Line("average-days", "Average working days", says, average),
        Line("median-days", "Median working days", f"{says} {middle}", median),
    )


def _days(counts: Counter[str], *, is_median: bool) -> Number:
    taken = sorted((int(name.removeprefix(DAYS)), count) for name, count in counts.items() if name.startswith(DAYS))
    total = sum(count for _, count in taken)
    if not total:
        return Number("–", None)
    if not is_median:
        value = sum(days * count for days, count in taken) / total
        return Number(f"{value:.1f}", round(value, 1))
    middle = (_nth(taken, (total - 1) // 2) + _nth(taken, total // 2)) / 2
    return Number(f"{middle:g}", middle)


def _nth(taken: list[tuple[int, int]], place: int) -> int:
    for days, count in taken:
        if place < count:
            return days
        place -= count
    raise IndexError(place)


def _by_question(filters: Filters, columns: tuple[Column, ...]) -> tuple[Line, ...]:
    """Each question of an answered request, by what was decided on it."""
    says = "Questions of answered requests; those of an older system are left out, whose questions were not decided one by one. Listed are the requests that have such a question."
    found = [one for one in Outcome if any(column.counts[f"{QUESTION}{one.value}"] for column in columns)]
    return tuple(
        Line(f"{QUESTION}{one.value}", OUTCOMES[one].capitalize(), says, tuple(_number(filters, f"{QUESTION}{one.value}", column) for column in columns))
        for one in found
    )  # fmt: skip


def _number_of(column: Column, name: str) -> Number:
    return Number(f"{column.counts[name]:,}", column.counts[name])


def _by_law(filters: Filters, cells: list[Cell], on: date) -> tuple[Group, ...]:
    """Each law beside the clock that its answers were held to."""
    own = defaultdict(list)
    for cell in cells:
        own[cell.regime].append(cell)
    found = []
    for law in (regime.value for regime in Regime if regime.value in own):
        if filters.regime in ("", law) and (filters.regime or law in INFORMATION):
            under = filters.under(law)
            numbers = _numbers(under, counts_of(own[law], under), _BY_LAW)
            found.append(Group(REGIMES[Regime(law)], held_to(law, on=on), numbers))
    return tuple(found)


def _by_team(filters: Filters, cells: list[Cell]) -> tuple[Group, ...]:
    own = defaultdict(list)
    for cell in cells:
        own[cell.team].append(cell)
    names: dict[int | None, str] = {**dict(Team.objects.values_list("id", "name")), None: "No team"}
    found = []
    for team, name in names.items():
        theirs = filters.at_team(team)
        counts = counts_of(own[team], theirs)
        if counts["received"] and filters.team in (None, theirs.team):
            found.append(Group(name, "", _numbers(theirs, counts, _BY_TEAM)))
    return tuple(found)


def _numbers(filters: Filters, counts: Counter[str], names: Sequence[str]) -> tuple[Number, ...]:
    period = filters.period
    column = Column("", period.first_on, period.last_on, counts)
    shown = tuple(_number(filters, name, column) for name in names)
    return (*shown, _share(counts))


def _provisions(filters: Filters, column: Column) -> tuple[Group, ...]:
    """What was relied on, the most often first: each section with its parts below it, by requests and by questions."""
    found = [name.removeprefix(PROVISION) for name in column.counts if name.startswith(PROVISION)]
    often = {one: (-column.counts[f"{PROVISION}{one}"], one) for one in found}
    found.sort(key=lambda one: (often[section_of(one)], one != section_of(one), often[one]))
    return tuple(provision_group(filters, one, column, is_under=one != section_of(one)) for one in found)


def provision_group(filters: Filters, provision: str, column: Column, *, is_under: bool) -> Group:
    """A provision with the requests and the questions that rely on it."""
    requests = _number(filters, f"{PROVISION}{provision}", column)
    questions = _number_of(column, f"{QUESTIONS_OF}{provision}")
    return Group(provision_in_words(provision), "", (requests, questions), is_under)
