"""Entries of registers under the schedule: breaches are anonymised, their counts stay."""

from collections import Counter
from datetime import date

import pytest

from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.anonymising import COUNTED, GONE, bare
from answerable.desk.registers.actions.taking_in import for_change
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import EntryVersion, KeptEntry
from answerable.desk.retention.actions.approval import approve_disposal, ask_approval
from answerable.desk.retention.actions.begin_disposal import begin_disposal
from answerable.desk.retention.actions.carry_out import carry_out
from answerable.desk.retention.actions.decide_item import decide_item
from answerable.desk.retention.models import Fate
from answerable.desk.retention.queries.due import State, due_rows
from answerable.registers import breach_counts, check_values, jsonable

LATER = date(2033, 6, 1)


@pytest.fixture
def taken_in(data_protection, at):
    """The register of breaches, kept by the desk."""
    for_change("breaches", by=acting(data_protection), at=at)


def _rows(**given):
    return {row.holding.subject: row for row in due_rows(kind="register", **given)}


def test_entries_that_name_a_class_are_kept_by_it(db):
    rows = _rows(on=LATER)
    breach = rows["register:breaches/BR-2024-001"]
    assert (breach.class_id, breach.standing.trigger_on, breach.standing.kept_to) == ("IG-INC-01", date(2024, 4, 17), date(2030, 4, 17))  # fmt: skip
    capture = rows["register:captures/CAP-2025-014"]
    assert (capture.class_id, capture.standing.trigger_on) == ("COM-MSG-03", date(2025, 5, 30))
    assert not any(
        one.startswith(("register:tools/", "register:groups/")) for one in rows
    )  # it is that of their messages


def test_an_entry_that_is_not_closed_is_open(db):
    still = [entry.id for entry in authority().kept("breaches").entries if entry.text("status") in ("assessing", "investigating", "reported")]  # fmt: skip
    rows = _rows(on=LATER)
    assert still
    assert {rows[f"register:breaches/{key}"].state for key in still if f"register:breaches/{key}" in rows} == {
        State.OPEN
    }


def test_what_stands_in_a_file_goes_by_hand(db):
    assert "take it out there" in _rows(on=LATER)["register:breaches/BR-2024-001"].holding.by_hand


def test_a_breach_is_anonymised_once_a_named_person_has_signed_it_off(
    taken_in, closed, keeper, second, run_jobs, at, monkeypatch
):
    from answerable.desk.retention.actions import tasks

    closed()
    later = at.replace(year=2033)
    monkeypatch.setattr(tasks.timezone, "now", lambda: later)
    before = Counter(entry.text("type") for entry in breach_counts.breaches(authority().kept("breaches")))
    run = begin_disposal(by=keeper, at=later)
    item = run.items.get(subject="register:breaches/BR-2024-001")
    assert (item.fate, item.needs_sign_off) == (Fate.LEFT_OUT, True)  # its class says that a person decides
    decide_item(number=run.pk, key=item.pk, fate=Fate.DUE, because="", by=keeper, at=later)
    ask_approval(number=run.pk, by=keeper, at=later)
    approve_disposal(number=run.pk, signed_off=[item.pk], by=second, at=later)
    carry_out(number=run.pk, by=keeper, at=later)
    run_jobs()
    item.refresh_from_db()
    assert item.fate == Fate.DESTROYED and item.destroyed["texts"] > 5
    stored = KeptEntry.objects.get(key="BR-2024-001")
    assert stored.values["title"] == GONE and stored.values["people_affected"]["number"] == 1
    assert "Rent arrears" not in str(list(EntryVersion.objects.filter(entry=stored).values_list("values", flat=True)))
    assert Counter(entry.text("type") for entry in breach_counts.breaches(authority().kept("breaches"))) == before
    assert "register:breaches/BR-2024-001" not in _rows(on=LATER)


def test_every_breach_without_its_texts_is_still_an_entry_that_its_guards_allow(db):
    definition = authority().definitions["breaches"]
    for entry in authority().kept("breaches").entries:
        left = bare(jsonable(entry.values), definition.sections[0], COUNTED["breaches"])
        assert check_values(left, register=definition).faults == (), entry.id


def test_an_entry_is_found_by_its_words_for_a_hold(db):
    from answerable.desk.retention.registers import RegisterEntries

    found = RegisterEntries().found("rent arrears tenant")
    assert "register:breaches/BR-2024-001" in found
    assert RegisterEntries().found("rent arrears tenant", among=["register:breaches/BR-2024-002"]) == set()


def test_who_changes_or_removes_a_held_entry_is_told_so_with_the_section(client_of, records, take, run_jobs):
    from django.urls import reverse

    from answerable.desk.retention.models import HoldSubject

    case = take(date(2026, 11, 19))
    run_jobs()
    covered = HoldSubject.objects.filter(subject__startswith="register:groups/").first()
    key = covered.subject.rpartition("/")[2]
    browser = client_of(records)
    for name in ("registers:edit", "registers:remove"):
        page = browser.get(reverse(name, args=["groups", key])).content.decode()
        assert (
            f"It is held: hold {covered.hold_id} (for {case.reference})." in page
            and "is an offence (FOIA s.77)" in page
        )


def test_whoever_decides_on_a_disposal_is_told_of_open_requests_and_of_section_77(
    taken_in, take, closed, keeper, at, client_of, records
):
    closed()
    run = begin_disposal(by=keeper, at=at)
    address = f"/retention/disposals/{run.pk}/"
    assert "s.77" not in client_of(records).get(address).content.decode()
    take(date(2026, 11, 19))
    page = client_of(records).get(address).content.decode()
    assert "1 request is open or may still be appealed." in page and "a person must look" in page
    assert "is an offence (FOIA s.77)" in page


def test_what_a_new_request_names_stays_though_its_disposal_was_approved_before(
    taken_in, take, keeper, second, run_jobs, at, monkeypatch
):
    """The request came a minute before the disposal was carried out, and nobody has looked anything up yet."""
    from answerable.desk.retention.actions import tasks

    later = at.replace(year=2033)
    monkeypatch.setattr(tasks.timezone, "now", lambda: later)
    run = begin_disposal(by=keeper, at=later)
    item = run.items.get(subject="register:breaches/BR-2024-002")
    decide_item(number=run.pk, key=item.pk, fate=Fate.DUE, because="", by=keeper, at=later)
    ask_approval(number=run.pk, by=keeper, at=later)
    approve_disposal(number=run.pk, signed_off=[item.pk], by=second, at=later)
    take(
        date(2026, 11, 19),
        letter=b"From: a@example.org\n\n1. Please send me the entry with this number (BR-2024-002).\n",
    )
    carry_out(number=run.pk, by=keeper, at=later)
    run_jobs()
    item.refresh_from_db()
    assert item.fate == Fate.STOPPED and item.because.startswith("A hold covers it: hold")
    assert authority().kept("breaches").find("BR-2024-002").text("title") != GONE
