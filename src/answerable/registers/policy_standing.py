"""The policies by how they stand: overdue for review, published, or not in full."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from answerable.registers.facts import Asked, Books, Kind, Period, Stated
from answerable.registers.periods import spoken
from answerable.registers.phrases import listed, says
from answerable.registers.values import Entry, Value


def is_overdue(entry: Entry, on: date) -> bool:
    """True where the review was due before that day."""
    due = entry.day("review_due")
    return due is not None and due < on


def _falls_due(entry: Entry, on: date) -> bool:
    """True where a review is still to come."""
    return not is_overdue(entry, on) and entry.day("review_due") is not None


def _due_in(period: Period, entry: Entry, on: date) -> bool:
    """True where the review is due in the period."""
    return period.holds(entry.day("review_due"))


_STANDING: tuple[tuple[str, tuple[str, ...], Callable[[Entry, date], bool]], ...] = (
    (
        "whose review is overdue",
        ("overdue|outstanding|late|past ~ review*", "review* ~ overdue|outstanding|late|past|missed"),
        lambda entry, day: is_overdue(entry, day),
    ),
    ("due for review", ("due ~ review*", "review* ~ due|fall|falls"), _falls_due),
    (
        "that are not published in full",
        (
            "not|never|un ~ fully|wholly|publish*",
            "unpublished",
            "partly|partially|in_part published",
            "withheld ~ part",
        ),
        lambda entry, day: entry.text("published") != "yes",
    ),
    ("that are published", ("published", "public"), lambda entry, day: entry.text("published") == "yes"),
)
_WHICH_ONES = ("which|what|how_many|any|list|name|number_of ~ policies|policy|procedures|procedure",)


def _of_standing(asked: Asked, day: date) -> tuple[str, Callable[[Entry, date], bool]] | None:
    """The standing that the policies are asked by: overdue for review, or published or not; nothing where one is meant."""
    text = asked.core or asked.focus
    if not says(text, *_WHICH_ONES) or asked.has("policy-exists"):
        return None
    return next(((said, test) for said, words, test in _STANDING if says(text, *words)), None)


def by_standing(asked: Asked, books: Books, on: date) -> Stated | None:
    """The policies of a standing, by name, with their number; nothing where none is asked for."""
    kept = books.kept("policies")
    standing = _of_standing(asked, on)
    if standing is None:
        return None
    said, test = standing
    if asked.period is not None and test is not _falls_due:
        return None
    if test is _falls_due and asked.period is not None:
        said, test = f"{said} {spoken(asked.period)}", partial(_due_in, asked.period)
    found = tuple(entry for entry in kept.entries if test(entry, min(on, kept.as_at or on)))
    names = listed([f"{entry.text('title')}{_why_not(entry)}" for entry in found])
    text = f"Policies {said}: {names}." if found else f"The register has no policies {said}."
    value: Value = len(found) if asked.kind is Kind.COUNT else tuple(entry.text("title") for entry in found)
    kind = asked.kind if asked.kind in (Kind.COUNT, Kind.YES_NO) else Kind.LIST
    because = tuple(kept.basis(entry, entry.text("title")) for entry in found)
    return Stated(text, value, tuple(entry.id for entry in found), because, kind=kind)


def _why_not(entry: Entry) -> str:
    """What of a policy is withheld."""
    fields = listed(entry.names("withheld_fields"))
    return f" (withheld: {fields})" if fields else ""
