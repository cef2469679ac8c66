"""What it takes for a letter to leave: its files, its message or its printing, and the row that keeps it as it went."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import datetime

from answerable.casefile import LetterKind, to_json
from answerable.desk.cases.models import Case, CaseLetter, Correspondence
from answerable.desk.cases.queries.previews import Preview
from answerable.desk.files.keeping import keep
from answerable.desk.files.looking import must_be_clean
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import digest_of
from answerable.desk.ledger.sealing import latest
from answerable.desk.mail.models import Message
from answerable.desk.mail.sending import Outgoing, compose
from answerable.desk.people.actors import Actor
from answerable.letters import Letter, to_docx, to_pdf

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MAIL_ALONE = (LetterKind.ACKNOWLEDGEMENT,)
_ALSO_WORD = (LetterKind.RESPONSE, LetterKind.REVIEW_OUTCOME)


@dataclass(frozen=True, slots=True)
class Rendered:
    """A letter with the files it goes as. An acknowledgement by mail has none; only answers go as Word files too."""

    letter: Letter
    pdf: bytes
    docx: bytes


def rendered(letter: Letter) -> Rendered:
    """The letter as files, each page with the mark of the log's last checkpoint at its foot.

    It takes a twentieth of a second, so send does it before it locks the case.
    """
    note = latest()
    marked = replace(letter, proof=note.checkpoint.mark) if note else letter
    return Rendered(letter, to_pdf(marked), to_docx(marked) if letter.kind in _ALSO_WORD else b"")


def dispatch(
    case: Case,
    row: CaseLetter,
    preview: Preview,
    made: Rendered,
    *,
    by: Actor,
    at: datetime,
    is_automatic: bool = False,
) -> dict[str, object]:
    """Keep the letter as it goes, and put it in the outbox; without an address for mail, it is printed and posted.

    Everything is in the caller's transaction, under its lock. Gives what the ledger says of it: the digests of
    the exact bytes, and how it went. Refuses a letter with a file that hides something (HidesSomething).
    """
    must_be_clean(row.attachments.all(), where=case.reference, at=at)
    row.pdf = keep(made.pdf, name=_name(case, row, "pdf"), media=PDF, at=at)
    row.docx = keep(made.docx, name=_name(case, row, "docx"), media=DOCX, at=at) if made.docx else None
    row.message = _message(case, row, preview, at=at, is_automatic=is_automatic)
    row.state, row.text, row.casefile = "sent", preview.text, json.loads(to_json(preview.case))
    row.digest, row.sent_at, row.sent_by = preview.digest, at, by.person
    row.version += 1
    row.save()
    _file(case, row, made.letter, by=by, at=at)
    return {
        "kind": row.kind,
        "channel": "email" if row.message else "post",
        "text": digest_of(preview.text),
        "pdf": row.pdf.sha256,
        **({"docx": row.docx.sha256} if row.docx else {}),
    }


def enclosed(row: CaseLetter) -> tuple[StoredFile, ...]:
    """The files that go with the letter: itself, where it is more than a line of mail, and what is released."""
    own = () if LetterKind(row.kind) in _MAIL_ALONE else (row.pdf, row.docx)
    return (*(file for file in own if file), *row.attachments.all())


def _message(case: Case, row: CaseLetter, preview: Preview, *, at: datetime, is_automatic: bool) -> Message | None:
    if not case.applicant_email or preview.letter is None:
        return None
    asked = case.correspondence.filter(is_incoming=True, message__isnull=False).select_related("message").first()
    outgoing = Outgoing(
        to=[case.applicant_email],
        subject=preview.letter.title,
        text=preview.text,
        attachments=enclosed(row),
        reference=case.reference,
        answers=asked.message if asked else None,
        is_automatic=is_automatic,
    )
    return compose(outgoing, at=at)


def _file(case: Case, row: CaseLetter, letter: Letter, *, by: Actor, at: datetime) -> None:
    """The letter in the correspondence, as it went."""
    entry = Correspondence.objects.create(
        case=case,
        is_incoming=False,
        kind=row.kind,
        at=at,
        title=letter.subject[:300],
        text=row.text,
        message=row.message,
        by=by.person,
    )
    entry.files.set([file for file in (row.pdf, row.docx) if file])
    entry.files.add(*row.attachments.all())


def _name(case: Case, row: CaseLetter, ending: str) -> str:
    return f"{case.reference}-{row.kind}.{ending}"
