"""The house rules of a profile: words that an authority asks of its own letters, or keeps out of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.casefile import HouseRule
from answerable.errors import BrokenHouseRule
from answerable.registers.register import Field
from answerable.registers.values import Value

PLACES = ("anywhere", "closing", "refusals")
NAME = "house_rules"
FIELDS = (
    Field(NAME, "Words that letters must have or must not have", kind="rows"),
    Field(f"{NAME}.code", "Code, HR01 to HR99, kept for good"),
    Field(f"{NAME}.require", "Words, one of which must stand there", kind="list"),
    Field(f"{NAME}.forbid", "Words, none of which may stand there", kind="list"),
    Field(f"{NAME}.in", "Where", choices=PLACES),
    Field(f"{NAME}.says", "What the officer is told"),
    Field(f"{NAME}.instead", "What to write"),
    Field(f"{NAME}.why", "Why"),
    Field(f"{NAME}.since", "First day of letters it is asked of", kind="date"),
)
_CODE = re.compile(r"HR(?!00)\d\d")


@dataclass(frozen=True, slots=True)
class _Row:
    """One entry as it is written, and where."""

    values: dict[str, Value]
    where: str

    def words(self, name: str) -> tuple[str, ...]:
        """The words of a field: one, or several of which each will do."""
        given = self.values.get(name)
        listed = given if isinstance(given, tuple) else () if given is None else (given,)
        return tuple(" ".join(str(one).split()) for one in listed)

    def text(self, name: str) -> str:
        """One field as text."""
        return str(self.values.get(name) or "").strip()


def house_rules(given: Value, *, file: str, lines: Sequence[int]) -> tuple[HouseRule, ...]:
    """The house rules as written. Refuses one without a code of its own, or without words (BrokenHouseRule)."""
    if given is None:
        return ()
    if not isinstance(given, tuple):
        raise BrokenHouseRule(
            fault="does not stand in a list", where=f"{file}, {NAME}", mend="Begin each with a hyphen."
        )
    rows = [
        _Row(row if isinstance(row, dict) else {}, f"{file}, line {line}")
        for row, line in zip(given, lines, strict=True)
    ]
    return tuple(_rules(rows))


def _rules(rows: Sequence[_Row]) -> Iterator[HouseRule]:
    seen: dict[str, str] = {}
    for row in rows:
        code = row.text("code")
        _refuse(row, not _CODE.fullmatch(code), "has no code of its own", "Give it one, HR01 to HR99, and keep it.")
        _refuse(row, code in seen, f"has the code {code}, which stands at {seen.get(code)} too", "Give it a free code.")
        seen[code] = row.where
        required, forbidden = row.words("require"), row.words("forbid")
        _refuse(
            row,
            bool(required) == bool(forbidden),
            "must either require words or forbid them",
            "Write one of the two; make two rules of it where both are wanted.",
        )
        _refuse(
            row,
            not all(re.search(r"\w", words) for words in (*required, *forbidden)),
            "asks for words and has none",
            "Write the words in quotes, as they stand in a letter.",
        )
        since = row.values.get("since")
        yield HouseRule(
            code=code,
            says=row.text("says"),
            require=required,
            forbid=forbidden,
            place=row.text("in") or "anywhere",
            instead=row.text("instead"),
            why=row.text("why"),
            since=since if isinstance(since, date) else None,
        )


def _refuse(row: _Row, is_so: bool, fault: str, mend: str) -> None:
    if is_so:
        raise BrokenHouseRule(fault=fault, where=row.where, mend=mend)
