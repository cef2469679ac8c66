"""What we said before, and are about to say otherwise."""

from datetime import date

import pytest

from answerable.casefile import Answer, Basis, Held, Outcome, Regime, answer_values
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.propose import propose
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.clashes import clashes
from answerable.desk.cases.queries.previews import written
from answerable.desk.ledger.recording import history
from answerable.desk.memory import index
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.chosen import Chosen
from answerable.desk.memory.given import Given
from answerable.errors import NotComplete
from desk.cases.letters.answered import GIVEN, save_answer

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 20)
GROUPS = "How many official WhatsApp groups does the council have?"
BANANAS = "How much did the council spend on bananas in 2024?"


@pytest.fixture
def case(a_case):
    """A case of three questions, of which the last is about bananas."""
    case = a_case(GIVEN, GIVEN, GIVEN)
    asked = ("What is the weather?", GROUPS, BANANAS)
    for row, text in zip(case.questions.all(), asked, strict=True):
        Question.objects.filter(pk=row.pk).update(text=text)
    return case


@pytest.fixture
def say(case, by):
    """say("3", "…"): the answer that stands to a question of the case."""

    def give(number, text):
        answer = Answer((number,), Outcome.RELEASED, Held.YES, text)
        save_answer(case.questions.get(number=number), answer, by=by.person)

    return give


@pytest.fixture
def before(at):
    """before(answer, …): what was sent in March to the question about bananas, unless said otherwise."""

    def keep(answer, *, outcome=Outcome.RELEASED, question=BANANAS, letter="FOI-2026-0001", **fields):
        given = Given(letter, "1", question, answer, outcome.value, answered_on=date(2026, 3, 2), **fields)
        index.keep([given], at=at)

    return keep


def test_another_figure_for_the_same_year_is_a_warning_with_both_texts_and_the_reason(before, say, case):
    before("The council spent £310 on bananas in 2024.")
    say("3", "The council spent £470 on bananas in 2024.")
    (found,) = clashes(case, on=ON)
    assert found.is_warning
    assert (found.number, found.before.ref, found.before.on) == ("3", "FOI-2026-0001/1", date(2026, 3, 2))
    assert "£310" in found.why
    assert "£470" in found.why
    marked = [[piece.text for piece in side.words if piece.is_hit] for side in (found.before, found.now)]
    assert "310" in marked[0][0]
    assert "470" in marked[1][0]


def test_the_same_answer_again_is_no_clash(before, say, case):
    before("The council spent £310 on bananas in 2024.")
    say("3", "We spent £310 on bananas in 2024.")
    assert clashes(case, on=ON) == ()


def test_not_held_then_and_held_now_is_a_warning(before, say, case):
    before("The council does not hold this information.", outcome=Outcome.NOT_HELD)
    say("3", "The council spent £470 on bananas in 2024.")
    assert [one.is_warning for one in clashes(case, on=ON)] == [True]


def test_what_another_authority_said_is_no_clash(before, say, case, at):
    from answerable.desk.memory.models import Log

    log = Log.objects.create(publisher="Exbury District Council", form="table", read_at=at)
    before("The council spent £99,000 on bananas in 2024.", publisher=log.publisher, log=log.pk)
    say("3", "The council spent £470 on bananas in 2024.")
    assert clashes(case, on=ON) == ()


def test_a_difference_that_a_changed_entry_explains_is_shown_as_explained(before, say, case):
    said = Basis("register", "GRP-01", "14 groups", date(2026, 3, 2), "an-older-version")
    before("We have 14 official WhatsApp groups.", question=GROUPS, because=(said,))  # fmt: skip
    say("2", "We have 9 official WhatsApp groups.")
    (found,) = clashes(case, on=ON)
    assert not found.is_warning


def test_the_letter_is_approved_only_once_both_answers_were_read(before, say, case, by, second, at):
    before("The council spent £310 on bananas in 2024.")
    say("3", "The council spent £470 on bananas in 2024.")
    submit(reference=case.reference, by=by, at=at)
    digest = written(case, on=at.date()).digest
    with pytest.raises(NotComplete) as refused:
        approve(reference=case.reference, digest=digest, by=second, at=at)
    assert "FOI-2026-0001/1" in str(refused.value)
    seen = frozenset(one.key for one in clashes(case, on=ON))
    approve(reference=case.reference, digest=digest, seen=seen, by=second, at=at)
    entry = next(one for one in history(case=case.reference) if one.kind == "approved")
    assert entry.data["differs_from"] == ["FOI-2026-0001/1"]


def test_of_a_review_what_it_answers_anew_is_looked_at_and_not_what_went_before(before, say, case, by, at):
    before("The council spent £310 on bananas in 2024.")
    say("3", "The council spent £470 on bananas in 2024.")
    case.sent_at, case.sent_by = at, by.person
    review = case.reviews.create(asked_on=at.date())
    assert clashes(case, on=ON) == ()
    anew = Answer(("3",), Outcome.RELEASED, Held.YES, "The council spent £520 on bananas in 2024.")
    review.answers = {"3": answer_values(anew)}
    review.save()
    (found,) = clashes(case, on=ON)
    assert "£520" in found.why


NO_GROUPS = "The council has no WhatsApp groups. Nothing of this kind is used."


@pytest.fixture
def standing(officer, by, at):
    """A standing answer that says how many groups there are."""
    text = "The council has {How many official WhatsApp groups are there?} official WhatsApp groups. Each has an owner."
    answer = Answer(("1",), Outcome.RELEASED, Held.YES, text)
    return make_standing(chosen=Chosen("Groups", (GROUPS,), Regime.FOIA, answer, officer.pk, date(2099, 5, 1)), by=by, at=at)  # fmt: skip


@pytest.mark.parametrize("said", [NO_GROUPS, "We have five official WhatsApp groups."])
def test_what_a_standing_answer_says_today_is_not_denied_unread(standing, say, case, said):
    say("2", said)
    (found,) = clashes(case, on=ON)
    assert found.is_warning
    assert (found.before.ref, found.what) == (standing, "What we say whenever it is asked")
    assert "three official WhatsApp groups" in "".join(piece.text for piece in found.before.words)


@pytest.mark.parametrize("said", ["There are three official WhatsApp groups.", "The council has three WhatsApp groups, each with an owner."])  # fmt: skip
def test_what_a_standing_answer_says_too_is_no_clash(standing, say, case, said):
    say("2", said)
    assert clashes(case, on=ON) == ()


def test_what_the_register_says_to_the_question_is_not_denied_unread(say, case, by, second, at, client_of):
    propose(reference=case.reference, by=by, at=at)
    say("2", NO_GROUPS)
    (found,) = clashes(case, on=ON)
    assert (found.is_warning, found.what, found.before.ref) == (True, "What the register says today", "the register of groups")  # fmt: skip
    submit(reference=case.reference, by=by, at=at)
    page = client_of(second.person).get(f"/cases/{case.reference}/letter/").content.decode()
    assert "What the register says today" in page
    digest = written(case, on=at.date()).digest
    with pytest.raises(NotComplete, match="the register of groups"):
        approve(reference=case.reference, digest=digest, by=second, at=at)
    approve(reference=case.reference, digest=digest, seen=frozenset([found.key]), by=second, at=at)


def test_what_the_register_says_in_other_words_is_no_clash(say, case, by, at):
    propose(reference=case.reference, by=by, at=at)
    say("2", "There are three official WhatsApp groups.")
    assert clashes(case, on=ON) == ()
