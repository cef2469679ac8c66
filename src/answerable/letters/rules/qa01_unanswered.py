"""A question that no answer belongs to.

## What the law asks
Whoever asks is entitled to be told, for all that was asked, whether it is held, and to be given it or told
why not.

## Why it matters
A question passed over is neither refused nor answered, and no clock has stopped for it.

## How to put it right
Answer it, or say with which answer it is dealt with ("1 to 3: …").

## What this rule does not see
That another answer covers it in other words. A question put only for the case that an earlier answer is
yes, or no, is passed over here too.
"""

import re
from collections.abc import Iterator

from answerable.casefile import Question
from answerable.letters.checking.checked_letter import CheckedLetter
from answerable.letters.checking.examples import Right, Wrong, an_answer
from answerable.letters.checking.rights import is_of_rights_or_terms
from answerable.letters.checking.rule import LIKELY, LOOK, Fault, Missing, Rule
from answerable.letters.checking.subjects import shared_terms
from answerable.letters.readings import Stance

rule = Rule(
    code="QA01",
    name="question-without-answer",
    law={"foia": "s.1(1)", "foisa": "s.1(1)", "eir": "reg.5(1)"},
    certainty=LIKELY,
    missing=Missing.ANSWER,
)


def _three(regime: str) -> Wrong:
    return Wrong(
        regime=regime,
        answers=(
            an_answer(Stance.DISCLOSED, to="1", asks="How many staff?", begins="1."),
            an_answer(Stance.UNANSWERED, to="2", asks="What did they cost?", begins="3."),
            an_answer(Stance.DISCLOSED, to="3", asks="How many left?", begins="3."),
        ),
        letter="1. We have 40 staff.\n3. Six left.",
        at="",
        says="Question 2",
        certainty=LIKELY,
    )


def _grouped(regime: str) -> Right:
    return Right(
        regime=regime,
        answers=an_answer(Stance.DISCLOSED, to="1, 2, 3", asks="How many staff?"),
        letter="1 to 3. We have 40 staff, who cost £1m; six left.",
    )


examples = [*map(_three, ("foia", "foisa", "eir")), *map(_grouped, ("foia", "foisa", "eir"))]

CONDITIONAL = re.compile(
    r"^\W*(?:\w{1,3}[.)]\s*)?(?:if|where|when|should|unless|assuming)\b|\bif (?:so|yes|no|not|your|you answered|the answer)\b"
    r"|\bwhere (?:no|not|so)\b",
    re.IGNORECASE,
)


@rule.whole_letter
def unanswered(letter: CheckedLetter) -> Iterator[Fault]:
    answered = {n for answer in letter.answers if answer.own.words for n in answer.questions}
    order = [question.number for question in letter.reading.questions]
    for place, question in enumerate(letter.reading.questions):
        if _is_covered(question, answered) or _is_headed(question, letter) or CONDITIONAL.search(question.text):
            continue
        between = answered & set(order[:place]) and answered & set(order[place + 1 :])
        if (letter.reading.truncated and not between) or _is_of_the_close(question, letter):
            continue
        at = question.span or letter.end
        certainty = LIKELY if between and question.number.isdigit() else LOOK
        yield Fault(
            at,
            f"Question {question.number} has no answer in this document.",
            certainty,
            questions=(question.number,),
        )


def _is_of_the_close(question: Question, letter: CheckedLetter) -> bool:
    """True for "Not happy? Tell us …" below every answer: the authority speaks of rights, and asks nothing that is owed."""
    last = max((answer.span.start for answer in letter.answers), default=len(letter.text))
    return bool(question.span and question.span.start > last and is_of_rights_or_terms(question.text))


def _is_headed(question: Question, letter: CheckedLetter) -> bool:
    """True where an answer stands after words on its line that name the question's subject: "Incidents and ransoms: …"."""
    lines = (letter.text[letter.text.rfind("\n", 0, a.span.start) + 1 : a.span.start] for a in letter.answers)
    return any(shared_terms(line, question.text) for line in lines)


def _is_covered(question: Question, answered: set[str]) -> bool:
    """True where the question, the one that holds it or one of its parts has an answer."""
    number = question.number
    return any(number.startswith(other) or other.startswith(number) for other in answered)
