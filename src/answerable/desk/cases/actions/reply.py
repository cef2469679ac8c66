"""Reply: the applicant writes on the page of their own request. It is kept as it came, and an officer is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from answerable.casefile import Stage
from answerable.desk.cases import access
from answerable.desk.cases.actions.holds import hold_asked
from answerable.desk.cases.models import Case, Correspondence, Task
from answerable.desk.cases.queries.clocks import once_clear
from answerable.desk.cases.queries.words import if_clear
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import DESK, Actor
from answerable.errors import NotComplete
from answerable.law import uk_day

Upload = tuple[bytes, str, str]
TASK = "reply"
TO_DO = {
    Stage.CLARIFYING: "The applicant wrote on the page of their request. If it says what is meant, the clock begins again.",
    Stage.FEE: "The applicant wrote on the page of their request, which waits for a fee.",
}
CAME = "The applicant wrote on the page of their request."


@transaction.atomic
def reply(*, reference: str, words: str, uploads: Iterable[Upload] = (), by: Actor, at: datetime) -> Case:
    """The case, with the applicant's words among its correspondence. Refuses none at all (NotComplete)."""
    case = access.for_change(reference, by=by, to="correspond")
    files = tuple(keep(data, name=name, media=media, at=at) for data, name, media in uploads)
    if not (words.strip() or files):
        raise NotComplete(thing="Your message", missing="it has neither words nor a file", where=reference, why="An empty message tells nobody anything.", do="Write what you want to say.")  # fmt: skip
    row = Correspondence.objects.create(
        case=case, is_incoming=True, kind="reply", at=at, title="Written on the page of the request", text=words.strip()
    )
    row.files.set(files)
    hold_asked(case, by=DESK, at=at)
    Task.objects.create(kind=TASK, words=_to_do(case, uk_day(at)), case=case, at=at)
    data = {"kind": "reply", "files": [file.sha256 for file in files]}
    record("filed", by=by.key, at=at, case=reference, subject=f"correspondence:{row.pk}", words=words, data=data)  # fmt: skip
    return case


def _to_do(case: Case, on: date) -> str:
    if unclear := once_clear(case, on=on):
        return f"{CAME} {if_clear(Stage(case.stage), unclear)}"
    return TO_DO.get(Stage(case.stage), f"{CAME} Read it.")
