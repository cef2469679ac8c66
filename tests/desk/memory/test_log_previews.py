"""What a log's preview shows before any of it is kept, and what becomes of a log that nobody keeps."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from answerable.desk.memory.models import Log

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
