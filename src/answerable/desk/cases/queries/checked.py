"""Letters of a case checked as they went: with the law of their day and what the case knows of them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from answerable.casefile import LetterKind, from_json
from answerable.desk.cases.models import Case, CaseLetter, Correspondence
from answerable.desk.cases.models import Waiver as WaiverRow
from answerable.desk.files.keeping import content
from answerable.desk.registers.authority import authority
from answerable.documents import text_of
from answerable.errors import AnswerableError, NoSuchThing
from answerable.law import long_day, uk_day
from answerable.letters import Checked, Facts, Waiver, check, check_text, not_looked_at, read

NOT_ANSWERS = (LetterKind.ACKNOWLEDGEMENT.value,)  # say that a request has come, and nothing else
PAPER = "letter-out"


@dataclass(frozen=True, slots=True)
class CheckedOfCase:
    """A letter that went, checked. about: what was known besides its words."""

    title: str
    sent_on: date
    checked: Checked
    about: str


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


def check_letter(row: CaseLetter) -> CheckedOfCase:
    """A sent letter, checked as it went; what an officer kept despite a finding says so."""
    file = from_json(json.dumps(row.casefile))
    sent_on = uk_day(row.sent_at) if row.sent_at else file.issued_on or file.request.received_on
    reading = read(row.text)
    waivers = tuple(
        Waiver(one.rule, one.by.name, one.reason, one.at, one.words)
        for one in WaiverRow.objects.filter(letter=row).select_related("by")
    )
    findings = check(reading, case=file, on=sent_on, waivers=waivers)
    checked = Checked("", reading, findings, not_looked_at(reading, case=file))
    about = _about(file.request.received_on, sent_on, bool(file.request.text), file.attachments)
    return CheckedOfCase(row.kind.replace("-", " ").capitalize(), sent_on, checked, about)


def check_paper(row: Correspondence, case: Case) -> CheckedOfCase | None:
    """A letter that was put with the case, checked by its words; None where it has none that can be read."""
    files = tuple(row.files.all())
    texts = {"": row.text} | {file.name: _words(content(file), file.name) for file in files}
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
