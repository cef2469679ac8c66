"""Placing a hold: what it covers is found by name and ticked, or written; what names nothing is told in words."""

from datetime import date

import pytest
from django.urls import reverse

from answerable.desk.retention.models import Hold
from answerable.desk.retention.naming import NotOne, thing_called, things_named

WHY = {"kind": "litigation", "reason": "A claim.", "since_day": "1", "since_month": "3", "since_year": "2026"}


@pytest.fixture
def browser(client_of, records):
    return client_of(records)


@pytest.fixture
def evidence(data_protection, at):
    """The reference of an investigation with a file (item 1)."""
    from answerable.desk.custody.actions.collect import collect
    from answerable.desk.custody.actions.open_investigation import open_investigation
    from answerable.desk.custody.entries import New, Upload
    from answerable.desk.custody.models import Kind
    from answerable.desk.custody.taking import Taken
    from answerable.desk.people.actors import acting
    from desk.custody.hands import EXPORT, LEAD, STORE, said

    who = {"by": acting(data_protection), "at": at}
    opened = open_investigation(title="Chat of Ann Example", breach="BR-2025-008", said=said(), **who)
    reference = opened.investigation.reference
    file = Taken(LEAD, STORE, file=Upload(EXPORT, "chat.txt", "text/plain"))
    collect(reference=reference, new=New("Telephone of Ann Example", Kind.DIGITAL), taken=file, said=said(), **who)
    return reference


def test_evidence_and_its_items_are_found_by_reference_and_breach_and_never_by_a_title(evidence, browser):
    whole, item = f"evidence:{evidence}", f"evidence:{evidence}/1"
    found = things_named(evidence)
    assert found[whole] == f"Evidence of investigation {evidence} (BR-2025-008)"
    assert found[item] == f"Item 1 of {evidence} (BR-2025-008)"
    assert {whole, item, "register:breaches/BR-2025-008"} <= set(things_named("BR-2025-008"))
    assert things_named("Ann Example") == {}
    place(browser, subjects=f"{evidence}/1")
    assert covered() == {item}


def place(browser, **given):
    return browser.post(reverse("retention:place"), WHY | given, follow=True)


def covered():
    return set(Hold.objects.get(case="").subjects.values_list("subject", flat=True))


def test_what_is_found_by_name_is_ticked_and_held(browser, take):
    case = take(date(2026, 11, 2))
    found = place(browser, find=case.reference, look="1")
    assert found.status_code == 200 and "There is a problem" not in found.content.decode()
    assert f"Request file {case.reference}, received 2 November 2026" in found.content.decode()
    assert not Hold.objects.filter(case="").exists()
    place(browser, chosen=[f"case:{case.reference}"])
    assert covered() == {f"case:{case.reference}"}


def test_what_was_ticked_and_written_stays_while_more_is_looked_for(browser, take):
    case = take(date(2026, 11, 2))
    page = place(browser, chosen=[f"case:{case.reference}"], find="whatsapp", look="1", words="quarry").content.decode()
    assert f'value="case:{case.reference}"' in page and "A claim." in page and "quarry" in page
    ticked = page[page.index(f'value="case:{case.reference}"') :][:200]
    assert "checked" in ticked
    assert 'value="register:tools/' in page and "WhatsApp" in page


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("BR-2024-001", "register:breaches/BR-2024-001"),
        ("breach 2024-001", "register:breaches/BR-2024-001"),
        ("signal", "register:tools/TOOL-"),
        ("grp-01", "register:groups/GRP-01"),
    ],
)
def test_entries_of_registers_are_found_by_reference_and_title(words, subject, db):
    assert any(one.startswith(subject) for one in things_named(words))


def test_no_request_is_found_by_who_asked_or_what_was_asked(take):
    take(date(2026, 11, 2))
    assert [one for words in ("Wynn", "benches", "wynn@example.org") for one in things_named(words)] == []


@pytest.mark.parametrize("written", ["{ref}", "case:{ref}", "  {ref}  ", "{lower}", "CASE:{ref}"])
def test_a_reference_is_written_in_any_form(written, browser, take):
    case = take(date(2026, 11, 2))
    place(browser, subjects=written.format(ref=case.reference, lower=case.reference.lower()))
    assert covered() == {f"case:{case.reference}"}


@pytest.mark.parametrize("written", ["TOOL-01", "register:tools/TOOL-01", "tools/TOOL-01"])
def test_an_entry_is_written_in_any_form(written, browser):
    place(browser, subjects=written)
    assert covered() == {"register:tools/TOOL-01"}


@pytest.mark.parametrize(
    "written", ["FOI-2031-0001", "case:FOI-2031-0001", "nonsense", "xyz:abc", "register:tools/TOOL-1"]
)
def test_what_names_nothing_is_refused_in_words(written, browser, take):
    take(date(2026, 11, 2))
    answer = place(browser, subjects=f"TOOL-01\n{written}")
    assert answer.status_code == 422 and not Hold.objects.filter(case="").exists()
    assert f"“{written}”: nothing that is kept here has that reference" in answer.content.decode()


def test_a_reference_of_two_things_is_asked_about(monkeypatch, db):
    from answerable.desk.retention import naming

    both = {"register:tools/X-1": "Tools: X-1", "register:groups/X-1": "Groups: X-1"}
    monkeypatch.setattr(naming, "things_named", lambda words: both)
    with pytest.raises(NotOne, match="more than one thing: write register:tools/X-1 or register:groups/X-1"):
        thing_called("X-1")


def test_a_search_that_finds_nothing_says_so(browser):
    page = place(browser, find="zzz", look="1").content.decode()
    assert "Nothing that is kept here is called “zzz”" in page


def test_a_hold_of_nothing_is_refused_in_words(browser):
    answer = place(browser)
    assert answer.status_code == 422
    assert "Find what it covers and tick it, or write its reference" in answer.content.decode()


def test_what_was_ticked_and_is_gone_is_refused_in_words(browser):
    answer = place(browser, chosen=["case:FOI-2031-0001"])
    assert answer.status_code == 422 and "“case:FOI-2031-0001” is not there any more" in answer.content.decode()
