"""The made-up requests of the demonstration, each brought to its stage by the same acts that a person uses."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from functools import partial
from pathlib import Path
from typing import Any

from answerable.casefile import Answer, answer_from
from answerable.desk.cases.actions import review
from answerable.desk.cases.actions.acknowledge import acknowledge
from answerable.desk.cases.actions.allocate import allocate
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.charge import charge
from answerable.desk.cases.actions.clarify import clarify
from answerable.desk.cases.actions.complain import complain
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.publish import publish
from answerable.desk.cases.actions.receive import receive
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.start import start
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.actions.transfer import transfer
from answerable.desk.cases.actions.withdraw import withdraw
from answerable.desk.cases.queries.demonstration import drafts, has_cases, letter_digest, publication
from answerable.desk.people.actors import DESK, Actor
from answerable.documents import text_of
from answerable.errors import AnswerableError
from answerable.law import uk_day

REQUESTS = Path(__file__).with_name("demo_requests.toml")
Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Staff:
    """Who acts in the demonstration."""

    officer: Actor
    approver: Actor
    reviewer: Actor
    approver_of_reviews: Actor


@dataclass(frozen=True, slots=True)
class Walk:
    """One request on its way: its reference, what the file says of it, who acts, and the days to act on."""

    reference: str
    given: Given
    staff: Staff
    received_at: datetime
    now: datetime

    def at(self, days: int) -> datetime:
        """So many days after it arrived, on a weekday, and never later than now."""
        moment = self.received_at + timedelta(days=days)
        weekend = max(0, moment.isoweekday() - 5)  # 1 on a Saturday, 2 on a Sunday
        return min(moment + timedelta(days=3 - weekend if weekend else 0), self.now)


def build_cases(*, staff: Staff, at: datetime) -> int:
    """How many requests were made: all of them, or none where the desk has some."""
    if has_cases():
        return 0
    requests = tomllib.loads(REQUESTS.read_text("utf-8"))["request"]
    for given in sorted(requests, key=lambda one: -one["days"]):
        _walk(given, staff, at)
    return len(requests)


def _walk(given: Given, staff: Staff, now: datetime) -> None:
    """Receive one request and bring it to its stage."""
    received_at = (now - timedelta(days=given["days"])).replace(hour=9, minute=30)
    document = text_of(_mail(given, received_at), name="request.eml")
    case = receive(document=document, received_on=uk_day(received_at), channel="email", by=DESK, at=received_at)
    walk = Walk(case.reference, given, staff, received_at, now)
    propose(reference=case.reference, by=DESK, at=received_at)
    if given["to"] == "new":
        return
    start(reference=case.reference, by=staff.officer, at=walk.at(1))
    acknowledge(reference=case.reference, by=staff.officer, at=walk.at(1))
    _answer(walk)
    for step in STEPS[given["to"]]:
        step(walk)


def _mail(given: Given, at: datetime) -> bytes:
    message = EmailMessage()
    message["From"] = f"{given['name']} <{given['email']}>"
    message["To"] = "information@harrowmere.example"
    message["Subject"] = f"FOI request - {given['subject']}"
    message["Date"] = format_datetime(at)
    message["Message-ID"] = f"<{given['email'].partition('@')[0]}.{given['days']}@example.org>"
    message.set_content(given["text"].strip() + "\n")
    return message.as_bytes()


def _answer(walk: Walk) -> None:
    """Answer what the file answers, finished; give the rest to colleagues where it says so."""
    found = drafts(walk.reference)
    for number, values in walk.given.get("answers", {}).items():
        said = found[number] if values == "draft" else _said(number, values)
        is_finished = said is not None
        try:
            answer(reference=walk.reference, number=number, answer=said or _said(number, {"text": ""}), version=1, by=walk.staff.officer, at=walk.at(5), is_finished=is_finished)  # fmt: skip
        except AnswerableError:  # what the registers propose may lack something: then it stays a draft
            answer(reference=walk.reference, number=number, answer=said or _said(number, {"text": ""}), version=1, by=walk.staff.officer, at=walk.at(5))  # fmt: skip
    for number, (name, email, days) in walk.given.get("ask", {}).items():
        due_on = uk_day(walk.at(3)) + timedelta(days=days)
        allocate(reference=walk.reference, number=number, name=name, email=email, due_on=due_on, by=walk.staff.officer, at=walk.at(3))  # fmt: skip


def _said(number: str, values: Mapping[str, Any]) -> Answer:
    given = {"outcome": "disclosed", "held": "yes", **values}
    if given["outcome"] == "not_held":
        given["held"] = "no"
    return replace(answer_from({**given, "questions": [number]}), questions=(number,))


def _submit(walk: Walk) -> None:
    submit(reference=walk.reference, by=walk.staff.officer, at=walk.at(8))


def _approve(walk: Walk) -> None:
    at = walk.at(9)
    approve(
        reference=walk.reference, digest=letter_digest(walk.reference, on=uk_day(at)), by=walk.staff.approver, at=at
    )


def _send(walk: Walk) -> None:
    send(reference=walk.reference, by=walk.staff.officer, at=walk.at(9))


def _publish(walk: Walk) -> None:
    at = walk.at(10)
    publish(
        reference=walk.reference, publication=publication(walk.reference, on=uk_day(at)), by=walk.staff.officer, at=at
    )


def _clarify(walk: Walk) -> None:
    clarify(reference=walk.reference, by=walk.staff.officer, at=walk.at(6))


def _charge(walk: Walk) -> None:
    details = {"fee": "£11.20", "fee_for": "Copying 112 pages at 10 pence a page.", "how_to_pay": "By card on 01632 960001, quoting the reference."}  # fmt: skip
    charge(reference=walk.reference, details=details, by=walk.staff.officer, at=walk.at(6))


def _transfer(walk: Walk) -> None:
    transfer(reference=walk.reference, is_passed_on=False, by=walk.staff.officer, at=walk.at(6))


def _withdraw(walk: Walk) -> None:
    withdraw(reference=walk.reference, how="By telephone: the applicant found the figures.", by=walk.staff.officer, at=walk.at(6))  # fmt: skip


def _ask_review(walk: Walk, days: int = 20) -> None:
    at = walk.at(days)
    reasons = "I do not think that the whole of this should have been held back. Please look again."
    ask_review(reference=walk.reference, asked_on=uk_day(at), reasons=reasons, by=walk.staff.officer, at=at)
    key = walk.staff.reviewer.person.pk if walk.staff.reviewer.person else 0
    review.assign_review(reference=walk.reference, reviewer=key, by=walk.staff.officer, at=at)


def _review(walk: Walk) -> None:
    from answerable.casefile import LetterKind

    kind, by, at = LetterKind.REVIEW_OUTCOME, walk.staff.reviewer, walk.at(30)
    found = "I asked Democratic Services again, and looked through the learning system and the files of the talk myself. No list was made."
    review.conduct_review(reference=walk.reference, decision="upheld", conclusions=found, by=by, at=at)
    submit(reference=walk.reference, kind=kind, by=by, at=at)
    digest = letter_digest(walk.reference, kind=kind, on=uk_day(at))
    approve(reference=walk.reference, kind=kind, digest=digest, by=walk.staff.approver_of_reviews, at=at)
    send(reference=walk.reference, kind=kind, by=by, at=at)


def _complain(walk: Walk) -> None:
    at = walk.at(75)
    complain(reference=walk.reference, their_reference="IC-000142-H7Q2", opened_on=uk_day(at), reply_due_on=uk_day(walk.now) + timedelta(days=12), note="The complaint is about the time that the answer took.", by=walk.staff.officer, at=at)  # fmt: skip


_GONE: tuple[Callable[[Walk], None], ...] = (_submit, _approve, _send)
STEPS: dict[str, tuple[Callable[[Walk], None], ...]] = {
    "answering": (),
    "clarifying": (_clarify,),
    "fee": (_charge,),
    "transferred": (_transfer,),
    "withdrawn": (_withdraw,),
    "approval": (_submit,),
    "approved": (_submit, _approve),
    "sent": _GONE,
    "published": (*_GONE, _publish),
    "review": (*_GONE, partial(_ask_review, days=55)),
    "reviewed": (*_GONE, _ask_review, _review),
    "complaint": (*_GONE, _complain),
}
