"""Ask for an internal review: the answered case is looked at again, with a clock of its own."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Regime
from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_case
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import move, settle
from answerable.desk.cases.models import Case, Correspondence, Review
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.registers.authority import authority
from answerable.errors import AuthorityHasNoReview, BadDay, NotComplete
from answerable.law import deadline, long_day, uk_day

_TIME_TO_ASK = {
    Regime.FOIA: "foia.review_request",
    Regime.EIR: "eir.representations",
    Regime.FOISA: "foisa.review_request",
}


@transaction.atomic
def ask_review(*, reference: str, asked_on: date, reasons: str, note: str = "", by: Actor, at: datetime) -> Review:
    """The review that is asked for, its clock running from that day.

    One that is asked for late may be taken on: an officer says why in the note; an applicant's is taken on with
    a note that says how late it is. Refuses one without a word of what is wanted, and one taken on late without a
    note (NotComplete), an authority without reviews (AuthorityHasNoReview), and a day before the answer (BadDay).
    """
    case = access.for_change(reference, by=by, to="ask-review")
    profile = authority().profile
    if not profile.has_review and case.regime == Regime.FOIA:
        raise AuthorityHasNoReview(authority=profile.name, where=reference)
    if not reasons.strip():
        raise _lacks("what the applicant is unhappy with", reference, "A review looks at what is complained of.", "Write what they say, in their words.")  # fmt: skip
    _require_day(case, asked_on, on=uk_day(at))
    review = Review.objects.create(
        case=case, asked_on=asked_on, reasons=reasons.strip(), note=_note(case, asked_on, note.strip(), by)
    )
    if by.person is None:
        Correspondence.objects.create(case=case, is_incoming=True, kind="review-request", at=at, title="Request for an internal review", text=review.reasons)  # fmt: skip
    move(case, "ask-review")
    case.closed_at = None
    reckon(case)
    settle(case, uk_day(at))
    hold_case(case, by=DESK, at=at)
    data = {"asked_on": asked_on.isoformat(), "is_late": bool(review.note)}
    record("review-asked", by=by.key, at=at, case=reference, subject=f"review:{review.pk}", words=reasons, data=data)  # fmt: skip
    return review


def _require_day(case: Case, asked_on: date, *, on: date) -> None:
    """Refuses a day to come, and one before the answer that is to be reviewed (BadDay)."""
    if asked_on > on:
        raise BadDay(day=long_day(asked_on), fault="it is still to come", where="the day the review was asked for", why="The clock of a review begins on the day that it was asked for.", do="Give the day on which they asked for the review.")  # fmt: skip
    if case.sent_at and asked_on < uk_day(case.sent_at):
        fault = f"the answer went on {long_day(uk_day(case.sent_at))}"
        why = "A review looks at an answer that was given; its letter names both days."
        do = "Give the day on which they asked for the review."
        raise BadDay(day=long_day(asked_on), fault=fault, where="the day the review was asked for", why=why, do=do)


def last_day_to_ask(case: Case) -> date | None:
    """The last day on which a review may be asked for as of right; None where the law or the case gives none."""
    name = _TIME_TO_ASK.get(Regime(case.regime))
    answered_at = case.sent_at or case.closed_at
    return deadline(name, received=uk_day(answered_at)).due_on if name and answered_at else None


def _note(case: Case, asked_on: date, note: str, by: Actor) -> str:
    last_on = last_day_to_ask(case)
    if last_on is None or asked_on <= last_on:
        return note
    if by.person is None:
        return f"Asked for after {long_day(last_on)}, the last day to ask."
    if not note:
        raise _lacks(
            "a note of why it is taken on",
            case.reference,
            f"The last day to ask was {long_day(last_on)}. The authority may take on a later one; it need not.",
            "Say why you take it on, or tell the applicant that they may complain to the Commissioner.",
        )
    return note


def _lacks(missing: str, where: str, why: str, do: str) -> NotComplete:
    return NotComplete(thing="The request for a review", missing=missing, where=where, why=why, do=do)
