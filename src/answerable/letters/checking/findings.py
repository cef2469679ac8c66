"""What a check gives: Findings with level and certainty, Suggestions to mend them, Waivers to keep them.

The level follows the authority cited (an Act or Regulations: breach; a Code or a Commissioner's
guidance: departure; our own taste: practice). Certainty is kept apart from it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum

from answerable.casefile import Span


class Level(StrEnum):
    """How much a fault matters, by the authority that asks for the opposite."""

    BREACH = "breach"
    DEPARTURE = "departure"
    PRACTICE = "practice"


class Certainty(IntEnum):
    """How sure a rule is. LOOK never says that anything is wrong; it shows a place."""

    LOOK = 1
    LIKELY = 2
    SURE = 3


_GUIDANCE = re.compile(r"\b(Code|ICO|Commissioner|guidance)\b")
_STATUTE = re.compile(r"^(ss?|regs?|arts?|SS?I|RPSI|EIR|FOIA|FOISA|UK GDPR|DPA)\b")
_TASTE = "good practice"


def level_of(authority: str) -> Level:
    """The level that an authority carries. Refuses (ValueError) one that is none of the three kinds."""
    if authority.startswith(_TASTE):
        return Level.PRACTICE
    if _GUIDANCE.search(authority):
        return Level.DEPARTURE
    if _STATUTE.match(authority):
        return Level.BREACH
    raise ValueError(f"{authority!r} is neither law, nor a code or guidance, nor good practice")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """How to mend a place. Safe ones only add words that the law requires; others need a person."""

    says: str
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """A named officer's recorded reason for keeping a letter despite a finding.

    words, where given, are words of the place that the finding is about; without them every finding
    of the rule is waived.
    """

    rule: str
    by: str
    reason: str
    at: datetime | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule says about one place in one letter."""

    rule: str
    name: str
    level: Level
    certainty: Certainty
    span: Span
    says: str
    cite: str
    why: str = ""
    suggest: Suggestion | None = None
    questions: tuple[str, ...] = ()
    waived: Waiver | None = None

    @property
    def sure(self) -> bool:
        """True where the text alone shows the fault."""
        return self.certainty is Certainty.SURE

    @property
    def stops(self) -> bool:
        """True where the letter should not go as it stands: a sure breach that nobody has waived."""
        return self.sure and self.level is Level.BREACH and self.waived is None

    @property
    def label(self) -> str:
        """Level and certainty in words: "breach", "likely departure", "look here", "note"."""
        if self.level is Level.PRACTICE:
            return "note" if self.certainty > Certainty.LOOK else "look here"
        if self.certainty is Certainty.LOOK:
            return "look here"
        return self.level.value if self.sure else f"likely {self.level.value}"

    @property
    def authority(self) -> str:
        """The citation as printed: "FOIA s.17(7)(a)", or "Possible breach of …" where a place is shown."""
        if self.level is Level.PRACTICE:
            return _TASTE.capitalize()
        if self.certainty is Certainty.LOOK and self.level is Level.BREACH:
            return f"Possible breach of {self.cite}"
        return self.cite


@dataclass(frozen=True, slots=True)
class NotLookedAt:
    """A rule that did not run, and what it would have needed."""

    rule: str
    name: str
    why: str
