"""Receive a request: a case with its reference, its questions, its clock and its letter as it came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from textwrap import shorten

from django.db import transaction

from answerable import answers
from answerable.answers import Received
from answerable.casefile import Applicant
from answerable.desk.cases import access
from answerable.desk.cases.actions.acknowledge import acknowledge_later
from answerable.desk.cases.actions.events import require_past
from answerable.desk.cases.actions.holds import hold_case
from answerable.desk.cases.actions.indexing import index_case
from answerable.desk.cases.actions.numbering import next_reference
from answerable.desk.cases.actions.propose import propose_later
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.actions.telling import tell_of_request
from answerable.desk.cases.models import Case, Correspondence, Question
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.preferences import preference
from answerable.desk.registers.authority import authority
from answerable.documents import Document
from answerable.errors import ReferenceTaken
from answerable.law import uk_day
from answerable.letters import subject_of

_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Arrival:
    """What is known of how a request came."""

    document: Document
    channel: str
    message: Message | None
    files: tuple[StoredFile, ...]
    applicant: Applicant | None


def receive(  # noqa: PLR0913  # what is known of an arrival, each by its name
    *,
    document: Document,
    received_on: date,
    channel: str,
    by: Actor,
    at: datetime,
    message: Message | None = None,
    files: Iterable[StoredFile] = (),
    applicant: Applicant | None = None,
    reference: str = "",
) -> Case:
    """The case of a request that arrived that day. The same message received twice gives the same case.

    applicant: who asked, where the document's own headers do not say. reference: of an older system.
    Refuses who may not (NotAllowed), a reference that is taken (ReferenceTaken), a day that is still to come
    (BadDay) and one that the clocks refuse. The request is read before anything is locked.
    """
    access.require_receiver(by)
    require_past(received_on, today=uk_day(at), what="the day of receipt")
    received = answers.receive(document, authority=authority().profile, received_on=received_on, reference=reference)
    return _receive(received, Arrival(document, channel, message, tuple(files), applicant), by, at)


@transaction.atomic
def _receive(received: Received, arrival: Arrival, by: Actor, at: datetime) -> Case:
    if arrival.message and (before := _case_of(arrival.message)):
        return before
    reference, received_on = received.request.reference, received.request.received_on
    if reference and Case.objects.filter(reference=reference).exists():
        raise ReferenceTaken(reference=reference)
    reference = reference or next_reference(received_on.year)
    case = _case(received, arrival, reference, at)
    questions = _questions(case, received)
    _file(case, arrival, by, at)
    reckon(case)
    settle(case, uk_day(at))
    index_case(case)
    data: dict[str, object] = {"channel": arrival.channel, "received_on": received_on.isoformat()}
    record("received", by=by.key, at=at, case=reference, words=arrival.document.text, data=data)
    data = {"questions": [question.number for question in questions]}
    record("split", by=DESK.key, at=at, case=reference, digest=case.same_text, data=data)
    hold_case(case, by=DESK, at=at)
    propose_later.enqueue(reference, at.isoformat())
    acknowledge_later.enqueue(reference)
    if preference("notice_address"):
        tell_of_request.enqueue(reference)
    return case


def same_text(texts: Iterable[str]) -> str:
    """The digest of what is asked, whatever the capitals, spaces and stops: that of identical requests."""
    return digest_of("\n".join(_NO_WORDS.sub(" ", text).strip().casefold() for text in texts))


def _case_of(message: Message) -> Case | None:
    """The case that this message was received as. Another machine that has the message in hand is waited for."""
    Message.objects.select_for_update().get(pk=message.pk)
    row = Correspondence.objects.select_related("case").filter(message=message, kind="request").first()
    return row.case if row else None


def _case(received: Received, arrival: Arrival, reference: str, at: datetime) -> Case:
    request = received.request
    applicant = arrival.applicant or request.applicant
    texts = [question.text for question in request.questions]
    called = request.subject or subject_of(request.text, question=texts[0] if texts else "")
    subject = called or shorten(request.text, 80, placeholder=" …")
    return Case.objects.create(
        reference=reference,
        regime=request.regime.value,
        subject=subject[:300],
        text=request.text,
        channel=arrival.channel,
        applicant_name=applicant.name[:200],
        applicant_email=applicant.email.lower()[:320],
        applicant_address=applicant.address,
        asked_on=request.asked_on,
        received_on=request.received_on,
        notices=list(received.notices),
        same_text=same_text(texts or [request.text]),
        is_round_robin=received.is_round_robin,
        created_at=at,
    )


def _questions(case: Case, received: Received) -> list[Question]:
    """The questions as rows; a law is kept where it is not that of the case."""
    return Question.objects.bulk_create(
        Question(
            case=case,
            position=position,
            number=question.number,
            text=question.text,
            lead=lead,
            regime=question.regime.value if question.regime and question.regime.value != case.regime else "",
            is_own_data=question.number in received.own_data,
        )
        for position, (question, lead) in enumerate(zip(received.request.questions, received.leads, strict=True), 1)
    )


def _file(case: Case, arrival: Arrival, by: Actor, at: datetime) -> None:
    """The request in the correspondence as it came, its message filed on the case."""
    message = arrival.message
    row = Correspondence.objects.create(
        case=case,
        is_incoming=True,
        kind="request",
        at=at,
        title=case.subject,
        text=arrival.document.text,
        message=message,
        by=by.person,
    )
    row.files.set(arrival.files)
    if message:
        message.state = MessageState.FILED
        message.save(update_fields=["state"])
