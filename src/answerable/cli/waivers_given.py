"""The waivers that a check was given: "NC03=reason" with a name, or a TOML file of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from answerable.errors import MissingFile, WaiverNotWhole
from answerable.letters import CODES, LetterWaiver, Waiver

_INLINE = re.compile(r"(?P<rule>[A-Za-z]{1,4}-?\d{0,3})=(?P<reason>.*)", re.S)
_HOUSE = re.compile(r"HR\d\d")
_FIELDS = ("rule", "by", "reason", "letter", "words", "on")
_OWED = {"rule": "names no rule", "by": "names nobody who gave it", "reason": "gives no reason"}


def waivers_given(given: Iterable[str], *, by: str) -> tuple[LetterWaiver, ...]:
    """Every waiver. Refuses one without its rule, its name or its reason (WaiverNotWhole)."""
    return tuple(waiver for words in given for waiver in _of(words, by))


def _of(words: str, by: str) -> Iterator[LetterWaiver]:
    inline = _INLINE.fullmatch(words)
    if inline and not Path(words).is_file():
        yield _waiver({**inline.groupdict(), "by": by}, f"--waive {inline['rule']}")
        return
    path = Path(words)
    if not path.is_file():
        raise MissingFile(name=words)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise WaiverNotWhole(
            fault="cannot be read", where=path.name, mend=f"Mend what is not TOML in it: {fault}."
        ) from None
    rows = table.get("waiver")
    if set(table) != {"waiver"} or not isinstance(rows, list):
        raise WaiverNotWhole(
            fault="does not stand under [[waiver]]", where=path.name, mend="Begin each with a line [[waiver]]."
        )
    for number, row in enumerate(rows, 1):
        yield _waiver(row, f"{path.name}, waiver {number}")


def _waiver(row: dict[str, Any], where: str) -> LetterWaiver:
    for name in row:
        if name not in _FIELDS:
            near = get_close_matches(name, _FIELDS, n=1)
            mend = f"Did you mean {near[0]}?" if near else f"Use only: {', '.join(_FIELDS)}."
            raise WaiverNotWhole(fault=f"has no place for “{name}”", where=where, mend=mend)
    rule = _code(str(row["rule"]), where) if str(row.get("rule", "")).strip() else ""
    for name, fault in _OWED.items():
        if not str(row.get(name, "")).strip():
            mend = (
                "Add --by with the name of the officer."
                if where.startswith("--waive") and name == "by"
                else f"Add {name}."
            )
            raise WaiverNotWhole(fault=fault, where=where, mend=mend)
    on = row.get("on")
    if on is not None and not isinstance(on, date):
        raise WaiverNotWhole(
            fault="has no day in “on”", where=where, mend="Write it without quotes, as on = 2026-03-02."
        )
    waiver = Waiver(
        rule=rule,
        by=str(row["by"]).strip(),
        reason=str(row["reason"]).strip(),
        at=datetime.combine(on, time(), UTC) if on else None,
        words=str(row.get("words", "")),
    )
    return LetterWaiver(waiver, str(row.get("letter", "")))


def _code(given: str, where: str) -> str:
    code = given.strip().upper().replace("-", "")
    if code not in CODES and not _HOUSE.fullmatch(code):
        near = get_close_matches(code, CODES, n=1, cutoff=0)
        raise WaiverNotWhole(fault=f"is of no rule: there is no {given}", where=where, mend=f"Did you mean {near[0]}?")
    return code
