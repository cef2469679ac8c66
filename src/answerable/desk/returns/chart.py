"""Charts of pairs of bars, a whole and a part of it for each period, as places on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.desk.returns.queries import Column, part_of, percentage

WIDTH, HEIGHT, LEFT, TOP, FOOT = 760, 260, 50, 20, 44
STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar, from the foot up."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of one period, and its name on two lines."""

    name: str
    year: str
    whole: int
    part: int


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one period, and its name under them on two lines."""

    middle: float
    name: str
    year: str
    whole: Bar
    part: Bar
    count: int
    count_y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across, with its number."""

    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its size, its marks and its groups of bars; what it shows and what each bar is, in words."""

    title: str
    says: str
    legend: str
    width: int
    height: int
    left: int
    right: int
    foot: int
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]


def chart(pairs: Sequence[Pair], *, title: str, whole: str, part: str) -> Chart:
    """The chart of some periods. whole and part say what the two bars of each are."""
    most = max([pair.whole for pair in pairs] + [1])
    step = _step(most)
    top = -(-most // step) * step
    foot = HEIGHT - FOOT
    scale = (foot - TOP) / top
    room = (WIDTH - LEFT) / len(pairs)
    marks = tuple(Mark(foot - value * scale, f"{value:,}") for value in range(0, top + 1, step))
    groups = tuple(_group(pair, LEFT + room * n, room, foot, scale) for n, pair in enumerate(pairs))
    says = "; ".join(f"{pair.name} {pair.year}: {pair.whole} {whole}, {pair.part} {part}" for pair in pairs)
    legend = f"Outlined: {whole}. Filled: of these, {part}."
    return Chart(title, says, legend, WIDTH, HEIGHT, LEFT, WIDTH, foot, marks, groups)


def of_quarters(columns: Sequence[Column]) -> Chart:
    """The chart of requests by quarter of receipt."""
    title = "Requests received, and answered on time, by quarter"
    return chart([_quarter(column) for column in columns], title=title, whole="received", part="answered on time")


def rows(columns: Sequence[Column]) -> tuple[tuple[str, int, int, int, str], ...]:
    """The same as numbers: received, answered, on time, percentage."""
    return tuple(_row(column) for column in columns)


def _step(most: int) -> int:
    """A round distance between marks, such that there are five at most."""
    tens = 1
    while True:
        for step in STEPS:
            if step * tens * 5 >= most:
                return step * tens
        tens *= 10


def _quarter(column: Column) -> Pair:
    months, _, year = column.label.rpartition(" ")
    first, _, last = months.partition(" to ")
    return Pair(f"{first[:3]} to {last[:3]}", year, column.counts["received"], column.counts["on-time"])


def _group(pair: Pair, x: float, room: float, foot: int, scale: float) -> Group:
    whole, part = pair.whole * scale, pair.part * scale
    width = room * 0.32
    return Group(
        middle=round(x + room / 2, 1),
        name=pair.name,
        year=pair.year,
        whole=_bar(x + room / 2 - width - 1, whole, width, foot),
        part=_bar(x + room / 2 + 1, part, width, foot),
        count=pair.whole,
        count_y=round(foot - whole - 4, 1),
    )


def _bar(x: float, height: float, width: float, foot: int) -> Bar:
    return Bar(round(x, 1), round(foot - height, 1), round(width, 1), round(height, 1))


def _row(column: Column) -> tuple[str, int, int, int, str]:
    counts = column.counts
    share = percentage(part_of(counts, ["on-time"], ["on-time", "late"]))
    return column.label, counts["received"], counts["answered"], counts["on-time"], share.says
