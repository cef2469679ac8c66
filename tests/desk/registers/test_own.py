"""A register that the authority defines itself is in the desk like any other."""

import re
from pathlib import Path

import pytest
from django.test import Client

from answerable.desk.registers.authority import authority
from answerable.desk.registers.exporting import FORMS

pytestmark = pytest.mark.django_db
PAGE = (Path(__file__).parents[3] / "docs" / "own-register.md").read_text("utf-8")
CODE, ENTRIES = (re.search(rf"```{kind}\n(.+?)```", PAGE, re.S)[1] for kind in ("python", "yaml"))


@pytest.fixture
def contracts(folder):
    (folder / "registers").mkdir()
    (folder / "registers" / "contracts.py").write_text(CODE, "utf-8")
    (folder / "contracts.yaml").write_text(ENTRIES, "utf-8")
    return folder


def test_it_is_listed_edited_exported_and_published_by_its_definition_alone(contracts, client_of, records, officer):
    browser, anyone = client_of(records), Client()
    assert "Register of contracts" in browser.get("/registers/").content.decode()
    assert "days left" in browser.get("/registers/contracts/CON-01/").content.decode().lower()
    sent = {
        "id": "CON-04",
        "title": "Lifts",
        "supplier": "Up and Down",
        "first_day": "1",
        "first_month": "1",
        "first_year": "2026",
        "status": "running",
        "publish.list": "yes",
    }
    assert browser.post("/registers/contracts/new/", sent).status_code == 302
    assert authority().kept("contracts").find("CON-04").text("supplier") == "Up and Down"
    assert client_of(officer).get("/registers/contracts/new/").status_code == 403
    for form in FORMS:
        assert browser.get(f"/registers/contracts/as/{form}/").status_code == 200
    page = anyone.get("/published/registers/contracts/register.json").json()
    assert [one["id"] for one in page["entries"]] == ["CON-01", "CON-02", "CON-03", "CON-04"]
    assert page["entries"][1]["value"] == 96000 and "value" not in page["entries"][2]
    assert "contracts/" in anyone.get("/publication-scheme/").content.decode()


def test_its_entries_say_which_questions_they_answer(contracts, client_of, records):
    assert "How many contracts end in 2027?" in client_of(records).get("/registers/contracts/CON-01/").content.decode()


def test_its_own_guard_on_changes_holds(contracts, client_of, records):
    sent = {
        "title": "Fibre",
        "supplier": "Fenwick Fibre",
        "value": "1",
        "first_day": "1",
        "first_month": "4",
        "first_year": "2025",
        "status": "running",
        "change-version": "1",
        "publish.list": "yes",
    }
    answer = client_of(records).post("/registers/contracts/edit/CON-02/", sent)
    assert (answer.status_code, "#id_change-reason" in answer.content.decode()) == (422, True)


def test_a_number_is_grouped_for_readers_and_no_filter_of_numbers_is_offered(contracts, client_of, records):
    page = client_of(records).get("/registers/contracts/").content.decode()
    assert "410,000" in page and "2027" in page
    assert 'name="is.days_left"' not in page
