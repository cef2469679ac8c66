"""Make a case of a message that the desk put to a person, or had set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Applicant
from answerable.desk.cases.actions.receive import receive
from answerable.desk.cases.actions.settling import settle_mail
from answerable.desk.files.keeping import content
from answerable.desk.mail.models import Message
from answerable.desk.mail.reading import read_message
from answerable.desk.people.actors import Actor
from answerable.desk.post.access import require_placer
from answerable.desk.post.actions.holding import unplaced
from answerable.documents import Document
from answerable.errors import NotComplete


@transaction.atomic
def make_case(*, number: int, received_on: date, applicant: Applicant, text: str = "", by: Actor, at: datetime) -> str:
    """The reference of the new case. text: the words of the request, where the desk cannot read them.

    Refuses whoever may not (NotAllowed), a message that is not there or is filed (NoSuchThing, AlreadyPlaced)
    and one without words (NotComplete).
    """
    require_placer(by)
    message = unplaced(number)
    case = receive(
        document=_document(message, text),
        received_on=received_on,
        channel="email",
        by=by,
        at=at,
        message=message,
        files=message.attachments.all(),
        applicant=applicant,
    )
    settle_mail(message=message, how=f"made into {case.reference}", by=by, at=at)
    return case.reference


def _document(message: Message, text: str) -> Document:
    """The message as it was read, with the words that a person typed where there are any."""
    read = read_message(content(message.raw)).document or Document(text="", kind="mail")
    document = replace(read, text=text.strip() or read.text)
    if not document.all_text.strip():
        raise NotComplete(
            thing="The case",
            missing="the words of the request",
            where="this message",
            why="The desk reads none in it.",
            do="Paste them from the file that holds them.",
        )
    return document
