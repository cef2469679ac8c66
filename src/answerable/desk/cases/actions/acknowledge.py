"""Acknowledge a request: say that it came, when it will be answered, and what is understood to be asked."""

from __future__ import annotations

import logging
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django_tasks import task

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.notices import send_notice
from answerable.desk.cases.actions.raise_task import raise_task
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.desk.people.preferences import preference
from answerable.errors import DeskError, LetterError, NoSuchThing, WrongStage
from answerable.law import uk_day

log = logging.getLogger(__name__)
_BY_ITSELF = ("email", "web")  # the channels that may be acknowledged without an officer


@task()
def acknowledge_later(reference: str) -> None:
    """What the queue does after a request is received, where the authority has chosen that; else it waits for an officer.

    The letter is dated the day that it goes, which is not that of the request where the queue stood still. Where it
    cannot be written, a person is told why.
    """
    if preference("acknowledge") != "send":
        return
    at = timezone.now()  # noqa: TID251  # a job looks at the clock
    try:
        acknowledge(reference=reference, by=DESK, at=at)
    except (NoSuchThing, WrongStage) as error:
        log.info("%s was not acknowledged: it has moved on (%s)", reference, error.code)
    except (DeskError, LetterError) as error:
        words = f"The acknowledgement was not sent by itself. {error.said}"
        raise_task(reference=reference, kind="not-acknowledged", words=words, by=DESK, at=at)


@transaction.atomic
def acknowledge(*, reference: str, by: Actor, at: datetime) -> Case:
    """The case, acknowledged once: a second time does nothing.

    By itself the desk does so only for what a person sent by mail or the public page, never for what a machine sent.
    Refuses what stops the letter (LetterStopped), for example a request in which no question was found.
    """
    case = access.for_change(reference, by=by, to="acknowledge")
    if case.acknowledged_at or (by.key == DESK.key and not _may_go_by_itself(case)):
        return case
    row, values = send_notice(case, kind=LetterKind.ACKNOWLEDGEMENT, by=by, at=at, is_automatic=by.key == DESK.key)
    case.acknowledged_at = at
    settle(case, uk_day(at))
    record("acknowledged", by=by.key, at=at, case=reference, subject=f"letter:{row.pk}", digest=row.digest, data=values)
    return case


def _may_go_by_itself(case: Case) -> bool:
    asked = case.correspondence.filter(kind="request").exclude(message__automatic__in=["", None])
    return case.channel in _BY_ITSELF and bool(case.applicant_email) and not asked.exists()
