"""What a row of the results says of a standing answer whose words are looked up on the day."""

from datetime import date

import pytest

from answerable.casefile import Answer, Held, Outcome, Regime
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.queries.answers import _without_braces
from answerable.desk.search.words import Piece

QUESTION = "How many official WhatsApp groups does the council have?"
TEXT = "The council has {How many official WhatsApp groups are there?} official WhatsApp groups."


@pytest.mark.django_db
@pytest.mark.parametrize("words", ["groups", "council+official", QUESTION.replace(" ", "+").replace("?", "%3F")])
def test_the_results_show_no_question_in_braces(officer, client_of, by, at, words):
    chosen = Chosen("Groups", (QUESTION,), Regime.FOIA, Answer(("1",), Outcome.RELEASED, Held.YES, TEXT), officer.pk, date(2099, 5, 1))  # fmt: skip
    make_standing(chosen=chosen, by=by, at=at)
    page = client_of(officer).get(f"/memory/?words={words}").content.decode()
    assert "[from the register]" in page
    assert "{How many" not in page and "are there?" not in page


@pytest.mark.parametrize(
    ("pieces", "said"),
    [
        (("There are {How many ", "groups", "?} groups."), "There are [from the register] groups."),
        (("many groups?} groups, and {which", " …"), "[from the register] groups, and [from the register]"),
        (("Nine, and {one} or {two}.",), "Nine, and [from the register] or [from the register]."),
    ],
)
def test_a_stretch_may_begin_and_end_within_braces(pieces, said):
    assert "".join(one.text for one in _without_braces(tuple(map(Piece, pieces)))) == said
