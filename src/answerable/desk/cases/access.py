"""The one door to a case: who may do what, at which stage. Pages, API, mail and jobs all come through here.

Every "must never" of the roles is kept here and nowhere else. An act that moves the case has the name of
its move in casefile.MOVES; the others say at which stages they may be done.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, partial
from hashlib import sha256

from django.db.models import Q, QuerySet

from answerable.casefile import MOVES, OPEN_STAGES, Regime, Stage, acts_at
from answerable.desk.cases.models import Allocation, Case, CaseLetter
from answerable.desk.people.actors import APPLICANT, DESK, Actor
from answerable.desk.people.roles import Role
from answerable.errors import DeskError, FileDestroyed, LinkEnded, NoSuchThing, NotAllowed, WrongStage

READERS = (Role.OFFICER, Role.APPROVER, Role.REVIEWER, Role.AUDITOR)
_WORKING = (Stage.NEW, Stage.ANSWERING)
_CHANGEABLE = (*_WORKING, Stage.APPROVAL, Stage.APPROVED)  # a change takes the approval back
_IN_REVIEW = (Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED)
_ANSWERED = (Stage.SENT, Stage.REVIEW, Stage.REVIEW_APPROVAL, Stage.REVIEW_APPROVED, Stage.REVIEWED, Stage.COMPLAINT, Stage.DECIDED)  # fmt: skip
_UNANSWERED = (*_CHANGEABLE, Stage.CLARIFYING, Stage.FEE)
ANY_STAGE = tuple(Stage)
_OPEN = tuple(stage for stage in Stage if stage in OPEN_STAGES)


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a case: who may, when, and what keeps a person from it although they hold the role."""

    roles: tuple[Role, ...]
    stages: tuple[Stage, ...] = ()  # empty: those of the move of the same name
    others: tuple[str, ...] = ()  # keys of those who are not staff: "applicant", "desk"
    not_who: str = ""  # "drafted", "decided" or "either": who took that part may not do this
    is_afresh: bool = False  # done during a review it is part of it, so not by who took part in the decision


_O, _A, _R = Role.OFFICER, Role.APPROVER, Role.REVIEWER
ACTS: dict[str, Act] = {
    "read": Act(READERS, ANY_STAGE, others=("desk",)),
    "assign": Act((_O,), _OPEN, others=("desk",)),
    "edit-request": Act((_O,), _CHANGEABLE),
    "split": Act((_O,), _WORKING),
    "search": Act((_O,), _WORKING, others=("desk",)),
    "acknowledge": Act((_O,), _OPEN, others=("desk",)),
    "allocate": Act((_O,), _WORKING),
    "chase": Act((_O,), _OPEN, others=("desk",)),
    "answer": Act((_O,), _CHANGEABLE),
    "draft": Act((_O, _R), _OPEN),
    "gather": Act((_O, _R), _OPEN),  # search records, say what is in scope, withhold words, put the bundle together
    "edit-letter": Act((_O, _R), (*_CHANGEABLE, *_IN_REVIEW), is_afresh=True),
    "waive": Act((_O, _A, _R), (*_CHANGEABLE, *_IN_REVIEW), is_afresh=True),
    "tell-keeper": Act((_O, _R), (*_OPEN, Stage.SENT, Stage.REVIEWED)),
    "correspond": Act((_O, _A, _R), ANY_STAGE, others=("applicant", "desk")),
    "correct-receipt": Act((_O,), _OPEN),
    "correct-details": Act((_O,), ANY_STAGE),
    "reckon": Act((_O, Role.ADMINISTRATOR), ANY_STAGE, others=("desk",)),
    "extend": Act((_O,), (*_WORKING, Stage.APPROVAL, Stage.APPROVED)),
    "finish-task": Act((_O, _A, _R), ANY_STAGE, others=("desk",)),
    "start": Act((_O,), others=("desk",)),
    "clarify": Act((_O,)),
    "clarified": Act((_O,), (*_CHANGEABLE, Stage.CLARIFYING, Stage.FEE)),  # while some of it waits, the rest goes on
    "charge": Act((_O,)),
    "paid": Act((_O,)),
    "lapse": Act((_O,)),
    "transfer": Act((_O,)),
    "withdraw": Act((_O,), others=("applicant",)),
    "reopen": Act((_O,)),
    "submit": Act((_O,)),
    "return": Act((_A,), not_who="drafted"),
    "approve": Act((_A,), not_who="drafted"),
    "let-through": Act((_A,), (*_CHANGEABLE, *(stage for stage in _ANSWERED if stage not in _IN_REVIEW)), not_who="drafted"),  # files that hide something
    "change": Act((_O,)),
    "send": Act((_O,)),
    "publish": Act((_O,), _ANSWERED),
    "take-down": Act((_O,), ANY_STAGE),
    "ask-review": Act((_O, _R), others=("applicant",)),
    "assign-review": Act((_O, _R), (Stage.REVIEW,)),
    "conduct-review": Act((_R,), (Stage.REVIEW,), not_who="decided"),
    "submit-review": Act((_R,), not_who="decided"),
    "return-review": Act((_A,), not_who="either"),
    "approve-review": Act((_A,), not_who="either"),
    "let-through-review": Act((_A,), _IN_REVIEW, not_who="either"),
    "change-review": Act((_R,), not_who="decided"),
    "send-review": Act((_R, _O)),
    "withdraw-review": Act((_O,), others=("applicant",)),
    "complain": Act((_O,)),
    "reply-complaint": Act((_O,), (Stage.COMPLAINT,)),
    "decide": Act((_O,)),
}  # fmt: skip

BECAUSE = {
    "drafted": "Nobody approves or sends back their own draft: {who} had a hand in this one.",
    "decided": "A review is done afresh, by someone who took no part in the decision: {who} did.",
    "either": "The letter of a review is approved by someone who drafted none of it and took no part in the first decision: {who} did.",
}


# Tasks that are about no request, and for whom besides those who read requests.
TASKS: dict[str, tuple[Role, ...]] = {
    "capture-overdue": (Role.RECORDS,),
    "disposal-waits": (Role.RECORDS, Role.DATA_PROTECTION, Role.APPROVER),
}
NOT_OWN_DATA = ("charge", "extend", "transfer")  # their letters are of the laws on information


@dataclass(frozen=True, slots=True)
class Grip:
    """What a case shows of who had a hand in it."""

    drafted: frozenset[int] = field(default_factory=frozenset)
    decided: frozenset[int] = field(default_factory=frozenset)

    @property
    def either(self) -> frozenset[int]:
        """Who had a part in one or the other."""
        return self.drafted | self.decided


def visible(by: Actor) -> QuerySet[Case]:
    """The cases this actor may read: all of them, or none."""
    may_read = by.key == DESK.key or by.has_role(*READERS)
    return Case.objects.all() if may_read else Case.objects.none()


def for_reading(reference: str, *, by: Actor) -> Case:
    """The case of that reference. Refuses one that this actor may not read as one that is not there (NoSuchThing)."""
    case = visible(by).select_related("owner", "team").filter(reference=reference).first()
    if case is None:
        raise NoSuchThing(thing="such case", where=reference)
    return case


def for_change(reference: str, *, by: Actor, to: str) -> Case:
    """The case, locked until the transaction ends, for an act.

    Refuses a case that is not there for this actor (NoSuchThing), an act that is not theirs (NotAllowed)
    and one that the stage does not allow (WrongStage).
    """
    case = Case.objects.select_for_update(of=("self",)).filter(reference=reference).first()
    is_outsider = by.person is None and by.key in ACTS[to].others
    if case is None or not (is_outsider or by.has_role(*READERS, *ACTS[to].roles)):
        raise NoSuchThing(thing="such case", where=reference)
    if refused := refusal(case, by=by, to=to):
        raise refused
    return case


def tasks_of(by: Actor) -> Q:
    """Which tasks are theirs to see: every one for who reads requests, for others those of their own kinds, none for the rest."""
    if by.has_role(*READERS):
        return Q()
    return Q(kind__in=[kind for kind, roles in TASKS.items() if by.has_role(*roles)], case=None)


def finishers(kind: str, *, is_of_case: bool) -> tuple[Role, ...]:
    """The roles that finish a task of that kind."""
    return ACTS["finish-task"].roles if is_of_case else (_O, *TASKS.get(kind, ()))


def require_receiver(by: Actor) -> None:
    """Refuses whoever may not bring in a request: anyone but an officer, the applicant and the desk (NotAllowed)."""
    if by.key not in (APPLICANT.key, DESK.key) and not by.has_role(_O):
        because = f"This is for: {_O.label}."
        raise NotAllowed(
            who=by.name,
            act="log a request",
            where="intake",
            because=because,
            instead=f"Ask someone who is: {_O.label}.",
        )


def require_keeper(by: Actor) -> None:
    """Refuses whoever may not keep the calendar and the clocks of all cases (NotAllowed)."""
    act = ACTS["reckon"]
    if by.key not in act.others and not by.has_role(*act.roles):
        roles = " or ".join(role.label for role in act.roles)
        because, instead = f"This is for: {roles}.", f"Ask someone who is: {roles}."
        raise NotAllowed(who=by.name, act="keep the calendar", where="bank holidays", because=because, instead=instead)


def require_calendar_reader(by: Actor) -> None:
    """Refuses whoever neither keeps the calendar nor reads everything (NotAllowed)."""
    if not by.has_role(Role.AUDITOR):
        require_keeper(by)


def for_link(token: str, *, on: date) -> Allocation:
    """The one question that the holder of this link may see. Refuses a link that does not work (LinkEnded)."""
    digest = sha256(token.encode()).hexdigest()
    row = Allocation.objects.select_related("question__case", "by").filter(token_digest=digest).first()
    if row is None or not _is_wanted(row, on):
        raise LinkEnded()
    return row


def for_contribution(allocation: int, *, by: Actor, on: date) -> Allocation:
    """What was given to this actor, by link or by name, its case locked. Refuses everyone else alike (LinkEnded)."""
    row = Allocation.objects.select_related("question").filter(pk=allocation).first()
    if row is None or by.key not in (f"link:{row.pk}", f"person:{row.person_id}"):
        raise LinkEnded()
    row.question.case = Case.objects.select_for_update(of=("self",)).get(pk=row.question.case_id)
    row.refresh_from_db(fields=["state", "expires_on"])
    if not _is_wanted(row, on):
        raise LinkEnded()
    return row


def _is_wanted(row: Allocation, on: date) -> bool:
    """True while the link is in time and the case has not been answered."""
    return row.state != "withdrawn" and row.expires_on >= on and Stage(row.question.case.stage) in _UNANSWERED


def open_to(case: Case, *, by: Actor) -> frozenset[str]:
    """The acts that would not be refused."""
    hands = cache(partial(hands_in, case))
    return frozenset(act for act in ACTS if _refusal(case, by, act, hands) is None)


def may(case: Case, *, by: Actor, to: str) -> bool:
    """True where the act would not be refused."""
    return refusal(case, by=by, to=to) is None


def refusal(case: Case, *, by: Actor, to: str) -> DeskError | None:
    """Why an act is refused, or None."""
    return _refusal(case, by, to, partial(hands_in, case))


def _refusal(case: Case, by: Actor, to: str, hands: Callable[..., Grip]) -> DeskError | None:
    act, stage = ACTS[to], Stage(case.stage)
    if case.disposed_at and to != "read":
        return FileDestroyed(reference=case.reference, disposal=case.disposal)
    if by.key not in act.others and not by.has_role(*act.roles):
        roles = " or ".join(role.label for role in act.roles)
        return _not_allowed(case, by, to, f"This is for: {roles}.", f"Ask someone who is: {roles}.")
    if stage not in (act.stages or MOVES[to][0]):
        return WrongStage(act=to, stage=stage.value, allowed=", ".join(acts_at(stage)) or "none")
    if to in NOT_OWN_DATA and _is_subject_access(case):
        why = "Every question is subject access, and this is an act of the laws on information held by authorities."
        instead = "Write to the applicant in your own words, and keep it with the request."
        return _not_allowed(case, by, to, why, instead)
    is_review = to.endswith("-review") or (act.is_afresh and stage in _IN_REVIEW)
    not_who = act.not_who or ("decided" if is_review and act.is_afresh else "")
    if not_who and by.person and by.person.pk in getattr(hands(is_review=is_review), not_who):
        why = BECAUSE[not_who].format(who=by.name)
        return _not_allowed(case, by, to, why, "Ask a colleague who took no part in it.")
    return None


def hands_in(case: Case, *, is_review: bool) -> Grip:
    """Who drafted the letter at work, and who had a part in the decision that a review looks at."""
    letters = CaseLetter.objects.filter(case=case).exclude(state="dropped")
    at_work = letters.filter(state__in=["draft", "submitted", "approved"])
    drafted: set[int] = set()
    for drafter, submitter, edits in at_work.values_list("drafted_by", "submitted_by", "edits"):
        drafted |= {key for key in (drafter, submitter) if key is not None}
        drafted |= {edit["by"] for edit in edits.values() if edit.get("by")}
    answered = {row.answered_by_id for row in case.questions.all() if row.answered_by_id is not None}
    if not is_review:
        return Grip(frozenset(drafted | answered))
    first = letters.exclude(kind="review-outcome")
    decided = answered | _people(first.values_list("drafted_by", "submitted_by", "approved_by", "sent_by"))
    return Grip(frozenset(drafted), frozenset(decided))


def _is_subject_access(case: Case) -> bool:
    own = Regime.DPA.value
    return case.regime == own and all(question.regime in ("", own) for question in case.questions.all())


def _people(rows: QuerySet) -> set[int]:
    return {key for row in rows for key in row if key is not None}


def _not_allowed(case: Case, by: Actor, to: str, because: str, instead: str) -> NotAllowed:
    return NotAllowed(who=by.name, act=to.replace("-", " "), where=case.reference, because=because, instead=instead)


__all__ = [
    "ACTS",
    "APPLICANT",
    "Act",
    "Grip",
    "for_change",
    "for_contribution",
    "for_link",
    "for_reading",
    "hands_in",
    "may",
    "open_to",
    "refusal",
    "require_calendar_reader",
    "require_keeper",
    "require_receiver",
    "visible",
]
