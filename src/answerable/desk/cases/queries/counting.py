"""What returns count: each figure with the words that say what it counts, and the condition that picks its cases.

The counts and the lists behind them come from the same condition, so that they cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.db.models import Exists, F, OuterRef, Q

from answerable.casefile import Outcome, Regime, Stage
from answerable.desk.cases.models import ClockEvent, Complaint, Question, Review
from answerable.desk.cases.queries.case import OUTCOMES
from answerable.desk.cases.queries.outcomes import Whole
from answerable.errors import LawError
from answerable.law import act, long_day, parse

INFORMATION = (Regime.FOIA, Regime.EIR, Regime.FOISA, Regime.EISR)  # subject access is counted only when asked for
EXTENSIONS = ("public_interest", "extension")
QUESTION = "question:"  # and an outcome
PROVISION = "provision:"  # and the id of one, or of the section that it stands in


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of a return: what it is called, and what exactly it counts."""

    label: str
    counts: str


FIGURES: Mapping[str, Figure] = {
    "received": Figure("Received", "Requests whose day of receipt lies in the period. Every figure below is of these requests."),
    "answered": Figure("Answered", "An answer to the whole request has been sent, on whatever day."),
    "on-time": Figure("Answered on time", "The answer went on or before the last day of its own clock, a lawful extension included."),
    "on-time-plain": Figure("On time, no extension", "On time under the ordinary limit, with the days on which the law stops the clock."),
    "on-time-extended": Figure("On time, by an extension", "On time only by the later day of a public interest extension (FOIA s.10(3)) or of one for complexity and volume (EIR reg.7)."),
    "late": Figure("Answered late", "The answer went after the last day of its own clock."),
    "late-extended": Figure("Late, after an extension", "A public interest extension or one under reg.7 was notified in time, and its later day was missed too. What else was asked may have been answered sooner."),
    "undated": Figure("Answered, last day not known", "Came from an older system without its last day, and none could be worked out. Left out of the percentage."),
    "extended": Figure("Extended", "An extension was notified, whether the request is answered or not."),
    "withdrawn": Figure("Withdrawn", "The applicant withdrew the request before it was answered."),
    "lapsed": Figure("Lapsed", "Not clarified or not paid for in time, so that the request ended."),
    "transferred": Figure("Transferred", "Passed as a whole to another authority."),
    "waiting": Figure("Waiting for the applicant", "Open, with the clock stopped until a clarification or a fee comes."),
    "open": Figure("Still open, in time", "Not answered; the last day has not passed."),
    "open-late": Figure("Still open and late", "Not answered, and the last day has passed."),
    "granted": Figure("Granted in full", "Every question was answered with the information, so far as it is held."),
    "part": Figure("Granted in part", "Something was given and something withheld or refused."),
    "withheld": Figure("Withheld in full", "Nothing was given, and an exemption or exception was relied on; already accessible (s.21), to be published (s.22) and neither confirmed nor denied are among them."),
    "not-held": Figure("Not held", "None of the information is held."),
    "procedural": Figure("Refused on cost, or as vexatious or repeated", "Nothing was given, by FOIA s.12 or s.14 or their like in the other laws, without an exemption."),
    "other": Figure("No decision on information", "Answered only by asking what is meant, by naming another authority, or because nothing recorded was asked for."),
    "unsaid": Figure("Outcome not known", "Came from an older system without its outcome."),
    "imported": Figure("From an older system", "Brought in from a spreadsheet; its outcome is known for the request as a whole, not by question."),
}  # fmt: skip

CHALLENGES: Mapping[str, Figure] = {
    "reviews": Figure("Internal reviews asked for", "Reviews asked for in the period, whenever the request was received. A request that was reviewed twice counts twice, and is listed once."),
    "reviews-20": Figure("Completed within 20 working days", "From the day it was asked for to the day of its outcome; the Commissioner’s usual time for a review under FOIA."),
    "reviews-40": Figure("Completed in 21 to 40 working days", "The same count of days. EIR reg.11(4) allows 40 at most; the Commissioner allows up to 40 under FOIA in exceptional circumstances."),
    "reviews-later": Figure("Completed after more than 40 working days", "The same count of days."),
    "reviews-open": Figure("Not completed yet", "No outcome has been sent."),
    "review-upheld": Figure("Decision upheld", "The review agreed with the first decision."),
    "review-part": Figure("Decision upheld in part", "The review agreed with some of it."),
    "review-overturned": Figure("Decision overturned", "The review put another decision in its place."),
    "review-withdrawn": Figure("Review withdrawn", "The applicant withdrew it."),
    "complaints": Figure("Complaints to the Commissioner", "Complaints that the Commissioner opened in the period."),
    "complaint-upheld": Figure("Complaint upheld", "Decided for the applicant."),
    "complaint-partly-upheld": Figure("Complaint upheld in part", "Decided partly for the applicant."),
    "complaint-not-upheld": Figure("Complaint not upheld", "Decided for the authority."),
    "complaint-ended": Figure("Complaint ended otherwise", "Withdrawn, or resolved without a decision."),
    "complaints-open": Figure("Complaint not decided yet", "With the Commissioner."),
}  # fmt: skip

_REVIEWED: Mapping[str, Q] = {
    "reviews": Q(),
    "reviews-open": Q(completed_on=None),
    "review-upheld": Q(outcome="upheld"),
    "review-part": Q(outcome="part"),
    "review-overturned": Q(outcome="overturned"),
    "review-withdrawn": Q(outcome="withdrawn"),
}
_ENDED = Q(decided_on__isnull=False) | ~Q(result="")
_COMPLAINED: Mapping[str, Q] = {
    "complaints": Q(),
    "complaint-upheld": Q(result="upheld"),
    "complaint-partly-upheld": Q(result="partly-upheld"),
    "complaint-not-upheld": Q(result="not-upheld"),
    "complaint-ended": _ENDED & ~Q(result__in=["upheld", "partly-upheld", "not-upheld"]),
    "complaints-open": ~_ENDED,
}
CHALLENGED = (*_REVIEWED, *_COMPLAINED)
_BEFORE = (Stage.NEW, Stage.ANSWERING, Stage.APPROVAL, Stage.APPROVED)


def condition(name: str, *, on: date) -> Q:
    """Which of the cases received in a period a figure counts. Refuses a name that is none (KeyError)."""
    if name.startswith(PROVISION):
        return relies_on(name.removeprefix(PROVISION))
    if name.startswith(QUESTION):
        return has_question(name.removeprefix(QUESTION))
    if name in ("open", "open-late"):
        late = Q(due_on__lt=on)
        return _open() & (late if name == "open-late" else Q(due_on__gte=on) | Q(due_on=None))
    return _conditions()[name]


def of_laws(regime: str) -> Q:
    """Cases under that law; without one, every law on access to information."""
    return Q(regime=regime) if regime else Q(regime__in=[item.value for item in INFORMATION])


def challenged(name: str, *, first_on: date, last_on: date) -> Q:
    """Cases with a review asked for, or a complaint opened, in the period, which the figure counts."""
    if name in _REVIEWED:
        reviews = Review.objects.filter(_REVIEWED[name], case=OuterRef("pk"), asked_on__range=(first_on, last_on))
        return Q(Exists(reviews))
    complaints = Complaint.objects.filter(_COMPLAINED[name], case=OuterRef("pk"), opened_on__range=(first_on, last_on))
    return Q(Exists(complaints))


def has_question(outcome: str) -> Q:
    """Cases answered here with a question of that outcome."""
    rows = Question.objects.filter(case=OuterRef("pk"), outcome=outcome)
    return Q(answered_on__isnull=False) & ~Q(channel="import") & Q(Exists(rows))


def relies_on(provision: str) -> Q:
    """Cases that were answered and rely on this provision, or on any part of it."""
    rows = Question.objects.filter(case=OuterRef("pk"))
    either = Q(provisions__contains=f" {provision} ") | Q(provisions__contains=f" {provision}.")
    return Q(answered_on__isnull=False) & Q(Exists(rows.filter(either)))


def provision_in_words(provision: str) -> str:
    """An id as it is cited, with its Act: FOIA s.40(2). What the law's tables do not know stays as it is."""
    try:
        return f"{act(provision.partition('.')[0]).short} {parse(provision)}"
    except (LawError, KeyError):
        return provision


@cache
def _conditions() -> dict[str, Q]:
    answered, extended = Q(answered_on__isnull=False), _extended()
    on_time = answered & Q(answered_on__lte=F("answer_due_on"))
    late = answered & Q(answered_on__gt=F("answer_due_on"))
    return {
        "received": Q(pk__isnull=False),
        "answered": answered,
        "on-time": on_time,
        "on-time-plain": on_time & ~extended,
        "on-time-extended": on_time & extended,
        "late": late,
        "late-extended": late & extended,
        "undated": answered & Q(answer_due_on=None),
        "extended": extended,
        "withdrawn": _ended(Stage.WITHDRAWN),
        "lapsed": _ended(Stage.LAPSED),
        "transferred": _ended(Stage.TRANSFERRED),
        "waiting": _waiting(),
        **{one.value: answered & Q(outcome=one.value) for one in Whole},
        "unsaid": answered & Q(outcome=""),
        "imported": Q(channel="import"),
    }


def _extended() -> Q:
    rows = ClockEvent.objects.filter(case=OuterRef("pk"), name__in=EXTENSIONS, voided_at=None)
    return Q(Exists(rows))


def _ended(stage: Stage) -> Q:
    return Q(answered_on=None, stage=stage.value)


def _waiting() -> Q:
    return Q(answered_on=None, stage__in=[Stage.CLARIFYING.value, Stage.FEE.value])


def _open() -> Q:
    return Q(answered_on=None, stage__in=[stage.value for stage in _BEFORE])


@dataclass(frozen=True, slots=True)
class Behind:
    """The cases behind one number of a return, as an address of the desk names them."""

    figure: str
    first_on: date
    last_on: date
    regime: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Behind | None:
        """What the address asks for; None where it names no figure, or no days."""
        try:
            first_on, last_on = date.fromisoformat(query["from"]), date.fromisoformat(query["until"])
        except (KeyError, ValueError):
            return None
        figure = query.get("figure", "")
        is_question = figure.startswith(QUESTION) and figure.removeprefix(QUESTION) in set(Outcome)
        known = figure in FIGURES or figure in CHALLENGED or figure.startswith(PROVISION) or is_question
        regime = query.get("regime", "")
        return cls(figure, first_on, last_on, regime if regime in set(Regime) else "") if known else None

    @property
    def label(self) -> str:
        """What is shown: "Answered late, 1 July 2026 to 30 September 2026"."""
        figure = {**FIGURES, **CHALLENGES}.get(self.figure)
        if self.figure.startswith(QUESTION):
            words = f"With a question: {OUTCOMES[Outcome(self.figure.removeprefix(QUESTION))]}"
        else:
            words = figure.label if figure else f"Relying on {provision_in_words(self.figure.removeprefix(PROVISION))}"
        return f"{words}, {long_day(self.first_on)} to {long_day(self.last_on)}"

    def condition(self, *, on: date) -> Q:
        """Which cases those are: received in the period, or with a review or complaint that began in it."""
        if self.figure in CHALLENGED:
            return of_laws(self.regime) & challenged(self.figure, first_on=self.first_on, last_on=self.last_on)
        received = Q(received_on__range=(self.first_on, self.last_on))
        return of_laws(self.regime) & received & condition(self.figure, on=on)
