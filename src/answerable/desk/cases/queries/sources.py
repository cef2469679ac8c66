"""What an answer rests on, as links: each entry with its title, and its page for whoever may open it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from answerable.desk.breaches import access as breaches
from answerable.desk.cases import access
from answerable.desk.cases.models import Question
from answerable.desk.cases.queries.known import known
from answerable.desk.people.actors import Actor
from answerable.desk.registers.access import READERS
from answerable.desk.registers.authority import authority
from answerable.errors import AnswerableError, NoSuchThing
from answerable.registers import AuthorityFolder, Entry

STANDING = re.compile(r"SA-\d{4,}")  # what rests on one is read by those who read requests, and so may it be


@dataclass(frozen=True, slots=True)
class Source:
    """One thing that an answer rests on. href: its page, empty where who looks may not open it or it has none."""

    ref: str
    title: str
    as_at: date | None
    href: str


def sources_of(question: Question, *, by: Actor, folder: AuthorityFolder | None = None) -> tuple[Source, ...]:
    """What the draft rests on, and every other entry that was found for it, in that order."""
    desk, found = folder or authority(), question.proposal.get("found") or {}
    basis = known(question).basis
    days = {one.ref: one.as_at for one in basis}
    refs = tuple(dict.fromkeys((*days, *found.get("entries", ()))))
    likely = found.get("register", "")
    kept = {ref: _kept(ref, likely, desk) for ref in refs}
    earlier = {_request(ref) for ref, one in kept.items() if one is None}
    requests = _readable(earlier, by) if earlier else frozenset()
    return tuple(_source(ref, days.get(ref), kept[ref], requests, by) for ref in refs)


def _source(
    ref: str, as_at: date | None, kept: tuple[str, Entry] | None, requests: Collection[str], by: Actor
) -> Source:
    if kept is None and STANDING.fullmatch(ref):
        return Source(ref, "", as_at, reverse("memory:standing-answer", args=[ref]))
    if kept is None:
        href = reverse("cases:case", args=[_request(ref)]) if _request(ref) in requests else ""
        return Source(ref, "", as_at, href)
    register, entry = kept
    title = entry.text("title") or entry.text("name")
    if register != breaches.REGISTER:
        href = reverse("registers:entry", args=[register, ref]) if by.has_role(*READERS) else ""
        return Source(ref, title, as_at, href)
    may_open = _may_open(ref, by)
    return Source(ref, title if may_open else "", as_at, reverse("breaches:breach", args=[ref]) if may_open else "")


def _readable(references: Collection[str], by: Actor) -> frozenset[str]:
    """Those of these requests that this person may read."""
    return frozenset(access.visible(by).filter(reference__in=references).values_list("reference", flat=True))


def _may_open(breach: str, by: Actor) -> bool:
    """True where that person may read something of the breach: its title may say what is not for them."""
    try:
        breaches.for_reading(breach, by=by)
    except NoSuchThing:
        return False
    return True


def _kept(ref: str, likely: str, folder: AuthorityFolder) -> tuple[str, Entry] | None:
    """The register that keeps it, that which answered first, and the entry."""
    return next(((name, entry) for name, entry in _found(ref, likely, folder)), None)


def _found(ref: str, likely: str, folder: AuthorityFolder) -> Iterator[tuple[str, Entry]]:
    for name in _in_order(folder.registers, likely):
        try:
            entry = folder.kept(name).find(ref) if folder.keeps(name) else None
        except AnswerableError:  # one that cannot be read tells nothing of its entries
            continue
        if entry:
            yield name, entry


def _in_order(names: Iterable[str], likely: str) -> list[str]:
    return sorted(names, key=lambda name: name not in (likely, "positions"))


def _request(ref: str) -> str:
    """The request that an earlier answer belongs to: “FOI-2025-0310/2” is an answer of FOI-2025-0310."""
    return ref.rpartition("/")[0] or ref
