"""The tree is that of RFC 6962, and a proof that does not hold is never passed over."""

import json
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.errors import NotProven
from answerable.evidence import (
    EMPTY,
    Peaks,
    consistency,
    inclusion,
    leaf_hash,
    require_consistency,
    require_inclusion,
    root,
)

# The public reference entries and roots of Certificate Transparency.
ENTRIES = ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
VECTORS = Path(__file__).parents[3] / "shared" / "registers" / "merkle-vectors.json"
LARGEST = 65
LEAVES = [leaf_hash(bytes([n])) for n in range(LARGEST)]
ROOT = [root(LEAVES[:n]) for n in range(LARGEST + 1)]
OTHER = sha256(b"another").digest()
SIZES = range(1, LARGEST + 1)


@pytest.mark.parametrize("size", range(9))
def test_the_roots_are_the_published_ones(size):
    leaves = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES[:size]]
    assert root(leaves).hex() == Peaks(leaves).root.hex() == ROOTS[size]


def test_published_proofs_are_made():
    leaves = [leaf_hash(bytes.fromhex(entry)) for entry in ENTRIES]
    assert [node.hex()[:8] for node in inclusion(leaves, index=5, size=8)] == ["bc1a0643", "ca854ea1", "d37ee418"]
    assert [node.hex()[:8] for node in consistency(leaves, old=6, new=8)] == ["0ebc5d34", "ca854ea1", "d37ee418"]


@pytest.mark.skipif(not VECTORS.exists(), reason="the longer list of vectors is not beside this checkout")
def test_the_longer_list_of_vectors_is_met():
    vectors = json.loads(VECTORS.read_text("utf-8"))
    leaves = [leaf_hash(bytes.fromhex(entry)) for entry in vectors["entries_hex"]]
    assert [leaf.hex() for leaf in leaves] == vectors["leaf_hashes"]
    for size, top in vectors["roots"].items():
        assert root(leaves[: int(size)]).hex() == top
    for one in vectors["inclusion"]:
        made = inclusion(leaves, index=one["index"], size=one["size"])
        assert [node.hex() for node in made] == one["proof"]
    for one in vectors["consistency"]:
        made = consistency(leaves, old=one["old"], new=one["new"])
        assert [node.hex() for node in made] == one["proof"]


def broken(proof):
    """A proof with each hash in turn put wrong, one too many, and one too few."""
    for at in range(len(proof)):
        yield (*proof[:at], OTHER, *proof[at + 1 :])
    yield (*proof, OTHER)
    if proof:
        yield proof[:-1]


@pytest.mark.parametrize("size", SIZES)
def test_every_event_of_every_size_is_shown_to_be_in_the_log(size):
    for index in range(size):
        proof = inclusion(LEAVES, index=index, size=size)
        require_inclusion(proof, leaf=LEAVES[index], index=index, size=size, root=ROOT[size])
        wrong = [(OTHER, index, proof, ROOT[size]), (LEAVES[index], index, proof, OTHER)]
        wrong += [(LEAVES[index], index, bad, ROOT[size]) for bad in broken(proof)]
        wrong += [(LEAVES[index], size, proof, ROOT[size]), (LEAVES[index], -1, proof, ROOT[size])]
        if size > 1:
            wrong.append((LEAVES[index], (index + 1) % size, proof, ROOT[size]))
        for leaf, place, path, top in wrong:
            with pytest.raises(NotProven):
                require_inclusion(path, leaf=leaf, index=place, size=size, root=top)


@pytest.mark.parametrize("new", SIZES)
def test_every_log_is_shown_to_extend_every_smaller_one(new):
    for old in range(new + 1):
        proof = consistency(LEAVES, old=old, new=new)
        require_consistency(proof, old=old, old_root=ROOT[old], new=new, new_root=ROOT[new])
        wrong = [(OTHER, ROOT[new], proof)]
        wrong += [(ROOT[old], OTHER, proof)] if old else []  # every log extends the empty one
        wrong += [(ROOT[old], ROOT[new], bad) for bad in broken(proof)]
        for before, after, path in wrong:
            with pytest.raises(NotProven):
                require_consistency(path, old=old, old_root=before, new=new, new_root=after)


def test_places_and_sizes_outside_the_log_are_refused():
    for index, size in ((-1, 3), (3, 3), (0, 99), (0, 0)):
        with pytest.raises(NotProven):
            inclusion(LEAVES, index=index, size=size)
    for old, new in ((4, 3), (-1, 3), (1, 99)):
        with pytest.raises(NotProven):
            consistency(LEAVES, old=old, new=new)
    with pytest.raises(NotProven):
        require_consistency((), old=5, old_root=ROOT[5], new=4, new_root=ROOT[4])


@given(st.lists(st.binary(max_size=4), max_size=70), st.integers(0, 70))
def test_peaks_kept_and_read_back_give_the_root_of_the_whole(bodies, at):
    leaves = list(map(leaf_hash, bodies))
    peaks = Peaks.parse(str(Peaks(leaves[:at])))
    for leaf in leaves[at:]:
        peaks.append(leaf)
    assert peaks.root == root(leaves)
    assert peaks.size == len(leaves)


def test_a_log_without_events_has_a_root():
    assert Peaks().root == EMPTY == root([])
    assert str(Peaks()) == "0"


@pytest.mark.parametrize("line", ["", "1", "x", "-1", "00", "0 ", "2 AAAA", "3 " + str(Peaks(LEAVES[:1]))[2:], " 0"])
def test_peaks_that_a_log_cannot_have_are_refused(line):
    with pytest.raises(NotProven):
        Peaks.parse(line)
