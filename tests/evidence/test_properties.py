"""Whatever was recorded, in whatever order and to whatever size: what holds, and what never passes."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from answerable.errors import EvidenceError, NotProven
from answerable.evidence import (
    Peaks,
    Receipt,
    Row,
    Trust,
    check_log,
    check_part,
    consistency,
    inclusions,
    leaf_hash,
    part_of_log,
    receipt,
    require_consistency,
    require_inclusion,
    root,
)
from evidence.bagged import KEYS, OLD
from evidence.made import Log, body, row

SIZES = st.integers(1, 300)
LEAVES = [leaf_hash(str(place).encode()) for place in range(300)]


@given(SIZES, st.data())
def test_every_proof_holds_for_its_own_event_and_for_no_other(size, data):
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size - 1))
    (proof,) = inclusions(LEAVES, indexes=[index], size=size)
    top = root(LEAVES[:size])
    require_inclusion(proof, leaf=LEAVES[index], index=index, size=size, root=top)
    if other != index:
        for leaf, place in ((LEAVES[other], index), (LEAVES[index], other)):
            with pytest.raises(NotProven):
                require_inclusion(proof, leaf=leaf, index=place, size=size, root=top)


@given(SIZES, SIZES, st.integers(0, 299))
def test_no_log_with_a_changed_event_extends_what_was_seen(one, other, changed):
    old, new = sorted((one, other))
    rewritten = [*LEAVES[:changed], leaf_hash(b"another"), *LEAVES[changed + 1 :]]
    proof = consistency(rewritten, old=old, new=new)
    seen, now = root(LEAVES[:old]), root(rewritten[:new])
    if changed >= old:
        require_consistency(proof, old=old, old_root=seen, new=new, new_root=now)
    else:
        with pytest.raises(NotProven):
            require_consistency(proof, old=old, old_root=seen, new=new, new_root=now)


@st.composite
def histories(draw):
    """A log that grew in steps, with disposals on its way."""
    rows, gone = [], set()
    for place in range(draw(st.integers(1, 30))):
        destroyed = draw(st.lists(st.integers(0, place - 1), max_size=3, unique=True)) if place else []
        if destroyed:
            gone |= set(destroyed)
            rows.append(row(place, kind="disposed", data={"events": [[at, at] for at in destroyed]}))
        else:
            rows.append(row(place))
    # A disposal that was itself destroyed no longer accounts for what it named.
    gone = {place for place in gone if b'"disposed"' not in rows[place].body}
    rows = [one._replace(body=None) if one.place in gone else one for one in rows]
    sizes = sorted(draw(st.sets(st.integers(1, len(rows)), min_size=1)))
    made = Log(rows, key=OLD, notes=[None])
    made.notes.clear()
    made.seal(sizes)
    return made


def findings(made, rows=None, trust=None):
    checked = check_log(
        made.rows if rows is None else rows, notes=made.notes, keys=[OLD.verifier], trust=trust or Trust()
    )
    return {found.code for found in checked.findings}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.data())
def test_a_log_holds_and_what_is_done_to_it_is_found(made, data):
    assert findings(made, trust=Trust(witnessed=made.notes[:1])) == set()
    assert Peaks(made.leaves).root == root(made.leaves)
    sealed = made.notes[-1].checkpoint.size
    at = data.draw(st.integers(0, sealed - 1))
    rows = list(made.rows)
    rows[at] = row(at, by="person:99")
    assert "root" in findings(made, rows)
    del rows[at]
    assert findings(made, rows) & {"root", "cut"}
    if made.rows[at].body and b'"disposed"' not in made.rows[at].body:
        rows = [one._replace(body=None) if one.place == at else one for one in made.rows]
        assert findings(made, rows) == {"missing"}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.data())
def test_any_events_are_shown_without_the_others(made, data):
    sealed = made.notes[-1].checkpoint.size
    there = [one for one in made.rows[:sealed] if one.body]
    if not there:
        return
    chosen = sorted(data.draw(st.sets(st.sampled_from(there), min_size=1)))
    part = part_of_log(chosen, leaves=made.leaves, notes=made.notes, keys=KEYS[:1])
    keys = [key.verifier for key in part.keys]
    assert check_part(chosen, proofs=part.proofs, notes=part.notes, keys=keys).findings == ()
    one = data.draw(st.sampled_from(chosen))
    false = body(one.place, by="person:99")
    wrong = [Row(one.place, leaf_hash(false), false) if other is one else other for other in chosen]
    assert {found.code for found in check_part(wrong, proofs=part.proofs, notes=part.notes, keys=keys).findings} == {
        "proof"
    }
    text = str(receipt(one.body, place=one.place, leaves=made.leaves, note=made.notes[-1], key=OLD.verifier))
    assert Receipt.parse(text).require(published=[OLD.verifier])["id"] == f"{one.place:032x}"


@given(st.text())
def test_no_text_makes_a_reader_stumble(text):
    for reader in (Receipt.parse, Peaks.parse):
        with pytest.raises(EvidenceError):
            reader(f"x{text}")
