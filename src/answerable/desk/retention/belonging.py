"""What belongs to an entry that is held, so that it is held with it: to destroy that would destroy what was asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from answerable.desk.registers.authority import authority
from answerable.desk.retention.holdings import kinds
from answerable.desk.retention.registers import KIND
from answerable.registers import AuthorityFolder, Entry

_BREACHES, _CAPTURES = f"{KIND}:breaches/", "captures"


def with_what_belongs(subjects: Iterable[str]) -> tuple[str, ...]:
    """These things; with a breach the entries that repeat it or that it repeats, its investigations, and what is captured of its group."""
    given = tuple(dict.fromkeys(subjects))
    folder = authority()
    breaches = [one for one in given if one.startswith(_BREACHES)]
    return tuple(dict.fromkeys((*given, *(more for one in breaches for more in _of_breach(one, folder)))))


def _of_breach(subject: str, folder: AuthorityFolder) -> Iterator[str]:
    key = subject.removeprefix(_BREACHES)
    entries = folder.kept("breaches").entries if folder.keeps("breaches") else ()
    own = next((entry for entry in entries if entry.id == key), None)
    first = own.text("same_as") or key if own else key
    alike = [entry for entry in entries if first in (entry.id, entry.text("same_as"))]
    for entry in alike:
        yield f"{_BREACHES}{entry.id}"
        yield from _investigations(entry)
    groups = {entry.text("group") for entry in alike} - {""}
    captures = folder.kept(_CAPTURES).entries if groups and folder.keeps(_CAPTURES) else ()
    yield from (f"{KIND}:{_CAPTURES}/{one.id}" for one in captures if one.text("group") in groups)
    for group in sorted(groups):
        yield from _of_group(group)


def _of_group(group: str) -> Iterator[str]:
    """What other apps keep of a group: the chats whose title ends with its reference."""
    for kind, provider in kinds().items():
        if kind not in (KIND, "case"):
            found = provider.named(group).items()
            yield from (one for one, title in found if "/" not in one and title.endswith(f"({group})"))


def _investigations(entry: Entry) -> Iterator[str]:
    """The evidence of the investigations that the entry names, or that name it, as other apps keep it."""
    for words in {entry.id, entry.text("investigation.evidence_case")} - {""}:
        for kind, provider in kinds().items():
            if kind not in (KIND, "case"):
                yield from (one for one in provider.named(words) if "/" not in one)
