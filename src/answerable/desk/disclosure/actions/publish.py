"""Publish an answer in the disclosure log, or publish it again where it was taken down."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from answerable.desk.disclosure.actions.writing import (
    attach,
    looked_at,
    make_findable,
    printed,
    require_officer,
    values,
)
from answerable.desk.disclosure.copies import Dealt, PublicCopy
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.people.actors import Actor
from answerable.documents import Known, PersonalKind
from answerable.errors import AlreadyPublished


@transaction.atomic
def publish(*, copy: PublicCopy, known: Known, dealt: tuple[Dealt, ...] = (), by: Actor, at: datetime) -> str:
    """The slug of the entry, by which its address ends for ever.

    Refuses who is no officer (NotAllowed), personal data about which nobody has decided (PersonalDataOpen)
    and an answer that is published already (AlreadyPublished).
    """
    require_officer(by, act="publish")
    clean, decided = looked_at(copy, known, dealt)
    before = DisclosureLogEntry.objects.select_for_update().filter(reference=copy.reference).first()
    if before and before.taken_down_at is None:
        raise AlreadyPublished(reference=copy.reference, where=before.slug)
    entry = before or DisclosureLogEntry(
        reference=copy.reference, slug=_free_slug(copy.reference), published_at=at, published_by=by.person
    )
    for name, value in {
        **values(clean),
        "looked": decided,
        "changed_at": at,
        "taken_down_at": None,
        "taken_down_reason": "",
    }.items():
        setattr(entry, name, value)
    entry.save()
    attach(entry, clean, at=at)
    make_findable(entry)
    record(
        "published",
        by=by.key,
        at=at,
        case=copy.reference,
        subject=f"disclosure:{entry.slug}",
        digest=digest_of(printed(entry)),
        data=summed(decided),
    )
    return entry.slug


def summed(decided: list[dict[str, object]]) -> dict[str, object]:
    """What was decided about personal data, in numbers, for the ledger."""
    kinds = [kind.value for kind in PersonalKind if any(one["kind"] == kind for one in decided)]
    return {
        "kept": sum(bool(one["is_kept"]) for one in decided),
        "removed": sum(not one["is_kept"] for one in decided),
        "kinds": kinds,
    }


def _free_slug(reference: str) -> str:
    """The reference in lower case; with a number where another reference reads the same."""
    slug = slugify(reference.replace("/", "-"))[:70] or "answer"
    taken = set(DisclosureLogEntry.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    return next(one for one in (slug, *(f"{slug}-{number}" for number in range(2, len(taken) + 3))) if one not in taken)
