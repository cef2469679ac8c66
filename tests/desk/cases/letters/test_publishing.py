"""From the letter that went to the public copy: nothing of the applicant, and a decision on everything found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from answerable.casefile import Answer, Held, LetterKind, Outcome
from answerable.desk.cases.actions.approve import approve
from answerable.desk.cases.actions.ask_review import ask_review
from answerable.desk.cases.actions.attach import enclose
from answerable.desk.cases.actions.edit_letter import edit_letter
from answerable.desk.cases.actions.publish import publish, take_down
from answerable.desk.cases.actions.review import conduct_review
from answerable.desk.cases.actions.send import send
from answerable.desk.cases.actions.submit import submit
from answerable.desk.cases.models import Case
from answerable.desk.cases.queries.previews import written
from answerable.desk.cases.queries.public_copies import Publication, known_of, public_look
from answerable.desk.disclosure.copies import Dealt
from answerable.desk.disclosure.models import DisclosureLogEntry
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import APPLICANT, acting
from answerable.desk.people.roles import Role
from answerable.errors import NoReasonGiven, NoSuchThing, NotAllowed, PersonalDataOpen, WrongStage
from desk.cases.letters.answered import GIVEN, NOT_HELD, WITHHELD

pytestmark = pytest.mark.django_db

GROUPS = Publication(title="WhatsApp groups", summary="Three groups.", subject="Information technology")


def gone(case, by, second, at, publication=None):
    """The case, its letter submitted, approved and sent."""
    submit(reference=case.reference, by=by, at=at)
    approve(reference=case.reference, digest=written(case, on=at.date()).digest, by=second, at=at)
    send(reference=case.reference, publication=publication, by=by, at=at)
    return Case.objects.get(pk=case.pk)


def without(case, at, publication=GROUPS):
    """The same, with the words of everything found taken out."""
    found = public_look(case, on=at.date(), publication=publication).findings
    return replace(publication, dealt=tuple(Dealt(one.key) for one in found))


@pytest.fixture
def sent(case, by, second, at):
    return gone(case, by, second, at)


def test_the_public_copy_says_what_the_letter_said_to_each_question(a_case, by, second, at):
    case = a_case(GIVEN, NOT_HELD, WITHHELD)
    there = next(part for part in written(case, on=at.date()).paragraphs if part.key == "words:1:1")
    edit_letter(
        reference=case.reference,
        key=there.key,
        was=there.was,
        stands=there.stands,
        now="There are three, all small.",
        by=by,
        at=at,
    )
    copy = public_look(gone(case, by, second, at), on=at.date(), publication=GROUPS).copy
    assert [one.number for one in copy.questions] == ["1", "2", "3"]
    assert copy.questions[0].answer == "There are three, all small."
    assert copy.questions[1].outcome is Outcome.NOT_HELD
    assert copy.questions[2].provisions == ("foia.s43.2",)
    assert "On balance the public interest" in copy.questions[2].answer
    assert (copy.title, copy.answered_by, copy.answered_on) == (
        "WhatsApp groups",
        "Information Governance Officer",
        at.date(),
    )


def test_nothing_of_the_applicant_reaches_the_public_copy(a_case, by, second, at):
    about_me = replace(GIVEN, text="Ann Asker wrote from ann@example.org, 1 High Street.")
    case = gone(a_case(about_me, applicant_address="1 High Street\nHarrowmere"), by, second, at)
    shown = public_look(case, on=at.date())
    for words in ("Dear Ann", "Harrowmere\nann@", "Yours sincerely", "Commissioner"):
        assert words not in shown.copy.letter
    assert {finding.words for finding in shown.findings} >= {"Ann Asker", "ann@example.org", "1 High Street"}
    publish(reference=case.reference, publication=without(case, at), by=by, at=at)
    entry = DisclosureLogEntry.objects.get()
    for words in ("Ann", "Asker", "ann@example.org", "High Street"):
        assert words not in entry.letter + str(entry.questions)


def test_what_stands_in_every_letter_needs_no_decision(sent, at):
    assert public_look(sent, on=at.date()).findings == ()


def test_staff_who_had_a_hand_in_it_are_looked_for(sent, by, second):
    assert {by.person.name, second.person.name} <= set(known_of(sent).officers)


def test_what_nobody_decided_about_is_not_published(a_case, by, second, at):
    case = gone(a_case(replace(GIVEN, text="Telephone Mr Smith on 01632 960123.")), by, second, at)
    with pytest.raises(PersonalDataOpen):
        publish(reference=case.reference, publication=GROUPS, by=by, at=at)
    assert DisclosureLogEntry.objects.count() == 0


def test_an_answer_is_published_later_and_changed_where_it_stands(sent, by, at):
    slug = publish(reference=sent.reference, publication=without(sent, at), by=by, at=at)
    assert slug == "foi-2026-0142"
    again = replace(without(sent, at), title="Groups on WhatsApp")
    assert publish(reference=sent.reference, publication=again, by=by, at=at) == slug
    assert DisclosureLogEntry.objects.get().title == "Groups on WhatsApp"
    assert [entry.kind for entry in history(sent.reference)][-2:] == ["published", "publication-changed"]


def test_an_answer_is_published_in_the_act_of_sending(case, by, second, at):
    sent = gone(case, by, second, at, publication=without(case, at))
    assert sent.stage == "sent"
    assert DisclosureLogEntry.objects.get().reference == case.reference
    assert [entry.kind for entry in history(case.reference)][-2:] == ["sent", "published"]


def test_where_publishing_is_refused_the_letter_does_not_go_either(a_case, by, second, at):
    case = a_case(replace(GIVEN, text="Telephone Mr Smith on 01632 960123."))
    with pytest.raises(PersonalDataOpen):
        gone(case, by, second, at, publication=GROUPS)
    case.refresh_from_db()
    assert (case.stage, Message.objects.count()) == ("approved", 0)


def test_only_files_that_went_and_were_chosen_are_published(case, by, second, at):
    file = enclose(
        reference=case.reference, upload=(b"a,b\n", "groups.csv", "text/csv"), by=by, at=at
    ).attachments.get()
    other = keep(b"c,d\n", name="other.csv", media="text/csv", at=at)
    sent = gone(case, by, second, at)
    assert public_look(sent, on=at.date()).copy.files == ()
    chosen = public_look(sent, on=at.date(), publication=replace(GROUPS, files=(file.pk, other.pk)))
    assert [each.stored for each in chosen.copy.files] == [file.pk]
    assert [each.title for each in chosen.files] == ["groups.csv"]


def test_after_a_review_the_answer_given_then_is_published(sent, by, person, reviewer, at):
    publish(reference=sent.reference, publication=without(sent, at), by=by, at=at)
    rhea, kind = acting(reviewer), LetterKind.REVIEW_OUTCOME
    third = acting(person("Thea Third", Role.APPROVER))
    ask_review(reference=sent.reference, asked_on=at.date(), reasons="Which?", by=APPLICANT, at=at)
    anew = {"1": Answer(("1",), Outcome.RELEASED, Held.YES, text="There are four groups.")}
    conduct_review(
        reference=sent.reference, decision="overturned", conclusions="One was missed.", answers=anew, by=rhea, at=at
    )
    sent.refresh_from_db()
    submit(reference=sent.reference, kind=kind, by=rhea, at=at)
    approve(reference=sent.reference, kind=kind, digest=written(sent, kind=kind, on=at.date()).digest, by=third, at=at)
    send(reference=sent.reference, kind=kind, by=by, at=at + timedelta(hours=1))
    sent.refresh_from_db()
    publish(reference=sent.reference, publication=without(sent, at), by=by, at=at)
    assert DisclosureLogEntry.objects.get().questions[0]["answer"] == "There are four groups."


def test_a_case_of_before_the_desk_is_published_from_its_answers(a_case, by, at):
    case = a_case(GIVEN, WITHHELD, channel="import", applicant_name="")
    Case.objects.filter(pk=case.pk).update(stage="sent", sent_at=at, sent_by=by.person)
    case.refresh_from_db()
    copy = public_look(case, on=at.date(), publication=GROUPS).copy
    assert [one.answer for one in copy.questions] == [
        "There are three groups.",
        "The prices are those of the only supplier in a tender that is still open.",
    ]
    assert copy.letter == ""


def test_taking_down_leaves_a_trace_and_it_can_be_published_again(sent, by, at):
    slug = publish(reference=sent.reference, publication=without(sent, at), by=by, at=at)
    with pytest.raises(NoReasonGiven):
        take_down(reference=sent.reference, reason=" ", by=by, at=at)
    take_down(reference=sent.reference, reason="A name was left in it.", by=by, at=at)
    assert DisclosureLogEntry.objects.get().taken_down_reason == "A name was left in it."
    with pytest.raises(NoSuchThing):
        take_down(reference=sent.reference, reason="Again.", by=by, at=at)
    assert publish(reference=sent.reference, publication=without(sent, at), by=by, at=at) == slug


def test_what_was_not_sent_is_not_published_and_not_by_an_approver(approved, second, by, at):
    with pytest.raises(WrongStage):
        publish(reference=approved.reference, publication=GROUPS, by=by, at=at)
    with pytest.raises(NotAllowed):
        publish(reference=approved.reference, publication=GROUPS, by=second, at=at)
