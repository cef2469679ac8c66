"""Letters that went: each checked as it was sent, and what they lack together, by rule, team and month."""

from datetime import date

import pytest

from answerable.desk.cases.models import Case, Correspondence
from answerable.desk.checks import keeping
from answerable.desk.checks.keeping import check_waiting
from answerable.desk.checks.models import SentCheck
from answerable.desk.files.keeping import keep
from answerable.desk.people.models import Team

pytestmark = pytest.mark.django_db


def page(browser, address):
    return browser.get(address).content.decode()


def test_an_old_letter_of_a_request_is_checked_with_what_the_case_knows(browser, case, paper):
    Case.objects.update(received_on=date(2026, 9, 1), due_on=date(2026, 9, 29))
    row = paper("12 October")
    assert f"/cases/{case.reference}/correspondence/{row.pk}/check/" in page(
        browser, f"/cases/{case.reference}/correspondence/"
    )
    shown = page(browser, f"/cases/{case.reference}/correspondence/{row.pk}/check/")
    assert "sent on 12 October 2026" in shown and "received on 1 September 2026" in shown
    assert "TM01" in shown  # the day of receipt is known
    assert 'id="at-1-1"' in shown and "/rules/NC03/" in shown
    assert "<textarea" not in shown  # it can only be read


def test_an_old_letter_in_a_file_is_read_from_it(browser, case, paper, at):
    from desk.checks.conftest import BAD

    stored = keep(BAD.format(day="12 October").encode(), name="answer.txt", media="text/plain", at=at)
    row = paper(text="See the file.", files=[stored])
    assert "/rules/NC03/" in page(browser, f"/cases/{case.reference}/correspondence/{row.pk}/check/")


def test_what_came_in_is_no_letter_of_ours(browser, case):
    asked = Correspondence.objects.get(case=case, is_incoming=True)
    assert browser.get(f"/cases/{case.reference}/correspondence/{asked.pk}/check/").status_code == 404
    assert browser.get(f"/cases/{case.reference}/letters/1/check/").status_code == 404


def test_letters_are_checked_in_the_background_and_once_for_each_rule_book(case, paper, at, monkeypatch):
    for day in ("12 October", "13 October", "2 November"):
        paper(day)
    assert check_waiting(most=2, at=at) == 1
    assert check_waiting(most=2, at=at) == 0
    assert SentCheck.objects.count() == 3
    monkeypatch.setattr(keeping, "check_gone", lambda gone: pytest.fail("it was checked already"))
    assert check_waiting(most=2, at=at) == 0
    monkeypatch.undo()
    monkeypatch.setattr(keeping, "book", lambda: "another")
    assert check_waiting(most=9, at=at) == 0
    assert set(SentCheck.objects.values_list("book", flat=True)) == {"another"}


def test_what_is_kept_has_no_words_of_the_letter(paper, at):
    paper()
    check_waiting(most=9, at=at)
    kept = SentCheck.objects.get()
    assert all(len(one) == 3 for one in kept.findings)
    assert "groups" not in str(kept.findings)


def test_a_letter_without_words_counts_nowhere(browser, paper, at):
    stored = keep(b"\x89PNG", name="scan.png", media="image/png", at=at)
    paper(text="", files=[stored])
    check_waiting(most=9, at=at)
    assert not SentCheck.objects.get().is_read
    assert "No letter of this period has been checked" in page(browser, "/returns/letters/")


def test_the_page_counts_by_rule_team_and_month_and_leads_to_the_letters(browser, case, paper, at):
    Case.objects.update(team=Team.objects.create(name="Highways"))
    paper("12 October")
    paper("2 November")
    check_waiting(most=9, at=at)
    shown = page(browser, "/returns/letters/")
    for words in ("<b>2</b> letters", "Highways", "October 2026", "November 2026", "/rules/NC03/", "2 of them"):
        assert words in shown
    behind = page(browser, "/returns/letters/behind/?rule=NC03&month=2026-10")
    assert behind.count(f"/cases/{case.reference}/correspondence/") == 1
    assert "<h1" in behind and "1 letter" in behind
    assert "No letter fits" in page(browser, "/returns/letters/behind/?rule=NC03&team=0")
    csv = browser.get("/returns/letters/table.csv")
    assert csv["Content-Type"].startswith("text/csv") and "rule,NC03" in csv.content.decode()
    picture = browser.get("/returns/letters/chart.svg")
    assert picture["Content-Type"] == "image/svg+xml" and picture.content.startswith(b"<svg")


def test_the_period_is_of_the_letters_day(browser, paper, at):
    paper("12 October")
    check_waiting(most=9, at=at)
    SentCheck.objects.update(sent_on=date(2020, 1, 6))
    assert "No letter of this period" in page(browser, "/returns/letters/")
    for span in ("all", "latest"):
        assert "<b>1</b> letter" in page(browser, f"/returns/letters/?span={span}")


def test_letters_that_wait_are_told(browser, paper):
    paper()
    assert "1 letter waits to be checked" in page(browser, "/returns/letters/")


@pytest.mark.parametrize("address", ["?span=x&team=x", "?team=999999999", "behind/?page=x&month=zz", "?team=-1"])
def test_an_address_that_makes_no_sense_is_no_fault(browser, address):
    assert browser.get(f"/returns/letters/{address}").status_code == 200


def test_the_timetable_checks_what_has_gone(paper, run_jobs):
    from answerable.desk.checks.tasks import check_letters

    paper()
    check_letters.enqueue()
    run_jobs()
    assert SentCheck.objects.count() == 1
