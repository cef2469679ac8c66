"""Registers written out and read again: nothing is lost on the way."""

import json
from dataclasses import replace
from datetime import date

import pytest

from answerable.errors import BrokenGuard, MissingField, UnknownField, WrongValue
from answerable.registers import DEMOS, REGISTERS, check_values, open_folder, open_lists, read_values
from answerable.registers.as_file import as_json, as_yaml
from answerable.registers.load import read_register
from answerable.registers.tabular import row, values_of
from answerable.registers.values import filled, jsonable, put

NAMES = open_folder(DEMOS["harrowmere"]).registers
TOOLS = REGISTERS["tools"]
TOOL = {"id": "T1", "name": "Ping", "status": "approved"}


def bare(entry):
    return replace(entry, line=0)


def lists(kept):
    return {"": kept.entries, **kept.beside}.items()


@pytest.mark.parametrize("name", NAMES)
def test_a_register_written_as_yaml_reads_back_to_the_same_entries(harrowmere, tmp_path, name):
    kept, path = harrowmere.kept(name), tmp_path / "register.yaml"
    path.write_text(as_yaml(kept, register=REGISTERS[name]), "utf-8")
    again = read_register(path, REGISTERS[name])
    assert {part: [bare(entry) for entry in entries] for part, entries in lists(again)} == {
        part: [bare(entry) for entry in entries] for part, entries in lists(kept)
    }
    assert (again.title, again.as_at, again.glossary, again.rules) == (
        kept.title,
        kept.as_at,
        kept.glossary,
        kept.rules,
    )


@pytest.mark.parametrize("name", NAMES)
def test_entries_kept_as_json_read_back_to_the_same_values_and_are_checked_to_the_same_end(harrowmere, name):
    for part, entries in lists(harrowmere.kept(name)):
        for entry in entries:
            stored = json.loads(json.dumps(jsonable(entry.values)))
            assert bare(read_values(stored, register=REGISTERS[name], section=part)) == bare(entry)
            checked = check_values(stored, register=REGISTERS[name], section=part)
            assert (bare(checked.entry), checked.faults) == (bare(entry), ())


@pytest.mark.parametrize("name", NAMES)
def test_an_entry_as_a_row_of_a_table_says_the_same_as_the_entry(harrowmere, name):
    register = REGISTERS[name]
    for part, entries in lists(harrowmere.kept(name)):
        section = register.section(part)
        for entry in entries:
            cells = {key: str(value) for key, value in row(entry, part=section).items()}
            made = check_values(values_of(cells, part=section), register=register, section=part)
            assert made.faults == ()
            assert section.changed(entry, made.entry) == ()
            assert values_of(cells, part=section, before=entry) == entry.values


def test_a_row_changes_only_the_columns_that_it_has_and_that_differ(harrowmere):
    entry, part = harrowmere.kept("tools").entries[0], TOOLS.section()
    made = check_values(values_of({"owner": "Head of Digital"}, part=part, before=entry), register=TOOLS)
    assert part.changed(entry, made.entry) == ("owner",)
    assert values_of({"owner": " Head of ICT\r\n"}, part=part, before=entry) == entry.values


def test_json_of_a_register_has_the_parts_of_its_file(harrowmere):
    found = json.loads(as_json(harrowmere.kept("captures"), register=REGISTERS["captures"]))
    assert list(found) == ["register", "captures", "arrangements"]


def test_all_that_is_wrong_with_values_is_said_at_once_and_names_its_field():
    given = {**TOOL, "status": "aproved", "review_due": "next year", "stauts": "x", "name": None, "history": "none"}
    faults = check_values(given, register=TOOLS).faults
    assert [(type(fault), fault.box) for fault in faults] == [
        (WrongValue, "status"), (WrongValue, "review_due"), (UnknownField, "stauts"), (WrongValue, "history"),
        (MissingField, "name"),
    ]  # fmt: skip
    assert faults[0].part("where") == "status"


def test_a_guard_that_is_broken_says_at_which_field_it_is_shown():
    (fault,) = check_values({**TOOL, "history": [{"date": "2026-01-01", "status": "blocked"}]}, register=TOOLS).faults
    assert isinstance(fault, BrokenGuard)
    assert (fault.box, fault.part("where")) == ("history", "T1")


def test_values_that_were_kept_are_read_even_where_the_register_has_changed_since():
    entry = read_values(
        {**TOOL, "status": "tolerated", "gone": {"since": "2026-01-02"}, "review_due": "soon"}, register=TOOLS
    )
    assert (entry.text("status"), entry.day("gone.since"), entry.text("review_due")) == (
        "tolerated",
        date(2026, 1, 2),
        "soon",
    )


def test_the_entries_of_a_file_are_checked_one_by_one_with_their_lines():
    data = b"tools:\n  - {id: T1, name: Ping, status: approved}\n  - {id: T2, status: maybe}\n"
    found = [
        (line, check_values(node, register=TOOLS))
        for _, line, node in open_lists(data, name="tools.yaml", register=TOOLS)
    ]
    assert [(line, checked.entry.id, len(checked.faults)) for line, checked in found] == [(2, "T1", 0), (3, "T2", 2)]


def test_what_is_written_for_readers_is_worked_out_again(harrowmere):
    register, kept = REGISTERS["breaches"], harrowmere.kept("breaches")
    assert all(filled(register.completed(entry, kept.as_at).values) == filled(entry.values) for entry in kept.entries)
    entry = next(entry for entry in kept.entries if entry.moment("commissioner.deadline"))
    moved = replace(entry, values=put(entry.values, "aware_at", entry.moment("aware_at").replace(year=2030)))
    assert register.completed(moved, kept.as_at).moment("commissioner.deadline").year == 2030


@pytest.mark.parametrize(
    ("name", "change"),
    [(name, one) for name, register in REGISTERS.items() for one in register.changes if "without a reason" in one.says],
)
def test_every_guard_on_changes_lets_a_reasoned_change_pass_and_names_a_field_of_its_register(harrowmere, name, change):
    assert change.at in REGISTERS[name].section().known
    for entry in harrowmere.kept(name).entries:
        emptied = replace(entry, values=put(entry.values, change.at, None))
        assert change.holds(entry, entry, "")
        assert change.holds(entry, emptied, "It was entered for another.")
        assert change.holds(emptied, entry, "")
        assert change.holds(entry, emptied, " ") == (entry.at(change.at) in (None, ()))
