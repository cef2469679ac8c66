"""The time that a question speaks of: from and to, years of each kind, months, quarters, "the last three years".

A stretch that is counted back ("the last twelve months") is counted from the day given, which is the day
of the request.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.registers import Period, months_on, plain, year_from, year_of

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH = r"(?P<{0}m>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
_NUMBERS = {
    word: n
    for n, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
_NUMBERS |= {"couple of": 2, "eighteen": 18, "twenty-four": 24, "decade": 10, "few": 3}
_NUMBER = r"(?P<n>\d{1,2}|" + "|".join(_NUMBERS) + ")"


def _day_pattern(tag: str) -> str:
    """One day, month or year, in the forms that letters use; every group's name starts with the tag."""
    month = _MONTH.format(tag)
    return (
        rf"(?:(?P<{tag}iso>\d{{4}}-\d\d-\d\d)"
        rf"|(?P<{tag}d>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{month}(?:,?\s+(?P<{tag}y>\d{{4}}))?"
        rf"|(?P<{tag}num>\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}})"
        rf"|{month.replace(f'<{tag}m>', f'<{tag}mm>')}\s+(?:(?P<{tag}md>\d{{1,2}})(?:st|nd|rd|th)?,\s+)?(?P<{tag}my>\d{{4}})"
        rf"|(?P<{tag}fy>20\d\d\s*[/-]\s*(?:20)?\d\d)(?!\d|[/-])"
        rf"|(?P<{tag}year>20\d\d))"
    )


_FILL = r"(?:the\s+|and\s+including\s+|(?:the\s+)?(?:start|beginning|end)\s+of\s+|about\s+|around\s+)*"
_NOW = r"(?:the\s+)?(?:present(?:\s+day)?|date|now|today|current(?:\s+date)?|this day|date of (?:this|my|your) \w+|most recent|latest)"
_RANGE = re.compile(
    rf"(?:between|from|start(?:ing)?(?:\s+(?:on|in|from))?|commencing(?:\s+on)?|beginning)?\s*{_FILL}{_day_pattern('a')}\s*"
    rf"(?:,?\s*(?:and\s+)?(?:to|until|till|up to|through(?: to)?|finish(?:ing)?|terminat(?:ing|es)|conclud(?:ing|es)|end(?:ing)?|-|and)\s*(?:on|in|at|by)?)\s*{_FILL}"
    rf"(?:{_day_pattern('b')}|(?P<now>{_NOW}))",
    re.I,
)
_TWO_YEARS = re.compile(r"(?:\D*\s)?(20\d\d)\s*[/-]\s*(20\d\d)")
_SINCE = re.compile(rf"\b(?:since|from|after|starting|commencing|as of)\s+{_FILL}(?:on\s+)?{_day_pattern('a')}", re.I)
_BEFORE = re.compile(rf"\b(?P<word>before|prior to|until|up to|by|to the end of)\s+{_FILL}{_day_pattern('a')}", re.I)
_AS_AT = re.compile(
    rf"\b(?:as at|as on|position (?:at|on)|standing (?:at|on)|still \w+ on)\s+{_FILL}{_day_pattern('a')}", re.I
)
_ONE = re.compile(_day_pattern("a"), re.I)
_LAST = re.compile(
    rf"\b(?:last|past|previous|preceding|recent|latest|most recent)\s+(?:{_NUMBER}\s+)?(?:(?P<full>complete|full|whole)\s+)?"
    r"(?P<kind>calendar|financial|fiscal|academic|school|tax|municipal)?\s*(?P<unit>years?|months?|weeks?|days?|quarters?)\b",
    re.I,
)
_THIS = re.compile(r"\b(?:this|current|present)\s+(?P<kind>calendar|financial|fiscal|academic|school|tax|municipal)?\s*(?P<unit>year|month|quarter)\b|\b(?P<todate>year to date)\b", re.I)  # fmt: skip
_QUARTER = re.compile(r"\b(?:q(?P<q>[1-4])|(?P<word>first|second|third|fourth|last)\s+quarter)\s*(?:of\s+)?(?:the\s+)?(?P<kind>financial\s+year\s+)?(?P<y>20\d\d)(?P<fy>\s*[/-]\s*(?:20)?\d\d)?", re.I)  # fmt: skip
_KINDS = {"fiscal": "financial year", "municipal": "financial year", "school": "academic year"}


@dataclass(frozen=True, slots=True)
class When:
    """The period and, where several years are named one after the other, the kind of year to part it by."""

    period: Period | None
    by: str = ""


def kind_of_year(text: str) -> str:
    """financial year, academic year, tax year or calendar year, as the text says; calendar where it does not."""
    for word, kind in (("financial", "financial year"), ("fiscal", "financial year"), ("tax year", "tax year"), ("academic", "academic year"), ("school year", "academic year"), ("municipal year", "financial year")):  # fmt: skip
        if word in text.lower():
            return kind
    return "financial year" if re.search(r"20\d\d\s*[/-]\s*(?:20)?\d\d(?!\d|[/-])", text) else "calendar year"


def when(text: str, *, on: date) -> When:
    """The time that a text speaks of; nothing where it names none."""
    spoken = plain(text)
    years = _several(spoken)
    if years is not None:
        return years
    for reader in (_quarter, _range, _back, _this, _open_end, _single):
        period = reader(spoken, on)
        if period is not None:
            return When(period)
    return When(None)


def mentions(text: str) -> tuple[tuple[int, int, Period], ...]:
    """Every stretch, year, quarter, month and day that a text names, in its order: from, to (places in it), and when.

    Nothing is counted back from a day: "the last three years" names none.
    """
    found: list[tuple[int, int, Period]] = []
    for pattern, reader in ((_QUARTER, _quarter), (_RANGE, _range), (_ONE, _single)):
        for match in pattern.finditer(text):
            start, end = match.span()
            if any(start < b and a < end for a, b, _ in found) or (pattern is _RANGE and not _is_stretch(match)):
                continue
            if period := reader(match[0], date.max):
                found.append((start, end, period))
    return tuple(sorted(found, key=lambda one: one[0]))


def _is_stretch(match: re.Match[str]) -> bool:
    """False of "2021 and 2022", which are two years, and of what runs until now."""
    words = match[0].lower().strip()
    return not match["now"] and (words.startswith("between") or " and " not in words)


def _day(match: re.Match[str], tag: str, text: str) -> tuple[date, date] | None:
    """The first and last day that a group of names stands for; None where it is no day of the calendar."""
    got = {key.removeprefix(tag): value for key, value in match.groupdict().items() if key.startswith(tag) and value}
    try:
        return _read(got, text)
    except ValueError:
        return None


def _read(got: dict[str, str], text: str) -> tuple[date, date] | None:
    if "iso" in got:
        return (day := date.fromisoformat(got["iso"]), day)
    if "num" in got:
        return _numeric(got["num"])
    if "d" in got:
        year = int(got.get("y") or 0)
        return (day := date(year, _month(got["m"]), int(got["d"])), day) if year else None
    if "mm" in got:
        first = date(int(got["my"]), _month(got["mm"]), int(got.get("md") or 1))
        return (first, first if "md" in got else months_on(first, months=1) - timedelta(days=1))
    if "fy" in got:
        kind = kind_of_year(text)
        part = year_from(int(got["fy"][:4]), unit="financial year" if kind == "calendar year" else kind)
        return part.first, part.last
    part = year_from(int(got["year"]), unit="calendar year")
    return part.first, part.last


def _numeric(text: str) -> tuple[date, date]:
    """05/04/2025, day first as in Britain."""
    day, month, year = (int(part) for part in re.split(r"[/.]", text))
    found = date(year + 2000 if year < 100 else year, month, day)
    return found, found


def _month(word: str) -> int:
    return next(n for n, name in enumerate(_MONTHS, 1) if name.startswith(word.lower()[:3]))


_YEARS = re.compile(r"\b20\d\d(?:\s*[/-]\s*(?:20)?\d\d(?!\d))?(?:(?:\s*,\s*|\s*;\s*|\s+|\s*&\s*)(?:and\s+|or\s+|&\s*)?(?:how many\s+)?(?:(?:in|for|during)\s+)?20\d\d(?:\s*[/-]\s*(?:20)?\d\d(?!\d))?)+", re.I)  # fmt: skip


def _several(text: str) -> When | None:
    """2023, 2024 and 2025; 2023/24 and 2024/25: the whole stretch, to be parted by year."""
    match = _YEARS.search(text)
    before = text[: match.start()].lower().rstrip() if match else ""
    if match is None or before.endswith("between"):
        return None
    if re.search(
        r"(?:\d|january|february|march|april|may|june|july|august|september|october|november|december)$",
        before,
    ):
        return None
    spans = [span for found in _ONE.finditer(match[0]) if (span := _day(found, "a", text))]
    kind = kind_of_year(text) if "/" in match[0] or "-" in match[0] else "calendar year"
    if "financial" in text.lower() and kind == "calendar year":
        kind = "financial year"
        spans = [(year_from(first.year, unit=kind).first, year_from(first.year, unit=kind).last) for first, _ in spans]
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return When(Period(first, last, match[0]), kind)


def _range(text: str, on: date) -> Period | None:
    """Between two days, months or years, or from one until now."""
    for match in _RANGE.finditer(text):
        if (pair := _TWO_YEARS.fullmatch(match[0].strip())) and int(pair[2]) == int(pair[1]) + 1:
            continue  # 2024-2025 is one year that runs into the next
        start = _day(match, "a", text) or _borrowed(match, text)
        end = (on, on) if match["now"] else _day(match, "b", text)
        if start and end and start[0] <= end[1]:
            return Period(start[0], end[1], match[0].strip())
    return None


def _borrowed(match: re.Match[str], text: str) -> tuple[date, date] | None:
    """1 May to 4 June 2025: the first day takes the year of the second."""
    end = _day(match, "b", text) if not match["now"] else None
    if end is None or not match["ad"]:
        return None
    try:
        day = date(end[1].year, _month(match["am"]), int(match["ad"]))
    except ValueError:
        return None
    return day, day


def _kind(match: re.Match[str], text: str) -> str:
    word = (match["kind"] or "").lower()
    return _KINDS.get(
        word, f"{word} year" if word else kind_of_year(text) if "year" in (match["unit"] or "year") else ""
    )


def _back(text: str, on: date) -> Period | None:
    """The last so many years, months, weeks or days before the day given."""
    match = _LAST.search(text)
    if match is None:
        return None
    number, unit = _count(match["n"]), match["unit"].lower().rstrip("s")
    if unit == "year" and (match["kind"] or match["full"] or match["n"] is None or _is_each(text)):
        return _whole_years(number, _kind(match, text), on, match[0])
    if unit in ("week", "day"):
        return Period(on - timedelta(days=number * (7 if unit == "week" else 1) - 1), on, match[0])
    months = number * {"year": 12, "quarter": 3, "month": 1}[unit]
    return Period(months_on(on + timedelta(days=1), months=-months), on, match[0])


def _count(word: str | None) -> int:
    return 1 if not word else int(word) if word.isdigit() else _NUMBERS[word.lower()]


def _is_each(text: str) -> bool:
    return bool(re.search(r"\b(?:each|every|per|by|annual\w*|broken|breakdown)\b", text, re.I))


def _whole_years(number: int, kind: str, on: date, words: str) -> Period:
    """The last so many complete years of that kind."""
    current = year_of(on, unit=kind)
    last = current.first - timedelta(days=1)
    first = year_from(current.first.year - number, unit=kind).first
    return Period(first, last, words)


def _this(text: str, on: date) -> Period | None:
    """This year, the current financial year, the year to date."""
    match = _THIS.search(text)
    if match is None:
        return None
    if match["unit"] and match["unit"].lower() != "year":
        start = (
            on.replace(day=1) if match["unit"].lower() == "month" else date(on.year, 3 * ((on.month - 1) // 3) + 1, 1)
        )
        return Period(start, on, match[0])
    return Period(year_of(on, unit=_kind(match, text)).first, on, match[0])


def _quarter(text: str, on: date) -> Period | None:
    match = _QUARTER.search(text)
    if match is None:
        return None
    number = (
        int(match["q"] or 0) or {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[match["word"].lower()]
    )
    start = date(int(match["y"]), 4 if match["fy"] or match["kind"] else 1, 1)
    first = months_on(start, months=3 * (number - 1))
    return Period(first, months_on(first, months=3) - timedelta(days=1), match[0])


def _open_end(text: str, on: date) -> Period | None:
    """Since a day; before a day."""
    match = _SINCE.search(text)
    if match and (span := _day(match, "a", text)):
        start = span[1] + timedelta(days=1) if match[0].lower().startswith("after") else span[0]
        return Period(start, None, match[0])
    match = _AS_AT.search(text)
    if match and (span := _day(match, "a", text)):
        return Period(None, span[1], match[0])
    match = _BEFORE.search(text)
    if match and (span := _day(match, "a", text)):
        is_before = match["word"].lower() in ("before", "prior to") and not re.search(r"\bend of\b", match[0], re.I)
        return Period(None, span[0] - timedelta(days=1) if is_before else span[1], match[0])
    return None


def _single(text: str, on: date) -> Period | None:
    """One year, month or day."""
    for match in _ONE.finditer(text):
        span = _day(match, "a", text)
        if span is None:
            continue
        if match["ayear"] and "financial" in text.lower():
            part = year_from(span[0].year, unit="financial year")
            span = (part.first, part.last)
        return Period(span[0], span[1], match[0])
    return None
