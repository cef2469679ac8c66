"""Values of a register as a person reads them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime

from answerable.desk.components.templatetags.answerable import moment
from answerable.law import long_day
from answerable.registers import Field, Section, Value

GROUPED = 10_000  # a smaller number may be a year
CODE = re.compile(r"[a-z]+(?:_[a-z]+)+")  # one of a field's choices


def in_words(value: Value) -> str:
    """A value of a register as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, Mapping):
        return "; ".join(
            f"{key.replace('_', ' ')}: {in_words(item)}" for key, item in value.items() if item is not None
        )
    if isinstance(value, tuple):
        return "\n".join(filter(None, map(in_words, value)))
    if isinstance(value, int | float) and abs(value) >= GROUPED:
        return f"{value:,}"
    text = str(value)
    return text.replace("_", " ") if CODE.fullmatch(text) else text


def label_of(item: Field, part: Section) -> str:
    """A field's label, after that of its group: Capture, how."""
    group = part.known.get(item.name.rpartition(".")[0])
    if group is None:
        return item.label
    own = item.label if item.label[1:2].isupper() else item.label[:1].lower() + item.label[1:]
    return f"{label_of(group, part)}: {own}"
