"""Destroy the file of a request under the retention schedule: what says who asked, what was asked and what was written goes.

What stays is the statistical part of the request log: reference, law, dates, outcomes and exemptions, and an answer
that was published stays in the disclosure log. Called by a disposal alone, which looks at holds and days first.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from answerable.desk.cases import gathered
from answerable.desk.cases.actions.indexing import index_answers, let_go
from answerable.desk.cases.actions.unquoting import forget_quoted
from answerable.desk.cases.models import Allocation, AnswerVersion, Case, CaseLetter, Contribution, Question, Task
from answerable.desk.files import removal
from answerable.desk.files.looking import forget_let_through
from answerable.desk.mail.removal import forget_mail, written_for
from answerable.desk.retention.holdings import Destroyed


@transaction.atomic
def destroy_file(*, reference: str, disposal: int, at: datetime) -> Destroyed:
    """What went, counted. The bytes of files go once this is committed, where no other row has the same."""
    case = Case.objects.select_for_update(of=("self",)).get(reference=reference, disposed_at=None)
    contributions = Contribution.objects.filter(allocation__question__case=case)
    letters, correspondence = case.letters.all(), case.correspondence.all()
    mail = {*_keys(letters, "message"), *_keys(correspondence, "message"), *_keys(case.tasks.all(), "message")}
    mail |= set(written_for(reference))
    files = {
        *_keys(letters, "pdf", "docx", "attachments", "taken_off"),
        *_keys(correspondence, "files"),
        *_keys(contributions, "files"),
    }
    counts = {
        "questions": case.questions.count(),
        "answers": AnswerVersion.objects.filter(question__case=case).count(),
        "letters": letters.count(),
        "correspondence": correspondence.count(),
        "contributions": contributions.count(),
    }
    went, kept = gathered.destroy(case.pk)
    counts, files = {**counts, **went}, files | kept
    _delete(case)
    forget_quoted(case)
    forget_let_through(reference)
    Task.objects.filter(message__in=mail, done_at__isnull=False).delete()  # from before it was filed here
    gone, raw = forget_mail(mail)
    digests = removal.forget(files | raw, at=at)
    _empty(case, disposal, at)
    index_answers(case, at=at)
    return Destroyed(counts | {"mails": gone, "files": len(digests)}, digests)


def _keys(rows: Iterable[object], *columns: str) -> set[int]:
    """The keys that these rows have in these columns."""
    return {key for column in columns for key in rows.values_list(column, flat=True) if key}  # type: ignore[attr-defined]  # a queryset


def _delete(case: Case) -> None:
    """The rows that hold words, and what makes them findable."""
    AnswerVersion.objects.filter(question__case=case).delete()
    Allocation.objects.filter(question__case=case).delete()
    CaseLetter.objects.filter(case=case).delete()
    case.correspondence.all().delete()
    Task.objects.filter(case=case).delete()
    let_go(case.reference)


def _empty(case: Case, disposal: int, at: datetime) -> None:
    """What stays is the tombstone: numbers, dates and outcomes."""
    Question.objects.filter(case=case).update(
        text="", lead="", proposal={}, proposed_on=None, answer={}, worksheet={}, owner=None, answered_by=None
    )
    case.events.update(note="", by=None)
    case.reviews.update(reasons="", note="", conclusions="", answers={}, reviewer=None)
    case.complaints.update(note="", their_reference="")
    blank = {
        "subject",
        "text",
        "applicant_name",
        "applicant_email",
        "applicant_address",
        "same_text",
        "next_step",
        "waits_for",
    }
    for name in blank:
        setattr(case, name, "")
    case.asked_on, case.clock, case.notices, case.owner = None, {}, [], None
    case.follow_digest = ""  # the applicant’s link opens nothing any more
    case.disposed_at, case.disposal, case.version = at, disposal, case.version + 1
    case.save()
