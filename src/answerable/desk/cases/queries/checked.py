"""Letters of a case checked as they went: with the law of their day and what the case knows of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from answerable.casefile import LetterKind, from_json
from answerable.desk.cases.models import Case, CaseLetter, Correspondence
from answerable.desk.cases.models import Waiver as WaiverRow
from answerable.desk.files.keeping import content
from answerable.desk.registers.authority import authority
from answerable.documents import annotated, text_of
from answerable.errors import AnswerableError, NoSuchThing
from answerable.law import long_day, uk_day
from answerable.letters import Checked, Facts, Waiver, check, check_text, comments, not_looked_at, read

NOT_ANSWERS = (LetterKind.ACKNOWLEDGEMENT.value,)  # say that a request has come, and nothing else
PAPER = "letter-out"


@dataclass(frozen=True, slots=True)
class CheckedOfCase:
    """A letter that went, checked. about: what was known besides its words."""

    title: str
    sent_on: date
    checked: Checked
    about: str
    docx: int | None = None  # of a letter that went as a Word file too: its key, for the copy with comments


def sent_letter(case: Case, key: int) -> CheckedOfCase:
    """A letter that the desk sent, checked with the case file that it was sent with. Refuses another (NoSuchThing)."""
    row = case.letters.filter(pk=key, state="sent").first()
    if row is None:
        raise NoSuchThing(thing="such letter", where=case.reference)
    return check_letter(row)


def gone_item(case: Case, key: int) -> CheckedOfCase:
    """What went out as correspondence, checked with what the case knows. Refuses what did not, or has no words (NoSuchThing)."""
    row = case.correspondence.filter(pk=key, is_incoming=False).first()
    if row is None:
        raise NoSuchThing(thing="such letter", where=case.reference)
    own = case.letters.filter(state="sent", kind=row.kind, sent_at=row.at).first()
    if own:
        return check_letter(own)
    found = check_paper(row, case)
    if found is None:
        raise NoSuchThing(thing="letter that can be read", where=case.reference)
    return found


def with_comments(case: Case, key: int, *, at: datetime) -> tuple[bytes, str]:
    """The Word file of a letter that the desk sent, with the findings as comments at their words, and its new name.

    Refuses a letter that did not go, or not as a Word file (NoSuchThing).
    """
    row = case.letters.filter(pk=key, state="sent").exclude(docx=None).select_related("docx").first()
    if row is None or row.docx is None:
        raise NoSuchThing(thing="such Word file", where=case.reference)
    data, name = content(row.docx), row.docx.name
    notes = comments(check_letter(row, text=text_of(data, name=name).text).checked)
    return annotated(
        data, name=name, notes=notes, author="Answerable", at=at
    ), f"{name.removesuffix('.docx')}-checked.docx"


def check_letter(row: CaseLetter, *, text: str = "") -> CheckedOfCase:
    """A sent letter, checked as it went; what an officer kept despite a finding says so. text: as a file of it has it."""
    file = from_json(json.dumps(row.casefile))
    sent_on = uk_day(row.sent_at) if row.sent_at else file.issued_on or file.request.received_on
    reading = read(text or row.text)
    waivers = tuple(
        Waiver(one.rule, one.by.name, one.reason, one.at, one.words)
        for one in WaiverRow.objects.filter(letter=row).select_related("by")
    )
    findings = check(reading, case=file, on=sent_on, waivers=waivers)
    checked = Checked("", reading, findings, not_looked_at(reading, case=file))
    about = _about(file.request.received_on, sent_on, bool(file.request.text), file.attachments)
    return CheckedOfCase(
        row.kind.replace("-", " ").capitalize(), sent_on, checked, about, row.pk if row.docx_id else None
    )


def check_paper(row: Correspondence, case: Case) -> CheckedOfCase | None:
    """A letter that was put with the case, checked by its words; None where it has none that can be read."""
    files = tuple(row.files.all())
    texts = {"": "\n".join(row.text.splitlines())} | {file.name: _words(content(file), file.name) for file in files}
    name, text = max(texts.items(), key=lambda one: len(one[1]))
    if not text.strip():
        return None
    beside = tuple(file.name for file in files if file.name != name)
    sent_on = _dated(text) or case.answered_on or uk_day(row.at)
    facts = Facts(
        received_on=case.received_on,
        issued_on=uk_day(row.at) if row.message_id else None,
        due_on=case.answer_due_on or case.due_on,
        authority=authority().profile,
        attachments=beside or None,  # what went with a letter on paper may not have been kept
        asked=case.text,
        log_entry=False,
    )
    title = row.title or name or row.kind.replace("-", " ").capitalize()
    about = _about(case.received_on, sent_on, bool(case.text), beside)
    return CheckedOfCase(title, sent_on, check_text(text, facts=facts, on=sent_on), about)


def _dated(text: str) -> date | None:
    """The day that the letter bears."""
    found = read(text).responded_on
    return found.value if found else None


def _words(data: bytes, name: str) -> str:
    try:
        return text_of(data, name=name).text
    except AnswerableError:
        return ""  # a picture, a table, a file that is damaged


def _about(received_on: date, sent_on: date, is_asked: bool, attachments: tuple[str, ...]) -> str:
    known = [
        f"received on {long_day(received_on)}",
        f"sent on {long_day(sent_on)}",
        "the words of the request" if is_asked else "",
        f"what went with it ({', '.join(attachments)})" if attachments else "",
    ]
    return f"Checked with the law of its day, and what the case knows: {', '.join(filter(None, known))}."


@dataclass(frozen=True, slots=True)
class Gone:
    """A letter that went, by key: the desk's own, or one that was put with the case."""

    case: int
    letter: int | None
    item: int | None


def all_gone() -> tuple[Gone, ...]:
    """Every letter that went, the latest first; none that only says that a request has come."""
    own, put = _gone()
    found = [(at, Gone(case, key, None)) for at, case, key in own.values_list("sent_at", "case_id", "pk") if at]
    found += [(at, Gone(case, None, key)) for at, case, key in put.values_list("at", "case_id", "pk")]
    return tuple(one for _, one in sorted(found, key=lambda one: one[0], reverse=True))


def count_gone() -> int:
    """How many they are."""
    own, put = _gone()
    return own.count() + put.count()


def _gone() -> tuple[QuerySet[CaseLetter], QuerySet[Correspondence]]:
    own = CaseLetter.objects.filter(state="sent", sent_at__isnull=False).exclude(kind__in=NOT_ANSWERS)
    return own, Correspondence.objects.filter(is_incoming=False, kind=PAPER)


def check_gone(gone: Gone) -> CheckedOfCase | None:
    """One of them, checked; None where it is there no more, or has no words that can be read."""
    if gone.letter:
        row = CaseLetter.objects.filter(pk=gone.letter).first()
        return check_letter(row) if row else None
    item = Correspondence.objects.select_related("case").filter(pk=gone.item or 0).first()
    return check_paper(item, item.case) if item else None
