"""Registers as pages."""

import pytest

from answerable.registers import REGISTERS, open_folder

pytestmark = pytest.mark.django_db


def test_every_register_and_every_entry_of_the_authority_has_its_page(officer, client_of, harrowmere):
    browser, folder = client_of(officer), open_folder(harrowmere)
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
