"""Whether a log is what was signed: each event, each checkpoint, each key, and what others have seen of it.

A fault is a finding with a name from FORMAT.md, not an exception: an auditor wants all of them. What no check
can show is said beside them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from answerable.errors import BadEvent, NotCanonical, NotProven, NotSigned
from answerable.evidence.checkpoint import Checkpoint, Note
from answerable.evidence.events import Row, Run, disposes, read_event, unnamed
from answerable.evidence.keys import Verifier
from answerable.evidence.tree import Peaks, Proof, leaf_hash, require_inclusion


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its name in FORMAT.md, and what is wrong where."""

    code: str
    says: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, how much it looked at, and what it could not show."""

    findings: tuple[Finding, ...]
    events: int = 0
    destroyed: int = 0  # events whose bytes are gone
    files: int = 0
    last: Checkpoint | None = None
    unproven: tuple[str, ...] = ()
    moments: tuple[tuple[Checkpoint, datetime], ...] = ()  # at which an outside clock saw them, smallest first


@dataclass(frozen=True, slots=True)
class Trust:
    """What is known from outside: the keys that the authority publishes, and the checkpoints that a witness kept.

    clocks: the PEM certificates of time-stamping authorities.
    """

    published: Collection[Verifier] = ()
    witnessed: Sequence[Note] | None = None
    clocks: bytes = b""

    def checkpoints(self, origin: str) -> list[Checkpoint]:
        """What the witness kept of the log with that name."""
        return [note.checkpoint for note in self.witnessed or () if note.checkpoint.origin == origin]

    def seen(self, checkpoint: Checkpoint) -> int:
        """How many events the witness vouches for, where only this checkpoint is at hand: all of them, or none."""
        return checkpoint.size if checkpoint in self.checkpoints(checkpoint.origin) else 0


NO_TRUST = Trust()
Beside = Callable[[Mapping[str, object]], Iterable[Finding]]


def check_log(
    rows: Iterable[Row],
    *,
    notes: Sequence[Note],
    keys: Sequence[Verifier],
    trust: Trust = NO_TRUST,
    beside: Beside | None = None,
) -> Checked:
    """Check every event of a log, from the first, against its checkpoints. `keys` are those that sign, in turn.

    beside: what else is looked at in each event that can be read, once its row was taken.
    """
    if not notes or not keys:
        return Checked((Finding("unsigned", "no checkpoint was ever signed"),))
    last = notes[-1].checkpoint
    witnessed = trust.checkpoints(last.origin)
    bodies, roots = Bodies(beside), _Roots(notes, witnessed)
    for row in rows:
        bodies.take(row, place=roots.size)
        roots.take(row.leaf)
    findings = (*bodies.findings(), *roots.findings(), *_signatures(notes, keys, trust), *unseen(last.origin, trust))
    said = not_shown(last, trust, seen=max((one.size for one in witnessed), default=0))
    if roots.size > last.size:
        newer = roots.size - last.size
        said = (f"Anything about the last {newer} events: no checkpoint has been signed over them yet.", *said)
    return Checked(findings, roots.size, bodies.destroyed, last=last, unproven=said)


def check_part(
    rows: Sequence[Row],
    *,
    proofs: Sequence[Proof],
    notes: Sequence[Note],
    keys: Sequence[Verifier],
    trust: Trust = NO_TRUST,
) -> Checked:
    """Check some events of a log, each with the proof that the last checkpoint has it."""
    if not notes or not keys:
        return Checked((Finding("unsigned", "no checkpoint was ever signed"),))
    last = notes[-1].checkpoint
    bodies, findings = Bodies(), []
    for row, proof in zip(rows, proofs, strict=True):
        bodies.take(row, place=row.place)
        try:
            require_inclusion(proof, leaf=row.leaf, index=row.place, size=last.size, root=last.root)
        except NotProven:
            findings.append(Finding("proof", f"the event in place {row.place} is not shown to be in the log"))
    findings += [*bodies.findings(), *_signatures(notes, keys, trust), *unseen(last.origin, trust)]
    findings += [found for note in notes for found in against_witness(note.checkpoint, trust)]
    said = (_OTHERS, *not_shown(last, trust, seen=trust.seen(last)))
    return Checked(tuple(findings), len(rows), bodies.destroyed, last=last, unproven=said)


class Bodies:
    """The bytes of events against their leaves, their places and the disposals that account for those not there."""

    def __init__(self, beside: Beside | None = None) -> None:
        self._beside = beside
        self._shift = 0  # how far the places are off what they should be
        self._found: list[Finding] = []
        self._missing: list[int] = []
        self._disposed: list[Run] = []

    def take(self, row: Row, *, place: int) -> None:
        """Look at the event that stands at a place of the log."""
        if row.place - place != self._shift:
            self._shift = row.place - place
            self._found.append(Finding("event", f"the event of place {row.place} stands in place {place}"))
        if row.body is None:
            self._missing.append(place)
            return
        if leaf_hash(row.body) != row.leaf:
            self._found.append(Finding("leaf", f"the event in place {place} is not the one that was recorded"))
        try:
            said = read_event(row.body)
        except (NotCanonical, BadEvent) as error:
            self._found.append(Finding("event", f"what is in place {place} is no event: {error.fields['fault']}"))
            return
        self._disposed.extend(disposes(said, place=place))
        if self._beside:
            self._found.extend(self._beside(said))

    @property
    def destroyed(self) -> int:
        """How many have no bytes."""
        return len(self._missing)

    def findings(self) -> Iterator[Finding]:
        """What is wrong with them, once all are taken."""
        yield from self._found
        for place in unnamed(self._missing, runs=self._disposed):
            yield Finding("missing", f"the event in place {place} is gone, and no recorded disposal names it")


class _Roots:
    """The root of the log as it grows, against each checkpoint at its size."""

    def __init__(self, notes: Sequence[Note], witnessed: Iterable[Checkpoint]) -> None:
        self._peaks = Peaks()
        self._found: list[Finding] = []
        self._due: dict[int, list[tuple[str, Checkpoint]]] = defaultdict(list)
        for note in notes:
            self._due[note.checkpoint.size].append(("root", note.checkpoint))
        for seen in witnessed:
            self._due[seen.size].append(("witness", seen))
        self._compare()

    @property
    def size(self) -> int:
        return self._peaks.size

    def take(self, leaf: bytes) -> None:
        self._peaks.append(leaf)
        if self._peaks.size in self._due:
            self._compare()

    def _compare(self) -> None:
        for code, checkpoint in self._due.pop(self._peaks.size, ()):
            if checkpoint.root != self._peaks.root:
                who = "were signed" if code == "root" else "a witness saw"
                says = f"the first {checkpoint.size} events are not those that {who}: the root differs"
                self._found.append(Finding(code, says))

    def findings(self) -> Iterator[Finding]:
        yield from self._found
        for code, checkpoint in (due for size in sorted(self._due) for due in self._due[size]):
            who = "a checkpoint was signed over" if code == "root" else "a witness saw"
            says = f"events are gone from the end: {who} {checkpoint.size}, and there are {self.size}"
            yield Finding("cut" if code == "root" else code, says)


def _signatures(notes: Sequence[Note], keys: Sequence[Verifier], trust: Trust) -> Iterator[Finding]:
    """Each checkpoint by the key whose turn it was, and those keys against the ones listed and published."""
    turn, signed = [keys[0]], set()
    for note in notes:
        try:
            following = note.successor(turn[-1])
        except NotSigned as error:
            yield Finding("signature", f"the checkpoint at {note.checkpoint.size} events: {error.fields['fault']}")
            continue
        signed |= {turn[-1], following}
        if following != turn[-1]:
            turn.append(following)
    if turn != list(keys):
        yield Finding("key", f"{len(keys)} keys are listed, and they are not the {len(turn)} that signed in turn")
    if trust.published and not signed & set(trust.published):
        yield Finding("key", "none of the published keys has signed this log")


def unseen(origin: str, trust: Trust) -> Iterator[Finding]:
    """That a witness was asked who knows nothing of this log."""
    if trust.witnessed is not None and not trust.checkpoints(origin):
        yield Finding("witness", f"the witness has seen no checkpoint of {origin}")


def against_witness(checkpoint: Checkpoint, trust: Trust) -> Iterator[Finding]:
    """A checkpoint against the one of its size that the witness kept."""
    for seen in trust.checkpoints(checkpoint.origin):
        if seen.size == checkpoint.size and seen.root != checkpoint.root:
            yield Finding("witness", f"the witness saw another log of {seen.size} events")


_OTHERS = "That no other event belongs to this matter: only those in the bag were looked at."


def not_shown(last: Checkpoint, trust: Trust, *, seen: int) -> tuple[str, ...]:
    """What a check could not show, in plain words. `seen`: how many events the witness vouches for."""
    said = []
    if not trust.published:
        said.append("That the key is the authority's: compare it with the one that it publishes.")
    if not seen:
        said.append("That whoever holds the key did not replace the whole log: only a witness's copy can show that.")
    elif seen < last.size:
        said.append(
            f"That whoever holds the key did not replace what follows the first {seen} events, which a witness saw."
        )
    return (*said, "That what an event says is true: the log shows what was recorded, when, and under which account.")
