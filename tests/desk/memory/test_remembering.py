"""What is sent is remembered, what is published is marked, what is destroyed is forgotten; nothing else comes or goes."""

from datetime import date, timedelta

import pytest

from answerable.casefile import Answer, Basis, Held, Outcome, Regime, Stage, answer_values
from answerable.desk.cases.actions.destroying import destroy_file
from answerable.desk.cases.actions.import_cases import OldCase, import_cases
from answerable.desk.cases.actions.indexing import index_answers
from answerable.desk.cases.actions.publish import publish_within, take_down
from answerable.desk.cases.actions.reindexing import reindex
from answerable.desk.cases.actions.remove_imported import remove_imported
from answerable.desk.cases.holdings import CaseFiles
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.public_copies import Publication
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.jobs import rounds
from answerable.desk.ledger.models import Entry
from answerable.desk.memory.actions.remembering import is_behind
from answerable.desk.memory.index import like
from answerable.desk.memory.models import Earlier, Log
from answerable.desk.memory.queries.letters import letters_with
from answerable.desk.memory.words import ANSWER
from answerable.desk.retention.actions.take_away import taking_away
from answerable.desk.search import index
from desk.cases.conftest import case, say, take  # noqa: F401  # fixtures

pytestmark = pytest.mark.django_db

WHY = (Basis("register", "GRP-01", "Ward alerts", date(2026, 6, 30), "3"),)


@pytest.fixture
def sent(say, case, by, at, folder):  # noqa: F811
    """A request of three questions, answered and sent."""
    say("1")
    say("2", "The council has four official groups.", because=WHY)
    say("3", "We spent £310 on bananas in 2024.")
    Case.objects.filter(pk=case.pk).update(stage=Stage.SENT.value, sent_at=at, sent_by=by.person)
    case.refresh_from_db()
    index_answers(case, at=at)
    return case


def put_out(case, by, at):  # noqa: F811
    return publish_within(case, publication=Publication(title="WhatsApp"), by=by, at=at)


def destroy(case, by, at):  # noqa: F811
    with taking_away([case.reference], why="Its time was over", by=by, at=at):
        destroy_file(reference=case.reference, disposal=1, at=at)


def words_of(typed):
    return [row.key for row in index.find(ANSWER, typed).rows]


def test_each_answer_that_was_sent_is_remembered_with_what_it_rests_on(sent):
    _, two, three = Earlier.objects.order_by("number")
    assert (two.letter, two.number, two.outcome, two.publisher) == (sent.reference, "2", "disclosed", "")
    assert "four official groups" in two.answer
    assert two.because == [{"kind": "register", "ref": "GRP-01", "words": "Ward alerts", "as_at": "2026-06-30", "version": "3"}]  # fmt: skip
    assert three.answered_on == date(2026, 11, 20)
    assert words_of("bananas £310") == [str(three.pk)]
    assert like(["How much was spent on bananas in 2024?"])[0][0].answers == (three.pk,)


def test_after_an_upgrade_what_was_sent_is_remembered_by_itself_and_old_rows_go(sent, at, officer, client_of):
    Earlier.objects.all().delete()
    for key in index.keys(ANSWER):
        index.drop(ANSWER, key)
    index.put(
        ANSWER, f"{sent.reference}/1", title="Bananas", body="An older release kept it", at=at, tags=["whose=ours"]
    )
    assert client_of(officer).get("/memory/?words=bananas").status_code == 200
    assert letters_with("bananas", most=9) == frozenset()
    rounds.earlier_answers.call()
    assert index.keys(ANSWER) == {str(pk) for pk in Earlier.objects.values_list("pk", flat=True)}
    assert letters_with("bananas", most=9) == {sent.reference}
    assert not is_behind()


def test_sent_again_it_stands_once_as_a_review_put_it(sent, at):
    anew = answer_values(Answer(("3",), Outcome.RELEASED, Held.YES, "It was £412."))
    sent.reviews.create(
        asked_on=date(2026, 11, 21), completed_on=date(2026, 11, 25), outcome="part", answers={"3": anew}
    )
    index_answers(sent, at=at)
    three = Earlier.objects.get(number="3")
    assert ("£412" in three.answer, three.answered_on) == (True, date(2026, 11, 25))
    assert Earlier.objects.count() == 3
    assert words_of("£310") == []


def test_what_nobody_sent_is_not_remembered(say, case, at):  # noqa: F811
    say("3", "We spent £310.")
    index_answers(case, at=at)
    assert not Earlier.objects.exists()


def test_somebodys_own_data_is_not_remembered(sent, at):
    Earlier.objects.all().delete()
    sent.questions.filter(number="2").update(is_own_data=True)
    sent.questions.filter(number="3").update(regime=Regime.DPA.value)
    index_answers(sent, at=at)
    assert [row.number for row in Earlier.objects.all()] == ["1"]


def test_publishing_and_taking_down_is_marked_on_each_answer(sent, by, at):
    before = Entry.objects.count()
    slug = put_out(sent, by, at)
    places = dict(Earlier.objects.values_list("number", "place"))
    entry = DisclosureLogEntry.objects.get(slug=slug)
    assert {entry.questions[place - 1]["number"] for place in places.values()} == {"1", "2", "3"}
    assert set(Earlier.objects.values_list("slug", "wording__is_published")) == {(slug, True)}
    assert len(like(["How much did the council spend on bananas in 2024?"], whose="published")[0]) == 1
    assert index.find(ANSWER, "bananas", tags=["published"]).total == 1
    take_down(reference=sent.reference, reason="It was wrong.", by=by, at=at)
    assert set(Earlier.objects.values_list("slug", "place", "wording__is_published")) == {("", 0, False)}
    assert index.find(ANSWER, "bananas", tags=["published"]).total == 0
    assert Entry.objects.count() == before + 2  # the publishing and the taking down, none for what follows from them


def test_a_destroyed_file_is_forgotten_but_for_what_anyone_may_read(sent, by, at):
    put_out(sent, by, at)
    entry = DisclosureLogEntry.objects.get(reference=sent.reference)
    DisclosureLogEntry.objects.filter(pk=entry.pk).update(questions=entry.questions[2:])  # the third alone is public
    destroy(sent, by, at)
    (left,) = Earlier.objects.all()
    assert (left.number, left.slug, left.place, left.because) == ("3", entry.slug, 1, [])
    assert words_of("official groups") == []
    assert reindex(at=at) == (1, 1)
    assert Earlier.objects.get().slug == entry.slug


def test_a_destroyed_file_that_was_never_published_is_forgotten_whole(sent, by, at):
    destroy(sent, by, at)
    assert not Earlier.objects.exists()
    assert like(["How much was spent on bananas in 2024?"]) == ((),)
    assert words_of("bananas") == []


def test_imported_cases_are_remembered_and_forgotten_with_their_import(by, at):
    old = OldCase("FOI/1", date(2025, 1, 13), Stage.SENT, text="1. How many potholes were filled?", outcome=Outcome.NOT_HELD, ended_on=date(2025, 1, 30))  # fmt: skip
    still = OldCase("FOI/2", date(2025, 1, 13), Stage.NEW, text="1. How many benches are there?")
    import_cases(cases=[old, still], source="import:1", by=by, at=at)
    (row,) = Earlier.objects.all()
    assert (row.letter, row.outcome, row.answered_on) == ("FOI/1", "not_held", date(2025, 1, 30))
    remove_imported(references=["FOI/1", "FOI/2"], source="import:1", by=by, at=at)
    assert not Earlier.objects.exists()


def test_made_anew_memory_is_the_same_and_others_answers_stay(sent, at):
    from answerable.desk.memory.actions.remembering import remember
    from answerable.desk.memory.given import Given

    theirs = Log.objects.create(publisher="Thornby", read_at=at)
    mine, other = (Given(letter=name, number="1", question="How many rats?", answer="Nine rats.", outcome="disclosed", publisher=who, log=log) for name, who, log in (("GONE-1", "", None), ("T-1", "Thornby", theirs.pk)))  # fmt: skip
    remember([mine, other], at=at)
    index.drop(ANSWER, *words_of("rats"), *words_of("bananas"))
    assert reindex(at=at + timedelta(days=1)) == (1, 4)
    assert set(Earlier.objects.values_list("letter", flat=True)) == {sent.reference, "T-1"}
    assert len(words_of("bananas")) == len(words_of("rats")) == 1


def test_a_hold_finds_a_file_by_the_words_of_its_answers_and_never_by_anothers(sent, at):
    from answerable.desk.memory.actions.remembering import remember
    from answerable.desk.memory.given import Given

    Case.objects.filter(pk=sent.pk).update(stage=Stage.ANSWERING.value)
    theirs = Log.objects.create(publisher="Thornby", read_at=at)
    remember([Given(letter=sent.reference, number="1", question="Rats?", answer="Nine.", outcome="disclosed", publisher="Thornby", log=theirs.pk)], at=at)  # fmt: skip
    files = CaseFiles()
    assert files.found("£310") == files.found("£310", among=[f"case:{sent.reference}"]) == {f"case:{sent.reference}"}
    assert files.found("£310", among=["case:FOI-1"]) == files.found("nine rats") == set()


def test_a_destroyed_file_stands_beside_no_other_request_any_more(sent, take, by, at):  # noqa: F811
    later = take(b"From: Nell Farthing <nell@example.org>\nSubject: Fruit\n\n1. What was spent on bananas?\n")
    keys = ("ref", "publisher", "words")
    of_it = dict(zip(keys, (f"{sent.reference}/3", "", "We spent £310."), strict=True))
    theirs = dict(zip(keys, (f"{sent.reference}/3", "Thornby", "We spent £9."), strict=True))
    other = dict(zip(keys, (f"{sent.reference}9/3", "", "We spent £4."), strict=True))
    later.questions.update(proposal={"earlier": [of_it, theirs, other]}, proposed_on=date(2026, 11, 23))
    destroy(sent, by, at)
    assert later.questions.get().proposal == {"earlier": [theirs, other]}
