"""What the retention schedule says of itself: its version, who approved it and when, and what a named role signs off."""

from __future__ import annotations

from datetime import date

from answerable.registers.facts import Asked, Books, Kind, Stated
from answerable.registers.periods import long_day
from answerable.registers.phrases import listed, says
from answerable.registers.values import Entry, Value

BASIS = ("basis|authority|law|statute|legislation|justif*|why|reason|reasons|legally",)


def rests_on(entry: Entry) -> str:
    """What a period rests on, where that is recorded."""
    ref = entry.text("authority.ref")
    return (
        f"The basis of the period of {entry.id}: {ref}."
        if ref
        else f"The basis of the period of {entry.id} is not recorded."
    )


def the_schedule(asked: Asked, books: Books, on: date) -> Stated | None:
    """The schedule itself: its version, who approved it and when, its owner, when it is looked at again; nothing for a class."""
    kept = books.kept("retention")
    text = asked.core or asked.focus
    if not says(text, *_SCHEDULE) or not says(text, *_PARTICULARS):
        return None
    approved, due = kept.head.get("approved_on"), kept.head.get("review_due")
    said = [
        f"The retention schedule is at version {kept.head.get('version') or kept.version} and has {len(kept.entries)} classes of records."
    ]
    by = kept.head.get("approved_by")
    if isinstance(approved, date):
        said.append(f"It was approved on {long_day(approved)}{f' by the {by}' if by else ''}.")
    said += [f"Its owner is the {kept.head['owner']}."] if kept.head.get("owner") else []
    said += [f"Its review is due on {long_day(due)}."] if isinstance(due, date) else []
    if asked.kind is Kind.COUNT:
        return Stated(" ".join(said), len(kept.entries))
    return Stated(" ".join(said), tuple(said), kind=Kind.LIST)


_SCHEDULE = ("retention|disposal|records schedule*",)
_PARTICULARS = (
    "who",
    "when ~ approv*|adopt*|review*|agreed|updated",
    "version",
    "owner|owns",
    "approv*|adopted",
    "review* ~ due|next",
    "how_many|number ~ classes|categories|classes_of_record*",
)


def signed_off(asked: Asked, books: Books, on: date) -> Stated | None:
    """The classes that a named role signs off before disposal; nothing where one class is meant."""
    kept = books.kept("retention")
    if not says(asked.focus, "which|what|list|how_many ~ records|classes|categories|types"):
        return None
    found = tuple(entry for entry in kept.entries if entry.is_yes("sign_off"))
    names = listed([f"{entry.text('title')} ({entry.id})" for entry in found])
    value: Value = len(found) if asked.kind is Kind.COUNT else tuple(entry.text("title") for entry in found)
    because = tuple(kept.basis(entry, entry.text("title")) for entry in found)
    return Stated(
        f"A named role signs off each disposal of: {names or 'no class'}.",
        value,
        tuple(entry.id for entry in found),
        because,
    )
