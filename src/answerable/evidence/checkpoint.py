"""A checkpoint: the log's name, size and root, signed. It is a signed note as C2SP's tlog-checkpoint has it.

    harrowmere.example/log
    1204
    rYm8…=

    — harrowmere.example/log 5fQ0…=

Read and written in exactly one form. Where keys change, a fourth line names the next key, and both sign: so each key is
vouched for by the one before it, and the first by its publication.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from cryptography.exceptions import InvalidSignature

from answerable.errors import BadKey, BadNote, NotSigned
from answerable.evidence.canonical import LARGEST
from answerable.evidence.keys import NAME, Key, Verifier

_SIZE = re.compile(r"0|[1-9][0-9]{0,15}")


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many events, which root; and the key that signs from now on, where it hands over to one."""

    origin: str
    size: int
    root: bytes
    next_key: Verifier | None = None

    def __post_init__(self) -> None:
        if not NAME.fullmatch(self.origin):
            raise BadNote(fault="its first line is no name of a log", where=repr(self.origin))
        if not 0 <= self.size <= LARGEST or len(self.root) != 32:
            raise BadNote(fault="its size or its root is out of bounds", where=self.origin)

    def __str__(self) -> str:
        handover = f"next-key {self.next_key}\n" if self.next_key else ""
        return f"{self.origin}\n{self.size}\n{b64encode(self.root).decode()}\n{handover}"

    @property
    def mark(self) -> str:
        """What is printed at the foot of a letter or report: the first 16 hex digits of the root, and the size."""
        return f"{self.root.hex()[:16]} / {self.size}"


@dataclass(frozen=True, slots=True)
class Signature:
    """A line under a checkpoint: who signed, with which key, and the signature."""

    name: str
    key_id: bytes
    signed: bytes

    def __str__(self) -> str:
        return f"— {self.name} {b64encode(self.key_id + self.signed).decode()}\n"


@dataclass(frozen=True, slots=True)
class Note:
    """A checkpoint and the signatures under it."""

    checkpoint: Checkpoint
    signatures: tuple[Signature, ...]

    def __str__(self) -> str:
        return f"{self.checkpoint}\n{''.join(map(str, self.signatures))}"

    @classmethod
    def parse(cls, text: str) -> Note:
        """The note that a text says. Refuses every text but the one that the note would be written as."""
        said, _, under = text.partition("\n\n")
        origin, size, root, *more = (*said.split("\n"), "", "")
        if not _SIZE.fullmatch(size) or not under:
            raise BadNote(fault="it is not a name, a size and a root with signatures under them", where=_start(text))
        next_key = _next_key(more[0]) if more[0] else None
        signatures = tuple(_signature(line) for line in under.split("\n")[:-1])
        note = cls(Checkpoint(origin, int(size), _base64(root), next_key), signatures)
        if str(note) != text:
            raise BadNote(fault="it is not written in its one form", where=_start(text))
        return note

    def successor(self, signer: Verifier) -> Verifier:
        """The key that signs the next checkpoint: the signer, or the one that this hands over to.

        Raises NotSigned unless the signer signed this, and the next key too where there is one.
        """
        self._require(signer)
        if self.checkpoint.next_key:
            self._require(self.checkpoint.next_key)
        return self.checkpoint.next_key or signer

    def _require(self, signer: Verifier) -> None:
        signed = [one.signed for one in self.signatures if (one.name, one.key_id) == (signer.name, signer.key_id)]
        if not signed:
            raise self._not_signed(f"{signer.name} has not signed with its key {signer.key_id.hex()}")
        try:
            for signature in signed:
                signer.verify(str(self.checkpoint).encode(), signature)
        except InvalidSignature as error:
            raise self._not_signed(f"the signature in the name of {signer.name} does not fit") from error

    def _not_signed(self, fault: str) -> NotSigned:
        return NotSigned(origin=self.checkpoint.origin, size=self.checkpoint.size, fault=fault)


def sign(checkpoint: Checkpoint, *, key: Key, next_key: Key | None = None) -> Note:
    """The checkpoint signed by a key; by the next one too where it hands over to one."""
    keys = [key, next_key] if next_key else [key]
    checkpoint = replace(checkpoint, next_key=next_key.verifier if next_key else None)
    message = str(checkpoint).encode()
    return Note(checkpoint, tuple(Signature(key.verifier.name, key.verifier.key_id, key.sign(message)) for key in keys))


def notes(text: str) -> tuple[Note, ...]:
    """The notes of a file: one after the other with an empty line between, all of one log, each larger than the last."""
    if not text:
        return ()
    blocks = text.split("\n\n")
    pairs = zip(blocks[::2], blocks[1::2], strict=False)
    found = tuple(Note.parse(f"{said}\n\n{under.removesuffix(chr(10))}\n") for said, under in pairs)
    if written(found) != text:
        raise BadNote(fault="the file is not notes with an empty line between", where=_start(text))
    for before, after in pairwise(found):
        if before.checkpoint.origin != after.checkpoint.origin or before.checkpoint.size >= after.checkpoint.size:
            raise BadNote(fault="it is of another log, or not larger than the one before it", where=_start(str(after)))
    return found


def written(notes: Iterable[Note]) -> str:
    """The notes as a file holds them."""
    return "\n".join(map(str, notes))


def _next_key(line: str) -> Verifier:
    try:
        return Verifier.parse(line.removeprefix("next-key "))
    except BadKey as error:
        raise BadNote(fault="its fourth line names no key", where=repr(line[:120])) from error


def _signature(line: str) -> Signature:
    mark, _, rest = line.partition(" ")
    name, _, encoded = rest.partition(" ")
    blob = _base64(encoded)
    if mark != "—" or not NAME.fullmatch(name) or len(blob) < 5:
        raise BadNote(fault="a line under it is no signature", where=repr(line[:80]))
    return Signature(name, blob[:4], blob[4:])


def _base64(text: str) -> bytes:
    try:
        return b64decode(text.encode("ascii"), validate=True)
    except ValueError as error:
        raise BadNote(fault="it holds a value that is not base64", where=repr(text[:80])) from error


def _start(text: str) -> str:
    return repr(text[:80])
