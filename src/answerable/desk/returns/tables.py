"""Returns as a file: CSV that a spreadsheet opens without running anything in it."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from answerable.desk.files.csvs import lines
from answerable.desk.returns.layouts import Layout
from answerable.desk.returns.queries import Number, Return

LAW = (
    "Answered",
    "On time, no extension",
    "On time, extended",
    "Late",
    "Late, extended",
    "Last day not known",
    "On time, percentage",
)
TEAM = ("Received", "Answered", "On time", "Late", "Open and late", "On time, percentage")
PROVISION = ("Requests", "Questions")


def rows_of_return(found: Return) -> list[list[object]]:
    """The table of figures, one line each; then laws, teams and provisions."""
    rows: list[list[object]] = [["Part", "Figure", *(column.label for column in found.columns), "What it counts"]]
    for part in found.parts:
        rows += [[part.heading, line.label, *_plain(line.numbers), line.counts] for line in part.lines]
    groups = (("By law", LAW, found.by_law), ("By team", TEAM, found.by_team), ("Provisions relied on", PROVISION, found.provisions))  # fmt: skip
    for heading, names, every in groups:
        rows += [[], [heading, *names, *(["Held to"] if names is LAW else [])]]
        rows += [[group.label, *_plain(group.numbers), group.held_to] for group in every]
    return rows


def rows_of_layout(found: Layout) -> list[list[object]]:
    """The layout as it is shown, with what it rests on."""
    rows: list[list[object]] = [[found.title, found.filters.period.label], ["", *found.columns, "What it counts"]]
    for part in found.parts:
        rows += [[part.heading], *([line.label, *_plain(line.numbers), line.counts] for line in part.lines)]
    if found.provisions:
        rows += [["Provisions relied on", *PROVISION], *([group.label, *_plain(group.numbers)] for group in found.provisions)]  # fmt: skip
    return [*rows, [], ["Source", found.source], ["Not settled", found.unsettled]]


def csv_response(rows: Iterable[Iterable[object]], *, name: str) -> HttpResponse:
    """The rows as a download, in the encoding that spreadsheets take for what it is."""
    answer = HttpResponse("".join(lines(rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return answer


def _plain(numbers: Iterable[Number]) -> list[object]:
    return ["" if number.value is None else number.value for number in numbers]
