"""The publication scheme: the seven classes of the Commissioner's model scheme, and what this authority lists in each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from answerable.desk.disclosure.classes import CLASSES
from answerable.desk.memory.queries.standing_public import Titled, may_be_shown, published_standing
from answerable.desk.people.preferences import preference
from answerable.desk.public.addresses import absolute
from answerable.desk.registers.authority import authority, edition
from answerable.desk.registers.publishing import public_names, public_register
from answerable.registers import AuthorityFolder, stems

FORM = frozenset(stems("request information freedom act please provide following would like know details council copy regards thank grateful also number many years"))  # fmt: skip
_NAME = re.compile(r"(?<=[\w,;:’'”)“(] )[“(]?([A-Z]\w+)")  # a capital inside a sentence
FEW = 2  # weighty words of a question
MOST = 5  # things that are offered beside a question


@dataclass(frozen=True, slots=True)
class Listed:
    """One thing that is published: what it is and where."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class SchemeClass:
    """One of the seven classes with what is listed in it."""

    number: str
    title: str
    means: str
    listed: tuple[Listed, ...]


@dataclass(frozen=True, slots=True)
class _Asked:
    """The weighty words of a question, and those of them that are names: WhatsApp, Mill Lane."""

    words: frozenset[str]
    names: frozenset[str]


def scheme(authority: AuthorityFolder, *, on: date) -> tuple[SchemeClass, ...]:
    """The classes: what an administrator listed, standing answers, then what the authority's registers say is published."""
    listed = [
        *_chosen(),
        *((one.scheme_class, _standing(one)) for one in published_standing() if may_be_shown(one.reference, on=on)),
        *_of_registers(authority),
        ("6", Listed("Disclosure log: requests that we answered", absolute("public:log"))),
        *(("6", Listed(title, absolute("public:register", name))) for name, title in public_names()),
    ]
    return tuple(
        SchemeClass(number, title, means, tuple(dict.fromkeys(one for held, one in listed if held == number)))
        for number, title, means in CLASSES
    )


def near(words: str, *, authority: AuthorityFolder, on: date) -> tuple[Listed, ...]:
    """What is published besides answers and may hold what somebody asks for, the nearest first.

    Standing answers by their titles and questions; policies and positions by their titles and what they are about; the
    registers by their titles and the names of what they list.
    """
    asked = _Asked(stems(words) - FORM, stems(" ".join(_NAME.findall(words))) - stems(authority.name) - FORM)
    listed = _listed(edition(), preference("scheme"), absolute("public:start"), on)
    standing = ((_score(asked, stems(one.words)), one) for one in published_standing())
    found = [
        *((score, _standing(one)) for score, one in standing if score and may_be_shown(one.reference, on=on)),
        *((score, one) for there, one in listed if (score := _score(asked, there))),
    ]
    best = sorted(found, key=lambda one: -one[0])
    return tuple(dict.fromkeys(listed for _, listed in best))[:MOST]


@lru_cache(maxsize=4)
def _listed(_edition: object, _chosen_words: str, _here: str, on: date) -> tuple[tuple[frozenset[str], Listed], ...]:
    """Policies, positions, registers and what an administrator listed, each with the words of what is said of it.

    Kept, for it is looked at each time that somebody pauses in typing: until the authority's folder or registers, the
    list, our address or the day is another.
    """
    said = [
        *_policies(authority()),
        *((" ".join((title, *_names(name, on))), Listed(title, absolute("public:register", name))) for name, title in public_names()),
        *((listed.title, listed) for _, listed in _chosen()),
    ]  # fmt: skip
    return tuple((stems(words), listed) for words, listed in said)


def _standing(one: Titled) -> Listed:
    return Listed(one.title, absolute("public:standing", one.reference))


def _score(asked: _Asked, there: frozenset[str]) -> int:
    """How many of the words asked for stand in what is said of a thing, a name twice; one alone counts only for a question of few."""
    both = len(asked.words & there) + len(asked.names & there)
    return both if both > 1 or len(asked.words) <= FEW else 0


def _policies(authority: AuthorityFolder) -> Iterator[tuple[str, Listed]]:
    """The policies and positions that are published, each with the words that say what it is about."""
    for register, field in (("policies", "url"), ("positions", "published")):
        for entry in authority.kept(register).entries if authority.keeps(register) else ():
            if (url := entry.text(field)).startswith(("https://", "http://")):
                said = " ".join((entry.text("title"), entry.text("subject"), *entry.names("subjects")))
                yield said, Listed(entry.text("title"), url)


def _names(register: str, on: date) -> tuple[str, ...]:
    """What the public may read as the names of the entries of a register."""
    return tuple(one.name for one in public_register(register, on=on).entries)


def _chosen() -> list[tuple[str, Listed]]:
    lines = (line.split("|") for line in preference("scheme").splitlines() if line.count("|") == 2)
    return [(number.strip(), Listed(title.strip(), url.strip())) for number, title, url in lines]


def _of_registers(authority: AuthorityFolder) -> list[tuple[str, Listed]]:
    """Policies and positions whose entries give the address at which they are published."""
    return [("5", listed) for _, listed in _policies(authority)]
