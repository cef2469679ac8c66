"""What is typed of a breach: the words that it is counted by, its service, names that do not belong, and why."""

import re
from datetime import date

import pytest

from answerable.desk.breaches.actions.report import report
from answerable.desk.breaches.forms import StepForm
from answerable.desk.registers.authority import authority
from answerable.registers import breach_kinds, breach_report
from answerable.registers.breach_acts import ACTS

pytestmark = pytest.mark.django_db
FACTS = {"version": "2", "title": "Papers left on a bus", "service": "Planning"}


def entry(key):
    return authority().kept("breaches").find(key)


def figures(**days):
    tables = breach_report.report(authority().kept("breaches").entries, **days)
    return {one.id: one for table in tables for one in table.figures}


def test_the_words_that_breaches_are_counted_by_are_offered_and_others_may_be_typed(
    client_of, data_protection, confirmed
):
    browser, address = client_of(data_protection), f"/breaches/{confirmed}/do/facts/"
    page = browser.get(address).content.decode()
    assert '<option value="failure to redact"' in page and '<option value="human error"></option>' in page
    assert re.search(r'<input type="text" name="cause"[^>]* list="id_cause-words"', page)
    assert 'type="checkbox" name="data.types" value="contact details"' in page
    kinds = {"cause": "a fax machine", "data.types": ["health", "contact details"], "data.types.others": "allotment plots\nhealth", "people_affected.types": ["children"]}  # fmt: skip
    assert browser.post(address, FACTS | kinds).status_code == 302
    kept = entry(confirmed)
    assert kept.names("data.types") == ("health", "contact details", "allotment plots")
    assert (kept.names("people_affected.types"), kept.text("cause")) == (("children",), "a fax machine")
    again = browser.get(address).content.decode()
    assert re.search(r">\s*allotment plots</textarea>", again) and re.search(r'value="health"[^>]*\schecked', again)
    assert browser.post(address, FACTS | kinds | {"version": "3", "type": "Fax to wrong person"}).status_code == 422


def test_every_word_of_the_example_register_is_one_that_is_offered():
    for one in authority().kept("breaches").entries:
        words = [(name, one.text(name)) for name in ("type", "cause", "channel", "discovered_by")]
        words += [(name, word) for name in ("data.types", "people_affected.types") for word in one.names(name)]
        assert not [pair for pair in words if breach_kinds.is_own_word(*pair)]


def test_words_of_their_own_are_counted_and_marked(confirmed, step, keeper):
    step(confirmed, "facts", title="Papers", service="Planning", cause="a fax machine", type="Fax to wrong person")
    found = figures(first=date(2026, 11, 1), last=date(2026, 11, 30), on=date(2026, 11, 30))
    for name in ("cause.a-fax-machine", "type.fax-to-wrong-person"):
        assert found[name].value == 1 and found[name].notes == (breach_report.LOOK,)
    assert not any(breach_report.LOOK in one.notes for name, one in found.items() if name not in ("cause.a-fax-machine", "type.fax-to-wrong-person"))  # fmt: skip


def test_a_service_is_said_or_it_is_said_that_nobody_knows(client_of, data_protection, keeper, at, step):
    browser = client_of(data_protection)
    answer = browser.post("/breaches/new/", {"title": "A letter"})
    assert answer.status_code == 422 and "Enter service" in answer.content.decode()
    assert '<option value="not known yet"></option>' in browser.get("/breaches/new/").content.decode()
    key = report(given={"title": "A call"}, reason="Rung in", by=keeper, at=at).key
    assert entry(key).text("service") == "not known yet"
    step(key, "confirm", aware_at="2026-11-19T04:00+00:00", aware_basis="Heard")
    found = figures(first=date(2026, 11, 1), last=date(2026, 11, 30), on=date(2026, 11, 30))
    assert found["service.not-known-yet"].value == 1 and "service.not-said" not in found


def test_a_name_in_a_title_or_a_summary_is_pointed_out_once_before_it_is_kept(client_of, data_protection, confirmed):
    browser, sent = client_of(data_protection), {"title": "Jane Smith of 4 High Street", "service": "Housing"}
    page = browser.post("/breaches/new/", sent)
    text = page.content.decode()
    assert (
        page.status_code == 200 and "“Title” may name a person: “Jane Smith”" in text and "Nothing is kept yet" in text
    )
    looked = re.search(r'name="looked" value="(\w+)"', text)[1]
    assert browser.post("/breaches/new/", sent | {"title": "Dr Jones rang", "looked": looked}).status_code == 200
    assert browser.post("/breaches/new/", sent | {"looked": looked}).status_code == 302
    page = browser.post(f"/breaches/{confirmed}/do/facts/", FACTS | {"summary": "Mr Brown lost them"})
    assert "“What happened” may name a person: “Mr Brown”" in page.content.decode() and entry(confirmed).version == "2"
    assert browser.post(f"/breaches/{confirmed}/do/facts/", FACTS | {"summary": "A clerk lost them"}).status_code == 302


def test_the_reason_is_asked_for_by_what_it_is_a_reason_of(keeper):
    labels = [str(form.fields["reason"].label) for act in ACTS.values() if "reason" in (form := StepForm(act, None, by=keeper)).fields]  # fmt: skip
    assert len(labels) == len(set(labels)) == 8 and all(len(label.split()) > 3 for label in labels)


def test_months_that_have_not_come_do_not_stand_there_as_nought(client_of, data_protection):
    year = {"first": date(2026, 4, 1), "last": date(2027, 3, 31)}
    table = next(one for one in breach_report.report(authority().kept("breaches").entries, **year, on=date(2026, 7, 10)) if one.id == "time")  # fmt: skip
    assert [one.label for one in table.figures] == ["April 2026", "May 2026", "June 2026", "July 2026"]
    assert table.figures[-1].notes == ("Until 10 July 2026.",) and "left out" in table.note
    past = breach_report.report(authority().kept("breaches").entries, **year, on=date(2027, 4, 1))[1]
    assert len(past.figures) == 12 and "left out" not in past.note
