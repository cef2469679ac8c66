"""What stands otherwise by now of what an answer rests on: which entry, which of its fields, before and after.

An answer is as old as the entries, positions and policies behind it. Only those that it names are looked at, and what
was added to or changed in their registers since.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Basis
from answerable.desk.people.actors import Actor
from answerable.desk.registers.authority import authority
from answerable.desk.registers.models import EntryVersion
from answerable.desk.registers.showing import Difference, changed_since
from answerable.desk.registers.sight import reads_all, reads_any
from answerable.errors import AnswerableError
from answerable.law import long_day, uk_day
from answerable.registers import AuthorityFolder, Entry, Kept, listed

KINDS = ("register", "position")
AS_TAKEN_IN = "1"  # the version of an entry that stands in the desk as its file had it
STANDS, CHANGED, REMOVED, UNKNOWN, BESIDE = "stands", "changed", "removed", "unknown", "beside"
NAMED = 5  # other entries that are named one by one
WORDS = {
    STANDS: "It stands as it stood.",
    REMOVED: "It stands in no register any more.",
    UNKNOWN: "Whether it has changed is not known: the answer does not say in which version it was.",
    CHANGED: "It has changed; which of its fields is not known, for its file was changed as a whole.",
}
NOWHERE = "No register has it today; whether it was removed is not known."


@dataclass(frozen=True, slots=True)
class Since:
    """One thing that an answer rests on, and how it stands today. state: one of the five above."""

    ref: str
    register: str  # its name, for its address; empty where no register has it
    title: str
    state: str
    words: str
    differences: tuple[Difference, ...] = ()

    @property
    def is_old(self) -> bool:
        """True where the answer rests on something that stands no more."""
        return self.state in (CHANGED, REMOVED)


def otherwise(because: Iterable[Basis], *, desk: AuthorityFolder | None = None, first: Sequence[str] = ()) -> tuple[str, ...]:  # fmt: skip
    """The entries of these that stand otherwise by now, by their references. first: the registers that likely hold them."""
    rests = [one for one in because if one.kind in KINDS and one.version]
    if not rests:
        return ()
    folder = desk or authority()
    names = sorted(folder.registers, key=lambda name: name not in first)  # the others are seldom read at all
    return tuple(dict.fromkeys(one.ref for one in rests if _state(one, folder, names)[0] != STANDS))


def since(because: Iterable[Basis], *, on: date | None, by: Actor) -> tuple[Since, ...]:
    """Each entry that an answer rests on, as far as who looks may read of it, and how it stands today.

    on: the day of the answer. Last, for each register that it rests on, what else was added or changed in it since.
    """
    folder = authority()
    rests = {one.ref: one for one in because if one.kind in KINDS}
    found = tuple(_since(one, folder, by) for one in rests.values())
    registers = dict.fromkeys(one.register for one in found if one.register)
    beside = (_beside(name, folder, rests, on, by) for name in registers) if on else ()
    return (*found, *filter(None, beside))


def _since(basis: Basis, folder: AuthorityFolder, by: Actor) -> Since:
    state, kept, entry = _state(basis, folder, list(folder.registers)) if basis.version else (UNKNOWN, *_where(basis.ref, folder))  # fmt: skip
    if state == STANDS and kept is None:  # it was in a file, and is in none
        return Since(basis.ref, "", "", UNKNOWN, NOWHERE)
    name = kept.name if kept else _removed_from(basis.ref)
    if name and not reads_any(name, by=by):
        return Since(basis.ref, "", "", state, WORDS[state])
    title = folder.definitions[name].title if name in folder.definitions else ""
    if state == CHANGED and entry and (entry.version or "") and reads_all(name, by=by):
        version = int(basis.version) if basis.version.isdecimal() else int(AS_TAKEN_IN)
        differences = changed_since(name, basis.ref, version)
        if differences:
            day = f" on {long_day(entry.as_at)}" if entry.as_at else ""
            return Since(basis.ref, name, title, state, f"It was changed{day}.", differences)
    return Since(basis.ref, name, title, state, WORDS[state])


def _state(basis: Basis, folder: AuthorityFolder, names: Sequence[str]) -> tuple[str, Kept | None, Entry | None]:
    """How an entry stands, and where. One of the desk's that is found nowhere was removed."""
    was_in_desk = basis.version.isdecimal()
    last: tuple[Kept, Entry] | None = None
    for kept in _readable(folder, names):
        if entry := kept.find(basis.ref):
            last = (kept, entry)
            is_as_taken_in = entry.version == AS_TAKEN_IN and not was_in_desk
            if is_as_taken_in or basis.version == (entry.version or kept.version):
                return STANDS, kept, entry
    if last:
        return CHANGED, *last
    return (REMOVED if was_in_desk else STANDS), None, None


def _where(ref: str, folder: AuthorityFolder) -> tuple[Kept | None, Entry | None]:
    """The register that holds an entry, with the entry."""
    for kept in _readable(folder, list(folder.registers)):
        if entry := kept.find(ref):
            return kept, entry
    return None, None


def _removed_from(ref: str) -> str:
    """The register that an entry was removed from; empty where none had it."""
    row = EntryVersion.objects.filter(entry__key=ref, is_removed=True).order_by("-at").first()
    return str(row.entry.register_id) if row else ""


def _beside(name: str, folder: AuthorityFolder, rests: Iterable[str], on: date, by: Actor) -> Since | None:
    """What else was added, changed or removed in a register after that day."""
    versions = EntryVersion.objects.filter(entry__register=name, is_from_file=False, at__date__gte=on)
    rows = versions.exclude(entry__key__in=list(rests)).order_by("entry__key").values_list("entry__key", "at")
    keys = list(dict.fromkeys(key for key, at in rows if uk_day(at) > on))
    if not keys or not reads_any(name, by=by):
        return None
    more = [f"{len(keys) - NAMED} more"] if len(keys) > NAMED else []
    count = "1 other entry was" if len(keys) == 1 else f"{len(keys)} other entries were"
    words = f"Since the answer {count} added, changed or removed in it: {listed([*keys[:NAMED], *more])}."
    return Since("", name, folder.definitions[name].title, BESIDE, words)


def _readable(folder: AuthorityFolder, names: Iterable[str]) -> Iterator[Kept]:
    """The registers, one by one; one that cannot be read tells nothing of its entries."""
    for name in names:
        try:
            yield folder.kept(name)
        except AnswerableError:
            continue
