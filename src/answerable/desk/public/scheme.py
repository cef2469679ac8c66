"""The publication scheme: the seven classes of the Commissioner's model scheme, and what this authority lists in each."""

from __future__ import annotations

from dataclasses import dataclass

from answerable.desk.people.preferences import preference
from answerable.desk.public.addresses import absolute
from answerable.desk.registers.publishing import public_names
from answerable.registers import AuthorityFolder

CLASSES = (
    ("1", "Who we are and what we do", "How we are organised, where we are, who to speak to, how we are governed."),
    (
        "2",
        "What we spend and how we spend it",
        "What we expect to have and to spend, what we did spend, procurement and contracts.",
    ),
    (
        "3",
        "What our priorities are and how we are doing",
        "Strategies and plans, how we measure ourselves, audits, inspections and reviews.",
    ),
    ("4", "How we make decisions", "Proposals and decisions, how they are made, consultations."),
    ("5", "Our policies and procedures", "Current written rules for what we do and whom we employ."),
    ("6", "Lists and registers", "What is held in registers that the law requires, and other lists."),
    ("7", "The services we offer", "Advice and guidance, leaflets, media releases, what each service does."),
)


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


def scheme(authority: AuthorityFolder) -> tuple[SchemeClass, ...]:
    """The classes: what an administrator listed, then what the authority's registers say is published."""
    listed = [
        *_chosen(),
        *_of_registers(authority),
        ("6", Listed("Disclosure log: requests that we answered", absolute("public:log"))),
        *(("6", Listed(title, absolute("public:register", name))) for name, title in public_names()),
    ]
    return tuple(
        SchemeClass(number, title, means, tuple(dict.fromkeys(one for held, one in listed if held == number)))
        for number, title, means in CLASSES
    )


def _chosen() -> list[tuple[str, Listed]]:
    lines = (line.split("|") for line in preference("scheme").splitlines() if line.count("|") == 2)
    return [(number.strip(), Listed(title.strip(), url.strip())) for number, title, url in lines]


def _of_registers(authority: AuthorityFolder) -> list[tuple[str, Listed]]:
    """Policies and positions whose entries give the address at which they are published."""
    found = []
    for register, field in (("policies", "url"), ("positions", "published")):
        for entry in authority.kept(register).entries if authority.keeps(register) else ():
            if (url := entry.text(field)).startswith(("https://", "http://")):
                found.append(("5", Listed(entry.text("title"), url)))
    return found
