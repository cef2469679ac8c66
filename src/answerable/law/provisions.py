"""Provisions: a place in an Act or in Regulations, read in every form that letters use, printed in one."""

from __future__ import annotations

from dataclasses import dataclass

ACT_MARKS = {"foia": "s.", "foisa": "s.", "eir": "reg.", "eisr": "reg.", "dpa": "s."}


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """A place in the law: the Act's key and the parts of its number, from section to the last level.

    Provision("foia", ("31", "1", "a")) has the id "foia.s31.1.a", prints "s.31(1)(a)" and reads
    "section 31(1)(a)" in a letter.
    """

    act: str
    parts: tuple[str, ...]

    @property
    def id(self) -> str:
        """The identifier of tables and case files: foia.s31.1.a, eir.reg12.4.a."""
        mark = ACT_MARKS.get(self.act, "s.").rstrip(".")
        return f"{self.act}.{mark}{'.'.join(self.parts)}"

    @property
    def number(self) -> str:
        """The number alone: 31(1)(a)."""
        return self.parts[0] + "".join(f"({part})" for part in self.parts[1:])

    @property
    def words(self) -> str:
        """As a letter writes it: section 31(1)(a), regulation 12(4)(a)."""
        return f"{'regulation' if ACT_MARKS.get(self.act) == 'reg.' else 'section'} {self.number}"

    @property
    def label(self) -> str:
        """As published labels write it: FOIA 31(1)(a)."""
        return f"{self.act.upper()} {self.number}"

    def covers(self, other: Provision) -> bool:
        """True where other is this provision or lies within it; a partial order."""
        return self.act == other.act and other.parts[: len(self.parts)] == self.parts

    def __str__(self) -> str:
        return f"{ACT_MARKS.get(self.act, 's.')}{self.number}"


@dataclass(frozen=True, slots=True)
class Citation:
    """A provision where a text names it: characters start to end, and the words as written."""

    provision: Provision
    start: int
    end: int
    raw: str
    names_act: bool = False  # the Act itself is named beside it, not inferred
