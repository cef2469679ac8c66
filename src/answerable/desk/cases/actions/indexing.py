"""What a case puts into the search index, and after it is sent into memory."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.remembered import answers_of
from answerable.desk.memory.actions.remembering import forget_letters, remember, remember_published, where_published
from answerable.desk.search import index

CASE = "case"


def index_case(case: Case) -> None:
    """Make a case findable by its reference, subject, applicant and words."""
    words = (case.reference, case.applicant_name, case.applicant_email, case.text)
    index.put(CASE, case.reference, title=case.subject, body="\n".join(words), at=case.created_at)


def index_answers(case: Case, *, at: datetime) -> None:
    """Remember each answer that was sent, so that the next request finds it; of a destroyed file what is published."""
    if case.disposed_at:
        remember_published(case.reference, at=at)
        return
    slug, places = where_published(case.reference)
    remember(answers_of(case, slug=slug, places=places), at=at)


def remember_cases(cases: Iterable[Case], *, at: datetime) -> None:
    """Remember the answers of many cases at once, none of which is published."""
    remember([given for case in cases for given in answers_of(case)], at=at)


def let_go(*references: str) -> None:
    """Let these cases be found no more, nor their answers be remembered."""
    index.drop(CASE, *references)
    forget_letters(references)
