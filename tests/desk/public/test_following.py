from datetime import UTC, date, datetime

import pytest
from django.test import Client

from answerable.casefile import Stage
from answerable.desk.cases.models import Case, CaseLetter, Correspondence, Question, Review, Task
from answerable.desk.cases.queries.followed import followed as followed_by
from answerable.desk.files.keeping import keep
from answerable.desk.people.models import Setting
from answerable.desk.public import limits
from answerable.errors import NoSuchThing

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(followed):
    return followed()


def at_stage(stage, **fields):
    Case.objects.update(stage=stage.value, **fields)
    return Case.objects.get()


@pytest.fixture
def sent(secret, by, at):
    """The case, answered, with its letter."""
    case = at_stage(Stage.SENT, sent_at=at, sent_by=by.person, closed_at=at)
    pdf = keep(b"%PDF-1.7 the answer", name="answer.pdf", media="application/pdf", at=at)
    CaseLetter.objects.create(case=case, kind="response", state="sent", pdf=pdf, sent_at=at, sent_by=by.person)
    CaseLetter.objects.create(case=case, kind="extension", state="draft")
    return pdf


def test_the_page_says_how_far_the_request_is_and_is_kept_by_nobody(anyone, secret):
    response = anyone.get(f"/follow/{secret}/")
    page = response.content.decode()
    assert "not started on it yet" in page and Case.objects.get().reference in page
    assert response["Referrer-Policy"] == "same-origin"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert 'content="noindex, nofollow"' in page


def test_a_link_ends_some_months_after_the_request_is_closed(secret):
    case = Case.objects.get()
    assert followed_by(secret, on=date(2036, 11, 20)).reference == case.reference
    at_stage(Stage.WITHDRAWN, closed_at=datetime(2026, 11, 20, 10, tzinfo=UTC))
    assert followed_by(secret, on=date(2027, 11, 20)).reference == case.reference
    with pytest.raises(NoSuchThing):
        followed_by(secret, on=date(2027, 11, 21))
    Setting.objects.create(name="follow_months", value=13)
    assert followed_by(secret, on=date(2027, 11, 21)).reference == case.reference


def test_a_link_that_has_ended_says_how_long_links_work(anyone, secret):
    at_stage(Stage.WITHDRAWN, closed_at=datetime(2020, 11, 20, 10, tzinfo=UTC))
    response = anyone.get(f"/follow/{secret}/")
    assert response.status_code == 404 and "until 12 months after a request is closed" in response.content.decode()


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_its_words(anyone, secret, stage, by, at):
    at_stage(stage, sent_at=at, sent_by=by.person)
    assert anyone.get(f"/follow/{secret}/").status_code == 200


def test_a_link_that_opens_nothing_looks_like_any_other(anyone, secret):
    answers = [anyone.get(f"/follow/{wrong}/") for wrong in (secret[:-1] + "!", "a" * 64, secret.upper(), "x")]
    assert {response.status_code for response in answers} == {404}
    assert len({response.content for response in answers}) == 1
    assert answers[0]["Referrer-Policy"] == "same-origin"


def test_guessing_ends_after_many_tries_but_only_for_that_network(anyone, secret, monkeypatch):
    monkeypatch.setattr(limits, "MISSES", 3)
    assert [anyone.get(f"/follow/{'a' * 64}/").status_code for _ in range(5)] == [404, 404, 404, 429, 429]
    assert anyone.get(f"/follow/{secret}/").status_code == 429
    assert Client(REMOTE_ADDR="192.0.2.7").get(f"/follow/{secret}/").status_code == 200


def test_letters_that_were_sent_can_be_saved_and_drafts_cannot_be_seen(anyone, secret, sent):
    page = anyone.get(f"/follow/{secret}/").content.decode()
    assert "Our answer" in page and "more time" not in page
    response = anyone.get(f"/follow/{secret}/files/{sent.pk}/")
    assert response.content == b"%PDF-1.7 the answer"
    assert response["Content-Disposition"].startswith("attachment") and "sandbox" in response["Content-Security-Policy"]


def test_no_other_file_can_be_had_by_the_link(anyone, secret, sent, at):
    other = keep(b"secret", name="other.txt", media="text/plain", at=at)
    assert anyone.get(f"/follow/{secret}/files/{other.pk}/").status_code == 404
    assert anyone.get(f"/follow/{'a' * 64}/files/{sent.pk}/").status_code == 404


def test_a_message_is_kept_and_an_officer_is_told(anyone, secret):
    at_stage(Stage.CLARIFYING)
    page = anyone.get(f"/follow/{secret}/").content.decode()
    assert "Tell us what we asked" in page
    response = anyone.post(f"/follow/{secret}/", {"words": "I mean the A-roads."}, follow=True)
    assert "We have your message." in response.content.decode()
    row = Correspondence.objects.get(kind="reply")
    assert (row.text, row.is_incoming, row.by) == ("I mean the A-roads.", True, None)
    assert "clock begins again" in Task.objects.get(kind="reply").words


def test_the_applicant_sees_which_question_waits_for_them_while_the_rest_goes_on(anyone, secret, at):
    case = at_stage(Stage.ANSWERING)
    question = Question.objects.create(case=case, position=1, number="1", text="Which roads?", outcome="clarification")
    case.events.create(clock="foia.response", name="clarification_asked", on=case.received_on, at=at, questions=[question.pk])  # fmt: skip
    page = anyone.get(f"/follow/{secret}/").content.decode()
    assert "what you mean by question 1" in page and "Tell us what we asked" in page
    anyone.post(f"/follow/{secret}/", {"words": "I mean the A-roads."})
    assert "The applicant has replied" in Task.objects.get(kind="reply").words


def test_an_empty_message_is_not_sent(anyone, secret):
    response = anyone.post(f"/follow/{secret}/", {"words": " "})
    assert response.status_code == 422 and "Write your message" in response.content.decode()


def test_a_review_can_be_asked_for_once_it_is_answered(anyone, secret):
    assert anyone.get(f"/follow/{secret}/review/").status_code == 302
    at_stage(Stage.SENT, sent_at=Case.objects.get().created_at, channel="import")
    assert "Ask for an internal review" in anyone.get(f"/follow/{secret}/").content.decode()
    assert anyone.post(f"/follow/{secret}/review/", {"reasons": ""}).status_code == 422
    anyone.post(f"/follow/{secret}/review/", {"reasons": "Question 1 was not answered."})
    assert Review.objects.get().reasons == "Question 1 was not answered."
    assert Case.objects.get().stage == Stage.REVIEW


def test_a_request_can_be_withdrawn_after_being_asked_once(anyone, secret):
    assert "Withdraw the request" in anyone.get(f"/follow/{secret}/withdraw/").content.decode()
    assert Case.objects.get().stage == Stage.NEW
    anyone.post(f"/follow/{secret}/withdraw/")
    assert Case.objects.get().stage == Stage.WITHDRAWN
    page = anyone.get(f"/follow/{secret}/").content.decode()
    assert "Your request is withdrawn." in page and "Write to us" not in page
    assert anyone.post(f"/follow/{secret}/", {"words": "Again"}).status_code == 200
    assert not Correspondence.objects.filter(kind="reply").exists()


def test_the_page_takes_the_same_few_queries_however_much_there_is(anyone, secret, sent, django_assert_max_num_queries):
    for number in range(10):
        anyone.post(f"/follow/{secret}/", {"words": f"Message {number}"})
    with django_assert_max_num_queries(10):
        anyone.get(f"/follow/{secret}/")


def test_a_published_answer_is_linked(anyone, secret, published):
    published(Case.objects.get().reference)
    assert "/disclosure-log/foi-" in anyone.get(f"/follow/{secret}/").content.decode()


def test_what_went_with_a_letter_can_be_saved_too_and_what_goes_with_none_that_was_sent_cannot(
    anyone, secret, sent, at
):
    report, other = (
        keep(b"%PDF-1.7 " + name.encode(), name=name, media="application/pdf", at=at)
        for name in ("RPT-2025-05 without names.pdf", "chat.pdf")
    )
    CaseLetter.objects.get(kind="response").attachments.add(report)
    CaseLetter.objects.get(kind="extension").attachments.add(other)
    page = anyone.get(f"/follow/{secret}/").content.decode()
    assert (
        f'With it: <a class="govuk-link" href="/follow/{secret}/files/{report.pk}/">RPT-2025-05 without names.pdf</a>'
        in page
    )
    assert "chat.pdf" not in page
    given = anyone.get(f"/follow/{secret}/files/{report.pk}/")
    assert (given.status_code, "attachment" in given["Content-Disposition"]) == (200, True)
    assert anyone.get(f"/follow/{secret}/files/{other.pk}/").status_code == 404
