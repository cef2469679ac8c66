"""References of evidence: one series, whether the desk gave them or the register of breaches had them before."""

from __future__ import annotations

import re

from answerable.desk.custody.models import Investigation
from answerable.desk.custody.queries.options import evidence_cases
from answerable.errors import EvidenceReferenceTaken

_FORM = re.compile(r"EV-(\d{4})-(\d+)", re.ASCII)
_DIGITS = 3  # of a number, where no reference in use shows how many


def next_reference(year: int, *, after: int) -> tuple[str, int]:
    """The next of the year, and its number: past after and past all in use, with as many digits as the latest of these."""
    used = {of: written for written in (*_own(), *evidence_cases()) if (of := _number_of(written))}
    number = max([after, *(own for when, own in used if when == year)]) + 1
    digits = len(used[max(used)].rpartition("-")[2]) if used else _DIGITS
    return f"EV-{year}-{number:0{digits}}", number


def must_be_free(reference: str, *, breach: str) -> None:
    """Refuses a reference that an investigation has, that is in use with other noughts, or that the register gives to another breach (EvidenceReferenceTaken)."""
    own, registered = _own(), evidence_cases()
    number = _number_of(reference)
    for written in sorted({*own, *registered}):
        if written == reference:
            is_taken = written in own or (bool(breach) and breach not in registered[written])
        else:
            is_taken = number is not None and _number_of(written) == number
        if is_taken:
            names = "an investigation" if written in own else f"the evidence of {' and '.join(registered[written])}"
            raise EvidenceReferenceTaken(reference=reference, written=written, names=names)


def _own() -> set[str]:
    return set(Investigation.objects.values_list("reference", flat=True))


def _number_of(reference: str) -> tuple[int, int] | None:
    found = _FORM.fullmatch(reference)
    return (int(found[1]), int(found[2])) if found else None
