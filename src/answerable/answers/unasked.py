"""What of an answer from the registers anyone may be shown without having asked: what the registers' public copies show.

Whoever asks has an officer who reads the answer first. What is shown unasked is read by nobody, so it is stricter: of
breaches only how many there were, never what happened in one; of registers that say what may be listed, only entries
that may; of registers that are for the office, only numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from answerable.answers.proposal import Proposal
from answerable.registers import AuthorityFolder, Entry, Kept

BREACHES = "breaches"
FOR_ALL = ("policies", "retention")  # registers that tell what the authority makes known to everyone anyway
FEW = 5  # breaches, below which a number that counts an open one tells of that one
LISTED = ("yes", "in part")
ENDED = ("closed", "merged")
NOTE = "note"  # for the office, unless the entry says that it is published too


def kept_from_all(question: str, said: Proposal, whole: str, authority: AuthorityFolder) -> tuple[str, ...]:
    """Why this answer is not shown to anyone unasked; nothing where it may be. For the authority alone."""
    kept = authority.kept(said.register)
    if named := _of_one_breach(question, authority):
        return (f"it asks about {named} alone, and what is said of a single breach is for an officer to read first",)
    if said.register == BREACHES:
        return tuple(_of_breaches(said, kept))
    if authority.definitions[said.register].is_public:
        return tuple(_of_listed(said, kept, whole))
    if said.register in FOR_ALL or _is_number(said):
        return ()
    return (f"the {kept.title.lower()} is not published: only numbers of it are shown",)


def _is_number(said: Proposal) -> bool:
    return isinstance(said.value, int | float) and not isinstance(said.value, bool)


def _of_one_breach(question: str, authority: AuthorityFolder) -> str:
    entries = authority.kept(BREACHES).entries if authority.keeps(BREACHES) else ()
    return next((entry.id for entry in entries if re.search(rf"\b{re.escape(entry.id)}\b", question, re.I)), "")


def _of_breaches(said: Proposal, kept: Kept) -> Iterator[str]:
    """Only how many there were is for all, of more than one, and not where few of them are told with one that is open."""
    entries = _entries(said, kept)
    if not _is_number(said) or said.value != len(entries):
        yield "of breaches only how many there were is shown"
    elif len(entries) == 1:
        yield f"it tells of a single breach ({entries[0].id})"
    elif len(entries) < FEW and (still := [entry.id for entry in entries if entry.text("status") not in ENDED]):
        yield f"it counts fewer than {FEW} breaches, and {', '.join(still)} is not closed"


def _of_listed(said: Proposal, kept: Kept, whole: str) -> Iterator[str]:
    for entry in _entries(said, kept):
        if entry.text("publish.list") not in LISTED or entry.withholds("all"):
            yield f"{entry.id} is not listed for the public"
        elif not _is_number(said) and (field := _withheld_in(entry, whole)):
            yield f"{entry.id} withholds {field} from the public"
    unlisted = (one for one in kept.entries if one.text("publish.list") not in LISTED or one.withholds("name"))
    yield from (f"it names {one.id}, whose name is not public" for one in unlisted if _is_named(one, whole))


def _withheld_in(entry: Entry, whole: str) -> str:
    """The first field that the entry withholds and the words tell; one that is no field of the register is taken as told."""
    for name in entry.names("publish.withheld_fields"):
        value = entry.at(name)
        if value is None or str(value).casefold() in whole.casefold():
            return name
    note = entry.text(NOTE)
    return NOTE if note and note in whole and not entry.is_yes("publish.note") else ""


def _is_named(entry: Entry, whole: str) -> bool:
    return any(len(name) > 3 and name in whole for name in (entry.id, entry.text("name"), entry.text("title")))


def _entries(said: Proposal, kept: Kept) -> list[Entry]:
    """The entries of the register that the answer rests on, each once."""
    refs = dict.fromkeys(basis.ref for basis in said.because)
    return [entry for ref in refs if (entry := kept.find(ref)) is not None]
