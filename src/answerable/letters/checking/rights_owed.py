"""The fault of a notice that leaves out a right: at the letter's end, for every question that is refused."""

from __future__ import annotations

from collections.abc import Iterable

from answerable.casefile import Span
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.findings import Certainty, Suggestion
from answerable.letters.checking.rule import LIKELY, SURE, Fault


def not_found(
    letter: CheckedLetter,
    *,
    owed: Iterable[CheckedAnswer],
    says: str,
    add: str,
    certainty: Certainty = SURE,
) -> Fault:
    """The fault, with the words to add; less than sure where no answer that owes the right names its ground."""
    answers = tuple(owed)
    firm = SURE if any(answer.citations for answer in answers) else LIKELY
    questions = tuple(dict.fromkeys(number for answer in answers for number in answer.questions))
    end = Span(len(letter.text), len(letter.text))
    return Fault(end, says, min(firm, certainty), suggest=Suggestion(f"Add: “{add}”", safe=True), questions=questions)
