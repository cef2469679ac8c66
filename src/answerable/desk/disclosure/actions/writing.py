"""How a public copy gets into the log: looked at for personal data, written, made findable."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime, timedelta

from django.utils.timezone import get_current_timezone

from answerable.desk.disclosure import personal
from answerable.desk.disclosure.copies import Dealt, PublicCopy
from answerable.desk.disclosure.documents import MEDIA, documents
from answerable.desk.disclosure.facets import tags
from answerable.desk.disclosure.models import DisclosureLogEntry, Facet, PublishedFile
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import must_be_clean
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.desk.search import index
from answerable.documents import Known
from answerable.errors import NotAllowed, PersonalDataOpen

PUBLISHED = "published"  # the kind in the index; a key is slug/place


def require_officer(by: Actor, *, act: str) -> None:
    """Refuse anyone who publishes nothing (NotAllowed)."""
    if not by.has_role(Role.OFFICER):
        because = f"This is for: {Role.OFFICER.label}."
        raise NotAllowed(
            who=by.name, act=act, where="the disclosure log", because=because, instead="Ask an FOI officer."
        )


def looked_at(copy: PublicCopy, known: Known, dealt: tuple[Dealt, ...]) -> tuple[PublicCopy, list[dict[str, object]]]:
    """The copy without the words that go, and what was decided. Refuses an open finding (PersonalDataOpen)."""
    found = personal.look(copy, known=known, authority=authority().profile)
    kept = {one.finding: one.reason.strip() for one in dealt if one.is_kept and one.reason.strip()}
    _refuse(personal.not_dealt_with(found, dealt))
    clean = personal.redacted(copy, (finding for finding in found if finding.key not in kept))
    left = personal.look(clean, known=known, authority=authority().profile)
    _refuse(finding for finding in left if finding.key not in kept)
    decided: list[dict[str, object]] = [
        {"kind": one.kind, "finding": one.key, "is_kept": one.key in kept, "reason": kept.get(one.key, "")}
        for one in found
    ]
    return clean, decided


def _refuse(open_findings: Iterable[personal.Finding]) -> None:
    if findings := tuple(open_findings):
        count = "1 thing" if len(findings) == 1 else f"{len(findings)} things"
        raise PersonalDataOpen(count=count, where=", ".join(sorted({one.places[0].part for one in findings})))


def values(copy: PublicCopy) -> dict[str, object]:
    """The columns of an entry that a public copy fills."""
    return {
        "title": copy.title[:300],
        "summary": copy.summary,
        "subject": copy.subject.strip()[:80],
        "questions": [
            {**asdict(one), "outcome": one.outcome.value, "provisions": list(one.provisions)} for one in copy.questions
        ],
        "letter": copy.letter,
        "regime": copy.regime.value,
        "received_on": copy.received_on,
        "answered_on": copy.answered_on,
        "answered_by": copy.answered_by[:120],
    }


def attach(entry: DisclosureLogEntry, copy: PublicCopy, *, at: datetime) -> None:
    """The answer as documents, then the files that are published with it. Those of before go.

    Refuses a file that holds what its reader does not see (HidesSomething).
    """
    wanted = StoredFile.objects.filter(pk__in=[file.stored for file in copy.files])
    must_be_clean(wanted, where=copy.reference, at=at)
    entry.files.all().delete()
    made = documents(copy, authority=authority().profile)
    rows = [
        PublishedFile(
            entry=entry,
            stored=keep(data, name=f"{entry.slug}.{ending}", media=MEDIA[ending], at=at),
            title="The answer",
            is_letter=True,
        )
        for ending, data in made.items()
    ]
    rows += [PublishedFile(entry=entry, stored_id=file.stored, title=file.title[:300]) for file in copy.files]
    PublishedFile.objects.bulk_create(rows)


def make_findable(entry: DisclosureLogEntry) -> None:
    """Each question by its words and its answer's; the newest answer first, its questions in their order."""
    time = entry.published_at.astimezone(get_current_timezone()).timetz()
    answered_at = datetime.combine(entry.answered_on, time)
    for place, question in enumerate(entry.questions, 1):
        index.put(
            PUBLISHED,
            f"{entry.slug}/{place}",
            title=question["text"],
            body="\n".join((question["answer"], entry.title, entry.reference)),
            at=answered_at - timedelta(seconds=place),
            tags=tags(entry.regime, entry.subject, question["outcome"], question["provisions"]),
        )
    offered = {("subject", entry.subject)} if entry.subject else set()
    offered |= {("provision", provision) for question in entry.questions for provision in question["provisions"]}
    Facet.objects.bulk_create((Facet(name=name, value=value) for name, value in sorted(offered)), ignore_conflicts=True)


def hide(entry: DisclosureLogEntry) -> None:
    """Let no search find the entry as it stands."""
    index.drop(PUBLISHED, *(f"{entry.slug}/{place}" for place in range(1, len(entry.questions) + 1)))


def printed(entry: DisclosureLogEntry) -> str:
    """What of an entry anyone may read, in one form, for its digest."""
    columns = ("reference", "title", "summary", "subject", "questions", "letter", "regime", "answered_by")
    held = {name: getattr(entry, name) for name in columns}
    held |= {"received_on": entry.received_on.isoformat(), "answered_on": entry.answered_on.isoformat()}
    return json.dumps(held, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
