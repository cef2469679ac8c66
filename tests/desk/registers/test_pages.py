"""Registers as pages."""

import pytest

from answerable.registers import REGISTERS, open_folder

pytestmark = pytest.mark.django_db


def test_every_register_and_every_entry_of_the_authority_has_its_page(auditor, client_of, harrowmere):
    browser, folder = client_of(auditor), open_folder(harrowmere)
    assert browser.get("/registers/").status_code == 200
    for name in folder.registers:
        assert browser.get(f"/registers/{name}/").status_code == 200
        for entry in folder.kept(name).entries:
            assert browser.get(f"/registers/{name}/{entry.id}/").status_code == 200, entry.id


def test_what_is_not_for_the_public_says_so(officer, client_of):
    assert "Withheld" in client_of(officer).get("/registers/devices/DEV-01/").content.decode()


def test_a_register_that_is_not_kept_is_not_there(officer, client_of):
    for address in ("/registers/nothing/", "/registers/breaches/BR-1999-001/"):
        assert client_of(officer).get(address).status_code == 404


@pytest.mark.parametrize("role", ["contributor", "administrator"])
def test_registers_are_for_those_who_work_with_them(request, client_of, role):
    browser = client_of(request.getfixturevalue(role))
    assert all(browser.get(f"/registers/{name}/").status_code == 403 for name in REGISTERS)


def test_a_day_before_the_register_was_kept_here_never_says_how_it_stood(officer, client_of, changed):
    """TOOL-09 was not approved on that day, and restricted more than a year later: its history says so."""
    for is_kept in (False, True):
        if is_kept:
            changed("tools", "TOOL-17", owner="Head of Digital", reason="Renamed.")
        for address in ("/registers/tools/TOOL-09/", "/registers/tools/"):
            page = client_of(officer).get(address, {"on": "2023-12-14"}).content.decode()
            assert "The register was not kept here on that day; this is what it said on 30 June 2026." in page
            assert "As it stood" not in page
    entry = client_of(officer).get("/registers/tools/TOOL-09/", {"on": "2023-12-14"}).content.decode()
    assert "not approved" in entry and "restricted</dd>" not in entry and "Worked out" not in entry
    chosen = {"on": "2023-12-14", "columns": "name,status"}
    listed = client_of(officer).get("/registers/tools/", chosen).content.decode()
    row = listed[listed.index("TOOL-09</a>") :]
    assert 'data-label="Status">not approved' in row[: row.index("</tr>")]
    late = listed[listed.index("Nextdoor") :]
    assert 'data-label="Status"></td>' in late[: late.index("</tr>")]  # its history begins in 2026
    file = client_of(officer).get("/registers/tools/as/csv/", {"on": "2023-12-14"})
    assert "tools-2026-06-30.csv" in file["Content-Disposition"]


def test_a_day_on_which_the_register_was_kept_here_says_how_it_stood(officer, client_of, changed, at):
    changed("tools", "TOOL-17", owner="Head of Digital", reason="Renamed.")
    page = client_of(officer).get("/registers/tools/TOOL-17/", {"on": at.date().isoformat()}).content.decode()
    assert "As it stood at the end of" in page and "was not kept here" not in page
