"""The holds of requests, by rule: placed when a request comes in, widened to its evidence, lifted when its time is over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from answerable.casefile import OPEN_STAGES, Regime, Stage
from answerable.desk.cases.models import Case, Question
from answerable.desk.cases.queries.courses import course_of, courses
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.retention.actions.hold_request import hold_request, reach_further, reckon_hold
from answerable.desk.retention.belonging import with_what_belongs
from answerable.desk.retention.queries.holds import request_holds
from answerable.desk.retention.references import things_in
from answerable.law import uk_day
from answerable.registers import AuthorityFolder, Course, hold_end

_LONG_AGO = timedelta(days=400)  # beyond any hold: six months after the last correspondence, and the days between

_OURS = ("note", "material")  # what colleagues put with a request: it asks for nothing


def hold_case(case: Case, *, by: Actor, at: datetime) -> None:
    """Place the hold of a request that has come in, or is open again, in the transaction of that act."""
    _place(case, course_of(case), by, at)


def hold_asked(case: Case, *, by: Actor, at: datetime) -> None:
    """Let the hold of a request cover everything that its words name by a reference, and what its questions rest on.

    The words are read by themselves: whatever is made of a question, what it names is held.
    """
    questions = list(case.questions.all())
    named = (one for text in _asked(case, questions) for one in sorted(things_in(text)))
    if wanted := with_what_belongs((*named, *evidence_of(questions))):
        reach_further(case=case.reference, subjects=wanted, by=by, at=at)


def _asked(case: Case, questions: Iterable[Question]) -> Iterator[str]:
    """The words of the request, and of whatever its applicant wrote since."""
    yield from (case.subject, case.text)
    yield from (f"{row.lead}\n{row.text}" for row in questions)
    yield from (
        f"{row.title}\n{row.text}" for row in case.correspondence.filter(is_incoming=True).exclude(kind__in=_OURS)
    )


def evidence_of(questions: Iterable[Question]) -> tuple[str, ...]:
    """The entries of registers that what was found rests on, or names: destroying them would destroy what is asked for.

    An answer of one register may rest on entries of another: each is held where it is kept.
    """
    folder, found = authority(), dict[str, None]()
    for one in (row.proposal["found"] for row in questions if row.proposal.get("found")):
        found |= dict.fromkeys(f"register:{_keeper(key, one['register'], folder)}/{key}" for key in one["entries"])
        found |= dict.fromkeys(sorted(things_in(one.get("text", ""))))
    return tuple(found)


def _keeper(entry: str, register: str, folder: AuthorityFolder) -> str:
    """The register that keeps the entry: the one that answered, else the one that has it."""
    others = (name for name in folder.registers if name != register)
    return next(
        (name for name in (register, *others) if folder.keeps(name) and folder.kept(name).find(entry)), register
    )


def keep_holds(*, by: Actor, at: datetime) -> tuple[int, int]:
    """How many holds were placed and how many lifted: each hold of a request reckoned anew, that day.

    A request that was reopened, or whose review was asked for late, gets its hold again.
    """
    on, open_holds, placed, lifted = uk_day(at), request_holds(), 0, 0
    late = Q(stage__in=[stage.value for stage in OPEN_STAGES]) | Q(answered_on__gt=on - _LONG_AGO) | Q(closed_at__gt=at - _LONG_AGO)  # fmt: skip
    cases = Case.objects.filter(late | Q(reference__in=open_holds), disposed_at=None).order_by("pk")
    for case, found in courses(cases):
        end, is_open = hold_end(found), Stage(case.stage) in OPEN_STAGES
        key = open_holds.get(case.reference)
        if key is not None:
            lifted += reckon_hold(key=key, end=end, by=by, at=at).released_at is not None
            if is_open:  # more may have been written, or entered, since it came in
                hold_asked(case, by=by, at=at)
        elif not end.is_over(on=on):
            _place(case, found, by, at)
            placed += 1
    return placed, lifted


@transaction.atomic
def _place(case: Case, found: Course, by: Actor, at: datetime) -> None:
    kind = "subject_access" if Regime(case.regime) is Regime.DPA else "information_request"
    hold_request(case=case.reference, kind=kind, since=case.received_on, end=hold_end(found), by=by, at=at)
    hold_asked(case, by=by, at=at)
