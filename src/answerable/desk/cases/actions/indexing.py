"""What a case puts into the search index: itself, and after it is sent each of its answers."""

from __future__ import annotations

from answerable.casefile import Outcome, Regime
from answerable.desk.cases.models import Case
from answerable.desk.search import index

CASE, ANSWER = "case", "answer"


def index_case(case: Case) -> None:
    """Make a case findable by its reference, subject, applicant and words."""
    words = (case.reference, case.applicant_name, case.applicant_email, case.text)
    index.put(CASE, case.reference, title=case.subject, body="\n".join(words), at=case.created_at)


def index_answers(case: Case) -> None:
    """Make each answer that was sent findable by its question, so that the next request finds it."""
    if case.sent_at is None:
        return
    for question in case.questions.exclude(outcome=Outcome.OPEN.value):
        if question.is_own_data or (question.regime or case.regime) == Regime.DPA.value:
            continue  # it helps no other request, and is nobody else's
        key = f"{case.reference}/{question.number}"
        index.put(ANSWER, key, title=question.text, body=str(question.answer.get("text", "")), at=case.sent_at)
