"""A letter as it would be sent now: its paragraphs, its findings, and everything that stops it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256

from django.db.models import Prefetch, prefetch_related_objects

from answerable.casefile import Answer, Basis, CaseFile, LetterKind, Span, to_json
from answerable.desk.cases.models import Case, CaseLetter
from answerable.desk.cases.models import Waiver as WaiverRow
from answerable.desk.cases.queries.casefiles import as_read, at_work, case_file
from answerable.desk.cases.queries.clocks import unclear
from answerable.desk.cases.queries.promised import promises
from answerable.errors import AnswerableError, NoDetail, NoExtension, NotOpen, OpenQuestion
from answerable.law import parse
from answerable.letters import (
    Aside,
    Edit,
    Edited,
    Finding,
    Letter,
    Paragraph,
    Part,
    Role,
    Waiver,
    check,
    edited,
    read,
    write,
)
from answerable.letters import faults as faults_of

ANSWERS = (LetterKind.RESPONSE, LetterKind.REVIEW_OUTCOME)
LATE = "late"  # the paragraph that says sorry
_DETAILS = {
    "answers": "Choose that outcome for at least one question.",
    "issued_on": "Look at the day of receipt: a letter is not dated before it.",
    "due_on": "Look at the clock of the request.",
    "decision": "Write down what the review decides.",
    "reviewer": "Give the review to a reviewer.",
}
NO_CURE = ("TM01",)  # lateness: no change to the letter mends it, and holding it back makes it worse


@dataclass(frozen=True, slots=True)
class Shown:
    """One paragraph on the page: its words, where they stand in the text, and what is known of it.

    was: the digest of the words that the desk wrote, which an edit names. generated: those words, as an officer
    would type them. typed: the words that stand there now. No spans: the paragraph is left out. findings: the
    places, in Preview.findings, of those about these words.
    """

    key: str
    was: str
    generated: str
    paragraphs: tuple[Paragraph, ...]
    spans: tuple[Span, ...]
    duty: str  # "foia.s17.7.a", or empty
    because: tuple[Basis, ...]
    questions: tuple[str, ...]
    findings: tuple[int, ...]
    is_own: bool
    is_fixed: bool

    @property
    def typed(self) -> str:
        """The words as they stand, as an officer would type them."""
        return "\n\n".join(paragraph.typed for paragraph in self.paragraphs)

    @property
    def stands(self) -> str:
        """The digest of the words that stand here: whoever edits them says which they saw."""
        return sha256(self.typed.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that keeps a letter from going on, and what to do about it. rule: of a finding. key: of a paragraph."""

    what: str
    do: str
    rule: str = ""
    key: str = ""
    question: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """A letter that has not gone yet, as it stands. letter is None where it cannot be written at all.

    digest: of everything that is approved: what it says, from what, with which own words and files. It leaves
    out the day of the letter, the last day to answer and the apology: see digest_of.
    """

    case: CaseFile
    letter: Letter | None
    text: str
    paragraphs: tuple[Shown, ...]
    findings: tuple[Finding, ...]
    faults: tuple[AnswerableError, ...]
    aside: tuple[Aside, ...]
    stops: tuple[Stop, ...]
    digest: str

    @property
    def words(self) -> str:
        """The letter without its date, to be compared with what somebody saw on another day."""
        return _words(self.letter) if self.letter else ""


def written(
    case: Case,
    *,
    kind: LetterKind = LetterKind.RESPONSE,
    on: date,
    answers: Mapping[str, Answer] | None = None,
    details: Mapping[str, str] | None = None,
    edits: Iterable[Edit] | None = None,
) -> Preview:
    """The letter of that kind as it would be sent on that day.

    answers, by the number of their question, details and edits stand in place of those that are saved: this is
    the letter while someone types. Nothing is saved.
    """
    letter = at_work(case, kind)
    return written_from(as_read(case), letter, kind=kind, on=on, answers=answers, details=details, edits=edits)


def written_from(  # a case and a letter that are read already, and what stands in place of what is saved
    case: Case,
    letter: CaseLetter | None,
    *,
    kind: LetterKind,
    on: date,
    answers: Mapping[str, Answer] | None = None,
    details: Mapping[str, str] | None = None,
    edits: Iterable[Edit] | None = None,
) -> Preview:
    """The same, of a case whose questions and events are read (casefiles.as_read), and its letter at work."""
    if letter:
        prefetch_related_objects([letter], "attachments", Prefetch("waivers", WaiverRow.objects.select_related("by")))
    drawn = _drawn(
        case_file(case, letter, kind=kind, on=on, details=details, answers=answers),
        tuple(edits) if edits is not None else edits_of(letter),
        _waivers(letter),
        tuple(file.sha256 for file in letter.attachments.all()) if letter else (),
    )
    unfinished = _unfinished(case, drawn) if kind is LetterKind.RESPONSE and answers is None else ()
    return replace(drawn, stops=(*unfinished, *drawn.stops)) if unfinished else drawn


def edits_of(letter: CaseLetter | None) -> tuple[Edit, ...]:
    """The own words that are saved with a letter."""
    saved = letter.edits if letter else {}
    return tuple(Edit(key, edit["was"], edit["now"]) for key, edit in saved.items())


def digest_of(letter: Letter, *, case: CaseFile, edits: Iterable[Edit] = (), files: Iterable[str] = ()) -> str:
    """The digest of what an approver agrees to: the case file, own words, files, and every word of the letter.

    A letter is dated the day that it goes, which is not always the day that it was approved. So the digest leaves
    out the day of issue, the last day to answer, and the apology that the desk adds by itself to a letter that has
    become late: it says only what the calendar says, and asking for it to be approved would make it later still.
    An officer's own words for the apology are in the digest as every edit is. Whatever else a new day changes in the
    letter (a law that changed, a new address of the Commissioner) is in its words, and needs a new approval.
    """
    said = [part.typed for part in letter.paragraphs if part.id != LATE]
    sender = replace(case.authority, house_rules=())  # what letters are asked, and no part of what this one says
    values = {
        "case": to_json(replace(case, authority=sender, issued_on=None, due_on=None)),
        "edits": sorted([edit.key, edit.was, edit.now] for edit in edits),
        "files": sorted(files),
        "words": [*letter.addressee, letter.subject, letter.salutation, *said, *letter.signatory],
    }
    return sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()


@lru_cache(maxsize=64)
def _drawn(case: CaseFile, edits: tuple[Edit, ...], waivers: tuple[Waiver, ...], files: tuple[str, ...]) -> Preview:
    """The letter of a case file with its findings. The same values give the same, so it is worked out once."""
    found = faults_of(case)
    try:
        own = edited(write(case, draft=True), edits=edits)
    except AnswerableError:
        return Preview(case, None, "", (), (), found, (), tuple(_faulty(found)), "")
    text = own.letter.text
    findings = check(read(text), case=case, waivers=waivers)
    shown = tuple(_shown(own, findings))
    promised = _promised(shown) if case.kind in ANSWERS and not case.attachments else ()
    stops = (*_faulty(found), *_set_aside(own.aside), *_left_out(own.parts), *promised, *_breaches(findings, shown))
    digest = digest_of(own.letter, case=case, edits=edits, files=files)
    return Preview(case, own.letter, text, shown, findings, found, own.aside, stops, digest)


def _words(letter: Letter) -> str:
    head = [letter.subject, letter.salutation]
    return "\n\n".join([*head, *(part.plain for part in letter.paragraphs), "\n".join(letter.signatory)])


def _shown(own: Edited, findings: tuple[Finding, ...]) -> Iterator[Shown]:
    spans = iter(own.letter.spans)
    for part in own.parts:
        here = tuple(next(spans) for _ in part.paragraphs)
        about = tuple(
            place for place, finding in enumerate(findings) if any(_meets(finding.span, span) for span in here)
        )
        yield _as_shown(part, here, about)


def _as_shown(part: Part, spans: tuple[Span, ...], findings: tuple[int, ...]) -> Shown:
    first = part.paragraphs[0] if part.paragraphs else None
    return Shown(
        key=part.key,
        was=part.was,
        generated=part.generated,
        paragraphs=part.paragraphs,
        spans=spans,
        duty=part.duty,
        because=first.because if first else (),
        questions=first.questions if first else (),
        findings=findings,
        is_own=part.is_own,
        is_fixed=part.is_fixed,
    )


def _meets(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < max(one.end, one.start + 1)


def _faulty(found: Iterable[AnswerableError]) -> Iterator[Stop]:
    for fault in found:
        number = str(fault.fields.get("question", ""))
        if isinstance(fault, OpenQuestion):
            yield Stop(f"Question {number} has no answer yet.", "Answer it, or ask a colleague to.", question=number)
        else:
            yield Stop(fault.part("what"), _do(fault), question=number)


def _do(fault: AnswerableError) -> str:
    """What to do, on the desk: who works with the command line is told of the case file instead."""
    if isinstance(fault, NoDetail):
        return _DETAILS.get(str(fault.fields["field"]), "Write it on the form of this letter.")
    if isinstance(fault, NotOpen | NoExtension):
        words = str(fault.fields["do_this"])
        return f"{words[:1].upper()}{words[1:]}."
    return fault.part("do")


def _set_aside(aside: Iterable[Aside]) -> Iterator[Stop]:
    for each in aside:
        yield Stop(
            "The words that your own words replaced have changed, so yours are not used.",
            "Read both; then write yours again, or let them go.",
            key=each.edit.key,
        )


def _left_out(parts: Iterable[Part]) -> Iterator[Stop]:
    """The paragraphs that meet a duty and are not there. A rule may take other words of the letter for them."""
    for part in parts:
        if part.duty and part.is_own and not part.paragraphs:
            place = parse(part.duty)
            yield Stop(
                f"The paragraph that meets {place.act.upper()} {place} is left out.",
                "Put it back, or say it in your own words.",
                key=part.key,
            )


def _promised(shown: Iterable[Shown]) -> Iterator[Stop]:
    """The paragraphs that say that something is sent with the letter, where nothing goes with it."""
    for part in shown:
        said = [paragraph.plain for paragraph in part.paragraphs if paragraph.role is not Role.QUESTION]
        if any(promises(words) for words in said):
            numbers = ", ".join(part.questions)
            whose = f"The answer to question {numbers}" if numbers else "The letter"
            yield Stop(
                f"{whose} says that something is sent with it, and no file goes with the letter.",
                "On the page of the letter, choose the file under “Goes with it”; or take those words out.",
                key=part.key,
                question=numbers,
            )


def _breaches(findings: tuple[Finding, ...], shown: tuple[Shown, ...]) -> Iterator[Stop]:
    """The sure breaches that nobody has waived and that a change to the letter can mend."""
    for place, finding in enumerate(findings):
        if finding.stops and finding.rule not in NO_CURE:
            key = next((part.key for part in shown if place in part.findings), "")
            do = finding.suggest.says if finding.suggest else "Put it right, or waive the finding with your reason."
            yield Stop(f"{finding.says} {finding.authority}.", do, finding.rule, key, ", ".join(finding.questions))


def _waivers(letter: CaseLetter | None) -> tuple[Waiver, ...]:
    rows = letter.waivers.all() if letter else ()
    return tuple(Waiver(row.rule, row.by.name, row.reason, row.at, row.words) for row in rows)


def _unfinished(case: Case, drawn: Preview) -> tuple[Stop, ...]:
    """The questions that have an answer which nobody has called finished; one that waits to be made clear is left at that."""
    open_ones, waiting = {stop.question for stop in drawn.stops}, unclear(case)
    return tuple(
        Stop(
            f"The answer to question {row.number} is not marked as finished.",
            "Open it, read it and finish it.",
            question=row.number,
        )
        for row in case.questions.all()
        if not row.is_finished and row.number not in open_ones and row.pk not in waiting
    )
