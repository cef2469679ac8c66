"""Finds what may be personal data in a text. It proposes; a person accepts or refuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from answerable.documents.personal import chat, form, tables
from answerable.documents.personal import known as known_things
from answerable.documents.personal.cues import TITLES
from answerable.documents.personal.informal import informal
from answerable.documents.personal.known import Variant
from answerable.documents.personal.names import is_masked_mailbox, is_own_mailbox
from answerable.documents.personal.numbers import numbers
from answerable.documents.personal.places import places
from answerable.documents.personal.proposal import PEOPLE, Certainty, Known, PersonalKind, Proposal, same
from answerable.documents.personal.running import running
from answerable.documents.personal.words import is_given, is_surname, is_word

_WITH_FIRM = re.compile(r"[ \t]*(?:&|and)\b[ \t]+[A-Z][\w’'-]+[ \t]+[A-Z]")  # a person and a firm
_PLACED = ("who wrote the message", "the name under a letter", "where a name stands in a letter")
_SPELT = re.compile(r" ?[\[({<]?\b(at|dot)\b[\])}>]? ?", re.I)
_SEVERAL = re.compile(
    r"(?:,?[ \t]+(?:&|and)[ \t]+[A-Z][\w’'-]+)?[ \t]+(?:wards|roads|streets|schools|estates|depots|libraries|wings|car parks?|constituency|division)\b"
)
_FIRM = re.compile(
    r"[ \t]*(?:(?:&|and)[ \t]+(?:Sons?|Co|Partners?|Daughters?|Bros|Brothers|Associates|Company)\b|(?:(?:&|and)[ \t]+[A-Z][\w’'-]+[ \t]+)?(?:[A-Z][\w’'-]+[ \t]+){0,2}(?:Ltd|Limited|LLP|PLC|plc|Solicitors|Motors|Builders|Architects|Surveyors|Estates|Lettings)\b)"
)
_OWNS = re.compile(r"['’]s$")
_NOBODY = re.compile(r"(?i)^(?:sir|madam|applicant|requester|requestor|colleague|all|sir or madam|everyone|sirs)\b")


def proposals(text: str, known: Known) -> tuple[Proposal, ...]:
    """What find_personal gives."""
    plain = chat.without_heads(text)
    cells = list(tables.columns(plain))
    shaped = [one for one in (*numbers(plain), *places(plain)) if _is_somebodys(one)]
    shaped += [one for one in cells if one.kind is not PersonalKind.NAME]
    named = [*known_things.found_again(text, known_things.of_case(known)), *chat.senders(text), *_named(plain)]
    named += (one for one in cells if one.kind is PersonalKind.NAME)
    named += known_things.found_again(text, _in_part(named, known))
    named = [one for one in named if one.kind is not PersonalKind.NAME or not _is_of_a_body(one, text)]
    kept = _apart(shaped, named, bytearray(len(text)))
    refused, own = {same(words) for words in known.refused}, _plain(" \n ".join(known.own))
    return tuple(
        one for one in kept if not (refused and same(one.words) in refused) and not (own and _is_own(one, own))
    )


def _named(text: str) -> Iterator[Proposal]:
    """Names by the form of the text, then by its words."""
    kind = PersonalKind.NAME
    for places_of, why in (
        (form.titled_names, "a title with a name"),
        (form.introduced_names, "where a name stands in a letter"),
        (form.labelled_names, "where a name stands in a letter"),
        (form.signed_names, "the name under a letter"),
        (form.last_names, "a name in the last line"),
    ):
        for start, end in places_of(text):
            end -= 2 * bool(_OWNS.search(text, start, end))
            if not _NOBODY.match(text[start:end]) and _may_be_named(text[start:end]):
                yield Proposal(kind, start, end, text[start:end], why)
    yield from running(text)
    yield from informal(text)


def _may_be_named(words: str) -> bool:
    """Not where all that follows a title is words of another kind: “Councillor Question Time”."""
    name = _untitled(words).split()
    return any(is_surname(part) or is_given(part) or not is_word(part) for part in name)


def _in_part(named: Iterable[Proposal], known: Known) -> dict[str, tuple[Variant, ...]]:
    """The whole names found in this text, to be found again in part; those of the case are looked for already."""
    held = {same(name) for name in (known.applicant, *known.officers, *known.people)}
    whole = {
        name
        for one in named
        if one.kind in PEOPLE and not one.person and (name := _whole(one)) and same(name) not in held
    }
    return known_things.of_text(tuple(sorted(whole)))


def _sign(match: re.Match[str]) -> str:
    return "@" if match.group(1).casefold() == "at" else "."


def _is_of_a_body(one: Proposal, text: str) -> bool:
    """Whether what follows makes a name that of a firm or a place: “Toal & Co Solicitors”, “Albert and Mill wards”."""
    if _SEVERAL.match(text, one.end):
        return True
    match = _FIRM.match(text, one.end)
    return bool(match and not (" " in _untitled(one.words) and _WITH_FIRM.match(match.group())))


def _whole(one: Proposal) -> str:
    """A name of two words or more without its title; empty where it is no more than a part."""
    name = _untitled(one.words)
    is_placed = one.why in _PLACED and len(name) > 2
    return name if " " in name or is_placed or name != " ".join(one.words.split()) else ""


def _untitled(words: str) -> str:
    return " ".join(word for word in words.split() if word.strip(".").casefold() not in TITLES)


def _apart(shaped: list[Proposal], named: list[Proposal], spots: bytearray) -> list[Proposal]:
    """No two in one place: numbers and addresses before names, of names the longest, with whose it is."""
    taken: list[Proposal] = []
    order = {PersonalKind.EMAIL: 0, PersonalKind.ADDRESS: 1}
    shaped = sorted(
        shaped, key=lambda one: (order.get(one.kind, 2), (one.start - one.end) * (one.kind is PersonalKind.ADDRESS))
    )
    people = {same(one.words): one for one in reversed(named) if one.person}
    longest = sorted(
        named, key=lambda one: (one.start - one.end, one.kind is PersonalKind.NAME, one.certainty is Certainty.LOOK)
    )
    for one in (*shaped, *longest):
        if spots.find(1, one.start, one.end) < 0:
            spots[one.start : one.end] = b"\1" * (one.end - one.start)
            taken.append(_with_person(one, people))
    return sorted(taken, key=lambda one: one.start)


def _with_person(one: Proposal, people: dict[str, Proposal]) -> Proposal:
    """Whose name it is: the whole name found elsewhere of which it is a part, with or without a title."""
    if one.kind not in PEOPLE:
        return one
    held = people.get(same(one.words)) or people.get(same(_untitled(one.words)))
    if held and one.kind is PersonalKind.NAME:
        one = replace(one, kind=held.kind, person=held.person)
    return one if one.person else replace(one, person=_whole(one))


def _is_somebodys(one: Proposal) -> bool:
    """Whether a mail address is a person's and not a unit's."""
    if one.kind is not PersonalKind.EMAIL:
        return True
    address = one.words if "@" in one.words else _SPELT.sub(_sign, one.words)
    return is_own_mailbox(address) and not is_masked_mailbox(address)


def _is_own(one: Proposal, own: str) -> bool:
    """Whether the authority says it of itself."""
    return one.kind not in PEOPLE and _plain(one.words) in own


def _plain(words: str) -> str:
    return re.sub(r"[\s().,-]+", "", words.casefold())
