"""Earlier answers of this authority's own cases that may bear on a question."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.answers import Passage
from answerable.casefile import Outcome, answer_from
from answerable.desk.cases.models import Case, Question
from answerable.desk.memory.queries.letters import sharing_words
from answerable.law import uk_day

MOST = 8  # for each question


def earlier_answers(case: Case, texts: Iterable[str]) -> tuple[Passage, ...]:
    """What was sent in other cases to questions that share words with these, each once."""
    keys = {key for text in texts for key in sharing_words(text, most=MOST)}
    references = {key.rpartition("/")[0] for key in keys} - {case.reference}
    sent = Question.objects.filter(case__reference__in=references, case__sent_at__isnull=False)
    rows = sent.filter(is_own_data=False).select_related("case")
    return tuple(
        passage(row)
        for row in rows
        if f"{row.case.reference}/{row.number}" in keys and row.outcome != Outcome.OPEN.value
    )


def passage(question: Question) -> Passage:
    """An answered question of a case that was sent, with what was said."""
    said = answer_from(question.answer) if question.answer else None
    words = said.text if said else ""
    sent_at = question.case.sent_at
    return Passage(
        f"{question.case.reference}/{question.number}",
        question.text,
        words or question.outcome,
        sent_at and uk_day(sent_at),
    )
