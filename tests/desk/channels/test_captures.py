from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from answerable.desk.cases.actions.captures import report_captures
from answerable.desk.cases.models import Task
from answerable.desk.channels.actions.remind_of_capture import remind_of_capture
from answerable.desk.channels.models import CaptureReminder
from answerable.desk.channels.queries.captures import captures_page, overdue_captures
from answerable.desk.jobs import rounds
from answerable.desk.jobs.timetable import TIMETABLE
from answerable.desk.ledger.models import Entry
from answerable.desk.mail.models import Message
from answerable.desk.people.actors import DESK
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.authority import authority
from answerable.law import calendar

AT = datetime(2026, 6, 30, 9, 0, tzinfo=UTC)  # a Tuesday, the day of the worked example
pytestmark = pytest.mark.django_db


def captured(keeper, group, day, at=AT):
    entry = authority().kept("groups").find(group)
    values = {**entry.values, "capture": {**entry.values["capture"], "last_captured": day}}
    return change(
        register="groups",
        key=group,
        values=values,
        version=int(entry.version) if entry.version.isdigit() else 1,
        reason="Captured.",
        by=keeper,
        at=at,
    )


@pytest.fixture
def owner(person):
    return person("Hana Needs", job="Head of Housing Needs")


def to(address):
    return Message.objects.filter(recipients__contains=address)


def test_the_worked_example_is_overdue_on_its_day():
    assert [one.group for one in overdue_captures(AT.date())] == ["GRP-10", "GRP-02"]


def test_the_list_has_what_is_overdue_what_is_to_come_and_what_no_calendar_decides():
    page = captures_page(on=AT.date())
    assert [row.owed.group for row in page.overdue] == ["GRP-10", "GRP-02"]
    assert [row.owed.group for row in page.coming] == ["GRP-13", "GRP-01", "GRP-12", "GRP-03"]
    assert [row.owed.group for row in page.undated] == ["GRP-14", "GRP-16"]


def test_what_is_overdue_is_done_by_adding_the_capture_from_its_page(client_of, records, officer):
    page = client_of(records).get("/captures/overdue/").content.decode()
    link = "/registers/captures/new/?group=GRP-02&amp;tool=TOOL-09"
    assert link in page and link not in client_of(officer).get("/captures/overdue/").content.decode()
    form = client_of(records).get("/registers/captures/new/", {"group": "GRP-02", "tool": "TOOL-09"}).content.decode()
    assert 'value="GRP-02" selected' in form and 'value="TOOL-09" selected' in form
    sent = {"id": "CAP-2026-090", "group": "GRP-02", "tool": "TOOL-09", "method": "export of the chat"}
    today = timezone.now().date()  # noqa: TID251 - the page takes the day from the clock
    sent |= {"captured_on_day": today.day, "captured_on_month": today.month, "captured_on_year": today.year}
    answer = client_of(records).post("/registers/captures/new/?group=GRP-02&tool=TOOL-09", sent)
    assert answer.status_code == 302 and authority().kept("captures").find("CAP-2026-090").text("group") == "GRP-02"
    assert "GRP-02" not in [one.group for one in overdue_captures(today)]


def test_the_owner_is_reminded_by_mail_and_a_task_waits(owner, records):
    report_captures(by=DESK, at=AT)
    message = to(owner.email).get()
    assert "Rough sleeper outreach" in message.text
    assert "11 working days ago" in message.text
    task = Task.objects.get(words__startswith="GRP-02")
    assert (task.kind, "15 June 2026" in task.words) == ("capture-overdue", True)
    entry = Entry.objects.get(kind="capture-reminded", subject="register:groups/GRP-02")
    assert (entry.data["working_days"], entry.data["owner_told"], entry.data["records_told"]) == (11, True, False)


def test_nobody_is_reminded_twice_on_one_day(owner, records):
    for hours in (0, 1, 9):
        report_captures(by=DESK, at=AT + timedelta(hours=hours))
    assert to(owner.email).count() == 1
    assert to(records.email).count() == 1  # of GRP-10, whose owner has no address here
    assert Task.objects.count() == 2


def test_reminders_go_on_after_so_many_working_days_and_then_the_records_officers_are_told_once(owner, records):
    for day in range(30):
        report_captures(by=DESK, at=AT + timedelta(days=day))
    row = CaptureReminder.objects.get(group="GRP-02")
    assert row.times > 2
    assert to(owner.email).count() == row.times
    assert sum("Rough sleeper" in message.text for message in to(records.email)) == 1
    assert Task.objects.filter(words__startswith="GRP-02").count() == 1


def test_where_the_owner_has_no_address_the_records_officers_are_told_at_once(records):
    row = remind_of_capture(group="GRP-10", by=DESK, at=AT)
    assert row.escalated_at == AT
    assert "Neighbourhoods Manager" in to(records.email).get().text


def test_an_owner_who_wants_no_notices_gets_none_and_the_records_officers_do(owner, records):
    owner.has_notices = False
    owner.save()
    remind_of_capture(group="GRP-02", by=DESK, at=AT)
    assert not to(owner.email).exists()
    assert to(records.email).count() == 1


def test_nobody_is_reminded_on_a_day_that_is_no_working_day(owner):
    assert remind_of_capture(group="GRP-02", by=DESK, at=datetime(2026, 6, 28, 9, tzinfo=UTC)) is None
    assert not Message.objects.exists()


def test_nothing_is_said_of_a_group_that_owes_nothing():
    assert remind_of_capture(group="GRP-01", by=DESK, at=AT) is None
    assert not CaptureReminder.objects.exists()


def test_a_task_ends_when_the_capture_is_made_and_the_next_one_is_counted_anew(owner, records, keeper):
    report_captures(by=DESK, at=AT)
    captured(keeper, "GRP-02", AT.date())
    report_captures(by=DESK, at=AT + timedelta(days=1))
    assert Task.objects.get(words__startswith="GRP-02").done_how == "It is not overdue any more."
    report_captures(by=DESK, at=AT + timedelta(days=15))
    assert CaptureReminder.objects.filter(group="GRP-02").count() == 2


def test_the_entry_of_a_group_and_of_its_tool_say_what_is_overdue(client_of, records):
    browser = client_of(records)
    group = browser.get("/registers/groups/GRP-02/?on=2026-06-30").content.decode()
    tool = browser.get("/registers/tools/TOOL-09/?on=2026-06-30").content.decode()
    assert "overdue by 11 working days: it was due on 15 June 2026" in group
    assert "GRP-02 is overdue by 11 working days" in tool


@pytest.mark.parametrize(
    ("role", "status"),
    [("records", 200), ("data_protection", 200), ("auditor", 200), ("officer", 200)]
    + [(role, 403) for role in ("contributor", "approver", "reviewer", "administrator")],
)
def test_the_list_is_for_those_who_answer_for_captures(role, status, request, client_of):
    answer = client_of(request.getfixturevalue(role)).get("/captures/overdue/")
    assert answer.status_code == status


def test_the_page_names_group_owner_and_days(client_of, records):
    page = client_of(records).get("/captures/overdue/").content.decode()
    assert "GRP-02 Rough sleeper outreach" in page
    assert "no address here: the records officers are told" in page


def test_the_round_is_in_the_timetable_and_does_its_work(owner, records, run_jobs):
    assert {line.function for line in TIMETABLE} >= {rounds.captures}
    rounds.captures.enqueue()
    run_jobs()
    is_working = calendar("england-and-wales").is_working(timezone.localdate())  # noqa: TID251  # a job goes by the clock
    assert Task.objects.filter(kind="capture-overdue").exists() == is_working


def test_without_a_register_of_groups_nothing_is_owed(settings, tmp_path, client_of, records):
    settings.AUTHORITY_FOLDER = tmp_path
    report_captures(by=DESK, at=AT)
    assert "does not keep a register of groups" in client_of(records).get("/captures/overdue/").content.decode()
