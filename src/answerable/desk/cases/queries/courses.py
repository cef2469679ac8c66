"""What has become of requests, as retention needs it: what is still open, and the days of what has ended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Max, QuerySet

from answerable.casefile import OPEN_STAGES, Regime, Stage
from answerable.desk.cases.models import Case, ClockEvent, Complaint, Correspondence, Question, Review
from answerable.law import uk_day
from answerable.registers import Course

NO_CORRESPONDENCE = ("request", "note", "material")  # the request has its own day; the others went to nobody
_IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)


@dataclass(frozen=True, slots=True)
class Ended:
    """What of one request has ended, and when. None stands for a review or complaint that is still open."""

    reviews: tuple[date | None, ...] = ()
    complaints: tuple[date | None, ...] = ()
    fees: tuple[date, ...] = ()
    wrote_on: date | None = None
    is_subject_access: bool = False


@dataclass(slots=True)
class _Gathered:
    """What several tables say of many requests, by the number of the request."""

    reviews: dict[int, list[date | None]] = field(default_factory=lambda: defaultdict(list))
    complaints: dict[int, list[date | None]] = field(default_factory=lambda: defaultdict(list))
    fees: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))


def ended(cases: QuerySet[Case]) -> Mapping[int, Ended]:
    """What has ended of each of these requests, in five queries however many there are."""
    numbers = cases.order_by().values("pk")
    found = _Gathered()
    for case, on, outcome, asked in Review.objects.filter(case__in=numbers).values_list("case", "completed_on", "outcome", "asked_on"):  # fmt: skip
        found.reviews[case].append(on or (asked if outcome else None))
    for case, on, result, opened in Complaint.objects.filter(case__in=numbers).values_list("case", "decided_on", "result", "opened_on"):  # fmt: skip
        found.complaints[case].append(on or (opened if result else None))
    for case, on in ClockEvent.objects.filter(case__in=numbers, name="fees_notice", voided_at=None).values_list("case", "on"):  # fmt: skip
        found.fees[case].append(on)
    sent = Correspondence.objects.filter(case__in=numbers).exclude(kind__in=NO_CORRESPONDENCE).order_by()
    wrote = dict(sent.values_list("case").annotate(Max("at")))
    own = set(Question.objects.filter(case__in=numbers, regime=Regime.DPA.value).values_list("case", flat=True))
    keys = (set(found.reviews), set(found.complaints), set(found.fees), set(wrote), own)
    return {
        key: Ended(
            tuple(found.reviews.get(key, ())),
            tuple(found.complaints.get(key, ())),
            tuple(found.fees.get(key, ())),
            uk_day(wrote[key]) if key in wrote else None,
            key in own,
        )
        for key in set[int]().union(*keys)
    }


def courses(cases: QuerySet[Case]) -> Iterable[tuple[Case, Course]]:
    """Each of these requests with what has become of it."""
    by_case = ended(cases)
    return ((case, course(case, by_case.get(case.pk, Ended()))) for case in cases)


def courses_by_reference(references: Collection[str]) -> Mapping[str, Course]:
    """What has become of the requests of these references; one whose file was destroyed is left out."""
    cases = Case.objects.filter(reference__in=references, disposed_at=None)
    return {case.reference: found for case, found in courses(cases)}


def course_of(case: Case) -> Course:
    """What has become of one request."""
    return course(case, ended(Case.objects.filter(pk=case.pk)).get(case.pk, Ended()))


def course(case: Case, found: Ended) -> Course:
    """What has become of a request, from its row and what has ended of it."""
    return Course(
        last_correspondence_on=max(filter(None, (case.received_on, case.answered_on, found.wrote_on))),
        still_open=_still_open(Stage(case.stage), found),
        sent_on=case.answered_on,
        review_answered_on=_last(found.reviews),
        commissioner_decided_on=_last(found.complaints),
    )


def closed_on(case: Case, found: Ended) -> date | None:
    """The day of the last response to the request, a review or complaint included; None while something is open."""
    if _still_open(Stage(case.stage), found):
        return None
    closed = uk_day(case.closed_at) if case.closed_at else None
    return max(filter(None, (case.answered_on, closed, *found.reviews, *found.complaints)), default=None)


def is_subject_access(case: Case, found: Ended) -> bool:
    """True where the request, or a part of it, asks for the applicant's own data."""
    return Regime(case.regime) is Regime.DPA or found.is_subject_access


def _still_open(stage: Stage, found: Ended) -> tuple[str, ...]:
    said = []
    if stage in OPEN_STAGES and stage not in (*_IN_REVIEW, Stage.COMPLAINT):
        said.append("the request")
    if stage in _IN_REVIEW or None in found.reviews:
        said.append("the internal review")
    if stage is Stage.COMPLAINT or None in found.complaints:
        said.append("the complaint to the Commissioner")
    return tuple(said)


def _last(days: Iterable[date | None]) -> date | None:
    return max((on for on in days if on), default=None)
