"""What a log's preview shows before any of it is kept, and what becomes of a log that nobody keeps."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.ledger.models import Entry
from answerable.desk.memory.actions.keep_log import keep_log
from answerable.desk.memory.actions.remove_log import remove_never_kept
from answerable.desk.memory.models import Earlier, Log
from answerable.errors import NotComplete

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(officer, client_of):
    return client_of(officer)


@pytest.fixture
def preview(browser, run_jobs):
    """preview(data): the page of a log with that file after it was read."""

    def preview(data, name="log.csv", **about):
        given = {"publisher": "Thornby Council", **about, "file": SimpleUploadedFile(name, data)}
        answer = browser.post("/memory/logs/new/", given)
        assert answer.status_code == 302, answer.content.decode()
        run_jobs()
        return browser.get(answer.url).content.decode()

    return preview


def test_an_applicants_name_and_telephone_are_not_shown_and_doubtful_words_are_named(preview):
    page = preview(b"""Requester,Request,Response
Mr O Tarrowby,"How many skips were hired in 2024? Regards, Oswin Tarrowby 07700 900123",We hired 212 skips.
,"Did Priscilla Wetherall hire a skip in 2024?",No.
""")
    assert "Tarrowby" not in page and "900123" not in page and "212 skips" in page
    assert "Look here before you keep it" in page and "row 3: “Priscilla Wetherall”" in page
    assert Log.objects.get().about["look"] == [["row 3", "Priscilla Wetherall"]]


def test_where_columns_are_not_known_it_is_asked_with_a_cell_of_each(preview, browser):
    page = preview(b"Key,Wording,Upshot\n1,Swans on the canal,Nine of them\n2,Geese,None at all\n")
    assert "It is not known which column is the question and which the answer." in page
    form = browser.get(f"/memory/logs/{Log.objects.get().pk}/columns/").content.decode()
    assert "For example: Wording · Swans on the canal" in form and "Upshot · Nine of them" in form
    assert "(optional)" not in form


def test_said_anew_the_column_of_applicants_stays_what_it_was(preview, browser, run_jobs):
    preview(b"Requester,Request,Reply,Remarks\nMr O Tarrowby,How many skips? O Tarrowby,212.,None\n")
    address = f"/memory/logs/{Log.objects.get().pk}/columns/"
    form = browser.get(address)
    assert "Mr O Tarrowby" not in form.content.decode()
    said = {name: field.initial for name, field in form.context["form"].fields.items()}
    browser.post(address, said)
    run_jobs()
    assert "Tarrowby" not in str(Log.objects.get().about)


def test_a_log_that_nobody_keeps_is_removed_after_thirty_days(preview, run_jobs, at):
    preview(b"Request,Reply\nHow many skips?,212.\n")
    log = Log.objects.get()
    remove_never_kept(at=log.read_at + timedelta(days=29))
    run_jobs()
    assert Log.objects.exists()
    remove_never_kept(at=log.read_at + timedelta(days=31))
    run_jobs()
    assert not Log.objects.exists()
    assert Entry.objects.filter(kind="log-removed", subject=f"others-log:{log.pk}").count() == 1


def test_whose_answers_they_are_is_asked_after_the_file_was_read_where_it_does_not_say(preview, browser, run_jobs):
    page = preview(b"Request,Reply\nHow many skips?,212.\n", publisher="")
    log = Log.objects.get()
    assert "Which authority answered?" in page and "A log whose authority is not known yet" in page
    refused = browser.post(f"/memory/logs/{log.pk}/keep/")
    assert refused.status_code == 422 and "Enter the name of the authority" in refused.content.decode()
    browser.post(f"/memory/logs/{log.pk}/keep/", {"publisher": "Thornby Council"})
    run_jobs()
    assert Earlier.objects.get().publisher == "Thornby Council"


def test_a_file_that_says_whose_each_answer_is_needs_no_name(preview, browser, run_jobs):
    page = preview(
        b"Authority,Request,Reply\nThornby Council,How many skips?,212.\nWexcombe Council,How many skips?,9.\n",
        publisher="",
    )
    assert "Several authorities" in page and "Which authority answered?" not in page
    browser.post(f"/memory/logs/{Log.objects.get().pk}/keep/")
    run_jobs()
    assert set(Earlier.objects.values_list("publisher", flat=True)) == {"Thornby Council", "Wexcombe Council"}


def test_no_log_is_kept_of_which_nobody_said_whose_it_is(preview, by, at):
    preview(b"Request,Reply\nHow many skips?,212.\n", publisher="")
    with pytest.raises(NotComplete, match="whose answers"):
        keep_log(number=Log.objects.get().pk, by=by, at=at)
