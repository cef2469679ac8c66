"""A colleague is asked by a link, answers, passes on, is reminded by rule; nobody else gets in by it."""

import re
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.casefile import Stage
from answerable.desk.cases import access
from answerable.desk.cases.actions import chase as chasing
from answerable.desk.cases.actions.allocate import allocate, proposed_due_on
from answerable.desk.cases.actions.assign import assign
from answerable.desk.cases.actions.chase import chase, chase_all
from answerable.desk.cases.actions.contribute import contribute
from answerable.desk.cases.actions.pass_on import pass_on
from answerable.desk.cases.actions.recall import recall
from answerable.desk.cases.models import Allocation, Case, Task
from answerable.desk.components.uploads import MEGABYTE
from answerable.desk.files.keeping import keep
from answerable.desk.ledger.recording import history
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import DESK, acting, link_actor
from answerable.desk.people.models import Setting
from answerable.errors import BadDay, LinkEnded, NoMailAddress, NotAllowed, NotComplete, NotWaiting

pytestmark = pytest.mark.django_db


@pytest.fixture
def give(case, by, at):
    def make(number="2", **fields):
        given = {
            "name": "Hari Resources",
            "email": "Hari@harrowmere.example",
            "due_on": date(2026, 11, 24),
            "by": by,
            "at": at,
        }
        return allocate(reference=case.reference, number=number, **(given | fields))

    return make


@pytest.fixture
def asked(give):
    return give().row


@pytest.fixture
def hari(asked):
    return link_actor(asked.pk, name="Hari Resources")


def token_of(link):
    return re.search(r"/asked/([0-9a-f]{64})/", link)[1]


def test_a_colleague_gets_a_link_that_opens_this_question_and_only_its_digest_is_kept(give, on, case):
    given = give(message="The list is enough.")
    token = token_of(given.link)
    assert access.for_link(token, on=on).question.number == "2"
    assert token not in str(Allocation.objects.values())
    mail = Message.objects.get()
    assert mail.recipients == "hari@harrowmere.example"
    assert given.link in mail.text
    assert "The list is enough." in mail.text
    assert "WhatsApp groups" in mail.text
    assert "Wynn" not in mail.text
    case.refresh_from_db()
    assert case.next_step == "Answer questions 1 and 3; Hari Resources: question 2, by 24 November 2026"


def test_the_case_waits_for_colleagues_when_they_have_all_that_is_left(give, say, case):
    give()
    say("1")
    say("3", "Ten pounds.")
    case.refresh_from_db()
    assert (case.waits_for, case.next_step) == ("colleague", "Hari Resources: question 2, by 24 November 2026")


def test_an_account_of_the_same_address_is_tied_to_it(give, contributor, asked, at):
    row = give(email=contributor.email, name=contributor.name).row
    assert row.person == contributor
    contribute(allocation=row.pk, text="Twelve.", by=acting(contributor), at=at)
    with pytest.raises(LinkEnded):
        contribute(allocation=asked.pk, text="Twelve.", by=acting(contributor), at=at)


def test_asking_the_same_colleague_again_gives_the_same_link_with_the_new_day(give):
    first = give()
    again = give(due_on=date(2026, 11, 26))
    assert (again.row.pk, again.link) == (first.row.pk, first.link)
    assert Allocation.objects.get().due_on == date(2026, 11, 26)


def test_a_day_that_has_passed_and_an_address_that_is_none_are_refused(give):
    with pytest.raises(BadDay):
        give(due_on=date(2026, 11, 19))
    with pytest.raises(NoMailAddress):
        give(email="not an address")
    assert not Allocation.objects.exists()


def test_the_day_that_is_proposed_leaves_time_before_the_answer_is_due(case, on):
    assert proposed_due_on(before=case.due_on, on=on) == date(2026, 11, 27)
    assert proposed_due_on(before=None, on=on) == date(2026, 11, 27)
    assert proposed_due_on(before=date(2026, 11, 25), on=on) == date(2026, 11, 24)
    assert proposed_due_on(before=date(2026, 11, 1), on=on) == on


def test_what_a_colleague_sends_stands_beside_what_was_sent_before(asked, hari, at, case):
    file = keep(b"12 groups", name="groups.csv", media="text/csv", at=at)
    contribute(allocation=asked.pk, text="Twelve.", by=hari, at=at)
    contribute(allocation=asked.pk, text="Twelve.", by=hari, at=at)
    contribute(allocation=asked.pk, text="Thirteen, sorry.", by=hari, at=at, files=[file])
    asked.refresh_from_db()
    assert [row.text for row in asked.contributions.all()] == ["Twelve.", "Thirteen, sorry."]
    assert asked.state == "answered"
    entry = history(case.reference)[-1]
    assert (entry.kind, entry.by, entry.data["files"]) == ("contributed", f"link:{asked.pk}", [file.sha256])


def test_an_empty_contribution_is_refused(asked, hari, at):
    with pytest.raises(NotComplete):
        contribute(allocation=asked.pk, text="  ", by=hari, at=at)


def test_a_link_opens_nothing_else(asked, give, at, on, officer):
    other = give("3", email="lee@harrowmere.example").row
    for by in (link_actor(other.pk, name="Lee"), link_actor(999, name="No one"), acting(officer), DESK):
        with pytest.raises(LinkEnded):
            contribute(allocation=asked.pk, text="Twelve.", by=by, at=at)
    with pytest.raises(LinkEnded):
        access.for_link("0" * 64, on=on)


def test_a_link_ends_with_its_day_and_with_the_answer(give, asked, hari, at, on):
    link = token_of(give().link)
    with pytest.raises(LinkEnded):
        access.for_link(link, on=on + timedelta(days=31))
    Case.objects.update(stage=Stage.SENT.value)
    with pytest.raises(LinkEnded):
        access.for_link(link, on=on)
    with pytest.raises(LinkEnded):
        contribute(allocation=asked.pk, text="Twelve.", by=hari, at=at)


def test_a_question_that_is_not_theirs_comes_back_to_the_officer(asked, hari, at, case):
    pass_on(allocation=asked.pk, to="Digital, they run the groups", by=hari, at=at)
    case.refresh_from_db()
    assert case.next_step == "Answer questions 1, 2 and 3"
    assert "Ask instead: Digital" in Task.objects.get().words
    with pytest.raises(NotComplete):
        pass_on(allocation=asked.pk, to=" ", by=hari, at=at)


def test_a_recalled_question_ends_the_link_and_says_so(asked, give, hari, case, by, at, on):
    link = give().link
    recall(reference=case.reference, allocation=asked.pk, by=by, at=at)
    recall(reference=case.reference, allocation=asked.pk, by=by, at=at)
    assert "no longer needs your answer" in Message.objects.last().text
    assert Message.objects.count() == 3
    with pytest.raises(LinkEnded):
        access.for_link(token_of(link), on=on)


def test_reminders_follow_the_rule_and_tell_the_officer_after_the_second(asked, case, by, officer, at):
    assign(reference=case.reference, owner=officer, team=None, by=by, at=at)
    sent = [
        (at + timedelta(days=days)).date()
        for days in range(12)
        for _ in range(2)
        if chase_all(by=DESK, at=at + timedelta(days=days))
    ]
    assert sent == [date(2026, 11, 24), date(2026, 11, 26), date(2026, 12, 1)]  # 30 November is a holiday in Scotland
    asked.refresh_from_db()
    assert asked.chased == 3
    assert [task.kind for task in Task.objects.all()] == ["late-contribution"]
    assert [mail.recipients for mail in Message.objects.all()] == [asked.email] * 3 + [officer.email] + [asked.email]


def test_a_reminder_carries_the_link_that_works(give, by, at, case):
    given = give()
    chase(reference=case.reference, allocation=given.row.pk, by=by, at=at)
    assert given.link in Message.objects.last().text


def test_nobody_is_reminded_who_has_answered(asked, hari, case, by, at):
    contribute(allocation=asked.pk, text="Twelve.", by=hari, at=at)
    assert chase_all(by=DESK, at=at + timedelta(days=10)) == 0
    with pytest.raises(NotWaiting):
        chase(reference=case.reference, allocation=asked.pk, by=by, at=at)


def test_nobody_is_reminded_of_a_question_that_is_finished_or_a_case_that_is_answered(asked, give, say, at):
    say("2", "Twelve.")
    give("3", email="lee@harrowmere.example")
    Case.objects.update(stage=Stage.SENT.value)
    assert chase_all(by=DESK, at=at + timedelta(days=10)) == 0


def test_reminders_follow_the_preferences_of_the_authority(asked, at):
    Setting.objects.create(name="chaser_days", value=5)
    assert [days for days in range(4, 12) if chase_all(by=DESK, at=at + timedelta(days=days))] == [4]


def test_a_reminder_that_cannot_be_written_stands_in_the_log_and_the_others_go(give, at, caplog, monkeypatch):
    first, _ = give(number="1").row, give(number="2").row
    write = chasing.write_to

    def write_to(row, *args, **more):
        if row.pk == first.pk:
            raise NoMailAddress(address="hari", where="a reminder")
        write(row, *args, **more)

    monkeypatch.setattr(chasing, "write_to", write_to)
    assert chase_all(by=DESK, at=at + timedelta(days=14)) == 1
    assert f"allocation {first.pk} of" in caplog.text and "was not chased" in caplog.text


def test_only_an_officer_asks_a_colleague(give, approver):
    with pytest.raises(NotAllowed):
        give(by=acting(approver))


def test_a_file_that_is_too_large_is_refused_behind_the_link_and_what_was_typed_is_kept(give, client, settings):
    settings.FILE_LIMIT = 1
    file = SimpleUploadedFile("list.bin", b"-" * (MEGABYTE + 1))
    posted = {"text": "Twelve groups.", "attached": file}
    answer = client.post(f"/asked/{token_of(give().link)}/", posted)
    page = answer.content.decode()
    assert answer.status_code == 422 and "“list.bin” is larger than 1 MB" in page and "Twelve groups." in page
