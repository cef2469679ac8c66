"""Answers that the tests of letters give, and how one is saved."""

from dataclasses import replace

from answerable.casefile import Answer, Ground, Held, Likelihood, Outcome, PublicInterestTest, answer_values
from answerable.law import parse

GIVEN = Answer(("1",), Outcome.RELEASED, Held.YES, text="There are three groups.")
NOT_HELD = Answer(
    ("2",), Outcome.NOT_HELD, Held.NO, searches="We asked every service and searched the contracts register."
)
WEIGHED = PublicInterestTest(
    ("People have an interest in what the council spends.",),
    ("The next tender would be dearer if bidders knew the last prices.",),
    "On balance the public interest in maintaining the exemption outweighs the public interest in disclosing the prices.",
)
PRICES = Ground(
    parse("FOIA s.43(2)"),
    "The prices are those of the only supplier in a tender that is still open.",
    likelihood=Likelihood.WOULD_BE_LIKELY,
    link="Other bidders would learn the price to beat, and the council would pay more.",
    public_interest=WEIGHED,
    elements=(("whose", "the council and of its supplier"),),
)
WITHHELD = Answer(("1",), Outcome.WITHHELD, Held.YES, grounds=(PRICES,))


def save_answer(question, answer, *, is_finished=True, by=None):
    """As the action that answers a question leaves it."""
    answer = replace(answer, questions=(question.number,))
    question.answer, question.outcome = answer_values(answer), answer.outcome.value
    question.is_finished, question.answered_by = is_finished, by
    question.save()
