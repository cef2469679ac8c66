"""What an earlier answer and a present one are to each other, and the pair while that is found out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answerable.answers.contradiction.said import Told, is_aside
from answerable.answers.contradiction.subjects import Kin, Kinship
from answerable.answers.contradiction.times import Time


class Label(StrEnum):
    """What an earlier answer and a present one are to each other."""

    CONTRADICTS = "contradicts"
    CONSISTENT = "consistent"
    DIFFERENT_SUBJECT = "different_subject"
    CHANGED_FACTS = "changed_facts"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label and the reason for it."""

    label: Label
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Both answers read, and how their questions stand to each other."""

    earlier: Told
    now: Told
    kin: Kinship

    @property
    def is_sure(self) -> bool:
        """True where both questions ask for the same thing, or one for a part of it."""
        return self.kin.kin in (Kin.SAME, Kin.PART)

    @property
    def later(self) -> tuple[Time, ...]:
        """What the present answer dates after the day of the earlier one."""
        found = (one for one in self.now.times if one.first > self.earlier.on)
        return tuple(one for one in found if not is_aside(self.now.said.answer, one))


def contradicts(pair: Pair, why: str, *, is_dated: bool = False) -> Verdict:
    """A contradiction, where the questions are sure to ask for the same thing, or ask alike and a time is named."""
    if pair.is_sure or (is_dated and pair.kin.kin is Kin.UNSURE):
        return Verdict(Label.CONTRADICTS, why)
    return Verdict(Label.DIFFERENT_SUBJECT, f"Look here: {why} But {_lowered(pair.kin.why)}")


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
