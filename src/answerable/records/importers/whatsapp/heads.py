"""What can stand at the start of a line that begins a message: every form of date and time that phones print.

    23/03/2022, 13:31 - Name: text              Android
    [3/23/25, 1:31:02 PM] Name: text            iOS
    13. 06. 2018. 21:25 - , 2024. 1. 15. 오후 3:30 - , 13.6.2018 klo 21.25 - , [14:56:01, 3/18/22]
    [3/18/2565 BE, 14:56:01], [3/18/R4, …], 2024-01-15 15 h 04 - , 12/07/2012 17:03:48: Name: x

A line is looked at without direction marks; digits of any script count. Two readings of one line are possible where date
and time are both written with dots, so all are given and the file's other lines decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from answerable.records.importers.whatsapp import halves, months
from answerable.records.importers.whatsapp.halves import BLANK

MARKS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
_MARK = re.compile(f"[{MARKS}]")
LONGEST = 90  # characters of a line that a head can take up
_NAMED, _FEWEST = (
    44,
    5,
)  # characters in which a date with the name of a month ends, and the digits that it and the time have
_WORD = r"[^\s\d\[\]<>():;,/\-–—]{1,14}"
ERAS = r"(?:令和|平成|昭和|民國|民国|พ\.ศ\.|[RHS](?=\d))"
_ERA_AFTER = r"(?:BE|B\.E\.|พ\.ศ\.|AP|AH|هـ|CE|AD|г\.)"


class Head(NamedTuple):
    """One reading of the start of a line: its pieces as printed, without marks."""

    bracket: str
    time_first: bool
    date: tuple[str, str, str]  # the numbers in the order they stand, in place of the name of a month its number
    month: tuple[int, str]  # the place of a month's name among them and the name as printed; -1 where there is none
    date_marks: tuple[str, str, str, str, str, str]  # era, mark, mark, era, mark, era: before, between and after them
    join: str
    hour: str
    minute: str
    second: str
    time_marks: tuple[str, str, str, str, str, str]  # half, blank, mark, mark, mark, and half with its blank
    after: str
    close: str
    length: int  # of it all, in characters without marks


def _date() -> str:
    return (
        rf"(?P<e0>{ERAS}{BLANK}?)?(?P<a>\d{{1,4}})(?P<s1>{BLANK}?[./\-年년]{BLANK}?)(?P<b>\d{{1,2}})"
        rf"(?P<s2>{BLANK}?[./\-月월]{BLANK}?)(?P<e1>{ERAS})?(?P<c>\d{{1,4}})(?P<s3>[.日일]?)(?P<e2>{BLANK}?{_ERA_AFTER})?(?!\d)"
    )


def _named_date() -> str:
    """A date with the name of its month: 14 May 2023, May 14, 2023, 14-Dec-23, 14 de mayo de 2023."""
    of = rf"(?:(?:de|del|of){BLANK})?"
    mark = rf"(?:{BLANK}?[-/]{BLANK}?|[.,]?{BLANK}{of}|\.)"
    number, name = r"\d{1,4}", months.pattern()
    return (
        rf"(?P<e0>)(?P<a>{number}|{name})(?P<s1>{mark})(?P<b>{number}|{name})(?P<s2>{mark})(?P<e1>)"
        rf"(?P<c>\d{{1,4}})(?P<s3>\.?)(?P<e2>{BLANK}?{_ERA_AFTER})?(?!\d)"
    )


def _time() -> str:
    half = halves.pattern()
    return (
        rf"(?:(?P<ha>{half})(?P<hs>{BLANK}?))?(?P<h>\d{{1,2}})(?P<t1>[:.]|{BLANK}?[hH時]{BLANK}?|시{BLANK}?)(?P<mi>\d{{2}})"
        rf"(?:(?P<t2>[:.]|{BLANK}?min{BLANK}?|分)(?P<s>\d{{2}})(?!\d))?(?P<t3>{BLANK}?s(?!\w)|{BLANK}?min(?!\w)|[分秒분])?"
        rf"(?P<hb>{BLANK}?{half}(?!\w))?(?!\d)"
    )


@cache
def _grammar(*, is_named: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    date = _named_date() if is_named else _date()
    join = rf"(?P<join>{BLANK}*[,،、;T]?{BLANK}*(?:(?!{halves.pattern()}{BLANK}*\d){_WORD}{BLANK}+)?)"
    after = rf"(?P<after>{BLANK}{_WORD})?"
    close = rf"(?P<close>\]{BLANK}?|{BLANK}[-–—](?:{BLANK}|$)|:{BLANK})"
    first = rf"(?P<open>\[?{BLANK}?){date}{join}{_time()}{after}{close}"
    second = rf"(?P<open>\[?{BLANK}?){_time()}{join}{date}{after}{close}"
    return re.compile(first, re.IGNORECASE), re.compile(second, re.IGNORECASE)


def heads_of(line: str) -> Iterator[Head]:
    """Every reading of the start of a line; none where no message can begin there."""
    start = unmarked(line[:LONGEST])
    if not start[:1].isprintable() or not any(c.isdigit() for c in start[:12]):
        return
    is_met = False
    for time_first, grammar in enumerate(_grammar(is_named=False)):
        found = grammar.match(start)
        if found and (head := _head(found, bool(time_first))):
            yield head
            is_met = True
            if head.time_marks[2] == ":":
                return  # a time with a colon is no date, so there is no other reading
    if not is_met and sum(map(str.isdigit, start[:_NAMED])) >= _FEWEST and months.is_named(start[:_NAMED]):
        for time_first, grammar in enumerate(_grammar(is_named=True)):
            found = grammar.match(start)
            if found and (head := _head(found, bool(time_first))) and head.month[1]:
                yield head
                return


def _head(found: re.Match[str], time_first: bool) -> Head | None:
    part = {name: value or "" for name, value in found.groupdict().items()}
    if part["open"].startswith("[") != part["close"].startswith("]"):
        return None
    if part["close"].startswith(":") and (
        part["after"] or not (part["s"] or "," in part["join"])
    ):  # as printed until 2015
        return None
    month = _month(part)
    if month is None:
        return None
    head = Head(
        bracket=part["open"],
        time_first=time_first,
        date=_numbers(part, month[0]),
        month=month,
        date_marks=(part["e0"], part["s1"], part["s2"], part["e1"], part["s3"], part["e2"]),
        join=part["join"],
        hour=part["h"],
        minute=part["mi"],
        second=part["s"],
        time_marks=(part["ha"], part["hs"], part["t1"], part["t2"], part["t3"], part["hb"]),
        after=part["after"],
        close=part["close"],
        length=found.end(),
    )
    return head if _can_be(head) else None


def _month(part: dict[str, str]) -> tuple[int, str] | None:
    """Where a month's name stands in a date; None where both places have one."""
    named = [(place, part[name]) for place, name in enumerate("ab") if not part[name][:1].isdigit()]
    return None if len(named) > 1 else named[0] if named else (-1, "")


def _numbers(part: dict[str, str], place: int) -> tuple[str, str, str]:
    a, b, c = (str(months.number_of(part[name])) if at == place else part[name] for at, name in enumerate("abc"))
    return a, b, c


def _can_be(head: Head) -> bool:
    """Whether the numbers can be a day and a time in some order."""
    return is_time((int(head.hour), int(head.minute), int(head.second or 0))) and is_day(head.date)


def is_time(numbers: tuple[int, ...]) -> bool:
    """Whether hour, minute and second can be a time of day; some phones print midnight as 24."""
    return numbers[0] <= 24 and numbers[1] < 60 and all(second <= 60 for second in numbers[2:])


def is_day(date: tuple[str, str, str]) -> bool:
    """Whether three numbers can be a day in some order."""
    numbers = [int(number) for number in date]
    return 0 not in numbers[:2] and any(
        1 <= numbers[month] <= 12 and 1 <= numbers[day] <= 31 and len(date[month]) < 3 and len(date[day]) < 3
        for day, month in ((0, 1), (1, 0), (2, 1))
    )


def unmarked(text: str) -> str:
    """A text without direction marks."""
    return text if text.isascii() else _MARK.sub("", text)
