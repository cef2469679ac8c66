"""The Merkle tree of RFC 6962: one hash for a whole log, and short proofs about it.

An event's leaf is SHA-256(00 · body); a node is SHA-256(01 · left · right). Two proofs follow: that one event
is in the log (inclusion), and that a later log extends an earlier one (consistency). What would be wrong to ignore raises.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from hashlib import sha256

from answerable.errors import NotProven

EMPTY = sha256().digest()  # the root of a log without events
Proof = tuple[bytes, ...]


def leaf_hash(body: bytes) -> bytes:
    """The leaf of an event's bytes."""
    return sha256(b"\x00" + body).digest()


def node_hash(left: bytes, right: bytes, /) -> bytes:
    """The node over two others."""
    return sha256(b"\x01" + left + right).digest()


def root(leaves: Iterable[bytes]) -> bytes:
    """The root of a log with these leaves."""
    level = list(leaves)
    while len(level) > 1:
        level = _above(level)
    return level[0] if level else EMPTY


def inclusion(leaves: Sequence[bytes], *, index: int, size: int) -> Proof:
    """The proof that the leaf at an index, counted from 0, is in the log of the first `size` leaves."""
    return inclusions(leaves, indexes=(index,), size=size)[0]


def inclusions(leaves: Sequence[bytes], *, indexes: Sequence[int], size: int) -> list[Proof]:
    """The proofs of several leaves, for the price of one tree."""
    if not (size <= len(leaves) and all(0 <= index < size for index in indexes)):
        raise NotProven(fault=f"there is no such place in a log of {size}")
    level, depth = list(leaves[:size]), 0
    proofs: list[list[bytes]] = [[] for _ in indexes]
    while len(level) > 1:
        for proof, index in zip(proofs, indexes, strict=True):
            if (beside := index >> depth ^ 1) < len(level):
                proof.append(level[beside])
        level, depth = _above(level), depth + 1
    return list(map(tuple, proofs))


def consistency(leaves: Sequence[bytes], *, old: int, new: int) -> Proof:
    """The proof that the log of the first `new` leaves extends that of the first `old`."""
    if not 0 <= old <= new <= len(leaves):
        raise NotProven(fault=f"a log of {new} cannot extend one of {old}")
    return _subproof(leaves[:new], old, known=True) if old else ()


def require_inclusion(proof: Proof, *, leaf: bytes, index: int, size: int, root: bytes) -> None:
    """Raise unless the proof shows the leaf at that index of the log with that size and root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        raise NotProven(fault=f"there is no place {index} in a log of {size}")
    found, last = leaf, size - 1
    for beside in proof:
        if last == 0:
            raise NotProven(fault="it is longer than the log is deep")
        if index & 1 or index == last:
            found = node_hash(beside, found)
            while not index & 1:  # this node had nothing to its right; climb to where it has something to its left
                index, last = index >> 1, last >> 1
        else:
            found = node_hash(found, beside)
        index, last = index >> 1, last >> 1
    if last or found != root:
        raise NotProven(fault="it does not lead from the event to the root")


def require_consistency(proof: Proof, *, old: int, old_root: bytes, new: int, new_root: bytes) -> None:
    """Raise unless the proof shows that the new log begins with all of the old one (RFC 9162, 2.1.4.2)."""
    if old in (0, new):
        if proof or (old_root != new_root if old else old_root != EMPTY):
            raise NotProven(fault="two logs of one size must have one root and need no proof")
        return
    if not 0 < old < new or not proof:
        raise NotProven(fault=f"a log of {new} is not shown to extend one of {old}")
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    start, rest = (proof[0], proof[1:]) if place else (old_root, proof)
    before = after = start
    for beside in rest:
        if last == 0:
            raise NotProven(fault="it is longer than the log is deep")
        if place & 1 or place == last:
            before, after = node_hash(beside, before), node_hash(beside, after)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            after = node_hash(after, beside)
        place, last = place >> 1, last >> 1
    if last or before != old_root or after != new_root:
        raise NotProven(fault="the new log does not begin with all of the old one")


def write_proof(proof: Iterable[bytes]) -> str:
    """A proof as text: base64, a line a hash."""
    return "".join(f"{write_hash(beside)}\n" for beside in proof)


def parse_proof(lines: Iterable[str]) -> Proof:
    """The proof that lines say."""
    return tuple(map(parse_hash, lines))


def write_hash(found: bytes) -> str:
    """A hash in base64."""
    return b64encode(found).decode()


def parse_hash(text: str) -> bytes:
    """The hash that base64 says. Refuses what is not exactly one hash in its one form."""
    try:
        found = b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise NotProven(fault=f"{text[:80]!r} is no hash in base64") from error
    if len(found) != 32 or write_hash(found) != text:
        raise NotProven(fault=f"{text[:80]!r} is no hash in base64")
    return found


class Peaks:
    """The roots of the full trees that a log is made of, so that each event costs a hash or two and nothing is read again.

    A log of 13 events stands as trees of 8, 4 and 1. Written down as one line: "13" and its peaks in base64.
    """

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self.size = 0
        self._peaks: list[bytes] = []
        for leaf in leaves:
            self.append(leaf)

    def append(self, leaf: bytes) -> None:
        """Add the next leaf."""
        full = self.size
        while full & 1:
            leaf, full = node_hash(self._peaks.pop(), leaf), full >> 1
        self._peaks.append(leaf)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root of the log so far."""
        if not self._peaks:
            return EMPTY
        found = self._peaks[-1]
        for peak in self._peaks[-2::-1]:
            found = node_hash(peak, found)
        return found

    def __str__(self) -> str:
        return " ".join((str(self.size), *map(write_hash, self._peaks)))

    @classmethod
    def parse(cls, line: str) -> Peaks:
        """The peaks that a line says. Refuses a line with more or fewer of them than the size has."""
        size, *peaks = line.split(" ")
        found = cls()
        try:
            found.size, found._peaks = int(size), [*parse_proof(peaks)]
        except ValueError as error:
            raise NotProven(fault="the peaks cannot be read") from error
        if str(found) != line or found.size.bit_count() != len(peaks):
            raise NotProven(fault=f"a log of {size} does not have these {len(peaks)} peaks")
        return found


def _above(level: Sequence[bytes]) -> list[bytes]:
    """The level above one; a node without a neighbour moves up as it is."""
    paired = [node_hash(left, right) for left, right in zip(level[::2], level[1::2], strict=False)]
    return [*paired, level[-1]] if len(level) & 1 else paired


def _subproof(leaves: Sequence[bytes], old: int, *, known: bool) -> Proof:
    """RFC 9162, 2.1.4.1: what the verifier needs to build both roots; `known` where it holds the old root itself."""
    size = len(leaves)
    if old == size:
        return () if known else (root(leaves),)
    half = 1 << ((size - 1).bit_length() - 1)  # the largest power of two below the size
    if old <= half:
        return (*_subproof(leaves[:half], old, known=known), root(leaves[half:]))
    return (*_subproof(leaves[half:], old - half, known=False), root(leaves[:half]))
