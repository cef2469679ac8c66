"""What an answer rests on, and how it stands today: each state in words, and no more of it than who looks may read."""

from datetime import date

import pytest

from answerable.casefile import Basis
from answerable.desk.people.actors import acting
from answerable.desk.registers.actions.remove import remove
from answerable.desk.registers.authority import authority
from answerable.desk.registers.changes import BESIDE, CHANGED, REMOVED, STANDS, UNKNOWN, otherwise, since

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folder")]
ON = date(2026, 9, 1)


def rests_on(register, place=0):
    kept = authority().kept(register)
    return kept.basis(kept.entries[place], "as it stood")


def states(because, by, on=ON):
    return [(one.ref, one.state) for one in since(because, on=on, by=by)]


def test_what_stands_as_it_stood_is_said_to(by):
    basis = rests_on("groups")
    assert states([basis, basis, Basis("law", "s.1(1)(a)")], by) == [(basis.ref, STANDS)]
    assert otherwise([basis]) == ()


def test_a_changed_entry_tells_each_field_before_and_after_and_what_else_came(by, changed):
    basis, other = rests_on("groups"), rests_on("groups", 1)
    changed("groups", basis.ref, purpose="Floods alone")
    changed("groups", other.ref, purpose="Snow alone")
    mine, beside = since([basis], on=ON, by=by)
    assert (mine.state, mine.is_old, mine.words) == (CHANGED, True, "It was changed on 20 November 2026.")
    assert [(one.name, one.after) for one in mine.differences] == [("purpose", "Floods alone")]
    assert (beside.state, beside.is_old) == (BESIDE, False)
    assert beside.words == f"Since the answer 1 other entry was added, changed or removed in it: {other.ref}."
    assert otherwise([basis, other]) == (basis.ref, other.ref)
    again = rests_on("groups")
    assert states([again], by, on=date(2026, 11, 20)) == [(again.ref, STANDS)]


def test_a_position_whose_text_changed_says_so(by, changed):
    basis = rests_on("positions")
    changed("positions", basis.ref, by=by, title="Attacks on our computers")
    (mine,) = since([basis], on=ON, by=by)
    assert [(one.label, one.after) for one in mine.differences] == [("Title", "Attacks on our computers")]


def test_a_file_that_was_changed_as_a_whole_says_that_the_field_is_not_known(by, folder):
    basis = rests_on("policies")
    path = folder / "policies.yaml"
    path.write_text(path.read_text("utf-8").replace("procedures", "procedures, revised", 1), "utf-8")
    (mine,) = since([basis], on=ON, by=by)
    assert (mine.state, mine.differences) == (CHANGED, ())
    assert "its file was changed as a whole" in mine.words


def test_a_removed_entry_is_told_with_its_register(by, changed, at):
    changed("positions", rests_on("positions", -1).ref, by=by, title="About to go")
    basis = rests_on("positions", -1)
    remove(register="positions", key=basis.ref, version=2, reason="It ended.", by=by, at=at)
    mine = since([basis], on=ON, by=by)[0]
    assert (mine.state, mine.register, mine.is_old) == (REMOVED, "positions", True)


def test_evidence_without_a_version_or_without_an_entry_is_not_known(by):
    nameless = Basis("register", rests_on("groups").ref)
    assert states([nameless, Basis("register", "GRP-99", version="abc")], by) == [(nameless.ref, UNKNOWN), ("GRP-99", UNKNOWN)]  # fmt: skip


def test_of_a_breach_who_reads_less_than_all_is_told_no_field(by, changed, data_protection):
    basis = rests_on("breaches")
    changed("breaches", basis.ref, by=acting(data_protection), title="Said anew, with a name in it")
    assert [(one.state, one.differences) for one in since([basis], on=date(2027, 1, 1), by=by)] == [(CHANGED, ())]
    assert since([basis], on=date(2027, 1, 1), by=acting(data_protection))[0].differences
