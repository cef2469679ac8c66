"""Released copies: made anew from what is kept of a file, never by taking something out of it."""

from answerable.documents.release.marks import Occurrence
from answerable.documents.release.model import (
    Box,
    Check,
    Entry,
    Kept,
    Parts,
    Proof,
    Released,
    Schedule,
    Span,
    Unit,
    Withheld,
    Word,
)
from answerable.documents.release.plan import Plan, parts_as_dict, plan_of, released_as_dict
from answerable.documents.release.proof import prove
from answerable.documents.release.release import occurrences, parts_of, released, standing

__all__ = [
    "Box",
    "Check",
    "Entry",
    "Kept",
    "Occurrence",
    "Parts",
    "Plan",
    "Proof",
    "Released",
    "Schedule",
    "Span",
    "Unit",
    "Withheld",
    "Word",
    "occurrences",
    "parts_as_dict",
    "parts_of",
    "plan_of",
    "prove",
    "released",
    "released_as_dict",
    "standing",
]
