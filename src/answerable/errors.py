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


class NotAProvision(LawError):
    """Words that do not name a place in the law."""

    code = "LAW001"
    what = "“{text}” does not name one place in the law."
    where = "{where}"
    why = "A citation must be exact before its exemption, test and dates can be looked up (FOIA s.17(1)(b))."
    do = "Write the section and its parts, for example: section 31(1)(a), reg.12(4)(b), FOISA 38(1)(b)."


class RowWithoutSource(LawError):
    """A row of a table without its cite, or with neither checked nor unsettled."""

    code = "LAW002"
    what = "This row has no source of its own."
    where = "{row}"
    why = "A value without its own source cannot be checked when the Act changes."
    do = "Add cite, the exact place, and checked, the day you read it; or unsettled, why it is not certain."


class RowsOverlap(LawError):
    """Two rows with one id in force on the same day."""

    code = "LAW003"
    what = "Two rows with one id are in force on the same day."
    where = "{row}; and {other}"
    why = "The law of a day has one text; which row is meant cannot be known."
    do = "End the earlier row with until, the day before the later one's from."


class NoSuchProvision(LawError):
    """A citation that contradicts the Act's own list."""

    code = "LAW004"
    what = "“{given}” is not a provision of the {act}."
    where = "{where}"
    why = "A refusal notice must specify the exemption ({duty}), and this one does not exist."
    do = "{meant}"


class RowWithoutDates(LawError):
    """A row of a table without its first day."""

    code = "LAW006"
    what = "This row does not say from when it is in force."
    where = "{row}"
    why = "The law of the letter's date applies; a row without dates would apply to every letter."
    do = "Add from, its first day, and until where it has ended; or on, for a row that is one day."


class BadRow(LawError):
    """A field of a row that is not what the table needs."""

    code = "LAW007"
    what = "The field “{field}” holds {got!r}; it must be {wanted}."
    where = "{row}"
    why = "Code depends on this field, and would read the law wrongly."
    do = "Correct the field in that row."


class UnknownPlace(LawError):
    """A cite that the Act has no such place for."""

    code = "LAW008"
    what = "The source “{cite}” is not a place in the {act} or in an instrument that its act.toml lists."
    where = "{row}"
    why = "Only legislation can be the source of a row; guidance is a reading of it."
    do = "Correct cite, or list the instrument in act.toml with its address."


class NotInForce(LawError):
    """A provision that exists, but not on the day asked for."""

    code = "LAW009"
    what = "{given} was not in force on {on}."
    where = "{where}"
    why = "The law of the letter's date applies."
    do = "Use the provision in force on that day: {meant}."


class NotAnAct(LawError):
    """An Act that has no tables here."""

    code = "LAW010"
    what = "There is no table for “{act}”."
    where = "the name of an Act or of Regulations"
    why = "Provisions are looked up Act by Act."
    do = "Use one of: {known}."


class RegisterError(AnswerableError):
    """The authority's folder cannot be read as it stands."""

    exit = 11


class LetterError(AnswerableError):
    """A file or a letter cannot be read or written."""

    exit = 12


class AnswerError(AnswerableError):
    """An answer cannot be found or proposed."""

    exit = 14
