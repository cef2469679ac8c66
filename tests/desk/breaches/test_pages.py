"""The pages of breaches: who sees what, the clock, the three tracks, the forms of the acts, the counts and the papers."""

import csv
import re
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.utils import timezone
from docx import Document
from pypdfium2 import PdfDocument

from answerable.desk.breaches.actions.report import report
from answerable.desk.ledger.models import Entry as LogEntry
from answerable.desk.people.models import Setting
from answerable.desk.people.roles import Role
from answerable.desk.registers.authority import authority
from answerable.registers.breach_acts import ACTS

pytestmark = pytest.mark.django_db
KEEPERS, READERS = {Role.DATA_PROTECTION}, {Role.DATA_PROTECTION, Role.AUDITOR}
COUNTERS = READERS | {Role.OFFICER, Role.APPROVER, Role.REVIEWER}
PAGES = {
    "/breaches/": COUNTERS, "/breaches/report/": COUNTERS, "/breaches/report/table.csv": COUNTERS,
    "/breaches/BR-2025-006/": COUNTERS, "/breaches/clocks/": READERS, "/breaches/BR-2025-006/form/": READERS,
    "/breaches/new/": KEEPERS, "/breaches/BR-2026-002/do/facts/": KEEPERS,
}  # fmt: skip


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_who_reads_what(person, client_of, role):
    browser = client_of(person("Someone Else", role))
    statuses = {page: browser.get(page).status_code for page in PAGES}
    assert statuses == {page: 200 if role in roles else 403 for page, roles in PAGES.items()}


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("act", list(ACTS))
def test_who_may_act(person, client_of, confirmed, role, act):
    if role in KEEPERS:
        return
    before = LogEntry.objects.count()
    answer = client_of(person("Someone Else", role)).post(f"/breaches/{confirmed}/do/{act}/", {"version": "2", "reason": "x"})  # fmt: skip
    assert (answer.status_code, LogEntry.objects.count()) == (403, before)


@pytest.mark.parametrize("role", list(Role))
def test_who_may_take_papers(person, client_of, role):
    answer = client_of(person("Someone Else", role)).post("/breaches/BR-2025-006/papers/dossier.docx")
    assert answer.status_code == (200 if role in READERS else 403)


def test_an_officer_sees_of_a_breach_what_may_be_published(client_of, officer):
    browser = client_of(officer)
    page = text(browser.get("/breaches/BR-2025-002/"))
    assert "Mailbox taken over" in page
    assert "sign-ins ended" not in page and "sign-in from abroad" not in page
    assert "What followed for staff" not in page and "what followed for staff" not in page and "Decided by" not in page
    listed = text(browser.get("/breaches/"))
    assert "16 breaches and 4 other entries" in listed and "72 hours" not in listed
    hidden = [one.id for one in authority().kept("breaches").entries if one.text("publish.summary") == "no"]
    assert hidden and all(key not in listed for key in hidden)
    assert [browser.get(f"/breaches/{key}/").status_code for key in hidden] == [404] * len(hidden)


def test_small_numbers_of_staff_stay_with_those_who_keep_the_register(client_of, officer, data_protection):
    days = "from=2024-04-01&until=2026-06-30"
    row = re.compile(r"Dismissal.*?</tr>", re.S)
    theirs = row.search(text(client_of(officer).get(f"/breaches/report/?{days}")))[0]
    ours = row.search(text(client_of(data_protection).get(f"/breaches/report/?{days}")))[0]
    assert "fewer than 5" in theirs and "href" not in theirs
    assert "s.40(2)" in ours and "staff-outcome.dismissal" in ours.replace("staff.outcome", "staff-outcome")
    behind = f"/breaches/report/entries/?{days}&figure=staff.outcome.dismissal"
    assert client_of(officer).get(behind).status_code == 404
    assert client_of(data_protection).get(behind).status_code == 200


def test_the_page_of_a_breach_has_its_clock_three_tracks_and_the_next_duty(client_of, data_protection, step, reported):
    aware = timezone.now() - timedelta(hours=30)  # noqa: TID251  # the page looks at the clock
    step(reported, "confirm", when=timezone.now(), aware_at=aware.isoformat(), aware_basis="Seen")  # noqa: TID251
    page = text(client_of(data_protection).get(f"/breaches/{reported}/"))
    assert re.search(r"4[12] hours( 59 minutes)? left", page)
    assert all(words in page for words in ("The case", "The Commissioner", "The people affected", "not verified"))
    assert "Notify the Commissioner by" in page and 'hx-trigger="every 60s"' in page
    assert f"/breaches/{reported}/do/risk/" in page and f"/breaches/{reported}/do/deliver/" not in page
    listed = text(client_of(data_protection).get("/breaches/clocks/"))
    assert reported in listed and "left" in listed


def test_a_notice_that_is_due_leads_to_the_form_that_is_sent_and_then_to_its_record(
    client_of, data_protection, confirmed, step
):
    step(confirmed, "risk", risk__outcome="high risk", risk__reasons="bank details", risk__decided_by="DPO")
    page = text(client_of(data_protection).get(f"/breaches/{confirmed}/"))
    first = re.search(r'id="next".*?<li>(.*?)</li>', page, re.S)[1]
    assert f'href="/breaches/{confirmed}/form/">The form to send</a>' in first
    assert f'href="/breaches/{confirmed}/do/notified/">record the notice</a>' in first
    assert "unlikely" not in first


def test_the_clocks_stand_on_the_first_page_of_a_data_protection_officer(
    client_of, data_protection, officer, confirmed
):
    assert confirmed in text(client_of(data_protection).get("/desk/"))
    assert confirmed not in text(client_of(officer).get("/desk/"))


def boxes(name, moment="", *, time=""):
    """What a browser sends of a day and a time in four boxes: boxes("aware_at", "2026-11-22", time="6am")."""
    year, month, day = moment.split("-") if moment else ("", "", "")
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year, f"{name}_time": time}


def test_an_act_is_done_by_its_form_and_a_guard_is_said_beside_its_field(client_of, data_protection, confirmed):
    browser = client_of(data_protection)
    address, told = f"/breaches/{confirmed}/do/notified/", "commissioner.notified_at"
    sent = {"version": "2", **boxes(told, "2026-11-22", time="6am"), "reason": "Sent by the form"}
    answer = browser.post(address, sent)
    assert answer.status_code == 422
    assert "#id_commissioner.delay_reasons" in text(answer) and "The notice was late and no reasons" in text(answer)
    future = text(browser.post(address, {**sent, **boxes(told, "2096-11-23", time="10:00")}))
    assert "It must be a moment that has come" in future and "#id_commissioner.notified_at_0" in future
    answer = browser.post(address, {**sent, "commissioner.delay_reasons": "The count took until then"}, follow=True)
    page = text(answer)
    assert "Record the notice: kept as version 3." in page
    assert "Notified 3 days 2 hours after awareness, 2 hours late" in page
    assert "Aware on 19 November 2026 at 4:00am, notified on 22 November 2026 at 6:00am; the 72 hours ended on 22 November 2026 at 4:00am." in page  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        (boxes("aware_at"), "Enter when the authority became aware"),
        (boxes("aware_at", "2026-11-19"), "When the authority became aware must include a time"),
        (boxes("aware_at", "2026-11-31", time="9am"), "When the authority became aware must be a real date"),
        (boxes("aware_at", "2026-11-19", time="nine"), "Write the time like 2:05pm or 14:05"),
    ],
)
def test_a_moment_is_asked_for_in_boxes_and_what_is_wrong_is_said_beside_them(client_of, data_protection, reported, typed, says):  # fmt: skip
    answer = client_of(data_protection).post(f"/breaches/{reported}/do/confirm/", {"version": "1", "aware_basis": "Seen", **typed})  # fmt: skip
    page = text(answer)
    assert answer.status_code == 422 and page.count(says) == 2  # in the summary and beside the boxes
    labels = ("Day", "Month", "Year", "Time")
    assert re.findall(r'date-input__label" for="id_aware_at_\d">([^<]+)', page) == list(labels)


def test_what_is_not_decided_is_never_said_to_be_owed_nothing(client_of, data_protection, keeper, confirmed, at):
    browser = client_of(data_protection)
    key = report(given={"title": "A call"}, reason="Rung in", by=keeper, at=at).key
    page = text(browser.get(f"/breaches/{key}/"))
    assert page.count("Not decided yet</strong>") == 2 and "Nothing is owed" not in page
    assert "Decide first whether it is a personal data breach. If the authority was aware when it was reported inside" in page  # fmt: skip
    page = text(browser.get(f"/breaches/{confirmed}/"))
    assert "22 November 2026 at 4:00am" in page and "Nothing is owed" not in page
    row = re.search(rf"{key}.*?</tr>", text(browser.get("/breaches/")), re.S)[0]
    assert "Nothing is owed" not in row and row.count("Not decided yet") == 2
    assert text(browser.get("/breaches/BR-2025-003/")).count("Nothing is owed</strong>") == 2  # a near miss


def test_the_page_of_a_new_report_says_from_when_the_72_hours_run(client_of, data_protection):
    page = text(client_of(data_protection).get("/breaches/new/"))
    assert "The 72 hours run from when Harrowmere Borough Council became aware of the breach, not from when it is written down here." in page  # fmt: skip


def test_a_fault_calls_fields_as_the_page_does(client_of, data_protection, confirmed):
    browser = client_of(data_protection)
    given = {"version": "2", "commissioner.reasons": "few", "commissioner.decided_by": "DPO"}
    page = text(browser.post(f"/breaches/{confirmed}/do/do-not-notify/", given))
    assert "set “How likely a risk to people is” to unlikely, and write “Reasons”." in page
    closing = text(browser.post(f"/breaches/{confirmed}/do/close/", {"version": "2", "reason": "Done"}))
    assert "“Commissioner: decision” or “People told: decision”" in closing
    for said in re.findall(r'error-summary__list">(.*?)</ul>', page + closing, re.S):
        assert not re.search(r"\b(commissioner|told_people|risk|aware)[._][a-z]", re.sub(r"<[^>]+>", "", said))


TIMED = {"awareness", "risk", "notify", "do-not-notify", "form", "notified"}


def test_the_clock_stands_only_where_the_72_hours_press(client_of, data_protection, confirmed):
    browser = client_of(data_protection)
    offered = set(re.findall(rf"/breaches/{confirmed}/do/([a-z-]+)/", text(browser.get(f"/breaches/{confirmed}/"))))
    timed = {name for name in offered if re.search(r"<strong[^>]*>[^<]*(left|over)</strong>", text(browser.get(f"/breaches/{confirmed}/do/{name}/")))}  # fmt: skip
    assert timed == TIMED & offered and offered - TIMED


def test_who_decides_is_the_person_signed_in_until_another_is_named(client_of, data_protection, confirmed, step):
    step(confirmed, "risk", risk__outcome="unlikely", risk__reasons="Found at once", risk__decided_by="Somebody before")
    browser = client_of(data_protection)
    for name, field in (("risk", "risk.decided_by"), ("notify", "commissioner.decided_by")):
        page = text(browser.get(f"/breaches/{confirmed}/do/{name}/"))
        assert f'name="{field}" value="{data_protection.name}"' in page


def test_what_cannot_be_done_yet_is_said_before_anything_is_typed(client_of, data_protection, confirmed, step):
    browser = client_of(data_protection)
    assert "The risk to people is not decided yet." in text(browser.get(f"/breaches/{confirmed}/do/do-not-notify/"))
    closing = text(browser.get(f"/breaches/{confirmed}/do/close/"))
    assert "This is still open:" in closing and f"/breaches/{confirmed}/do/tell/" in closing
    step(confirmed, "risk", risk__outcome="risk", risk__reasons="Names", risk__decided_by="DPO")
    assert "The risk to people was decided to be: risk." in text(browser.get(f"/breaches/{confirmed}/do/do-not-notify/"))  # fmt: skip
    step(confirmed, "risk", risk__outcome="unlikely", risk__reasons="Found", risk__decided_by="DPO")
    assert "was decided to be" not in text(browser.get(f"/breaches/{confirmed}/do/do-not-notify/"))


def test_every_act_that_is_offered_has_a_page(client_of, data_protection, confirmed):
    browser = client_of(data_protection)
    page = text(browser.get(f"/breaches/{confirmed}/"))
    acts = sorted(set(re.findall(rf"/breaches/{confirmed}/do/([a-z-]+)/", page)))
    assert len(acts) > 10
    assert {name: browser.get(f"/breaches/{confirmed}/do/{name}/").status_code for name in acts} == dict.fromkeys(
        acts, 200
    )
    assert browser.get(f"/breaches/{confirmed}/do/nothing/").status_code == 404


def test_the_facts_stand_under_headings_with_boxes_of_their_own_and_need_no_reason(client_of, data_protection, confirmed):  # fmt: skip
    browser, address = client_of(data_protection), f"/breaches/{confirmed}/do/facts/"
    page = text(browser.get(address))
    headings = ["What happened", "What kind of incident", "The data", "The people affected", "What was done", "Staff"]
    assert re.findall(r'<h2 class="govuk-heading-m">([^<]+)</h2>', page) == headings
    assert 'value="verbal disclosure of personal data"' in page and 'name="reason"' not in page
    told = boxes("processor.told_council_at", "2026-11-19", time="3:30am")
    sent = {"version": "2", "title": "Papers left on a bus", "service": "Planning", "containment.action": "Fetched", "containment.recovered": "yes", "processor.name": "Bus company", **told}  # fmt: skip
    assert browser.post(address, sent).status_code == 302
    entry = authority().kept("breaches").find(confirmed)
    assert (entry.text("containment.action"), entry.text("containment.recovered")) == ("Fetched", "yes")
    assert entry.moment("processor.told_council_at").isoformat() == "2026-11-19T03:30:00+00:00"
    browser.post(address, {"version": "3", "title": "Papers left on a bus", "service": "Planning"})
    emptied = authority().kept("breaches").find(confirmed)
    assert emptied.at("processor") is None and emptied.at("containment") is None


def test_a_report_is_made_by_its_form(client_of, data_protection):
    browser = client_of(data_protection)
    assert "Enter title" in text(browser.post("/breaches/new/", {"title": ""})) or "Enter the title" in text(browser.post("/breaches/new/", {}))  # fmt: skip
    answer = browser.post("/breaches/new/", {"title": "Letter in a wrong envelope", "service": "Housing"}, follow=True)
    assert "The 72 hours run from when the authority became aware, not from now." in text(answer)


def test_every_number_of_the_report_leads_to_that_many_entries(client_of, data_protection):
    browser = client_of(data_protection)
    page = text(browser.get("/breaches/report/?from=2024-04-01&until=2026-06-30"))
    links = re.findall(r'href="(/breaches/report/entries/\?[^"]+)">([\d,]+)<', page)
    assert len(links) > 50
    for link, number in links:
        behind = text(browser.get(link.replace("&amp;", "&")))
        keys = set(re.findall(r"/breaches/(BR-\d{4}-\d{3})/", behind))
        assert keys
        if "affected" not in link and "claim" not in link and "action" not in link:
            assert len(keys) == int(number), link


def test_any_days_can_be_counted_and_leave_as_csv(client_of, data_protection):
    browser = client_of(data_protection)
    asked = {"first_day": "6", "first_month": "4", "first_year": "2024", "last_day": "5", "last_month": "4", "last_year": "2025", "unit": "quarter"}  # fmt: skip
    answer = browser.get("/breaches/report/", asked)
    assert answer["Location"] == "/breaches/report/?from=2024-04-06&until=2025-04-05&unit=quarter"
    assert "6 April 2024 to Saturday 5 April 2025" in text(browser.get(answer["Location"]))
    wrong = browser.get("/breaches/report/", {**asked, "last_year": "2023"})
    assert wrong.status_code == 422 and "The last day must not come before the first" in text(wrong)
    sent = b"".join(browser.get("/breaches/report/table.csv?from=2024-04-01&until=2026-06-30").streaming_content)
    rows = list(csv.DictReader(StringIO(sent.decode("utf-8-sig"))))
    assert {row["Figure"]: row["Number"] for row in rows if row["Table"] == "Claims"} == {"made": "16", "settled": "3", "refused": "4", "paid, in pounds": "4,650"}  # fmt: skip


def test_the_form_says_what_is_not_recorded_and_what_is_not_verified(client_of, data_protection):
    page = text(client_of(data_protection).get("/breaches/BR-2025-006/form/"))
    assert "6,912 (exact), at most 8,400" in page and "Not recorded yet" in page and "is not verified" in page
    assert "/breaches/BR-2025-006/do/form/" in page


def test_the_form_gives_the_officer_and_the_number_of_the_profile_or_of_the_settings(client_of, data_protection):
    browser, address = client_of(data_protection), "/breaches/BR-2025-006/form/"
    page = text(browser.get(address))
    assert "the Data Protection Officer, dpo@harrowmere.example" in page and "Z0000000 (invented)" in page
    Setting.objects.create(name="registration", value="Z7654321")
    Setting.objects.create(name="privacy_contact", value="The DPO, dpo2@harrowmere.example")
    page = text(browser.get(address))
    assert "Z7654321" in page and "dpo2@harrowmere.example" in page and "Z0000000" not in page


def test_the_form_says_plainly_what_is_missing_and_where_it_is_written_down(client_of, data_protection, folder):
    profile = folder / "authority.yaml"
    kept = [line for line in profile.read_text().splitlines() if "registration:" not in line and "data_protection_officer:" not in line]  # fmt: skip
    profile.write_text("\n".join(kept))
    page = text(client_of(data_protection).get("/breaches/BR-2025-006/form/"))
    listed = re.search(r'id="missing">Missing: (\d+) answers</h2>\s*<ul[^>]*>(.*?)</ul>', page, re.S)
    assert int(listed[1]) == listed[2].count("<li>")
    assert "Registration number" in listed[2] and "An administrator writes it down under Settings, Breaches." in listed[2]  # fmt: skip
    assert "Data protection officer" in listed[2] and "Settings, Publishing." in listed[2]
    assert "/breaches/BR-2025-006/do/form/" in listed[2]


def test_a_delay_is_asked_about_only_once_the_72_hours_are_over(client_of, data_protection, keeper, step):
    question, browser = "Why is it reported after 72 hours?", client_of(data_protection)
    now = timezone.now()  # noqa: TID251  # the page looks at the clock
    for hours, is_asked in ((70, False), (73, True)):
        key = report(given={"title": f"A call {hours} hours ago"}, reason="Rung in", by=keeper, at=now).key
        aware = (now - timedelta(hours=hours)).isoformat(timespec="minutes")
        step(key, "confirm", when=now, aware_at=aware, aware_basis="Seen")
        assert (question in text(browser.get(f"/breaches/{key}/form/"))) is is_asked


@pytest.mark.parametrize("name", ["form", "dossier"])
def test_the_papers_leave_as_word_and_pdf_and_the_log_says_so(client_of, data_protection, confirmed, step, name):
    browser = client_of(data_protection)
    step(confirmed, "risk", risk__outcome="unlikely", risk__reasons="Handed back unread", risk__decided_by="DPO")
    step(confirmed, "do-not-notify", commissioner__reasons="Nobody read them", commissioner__decided_by="DPO")
    word = browser.post(f"/breaches/{confirmed}/papers/{name}.docx")
    pdf = browser.post(f"/breaches/{confirmed}/papers/{name}.pdf")
    assert "attachment" in word["Content-Disposition"] and "attachment" in pdf["Content-Disposition"]
    document = Document(BytesIO(word.content))
    words = "\n".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    if name == "dossier":
        assert "Nobody read them" in words and "Dora Protection" in words and "Handed back unread" in words
    else:
        assert "How was it discovered?" in words
    pages = PdfDocument(pdf.content)
    assert confirmed in pages[0].get_textpage().get_text_range()
    log = list(LogEntry.objects.filter(kind="exported"))
    assert [one.data["ending"] for one in log] == ["docx", "pdf"]
    assert log[0].subject == f"register:breaches/{confirmed}"


def test_a_paper_is_not_taken_out_by_a_link(client_of, data_protection):
    assert client_of(data_protection).get("/breaches/BR-2025-006/papers/dossier.pdf").status_code == 405


def test_the_page_needs_few_queries_however_many_entries(
    client_of, data_protection, confirmed, django_assert_max_num_queries
):
    browser = client_of(data_protection)
    for address in ("/breaches/", f"/breaches/{confirmed}/", "/breaches/report/"):
        browser.get(address)
        with django_assert_max_num_queries(25):
            browser.get(address)


def test_the_deadline_is_a_moment_of_utc_shown_by_the_clock_on_the_wall(client_of, data_protection, step, reported, at):
    step(
        reported,
        "confirm",
        aware_at="2026-06-30T10:00+01:00",
        aware_basis="Seen",
    )
    page = text(client_of(data_protection).get(f"/breaches/{reported}/"))
    assert 'datetime="2026-07-03T09:00:00+00:00"' in page and "3 July 2026 at 10:00am" in page
