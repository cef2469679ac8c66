"""The pages of retention: who opens them, what they say, one disposal from the list to its certificate."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.desk.cases.models import Case
from answerable.desk.retention.models import Disposal, Hold, Step

READERS = ("records", "data_protection", "officer", "approver", "reviewer", "auditor")
OTHERS = ("administrator", "contributor")
PAGES = ("retention:schedule", "retention:due", "retention:holds", "retention:disposals")


@pytest.fixture
def browser(client_of, records):
    return client_of(records)


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("role", (*READERS, *OTHERS))
def test_who_reads_and_who_does_not(name, role, request, client_of):
    status = client_of(request.getfixturevalue(role)).get(reverse(name)).status_code
    assert status == (200 if role in READERS else 403)


@pytest.mark.parametrize("role", (*READERS, *OTHERS))
def test_who_acts_by_address(role, request, client_of, closed):
    """Every act of these pages, tried by address by everyone: only who keeps the records, or may approve, gets through."""
    closed()
    client = client_of(request.getfixturevalue(role))
    keeps, approves = role == "records", role in ("records", "data_protection", "approver")
    places = client.get(reverse("retention:place")).status_code == 200
    assert places == (role in ("records", "data_protection"))
    assert (client.post(reverse("retention:begin")).status_code == 302) == keeps
    for name in ("ask", "drop", "carry-out"):
        assert (client.post(reverse("retention:act", args=[1, name])).status_code != 403) == keeps
    assert (client.post(reverse("retention:approve", args=[1])).status_code != 403) == approves
    assert (client.post(reverse("retention:send-back", args=[1])).status_code != 403) == approves
    assert Case.objects.get().text


def test_the_schedule_shows_every_class_in_words(browser):
    page = browser.get(reverse("retention:schedule")).content.decode()
    for words in ("IG-REQ-01", "3 years", "day of the last response to the request", "each is signed off", "permanent"):
        assert words in page


def test_the_due_list_says_what_and_why_and_names_nobody(browser, closed):
    case = closed()
    page = browser.get(reverse("retention:due")).content.decode()
    assert case.reference in page and "IG-REQ-01" in page and "8 March 2025" in page
    assert "Wynn" not in page and "benches" not in page


def test_the_due_list_warns_of_section_77(browser, closed):
    from answerable.desk.people.actors import DESK
    from answerable.desk.retention.actions.hold_request import hold_request
    from answerable.registers import Course, hold_end

    case = closed()
    end = hold_end(Course(case.received_on, ("the request",)))
    hold_request(case=case.reference, kind="information_request", since=case.received_on, end=end, by=DESK, at=case.created_at)  # fmt: skip
    page = browser.get(reverse("retention:due")).content.decode()
    assert "FOIA s.77" in page and "Put a disposal together" not in page


@pytest.mark.parametrize(
    "query", ["by=12", "kind=case", "of_class=IG-REQ-01", "state=open", "state=later", "by=x&state=y"]
)
def test_filters_that_say_anything_open_the_list(query, browser, closed):
    closed()
    assert browser.get(f"{reverse('retention:due')}?{query}").status_code == 200


def test_a_hold_is_placed_and_lifted_on_its_pages(browser):
    given = {"kind": "litigation", "subjects": "register:tools/TOOL-01\n", "words": "", "reason": "A claim.", "since_day": "1", "since_month": "3", "since_year": "2026"}  # fmt: skip
    answer = browser.post(reverse("retention:place"), given, follow=True)
    held = Hold.objects.get()
    assert "TOOL-01" in answer.content.decode() and "Litigation" in answer.content.decode()
    lift = reverse("retention:lift", args=[held.pk])
    assert browser.post(lift, {"reason": ""}).status_code == 422
    answer = browser.post(lift, {"reason": "Settled."}, follow=True)
    assert "Settled." in answer.content.decode() and "by Rex Records" in answer.content.decode()


@pytest.mark.parametrize(
    "given",
    [{"reason": ""}, {"kind": "audit", "reason": "x"}, {"kind": "audit", "reason": "x", "subjects": "nonsense"}],
)
def test_a_hold_that_is_not_whole_is_refused_beside_its_fields(given, browser):
    answer = browser.post(reverse("retention:place"), given)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert not Hold.objects.exists()


def test_the_case_shows_its_hold_in_one_line(client_of, officer, take):
    case = take()
    page = client_of(officer).get(reverse("cases:clock", args=[case.reference])).content.decode()
    held = Hold.objects.get()
    assert f"hold {held.pk}</a>, while the request is open" in page


def test_a_hold_says_what_it_covers_by_its_title_and_leads_to_entries(browser):
    given = {"kind": "audit", "subjects": "TOOL-09", "words": "", "reason": "Audit.", "since_day": "1", "since_month": "3", "since_year": "2026"}  # fmt: skip
    page = browser.post(reverse("retention:place"), given, follow=True).content.decode()
    link = reverse("registers:entry", args=["tools", "TOOL-09"])
    assert (
        f'<a class="govuk-link" href="{link}">Register of corporate communication tools: TOOL-09, WhatsApp</a>' in page
    )
    assert "register:tools" not in page


def test_the_hold_of_a_request_shows_its_working_and_no_button(browser, closed):
    closed()
    page = browser.get(reverse("retention:hold", args=[Hold.objects.get().pk])).content.decode()
    assert "Six months after the last correspondence" in page
    assert "Lift this hold" not in page


def test_a_disposal_goes_from_the_list_to_its_certificate(browser, client_of, approver, closed, run_jobs, auditor):
    case = closed()
    answer = browser.post(reverse("retention:begin"), follow=True)
    assert "To be destroyed: 1" in answer.content.decode()
    run = Disposal.objects.get()
    page = reverse("retention:disposal", args=[run.pk])
    item = reverse("retention:item", args=[run.pk, run.items.get().pk])
    assert "Wynn" not in browser.get(item).content.decode()
    assert browser.post(item, {"fate": "kept", "because": ""}).status_code == 422
    browser.post(item, {"fate": "due"})
    browser.post(reverse("retention:act", args=[run.pk, "ask"]))
    other = client_of(approver)
    assert "Approve this list" in other.get(page).content.decode()
    assert "Approve this list" not in browser.get(page).content.decode()
    assert other.post(reverse("retention:send-back", args=[run.pk]), {"reason": ""}).status_code == 422
    other.post(reverse("retention:approve", args=[run.pk]))
    assert "cannot be brought back" in browser.get(page).content.decode()
    browser.post(reverse("retention:act", args=[run.pk, "carry-out"]))
    run_jobs()
    run.refresh_from_db()
    assert run.step == Step.DONE
    certificate = client_of(auditor).get(reverse("retention:certificate", args=[run.pk])).content.decode()
    assert case.reference in certificate and "April Approver" in certificate
    pdf = browser.get(reverse("retention:certificate-pdf", args=[run.pk]))
    assert pdf.content.startswith(b"%PDF") and "attachment" in pdf["Content-Disposition"]
    shown = client_of(auditor).get(reverse("cases:clock", args=[case.reference])).content.decode()
    assert f"disposal {run.pk}</a>: who asked, what was asked and what was written are gone" in shown
    assert "1 March 2022" in shown and "Question 2" in shown and "Correspondence" not in shown
    assert "Everything that can be done" not in shown


def test_every_figure_of_a_disposal_counts_the_same_and_what_is_held_is_named(  # fixtures
    browser, closed, keeper, second, run_jobs, at
):
    """Three are due and one of them is held; a hold on the second comes after the approval: one goes, on every page."""
    from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
    from answerable.desk.retention.actions.begin_disposal import begin_disposal
    from answerable.desk.retention.actions.hold import hold
    from answerable.desk.retention.scope import Scope

    first, later, _ = (closed(date(2022, month, 1)) for month in (3, 4, 5))

    def stop(case):
        return hold(kind="audit", scope=Scope((f"case:{case.reference}",)), reason="Audit.", since=at.date(), by=keeper, at=at)  # fmt: skip

    held = stop(first)
    due = browser.get(f"{reverse('retention:due')}?kind=case").content.decode()
    assert "<b>3</b> past their periods" in due
    assert ": 2 due, 1 held." in due
    run = begin_disposal(kind="case", by=keeper, at=at)
    page = reverse("retention:disposal", args=[run.pk])
    shown = browser.get(page).content.decode()
    assert "3 records: 2 to be destroyed and 1 kept." in shown and f"Look at hold {held.pk}" in shown
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    again = stop(later)
    shown = browser.get(page).content.decode()
    assert "3 records: 1 to be destroyed and 2 kept." in shown and "To be destroyed: 1" in shown and "Kept: 2" in shown
    assert "Destroy 1 record</button>" in shown
    assert f"{later.reference}, received 1 April 2022 is held now by hold {again.pk} (audit)" in shown
    browser.post(reverse("retention:act", args=[run.pk, "carry-out"]))
    run_jobs()
    shown = browser.get(page).content.decode()
    assert "3 records: 1 destroyed and 2 kept." in shown and "Destroyed: 1" in shown and "Kept: 2" in shown
    assert "A hold covers it: hold" in browser.get(reverse("retention:certificate", args=[run.pk])).content.decode()


def test_while_a_disposal_is_carried_out_its_page_counts_what_is_left_of_it(browser, closed, keeper, second, at):
    from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
    from answerable.desk.retention.actions.begin_disposal import begin_disposal
    from answerable.desk.retention.actions.destroy_item import destroy_item

    for month in (3, 4, 5):
        closed(date(2022, month, 1))
    run = begin_disposal(kind="case", by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    Disposal.objects.update(step=Step.RUNNING)
    destroy_item(key=run.items.first().pk, by=keeper, at=at)
    assert "3 records: 1 destroyed and 2 to be destroyed." in browser.get(reverse("retention:disposal", args=[run.pk])).content.decode()  # fmt: skip


def test_a_disposal_that_is_not_carried_out_has_no_certificate(browser, closed):
    closed()
    browser.post(reverse("retention:begin"))
    run = Disposal.objects.get()
    answer = browser.get(reverse("retention:certificate", args=[run.pk]), follow=True)
    assert answer.redirect_chain[0][0] == reverse("retention:disposal", args=[run.pk])
    assert "There is no certificate yet" in answer.content.decode()
    assert "Certificate of disposal" not in answer.content.decode()


def test_decisions_to_keep_alone_are_approved_and_carried_out(browser, client_of, approver, closed, run_jobs):
    """Where all that was put together is kept further, there is still a list to approve, and no word of destroying."""
    closed()
    browser.post(reverse("retention:begin"))
    run = Disposal.objects.get()
    item = reverse("retention:item", args=[run.pk, run.items.get().pk])
    until = {"keep_until_day": "1", "keep_until_month": "3", "keep_until_year": "2040"}
    browser.post(item, {"fate": "kept", "because": "A claim is expected.", **until})
    browser.post(reverse("retention:act", args=[run.pk, "ask"]))
    page, other = reverse("retention:disposal", args=[run.pk]), client_of(approver)
    assert "Approve this list" in other.get(page).content.decode()
    other.post(reverse("retention:approve", args=[run.pk]))
    shown = browser.get(page).content.decode()
    assert "Carry out what was decided" in shown and "cannot be brought back" not in shown
    browser.post(reverse("retention:act", args=[run.pk, "carry-out"]))
    run_jobs()
    assert "1 record: 1 kept." in browser.get(page).content.decode()


def test_an_act_at_the_wrong_step_says_so_in_words(browser, closed):
    closed()
    browser.post(reverse("retention:begin"))
    run = Disposal.objects.get()
    answer = browser.post(reverse("retention:act", args=[run.pk, "carry-out"]), follow=True)
    assert "the disposal is at the step “Being put together”" in answer.content.decode()


def test_what_is_not_there_is_not_found(browser):
    for name in ("hold", "disposal", "certificate", "certificate-pdf"):
        assert browser.get(reverse(f"retention:{name}", args=[99])).status_code == 404


def test_the_due_list_asks_the_same_number_of_questions_however_much_there_is(
    browser, closed, django_assert_max_num_queries
):
    for month in (3, 4, 5):
        closed(date(2022, month, 1))
    with django_assert_max_num_queries(30):
        browser.get(reverse("retention:due"))


@pytest.mark.parametrize("role", (*READERS, *OTHERS))
def test_nobody_destroys_what_is_held_whatever_they_press(  # noqa: PLR0913  # fixtures
    role, request, client_of, closed, keeper, second, run_jobs, at
):
    """An approved disposal, then a hold: whoever tries whatever these pages offer, the request stays whole."""
    from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
    from answerable.desk.retention.actions.begin_disposal import begin_disposal
    from answerable.desk.retention.actions.hold import hold
    from answerable.desk.retention.scope import Scope

    case = closed()
    run = begin_disposal(kind="case", by=keeper, at=at)
    ask_approval(number=run.pk, by=keeper, at=at)
    approve_disposal(number=run.pk, signed_off=(), by=second, at=at)
    hold(kind="audit", scope=Scope((f"case:{case.reference}",)), reason="Audit.", since=at.date(), by=keeper, at=at)
    client = client_of(request.getfixturevalue(role))
    item = run.items.get()
    for number in (run.pk, run.pk + 1):
        client.post(reverse("retention:item", args=[number, item.pk]), {"fate": "due"})
        for name in ("ask", "carry-out", "carry-out"):
            client.post(reverse("retention:act", args=[number, name]))
        client.post(reverse("retention:approve", args=[number]), {"item": [item.pk]})
        client.post(reverse("retention:begin"))
        run_jobs()
    case.refresh_from_db()
    assert case.text and case.disposed_at is None and case.correspondence.exists()
