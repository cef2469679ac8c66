"""Fourteen attacks by a person who can write the database, and what each design finds of them. D: found; . : not.

L0 keeps a hash beside each row. L1 chains the hashes. L2 is our log with its checkpoints in the same database, read with the
published key. L3 adds the checkpoints that a witness kept. The letters are those of docs/evidence.md.
"""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import pairwise

import pytest

from answerable.evidence import Key, Row, Trust, check_log, leaf_hash
from evidence.made import ORIGIN, Log, body

SIZE = 25  # checkpoints at 10 and 20; the last five are newer
OURS = Key.make(ORIGIN)


@dataclass
class Database:
    """What the attacker can write, for all designs at once, and what a witness kept elsewhere."""

    bodies: list = field(default_factory=lambda: [body(place) for place in range(SIZE)])
    listed: Key = OURS
    digests: list = field(default_factory=list)
    links: list = field(default_factory=list)
    leaves: list = field(default_factory=list)
    notes: list = field(default_factory=list)

    def __post_init__(self):
        self.hash_all()
        self.seal()

    def hash_all(self):
        self.digests = [sha256(one).digest() for one in self.bodies]
        self.chain()

    def chain(self):
        self.links, last = [], b""
        for one in self.bodies:
            last = sha256(last + one).digest()
            self.links.append(last)
        self.leaves = [leaf_hash(one) for one in self.bodies]

    def seal(self, *, key=OURS):
        rows = [Row(place, leaf, one) for place, (leaf, one) in enumerate(zip(self.leaves, self.bodies, strict=True))]
        self.notes = Log(rows, key=key).notes


WITNESSED = Database().notes


def found_by_hashes(database):
    return any(sha256(one).digest() != kept for one, kept in zip(database.bodies, database.digests, strict=True))


def found_by_chain(database):
    before = b""
    for one, link in zip(database.bodies, database.links, strict=True):
        if sha256(before + one).digest() != link:
            return True
        before = link
    return False


def found_by_log(database, *, witnessed=None):
    rows = [
        Row(place, leaf, one) for place, (leaf, one) in enumerate(zip(database.leaves, database.bodies, strict=True))
    ]
    trust = Trust(published=[OURS.verifier], witnessed=witnessed)
    return bool(check_log(rows, notes=database.notes, keys=[database.listed.verifier], trust=trust).findings)


def found_by_witness(database):
    return found_by_log(database, witnessed=WITNESSED)


DESIGNS = (found_by_hashes, found_by_chain, found_by_log, found_by_witness)
FALSE = body(12, by="person:99")


def edit_body(database):
    database.bodies[12] = FALSE


def edit_body_and_hash(database):
    database.bodies[12] = FALSE
    database.digests[12] = sha256(FALSE).digest()
    database.links[12] = sha256(database.links[11] + FALSE).digest()
    database.leaves[12] = leaf_hash(FALSE)


def edit_and_recompute(database):
    database.bodies[12] = FALSE
    database.hash_all()


def sign_with_another_key(database):
    edit_and_recompute(database)
    database.listed = Key.make(ORIGIN)
    database.seal(key=database.listed)


def edit_and_delete_checkpoints(database):
    edit_and_recompute(database)
    database.notes = database.notes[:1]


def sign_with_the_stolen_key(database):
    edit_and_recompute(database)
    database.seal()


def delete_a_row(database):
    for rows in (database.bodies, database.digests, database.links, database.leaves):
        del rows[12]


def delete_a_row_and_recompute(database):
    del database.bodies[12]
    database.hash_all()


def insert_a_row(database):
    database.bodies.insert(12, FALSE)
    database.hash_all()


def swap_two_rows(database):
    database.bodies[12], database.bodies[13] = database.bodies[13], database.bodies[12]
    database.hash_all()


def cut_the_tail(database):
    del database.bodies[20:]
    database.hash_all()


def restore_an_old_copy(database):
    del database.bodies[12:]
    database.hash_all()
    database.notes = database.notes[:1]


def edit_a_new_row(database):
    database.bodies[22] = body(22, by="person:99")
    database.hash_all()


def swap_in_another_log(database):
    database.bodies = [body(place, by="person:99") for place in range(SIZE)]
    database.hash_all()
    database.seal()


TABLE = [
    (edit_body, "DDDD"),
    (edit_body_and_hash, ".DDD"),
    (edit_and_recompute, "..DD"),
    (sign_with_another_key, "..DD"),
    (edit_and_delete_checkpoints, "...D"),
    (sign_with_the_stolen_key, "...D"),
    (delete_a_row, ".DDD"),
    (delete_a_row_and_recompute, "..DD"),
    (insert_a_row, "..DD"),
    (swap_two_rows, "..DD"),
    (cut_the_tail, "...."),
    (restore_an_old_copy, "...D"),
    (edit_a_new_row, "...."),
    (swap_in_another_log, "...D"),
]


@pytest.mark.parametrize(("attack", "letters"), TABLE, ids=[attack.__name__ for attack, _ in TABLE])
def test_each_design_finds_what_it_is_said_to_find(attack, letters):
    database = Database()
    attack(database)
    assert "".join("D" if found(database) else "." for found in DESIGNS) == letters


@pytest.mark.parametrize("attack", [attack for attack, _ in TABLE])
def test_each_attack_leaves_other_events_than_were_recorded(attack):
    """What is not found was done all the same."""
    database = Database()
    attack(database)
    assert database.bodies != Database().bodies


@pytest.mark.parametrize("found", DESIGNS)
def test_no_design_finds_anything_where_nothing_was_done(found):
    assert not found(Database())


def test_each_further_design_finds_all_that_the_one_before_finds():
    for _, letters in TABLE:
        assert all(not (one == "D" and other == ".") for one, other in pairwise(letters))


def test_the_page_has_the_same_letters(request):
    page = (request.config.rootpath / "docs" / "evidence.md").read_text("utf-8")
    rows = [
        line.split("|")[2:6]
        for line in page.splitlines()
        if line.startswith("| ") and line.rstrip().endswith(("| D |", "| . |"))
    ]
    assert ["".join(cell.strip() for cell in cells) for cells in rows] == [letters for _, letters in TABLE]
