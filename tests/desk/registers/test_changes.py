"""Entries that are changed in the desk: checked as the file is, kept in versions, each an event of the log."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from answerable.desk.ledger.models import Entry as Event
from answerable.desk.ledger.recording import digest_of
from answerable.desk.people.actors import acting
from answerable.desk.people.roles import Role
from answerable.desk.registers.access import editors
from answerable.desk.registers.actions.add import add
from answerable.desk.registers.actions.change import change
from answerable.desk.registers.actions.remove import remove
from answerable.desk.registers.actions.taking_in import canonical
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import EntryVersion, KeptEntry, KeptRegister
from answerable.errors import (
    BrokenGuard,
    ChangedMeanwhile,
    EntryRefused,
    MissingField,
    NoSuchThing,
    NotAllowed,
    RepeatedEntry,
    StillPointedAt,
    UnknownReference,
    WrongValue,
)
from answerable.registers import REGISTERS, open_folder

pytestmark = pytest.mark.django_db
TOOL = {"id": "TOOL-99", "name": "Pigeon", "status": "blocked", "status_since": "2026-11-02"}
NAMES = tuple(REGISTERS)


def faults(caught):
    return [(type(fault), fault.box) for fault in caught.value.fields["faults"]]


def bare(entries, *, but=""):
    return [replace(entry, line=0, version="", as_at=None) for entry in entries if entry.id != but]


def a_change(name, entry):
    """A change that no guard stands against: of the first field that holds plain words."""
    part = REGISTERS[name].section()
    field = next(
        one
        for one in part.leaves
        if one.kind in ("text", "long") and not one.choices and one.name != part.key and entry.text(one.name)
    )
    return {field.name.replace(".", "__"): entry.text(field.name) + " (looked at)"}


@pytest.mark.parametrize("name", NAMES)
def test_a_register_that_is_changed_is_taken_in_whole_and_says_the_same_as_its_file(
    harrowmere, changed, person, at, name
):
    kept = open_folder(harrowmere).kept(name)
    entry, by = kept.entries[0], acting(person("Ed Itor", *editors(name)))
    changed(name, entry.id, by=by, **a_change(name, entry))
    now = authority().kept(name)
    assert KeptRegister.objects.get().file == kept.file
    assert bare(now.entries, but=entry.id) == bare(kept.entries, but=entry.id)
    assert {part: bare(rows) for part, rows in now.beside.items()} == {
        part: bare(rows) for part, rows in kept.beside.items()
    }
    assert (now.title, now.rules, now.glossary) == (kept.title, kept.rules, kept.glossary)
    taken = Event.objects.get(kind="register-taken-in")
    assert (taken.subject, taken.data["entries"]) == (f"register:{name}", KeptEntry.objects.count())


def test_where_nothing_differs_nothing_is_written_and_the_register_stays_where_it_is(changed):
    assert changed("tools", "TOOL-01") is None
    assert not KeptRegister.objects.exists()
    changed("tools", "TOOL-02", owner="Head of Digital")
    assert changed("tools", "TOOL-01") is None
    assert EntryVersion.objects.filter(entry__key="TOOL-01").count() == 1
    assert Event.objects.filter(kind="register-changed").count() == 1


def test_a_change_is_an_event_that_names_the_fields_and_no_value(changed, records):
    stored = changed("tools", "TOOL-01", owner="Head of Digital", dpia__ref="DPIA-2026-09", reason="A new head")
    event = Event.objects.get(kind="register-changed")
    assert (event.subject, event.by) == ("register:tools/TOOL-01", f"person:{records.pk}")
    assert event.data == {"register": "tools", "key": "TOOL-01", "version": 2, "fields": ["owner", "dpia.ref"]}
    assert event.digest == digest_of(canonical(authority().kept("tools").find("TOOL-01").values))
    assert "Digital" not in str(event.data)
    assert stored.versions.get(number=2).reason == "A new head"


def test_from_its_first_change_on_the_desk_is_the_truth_and_the_file_is_read_no_more(folder, changed):
    changed("tools", "TOOL-01", owner="Head of Digital")
    (folder / "tools.yaml").write_text("tools: []", "utf-8")
    assert authority().kept("tools").find("TOOL-01").text("owner") == "Head of Digital"
    assert len(authority().kept("tools").entries) > 10
    (folder / "captures.yaml").write_text("captures: []", "utf-8")
    assert authority().kept("captures").entries == ()


def test_what_rests_on_an_entry_names_its_version_and_since_when_it_stands(changed, at):
    changed("tools", "TOOL-01", owner="Head of Digital")
    kept = authority().kept("tools")
    new, old = (kept.basis(kept.find(key)) for key in ("TOOL-01", "TOOL-02"))
    assert (new.version, new.as_at) == ("2", at.date())
    assert (old.version, old.as_at) == ("1", date(2026, 6, 30))


def test_the_registers_stand_as_they_stood_on_any_day(changed, at, records):
    by, days = acting(records), [at + timedelta(days=number) for number in (0, 10, 20)]
    changed("tools", "TOOL-01", owner="Second", when=days[0])
    changed("tools", "TOOL-01", owner="Third", version=2, when=days[1])
    add(register="tools", values=TOOL, by=by, at=days[1])
    remove(register="tools", key="TOOL-99", version=1, reason="It flew", by=by, at=days[2])

    def on(day):
        kept = authority(as_at=day).kept("tools")
        return kept.find("TOOL-01").text("owner"), kept.find("TOOL-99") is not None, kept.as_at

    assert on(date(2026, 7, 1)) == ("Head of ICT", False, date(2026, 7, 1))
    assert on(days[0].date()) == ("Second", False, days[0].date())
    assert on(days[1].date()) == ("Third", True, days[1].date())
    assert on(days[2].date()) == ("Third", False, days[2].date())


def test_a_change_just_before_midnight_in_summer_is_one_of_that_day(changed, at):
    changed("tools", "TOOL-01", owner="Late", when=at.replace(month=6, day=30, hour=22, minute=59))
    changed("tools", "TOOL-01", owner="Later", version=2, when=at.replace(month=6, day=30, hour=23, minute=1))
    assert authority(as_at=date(2026, 6, 30)).kept("tools").find("TOOL-01").text("owner") == "Late"
    assert authority(as_at=date(2026, 7, 1)).kept("tools").find("TOOL-01").text("owner") == "Later"


def test_reading_the_registers_again_asks_one_thing_of_the_database(changed, django_assert_num_queries):
    changed("tools", "TOOL-01", owner="Head of Digital")
    authority().kept("tools")
    with django_assert_num_queries(1):
        assert authority().kept("tools").entries


def test_whoever_edits_an_entry_that_was_changed_meanwhile_is_told_by_whom(changed, records):
    changed("tools", "TOOL-01", owner="Head of Digital")
    with pytest.raises(ChangedMeanwhile) as caught:
        changed("tools", "TOOL-01", owner="Head of Data")
    assert records.name in caught.value.part("what")


def test_every_fault_of_an_entry_is_said_at_once(changed):
    with pytest.raises(EntryRefused) as caught:
        changed("tools", "TOOL-01", status="aproved", review_due="soon", name="", retention_class="COM-MSG-99")
    assert faults(caught) == [
        (WrongValue, "status"), (WrongValue, "review_due"), (MissingField, "name"), (UnknownReference, "retention_class"),
    ]  # fmt: skip
    assert not KeptRegister.objects.exists()


def test_a_guard_of_the_register_holds_in_the_desk(changed):
    with pytest.raises(EntryRefused) as caught:
        changed("tools", "TOOL-01", status="blocked")
    assert faults(caught) == [(BrokenGuard, "history")]


def test_the_moment_of_awareness_changes_only_with_a_reason(changed, data_protection):
    by, moved = acting(data_protection), "2024-04-17T09:20+01:00"
    with pytest.raises(EntryRefused) as caught:
        changed("breaches", "BR-2024-001", by=by, aware_at=moved)
    assert faults(caught) == [(BrokenGuard, "aware_at")]
    changed("breaches", "BR-2024-001", by=by, aware_at=moved, reason="The message came an hour earlier")
    entry = authority().kept("breaches").find("BR-2024-001")
    assert entry.moment("commissioner.deadline").isoformat() == "2024-04-20T09:20:00+01:00"


def test_an_entry_keeps_its_reference(changed):
    with pytest.raises(WrongValue, match="TOOL-77"):
        changed("tools", "TOOL-01", id="TOOL-77")


def test_an_entry_is_added_at_the_end_and_found(records, at):
    add(register="tools", values=TOOL, by=acting(records), at=at)
    assert authority().kept("tools").entries[-1].text("name") == "Pigeon"
    event = Event.objects.get(kind="register-added")
    assert (event.subject, event.data["fields"]) == (
        "register:tools/TOOL-99",
        ["id", "name", "status", "status_since", "history"],
    )


@pytest.mark.parametrize("key", ["TOOL-01", "new", "a/b", "x" * 41, " ", "<b>", ".."])
def test_a_reference_that_is_used_or_fits_no_address_is_refused(records, at, key):
    with pytest.raises(EntryRefused) as caught:
        add(register="tools", values={**TOOL, "id": key}, by=acting(records), at=at)
    assert faults(caught)[0][0] in (RepeatedEntry, WrongValue, MissingField)


def test_an_entry_beside_the_register_is_added_to_its_own_list(records, at):
    values = {"id": "ARR-99", "subject": "search", "says": "Ask Records."}
    add(register="captures", section="arrangements", values=values, by=acting(records), at=at)
    assert authority().kept("captures").beside["arrangements"][-1].id == "ARR-99"


def test_a_removed_entry_is_gone_from_the_register_and_not_from_its_history(records, at):
    by = acting(records)
    add(register="tools", values=TOOL, by=by, at=at)
    remove(register="tools", key="TOOL-99", version=1, reason="Entered by mistake", by=by, at=at)
    assert authority().kept("tools").find("TOOL-99") is None
    assert [(one.number, one.is_removed) for one in EntryVersion.objects.filter(entry__key="TOOL-99")] == [
        (1, False),
        (2, True),
    ]
    with pytest.raises(NoSuchThing):
        change(register="tools", key="TOOL-99", values=TOOL, version=2, reason="", by=by, at=at)
    add(register="tools", values=TOOL, by=by, at=at)
    assert KeptEntry.objects.get(key="TOOL-99").version == 3


def test_nothing_is_removed_without_a_reason_or_while_others_point_at_it(records, at):
    by = acting(records)
    with pytest.raises(EntryRefused):
        remove(register="tools", key="TOOL-01", version=1, reason=" ", by=by, at=at)
    with pytest.raises(StillPointedAt, match="BR-2024-001"):
        remove(register="tools", key="TOOL-02", version=1, reason="No more mail", by=by, at=at)


def test_a_register_that_no_file_holds_begins_in_the_desk(folder, records, at):
    (folder / "tools.yaml").unlink()
    add(register="tools", values=TOOL, by=acting(records), at=at)
    kept = authority().kept("tools")
    assert ([entry.id for entry in kept.entries], kept.title) == (["TOOL-99"], REGISTERS["tools"].title)
    assert not authority(as_at=date(2026, 11, 19)).keeps("tools")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("role", list(Role))
def test_each_register_is_changed_by_those_who_keep_it_and_by_nobody_else(harrowmere, person, changed, name, role):
    entry, by = open_folder(harrowmere).kept(name).entries[0], acting(person("Some One", role))
    key, over = entry.id, a_change(name, entry)
    if role in editors(name):
        assert changed(name, key, by=by, **over).version == 2
        return
    with pytest.raises(NotAllowed, match="Some One"):
        changed(name, key, by=by, **over)
    with pytest.raises(NotAllowed):
        remove(register=name, key=key, version=1, reason="Because", by=by, at=None)
    with pytest.raises(NotAllowed):
        add(register=name, values={}, by=by, at=None)
    assert not KeptRegister.objects.exists()


def test_the_table_of_who_changes_what_is_the_one_that_was_agreed():
    assert {name: {role.name for role in editors(name)} for name in (*NAMES, "contracts")} == {
        "positions": {"OFFICER", "RECORDS"}, "tools": {"RECORDS"}, "groups": {"RECORDS"}, "captures": {"RECORDS"},
        "breaches": {"DATA_PROTECTION"}, "devices": {"RECORDS"}, "retention": {"RECORDS"}, "policies": {"RECORDS"},
        "custody": {"DATA_PROTECTION"}, "controls": {"DATA_PROTECTION"}, "requests": {"OFFICER", "RECORDS"},
        "contracts": {"RECORDS"},
    }  # fmt: skip
