"""The chart of the quarters: bars of what was received and of what was answered on time, as places on a drawing."""

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
class Group:
    """The bars of one quarter, and its name under them on two lines."""

    middle: float
    name: str
    year: str
    received: Bar
    on_time: Bar
    count: int
    count_y: float


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across, with its number."""

    y: float
    says: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawing: its size, its marks and its groups of bars."""

    width: int
    height: int
    left: int
    right: int
    foot: int
    marks: tuple[Mark, ...]
    groups: tuple[Group, ...]
    rows: tuple[tuple[str, int, int, int, str], ...]  # the same as numbers: received, answered, on time, percentage
    says: str


def chart(columns: Sequence[Column]) -> Chart:
    """The chart of some quarters, and the numbers in it."""
    most = max([column.counts["received"] for column in columns] + [1])
    step = _step(most)
    top = -(-most // step) * step
    foot = HEIGHT - FOOT
    scale = (foot - TOP) / top
    room = (WIDTH - LEFT) / len(columns)
    marks = tuple(Mark(foot - value * scale, f"{value:,}") for value in range(0, top + 1, step))
    groups = tuple(_group(column, LEFT + room * n, room, foot, scale) for n, column in enumerate(columns))
    rows = tuple(_row(column) for column in columns)
    says = "; ".join(f"{label}: {received} received, {on_time} answered on time" for label, received, _, on_time, _ in rows)  # fmt: skip
    return Chart(WIDTH, HEIGHT, LEFT, WIDTH, foot, marks, groups, rows, says)


def _step(most: int) -> int:
    """A round distance between marks, such that there are five at most."""
    tens = 1
    while True:
        for step in STEPS:
            if step * tens * 5 >= most:
                return step * tens
        tens *= 10


def _group(column: Column, x: float, room: float, foot: int, scale: float) -> Group:
    received, on_time = column.counts["received"] * scale, column.counts["on-time"] * scale
    width = room * 0.32
    months, _, year = column.label.rpartition(" ")
    first, _, last = months.partition(" to ")
    return Group(
        middle=round(x + room / 2, 1),
        name=f"{first[:3]} to {last[:3]}",
        year=year,
        received=_bar(x + room / 2 - width - 1, received, width, foot),
        on_time=_bar(x + room / 2 + 1, on_time, width, foot),
        count=column.counts["received"],
        count_y=round(foot - received - 4, 1),
    )


def _bar(x: float, height: float, width: float, foot: int) -> Bar:
    return Bar(round(x, 1), round(foot - height, 1), round(width, 1), round(height, 1))


def _row(column: Column) -> tuple[str, int, int, int, str]:
    counts = column.counts
    share = percentage(part_of(counts, ["on-time"], ["on-time", "late"]))
    return column.label, counts["received"], counts["answered"], counts["on-time"], share.says
