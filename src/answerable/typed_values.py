"""Values as JSON writes them, and back again, held exactly to the types of their fields."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from answerable.errors import BadCaseFile, LawError
from answerable.law import Provision, parse


def plain(value: object) -> object:
    """A value as JSON has it, without the fields that have nothing in them."""
    if isinstance(value, Provision):
        return value.id
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value))
        return {field.name: plain(item) for field, item in held if item != field.default}
    return value


def typed(value: Any, kind: Any, place: str) -> Any:
    """A JSON value as the kind that a field asks for. Refuses one that is not complete and exact (BadCaseFile)."""
    if get_origin(kind) is UnionType:
        return None if value is None else typed(value, get_args(kind)[0], place)
    if get_origin(kind) is tuple:
        return _items(value, get_args(kind), place)
    if is_dataclass(kind) and kind is not Provision:
        return _dataclass(value, kind, place)
    if kind is float and isinstance(value, int):
        return float(value)
    if kind in (str, int, float, bool, NoneType):
        return _exactly(value, kind, place)
    try:
        return {date: date.fromisoformat, Provision: parse}.get(kind, kind)(_exactly(value, str, place))
    except (ValueError, LawError):
        raise BadCaseFile(fault=f"what stands there is no {_name(kind)}", place=place) from None


def _items(value: Any, kinds: tuple[Any, ...], place: str) -> tuple[Any, ...]:
    items = _exactly(value, list, place)
    each = (kinds[0],) * len(items) if kinds[1:] == (...,) else kinds
    if len(items) != len(each):
        raise BadCaseFile(fault=f"{len(each)} items belong here, not {len(items)}", place=place)
    return tuple(
        typed(item, kind, f"{place}, item {n}") for n, (item, kind) in enumerate(zip(items, each, strict=True), 1)
    )


def _dataclass(value: Any, kind: Any, place: str) -> Any:
    given, hints = _exactly(value, dict, place), _hints(kind)
    if unknown := sorted(given.keys() - hints.keys()):
        raise BadCaseFile(fault=f"there is no field “{unknown[0]}”", place=place)
    needed = (field.name for field in fields(kind) if field.default is MISSING)
    if absent := [name for name in needed if name not in given]:
        raise BadCaseFile(fault=f"the field “{absent[0]}” is not there", place=place)
    return kind(**{name: typed(item, hints[name], f"{place}, {name}") for name, item in given.items()})


def _exactly(value: Any, kind: Any, place: str) -> Any:
    if type(value) is not kind:
        raise BadCaseFile(fault=f"what stands there is no {_name(kind)}", place=place)
    return value


def _name(kind: Any) -> str:
    words = {str: "text", list: "list", dict: "set of fields", int: "whole number", float: "number"}
    return words.get(kind, str(kind.__name__).lower())


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
