"""What the desk keeps: each app that keeps records offers them here, and nothing else knows how they are destroyed.

class CasesConfig(AppConfig):
    def ready(self):
        offer("case", CaseFiles())
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from answerable.errors import NoSuchThing

NAMED = 20  # things of one kind that a search by name gives


@dataclass(frozen=True, slots=True)
class Holding:
    """One thing that is kept: its subject as in the ledger, a title without personal data, and its classes.

    classes: the class of the schedule, by its id or by words of its title, with the day its trigger happened (None
    while it has not). case: whose entries in the ledger lose their bodies with it; empty for none.
    """

    subject: str
    title: str
    classes: tuple[tuple[ClassName, date | None], ...]
    case: str = ""
    address: tuple[str, ...] = ()  # the name of its page's address, and what goes into it
    by_hand: str = ""  # why the desk cannot destroy it, and what a person does instead


@dataclass(frozen=True, slots=True)
class ClassName:
    """A class as schedules have it: its id in the starter schedule, else the first class whose title has these words."""

    id: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was destroyed, counted: {"letters": 2}. digests: of bytes that go once nothing else uses them."""

    counts: Mapping[str, int]
    digests: tuple[str, ...] = field(default=())


class Provider(Protocol):
    """An app that keeps records of one kind."""

    label: str  # "Request files"

    def all(self) -> Iterable[Holding]:
        """Everything of this kind that is kept."""

    def locked(self, subject: str) -> Holding | None:
        """One thing as it stands now, locked until the transaction ends; None where it is gone or never was."""

    def found(self, words: str, *, among: Collection[str] | None = None) -> set[str]:
        """The subjects that have all these words; only those among the given, where some are given."""

    def named(self, words: str) -> Mapping[str, str]:
        """What has these words in its reference or its title, each part too: subject and title, NAMED of them, that very one first."""

    def destroy(self, subject: str, *, disposal: int, at: datetime) -> Destroyed:
        """Destroys it, in the transaction that is open; leaves what stays for ever."""


_PROVIDERS: dict[str, Provider] = {}


def offer(kind: str, provider: Provider) -> None:
    """Offer the records of an app. kind is what their subjects begin with: "case"."""
    _PROVIDERS[kind] = provider


def kinds() -> Mapping[str, Provider]:
    """What is offered, by kind."""
    return dict(_PROVIDERS)


def by_name(titles: Mapping[str, str], words: str) -> Mapping[str, str]:
    """Those of these things that have every one of the words in their name or title; the one that is called so first."""
    wanted = words.casefold().split()
    found = [one for one, title in titles.items() if all(word in f"{one} {title}".casefold() for word in wanted)]
    found.sort(key=lambda one: not one.casefold().endswith((f":{words.casefold()}", f"/{words.casefold()}")))
    return {one: titles[one] for one in found[:NAMED]} if wanted else {}


def provider_of(subject: str) -> Provider:
    """Who keeps that subject. Refuses a kind that nobody offers (NoSuchThing)."""
    found = _PROVIDERS.get(subject.partition(":")[0])
    if found is None:
        raise NoSuchThing(thing="such record", where=subject)
    return found
