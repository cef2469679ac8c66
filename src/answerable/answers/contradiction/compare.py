"""Whether an answer can stand beside an earlier one: the verdict, with its reasons.

In order: do the questions ask for the same thing, of the same time; what was done with each; what one denies and
the other says there was; the figures; and what may have changed in between. Where the reasons are not strong,
the verdict is not a contradiction, and why says "look here".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from answerable.answers.contradiction.amounts import Reckoned, Sums, reckon
from answerable.answers.contradiction.said import OPEN, Claim, Said, Told, is_aside, says_not_yet, told
from answerable.answers.contradiction.subjects import Kin, Kinship, asked, head, kinship, terms_of
from answerable.answers.contradiction.times import How, Time
from answerable.casefile import Outcome
from answerable.registers import long_day, plain


class Label(StrEnum):
    """What an earlier answer and a present one are to each other."""

    CONTRADICTS = "contradicts"
    CONSISTENT = "consistent"
    DIFFERENT_SUBJECT = "different_subject"
    CHANGED_FACTS = "changed_facts"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The label and the reason for it."""

    label: Label
    why: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Both answers read, and how their questions stand to each other."""

    earlier: Told
    now: Told
    kin: Kinship

    @property
    def is_sure(self) -> bool:
        """True where both questions ask for the same thing, or one for a part of it."""
        return self.kin.kin in (Kin.SAME, Kin.PART)

    @property
    def later(self) -> tuple[Time, ...]:
        """What the present answer dates after the day of the earlier one."""
        found = (one for one in self.now.times if one.last > self.earlier.on and one.how is not How.UNTIL)
        return tuple(one for one in found if not is_aside(self.now.said.answer, one))


def compare(*, earlier: Said, now: Said) -> Verdict:
    """Whether what is to be said now can stand beside what was said earlier."""
    first = told(earlier)
    pair = _Pair(
        first,
        told(now, after=first.on),
        kinship(earlier.question, now.question, said_earlier=earlier.answer, said_now=now.answer),
    )
    for step in (_other_subject, _other_time, _outcomes, _claims, _last_time, _outnumbered, _figures, _yes_and_no):
        if verdict := step(pair):
            return verdict
    return _rest(pair)


def _contradicts(pair: _Pair, why: str, *, is_dated: bool = False) -> Verdict:
    """A contradiction, where the questions are sure to ask for the same thing, or ask alike of the same time."""
    if pair.is_sure or (is_dated and pair.kin.kin is Kin.UNSURE and _same_time(pair)):
        return Verdict(Label.CONTRADICTS, why)
    return Verdict(Label.DIFFERENT_SUBJECT, f"Look here: {why} But {_lower(pair.kin.why)}")


def _same_time(pair: _Pair) -> bool:
    """True where both questions name a time, and a time of one is one of the other or lies in it."""
    return any(a.same(b) or a.within(b) or b.within(a) for a in pair.earlier.asked for b in pair.now.asked)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _other_subject(pair: _Pair) -> Verdict | None:
    if pair.kin.kin is not Kin.OTHER:
        return None
    if pair.kin.shared and _agrees_exactly(pair):
        return Verdict(Label.CONSISTENT, "The figures agree.")
    return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)


def _agrees_exactly(pair: _Pair) -> bool:
    """True where both answers have a figure in common that is no chance: 1,062 and 1,062."""
    return any(a.value == b.value >= 100 and a.unit == b.unit for a in pair.earlier.figures for b in pair.now.figures)


def _other_time(pair: _Pair) -> Verdict | None:
    """Both questions name a time, and the two have no day in common."""
    first, second = pair.earlier.asked, pair.now.asked
    if not first or not second or any(a.meets(b) or a.same(b) for a in first for b in second):
        return None
    why = f"One asks of {first[0].spoken()}, the other of {second[0].spoken()}."
    return Verdict(Label.DIFFERENT_SUBJECT, why)


_GONE = re.compile(r"\b(?:no longer (?:held|kept|exists?)|destroyed|disposed of|since deleted|has been deleted|were deleted|was deleted|shredded|retention (?:period|schedule)|overwritten|past its retention)\b", re.I)  # fmt: skip
_MOVED_ON = re.compile(r"\b(?:since|no longer|now|changed|replaced|took over|new|adopted|reopened|has been|have been|ended|published|issued|final|waived|decided)\b", re.I)  # fmt: skip
_SILENT = frozenset({Outcome.WITHHELD, Outcome.NEITHER, Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED})
_CLOSED = _SILENT | {Outcome.NOT_HELD, Outcome.FUTURE_PUBLICATION}
_ASIDE = frozenset({Outcome.CLARIFICATION, Outcome.TRANSFERRED, Outcome.OUTSIDE, Outcome.OPEN})


def _outcomes(pair: _Pair) -> Verdict | None:
    """What was done with each: released, withheld, not held, neither confirmed nor denied."""
    first, second = pair.earlier.said.outcome, pair.now.said.outcome
    if first in _ASIDE or second in _ASIDE:
        return Verdict(Label.CONSISTENT, "One of the two takes no position on what is held.")
    if first is second and first in _CLOSED:
        return Verdict(Label.CONSISTENT, "The same position, put twice.")
    if first in OPEN:
        return _after_release(pair) if second in _CLOSED else None
    if first is Outcome.NOT_HELD:
        return _after_not_held(pair)
    if first in (Outcome.WITHHELD, Outcome.FUTURE_PUBLICATION):
        return _after_withheld(pair)
    if second in OPEN:
        return Verdict(
            Label.CONSISTENT, f"{_SAID[first]} then; released now. Look here: the earlier position is given up."
        )
    return Verdict(
        Label.CONSISTENT, f"{_SAID[first]} then, {_SAID[second].lower()} now. Look here: the reasons differ."
    )


_SAID = {
    Outcome.RELEASED: "Released",
    Outcome.PART_RELEASED: "Released in part",
    Outcome.ALREADY_ACCESSIBLE: "Said to be public",
    Outcome.WITHHELD: "Withheld",
    Outcome.NEITHER: "Neither confirmed nor denied",
    Outcome.NOT_HELD: "Not held",
    Outcome.OVER_LIMIT: "Refused for its cost",
    Outcome.VEXATIOUS_OR_REPEATED: "Refused as vexatious or repeated",
    Outcome.FUTURE_PUBLICATION: "To be published",
}


def _after_release(pair: _Pair) -> Verdict | None:
    """Given then, and kept back, denied or not found now."""
    second = pair.now.said.outcome
    on = long_day(pair.earlier.on)
    if pair.kin.kin is Kin.PART and pair.kin.narrower == "now" and not pair.earlier.is_no:
        return Verdict(Label.DIFFERENT_SUBJECT, f"{pair.kin.why} The whole was given; the part is another matter.")
    if second is Outcome.NOT_HELD:
        return _given_then_not_held(pair)
    if pair.earlier.said.outcome is Outcome.PART_RELEASED and not _figure_was_given(pair):
        return Verdict(
            Label.CONSISTENT, "Look here: part was withheld before, and it may be that part which is asked for."
        )
    if second is Outcome.FUTURE_PUBLICATION or not _covers(pair, strictly=second is Outcome.OVER_LIMIT):
        return Verdict(Label.DIFFERENT_SUBJECT, "What is asked for now goes beyond what was given then.")
    said = {Outcome.NEITHER: "is neither confirmed nor denied now", Outcome.OVER_LIMIT: "is refused for its cost now"}
    return _contradicts(pair, f"What was answered on {on} {said.get(second, 'is withheld now')}.")


def _figure_was_given(pair: _Pair) -> bool:
    return bool(pair.earlier.figures) and bool(
        re.search(r"\bhow (?:many|much)|number|total|cost|spend\b", pair.now.said.question, re.I)
    )


def _covers(pair: _Pair, *, strictly: bool) -> bool:
    """True where what was given takes in the time asked of now; strictly: all of it."""
    first, second = pair.earlier.asked, pair.now.asked
    if not first or not second:
        return not (strictly and second and not first and pair.earlier.is_of_now)
    if not strictly:
        return True
    return all(any(b.within(a) or a.same(b) for a in first) for b in second)


def _given_then_not_held(pair: _Pair) -> Verdict | None:
    if _GONE.search(plain(pair.now.said.answer)):
        return Verdict(Label.CHANGED_FACTS, "It was held then, and the present answer says that it is kept no longer.")
    if pair.earlier.is_no:
        return Verdict(Label.CONSISTENT, "There was none then, and nothing is held now.")
    if not _covers(pair, strictly=False):
        return None
    if not pair.earlier.is_yes and pair.earlier.said.outcome is not Outcome.PART_RELEASED:
        return Verdict(Label.CONSISTENT, "Look here: something was answered then, and nothing is held now.")
    if pair.earlier.is_past or pair.earlier.figures or not pair.later:
        return _contradicts(pair, f"It was given on {long_day(pair.earlier.on)}; now it is said not to be held.")
    return Verdict(Label.CHANGED_FACTS, f"{pair.later[0].spoken()} lies between the two answers.")


def _after_not_held(pair: _Pair) -> Verdict | None:
    """Not held then: what is said now of what there was before that day."""
    second = pair.now.said.outcome
    if second in OPEN:
        if pair.now.is_no:
            return Verdict(Label.CONSISTENT, "Nothing was held then, and there is none now.")
        return None
    if second is Outcome.NEITHER:
        return _contradicts(
            pair,
            f"On {long_day(pair.earlier.on)} it was said not to be held; now that is neither confirmed nor denied.",
        )
    if pair.earlier.is_past and pair.earlier.asked and not says_not_yet(pair.earlier.said):
        return _contradicts(pair, "It was said not to be held, and withholding it now says that it is.")
    return Verdict(Label.CHANGED_FACTS, "Look here: not held then; to withhold it now says that it is held.")


def _after_withheld(pair: _Pair) -> Verdict | None:
    second = pair.now.said.outcome
    if second is Outcome.NOT_HELD and not _GONE.search(plain(pair.now.said.answer)):
        return _contradicts(pair, "To withhold it was to say that it was held; now it is said not to be.")
    if second is Outcome.NEITHER:
        return _contradicts(
            pair, "To withhold it was to say that it was held; now that is neither confirmed nor denied."
        )
    if second in OPEN and (pair.later or says_not_yet(pair.earlier.said)):
        return Verdict(
            Label.CHANGED_FACTS, "Withheld while it was so; what stood in the way has passed, and it is released now."
        )
    if second in OPEN:
        return Verdict(Label.CONSISTENT, "Withheld then and released now: an authority may do that.")
    return Verdict(Label.CONSISTENT, "Kept back both times.")


def _claims(pair: _Pair) -> Verdict | None:
    """What one denies, set beside what the other says there was."""
    for denial in pair.earlier.denials:
        for event in pair.now.events:
            if event.time.first <= pair.earlier.on and _clash(denial.time, event.time) and _speaks_of(denial, pair.now):
                why = f"On {long_day(pair.earlier.on)}: “{denial.words}” Now: “{event.words}”"
                return _contradicts(pair, why, is_dated=True)
    for denial in pair.now.denials:
        if denial.time.how is How.DAY and denial.time.last >= pair.now.on:
            continue  # it speaks of today alone
        for event in pair.earlier.events:
            if _clash(denial.time, event.time) and _speaks_of(denial, pair.earlier):
                return _contradicts(pair, f"Earlier: “{event.words}” Now: “{denial.words}”", is_dated=True)
    return None


def _speaks_of(denial: Claim, other: Told) -> bool:
    """True where what is denied is what was asked, or what the other question asks."""
    if not denial.is_beside:
        return True
    told_of = terms_of(denial.words)
    return bool(told_of) and told_of <= asked(other.said.question).terms


def _clash(denied: Time, there: Time) -> bool:
    """True where what is denied for a time was there in it."""
    if there.how is How.SINCE:
        return denied.meets(there)
    return there.within(denied) or (denied.how is not How.DAY and denied.within(there) and denied.same(there))


_WHEN = re.compile(r"\b(?:when|dates?|on what day|what day|which year|what year)\b", re.I)


def _last_time(pair: _Pair) -> Verdict | None:
    """When something was done, last done, or began: two days that cannot both be right."""
    a, b = pair.earlier, pair.now
    if not _WHEN.search(b.said.question) or len(a.times) != 1 or len(b.times) != 1 or pair.kin.kin is not Kin.SAME:
        return None
    one, two = a.times[0], b.times[0]
    if not _WHEN.search(a.said.question) and not _same_deed(a.said.answer, b.said.answer):
        return None
    if one.first - timedelta(days=1) <= two.last and two.first - timedelta(days=1) <= one.last and not one.is_open:
        return Verdict(Label.CONSISTENT, "Both give the same day.")
    if abs(one.first - two.first) <= timedelta(days=3):
        return Verdict(Label.CONSISTENT, "Both give the same day.")
    if two.first > a.on or one.first > a.on:
        return Verdict(Label.CHANGED_FACTS, f"{two.spoken()}: what the earlier answer could not know.")
    return _contradicts(pair, f"The day was given as {one.spoken()} and is given as {two.spoken()}.")


_BEGUN = re.compile(r"\b(?:since|introduced|began|begun|started|in force|took effect|came into|launched|first)\b", re.I)
_DEED = re.compile(r"\b[a-z]{3,}ed\b|\b(?:sold|bought|held|built|met|made|left|sent|took place|signed)\b", re.I)


def _same_deed(a: str, b: str) -> bool:
    """True where both answers tell of one deed, or of one beginning."""
    if _BEGUN.search(a) and _BEGUN.search(b):
        return True
    first, second = ({word.lower() for word in _DEED.findall(one)} - {"attached", "enclosed"} for one in (a, b))
    return bool(first & second)


def _outnumbered(pair: _Pair) -> Verdict | None:
    """More was told of before, by its dates, than is counted now for the same time."""
    counts = [one for one in pair.now.figures if one.unit == "" and not one.is_part]
    if len(counts) != 1 or not pair.now.asked or len(pair.earlier.figures) > 1:
        return None
    told_of = {(one.time.first, one.time.last) for one in pair.earlier.events if _counted(one.time, pair.now.asked)}
    if len(told_of) <= max(1, counts[0].value):
        return None
    why = f"{len(told_of)} were told of before, and {counts[0].words} is counted now."
    return _contradicts(pair, why) if pair.kin.kin is Kin.SAME else None


def _counted(one: Time, asked_for: tuple[Time, ...]) -> bool:
    return one.how is How.STRETCH and one.length < 32 and any(one.within(time) for time in asked_for)


def _figures(pair: _Pair) -> Verdict | None:
    """The figures of both, where there are any."""
    topics = asked(pair.earlier.said.question).terms | asked(pair.now.said.question).terms
    found = reckon(pair.earlier, pair.now, asked=topics)
    if found.sums is Sums.AGREE:
        return Verdict(Label.CONSISTENT, found.why)
    if found.sums is Sums.CLASH:
        return _of_clash(pair, found)
    if found.sums is Sums.MOVED:
        return _of_moved(pair, found)
    if pair.earlier.figures and pair.now.figures and _wants(pair.earlier) != _wants(pair.now):
        return Verdict(Label.DIFFERENT_SUBJECT, "The two figures measure different things.")
    return None


_LASTING = frozenset({"area", "land", "length"})  # of what does not grow


def _wants(one: Told) -> str:
    return one.figures[0].unit


def _of_clash(pair: _Pair, found: Reckoned) -> Verdict:
    a, b = pair.earlier, pair.now
    if pair.kin.kin is Kin.PART:
        return _of_part(pair, found)
    if two := _other_heads(a, b):
        return Verdict(Label.DIFFERENT_SUBJECT, f"Look here: {found.why} But one counts {two[0]}, the other {two[1]}.")
    if _overlap_only(pair):
        return Verdict(Label.DIFFERENT_SUBJECT, f"{found.why} But the times asked of are not the same.")
    if found.is_dated or (a.is_past and b.is_past) or (_wants(a) in _LASTING and not pair.later):
        return _contradicts(pair, found.why, is_dated=found.is_dated)
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    return Verdict(Label.CHANGED_FACTS, f"{found.why} Each is the number of its own day.")


_PART_OF = re.compile(r"\b(?:of (?:the|these|those|them|your)|how many such)\b", re.I)


def _other_heads(a: Told, b: Told) -> tuple[str, str] | None:
    """What each question counts, where it is not the same and one of them is not even spoken of in the other."""
    one, two = head(a.said.question), head(b.said.question)
    if not one or not two or one == two:
        return None
    met = two in terms_of(f"{a.said.question} {a.said.answer}") or one in terms_of(b.said.answer)
    return None if met else (one, two)


def _of_part(pair: _Pair, found: Reckoned) -> Verdict:
    """A part may be less than the whole; never more."""
    whole, part = (pair.earlier, pair.now) if pair.kin.narrower == "now" else (pair.now, pair.earlier)
    if (
        _PART_OF.search(part.said.question)
        and whole.figures[0].value < part.figures[0].value
        and (found.is_dated or whole.is_past)
        and not _overlap_only(pair)
    ):
        return _contradicts(pair, f"{found.why} The part is more than the whole.")
    return Verdict(Label.DIFFERENT_SUBJECT, f"{pair.kin.why} A part may differ from the whole.")


def _overlap_only(pair: _Pair) -> bool:
    """True where both questions name one time, and the two are not the same."""
    a, b = pair.earlier.asked, pair.now.asked
    return len(a) == len(b) == 1 and not a[0].same(b[0]) and not a[0].within(b[0]) and not b[0].within(a[0])


def _of_moved(pair: _Pair, found: Reckoned) -> Verdict:
    if pair.earlier.is_of_now or pair.now.is_of_now:
        return Verdict(Label.CHANGED_FACTS, found.why)
    return Verdict(Label.CONSISTENT, found.why)


def _yes_and_no(pair: _Pair) -> Verdict | None:
    """Yes to one and no to the other, where neither names a day."""
    a, b = pair.earlier, pair.now
    if not ((a.is_no and b.is_yes) or (a.is_yes and b.is_no)):
        return None
    if pair.kin.kin is Kin.PART and (b.is_no) == (pair.kin.narrower == "now"):
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    if a.is_past and b.is_past and not pair.later and not says_not_yet(a.said):
        return _contradicts(
            pair, "One says that there was, the other that there was not, and the time asked of is past."
        )
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    since = f" {pair.later[0].spoken()} is after the earlier answer." if pair.later else ""
    return Verdict(Label.CHANGED_FACTS, f"Each speaks of its own day.{since}")


def _rest(pair: _Pair) -> Verdict:
    """Neither figures nor denials: what the words and the days say."""
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    if alike := [
        one
        for one in pair.now.times
        for other in pair.earlier.times
        if (one.first, one.last) == (other.first, other.last)
    ]:
        return Verdict(Label.CONSISTENT, f"Both name {alike[0].spoken()}.")
    if pair.later:
        return Verdict(Label.CHANGED_FACTS, f"{pair.later[0].spoken()} is after the earlier answer.")
    first, second = terms_of(pair.earlier.said.answer), terms_of(pair.now.said.answer)
    if pair.now.is_of_now and first and second and not first & second and not (pair.earlier.is_yes and pair.now.is_yes):
        return Verdict(Label.CHANGED_FACTS, "Look here: the answers differ, and each speaks of its own day.")
    if pair.kin.kin is Kin.PART:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    return Verdict(Label.CONSISTENT, "Nothing in the one speaks against the other.")
