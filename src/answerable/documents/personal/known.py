"""What a case knows, found again: each person whole and in part, each identifier however it is spaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from answerable.documents.personal.cues import EITHER, ENDINGS, INITIALS_OF_THINGS, TITLES
from answerable.documents.personal.names import JOIN
from answerable.documents.personal.proposal import Certainty, Known, PersonalKind, Proposal, same
from answerable.documents.personal.words import clear_given, is_body, is_place, is_word

_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_FOR_INITIALS = re.compile(r"(?i)(?:\b(?:actions?|owner|lead|by|initials?|assigned|from|for)[ \t]*:?[ \t]*|[(\[])$")
_NOT_OF_A_PERSON = re.compile(
    rf"[ \t]+(?:(?:the|a|an|you|your|this|that|these|those|it|its|we|they|there|he|she|I|be|my|our|not|any|all|please|also|have|some|each|no|of)\b|(?i:{'|'.join(sorted(EITHER | ENDINGS))})\b|\d)"
)
_ADDRESS = re.compile(r"<[^>]*>|\([^)]*\)|\S+@\S+|\+?\d[\d ()-]{6,}")
_OF_CASE = "the name of somebody known in the case"


@dataclass(frozen=True, slots=True)
class Variant:
    """Words in which something known may stand, and what it is."""

    words: str
    kind: PersonalKind
    why: str
    certainty: Certainty = Certainty.SURE
    person: str = ""
    any_case: bool = False
    is_doubtful: bool = False  # also a word, or letters that mean other things: only where the words around fit

    def fits(self, match: re.Match[str]) -> bool:
        """Whether the words around let it be the person."""
        if not self.is_doubtful:
            return True
        if self.words.isupper() and len(self.words) < 4:
            before = match.string[max(0, match.start() - 20) : match.start()]
            says = match.string[match.end() : match.end() + 2] == ": " and (not before or before[-1] == "\n")
            return says or bool(_FOR_INITIALS.search(before))
        return not _NOT_OF_A_PERSON.match(match.string, match.end())

    @property
    def first(self) -> str:
        """The word by which it is looked up."""
        return _TOKENS.search(self.words)[0].casefold()  # type: ignore[index]  # there is one: see _kept


@lru_cache(maxsize=64)
def of_case(known: Known) -> dict[str, tuple[Variant, ...]]:
    """All that a case knows, by first word."""
    kind, found = PersonalKind, list[Variant]()
    if known.email:
        found.append(Variant(known.email, kind.EMAIL, "the applicant’s email address", any_case=True))
        local = known.email.partition("@")[0]
        if len(local) > 4 and not is_word(local):
            found.append(
                Variant(
                    local,
                    kind.USERNAME,
                    "the beginning of the applicant’s email address",
                    Certainty.LOOK,
                    any_case=True,
                )
            )
    lines = (line.strip(" ,") for line in known.address.splitlines())
    found += (Variant(line, kind.ADDRESS, "the applicant’s address", any_case=True) for line in lines if len(line) > 4)
    found += of_person(known.applicant, kind.APPLICANT, "the applicant’s name", in_case=True)
    for officer in known.officers:
        why = "the name of an officer who had a hand in this; junior staff are not usually named"
        found += of_person(officer, kind.OFFICER, why, in_case=True)
    for name in known.people:
        found += of_person(name, kind.NAME, _OF_CASE, in_case=True)
    for words in known.identifiers:
        found.append(Variant(words, kind.KNOWN, "known as personal elsewhere", any_case=True))
    return by_first(found)


@lru_cache(maxsize=1024)
def of_text(names: tuple[str, ...]) -> dict[str, tuple[Variant, ...]]:
    """The parts of the whole names that stand in a text, by first word."""
    why = "the name of somebody named in this text"
    return by_first(one for name in names for one in of_person(name, PersonalKind.NAME, why, in_case=False))


def by_first(variants: Iterable[Variant]) -> dict[str, tuple[Variant, ...]]:
    """Variants under their first words, of the same words the first."""
    kept: dict[str, dict[str, Variant]] = {}
    for one in variants:
        if _TOKENS.search(one.words):
            kept.setdefault(one.first, {}).setdefault(one.words, one)
    return {first: tuple(sorted(of.values(), key=lambda one: -len(one.words))) for first, of in kept.items()}


def of_person(name: str, kind: PersonalKind, why: str, *, in_case: bool) -> Iterator[Variant]:
    """A whole name, then its parts: given name, surname, initials, and as a mail address or a list has it."""
    whole = _ADDRESS.sub("", name).strip(" \t~\"'“”")
    parts = [part.strip(".,") for part in whole.split()]
    parts = [part for part in parts if part.casefold() not in TITLES and part and not part.isdigit()]
    if not parts:
        return
    person = " ".join(parts)
    yield Variant(whole, kind, why, person=person, any_case=in_case and len(parts) > 1)
    if len(parts) > 1:
        yield Variant(person, kind, why, person=person)
        yield from _shortened(parts, Variant("", kind, why, person=person))
    for part in (" ".join(parts[1:]), *parts) if len(parts) > 1 else parts:
        small, is_thing = part.casefold(), _is_thing(part)
        if len(part) > 2 and part[0].isupper():
            because = f"{why}, in part" if len(parts) > 1 else why
            yield Variant(part, kind, because, person=person, is_doubtful=is_thing and not in_case)
            if len(part) > 3 and (small in clear_given() or not is_thing):
                yield Variant(small, kind, because, Certainty.LOOK, person)


def _shortened(parts: list[str], one: Variant) -> Iterator[Variant]:
    """A name with initials, turned round, and as a mailbox has it."""
    given, surname, last = parts[0], " ".join(parts[1:]), parts[-1]
    initial, initials = given[0].upper(), "".join(part[0] for part in parts if part[0].isupper())
    yield replace(one, words=f"{surname}, {given}", any_case=True)
    for words in (f"{initial}. {surname}", f"{initial} {surname}", f"{initial}.{surname}", f"{given} {last[0]}"):
        yield replace(one, words=words, why=f"{one.why}, with an initial")
    box = replace(
        one, kind=PersonalKind.USERNAME, why=f"{one.why}, as a mailbox has it", certainty=Certainty.LOOK, any_case=True
    )
    for words in (f"{given}.{last}", f"{initial}.{last}", f"{initial}{last}", f"{given}_{last}"):
        yield replace(box, words=words.casefold())
    if len(initials) > 1:
        because, doubtful = f"{one.why}, its initials", initials.casefold() in INITIALS_OF_THINGS
        yield replace(one, words=initials, why=because, certainty=Certainty.LOOK, is_doubtful=doubtful)


def _is_thing(word: str) -> bool:
    return is_word(word) or is_place(word) or is_body(word) or bool(re.fullmatch(JOIN, word))


def found_again(text: str, index: dict[str, tuple[Variant, ...]]) -> Iterator[Proposal]:
    """Every place where a variant stands as words of their own, the longest that stands there."""
    for token in _TOKENS.finditer(text) if index else ():
        for one in index.get(token[0].casefold(), ()):
            if (match := _pattern(one.words, one.any_case).match(text, token.start())) and one.fits(match):
                yield Proposal(one.kind, *match.span(), match[0], one.why, one.certainty, one.person)
                break


@lru_cache(maxsize=4096)
def _pattern(words: str, any_case: bool) -> re.Pattern[str]:
    """These words wherever they stand, however the gaps between them are, with any kind of quote."""
    inner = r"\s+".join(re.sub(r"\\?['’]", "['’]", re.escape(word)) for word in words.split())
    if any(letter.isdigit() for letter in words) and "@" not in words:
        inner = (
            r"[\s()./-]{0,2}".join(re.escape(letter) for letter in same(words))
            if len(words) < 30 and " " not in same(words)
            else inner
        )
    edge = r"(?<![\w@])" if "@" not in words else r"(?<![\w.+-])"
    return re.compile(rf"{edge}{inner}(?![\w@]|['’]\w\w)", re.IGNORECASE if any_case else 0)
