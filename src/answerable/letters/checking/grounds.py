"""The law behind a provision that a letter names."""

from __future__ import annotations

from datetime import date
from functools import cache

from answerable.errors import LawError
from answerable.law import Exemption, Provision, exemption


@cache
def row_of(provision: Provision, on: date) -> Exemption | None:
    """The row of the law on that day; None where the law has no such ground."""
    try:
        return exemption(provision, on=on)
    except LawError:
        return None


def silence(provision: Provision, on: date) -> Exemption | None:
    """The row of a provision that lifts the duty to confirm or deny, as 31(3) does; else None."""
    row = row_of(provision, on)
    return row if row and row.denies else None


def withholding(provision: Provision, on: date) -> Exemption | None:
    """The row of a ground to withhold, one without its limb included; None for 31(3), 12, 14 and the like."""
    row = row_of(provision, on)
    return row if row and not row.denies and row.kind != "not-an-exemption" else None
