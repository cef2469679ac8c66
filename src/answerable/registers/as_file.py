"""A register written out as its own file: YAML that reads back to the same entries, and the same as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from answerable.registers.register import Register
from answerable.registers.values import Entry, Kept, Value, jsonable

WIDTH = 110


def as_yaml(kept: Kept, *, register: Register) -> str:
    """The register as the file that the authority's folder holds."""
    import yaml

    values = {name: _bare(value) for name, value in _whole(kept, register).items()}
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return str(yaml.dump(values, Dumper=dumper, sort_keys=False, allow_unicode=True, width=WIDTH))


def as_json(kept: Kept, *, register: Register) -> str:
    """The register in the same parts, as JSON."""
    values = {name: jsonable(value) for name, value in _whole(kept, register).items()}
    return json.dumps(values, ensure_ascii=False, indent=1)


def _whole(kept: Kept, register: Register) -> dict[str, Value]:
    head = {**kept.head, "name": kept.title}
    if kept.as_at:
        head["as_at"] = kept.as_at
    parts: dict[str, Value] = {"register": head}
    if register.glossary and kept.glossary:
        parts[register.glossary] = kept.glossary
    lists: dict[str, tuple[Entry, ...]] = {register.sections[0].name: kept.entries, **kept.beside}
    return {**parts, **{name: tuple(entry.values for entry in entries) for name, entries in lists.items()}}


def _bare(value: Value) -> object:
    """A value as YAML writes it: a day bare, a moment with its offset as text."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes" if not value.second else "seconds")
    if isinstance(value, Mapping):
        return {key: _bare(item) for key, item in value.items()}
    return [_bare(item) for item in value] if isinstance(value, tuple) else value
