"""Tell those who may approve it of a disposal that waits: without a decision its records would stay for ever."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.desk.cases.actions.settling import settle_kind
from answerable.desk.cases.models import Task
from answerable.desk.people.actors import Actor
from answerable.desk.retention.actions.approval import escalate
from answerable.desk.retention.queries.disposals import unanswered, waiting

KIND = "disposal-waits"


def report_disposals(*, by: Actor, at: datetime) -> None:
    """One open task a disposal that waits for its approval; it is done as soon as somebody has decided."""
    for number in unanswered():
        _report(number, by, at)
    settle_kind(KIND, still={_words(number) for number in waiting()}, how="It was decided on.", by=by, at=at)


@transaction.atomic
def _report(number: int, by: Actor, at: datetime) -> None:
    if escalate(number=number, by=by, at=at):
        Task.objects.create(kind=KIND, words=_words(number), at=at)


def _words(number: int) -> str:
    return (
        f"Disposal {number} waits for its approval. A records officer, a data protection "
        "officer or an approver who did not propose it approves it or sends it back."
    )
