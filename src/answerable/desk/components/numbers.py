"""Whole numbers in addresses and forms, where anybody can write what they like."""

from __future__ import annotations

from collections.abc import Mapping

_DIGITS = 9  # what any column of numbers holds


def numbers_in(given: Mapping[str, str], *names: str) -> dict[str, int]:
    """The numbers under those names; without what is none, or is larger than a table could hold."""
    found = {name: given.get(name, "") for name in names}
    return {name: int(text) for name, text in found.items() if text.isdecimal() and len(text) <= _DIGITS}


def number_in(given: Mapping[str, str], name: str, otherwise: int) -> int:
    """The number under that name, or the other one."""
    return numbers_in(given, name).get(name, otherwise)
