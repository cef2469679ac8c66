"""Investigations as what is kept: each with its classes of the retention schedule, and the day these run from."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from django.db.models import Q

from answerable.desk.custody.models import Investigation
from answerable.desk.custody.saying import subject
from answerable.desk.retention.holdings import ClassName, Holding, by_name
from answerable.desk.retention.schedule import schedule
from answerable.law import uk_day

LOG = ClassName("IG-INC-04", "chain of evidence log")
ITEM = ClassName("IG-INC-05", "evidence item")


def evidence() -> Iterator[Holding]:
    """The evidence of every investigation that has not been destroyed."""
    return (_holding(found) for found in Investigation.objects.filter(disposed_at=None).order_by("pk"))


def locked_evidence(reference: str) -> Holding | None:
    """The evidence of one as it stands now, its row locked; None where it is gone."""
    found = Investigation.objects.select_for_update().filter(reference=reference, disposed_at=None).first()
    return _holding(found) if found else None


def found_evidence(words: str, *, among: Collection[str] | None) -> set[str]:
    """The subjects whose reference, title, breach or items have all these words."""
    rows = Investigation.objects.filter(disposed_at=None)
    for word in words.split():
        rows = rows.filter(Q(reference__iexact=word) | Q(breach__iexact=word) | Q(title__icontains=word) | Q(items__title__icontains=word))  # fmt: skip
    subjects = {subject(row) for row in rows.distinct()}
    return subjects if among is None else subjects & set(among)


def evidence_named(words: str) -> Mapping[str, str]:
    """The evidence of investigations, and each item of it, by its reference or breach; never by a title, which may say too much."""
    titles = {}
    for found in Investigation.objects.filter(disposed_at=None).prefetch_related("items").order_by("-pk"):
        whole, of_breach = subject(found), f" ({found.breach})" if found.breach else ""
        titles[whole] = f"Evidence of investigation {found.reference}{of_breach}"
        titles |= {
            f"{whole}/{item.number}": f"Item {item.number} of {found.reference}{of_breach}"
            for item in found.items.all()
        }
    return by_name(titles, words)


def _holding(found: Investigation) -> Holding:
    return Holding(
        subject=subject(found),
        title=f"Evidence of investigation {found.reference}",
        classes=tuple(_classes(found)),
        address=("custody:investigation", found.reference),
    )


def _classes(found: Investigation) -> Iterator[tuple[ClassName, date | None]]:
    """Every class that a part of it is in; all of it is kept for the longest of them."""
    closed = uk_day(found.closed_at) if found.closed_at else None
    named, last = schedule(), found.events.order_by("number").last()
    for name in {LOG, ITEM, *(ClassName(item.retention_class) for item in found.items.exclude(retention_class=""))}:
        entry = named.named(name)
        runs_from_close = entry is None or entry.text("trigger").startswith("investigation")
        yield name, closed if runs_from_close or closed is None or last is None else max(closed, uk_day(last.at))
