"""What an applicant sees by the secret link: how far their request is, the letters sent to them, what they may do."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from answerable.casefile import LetterKind, Regime, Stage
from answerable.desk.cases import access
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.queries.clocks import BEFORE_SENT, unclear
from answerable.desk.disclosure.queries import is_published
from answerable.desk.files.models import StoredFile
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import APPLICANT
from answerable.desk.people.preferences import preference
from answerable.desk.registers.authority import authority
from answerable.errors import NoSuchThing
from answerable.law import months_on, uk_day
from answerable.registers import listed

STAGES = {
    Stage.NEW: "We have received your request and have not started on it yet.",
    Stage.ANSWERING: "We are working on your request.",
    Stage.CLARIFYING: "We have asked you to tell us more. We cannot go on before you do.",
    Stage.FEE: "We have asked you for a fee. We cannot go on before it is paid.",
    Stage.APPROVAL: "The answer is written and is being checked.",
    Stage.APPROVED: "The answer has been checked and is about to be sent.",
    Stage.SENT: "We have answered your request.",
    Stage.TRANSFERRED: "Your request was passed to another authority.",
    Stage.WITHDRAWN: "Your request is withdrawn.",
    Stage.LAPSED: "Your request is closed, because we did not hear from you.",
    Stage.REVIEW: "Somebody who took no part in the answer is looking at it afresh.",
    Stage.REVIEW_APPROVAL: "The outcome of the review is written and is being checked.",
    Stage.REVIEW_APPROVED: "The outcome of the review has been checked and is about to be sent.",
    Stage.REVIEWED: "We have sent you the outcome of the review.",
    Stage.COMPLAINT: "The Commissioner is looking at a complaint about your request.",
    Stage.DECIDED: "The Commissioner’s case about your request has ended.",
}
LETTERS = {
    LetterKind.ACKNOWLEDGEMENT: "Acknowledgement",
    LetterKind.CLARIFICATION: "What we asked you",
    LetterKind.FEES_NOTICE: "Fees notice",
    LetterKind.EXTENSION: "Notice that we need more time",
    LetterKind.TRANSFER: "Notice that your request was passed on",
    LetterKind.RESPONSE: "Our answer",
    LetterKind.REVIEW_OUTCOME: "Outcome of the review",
}


@dataclass(frozen=True, slots=True)
class SentFile:
    """One form of a letter, or a file sent with it."""

    key: int
    name: str
    ending: str


@dataclass(frozen=True, slots=True)
class SentLetter:
    """A letter that went to the applicant."""

    words: str
    sent_at: datetime
    files: tuple[SentFile, ...]
    enclosed: tuple[SentFile, ...]  # what went with it


@dataclass(frozen=True, slots=True)
class Written:
    """Something the applicant wrote."""

    title: str
    at: datetime
    text: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Followed:
    """A request as its applicant sees it."""

    reference: str
    subject: str
    stage: str
    has_mail: bool
    received_on: date
    due_on: date | None  # of the clock that runs, while we owe something
    sent_at: datetime | None
    letters: tuple[SentLetter, ...]
    written: tuple[Written, ...]
    published: str  # the slug of the answer in the disclosure log
    is_waiting: bool  # for the applicant
    unclear: str  # the questions that they are to make clear, by number, while the rest is being answered
    may_reply: bool
    may_withdraw: bool
    may_ask_review: bool


def followed(secret: str, *, on: date) -> Followed:
    """The request of a secret link. Refuses one that opens nothing, or nothing any more (NoSuchThing)."""
    case = _case(secret, on)
    stage = Stage(case.stage)
    sent = CaseLetter.objects.filter(case=case, state="sent").select_related("pdf", "docx")
    letters = sent.prefetch_related("attachments").order_by("sent_at", "id")
    incoming = case.correspondence.filter(is_incoming=True, kind__in=["request", "reply", "review-request"])
    still = unclear(case) if stage in BEFORE_SENT else {}
    asked = [row.number for row in case.questions.all() if row.pk in still] if still else []
    is_ours = stage.is_open and stage not in (Stage.CLARIFYING, Stage.FEE, Stage.COMPLAINT)
    return Followed(
        reference=case.reference,
        subject=case.subject,
        stage=STAGES[stage],
        has_mail=bool(case.applicant_email),
        received_on=case.received_on,
        due_on=case.due_on if is_ours else None,
        sent_at=case.sent_at,
        letters=tuple(_letter(row, row.sent_at) for row in letters if row.sent_at),
        written=tuple(
            Written(row.title, row.at, row.text, tuple(file.name for file in row.files.all()))
            for row in incoming.prefetch_related("files")
        ),
        published=is_published(case.reference),
        is_waiting=stage in (Stage.CLARIFYING, Stage.FEE) or bool(asked),
        unclear=_named(asked) if stage is not Stage.CLARIFYING else "",
        may_reply=stage not in (Stage.WITHDRAWN, Stage.TRANSFERRED),
        may_withdraw=access.may(case, by=APPLICANT, to="withdraw"),
        may_ask_review=_has_review(case) and access.may(case, by=APPLICANT, to="ask-review"),
    )


def file_sent(secret: str, key: int, *, on: date) -> StoredFile:
    """A form of a letter that was sent to the holder of this link, or a file that went with it. Refuses everything else (NoSuchThing)."""
    sent = CaseLetter.objects.filter(case=_case(secret, on), state="sent").select_related("pdf", "docx")
    letters = sent.prefetch_related("attachments")
    found = (file for row in letters for file in (row.pdf, row.docx, *row.attachments.all()) if file and file.pk == key)
    if (file := next(found, None)) is None:
        raise NoSuchThing(thing="such file", where="a followed request")
    return file


def _case(secret: str, on: date) -> Case:
    case = Case.objects.filter(follow_digest=digest_of(secret)).first()
    if case is None or _has_ended(case, on):
        raise NoSuchThing(thing="request", where="a followed request")
    return case


def _has_ended(case: Case, on: date) -> bool:
    """True where the case has been closed for longer than the authority lets a link work."""
    return case.closed_at is not None and on > months_on(uk_day(case.closed_at), months=preference("follow_months"))


def _named(numbers: list[str]) -> str:
    return f"question{'s' if numbers[1:] else ''} {listed(numbers)}" if numbers else ""


def _has_review(case: Case) -> bool:
    return authority().profile.has_review or case.regime != Regime.FOIA


def _letter(row: CaseLetter, sent_at: datetime) -> SentLetter:
    files = tuple(map(_file, filter(None, (row.pdf, row.docx))))
    return SentLetter(LETTERS[LetterKind(row.kind)], sent_at, files, tuple(map(_file, row.attachments.all())))


def _file(file: StoredFile) -> SentFile:
    return SentFile(file.pk, file.name, file.name.rpartition(".")[2].upper())
