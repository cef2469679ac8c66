"""What is proposed: words that may be personal data, where they stand, and why. Nothing is applied by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256


class PersonalKind(StrEnum):
    """What the words may be."""

    NAME = "name"
    APPLICANT = "applicant"
    OFFICER = "officer"
    EMAIL = "email"
    TELEPHONE = "telephone"
    ADDRESS = "address"
    POSTCODE = "postcode"
    VEHICLE = "vehicle"
    NHS_NUMBER = "nhs-number"
    NI_NUMBER = "ni-number"
    BIRTH = "birth"
    ACCOUNT = "account"
    CARD = "card"
    IP = "ip-address"
    USERNAME = "username"
    REFERENCE = "reference"
    KNOWN = "known"  # words accepted elsewhere, whatever they are

    @property
    def label(self) -> str:
        """The kind in words, for a page or in the place of words that go."""
        return _LABELS.get(self, self.value)


_LABELS = {
    PersonalKind.APPLICANT: "name", PersonalKind.OFFICER: "name", PersonalKind.EMAIL: "email address",
    PersonalKind.TELEPHONE: "telephone number", PersonalKind.VEHICLE: "vehicle registration",
    PersonalKind.NHS_NUMBER: "NHS number", PersonalKind.NI_NUMBER: "National Insurance number",
    PersonalKind.BIRTH: "date of birth or age", PersonalKind.ACCOUNT: "account number", PersonalKind.CARD: "card number",
    PersonalKind.IP: "network address", PersonalKind.KNOWN: "personal information",
}  # fmt: skip
PEOPLE = (PersonalKind.NAME, PersonalKind.APPLICANT, PersonalKind.OFFICER)


class Certainty(StrEnum):
    """How sure the shape or the place makes it; neither decides anything."""

    SURE = "sure"
    LOOK = "look here"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Words that may be personal data: text[start:end] of the text that was read."""

    kind: PersonalKind
    start: int
    end: int
    words: str
    why: str
    certainty: Certainty = Certainty.SURE
    person: str = ""  # whose name it is, whole, where that is known

    @property
    def key(self) -> str:
        """The same for the same words wherever they stand; the words cannot be read from it."""
        return f"{self.kind}-{sha256(same(self.words).encode()).hexdigest()[:16]}"

    @property
    def mark(self) -> str:
        """What stands in the place of words that go."""
        return f"[{self.kind.label} removed]"


@dataclass(frozen=True, slots=True)
class Known:
    """What a case knows: people and identifiers to be found again, and what is nobody's or was refused."""

    applicant: str = ""
    email: str = ""
    address: str = ""
    officers: tuple[str, ...] = ()  # names of staff who had a hand in it
    people: tuple[str, ...] = ()  # others: accepted earlier, senders of messages, correspondents
    identifiers: tuple[str, ...] = ()  # other words accepted earlier
    refused: tuple[str, ...] = ()  # words that a person refused: not proposed again
    own: tuple[str, ...] = ()  # the authority's own published address, telephone, role mailboxes: nobody's

    def and_found(self, proposals: Iterable[Proposal]) -> Known:
        """The same with the whole names found in one text, so that the next text finds them in part too."""
        found = (one.person for one in proposals if " " in one.person)
        held = {same(name) for name in (self.applicant, *self.officers, *self.people)}
        new = {same(name): name for name in found if same(name) not in held}
        return replace(self, people=(*self.people, *new.values())) if new else self


_QUOTES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "–": "-"})
_DIGIT = re.compile(r"\d")
_GAPS = re.compile(r"[\s()./-]+")


@lru_cache(maxsize=8192)
def same(words: str) -> str:
    """One form of the same words: without the case of letters, kinds of quotes and gaps; of numbers without gaps at all."""
    plain = words.casefold().translate(_QUOTES)
    if len(plain) < 30 and "@" not in plain and _DIGIT.search(plain):
        return _GAPS.sub("", plain)
    return " ".join(plain.split())
