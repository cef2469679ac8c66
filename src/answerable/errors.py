"""Every error of Answerable, in one tree.

An error means that we cannot go on; what is wrong with a letter is a finding, not an error.

    AnswerableError
    ├── LawError        LAW…  exit 10   tables, provisions, clocks, calendars, costs
    ├── RegisterError   REG…  exit 11   the authority's folder: profile, registers, positions
    ├── LetterError     LET…  exit 12   reading files, letters, wording
    └── AnswerError     ANS…  exit 14   finding and proposing answers

Each class holds four texts with named fields in braces: what happened, where, why it matters and
what to do. A code once used is never given to anything else.
"""

from __future__ import annotations

from typing import ClassVar


class AnswerableError(Exception):
    """What every error has: a code, four texts, the fields they name and the exit number of its family."""

    code: ClassVar[str]
    exit: ClassVar[int]
    what: ClassVar[str]
    where: ClassVar[str]
    why: ClassVar[str]
    do: ClassVar[str]

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.part("what"))

    def part(self, name: str) -> str:
        """One of the four texts ("what", "where", "why", "do") with its fields filled in."""
        return str(getattr(self, name)).format(**self.fields)

    def as_dict(self) -> dict[str, str]:
        """The code and the four texts, for JSON."""
        return {"code": self.code, **{name: self.part(name) for name in ("what", "where", "why", "do")}}


class LawError(AnswerableError):
    """The law's tables cannot answer."""

    exit = 10


class RegisterError(AnswerableError):
    """The authority's folder cannot be read as it stands."""

    exit = 11


class LetterError(AnswerableError):
    """A file or a letter cannot be read or written."""

    exit = 12


class AnswerError(AnswerableError):
    """An answer cannot be found or proposed."""

    exit = 14
