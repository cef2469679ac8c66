"""What of a register the public sees: entries that may be listed, without the fields that are withheld."""

from __future__ import annotations

from difflib import get_close_matches

from answerable.registers import Entry, Field, Section

LISTED = ("yes", "in part")
INSIDE = ("publish",)  # what is withheld, and why, is for the authority


def is_listed(entry: Entry, part: Section) -> bool:
    """True where the entry says that it may be listed.

    One that says nothing is not; nor is one that withholds a field by a name that is nearly that of another: a slip of
    the pen would publish it.
    """
    return entry.text("publish.list") in LISTED and not slips(entry, part)


def slips(entry: Entry, part: Section) -> tuple[str, ...]:
    """Names among the withheld fields that are no field of the register, and nearly are."""
    withheld = (item.split(" ")[0] for item in entry.names("publish.withheld_fields"))
    return tuple(name for name in withheld if name not in part.known and get_close_matches(name, part.known, 1, 0.8))


def published(entry: Entry, item: Field) -> bool:
    """True where the public may see that field of an entry that is listed."""
    return item.name.partition(".")[0] not in INSIDE and not entry.withholds(item.name)
