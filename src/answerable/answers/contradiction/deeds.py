"""What one answer denies and the other says there was, when things were done, and how many were told of."""

from __future__ import annotations

import re
from datetime import timedelta

from answerable.answers.contradiction.figures import Figure
from answerable.answers.contradiction.marks import of_claim, of_figures, of_times, quoted
from answerable.answers.contradiction.prose import denies_too
from answerable.answers.contradiction.said import Claim, Told
from answerable.answers.contradiction.subjects import FIRM, Kin, asked, terms_of
from answerable.answers.contradiction.times import How, Time
from answerable.answers.contradiction.verdicts import Kind, Pair, Verdict, changed, consistent, contradicts
from answerable.answers.contradiction.vocabulary import vocabulary
from answerable.casefile import Outcome
from answerable.registers import long_day


def by_claims(pair: Pair) -> Verdict | None:
    """What one denies, set beside what the other says there was."""
    for denial in pair.earlier.denials:
        for event in (one for one in pair.now.events if _is_firm(pair, one)):
            if (
                event.time.first <= pair.earlier.on
                and _clash(denial.time, event.time)
                and _speaks_of(denial, pair.now)
                and not denies_too(pair.earlier, pair.now, denial.words)
            ):
                return _denied_then(pair, denial, event)
    for denial in pair.now.denials:
        if denial.time.how is How.DAY and denial.time.last >= pair.now.on:
            continue  # it speaks of today alone
        for event in (one for one in pair.earlier.events if _is_firm(pair, one)):
            if (
                _clash(denial.time, event.time)
                and _speaks_of(denial, pair.earlier)
                and not denies_too(pair.now, pair.earlier, denial.words)
            ):
                return _denied_now(pair, denial, event)
    return None


def _denied_then(pair: Pair, denial: Claim, event: Claim) -> Verdict:
    """The earlier answer denied what the present one says there was."""
    was_held = pair.earlier.said.outcome is not Outcome.NOT_HELD
    marks = of_claim(pair.earlier.said, denial), of_claim(pair.now.said, event)
    why = (
        f"On {long_day(pair.earlier.on)} it was {'denied' if was_held else 'said not to be held'}, "
        f"{quoted(pair.earlier.said, marks[0])}; the present answer says otherwise, {quoted(pair.now.said, marks[1])}."
    )
    kind = Kind.DENIED_THEN_CONFIRMED_NOW if was_held else Kind.NOT_HELD_THEN_HELD_NOW
    return contradicts(pair, kind, why, marks, is_dated=True)


def _denied_now(pair: Pair, denial: Claim, event: Claim) -> Verdict:
    """The present answer denies what the earlier one said there was."""
    marks = of_claim(pair.earlier.said, event), of_claim(pair.now.said, denial)
    why = (
        f"On {long_day(pair.earlier.on)} it was said that there was, {quoted(pair.earlier.said, marks[0])}; "
        f"the present answer denies it, {quoted(pair.now.said, marks[1])}."
    )
    return contradicts(pair, Kind.CONFIRMED_THEN_DENIED_NOW, why, marks, is_dated=True)


def _is_firm(pair: Pair, event: Claim) -> bool:
    """False where the questions differ in words on both sides and the answer dates nothing itself."""
    if event.is_as_asked and pair.earlier.said.outcome is Outcome.NOT_HELD:
        return asked(pair.now.said.question).terms <= terms_of(pair.earlier.said.question)
    return not (pair.kin.is_loose and pair.kin.share < FIRM and event.is_as_asked)


def _speaks_of(denial: Claim, other: Told) -> bool:
    """True where what is denied is what was asked, or what the other question asks."""
    if not denial.is_beside:
        return True
    clauses = _CLAUSE.split(denial.words)
    denied = next((one for one in clauses if _NOTHING.search(one)), denial.words)
    told_of = terms_of(denied) - vocabulary().steps
    return bool(told_of) and told_of <= asked(other.said.question).terms


_CLAUSE = re.compile(r"[,;:]\s|\s(?:as|because|since|which|but|and)\s", re.I)
_NOTHING = re.compile(r"\b(?:no|none|never|not|nothing|neither)\b|n't\b", re.I)


def _clash(denied: Time, there: Time) -> bool:
    """True where what is denied for a time was there in it."""
    if there.how is How.SINCE:
        return denied.meets(there)
    return there.within(denied) or (denied.how is not How.DAY and denied.within(there) and denied.same(there))


_WHEN = re.compile(r"\b(?:when|(?<!to )dates?|on what day|what day|which year|what year)\b", re.I)


def by_day(pair: Pair) -> Verdict | None:
    """When something was done, last done, or began: two days that cannot both be right."""
    a, b = pair.earlier, pair.now
    if not _WHEN.search(b.said.question) or len(a.times) != 1 or len(b.times) != 1 or not pair.is_sure:
        return None
    one, two = a.times[0], b.times[0]
    if pair.kin.kin is Kin.PART and not _same_deed(a.said.answer, b.said.answer):
        return None
    if not _WHEN.search(a.said.question) and not _same_deed(a.said.answer, b.said.answer):
        return None
    if one.first - timedelta(days=1) <= two.last and two.first - timedelta(days=1) <= one.last and not one.is_open:
        return consistent("Both give the same day.")
    if abs(one.first - two.first) <= timedelta(days=3):
        return consistent("Both give the same day.")
    marks = of_times(a.said, one), of_times(b.said, two)
    if two.first > a.on or one.first > a.on:
        return changed(f"{two.spoken()}: what the earlier answer could not know.", Kind.HAPPENED_SINCE, marks)
    why = f"The day was given on {long_day(a.on)} as “{one.spoken()}” and is now given as “{two.spoken()}”."
    return contradicts(pair, Kind.DAYS, why, marks)


_BEGUN = re.compile(r"\b(?:since|introduced|began|begun|started|in force|took effect|came into|launched|first)\b", re.I)
_DEED = re.compile(r"\b[a-z]{3,}ed\b|\b(?:sold|bought|held|built|met|made|left|sent|took place|signed)\b", re.I)


def _same_deed(a: str, b: str) -> bool:
    """True where both answers tell of one deed, or of one beginning."""
    if _BEGUN.search(a) and _BEGUN.search(b):
        return True
    first, second = ({word.lower() for word in _DEED.findall(one)} - {"attached", "enclosed"} for one in (a, b))
    return bool(first & second)


def by_number_told(pair: Pair) -> Verdict | None:
    """More was told of, by its dates, in one answer than the other counts for the same time."""
    if pair.kin.kin is not Kin.SAME:
        return None
    for counting, telling in ((pair.now, pair.earlier), (pair.earlier, pair.now)):
        counts = [one for one in counting.figures if one.unit == "" and not one.is_part]
        if len(counts) != 1 or len(telling.figures) > 1 or not counting.asked:
            continue
        events = [one.time for one in telling.events if _counted(one.time, pair, counting)]
        told_of = {(one.first, one.last) for one in events}
        if len(told_of) > max(1, counts[0].value):
            return _told_more(pair, counting, counts[0], telling, len(told_of))
    return None


def _told_more(pair: Pair, counting: Told, count: Figure, telling: Told, number: int) -> Verdict:
    """More are told of by their dates than are counted."""
    which = ("earlier", "present") if telling is pair.earlier else ("present", "earlier")
    why = f"The {which[0]} answer tells of {number} with their dates; the {which[1]} one counts “{count.words}”."
    told = of_times(telling.said, *(one for one in telling.times if _counted(one, pair, counting)))
    counted = of_figures(counting.said, count)
    return contradicts(pair, Kind.FIGURES, why, (told, counted) if telling is pair.earlier else (counted, told))


def _counted(one: Time, pair: Pair, counting: Told) -> bool:
    """True of a day or month before the earlier answer, in the time that was counted."""
    is_one_deed = one.how in (How.STRETCH, How.DAY) and one.length < 32 and one.last <= pair.earlier.on
    return is_one_deed and any(one.within(time) for time in counting.asked)
