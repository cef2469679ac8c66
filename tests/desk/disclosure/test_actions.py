from dataclasses import replace
from datetime import timedelta

import pytest

from answerable.desk.disclosure import personal
from answerable.desk.disclosure.actions.change import change
from answerable.desk.disclosure.actions.publish import publish
from answerable.desk.disclosure.actions.take_down import take_down
from answerable.desk.disclosure.copies import Dealt, PublicFile
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.files.keeping import content, keep
from answerable.desk.ledger.models import Entry
from answerable.desk.people.actors import APPLICANT, DESK, acting
from answerable.desk.search.index import find
from answerable.documents import Known
from answerable.errors import AlreadyPublished, NoReasonGiven, NoSuchThing, NotAllowed, PersonalDataOpen

pytestmark = pytest.mark.django_db


def last_entry():
    return Entry.objects.latest("id")


def test_a_published_answer_has_its_reference_as_its_address_and_one_entry_in_the_ledger(copy, known, by, at):
    assert publish(copy=copy, known=known, by=by, at=at) == "foi-2026-0142"
    entry = Entry.objects.get()
    assert (entry.kind, entry.case, entry.subject) == ("published", "FOI-2026-0142", "disclosure:foi-2026-0142")
    assert entry.data == {"kept": 0, "removed": 0, "kinds": []}


def test_each_question_is_found_by_its_words_and_its_filters(copy, known, by, at):
    publish(copy=copy, known=known, by=by, at=at)
    assert [hit.key for hit in find("published", "telephones").rows] == ["foi-2026-0142/2"]
    assert [hit.key for hit in find("published", "breaches").rows] == ["foi-2026-0142/1", "foi-2026-0142/2"]
    assert [hit.key for hit in find("published", "", tags=("provision=foia.s31",)).rows] == ["foi-2026-0142/2"]
    assert find("published", "", tags=("subject=information technology", "outcome=disclosed")).total == 1
    assert [hit.key for hit in find("published", "").rows] == ["foi-2026-0142/1", "foi-2026-0142/2"]


def test_the_answer_is_kept_as_pdf_and_word_without_what_was_taken_out(copy, by, at):
    named = replace(copy, questions=(replace(copy.questions[0], answer="Ada Wren asked."), copy.questions[1]))
    (found,) = personal.look(named, known=Known("Ada Wren"))
    slug = publish(copy=named, known=Known("Ada Wren"), dealt=(Dealt(found.key),), by=by, at=at)
    entry = DisclosureLogEntry.objects.get(slug=slug)
    assert [file.stored.name for file in entry.files.all()] == ["foi-2026-0142.pdf", "foi-2026-0142.docx"]
    assert content(entry.files.first().stored).startswith(b"%PDF")
    assert entry.questions[0]["answer"] == "[name removed] asked."
    assert last_entry().data == {"kept": 0, "removed": 1, "kinds": ["applicant"]}
    assert "Wren" not in str(entry.looked)


def test_nothing_is_published_while_a_finding_is_open(copy, by, at):
    named = replace(copy, title="What Ada Wren asked of 3 Mill Lane")
    with pytest.raises(PersonalDataOpen) as refused:
        publish(copy=named, known=Known("Ada Wren"), by=by, at=at)
    assert refused.value.fields == {"count": "2 things", "where": "title"}
    assert not DisclosureLogEntry.objects.exists() and not Entry.objects.exists()


def test_what_is_kept_for_a_reason_is_published_and_the_reason_kept(copy, by, at):
    named = replace(copy, title="Works at 3 Mill Lane")
    (found,) = personal.look(named)
    slug = publish(
        copy=named, known=Known(), dealt=(Dealt(found.key, is_kept=True, reason="A council building"),), by=by, at=at
    )
    entry = DisclosureLogEntry.objects.get(slug=slug)
    assert entry.title == "Works at 3 Mill Lane"
    assert entry.looked == [{"kind": "address", "finding": found.key, "is_kept": True, "reason": "A council building"}]


def test_files_are_published_after_the_answer(copy, known, by, at):
    stored = keep(b"a,b\n", name="breaches.csv", media="text/csv", at=at)
    slug = publish(copy=replace(copy, files=(PublicFile(stored.pk, "Breaches by month"),)), known=known, by=by, at=at)
    titles = [(file.title, file.is_letter) for file in DisclosureLogEntry.objects.get(slug=slug).files.all()]
    assert titles == [("The answer", True), ("The answer", True), ("Breaches by month", False)]


def test_an_answer_is_published_once(copy, known, by, at):
    publish(copy=copy, known=known, by=by, at=at)
    with pytest.raises(AlreadyPublished):
        publish(copy=copy, known=known, by=by, at=at)


def test_references_that_read_the_same_have_addresses_of_their_own(copy, known, by, at):
    assert publish(copy=replace(copy, reference="2026/142"), known=known, by=by, at=at) == "2026-142"
    assert publish(copy=replace(copy, reference="2026-142"), known=known, by=by, at=at) == "2026-142-2"


def test_a_change_keeps_the_address_and_says_what_it_replaced(copy, known, by, at):
    publish(copy=copy, known=known, by=by, at=at)
    before = last_entry().digest
    later = at + timedelta(days=1)
    change(copy=replace(copy, questions=copy.questions[:1]), known=known, by=by, at=later)
    entry = DisclosureLogEntry.objects.get()
    assert (entry.slug, entry.published_at, entry.changed_at) == ("foi-2026-0142", at, later)
    assert last_entry().kind == "publication-changed" and last_entry().data["before"] == before
    assert find("published", "").total == 1


def test_what_is_taken_down_is_found_no_more_and_keeps_its_address_and_reason(copy, known, by, at):
    slug = publish(copy=copy, known=known, by=by, at=at)
    take_down(slug=slug, reason=" It named a tenant. ", by=by, at=at)
    entry = DisclosureLogEntry.objects.get(slug=slug)
    assert (entry.taken_down_at, entry.taken_down_reason) == (at, "It named a tenant.")
    assert find("published", "").total == 0
    assert last_entry().kind == "taken-down" and "tenant" not in str(last_entry().data)


def test_what_was_taken_down_can_be_published_again_at_its_address(copy, known, by, at):
    slug = publish(copy=copy, known=known, by=by, at=at)
    take_down(slug=slug, reason="It named a tenant.", by=by, at=at)
    assert publish(copy=replace(copy, title="Data breaches"), known=known, by=by, at=at) == slug
    assert DisclosureLogEntry.objects.get().taken_down_at is None
    assert find("published", "telephones").total == 1


def test_taking_down_wants_a_reason_and_something_that_is_there(copy, known, by, at):
    slug = publish(copy=copy, known=known, by=by, at=at)
    with pytest.raises(NoReasonGiven):
        take_down(slug=slug, reason=" ", by=by, at=at)
    with pytest.raises(NoSuchThing):
        take_down(slug="foi-2026-9999", reason="x", by=by, at=at)
    with pytest.raises(NoSuchThing):
        change(copy=replace(copy, reference="FOI-2026-9999"), known=known, by=by, at=at)


def test_only_an_officer_publishes_changes_and_takes_down(copy, known, by, at, approver, auditor, administrator):
    slug = publish(copy=copy, known=known, by=by, at=at)
    for other in (acting(approver), acting(auditor), acting(administrator), APPLICANT, DESK):
        with pytest.raises(NotAllowed):
            publish(copy=copy, known=known, by=other, at=at)
        with pytest.raises(NotAllowed):
            change(copy=copy, known=known, by=other, at=at)
        with pytest.raises(NotAllowed):
            take_down(slug=slug, reason="x", by=other, at=at)
