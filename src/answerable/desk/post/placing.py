"""What a message in does: it is set aside, filed on a case, made a case of, or put to a person. Nothing is dropped.

Whatever goes wrong here, the message's row and its bytes stand already, and a person is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction

from answerable.casefile import Applicant
from answerable.desk.cases.actions.file_mail import file_mail
from answerable.desk.cases.actions.put_to_person import put_to_person
from answerable.desk.cases.actions.raise_task import raise_task
from answerable.desk.cases.actions.receive import receive
from answerable.desk.cases.actions.return_mail import return_mail
from answerable.desk.cases.queries import mail as cases
from answerable.desk.cases.queries.mail import CaseMatch
from answerable.desk.files.keeping import content, keep
from answerable.desk.mail import queries
from answerable.desk.mail.models import Message, MessageState
from answerable.desk.mail.reading import ID_LIMIT, Incoming, read_message
from answerable.desk.mail.receipts import came_home
from answerable.desk.people.actors import DESK
from answerable.desk.people.models import Person
from answerable.desk.post import words
from answerable.desk.post.actions.set_aside import set_aside
from answerable.desk.post.references import named_in
from answerable.desk.registers.authority import authority
from answerable.documents import Document
from answerable.errors import AnswerableError
from answerable.law import uk_day
from answerable.letters import asks_anything

# Somebody writes ten times a day; a machine that answers our acknowledgements writes without end.
CASES_A_DAY = 10
SEALED = "-----BEGIN PGP MESSAGE-----"
RETURNED_WITHIN = timedelta(days=14)
PREVIEW = 200_000  # characters in which references and questions are looked for


@dataclass(frozen=True, slots=True)
class Arrival:
    """A message that is being placed: its row, what it says, and the moment it is looked at."""

    message: Message
    incoming: Incoming
    at: datetime


def place(number: int, *, at: datetime) -> None:
    """Do what the message calls for, once. A message that is placed already is left as it is."""
    try:
        message = Message.objects.select_related("raw").get(pk=number)
        if message.state == MessageState.RECEIVED:  # it is read before the transaction, so that nobody waits for that
            _place(number, read_message(content(message.raw), own_lists=settings.MAIL_LISTS), at)
    except (OperationalError, InterfaceError):
        raise  # the database, not the message: the queue tries again
    except Exception as fault:  # noqa: BLE001 - a message that nobody foresaw must reach a person, whatever the fault
        _give_up(number, type(fault).__name__, at)


@transaction.atomic
def _place(number: int, incoming: Incoming, at: datetime) -> None:
    message = Message.objects.select_for_update().get(pk=number)
    if message.state != MessageState.RECEIVED:
        return
    _fill(message, incoming, at)
    arrival = Arrival(message, incoming, at)
    for step in STEPS:
        if step(arrival):
            return


@transaction.atomic
def _give_up(number: int, fault: str, at: datetime) -> None:
    message = Message.objects.select_for_update().get(pk=number)
    if message.state == MessageState.RECEIVED:
        put_to_person(message=message, words=words.STUCK.format(fault=fault), by=DESK, at=at)


def _fill(message: Message, incoming: Incoming, at: datetime) -> None:
    """What the message says, beside its bytes, to be found and read."""
    sender = incoming.sender
    message.message_id = incoming.message_id
    message.in_reply_to = "\n".join(incoming.refers_to)
    message.sender = sender.email.lower()[:320] if sender else ""
    message.recipients = "\n".join(incoming.recipients)
    message.subject = incoming.subject[:500]
    message.text = incoming.text
    message.dated_at = incoming.dated_at
    message.automatic = incoming.signs.automatic
    message.note = "\n".join(filter(None, (message.note, *incoming.notes, words.dates(incoming.dated_at, message.at))))
    message.save()
    kept = [keep(file.data, name=file.name, media=file.media, at=at) for file in incoming.enclosures]
    message.attachments.set(kept)


def _own(arrival: Arrival) -> bool:
    """A copy of our own message: the one that the archive keeps, or one that went in a circle."""
    incoming = arrival.incoming
    sent = queries.ours(
        [identifier[:ID_LIMIT] for identifier in (incoming.signs.mark, incoming.message_id) if identifier]
    )
    if not sent or not (incoming.signs.mark or arrival.message.sender == sent[0].sender.lower()):
        return False
    came_home(sent[0].message_id, at=arrival.at)
    return _aside(arrival, words.OWN.format(number=sent[0].pk))


def _bounce(arrival: Arrival) -> bool:
    """A report that a message did not arrive: the case whose letter came back is told."""
    if not (bounce := arrival.incoming.bounce):
        return False
    sent = next(iter(queries.ours(bounce.failed)), None)
    if not sent and bounce.recipients:
        sent = queries.last_sent_to(bounce.recipients, since=arrival.at - RETURNED_WITHIN)
    if not sent:
        return _aside(arrival, words.NOT_OURS)
    if not bounce.is_final:
        return _aside(arrival, words.DELAYED.format(number=sent.pk))
    text = words.returned(sent, bounce.recipients, bounce.reason)
    return_mail(sent=sent, report=arrival.message, words=text, reference=sent.reference, by=DESK, at=arrival.at)
    return _aside(arrival, words.RETURNED.format(number=sent.pk))


def _machine(arrival: Arrival) -> bool:
    """Automatic replies, and what goes in a circle."""
    signs = arrival.incoming.signs
    if signs.loop:
        return _aside(arrival, words.LOOP.format(why=signs.loop))
    if signs.reply:
        about = next(iter(cases.of_messages(arrival.incoming.refers_to)), None)
        return _aside(arrival, words.automatic_reply(signs.reply, about.reference if about else ""))
    return False


def _again(arrival: Arrival) -> bool:
    """What is in already: the same bytes, or the same words under the same identifier."""
    incoming, message = arrival.incoming, arrival.message
    for before in queries.already_in(message, message_id=incoming.message_id):
        if before.digest == message.digest:
            return _aside(arrival, words.SAME_BYTES.format(number=before.pk, source=before.source))
        if (before.sender, before.text, before.subject) == (message.sender, message.text, message.subject):
            return _aside(arrival, words.SAME_WORDS.format(number=before.pk))
        return _ask(arrival, words.SAME_ID.format(number=before.pk))
    return False


def _reply(arrival: Arrival) -> bool:
    """A reply to one of our messages, or one that names a case and comes from an address that is known there."""
    incoming = arrival.incoming
    text = f"{incoming.subject}\n{incoming.text[:PREVIEW]}"
    if found := cases.of_messages(incoming.refers_to):
        return _file(arrival, found[0], is_known=_knows(found[0], incoming))
    named = cases.of_references(named_in(text, incoming.to_words))
    agreeing = [case for case in named if _knows(case, incoming)]
    if len(agreeing) == 1:
        return _file(arrival, agreeing[0], is_known=True)
    if named:
        found_there = ", ".join(case.reference for case in named)
        return _ask(arrival, words.STRANGE.format(references=found_there), suggests=named[0].reference)
    return False


def _knows(case: CaseMatch, incoming: Incoming) -> bool:
    addresses = {address.email.lower() for address in (*incoming.senders, *incoming.reply_to)}
    return len(incoming.senders) == 1 and not case.addresses.isdisjoint(addresses)


def _file(arrival: Arrival, case: CaseMatch, *, is_known: bool) -> bool:
    asks = asks_anything(arrival.message.text[:PREVIEW])
    unclear = cases.once_clear(case.reference, on=uk_day(arrival.at))
    text = words.reply(case, arrival.message, asks=asks, is_known=is_known, unclear=unclear)
    kind = "clarified" if unclear or case.stage == "clarifying" else "reply"
    file_mail(reference=case.reference, message=arrival.message, words=text, task=kind, by=DESK, at=arrival.at)
    return True


def _unclear(arrival: Arrival) -> bool:
    """What the desk may not make a case of by itself."""
    why = doubt(arrival)
    if not why and arrival.incoming.document and not _asks(arrival.incoming.document, arrival.incoming.subject):
        if arrival.incoming.signs.automatic:
            return _aside(arrival, words.NEWSLETTER.format(why=arrival.incoming.signs.automatic))
        why = words.NO_QUESTION
    elif not why and arrival.incoming.signs.automatic:
        why = words.AUTOMATIC.format(why=arrival.incoming.signs.automatic)
    return _ask(arrival, why) if why else False


def doubt(arrival: Arrival) -> str:
    """Why a person must look at it, or an empty string."""
    incoming, sender = arrival.incoming, arrival.incoming.sender
    document = incoming.document
    if document is None:
        return words.UNREADABLE
    if sender is None:
        return words.SENDERS if incoming.senders else words.NO_SENDER
    if len(incoming.reply_to) > 1:
        return words.REPLY_TOS
    if unfit := _unfit(document, is_sealed=bool(incoming.signs.sealed)):
        return unfit
    if incoming.signs.spam:
        return words.SPAM.format(why=incoming.signs.spam)
    if sender.email.lower() == authority().profile.email.lower():
        return words.FROM_US
    if Person.objects.filter(email=sender.email.lower(), is_active=True).exists():
        return words.FROM_STAFF
    if queries.lately_from(arrival.message.sender, since=arrival.at - timedelta(days=1)) >= CASES_A_DAY:
        return words.TOO_MANY.format(count=CASES_A_DAY)
    return ""


def _unfit(document: Document, *, is_sealed: bool) -> str:
    """Why its words cannot be taken for a request, or an empty string."""
    if not document.all_text.strip():
        return words.NO_TEXT
    if len(document.text) > PREVIEW:
        return words.TOO_LONG
    return words.SEALED if is_sealed or SEALED in document.all_text[:PREVIEW] else ""


def _asks(document: Document, subject: str) -> bool:
    return asks_anything(subject) or asks_anything(document.all_text[:PREVIEW])


def _request(arrival: Arrival) -> bool:
    """A new request: a case, received on the day it lay in the mailbox."""
    message, incoming = arrival.message, arrival.incoming
    to = incoming.answer_to
    if incoming.document is None or to is None:
        return _ask(arrival, words.NO_SENDER)
    try:
        with transaction.atomic():
            case = receive(
                document=incoming.document,
                received_on=uk_day(message.at),
                channel="email",
                by=DESK,
                at=arrival.at,
                message=message,
                files=message.attachments.all(),
                applicant=Applicant(name=to.name, email=to.email),
            )
    except AnswerableError as error:
        return _ask(arrival, words.REFUSED.format(why=error.part("what")))
    if same := cases.twins(case.reference):
        text = words.TWIN.format(references=", ".join(same))
        raise_task(reference=case.reference, kind="duplicate", words=text, message=message, by=DESK, at=arrival.at)
    return True


def _aside(arrival: Arrival, note: str) -> bool:
    set_aside(message=arrival.message, note=note, by=DESK, at=arrival.at)
    return True


def _ask(arrival: Arrival, text: str, *, suggests: str = "") -> bool:
    put_to_person(message=arrival.message, words=text, suggests=suggests, by=DESK, at=arrival.at)
    return True


STEPS: tuple[Callable[[Arrival], bool], ...] = (_own, _bounce, _machine, _again, _reply, _unclear, _request)
