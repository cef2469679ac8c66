"""Receive a request: a case with its reference, its questions, its clock and its letter as it came."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from textwrap import shorten

from django.db import transaction

from answerable import answers
from answerable.answers import Received
from answerable.casefile import Applicant
from answerable.desk.cases import access
from answerable.desk.cases.actions.acknowledge import acknowledge_later
from answerable.desk.cases.actions.indexing import index_case
from answerable.desk.cases.actions.numbering import next_reference
from answerable.desk.cases.actions.propose import propose_later
from answerable.desk.cases.actions.reckoning import reckon
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, Correspondence, Question
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import digest_of, record
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.errors import ReferenceTaken
from answerable.law import uk_day
from answerable.letters import Document

_NO_WORDS = re.compile(r"[\W_]+")


@transaction.atomic
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
    Refuses who may not (NotAllowed), a reference that is taken (ReferenceTaken) and a day that the clocks refuse.
    """
    access.require_receiver(by)
    if message and (before := _case_of(message)):
        return before
    if reference and Case.objects.filter(reference=reference).exists():
        raise ReferenceTaken(reference=reference)
    given = reference or next_reference(received_on.year)
    received = answers.receive(document, authority=authority().profile, received_on=received_on, reference=given)
    case = _case(received, applicant or received.request.applicant, channel, at)
    questions = _questions(case, received)
    _file(case, document, by, at, message, tuple(files))
    reckon(case)
    settle(case, uk_day(at))
    index_case(case)
    record(
        "received",
        by=by.key,
        at=at,
        case=given,
        digest=digest_of(document.text),
        data={"channel": channel, "received_on": received_on.isoformat()},
    )
    record(
        "split",
        by="desk",
        at=at,
        case=given,
        digest=case.same_text,
        data={"questions": [question.number for question in questions]},
    )
    propose_later.enqueue(given, at.isoformat())
    acknowledge_later.enqueue(given)
    return case


def same_text(texts: Iterable[str]) -> str:
    """The digest of what is asked, whatever the capitals, spaces and stops: that of identical requests."""
    return digest_of("\n".join(_NO_WORDS.sub(" ", text).strip().casefold() for text in texts))


def _case_of(message: Message) -> Case | None:
    """The case that this message was received as."""
    row = Correspondence.objects.select_related("case").filter(message=message, kind="request").first()
    return row.case if row else None


def _case(received: Received, applicant: Applicant, channel: str, at: datetime) -> Case:
    request = received.request
    texts = [question.text for question in request.questions]
    subject = request.subject or shorten(texts[0] if texts else request.text, 80, placeholder=" …")
    return Case.objects.create(
        reference=request.reference,
        regime=request.regime.value,
        subject=subject[:300],
        text=request.text,
        channel=channel,
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


def _file(
    case: Case, document: Document, by: Actor, at: datetime, message: Message | None, files: tuple[StoredFile, ...]
) -> None:
    """The request in the correspondence as it came, its message filed on the case."""
    row = Correspondence.objects.create(
        case=case, is_incoming=True, kind="request", at=at, title=case.subject, text=document.text, message=message, by=by.person
    )  # fmt: skip
    row.files.set(files)
    if message:
        message.state = MessageState.FILED
        message.save(update_fields=["state"])
