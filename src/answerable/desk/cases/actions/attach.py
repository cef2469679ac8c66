"""Attach a file to a letter, to go out with it, or take it off again. What it hides is looked for as it is attached."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from answerable.casefile import LetterKind
from answerable.desk.cases import access
from answerable.desk.cases.actions.approvals import drafted, lose_approval
from answerable.desk.cases.actions.standing import settle
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.record import file_of
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import look_at
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
    *,
    reference: str,
    kind: LetterKind = LetterKind.RESPONSE,
    upload: Upload,
    instead_of: int | None = None,
    by: Actor,
    at: datetime,
) -> CaseLetter:
    """Keep a file and send it along with the letter: a released copy. Refuses one without a byte in it (NotComplete).

    instead_of: the number of a file that it takes the place of; that one stays kept with the letter, and no longer goes.
    """
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
    old = file_of(case, instead_of) if instead_of else None
    return _attached(case, kind, keep(data, name=name, media=media, at=at), by, at, old)


@transaction.atomic
def detach(*, reference: str, kind: LetterKind = LetterKind.RESPONSE, key: int, by: Actor, at: datetime) -> CaseLetter:
    """Take a file off the letter; its bytes stay kept. The letter loses its approval."""
    case = access.for_change(reference, by=by, to="edit-letter")
    file, letter = file_of(case, key), drafted(case, kind=kind, by=by)
    _take_off(letter, file)
    return _recorded(case, letter, file, "detached", by, at)


def _attached(  # to which letter, what, in place of what
    case: Case, kind: LetterKind, file: StoredFile, by: Actor, at: datetime, old: StoredFile | None = None
) -> CaseLetter:
    letter = drafted(case, kind=kind, by=by)
    if old:
        _take_off(letter, old)
    letter.attachments.add(file)
    letter.taken_off.remove(file)
    look_at([file], at=at)
    return _recorded(case, letter, file, "attached", by, at, {"instead_of": old.sha256} if old else {})


def _take_off(letter: CaseLetter, file: StoredFile) -> None:
    letter.attachments.remove(file)
    letter.taken_off.add(file)


def _recorded(  # the act, on which file of which letter
    case: Case, letter: CaseLetter, file: StoredFile, act: str, by: Actor, at: datetime, more: Mapping[str, str] = {}
) -> CaseLetter:
    data = {"letter": letter.pk, "taken_back": lose_approval(case), **more}
    settle(case, uk_day(at))
    record(act, by=by.key, at=at, case=case.reference, subject=f"file:{file.pk}", digest=file.sha256, data=data)
    return letter
