"""Attach a file to a letter, to go out with it, or take it off again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted, lose_approval
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.record import file_of
from answerable.desk.files.keeping import keep
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import record
from answerable.desk.people.actors import Actor
from answerable.errors import NotComplete
from answerable.law import uk_day

Upload = tuple[bytes, str, str]  # bytes, name, media type


@transaction.atomic
def attach(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, key: int, by: Actor, at: datetime) -> CaseLetter:
    """Send a file that is kept with the case along with the letter. The letter loses its approval.

    key: its number. Refuses a file of another case (NoSuchThing).
    """
    case = access.for_change(reference, by=by, to="edit-letter")
    return _attached(case, kind, file_of(case, key), by, at)


@transaction.atomic
def enclose(
    *, reference: str, kind: LetterKind = LetterKind.RESPONSE, upload: Upload, by: Actor, at: datetime
) -> CaseLetter:
    """Keep a file and send it along with the letter: a released copy. Refuses one without a byte in it (NotComplete)."""
    case = access.for_change(reference, by=by, to="edit-letter")
    data, name, media = upload
    if not data:
        raise NotComplete(
            thing="The file",
            missing="anything in it",
            where=reference,
            why="The applicant would be sent an empty file.",
            do="Choose the file that is to go with the letter.",
        )
    return _attached(case, kind, keep(data, name=name, media=media, at=at), by, at)


@transaction.atomic
def detach(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, key: int, by: Actor, at: datetime) -> CaseLetter:
    """Take a file off the letter; its bytes stay kept. The letter loses its approval."""
    case = access.for_change(reference, by=by, to="edit-letter")
    file, letter = file_of(case, key), drafted(case, kind=kind, by=by)
    letter.attachments.remove(file)
    return _recorded(case, letter, file, "detached", by, at)


def _attached(case: Case, kind: LetterKind, file: StoredFile, by: Actor, at: datetime) -> CaseLetter:
    letter = drafted(case, kind=kind, by=by)
    letter.attachments.add(file)
    return _recorded(case, letter, file, "attached", by, at)


def _recorded(case: Case, letter: CaseLetter, file: StoredFile, act: str, by: Actor, at: datetime) -> CaseLetter:
    data = {"letter": letter.pk, "taken_back": lose_approval(case)}
    settle(case, uk_day(at))
    record(act, by=by.key, at=at, case=case.reference, subject=f"file:{file.pk}", digest=file.sha256, data=data)
    return letter
