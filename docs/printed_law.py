"""The pages of the law: what stands in the tables, with its place, its days and what is not settled."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

from answerable.law import act, acts

TABLES = Path(__file__).parents[1] / "src" / "answerable" / "law" / "tables"
INTRODUCTION = """# What the program takes the law to be

Printed from the tables. Each row says where it stands in the law. The rows were carried over from a research
reading of the texts, in the states that each page names, on the day shown; **nobody has yet opened the Acts a
second time to compare them row by row**. That remains to be done before a decision is rested on a row. A row that
is *unsettled* was not read at its place, or is disputed; what rests on it only says "look here". To report a wrong
row, say which one, and where you read otherwise.
"""
# Tables of other legislation that belong with an Act's page.
BESIDE = {"foia": ("rpsi",)}
GROUNDS = {
    "exemption": "Grounds to withhold or refuse",
    "deny": "Where the duty to confirm or deny falls away",
    "condition": "Conditions for personal data",
}

Row = dict[str, Any]


def law_pages() -> dict[Path, str]:
    """A page for each Act, one for the holidays, one for guidance, and the list of them."""
    found = {f"{act.key}.md": law_page(key=act.key, name=act.name) for act in acts()}
    listed = [f"- [{act.name}]({act.key}.md)" for act in acts()]
    listed += ["- [Bank holidays](holidays.md)", "- [Codes and guidance](guidance.md)"]
    found |= {"holidays.md": holidays(), "guidance.md": guidance()}
    found["index.md"] = INTRODUCTION + "\n" + "\n".join(listed)
    return {Path("law") / name: text for name, text in found.items()}


def rows_of(*, key: str, file: str, kind: str) -> list[Row]:
    """The rows of a kind in one table; none where there is no such table."""
    path = TABLES / key / f"{file}.toml"
    found: list[Row] = tomllib.loads(path.read_text("utf-8")).get(kind, []) if path.exists() else []
    return found


def law_page(*, key: str, name: str) -> str:
    """The grounds, clocks, duties and costs of one Act."""
    parts = [f"# {name}", state(key)]
    for kind, heading in GROUNDS.items():
        parts += grounds(rows=rows_of(key=key, file="exemptions", kind=kind), heading=heading)
    clocks = [row for part in (key, *BESIDE.get(key, ())) for row in rows_of(key=part, file="clocks", kind="clock")]
    parts += ["## Time limits", *map(clock, clocks)] if clocks else []
    duties = rows_of(key=key, file="duties", kind="duty")
    musts = table(
        ("Place", "It must", "Carried over"), ((row["cite"], row["says"], carried_over(row)) for row in duties)
    )
    parts += ["## What a letter must do", musts] if duties else []
    said = rows_of(key=key, file="claims", kind="misreading")
    nots = table(
        ("Place", "What the law says instead", "Carried over"),
        ((row["cite"], row["says"], carried_over(row)) for row in said),
    )
    parts += ["## Often said of it, and not so", nots] if said else []
    return "\n\n".join([*parts, *costs(key=key)])


def state(key: str) -> str:
    """The state of the text that the rows come from, and how it was read."""
    one = act(key)
    as_at = f"as it stood on {day(one.text_as_at)}" if one.text_as_at else "in no one state"
    return f"Text {as_at}. Read {one.how_read}. [What the days mean](index.md)."


def grounds(*, rows: list[Row], heading: str) -> list[str]:
    """A table of grounds, and what is noted of them."""
    if not rows:
        return []
    columns = ("Place", "What", "Kind", "Test", "Silence", "In force", "Carried over")
    shown = (
        (
            row["cite"],
            row["heading"],
            row["kind"],
            row["test"],
            row.get("deny", ""),
            in_force(row),
            carried_over(row),
        )
        for row in rows
    )
    notes = [
        f"- {row['cite']}: {' '.join([*row.get('notes', ()), *unsettled(row)])}"
        for row in rows
        if row.get("notes") or row.get("unsettled")
    ]
    return [f"## {heading}", table(columns, shown), *(["\n".join(notes)] if notes else [])]


def clock(row: Row) -> str:
    """One time limit, with what stops, restarts or extends it."""
    unit = str(row.get("unit", "")).replace("_", " ")
    limit = f"{row['limit']} {unit}{'s' if row['limit'] != 1 else ''}" if row.get("limit") else "no number in the law"
    first = f"**{limit}** from: {row['starts']}. {row['cite']}; {in_force(row)}; carried over: {carried_over(row)}."
    events = [
        f"- {event['says']}: {str(event['effect']).replace('_', ' ')} ({event.get('cite', row['cite'])})"
        for event in row.get("event", ())
        if "says" in event
    ]
    readings = [f"- {one['by']}: {one['says']}" for one in row.get("reading", ())]
    parts = (
        f"### {row['heading']} (`{row['id']}`)",
        " ".join([first, *unsettled(row)]),
        *map("\n".join, (events, readings)),
    )
    return "\n\n".join(part for part in parts if part)


def costs(*, key: str) -> list[str]:
    """The limit, the rate and the work that counts."""
    limits = rows_of(key=key, file="costs", kind="limit")
    rates = rows_of(key=key, file="costs", kind="rate")
    works = rows_of(key=key, file="costs", kind="activity")
    lines = [" ".join([f"- £{row['pounds']}: {row['who']} ({row['cite']})", *unsettled(row)]) for row in limits]
    lines += [f"- £{row['pounds']} an hour{' at most' if row.get('highest') else ''} ({row['cite']})" for row in rates]
    lines += [f"- counted: {row['says']} ({row['cite']})" for row in works]
    return ["## Cost", "\n".join(lines)] if lines else []


def holidays() -> str:
    """The calendars, and every holiday by year with the parts of the United Kingdom that kept it."""
    held = tomllib.loads((TABLES / "calendars" / "bank-holidays.toml").read_text("utf-8"))
    calendars = [f"- `{row['id']}`: {row['heading']}" for row in held["calendar"]]
    known = f"Known until {day(held['known_until'])}; expected until {day(held['expected_until'])}."
    parts = ["# Bank holidays", "\n".join(calendars), known]
    rows = sorted(held["day"], key=lambda row: (row["on"], row["name"], row["part"]))
    for year, days in groupby(rows, key=lambda row: row["on"].year):
        shown = []
        for (on, name), parted in groupby(days, key=lambda row: (row["on"], row["name"])):
            kept = list(parted)
            shown.append((f"{on:%A} {day(on)}", name, ", ".join(row["part"] for row in kept), carried_over(kept[0])))
        parts += [f"## {year}", table(("Day", "Name", "Kept in", "Carried over"), shown)]
    return "\n\n".join(parts)


def guidance() -> str:
    """The codes and pages of guidance that rules and readings name."""
    rows = tomllib.loads((TABLES / "guidance.toml").read_text("utf-8"))["guidance"]
    shown = ((row["by"], linked(row), carried_over(row)) for row in rows)
    return "# Codes and guidance\n\nNone of these is law.\n\n" + table(("By", "Page", "Carried over"), shown)


def linked(row: Row) -> str:
    """A page by its name and address; a decision by its name and number."""
    address = str(row["at"])
    return f"[{row['name']}]({address})" if address.startswith("http") else f"{row['name']}, {address}"


def table(columns: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    """Rows under their columns."""
    head = f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}"
    return "\n".join([head, *(f"| {' | '.join(str(cell).replace('|', '/') for cell in row)} |" for row in rows)])


def day(on: date) -> str:
    """A date as a letter writes it."""
    return f"{on.day} {on:%B %Y}"


def in_force(row: Row) -> str:
    """The days of a row."""
    return f"{day(row['from'])} to {day(row['until'])}" if "until" in row else f"from {day(row['from'])}"


def carried_over(row: Row) -> str:
    """The day on which the row was carried over from a reading, or that there was none."""
    return day(row["checked"]) if "checked" in row else "*unsettled*"


def unsettled(row: Row) -> list[str]:
    """Why a row is not settled, where it is not."""
    return [f"*Unsettled: {row['unsettled']}.*"] if row.get("unsettled") else []
