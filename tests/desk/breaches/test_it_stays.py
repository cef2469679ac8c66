"""No breach leaves its register: any breach is documented (article 33(5)), by whatever page or file somebody tries it."""

import json

import pytest

from answerable.desk.registers.actions.carry_out import carry_out
from answerable.desk.registers.actions.offer import offer
from answerable.desk.registers.actions.remove import remove
from answerable.desk.registers.authority import authority
from answerable.desk.registers.importing import Incoming, plan
from answerable.errors import EntryRefused
from answerable.registers import as_json

pytestmark = pytest.mark.django_db
LATE = "BR-2024-007"


def keys():
    return [entry.id for entry in authority().kept("breaches").entries]


def test_nobody_removes_a_breach_whatever_the_reason(keeper, at, confirmed):
    for key in (LATE, "BR-2025-010", confirmed):
        version = int(authority().kept("breaches").find(key).version or 1)
        with pytest.raises(EntryRefused, match="no entry of this register is"):
            remove(register="breaches", key=key, version=version, reason="x", by=keeper, at=at)
        assert key in keys()


def test_its_page_offers_no_removal_and_the_address_says_what_is_done_instead(client_of, data_protection):
    browser = client_of(data_protection)
    assert "Remove it" not in browser.get(f"/registers/breaches/{LATE}/").content.decode()
    page = browser.get(f"/registers/breaches/remove/{LATE}/").content.decode()
    assert "Remove it</button>" not in page and "a near miss, not a breach, or entered already" in page
    assert browser.post(f"/registers/breaches/remove/{LATE}/", {"reason": "x", "version": 1}).status_code == 422
    assert LATE in keys()


def test_no_import_removes_one_and_its_form_does_not_offer_to(keeper, at, client_of, data_protection):
    before, definition = keys(), authority().definitions["breaches"]
    values = json.loads(as_json(authority().kept("breaches"), register=definition))
    values["incidents"] = [one for one in values["incidents"] if one["ref"] != LATE]
    file = Incoming(json.dumps(values).encode(), "breaches.json", reason="Tidied", removes=True)
    found = plan(file, register=definition, folder=authority())
    assert [row.key for row in found.of("refused")] == [LATE]
    upload = offer(register="breaches", incoming=file, by=keeper, at=at)
    carry_out(register="breaches", number=upload.pk, digest=found.digest, by=keeper, at=at)
    assert keys() == before
    form = client_of(data_protection).get("/registers/breaches/import/").content.decode()
    assert "Remove the entries" not in form
