"""Which case a message belongs to: by the messages it refers to, by a reference, by who asked the same before."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from answerable.casefile import Stage
from answerable.desk.cases.models import Allocation, Case, CaseLetter, Correspondence, Task
from answerable.desk.cases.queries import clocks
from answerable.desk.mail.models import Message


@dataclass(frozen=True, slots=True)
class CaseMatch:
    """A case that a message may belong to, and the addresses that are known there."""

    reference: str
    subject: str
    stage: Stage
    owner: str
    addresses: frozenset[str]


@dataclass(frozen=True, slots=True)
class MailTask:
    """What a person still has to do about a message."""

    number: int
    words: str
    reference: str  # of the case that is suggested, or an empty string


def of_messages(identifiers: Collection[str]) -> tuple[CaseMatch, ...]:
    """The cases of the messages, in or out, that have these identifiers; that of the first identifier first."""
    found: dict[str, list[int]] = {}
    ours = dict(
        Message.objects.filter(message_id__in=identifiers).exclude(reference="").values_list("message_id", "reference")
    )
    keys = dict(Case.objects.filter(reference__in=ours.values()).values_list("reference", "id"))
    for identifier, reference in ours.items():
        found[identifier] = [keys[reference]] if reference in keys else []
    for table in (Correspondence, CaseLetter):
        rows = table.objects.filter(message__message_id__in=identifiers)
        for identifier, case in rows.order_by("id").values_list("message__message_id", "case_id"):
            found.setdefault(identifier, []).append(case)
    return _matches(case for identifier in identifiers for case in found.get(identifier, []))


def of_references(references: Collection[str]) -> tuple[CaseMatch, ...]:
    """The cases with these references, in their order."""
    kept = Case.objects.filter(reference__in=references, disposed_at=None)
    keys = dict(kept.values_list("reference", "id"))
    return _matches(keys[reference] for reference in references if reference in keys)


def once_clear(reference: str, *, on: date) -> tuple[tuple[str, date | None], ...]:
    """The questions of a case that the applicant is to make clear, each with its last day if they do so on that day."""
    return clocks.once_clear(Case.objects.get(reference=reference), on=on)


def twins(reference: str) -> tuple[str, ...]:
    """Earlier cases in which the same address asked exactly the same."""
    case = Case.objects.get(reference=reference)
    if not (case.same_text and case.applicant_email):
        return ()
    same = Case.objects.filter(same_text=case.same_text, applicant_email=case.applicant_email, id__lt=case.pk)
    return tuple(same.order_by("id").values_list("reference", flat=True))


def mail_tasks(message: int) -> tuple[MailTask, ...]:
    """The open tasks about a message."""
    rows = Task.objects.filter(message_id=message, done_at=None).select_related("case")
    return tuple(MailTask(row.pk, row.words, row.case.reference if row.case else "") for row in rows)


def filed_on(messages: Collection[int]) -> dict[int, str]:
    """For each of these messages that is filed on a case, the case's reference."""
    rows = Correspondence.objects.filter(message_id__in=messages).order_by("-id")
    return {number: case for number, case in rows.values_list("message_id", "case__reference") if number is not None}


def _matches(keys: Iterable[int]) -> tuple[CaseMatch, ...]:
    wanted = list(dict.fromkeys(keys))
    cases = Case.objects.select_related("owner").in_bulk(wanted)
    return tuple(_match(cases[key]) for key in wanted)


def _match(case: Case) -> CaseMatch:
    asked = Allocation.objects.filter(question__case=case).values_list("email", flat=True)
    wrote = Correspondence.objects.filter(Q(message__is_incoming=True), case=case).values_list(
        "message__sender", flat=True
    )
    return CaseMatch(
        reference=case.reference,
        subject=case.subject,
        stage=Stage(case.stage),
        owner=case.owner.name if case.owner else "",
        addresses=frozenset(address.lower() for address in (case.applicant_email, *asked, *wrote) if address),
    )
