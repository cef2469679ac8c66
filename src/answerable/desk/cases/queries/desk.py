"""The desk page: what is due, late, waiting and new, sorted by what the law makes urgent, with true counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.core.paginator import Page, Paginator
from django.db.models import Case as When
from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.db.models import When as Where

from answerable.casefile import OPEN_STAGES, Regime, Stage
from answerable.desk.cases import access
from answerable.desk.cases.models import Allocation, Case, Task
from answerable.desk.cases.queries.clocks import proclaimed
from answerable.desk.cases.queries.counting import Behind
from answerable.desk.cases.queries.words import REGIMES, STAGES, days_left, left_in_words
from answerable.desk.components.numbers import numbers_in
from answerable.desk.people.actors import Actor
from answerable.desk.people.models import Team
from answerable.law import Holiday

PAGE = 25
_OPEN = Q(stage__in=[stage.value for stage in OPEN_STAGES])
_APPROVAL = Q(stage__in=[Stage.APPROVAL.value, Stage.REVIEW_APPROVAL.value])
_REVIEW = Q(stage__in=[Stage.REVIEW.value, Stage.REVIEW_APPROVAL.value, Stage.REVIEW_APPROVED.value])
SORTS = {"due": "due", "newest": "newest", "reference": "reference"}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the page asks for; every part has a default, and is kept in links."""

    show: str = "open"
    whose: str = ""  # "mine", "nobody" or ""
    team: int | None = None
    regime: str = ""
    sort: str = "due"
    page: int = 1
    behind: Behind | None = None  # the cases behind one number of a return

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Filters:
        """The filters of an address; what it does not understand is left at its default."""
        number = numbers_in(query, "team", "page")
        return cls(
            show=query.get("show", "") if query.get("show") in SHOWS else "open",
            whose=query.get("whose", "") if query.get("whose") in ("mine", "nobody") else "",
            team=number.get("team"),
            regime=query.get("regime", "") if query.get("regime") in set(Regime) else "",
            sort=query.get("sort", "") if query.get("sort") in SORTS else "due",
            page=number.get("page", 1),
            behind=Behind.of(query),
        )


SHOWS = {
    "late": "Late",
    "week": "Due this week",
    "waiting": "Waiting for others",
    "overdue": "Colleagues overdue",
    "new": "New",
    "approval": "Approval",
    "review": "Review",
    "open": "All open",
    "closed": "Closed",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One request on the desk."""

    reference: str
    subject: str
    regime: str
    stage: str
    due_on: date | None
    left: str
    is_late: bool
    is_near: bool
    questions: int
    answered: int
    next_step: str
    owner: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """One of the counts above the list, which is a link to what it counts."""

    show: str
    label: str
    count: int
    is_shown: bool


@dataclass(frozen=True, slots=True)
class DeskPage:
    """All that the desk page shows."""

    rows: tuple[Row, ...]
    counts: tuple[Counted, ...]
    page: Page
    teams: tuple[tuple[int, str], ...]
    tasks: int
    empty: str


def desk(*, by: Actor, filters: Filters, on: date) -> DeskPage:
    """The page for these filters: a fixed number of queries, whatever the number of cases."""
    cases = _whose(access.visible(by), by, filters)
    counts = cases.filter(_OPEN).aggregate(
        **{show: Count("id", filter=_condition(show, on)) for show in SHOWS if show != "closed"}
    )
    shown = filters.behind.condition(on=on) if filters.behind else _condition(filters.show, on)
    wanted = _sorted(cases.filter(shown), filters.sort, filters.show)
    paginator = Paginator(wanted.select_related("owner"), PAGE)
    if filters.show in counts and not filters.behind:
        paginator.count = counts[filters.show]
    page = paginator.get_page(filters.page)
    holidays = proclaimed()
    rows = tuple(_row(case, on, holidays) for case in page.object_list)
    return DeskPage(
        rows=rows,
        counts=tuple(Counted(show, label, counts[show], show == filters.show and not filters.behind) for show, label in SHOWS.items() if show in counts),
        page=page,
        teams=tuple(Team.objects.values_list("id", "name")),
        tasks=Task.objects.filter(done_at=None).count(),
        empty="" if rows else _empty(cases, filters, on),
    )  # fmt: skip


def chosen(*, by: Actor, filters: Filters, on: date) -> QuerySet[Case]:
    """The cases that these filters ask for, in no order."""
    return _whose(access.visible(by), by, filters).filter(_condition(filters.show, on))


def _condition(show: str, on: date) -> Q:
    week = on + timedelta(days=7 - on.isoweekday())
    ours = ~Q(waits_for="applicant")
    return {
        "late": _OPEN & ours & Q(due_on__lt=on),
        "week": _OPEN & ours & Q(due_on__gte=on, due_on__lte=week),
        "waiting": _OPEN & ~Q(waits_for=""),
        "overdue": _OPEN & Q(pk__in=_overdue(on)),
        "new": Q(stage=Stage.NEW.value),
        "approval": _APPROVAL,
        "review": _REVIEW,
        "open": _OPEN,
        "closed": ~_OPEN,
    }[show]


def _overdue(on: date) -> QuerySet[Allocation, int]:
    """The cases in which a colleague has not answered by the day that they were given."""
    return Allocation.objects.filter(state="asked", due_on__lt=on).values_list("question__case_id", flat=True)


def _whose(cases: QuerySet[Case], by: Actor, filters: Filters) -> QuerySet[Case]:
    if filters.whose == "mine" and by.person:
        cases = cases.filter(owner=by.person)
    if filters.whose == "nobody":
        cases = cases.filter(owner=None)
    if filters.team is not None:
        cases = cases.filter(team_id=filters.team) if filters.team else cases.filter(team=None)  # 0: of no team
    return cases.filter(regime=filters.regime) if filters.regime else cases


def _sorted(cases: QuerySet[Case], sort: str, show: str) -> QuerySet[Case]:
    """By the last day, a clock that stands still after those that run; what is closed by its arrival; or as asked."""
    if sort == "newest" or show == "closed":
        return cases.order_by("-received_on", "-id")
    if sort == "reference":
        return cases.order_by("reference")
    stands = When(Where(waits_for="applicant", then=Value(1)), default=Value(0), output_field=IntegerField())
    return cases.annotate(stands=stands).order_by("stands", F("due_on").asc(nulls_last=True), "id")


def _row(case: Case, on: date, holidays: tuple[Holiday, ...]) -> Row:
    regime, stage = Regime(case.regime), Stage(case.stage)
    is_running = case.due_on is not None and stage.is_open and case.waits_for != "applicant"
    left = days_left(case.due_on, on=on, regime=regime, holidays=holidays) if case.due_on and is_running else None
    return Row(
        reference=case.reference,
        subject=case.subject or "Request without a subject",
        regime=REGIMES[regime],
        stage=STAGES[stage],
        due_on=case.due_on if stage.is_open else None,
        left=left_in_words(left) if left is not None else "clock stopped" if case.waits_for == "applicant" else "",
        is_late=left is not None and case.due_on is not None and case.due_on < on,
        is_near=left is not None and left <= 3,
        questions=case.questions_count,
        answered=case.answered_count,
        next_step=case.next_step,
        owner=case.owner.name if case.owner else "",
        notes=("likely sent to many authorities",) if case.is_round_robin else (),
    )


def _empty(cases: QuerySet[Case], filters: Filters, on: date) -> str:
    """What an empty list teaches: what it would hold, and what comes next."""
    if filters.behind:
        return "No request is counted here."
    coming = cases.filter(_condition("open", on), due_on__gte=on).order_by("due_on").first()
    after = (
        f" The next is due on {coming.due_on:%A} {coming.due_on.day} {coming.due_on:%B}."
        if coming and coming.due_on
        else ""
    )
    return {
        "late": f"No request is late.{after}",
        "week": f"Nothing is due this week.{after}",
        "waiting": "Nothing waits for an applicant, a colleague or the Commissioner.",
        "overdue": "No colleague is late with an answer.",
        "new": "No new request. They come by mail, from the public page, or through “New request”.",
        "approval": "No letter waits for approval.",
        "review": "No internal review is under way.",
        "closed": "No request has been closed yet.",
    }.get(filters.show, "No request is open. They come by mail, from the public page, or through “New request”.")
