"""A letter's page: the letter as it will be sent, what stops it, and what an approver needs beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, prefetch_related_objects

from answerable.answers import Sentence
from answerable.casefile import Answer, LetterKind
from answerable.desk.cases.models import Case, CaseLetter, Contribution
from answerable.desk.cases.queries.case import Head
from answerable.desk.cases.queries.casefiles import NAMES_OFFICERS
from answerable.desk.cases.queries.changed import changed_since
from answerable.desk.cases.queries.clashes import Clash, clashes
from answerable.desk.cases.queries.differences import Difference, differences
from answerable.desk.cases.queries.known import Known, answer_of, known, whose
from answerable.desk.cases.queries.marked_letter import MarkedLetter, marked_letter
from answerable.desk.cases.queries.people import Approvers, approvers
from answerable.desk.cases.queries.previews import Preview, written_from
from answerable.desk.cases.queries.sources import Source, sources_of
from answerable.desk.files.looking import Looked, what_hides
from answerable.desk.files.models import StoredFile
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority

REVIEWS = ("review", "review-approval", "review-approved")
TO_APPROVE = ("approval", "review", "review-approval")
AT_WORK = ("new", "answering", "clarifying", "fee", "approval", "approved", *REVIEWS)


@dataclass(frozen=True, slots=True)
class Sent:
    """A letter that has gone: its kind, when, by whom, its words and its files."""

    key: int
    kind: str
    at: datetime | None
    by: str
    text: str
    pdf: StoredFile | None
    docx: StoredFile | None
    state: str
    files: tuple[Looked, ...]  # what went with it, with what hides in it


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an answer rests on, for whoever approves it."""

    number: str
    text: str
    known: Known
    sources: tuple[Source, ...]
    changed: tuple[str, ...]  # the entries of registers that stand otherwise since the answer was written
    contributions: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    whose: tuple[Sentence, ...]  # of the answer's words, where some are those of an earlier answer


@dataclass(frozen=True, slots=True)
class Waived:
    """A finding that an officer keeps the letter despite."""

    key: int
    rule: str
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class LetterPage:
    """All that the page of a letter shows."""

    head: Head
    kind: LetterKind
    state: str
    preview: Preview | None  # none where no letter is being written: everything has gone
    marked: MarkedLetter | None  # the same with every finding at its place; none where it cannot be written
    evidence: tuple[Evidence, ...]
    differences: tuple[Difference, ...]
    waived: tuple[Waived, ...]
    attachments: tuple[Looked, ...]  # what goes with it, with what hides in it
    taken_off: tuple[StoredFile, ...]  # what went with it once
    material: tuple[StoredFile, ...]  # what colleagues sent and what was filed, that could go with it
    names_officers: bool
    sent: tuple[Sent, ...]
    submitted_by: str
    approved_by: str
    approved_at: datetime | None
    returned_reason: str
    approvers: Approvers | None  # while somebody is to approve it, or will be
    clashes: tuple[Clash, ...]  # what we said before, and this letter says otherwise

    @property
    def hiding(self) -> tuple[Looked, ...]:
        """The files that may not leave as they are: they keep the letter from being approved and sent."""
        return tuple(file for file in self.attachments if not file.is_clear)

    @property
    def warnings(self) -> tuple[Clash, ...]:
        """The clashes that whoever approves the letter must have seen."""
        return tuple(clash for clash in self.clashes if clash.is_warning)

    @property
    def looks(self) -> tuple[tuple[str, str], ...]:
        """What is to be looked at before the letter goes, each with its question: what changed, and every caution."""
        changed = [
            (
                item.number,
                f"Changed since this answer was written: {', '.join(item.changed)}. Compare it with the register.",
            )
            for item in self.evidence
            if item.changed
        ]
        theirs = [
            (item.number, f"{one.of.whose} said so, see that it is true of us: “{one.text}”")
            for item in self.evidence
            for one in item.whose
            if one.of and not one.of.is_ours
        ]
        return (
            *changed,
            *theirs,
            *((item.number, caution) for item in self.evidence for caution in item.cautions),
        )


def kind_at_work(case: Case) -> LetterKind:
    """The letter that the case is about now: the review's while there is one, else the answer."""
    return LetterKind.REVIEW_OUTCOME if case.stage in REVIEWS else LetterKind.RESPONSE


def letter_page(case: Case, *, head: Head, kind: LetterKind, by: Actor, on: date) -> LetterPage:
    """The letter of that kind as it stands. case: as it was read for the page (casefiles.as_read)."""
    rows = list(
        CaseLetter.objects.filter(case=case).select_related(
            "submitted_by", "approved_by", "sent_by", "pdf", "docx", "message"
        )
    )
    letter = next(
        (row for row in reversed(rows) if row.kind == kind.value and row.state not in ("sent", "dropped")), None
    )
    preview = written_from(case, letter, kind=kind, on=on) if letter or case.stage in AT_WORK else None
    return LetterPage(
        head=head,
        kind=kind,
        state=letter.state if letter else "draft",
        preview=preview,
        marked=marked_letter(preview) if preview else None,
        evidence=_evidence(case, by) if preview else (),
        differences=differences(letter.seen_text, preview.words) if letter and preview and letter.seen_text else (),
        waived=tuple(Waived(row.pk, row.rule, row.reason, row.by.name) for row in letter.waivers.all()) if letter else (),
        attachments=what_hides(letter.attachments.all(), where=case.reference) if letter else (),
        taken_off=tuple(letter.taken_off.all()) if letter else (),
        material=_material(case, letter),
        names_officers=letter.details.get(NAMES_OFFICERS) == "yes" if letter else False,
        sent=tuple(_sent(row, case) for row in reversed(rows) if row.state == "sent"),
        submitted_by=letter.submitted_by.name if letter and letter.submitted_by else "",
        approved_by=letter.approved_by.name if letter and letter.approved_by else "",
        approved_at=letter.approved_at if letter else None,
        returned_reason=letter.returned_reason if letter else "",
        approvers=approvers(case, is_review=case.stage in REVIEWS) if case.stage in TO_APPROVE else None,
        clashes=clashes(case, on=on) if preview else (),
    )  # fmt: skip


def _sent(row: CaseLetter, case: Case) -> Sent:
    files = what_hides(row.attachments.all(), where=case.reference)
    state = row.message.get_state_display() if row.message else "Sent on paper"
    return Sent(row.pk, row.kind.replace("-", " "), row.sent_at, row.sent_by.name if row.sent_by else "", row.text, row.pdf, row.docx, state, files)  # fmt: skip


def _material(case: Case, letter: CaseLetter | None) -> tuple[StoredFile, ...]:
    """The files that colleagues sent, or that were filed for the answer, and that do not go with the letter yet."""
    theirs = Q(pk__in=Contribution.objects.filter(allocation__question__case=case).values("files"))
    filed = Q(pk__in=case.correspondence.filter(kind="material").values("files"))
    attached = letter.attachments.values("pk") if letter else StoredFile.objects.none().values("pk")
    return tuple(StoredFile.objects.filter(theirs | filed).exclude(pk__in=attached))


def _evidence(case: Case, by: Actor) -> tuple[Evidence, ...]:
    found, desk = [], authority()
    questions = list(case.questions.all())
    prefetch_related_objects(questions, "allocations__contributions")
    for question in questions:
        said = tuple(
            (given.name, item.text) for given in question.allocations.all() for item in given.contributions.all()
        )
        found.append(
            Evidence(
                number=question.number,
                text=question.text,
                known=(recalled := known(question)),
                cautions=_cautions(recalled, answer_of(question)),
                whose=whose(recalled, answer_of(question)),
                sources=sources_of(question, by=by, folder=desk),
                changed=changed_since(question, desk=desk),
                contributions=said,
            )
        )
    return tuple(found)


def _cautions(found: Known, answer: Answer | None) -> tuple[str, ...]:
    """Those of what was found; and where the answer is an earlier one said again, those of that."""
    is_again = answer is not None and any(basis.kind == "earlier" for basis in answer.because)
    return (*found.cautions, *(found.of_draft if is_again else ()))
