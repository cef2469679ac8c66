"""Whether a place that a rule cites stands in the tables, and whether its row is settled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from answerable.errors import NotADuty
from answerable.law.acts import KEYS, table
from answerable.law.schema import TABLES, Row, load

_ACT = re.compile(r"(FOIA|FOISA|EIR \(Scotland\)|EIR|RPSI) ")
_KEYS = {"EIR (Scotland)": "eisr"}
_TABLES = ("duties", "exemptions", "costs")


@cache
def doubt_of(authority: str, *, act: str) -> str:
    """Why the row behind a citation is unsettled; empty where it is settled.

    authority is as rules write it: "s.17(1)(b)" of the act given, "EIR reg.14(1)", "ICO guidance: section 12
    (s.12(4))". Refuses one that no row of the law or of the guidance answers to (NotADuty).
    """
    row = next(_of_law(authority, act), None) or next(_of_guidance(authority), None)
    if row is None:
        raise NotADuty(id=f"{act} {authority}", on="any day")
    return row.unsettled


def _of_law(authority: str, act: str) -> Iterator[Row]:
    """The rows in force at a place, duties first; older rows after them."""
    named = _ACT.match(authority)
    key = _KEYS.get(named[1], named[1].lower()) if named else act
    cite = authority[named.end() :] if named else authority
    tables = [table(key, name) for name in _TABLES] if key in KEYS else [load(TABLES / key / "duties.toml")]
    rows = [row for one in tables for row in one.rows if row.cite == cite]
    yield from sorted(rows, key=lambda row: row.until_on is not None)


def _of_guidance(authority: str) -> Iterator[Row]:
    """The pages and codes that are cited by these words, whatever part of them is named after."""
    for row in load(TABLES / "guidance.toml").rows:
        if any(re.match(rf"{re.escape(words)}(?:$| \(|[,:] )", authority) for words in row.texts("cited")):
            yield row
