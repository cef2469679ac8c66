"""The law behind a provision that a letter names: its row, its limbs, what it denies."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from answerable import law
from answerable.errors import LawError
from answerable.law import Provision

if TYPE_CHECKING:
    from answerable.law import Exemption


@cache
def row_of(provision: Provision, on: date) -> Exemption | None:
    """The row of the law on that day; None where the law has no such ground."""
    try:
        return law.exemption(provision, on=on)
    except LawError:
        return None


@cache
def rows_of(act: str, on: date) -> tuple[Exemption, ...]:
    """All grounds of an Act on that day; none for an Act without a table."""
    try:
        return tuple(law.exemptions(act, on=on))
    except LawError:
        return ()


@cache
def limbs_of(provision: Provision, on: date) -> tuple[Exemption, ...]:
    """The limbs inside a provision: 31(1)(a) to (i) for section 31. Those that deny are not limbs."""
    return tuple(
        row
        for row in rows_of(provision.act, on)
        if provision.covers(row.provision) and row.provision != provision and row.kind != "not-an-exemption"
    )


@cache
def denied_by(provision: Provision, on: date) -> tuple[Exemption, ...]:
    """The exemptions whose duty to confirm or deny this provision lifts: 31(1)(a) to (i) for 31(3)."""
    rows = rows_of(provision.act, on)
    return tuple(row for row in rows if row.deny and (row.deny == provision or row.deny.covers(provision)))


def are_qualified(rows: Iterable[Exemption]) -> bool:
    """True where there are rows and all of them yield to the public interest."""
    found = tuple(rows)
    return bool(found) and all(row.is_qualified for row in found)
