"""Entries as rows of a table, and back: a column a field, named by its dotted name.

A list has an item a line; rows and open groups are JSON in one cell. A cell that is empty and a value that is not
written say the same.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime

from answerable.registers.register import Field, Section
from answerable.registers.values import Entry, Value, filled, jsonable, put

Cell = str | int | float


def cell(value: Value, *, rule: Field) -> Cell:
    """A value as its cell; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if rule.kind in ("rows", "open") and isinstance(value, tuple | Mapping):
        return json.dumps(jsonable(value), ensure_ascii=False) if filled(value) else ""
    if isinstance(value, tuple):
        return "\n".join(str(item) for item in value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int | float) else str(value)


def row(entry: Entry, *, part: Section) -> dict[str, Cell]:
    """An entry as a row: every field of its own, by name."""
    return {item.name: cell(entry.at(item.name), rule=item) for item in part.leaves}


def values_of(row: Mapping[str, str], *, part: Section, before: Entry | None = None) -> dict[str, Value]:
    """The values that a row holds, put over those of the entry before.

    A column that is not there changes nothing, nor does a cell that holds what the entry has. Cells are not coerced
    here: check_values does that.
    """
    values: dict[str, Value] = dict(before.values) if before else {}
    for item in part.leaves:
        if item.name not in row:
            continue
        text = row[item.name].replace("\r\n", "\n").strip()
        if before is None or text != _said(before, item):
            values = put(values, item.name, _value(text, item)) if text or before else values
    return values


def _said(entry: Entry, item: Field) -> str:
    said = cell(entry.at(item.name), rule=item)
    return f"{said:.15g}" if isinstance(said, float) else str(said).strip()


def _value(text: str, item: Field) -> Value:
    if not text:
        return None
    if item.kind == "list":
        return tuple(line.strip() for line in text.split("\n") if line.strip())
    if item.kind in ("rows", "open"):
        with suppress(ValueError):
            return _tuples(json.loads(text))
    return text


def _tuples(value: object) -> Value:
    if isinstance(value, list):
        return tuple(_tuples(item) for item in value)
    if isinstance(value, dict):
        return {str(key): _tuples(item) for key, item in value.items()}
    return value  # type: ignore[return-value]  # JSON has nothing else
