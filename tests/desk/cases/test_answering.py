"""An answer is saved, kept in its versions, held to what the statute needs, and never lost."""

import pytest

from answerable.casefile import (
    Answer,
    Ground,
    Held,
    Likelihood,
    Outcome,
    PublicInterestTest,
    Stage,
)
from answerable.desk.cases.actions.answer import answer
from answerable.desk.cases.models import Case, CaseLetter, Question
from answerable.desk.ledger.recording import history
from answerable.desk.people.actors import acting
from answerable.errors import ChangedMeanwhile, NoSuchThing, NotAllowed, NotComplete, WrongStage
from answerable.law import parse

pytestmark = pytest.mark.django_db


def ground(**fields):
    return Ground(parse("s.31(1)(a)"), **({"reason": "Says how phones are managed."} | fields))


WEIGHED = PublicInterestTest(
    ("The public should know that phones are safe.",),
    ("Criminals would learn which attacks work.",),
    "The harm to many outweighs the interest of few, because the settings protect residents' data.",
)
WHOLE = {
    "likelihood": Likelihood.WOULD_BE_LIKELY,
    "link": "Knowing the settings would let someone choose an attack that they do not stop.",
    "public_interest": WEIGHED,
}


def test_an_answer_is_saved_with_its_outcome_and_its_case_is_under_way(say, case):
    question = say("1", "We hold one register.")
    case.refresh_from_db()
    assert (question.outcome, question.is_finished, question.version) == ("disclosed", True, 2)
    assert (case.stage, case.answered_count) == ("answering", 1)
    assert case.next_step == "Answer questions 2 and 3"
    entry = history(case.reference)[-1]
    assert (entry.kind, entry.subject, entry.data["finished"]) == ("answered", "question:1", True)
    assert "register" not in str(entry.data)


def test_what_an_answer_replaces_is_kept_with_its_author(say, officer):
    say("1", "First.")
    question = say("1", "Second.")
    (before,) = question.versions.all()
    assert (before.answer["text"], before.by) == ("First.", officer)
    assert question.answer["text"] == "Second."


def test_saving_the_same_answer_again_changes_nothing(say, case):
    first = say("1", "First.")
    assert say("1", "First.", version=1).version == first.version
    assert [entry.kind for entry in history(case.reference)].count("answered") == 1


def test_a_stale_version_is_refused_with_who_and_when(say, officer):
    say("1", "Mine.", version=1)
    with pytest.raises(ChangedMeanwhile) as told:
        say("1", "Yours.", version=1)
    assert officer.name in told.value.part("what")
    assert "10:00 on 20 November 2026" in told.value.part("what")
    assert Question.objects.get(number="1").answer["text"] == "Mine."


def test_a_refusal_can_be_saved_half_done_but_not_called_finished(say):
    half = {"outcome": Outcome.WITHHELD, "grounds": (ground(),)}
    saved = say("1", "", is_finished=False, **half)
    assert saved.provisions == " foia.s31.1.a "
    with pytest.raises(NotComplete) as told:
        say("1", "", **half)
    assert "likelihood" in told.value.part("what")
    assert "public interest" in told.value.part("what")
    assert "s.17" in told.value.part("why")
    assert [fault.code for fault in told.value.fields["faults"]][:1] == ["LET046"]


def test_a_refusal_with_all_that_the_statute_needs_can_be_finished(say):
    question = say("1", "", outcome=Outcome.WITHHELD, grounds=(ground(**WHOLE),))
    assert question.is_finished


@pytest.mark.parametrize(
    ("fields", "wanted"),
    [
        ({"outcome": Outcome.OPEN, "held": Held.UNSTATED}, "still open"),
        ({"outcome": Outcome.RELEASED, "text": " "}, "no words"),
        ({"outcome": Outcome.ALREADY_ACCESSIBLE}, "exactly where"),
        ({"outcome": Outcome.OVER_LIMIT}, "the estimate"),
        ({"outcome": Outcome.TRANSFERRED}, "who is likely to hold it"),
        ({"outcome": Outcome.NEITHER, "held": Held.NEITHER}, "no exemption is named"),
        ({"outcome": Outcome.WITHHELD, "grounds": (Ground(parse("s.36(2)(c)"), "It would.", **WHOLE),)}, "opinion"),
        ({"outcome": Outcome.WITHHELD, "grounds": (Ground(parse("s.31"), "It would."),)}, "limb"),
        (
            {"outcome": Outcome.WITHHELD, "grounds": (Ground(parse("s.44(1)(a)"), "It is barred."),)},
            "the law that prohibits",
        ),
        ({"outcome": Outcome.RELEASED, "text": "We have [insert number]."}, "to be replaced"),
    ],
)
def test_what_is_missing_is_said_exactly(say, fields, wanted):
    with pytest.raises(NotComplete) as told:
        say("1", **({"text": ""} | fields))
    assert wanted in told.value.part("what")


def test_an_answer_changed_while_it_is_with_the_approver_takes_the_approval_back(say, case):
    say("1", "First.")
    letter = CaseLetter.objects.create(case=case, kind="response", state="submitted", digest="x")
    Case.objects.update(stage=Stage.APPROVAL.value)
    say("1", "Second.")
    case.refresh_from_db()
    letter.refresh_from_db()
    assert (case.stage, letter.state, letter.digest) == ("answering", "draft", "")
    assert history(case.reference)[-1].data["taken_back"] is True


def test_a_sent_answer_stays_as_it_went(say, case):
    Case.objects.update(stage=Stage.SENT.value)
    with pytest.raises(WrongStage):
        say("1", "Too late.")


def test_only_an_officer_answers(say, approver, contributor, administrator):
    with pytest.raises(NotAllowed):
        say("1", by=acting(approver))
    for stranger in (contributor, administrator):
        with pytest.raises(NoSuchThing):
            say("1", by=acting(stranger))


def test_a_number_that_was_not_asked_is_not_there(case, by, at):
    with pytest.raises(NoSuchThing):
        answer(
            reference=case.reference,
            number="9",
            answer=Answer(("9",), Outcome.OPEN, Held.UNSTATED),
            version=1,
            by=by,
            at=at,
        )


def test_an_answer_that_leaves_names_out_is_not_finished_as_given_wholly(say):
    said = "The report is sent with this letter, with the names of people left out."
    with pytest.raises(NotComplete, match="says that something is left out, but no exemption is named"):
        say(text=said)
    assert say(text=said, is_finished=False).answer["text"] == said
