"""The elements that some grounds must show one by one: which there are, which are missing, and how a letter says them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from answerable.casefile import Ground
from answerable.errors import LawError
from answerable.law import Exemption, Provision, exemption, parse
from answerable.letters.writing.prose import lower_first, sentence
from answerable.letters.writing.wording import table

_ENDS = (".", "!", "?")


@dataclass(frozen=True, slots=True)
class Element:
    """One row of the table of elements."""

    name: str
    of: tuple[str, ...]
    label: str
    hint: str
    missing: str
    do: str
    says: str
    under: tuple[str, ...] = ()
    instead: str = ""
    chosen: bool = False  # chosen among the conditions that the law's tables have for the ground
    after: str = ""  # "harm" where its sentence follows the harm
    from_on: date = date.min


def elements_of(ground: Ground, *, on: date) -> tuple[Element, ...]:
    """The elements that this ground must show; until a condition is chosen, those of the first one."""
    place, picked = ground.provision.id, dict(ground.elements).get("which", "")
    conditions = conditions_of(ground.provision, on=on)
    first = conditions[0].provision.id if conditions else ""
    return tuple(
        row
        for row in _rows()
        if place in row.of and row.from_on <= on and (not row.under or _is_under(picked or first, row.under))
    )


@cache
def conditions_of(provision: Provision, *, on: date) -> tuple[Exemption, ...]:
    """The conditions that the law's tables have for a ground on that day, limb by limb, in their order."""
    found: list[Exemption] = []
    for name in table("elements")["conditions"].get(provision.id, ()):
        with suppress(LawError):
            found.append(exemption(parse(name), on=on))
    return tuple(found)


def missing_elements(ground: Ground, *, on: date) -> tuple[Element, ...]:
    """Those that nothing was said of; none where the officer's own words stand for all of them."""
    said = dict(ground.elements)
    return tuple(
        row
        for row in elements_of(ground, on=on)
        if not said.get(row.name, "").strip() and not (row.instead and getattr(ground, row.instead).strip())
    )


def element_sentences(ground: Ground, *, on: date, after: str = "") -> Iterator[str]:
    """What the letter says of each element, in the order of the table."""
    said = dict(ground.elements)
    for row in elements_of(ground, on=on):
        value = said.get(row.name, "").strip()
        if value and row.after == after:
            yield _sentence(row, value, on)


def chosen_condition(ground: Ground, *, on: date) -> Exemption | None:
    """The condition that was chosen for a ground, as the law's tables have it."""
    picked = dict(ground.elements).get("which", "")
    return next((row for row in conditions_of(ground.provision, on=on) if row.provision.id == picked), None)


def _sentence(row: Element, value: str, on: date) -> str:
    if row.chosen:
        try:
            found = exemption(parse(value), on=on)
        except LawError:
            return sentence(value)
        return row.says.format(provision=parse(value).words, heading=lower_first(found.heading).replace(":", ","))
    return sentence(value if value.endswith(_ENDS) else row.says.format(value=value))


def _is_under(condition: str, places: tuple[str, ...]) -> bool:
    return bool(condition) and any(parse(place).covers(parse(condition)) for place in places)


@cache
def _rows() -> tuple[Element, ...]:
    return tuple(_row(**row) for row in table("elements")["element"])


def _row(*, of: list[str], under: list[str] | None = None, **more: Any) -> Element:
    from_on = more.pop("from", date.min)
    return Element(of=tuple(of), under=tuple(under or ()), from_on=from_on, **more)
