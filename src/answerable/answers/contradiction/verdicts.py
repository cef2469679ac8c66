"""What an earlier answer and a present one are to each other, and the pair while that is found out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from answerable.answers.contradiction.marks import Span
from answerable.answers.contradiction.said import Told, is_aside
from answerable.answers.contradiction.subjects import Kin, Kinship
from answerable.answers.contradiction.times import Time


class Label(StrEnum):
    """What an earlier answer and a present one are to each other."""

    CONTRADICTS = "contradicts"
    CONSISTENT = "consistent"
    DIFFERENT_SUBJECT = "different_subject"
    CHANGED_FACTS = "changed_facts"


class Kind(StrEnum):
    """Of what sort that is."""

    DENIED_THEN_CONFIRMED_NOW = "denied_then_confirmed_now"
    CONFIRMED_THEN_DENIED_NOW = "confirmed_then_denied_now"
    NOT_HELD_THEN_HELD_NOW = "not_held_then_held_now"
    HELD_THEN_NOT_HELD_NOW = "held_then_not_held_now"
    RELEASED_THEN_WITHHELD_NOW = "released_then_withheld_now"
    NCND_UNEVENLY = "ncnd_unevenly"  # one neither confirms nor denies what the other confirms or denies
    FIGURES = "figures"
    DAYS = "days"
    NAMES = "names"
    LISTS = "lists"  # one names what the other leaves out
    VALUES = "values"  # of which only one is so at a time: mandatory and voluntary

    OF_ITS_DAY = "of_its_day"  # each speaks of the day that it was given
    HAPPENED_SINCE = "happened_since"  # the present answer dates what the earlier one could not know
    REGISTER_CHANGED = "register_changed"
    KEPT_NO_LONGER = "kept_no_longer"

    AGREES = "agrees"
    SAME_POSITION = "same_position"
    WITHHELD_THEN_RELEASED_NOW = "withheld_then_released_now"
    OTHER_GROUNDS = "other_grounds"
    NOTHING_AGAINST = "nothing_against"

    OTHER_SUBJECT = "other_subject"
    OTHER_TIME = "other_time"
    PART = "part"  # one asks for a part of what the other asks for


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label, the reason for it in words for an officer, its sort, and where in each answer it rests."""

    label: Label
    why: str
    kind: Kind
    earlier: tuple[Span, ...] = ()  # of the earlier answer, from which character to which
    now: tuple[Span, ...] = ()  # of the present one

    @property
    def is_warning(self) -> bool:
        """True where both answers should be looked at before the present one goes out."""
        return self.label is Label.CONTRADICTS or self.kind is Kind.NCND_UNEVENLY


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


Marks = tuple[tuple[Span, ...], tuple[Span, ...]]  # of the earlier answer, and of the present one


def contradicts(pair: Pair, kind: Kind, why: str, marks: Marks, *, is_dated: bool = False) -> Verdict:
    """A contradiction, where the questions are sure to ask for the same thing, or ask alike and a time is named."""
    if pair.is_sure or (is_dated and pair.kin.kin is Kin.UNSURE):
        return Verdict(Label.CONTRADICTS, why, kind, *marks)
    why = f"Look here: {why} But {_lowered(pair.kin.why)}"
    return Verdict(Label.DIFFERENT_SUBJECT, why, Kind.OTHER_SUBJECT, *marks)


def changed(why: str, kind: Kind = Kind.OF_ITS_DAY, marks: Marks = ((), ())) -> Verdict:
    """Each was right on its day."""
    return Verdict(Label.CHANGED_FACTS, why, kind, *marks)


def consistent(why: str, kind: Kind = Kind.AGREES, marks: Marks = ((), ())) -> Verdict:
    """Both can stand."""
    return Verdict(Label.CONSISTENT, why, kind, *marks)


def other(why: str, kind: Kind = Kind.OTHER_SUBJECT, marks: Marks = ((), ())) -> Verdict:
    """The questions ask for different things."""
    return Verdict(Label.DIFFERENT_SUBJECT, why, kind, *marks)


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]
