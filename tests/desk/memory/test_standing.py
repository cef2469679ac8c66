"""Standing answers: made of what was said, kept with every version, filled with today's facts, reviewed, published, withdrawn."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from answerable.answers.live import MOST
from answerable.casefile import Answer, Basis, Held, Outcome, Regime
from answerable.desk.components.templatetags.answerable import long_day
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.desk.memory import index
from answerable.desk.memory.actions.change_standing import change_standing
from answerable.desk.memory.actions.make_standing import make_standing
from answerable.desk.memory.actions.remembering import reindex, remember
from answerable.desk.memory.actions.remind_of_review import remind_of_reviews
from answerable.desk.memory.actions.withdraw_standing import withdraw_standing
from answerable.desk.memory.chosen import Chosen, personal_in
from answerable.desk.memory.given import Given
from answerable.desk.memory.models import Earlier, Log, Standing
from answerable.desk.memory.queries.candidates import candidates
from answerable.desk.memory.queries.standing import drafted, standing_list
from answerable.desk.memory.queries.standing_public import may_be_shown, shown_standing
from answerable.desk.people.actors import DESK, acting
from answerable.desk.public.scheme import near
from answerable.desk.registers.authority import authority
from answerable.errors import ChangedMeanwhile, NoReasonGiven, NoSuchThing, NotAllowed, NotComplete
from answerable.law import uk_day

pytestmark = pytest.mark.django_db

GROUPS = "How many official WhatsApp groups does the council have?"
TEXT = "The council has {How many official WhatsApp groups are there?} official WhatsApp groups."
ATTACKS = "How many cyber attacks did the council have last year?"
LATER = date(2099, 5, 1)  # the pages ask the clock


def saying(text=TEXT, outcome=Outcome.RELEASED):
    return Answer(("1",), outcome, Held.YES, text)


@pytest.fixture
def chosen(officer):
    return Chosen("Official WhatsApp groups", (GROUPS,), Regime.FOIA, saying(), officer.pk, LATER)


@pytest.fixture
def public(chosen):
    return replace(chosen, is_published=True, scheme_class="6")


@pytest.fixture
def made(by, at, chosen):
    """made(title=…): a standing answer with its reference."""
    return lambda **fields: make_standing(chosen=replace(chosen, **fields), by=by, at=at)


@pytest.fixture
def browser(officer, client_of):
    return client_of(officer)


@pytest.fixture
def without_guard(folder):
    """without_guard(): the folder of Harrowmere has no position on groups; withhold() then makes one that keeps them."""
    path = folder / "positions.yaml"

    def withhold():
        text = path.read_text("utf-8")
        assert "cyber-attack" in text
        path.write_text(
            text.replace("about: [cyber-attack", 'about: ["official whatsapp groups", cyber-attack', 1), "utf-8"
        )

    return withhold


def page(browser, path):
    answer = browser.get(path)
    return answer.status_code, answer.content.decode()


def test_a_standing_answer_has_a_reference_an_owner_a_review_and_its_first_version(made, officer, at):
    assert made() == "SA-0001"
    assert made(title="Another") == "SA-0002"
    row = Standing.objects.get(reference="SA-0001")
    assert (row.owner, row.review_on, row.version) == (officer, LATER, 1)
    assert [one.values["answer"]["text"] for one in row.versions.all()] == [TEXT]
    assert Entry.objects.filter(kind="standing-answer-made", subject="standing:SA-0001").count() == 1


def test_its_questions_are_found_as_the_same_among_what_was_answered_before(made):
    reference = made(questions=(GROUPS, "Which WhatsApp groups has the council authorised?"))
    (found,) = index.like(["How many official WhatsApp groups has the council got?"])
    assert found[0].kind == "same"
    row = Earlier.objects.get(pk=found[0].answers[0])
    assert (row.letter, row.number, row.standing.reference) == (reference, "1", reference)


def test_changed_it_keeps_what_it_said_and_is_found_by_its_new_questions_alone(made, chosen, by, at):
    reference = made()
    swans = "How many swans live on the canal?"
    change_standing(reference=reference, version=1, chosen=replace(chosen, questions=(swans,), answer=saying("Nine.")), note="Counted", by=by, at=at)  # fmt: skip
    row = Standing.objects.get()
    assert [(one.version, one.values["answer"]["text"], one.note) for one in row.versions.all()] == [(1, TEXT, ""), (2, "Nine.", "Counted")]  # fmt: skip
    assert [one.question for one in Earlier.objects.all()] == [swans]


def test_the_index_built_anew_keeps_its_questions(made):
    made()
    reindex(but=[])
    assert Earlier.objects.count() == 1


def test_a_search_of_what_was_answered_calls_it_by_its_name(made, browser):
    made()
    assert "<strong>Standing answer</strong>" in page(browser, "/memory/?words=WhatsApp+groups")[1]


def test_two_who_change_it_at_once_do_not_undo_each_other(made, chosen, by, at):
    reference = made()
    change_standing(reference=reference, version=1, chosen=chosen, by=by, at=at)
    with pytest.raises(ChangedMeanwhile):
        change_standing(reference=reference, version=1, chosen=replace(chosen, title="Mine"), by=by, at=at)
    assert Standing.objects.get().title == chosen.title


def test_withdrawn_it_is_found_no_more_and_nothing_of_it_is_lost(made, by, at):
    reference = made()
    with pytest.raises(NoReasonGiven):
        withdraw_standing(reference=reference, reason=" ", by=by, at=at)
    withdraw_standing(reference=reference, reason="Superseded.", by=by, at=at)
    row = Standing.objects.get()
    assert (row.versions.count(), row.withdrawn_reason) == (2, "Superseded.")
    assert not Earlier.objects.exists()
    assert drafted(reference, on=at.date()) is None
    with pytest.raises(NoSuchThing):
        withdraw_standing(reference=reference, reason="Again.", by=by, at=at)


@pytest.mark.parametrize("role", ["reviewer", "auditor", "records", "contributor", "administrator"])
def test_officers_and_approvers_alone_keep_them(role, request, chosen, at):
    with pytest.raises(NotAllowed):
        make_standing(chosen=chosen, by=acting(request.getfixturevalue(role)), at=at)


def test_an_approver_keeps_them_too(chosen, approver, at):
    assert make_standing(chosen=chosen, by=acting(approver), at=at) == "SA-0001"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", " "),
        ("questions", ()),
        ("answer", saying("")),
        ("answer", saying("It has { groups.")),
        ("answer", saying("We withhold it.", Outcome.WITHHELD)),
        ("review_on", date(2026, 11, 20)),
    ],
)
def test_what_is_not_whole_is_refused(made, field, value):
    with pytest.raises(NotComplete):
        made(**{field: value})
    assert not Standing.objects.exists()


def test_a_draft_of_it_carries_the_facts_of_the_day_with_what_they_rest_on(made, at):
    found = drafted(made(), on=at.date())
    assert found.answer.text == "The council has three official WhatsApp groups."
    assert [one.ref for one in found.answer.because] == ["SA-0001", "GRP-01", "GRP-02", "GRP-03"]
    assert found.reason == "standing answer SA-0001, owner Olive Officer, to be reviewed by 1 May 2099"
    assert found.cautions == ()


def test_past_its_review_it_is_shown_and_not_used_and_says_so(made, at):
    reference = made(review_on=at.date() + timedelta(days=1))
    assert drafted(reference, on=at.date()).answer
    late = drafted(reference, on=at.date() + timedelta(days=1))
    assert late.answer is None
    assert "was due for review on 21 November 2026 (Olive Officer) and was not used" in late.cautions[0]


def test_of_one_whose_facts_are_not_all_there_no_draft_is_made_and_the_reason_is_told(made, at):
    found = drafted(made(answer=saying("We have an inventory. It cost {What did the parks cost?}.")), on=at.date())
    assert found.answer is None
    assert found.words == "We have an inventory."
    assert "“What did the parks cost?”, because the registers do not answer it" in found.cautions[0]


@pytest.mark.parametrize("is_published", [True, False])
def test_what_is_withheld_cannot_stand_in_an_answer_that_gives_everything(public, by, at, is_published):
    withheld = replace(public, answer=saying(f"We are asked often. It had {{{ATTACKS}}}."), is_published=is_published)
    with pytest.raises(NotComplete, match=r"How many cyber attacks.*POS-CYB-01"):
        make_standing(chosen=withheld, by=by, at=at)


@pytest.mark.parametrize("question", ["What did the parks cost?", "Describe breach BR-2026-002"])
def test_what_anyone_would_read_in_part_only_is_not_published(public, by, at, question):
    part = replace(public, answer=saying(f"We are asked often. {{{question}}}"))
    with pytest.raises(NotComplete, match=question):
        make_standing(chosen=part, by=by, at=at)
    assert make_standing(chosen=replace(part, is_published=False), by=by, at=at)


def test_a_published_one_whose_facts_are_not_all_there_any_more_is_not_called_given(public, by, at):
    reference = make_standing(chosen=public, by=by, at=at)
    assert ">Given</strong>" in page(Client(), f"/publication-scheme/answers/{reference}/")[1]
    row = Standing.objects.get()
    row.answer["text"] += " It cost {What did the parks cost?}."
    row.save()
    text = page(Client(), f"/publication-scheme/answers/{reference}/")[1]
    assert "Part of this answer is not shown here at the moment" in text
    assert ">Given</strong>" not in text


def test_a_position_that_keeps_its_questions_comes_before_it(made, at):
    found = drafted(made(questions=(ATTACKS,), answer=saying("There were none.")), on=at.date())
    assert found.answer is None
    assert "POS-CYB-01" in found.cautions[0]


def test_anyone_reads_a_published_one_with_the_facts_of_today_under_its_class(public, by, at):
    make_standing(chosen=public, by=by, at=at)
    status, text = page(Client(), "/publication-scheme/answers/SA-0001/")
    assert status == 200
    assert "The council has three official WhatsApp groups." in text
    assert "Register of chat groups, as at Tuesday 30 June 2026" in text
    assert "{" not in text.split("<main")[1].split("</main>")[0]
    scheme = page(Client(), "/publication-scheme/")[1]
    assert "Official WhatsApp groups" in scheme.split('id="class-6"')[1].split('id="class-7"')[0]
    assert "/publication-scheme/answers/SA-0001/" in page(Client(), "/sitemap.xml")[1]


def test_it_is_offered_beside_a_request_that_is_typed(public, by, at):
    make_standing(chosen=public, by=by, at=at)
    found = near("How many WhatsApp groups do you have?", authority=authority(), on=at.date())
    assert "Official WhatsApp groups" in [one.title for one in found]


def test_what_is_not_published_is_nowhere_for_anyone(made):
    made()
    assert page(Client(), "/publication-scheme/answers/SA-0001/")[0] == 404
    assert "Official WhatsApp groups" not in page(Client(), "/publication-scheme/")[1]
    assert page(Client(), "/memory/standing/")[0] == 302


def test_withdrawn_its_address_says_since_when_and_why(public, by, at):
    reference = make_standing(chosen=public, by=by, at=at)
    withdraw_standing(reference=reference, reason="The groups were closed.", by=by, at=at)
    status, text = page(Client(), "/publication-scheme/answers/SA-0001/")
    assert status == 410
    assert "withdrawn on Friday 20 November 2026" in text
    assert "The groups were closed." in text
    assert "three official" not in text


def test_taken_out_of_the_scheme_it_is_gone_without_a_reason_that_was_never_for_anyone(public, chosen, by, at):
    reference = make_standing(chosen=public, by=by, at=at)
    change_standing(reference=reference, version=1, chosen=chosen, note="Not for the public", by=by, at=at)
    status, text = page(Client(), "/publication-scheme/answers/SA-0001/")
    assert status == 410
    assert "Not for the public" not in text


def test_a_position_made_later_takes_it_from_everyone_at_once_and_says_nothing(without_guard, public, by, at, browser):
    reference = make_standing(chosen=public, by=by, at=at)
    assert may_be_shown(reference, on=at.date())
    without_guard()
    assert not may_be_shown(reference, on=at.date())
    with pytest.raises(NoSuchThing):
        shown_standing(reference, on=at.date())
    assert page(Client(), "/publication-scheme/answers/SA-0001/") == page(
        Client(), "/publication-scheme/answers/SA-0009/"
    )
    assert "Official WhatsApp groups" not in page(Client(), "/publication-scheme/")[1]
    assert "POS-CYB-01" in page(browser, "/memory/standing/SA-0001/")[1]


def test_what_a_position_keeps_cannot_be_published(public, by, at):
    with pytest.raises(NotComplete, match="POS-CYB-01"):
        make_standing(chosen=replace(public, questions=(ATTACKS,)), by=by, at=at)


@pytest.mark.parametrize("is_published", [True, False])
def test_what_may_be_personal_data_is_looked_at_before_it_goes_to_anyone(public, by, at, is_published):
    named = replace(public, answer=saying("Ask Margaret Thistlewood on 07700 900123."), is_published=is_published)
    with pytest.raises(NotComplete, match="07700 900123"):
        make_standing(chosen=named, by=by, at=at)
    name, *others = personal_in(named.answer.text)
    with pytest.raises(NotComplete, match="07700 900123"):
        make_standing(chosen=replace(named, looked=frozenset([name])), by=by, at=at)
    assert make_standing(chosen=replace(named, looked=frozenset([name, *others])), by=by, at=at)


def test_each_thing_that_may_be_personal_data_has_a_tick_of_its_own(browser, officer):
    sent = form(owner=officer.pk, text="Ask Margaret Thistlewood on 07700 900123.")
    first = browser.post("/memory/standing/new/", sent).content.decode()
    assert first.count('name="looked"') == 2
    keys = re.findall(r'name="looked" value="([^"]+)"', first)
    again = browser.post("/memory/standing/new/", sent | {"looked": keys[:1]})
    assert again.status_code == 422
    assert browser.post("/memory/standing/new/", sent | {"looked": keys}).status_code == 302
    assert 'name="looked"' not in page(browser, "/memory/standing/new/")[1]


def test_how_many_questions_may_stand_in_braces_is_told_before_sending(browser):
    assert f"No more than {MOST} questions in braces" in page(browser, "/memory/standing/new/")[1]


def test_the_owner_is_reminded_of_a_review_once_and_of_the_next_one_again(made, chosen, by, at, officer):
    due, later = at + timedelta(days=10), date(2027, 11, 1)
    reference = made(review_on=due.date())
    assert remind_of_reviews(by=DESK, at=at) == 0
    assert [remind_of_reviews(by=DESK, at=due + timedelta(days=day)) for day in range(3)] == [1, 0, 0]
    (message,) = Message.objects.all()
    assert message.recipients == officer.email
    assert "/memory/standing/SA-0001/" in message.text
    change_standing(reference=reference, version=1, chosen=replace(chosen, review_on=later), by=by, at=due)
    assert remind_of_reviews(by=DESK, at=datetime(2027, 11, 2, 9, tzinfo=UTC)) == 1
    assert Message.objects.count() == 2


def test_where_the_owner_has_left_the_officers_are_reminded(made, person, by, at, officer):
    owner = person("Odo Owner")
    made(owner=owner.pk, review_on=at.date() + timedelta(days=1))
    owner.is_active = False
    owner.save()
    assert remind_of_reviews(by=DESK, at=at + timedelta(days=2)) == 1
    assert Message.objects.get().recipients == officer.email


def test_how_often_one_was_used_is_counted_from_the_answers_that_went_out(made, at):
    reference = made()
    basis = (Basis("earlier", reference, "Official WhatsApp groups", at.date(), "1"),)
    remember([Given(f"FOI-{number}", "1", GROUPS, "Three.", "disclosed", because=basis, answered_on=at.date()) for number in range(3)], at=at)  # fmt: skip
    assert [line.used for line in standing_list(on=at.date())] == [3]


def asked(question, at, count, **fields):
    """That many requests to us with this question, answered."""
    given = {"outcome": "disclosed", "answer": "Twelve.", "answered_on": at.date() - timedelta(days=30)} | fields
    remember([Given(letter=f"{question[-9:]}{number}", number="1", question=question, **given) for number in range(count)], at=at)  # fmt: skip


def test_what_is_asked_often_is_proposed_with_its_numbers(at):
    asked("How many potholes were repaired on Mill Lane?", at, 4)
    asked("How many swans live on the canal?", at, 2, outcome="refused")
    asked("How many benches are in the park?", at, 1)
    log = Log.objects.create(publisher="Thornby", read_at=at)
    remember([Given(f"T-{number}", "1", "How many swans live on the canal?", "", "disclosed", publisher="Thornby", answered_on=at.date(), log=log.pk) for number in range(6)], at=at)  # fmt: skip
    found = candidates(on=at.date())
    assert [(one.question[:16], one.ours, one.theirs, one.outcomes) for one in found.often] == [
        ("How many pothole", 4, 0, (("Given", 4),)),
        ("How many swans l", 2, 6, (("Withheld", 2),)),
    ]
    assert [one.question[:16] for one in found.unasked] == ["How many pothole"]
    assert found.unasked[0].suggested == "7"


def test_what_is_worded_nearly_the_same_is_counted_together(at):
    asked("Please tell me how many potholes were repaired on roads in the borough during 2024.", at, 2)
    asked("How many potholes were repaired on roads in the borough during 2025?", at, 2)
    assert [one.ours for one in candidates(on=at.date()).often] == [4]


@pytest.mark.parametrize(
    "fields",
    [{"outcome": "partly_disclosed"}, {"answered_on": date(2025, 1, 1)}],
    ids=["not given whole", "long ago"],
)
def test_what_is_not_given_each_time_or_long_ago_need_not_be_published(at, fields):
    asked("How many potholes were repaired on Mill Lane?", at, 4, **fields)
    assert candidates(on=at.date()).unasked == ()


def test_what_is_published_already_need_not_be(at):
    asked("How many potholes were repaired on Mill Lane?", at, 4)
    assert len(candidates(on=at.date()).unasked) == 1
    Earlier.objects.update(slug="foi-1", place=1)
    assert candidates(on=at.date()).unasked == ()


def test_what_has_a_standing_answer_is_no_candidate(made, at):
    asked(GROUPS, at, 5)
    assert len(candidates(on=at.date()).often) == 1
    made()
    assert candidates(on=at.date()).often == ()


def test_where_nothing_is_proposed_the_page_says_what_was_counted_and_from_how_many_on(browser):
    now = timezone.now()  # noqa: TID251  # the page asks the clock
    asked("How many benches are in the park?", now, 1)
    asked("How many swans live on the canal?", now - timedelta(days=800), 1)
    text = page(browser, "/memory/standing/candidates/")[1]
    assert "Counted: 1 answer of ours and 0 of others" in text
    assert f"to {long_day(uk_day(now))}." in text
    assert "in three requests or more" in text
    assert text.count("no question reached that number") == 2


def form(**fields):
    day = {"review_on_day": LATER.day, "review_on_month": LATER.month, "review_on_year": LATER.year}
    return {"title": "Groups", "questions": GROUPS, "regime": "foia", "outcome": "disclosed", "text": TEXT, **day, **fields}  # fmt: skip


def test_an_officer_turns_an_earlier_answer_into_a_standing_one(browser, officer, at):
    asked(GROUPS, at, 1, answer="The council has three groups.", heading="WhatsApp groups")
    earlier = Earlier.objects.get()
    assert f"/memory/standing/new/?from={earlier.pk}" in page(browser, f"/memory/{earlier.pk}/")[1]
    text = page(browser, f"/memory/standing/new/?from={earlier.pk}")[1]
    assert "The council has three groups." in text
    assert GROUPS in text
    answer = browser.post(f"/memory/standing/new/?from={earlier.pk}", form(owner=officer.pk))
    assert answer["Location"] == "/memory/standing/SA-0001/"
    status, text = page(browser, "/memory/standing/SA-0001/")
    assert status == 200
    assert "The council has three official WhatsApp groups." in text
    assert "GRP-01 (version" in text
    assert Standing.objects.get().made_from == f"{earlier.letter}/1"
    assert (
        browser.get(f"/memory/{Earlier.objects.get(letter='SA-0001').pk}/")["Location"] == "/memory/standing/SA-0001/"
    )


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(browser, officer):
    sent = form(owner=officer.pk, text="It has { groups.", is_published="on")
    answer = browser.post("/memory/standing/new/", sent)
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "A brace is open or closed alone" in text
    assert "It has { groups." in text
    assert "Choose the class" in browser.post("/memory/standing/new/", sent | {"text": TEXT}).content.decode()


def test_changed_on_its_page_it_has_another_version_and_a_stale_page_is_told(browser, made, officer):
    made()
    assert "SA-0001" in page(browser, "/memory/standing/SA-0001/edit/")[1]
    sent = form(owner=officer.pk, version=1, note="New count")
    assert browser.post("/memory/standing/SA-0001/edit/", sent).status_code == 302
    again = browser.post("/memory/standing/SA-0001/edit/", sent)
    assert again.status_code == 422
    assert "was changed by Olive Officer" in again.content.decode()
    assert "New count" in page(browser, "/memory/standing/SA-0001/")[1]


def test_withdrawn_on_its_page_it_stands_last_in_the_list(browser, made):
    made()
    made(title="Other groups")
    assert browser.post("/memory/standing/SA-0001/withdraw/", {"reason": ""}).status_code == 422
    answer = browser.post("/memory/standing/SA-0001/withdraw/", {"reason": "Superseded"}, follow=True)
    text = answer.content.decode()
    assert text.index("Other groups") < text.index("Official WhatsApp groups")
    assert "Withdrawn" in text
    assert page(browser, "/memory/standing/SA-0001/edit/")[0] == 404


def test_the_list_marks_what_is_due_and_candidates_have_their_page(browser, made, at):
    made(review_on=at.date() + timedelta(days=1))
    Standing.objects.update(review_on=date(2026, 1, 1))
    assert "Review due" in page(browser, "/memory/standing/")[1]
    assert page(browser, "/memory/standing/candidates/")[0] == 200


def test_another_authoritys_answer_is_no_beginning(browser, at):
    log = Log.objects.create(publisher="Thornby", read_at=at)
    remember([Given("T-1", "1", GROUPS, "Four.", "disclosed", publisher="Thornby", log=log.pk)], at=at)
    assert page(browser, f"/memory/standing/new/?from={Earlier.objects.get().pk}")[0] == 404


def test_a_question_of_a_standing_answer_stays_the_answer_it_was_and_one_that_went_goes(made, chosen, by, at):
    reference = made(questions=(GROUPS, ATTACKS))
    first, second = Earlier.objects.order_by("pk")
    change_standing(reference=reference, chosen=replace(chosen, answer=saying("There are four.")), version=1, note="Plainer", by=by, at=at)  # fmt: skip
    (left,) = Earlier.objects.all()
    assert (left.pk, left.question, left.answer) == (first.pk, GROUPS, "There are four.")
    assert second.wording_id not in {one.wording for one in index.like([ATTACKS])[0]}


def test_a_reference_that_was_given_is_not_given_again_whatever_numbers_the_database_skips(made):
    made()
    Standing.objects.update(reference="SA-0041")
    assert made(title="Another") == "SA-0042"
