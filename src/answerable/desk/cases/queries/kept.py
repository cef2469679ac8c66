"""Request files as what is kept: each with its classes of the retention schedule, and the days these run from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.db.models.functions import Length

from answerable.casefile import OPEN_STAGES, Stage
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.courses import Ended, closed_on, course, ended, is_subject_access
from answerable.desk.retention.holdings import NAMED, ClassName, Holding
from answerable.law import long_day
from answerable.registers import financial_year_end

FILE = ClassName("IG-REQ-01", "request case file")
MATERIAL = ClassName("IG-REQ-02", "information gathered for a request")
REVIEW = ClassName("IG-REQ-03", "internal review")
COMPLAINT = ClassName("IG-REQ-04", "complaint to the information commissioner")
SEARCHES = ClassName("IG-REQ-08", "search and exemption record")
FEES = ClassName("IG-REQ-09", "fees notice")
SUBJECT_ACCESS = ClassName("IG-DPR-01", "subject access request")


def files() -> Iterator[Holding]:
    """The file of every request that has not been destroyed."""
    cases = Case.objects.filter(disposed_at=None).order_by("pk")
    found = ended(cases)
    shown = cases.only("pk", "reference", "stage", "regime", "received_on", "answered_on", "closed_at")
    return (_holding(case, found.get(case.pk, Ended())) for case in shown.iterator(chunk_size=2000))


def files_named(words: str) -> dict[str, str]:
    """The files with that in their reference, that of this very reference first: subject and title."""
    cases = (
        Case.objects.filter(reference__icontains=words.strip(), disposed_at=None)
        if words.strip()
        else Case.objects.none()
    )
    rows = cases.order_by(Length("reference"), "-pk").values_list("reference", "received_on")[:NAMED]
    return {f"case:{reference}": _title(reference, on) for reference, on in rows}


def locked_file(reference: str) -> Holding | None:
    """The file of one request as it stands now, its row locked; None where it is gone."""
    case = Case.objects.select_for_update(of=("self",)).filter(reference=reference, disposed_at=None).first()
    if case is None:
        return None
    return _holding(case, ended(Case.objects.filter(pk=case.pk)).get(case.pk, Ended()))


def open_references(references: frozenset[str]) -> frozenset[str]:
    """Those of these references whose file is still kept."""
    return frozenset(
        Case.objects.filter(reference__in=references, disposed_at=None).values_list("reference", flat=True)
    )


def _holding(case: Case, found: Ended) -> Holding:
    return Holding(
        subject=f"case:{case.reference}",
        title=_title(case.reference, case.received_on),
        classes=tuple(_classes(case, found)),
        case=case.reference,
        address=("cases:case", case.reference),
    )


def _title(reference: str, received_on: date) -> str:
    return f"Request file {reference}, received {long_day(received_on)}"


def _classes(case: Case, found: Ended) -> Iterator[tuple[ClassName, date | None]]:
    """Every class that a part of the file is in; the file is kept for the longest of them."""
    closed = closed_on(case, found)
    if is_subject_access(case, found):
        yield SUBJECT_ACCESS, case.received_on if Stage(case.stage) not in OPEN_STAGES else None
    yield FILE, closed
    yield SEARCHES, closed
    yield MATERIAL, course(case, found).last_correspondence_on
    for on in found.reviews:
        yield REVIEW, on
    for on in found.complaints:
        yield COMPLAINT, on
    for on in found.fees:
        yield FEES, financial_year_end(on)
