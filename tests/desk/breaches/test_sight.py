"""One rule for both doors: what the page of a breach hides from somebody, the registers' pages, files and programmes hide too."""

import json

import pytest

from answerable.desk.breaches.access import is_told
from answerable.desk.registers.authority import authority
from answerable.registers import jsonable

WHOLE = ("data_protection", "auditor")
PARTLY = ("officer", "approver", "reviewer")
NOT_AT_ALL = ("records",)
FORMS = ("csv", "json", "yaml", "xlsx")

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(request, client_of):
    return lambda role: client_of(request.getfixturevalue(role))


def _hidden():
    """An entry of which nothing may be published, and one of which something may."""
    entries = authority().kept("breaches").entries
    return next(one for one in entries if not is_told(one)), next(one for one in entries if is_told(one))


@pytest.mark.parametrize("role", WHOLE)
def test_who_keeps_breaches_and_who_audits_reads_every_word_by_both_doors(role, browser):
    hidden, told = _hidden()
    for entry in (hidden, told):
        assert browser(role).get(f"/breaches/{entry.id}/").status_code == 200
        page = browser(role).get(f"/registers/breaches/{entry.id}/").content.decode()
        assert entry.text("aware_basis") in page
        assert browser(role).get(f"/registers/breaches/history/{entry.id}/").status_code == 200


@pytest.mark.parametrize("role", PARTLY)
def test_who_counts_breaches_reads_by_the_registers_what_their_page_shows_and_no_more(role, browser):
    client, (hidden, told) = browser(role), _hidden()
    assert client.get(f"/breaches/{hidden.id}/").status_code == 404
    assert client.get(f"/registers/breaches/{hidden.id}/").status_code == 404
    page = client.get(f"/registers/breaches/{told.id}/").content.decode()
    assert told.text("title") in page and told.text("aware_basis") not in page and told.text("lessons") in page
    for name in ("risk.reasons", "investigation.finding", "commissioner.decided_by", "publish.reason", "aware_basis"):
        assert not told.text(name) or told.text(name) not in page, name
    for key in (hidden.id, told.id):
        assert client.get(f"/registers/breaches/history/{key}/").status_code == 404
    listed = client.get("/registers/breaches/").content.decode()
    assert told.id in listed and hidden.id not in listed
    assert hidden.id not in client.get("/registers/breaches/", {"q": hidden.id}).content.decode().split("</form>")[-1]


@pytest.mark.parametrize("form", FORMS[:3])
def test_a_file_of_the_register_has_no_more_than_the_pages(form, browser):
    hidden, told = _hidden()
    address = f"/registers/breaches/as/{form}/"
    partly, whole = (browser(role).get(address).content.decode() for role in ("officer", "auditor"))
    assert hidden.id in whole and hidden.id not in partly and told.id in partly
    assert told.text("aware_basis") in whole and told.text("aware_basis") not in partly
    assert len(partly) < len(whole)


@pytest.mark.parametrize("role", NOT_AT_ALL)
def test_to_whom_breaches_are_closed_the_register_is_not_there(role, browser):
    client, (_, told) = browser(role), _hidden()
    assert client.get("/breaches/").status_code == 403
    for address in ("", f"{told.id}/", f"history/{told.id}/", *(f"as/{form}/" for form in FORMS)):
        assert client.get(f"/registers/breaches/{address}").status_code == 404, address
    assert "/registers/breaches/" not in client.get("/registers/").content.decode()


def test_an_earlier_day_of_the_register_shows_no_more_than_today(browser):
    hidden, told = _hidden()
    listed = browser("officer").get("/registers/breaches/", {"on": "2026-07-01"}).content.decode()
    assert told.id in listed and hidden.id not in listed
    assert browser("officer").get(f"/registers/breaches/{hidden.id}/", {"on": "2026-07-01"}).status_code == 404


def test_the_fields_of_both_pages_are_the_same(browser):
    from answerable.desk.breaches.queries import published
    from answerable.desk.breaches.sight import BreachSight
    from answerable.desk.people.actors import DESK
    from answerable.desk.registers.words import in_words
    from answerable.registers import REGISTERS

    _, told = _hidden()
    seen = BreachSight().seen(told)
    shown = {words for _, words in published(told.id, by=DESK)[1]}
    leaves = [one.name for one in REGISTERS["breaches"].section().leaves if one.name not in ("ref", "title", "status")]
    assert shown and {words for name in leaves if (words := in_words(seen.at(name)))} == shown
    assert "publish" not in json.dumps(jsonable(seen.values))
