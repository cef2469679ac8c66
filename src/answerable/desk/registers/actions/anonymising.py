"""Take from an entry, and from every version of it, what could point to a person; what is counted stays.

Called by a disposal alone, which looks at holds and days first. What stays is what a register counts by: numbers,
days, yes and no, choices, pointers to other entries, and the few texts that are named here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from answerable.desk.registers.actions.taking_in import settle
from answerable.desk.registers.authority import definitions
from answerable.desk.registers.models import KeptEntry, KeptRegister
from answerable.registers import Field, Section

GONE = "taken out under the retention schedule"
# Texts that stay, by register: they are what its figures are counted by. A register that is not here is not anonymised.
COUNTED: Mapping[str, frozenset[str]] = {
    "breaches": frozenset(
        ("regime", "service", "type", "channel", "data.types", "people_affected.types", "risk.aid", "others_told")
    ),
}
_PLAIN = ("date", "moment", "number", "flag", "ref")


@transaction.atomic
def anonymise(*, register: str, key: str) -> dict[str, int]:
    """What went, counted: texts and versions."""
    row = KeptRegister.objects.select_for_update().get(pk=register)
    entry = KeptEntry.objects.select_for_update(of=("self",)).get(register=row, key=key)
    part = definitions()[register].section(entry.section)
    texts = _texts(entry.values)
    entry.values = bare(entry.values, part, COUNTED[register])
    entry.save(update_fields=["values"])
    versions = 0
    for version in entry.versions.all():
        version.values, version.reason = bare(version.values, part, COUNTED[register]), ""
        version.save(update_fields=["values", "reason"])
        versions += 1
    settle(row)
    return {"texts": texts - _texts(entry.values), "versions": versions}


def bare(values: Mapping[str, Any], part: Section, counted: frozenset[str]) -> dict[str, Any]:
    """The values with only what is counted; a text that must be there says that it was taken out."""
    known = {field.name: field for field in part.fields}
    return {name: kept for name, value in values.items() if (kept := _bare(name, value, part, known, counted)) is not None}  # fmt: skip


def _bare(name: str, value: Any, part: Section, known: Mapping[str, Field], counted: frozenset[str]) -> Any:
    field = known.get(name)
    if name in counted or name == part.key or field is None:
        return value if field else None
    if field.kind == "group" and isinstance(value, Mapping):
        return {inner: kept for inner, one in value.items() if (kept := _bare(f"{name}.{inner}", one, part, known, counted)) is not None}  # fmt: skip
    if field.kind in _PLAIN or field.choices:
        return value
    is_text = field.kind in ("text", "long") and isinstance(value, str)
    return GONE if is_text else None


def _texts(values: Any) -> int:
    """How many texts there are that say something."""
    if isinstance(values, Mapping):
        return sum(_texts(one) for one in values.values())
    if isinstance(values, list):
        return sum(_texts(one) for one in values)
    return isinstance(values, str) and values not in ("", GONE)
