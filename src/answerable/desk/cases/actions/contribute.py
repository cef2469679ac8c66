"""Contribute: a colleague sends what they have on the question that they were asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import access
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Contribution
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete
from answerable.law import uk_day


@transaction.atomic
def contribute(
    *, allocation: int, text: str, by: Actor, at: datetime, files: Iterable[StoredFile] = ()
) -> Contribution:
    """What was sent, beside anything sent before; nothing is ever written over.

    Refuses whoever was not asked (LinkEnded) and a contribution without words or files (NotComplete).
    """
    row = access.for_contribution(allocation, by=by, on=uk_day(at))
    kept, words = tuple(files), text.strip()
    if not (words or kept):
        raise NotComplete(
            thing="Your answer", missing="there are no words and no files", where="the answer",
            why="The officer can do nothing with an empty answer.",
            do="Write what you know, attach what you have, or say who should be asked instead.",
        )  # fmt: skip
    last = row.contributions.order_by("-id").first()
    if last and last.text == words and not kept:  # the same button pressed twice
        return last
    sent = Contribution.objects.create(allocation=row, text=words, at=at)
    sent.files.set(kept)
    row.state = "answered"
    row.save(update_fields=["state"])
    case = row.question.case
    settle(case, uk_day(at))
    data = {"question": row.question.number, "files": [file.sha256 for file in kept]}
    record(
        "contributed",
        by=by.key,
        at=at,
        case=case.reference,
        subject=f"allocation:{row.pk}",
        words=words,
        data=data,
    )
    return sent
