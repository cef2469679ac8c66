"""Whether the figures of two answers can both be true: rounding, sums of parts, shares, monthly and yearly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum

from answerable.answers.contradiction.figures import Figure
from answerable.answers.contradiction.said import Told
from answerable.answers.contradiction.times import How, Time
from answerable.answers.contradiction.vocabulary import vocabulary


class Sums(StrEnum):
    """What comes of setting the figures of two answers side by side."""

    AGREE = "agree"
    CLASH = "clash"
    MOVED = "moved"  # of two different days
    NOTHING = "nothing"  # no two are of the same thing


@dataclass(frozen=True, slots=True)
class Reckoned:
    """The outcome, and the working in a sentence."""

    sums: Sums
    why: str = ""
    is_dated: bool = False  # the figures that clash are of one named time
    is_near: bool = False  # they are of one order, or have the same digits: two tellings of one thing
    figures: tuple[Figure, ...] = ()  # of both answers, on which it rests


def reckon(earlier: Told, now: Told, *, asked: frozenset[str]) -> Reckoned:
    """The figures of both answers set side by side. asked: what both questions name."""
    first, second = _dated(earlier, now), _dated(now, earlier)
    if not first or not second:
        return Reckoned(Sums.NOTHING)
    if found := _by_label(first, second, asked) or _times(first, second) or _times(second, first):
        return found
    if found := _each(first, second) or _each(second, first):
        return found
    results = [
        _of_unit([a for a in first if a.unit == kind], [b for b in second if b.unit == kind], asked)
        for kind in dict.fromkeys(one.unit for one in first)
    ]
    clash = next((one for one in results if one.sums is Sums.CLASH), None)
    is_asked = bool(_SHARE.search(earlier.said.question) or _SHARE.search(now.said.question))
    shared = clash or _share(first, second, is_asked) or _share(second, first, is_asked)
    return shared or next((one for one in results if one.sums is not Sums.NOTHING), Reckoned(Sums.NOTHING))


_SHARE = re.compile(r"\b(?:share|proportion|percentage|per cent|what fraction)\b|%", re.I)
_FAR = 2.5
_KINDS = frozenset({"£", "%", "time", "working time", "area", "land", "length", "speed"})


def _dated(told: Told, other: Told) -> list[Figure]:
    """The figures, each without a time of its own with that of the question, where it names one.

    Where it names none and asks of what is over, of all of it, the time is that which the other question names.
    """
    only = told.asked[0] if len(told.asked) == 1 else None
    own = [one.time for one in told.figures if one.time]
    if not told.asked and not own and told.is_past and len(other.asked) == 1 and other.asked[0].last <= told.on:
        only = other.asked[0]
    if only is None and not told.asked and len(set(own)) == 1:
        only = own[0]
    return [replace(one, time=one.time or only, unit=one.unit if one.unit in _KINDS else "") for one in told.figures]


def _of_unit(first: Sequence[Figure], second: Sequence[Figure], asked: frozenset[str]) -> Reckoned:
    """Figures of one unit: those of the same time must agree, alone or added up."""
    first, second = _no_wholes(first), _no_wholes(second)
    if not first or not second:
        return Reckoned(Sums.NOTHING)
    if found := _over_years(first, second) or _over_years(second, first):
        return found
    pairs = [(a, b) for a in first for b in second if _comparable(a, b)]
    if not pairs:
        return _of_other_days(first, second)
    agreed = [(a, b) for a, b in pairs if _same(a, b) and not _by_chance(a, b, first[0], second[0])]
    clashing = [(a, b) for a, b in pairs if not any(a in pair or b in pair for pair in agreed)]
    dated = [(a, b) for a, b in clashing if a.time and b.time]
    if agreed and (rest := _beside(pairs, agreed, asked)):
        return Reckoned(Sums.CLASH, _clash(*rest), bool(rest[0].time and rest[1].time), True, rest)
    if agreed and not (dated and len({a.time for a, _ in pairs}) > 1):
        return Reckoned(Sums.AGREE, f"Both say {agreed[0][0].words}.")
    if summed := _summed([a for a, _ in pairs], [b for _, b in pairs]):
        return Reckoned(Sums.AGREE, summed)
    whole = [(a, b) for a, b in clashing if not a.is_part and not b.is_part]
    main = next((pair for pair in whole if _near(*pair)), whole[0] if whole else None)
    if main is None:
        return Reckoned(Sums.NOTHING)
    is_near = _near(*main) or _near_in_all(whole)
    return Reckoned(Sums.CLASH, _clash(*main), bool(main[0].time and main[1].time), is_near, main)


_SMALL = 13  # below it two numbers may be the same by chance


def _by_chance(a: Figure, b: Figure, first: Figure, second: Figure) -> bool:
    """True of small numbers of different things, of which one at least is not the first that its answer gives."""
    if a.value >= _SMALL or not a.terms or not b.terms or a.terms & b.terms or a.unit:
        return False
    return (a is not first or b is not second) and not _same(first, second)


def _no_wholes(found: Sequence[Figure]) -> Sequence[Figure]:
    """Without the 44 of "11 of 44", where anything else is left."""
    return [one for one in found if not one.is_whole] or found


def _of_other_days(first: Sequence[Figure], second: Sequence[Figure]) -> Reckoned:
    """Figures of which no two are of one time: they may still be the same."""
    for a in first:
        for b in second:
            meets = a.time and b.time and a.time.meets(b.time) and a.value == b.value >= 10
            if meets or (not (a.time and b.time) and _same(a, b)):
                return Reckoned(Sums.AGREE, f"Both say {a.words}.")
    if all(one.value == 0 for one in (*first, *second)):
        return Reckoned(Sums.AGREE, "Both say none.")
    timed = [one.time for one in first if one.time], [one.time for one in second if one.time]
    if not (timed[0] and timed[1]) and (summed := _summed(first, second)):
        return Reckoned(Sums.AGREE, summed)
    moved = any(not (a.time and b.time and a.time.same(b.time)) and (a.time or b.time) for a in first for b in second)
    both = first[0], second[0]
    return Reckoned(Sums.MOVED, _moved(*both), figures=both) if moved else Reckoned(Sums.NOTHING)


def _beside(
    pairs: Sequence[tuple[Figure, Figure]], agreed: Sequence[tuple[Figure, Figure]], asked: frozenset[str]
) -> tuple[Figure, Figure] | None:
    """Where the wholes agree and one part on each side is left, of the same thing: 11 of 44, and 19 of 44."""
    left = [(a, b) for a, b in pairs if not any(a in pair or b in pair for pair in agreed)]
    if len(left) != 1 or len(agreed) != 1:
        return None
    a, b = left[0]
    is_part = max(a.value, b.value) < agreed[0][0].value
    return left[0] if is_part and a.terms <= asked and b.terms <= asked and a.unit == "" else None


def _comparable(a: Figure, b: Figure) -> bool:
    """True where both are of the same time, or of none, and the words around them do not part them."""
    if bool(a.time) != bool(b.time) or (a.time and b.time and not a.time.same(b.time)):
        return False
    return not parted(a.terms, b.terms)


def parted(a: frozenset[str], b: frozenset[str]) -> bool:
    """True where the words name two different steps, groups or things."""
    apart = vocabulary().apart
    for dimension in {one for name in a - b for one in apart.get(name, ())}:
        if any(dimension in apart.get(name, ()) for name in b - a):
            return True
    return False


def _same(a: Figure, b: Figure) -> bool:
    """True where they agree, rounded, or one is so much a month and the other so much a year."""
    if a.agrees(b):
        return True
    if a.unit != "£" or a.per_year == b.per_year:
        return False
    return abs(a.value * (a.per_year or 1) - b.value * (b.per_year or 1)) <= max(
        a.tolerance * (a.per_year or 1), b.tolerance * (b.per_year or 1)
    )


def _summed(first: Sequence[Figure], second: Sequence[Figure]) -> str:
    """How the parts in one answer make the whole in the other; empty where they do not."""
    for parts, wholes in ((_once(first), _once(second)), (_once(second), _once(first))):
        for whole in wholes:
            for some in _runs(parts):
                total = sum(one.value for one in some)
                if abs(total - whole.value) <= max(whole.tolerance, *(one.tolerance for one in some)) * 1.0001:
                    return f"{' + '.join(one.words for one in some)} is {whole.words}."
    return ""


def _times(first: Sequence[Figure], second: Sequence[Figure]) -> Reckoned | None:
    """27 at £250,000 each are £6.75 million."""
    for whole in (one for one in first if one.unit == "£"):
        for each in (one for one in second if one.unit == "£" and one.value < whole.value):
            for number in (one for one in second if one.unit == "" and one.value > 1):
                if abs(number.value * each.value - whole.value) <= max(whole.tolerance, 0.5):
                    return Reckoned(Sums.AGREE, f"{number.words} times {each.words} is {whole.words}.")
    return None


def _each(first: Sequence[Figure], second: Sequence[Figure]) -> Reckoned | None:
    """£6,412.80 for eight people is £801.60 each."""
    for whole in (one for one in first if one.unit == "£"):
        for number in (one for one in first if one.unit == "" and one.value > 1):
            for each in (one for one in second if one.unit == "£"):
                if abs(number.value * each.value - whole.value) <= max(whole.tolerance, each.tolerance * number.value):
                    return Reckoned(Sums.AGREE, f"{number.words} times {each.words} is {whole.words}.")
    return None


def _once(found: Sequence[Figure]) -> list[Figure]:
    return list({one.start: one for one in found}.values())


def _runs(parts: Sequence[Figure]) -> Iterator[Sequence[Figure]]:
    """All of them, and those left when the first, or the last, is their sum."""
    if len(parts) > 1:
        yield parts
    if len(parts) > 2:
        yield parts[1:]
        yield parts[:-1]


def _share(counts: Sequence[Figure], shares: Sequence[Figure], is_asked: bool) -> Reckoned | None:
    """1,062 of 1,162 is 91.4 %."""
    whole = [one for one in counts if one.unit == "" and one.value > 0]
    percent = [one for one in shares if one.unit == "%"]
    for share in percent if len(whole) == 2 else ():
        for a, b in ((whole[0], whole[1]), (whole[1], whole[0])):
            if abs(100 * a.value / (a.value + b.value) - share.value) <= max(share.tolerance, 0.06):
                return Reckoned(Sums.AGREE, f"{a.words} of {a.words} + {b.words} is {share.words}.")
    for share in percent:
        for a in whole:
            for b in whole:
                if a.value < b.value and abs(100 * a.value / b.value - share.value) <= max(share.tolerance, 0.06):
                    return Reckoned(Sums.AGREE, f"{a.words} of {b.words} is {share.words}.")
    others = [one for one in shares if one.unit not in ("%", "time")]  # "82 % within 28 days"
    return _other_share(whole, percent[0], is_asked) if len(percent) == 1 and not others else None


def _other_share(counts: Sequence[Figure], share: Figure, is_asked: bool) -> Reckoned | None:
    """290 of 500 is not 41 %: where one of two counts is said to be a part of the other, or a share was asked for."""
    if len(counts) != 2 or not (is_asked or any(one.is_part or one.is_whole for one in counts)):
        return None
    less, more = sorted(counts, key=lambda one: one.value)
    if not share.time or not less.time or not share.time.same(less.time):
        return None
    percent = 100 * less.value / more.value
    why = f"“{less.words}” of “{more.words}” is {percent:.1f} %; the other answer gives “{share.words}”."
    is_near = share.value <= percent * _FAR and percent <= share.value * _FAR
    return Reckoned(Sums.CLASH, why, True, is_near, (less, more, share))


def _over_years(whole: Sequence[Figure], parts: Sequence[Figure]) -> Reckoned | None:
    """One figure for several years beside a figure for each: they must add up."""
    main = whole[0]
    if main.time is None or main.is_part or (main.time.how is How.DAY) or len(parts) < 2:
        return None
    inside = [one for one in parts if one.time and one.time.how is How.STRETCH and one.time.within(main.time)]
    inside = [one for one in inside if not one.time or not one.time.same(main.time)]
    if len(inside) < 2 or len({(one.time.first, one.time.last) for one in inside if one.time}) < len(inside):
        return None
    total = sum(one.value for one in inside)
    if abs(total - main.value) <= max(main.tolerance, sum(one.tolerance for one in inside)):
        return Reckoned(Sums.AGREE, f"{' + '.join(one.words for one in inside)} is {main.words}.")
    if _covers(inside, main.time) or total > main.value:
        words = " + ".join(one.words for one in inside)
        why = f"“{words}” is {total:,.10g}; the other answer gives “{main.words}”."
        return Reckoned(Sums.CLASH, why, True, figures=(*inside, main))
    return None


def _covers(parts: Sequence[Figure], whole: Time) -> bool:
    """True where the parts leave no day of the whole out."""
    days = sum(one.time.length for one in parts if one.time)
    return not whole.is_open and timedelta(days) >= timedelta(whole.length) * 0.98


def _by_label(first: Sequence[Figure], second: Sequence[Figure], asked: frozenset[str]) -> Reckoned | None:
    """Figures of one label among several: 40 improvement notices of 61, against 52 improvement notices."""
    for a in first:
        for b in second:
            if a.unit != b.unit or not _comparable(a, b) or not a.terms & b.terms or not (a.terms ^ b.terms) <= asked:
                continue
            if a.unit and any(_same(one, two) for one in first for two in second if one.unit == two.unit == a.unit):
                continue
            if any(_same(a, one) for one in second) or any(_same(b, one) for one in first):
                continue
            if _alone(a, first) and _alone(b, second) and not _same(a, b) and a.unit not in ("time", "%"):
                return Reckoned(Sums.CLASH, _clash(a, b), bool(a.time and b.time), True, (a, b))
    return None


def _alone(one: Figure, every: Sequence[Figure]) -> bool:
    """True where no other figure of the answer, of its unit and time, has its label."""
    return not any(
        one.start != other.start and one.unit == other.unit and one.time == other.time and one.terms & other.terms
        for other in every
    )


def _near_in_all(pairs: Sequence[tuple[Figure, Figure]]) -> bool:
    """True where the parts in both answers come to much the same in all."""
    first, second = (_once([pair[n] for pair in pairs]) for n in (0, 1))
    low, high = sorted((sum(one.value for one in first), sum(one.value for one in second)))
    return low > 0 and high <= low * _FAR


def _near(a: Figure, b: Figure) -> bool:
    """True where neither is more than two and a half times the other, or two digits have changed places."""
    if a.value >= 100 and sorted(f"{a.value:.2f}") == sorted(f"{b.value:.2f}"):
        return True
    low, high = sorted((a.value, b.value))
    return low > 0 and high <= low * _FAR


def _clash(a: Figure, b: Figure) -> str:
    time = f" for {a.time.spoken()}" if a.time else ""
    return f"The earlier answer gives “{a.words}”, the present one “{b.words}”{time}."


def _moved(a: Figure, b: Figure) -> str:
    return f"“{a.words}” then and “{b.words}” now are of different times."
