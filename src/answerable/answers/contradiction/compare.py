"""Whether an answer can stand beside an earlier one: the verdict, with its reasons.

In order: do the questions ask for the same thing, of the same time; what was done with each; what one denies and
the other says there was; the figures; and what may have changed in between. Where the reasons are not strong,
the verdict is not a contradiction, and why says "look here".
"""

from __future__ import annotations

import re

from answerable.answers.contradiction.amounts import Reckoned, Sums, reckon
from answerable.answers.contradiction.deeds import by_claims, by_day, by_number_told
from answerable.answers.contradiction.outcomes import by_outcome
from answerable.answers.contradiction.said import Said, Told, says_not_yet, told
from answerable.answers.contradiction.subjects import FIRM, Kin, asked, head, kinship, terms_of
from answerable.answers.contradiction.times import FIRST, LAST
from answerable.answers.contradiction.verdicts import Label, Pair, Verdict, contradicts
from answerable.answers.contradiction.vocabulary import vocabulary


def compare(*, earlier: Said, now: Said) -> Verdict:
    """Whether what is to be said now can stand beside what was said earlier."""
    first = told(earlier)
    pair = Pair(
        first,
        told(now, after=first.on),
        kinship(earlier.question, now.question, said_earlier=earlier.answer, said_now=now.answer),
    )
    for step in (_other_subject, _other_time, by_outcome, by_claims, by_day, by_number_told, _figures, _yes_and_no):
        if verdict := step(pair):
            return verdict
    return _rest(pair)


def _other_subject(pair: Pair) -> Verdict | None:
    if pair.kin.kin is not Kin.OTHER:
        return None
    if pair.kin.shared and _agrees_exactly(pair):
        return Verdict(Label.CONSISTENT, "The figures agree.")
    return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)


def _agrees_exactly(pair: Pair) -> bool:
    """True where both answers have a figure in common that is no chance: 1,062 and 1,062."""
    return any(a.value == b.value >= 100 and a.unit == b.unit for a in pair.earlier.figures for b in pair.now.figures)


def _other_time(pair: Pair) -> Verdict | None:
    """Both questions name a time, and the two have no day in common."""
    first, second = pair.earlier.asked, pair.now.asked
    if not first or not second or any(a.meets(b) or a.same(b) for a in first for b in second):
        return None
    why = f"One asks of {first[0].spoken()}, the other of {second[0].spoken()}."
    return Verdict(Label.DIFFERENT_SUBJECT, why)


def _figures(pair: Pair) -> Verdict | None:
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


_AS_YET = re.compile(
    r"\b(?:still|remain(?:s|ing)?|so far|to date|(?:have|has) (?:been |now )?(?:made|begun|left|sold|bought|\w{3,}ed))\b(?!.*\b(?:since|in each|each year|ever)\b)",
    re.I,
)
_SO_FAR = re.compile(r"\b(?:so far|to date|not yet|as yet|provisional(?:ly)?|interim figures?|not final)\b", re.I)


def _of_clash(pair: Pair, found: Reckoned) -> Verdict:
    a, b = pair.earlier, pair.now
    if pair.kin.kin is Kin.PART:
        return _of_part(pair, found)
    if _SO_FAR.search(a.said.answer):
        return Verdict(Label.CHANGED_FACTS, f"{found.why} The earlier one was not the last word.")
    if two := _other_heads(pair):
        return Verdict(Label.DIFFERENT_SUBJECT, f"Look here: {found.why} But one counts {two[0]}, the other {two[1]}.")
    if _overlap_only(pair):
        return Verdict(Label.DIFFERENT_SUBJECT, f"{found.why} But the times asked of are not the same.")
    if _AS_YET.search(a.said.question) or _AS_YET.search(b.said.question):
        return Verdict(Label.CHANGED_FACTS, f"{found.why} Such a number goes on changing.")
    if pair.kin.is_loose and not found.is_near:
        return Verdict(
            Label.DIFFERENT_SUBJECT, f"Look here: {found.why} But each question has words that the other lacks."
        )
    if found.is_dated or (a.is_past and b.is_past) or (_wants(a) in _LASTING and not pair.later):
        return contradicts(pair, found.why, is_dated=found.is_dated)
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    return Verdict(Label.CHANGED_FACTS, f"{found.why} Each is the number of its own day.")


_PART_OF = re.compile(r"\b(?:of (?:the|these|those|them|your)|how many such)\b", re.I)


_COUNTED = {
    "times": re.compile(r"\b(?:how many|number of) (?:times|occasions|episodes)\b|\bhow often\b", re.I),
    "people": re.compile(
        r"\b(?:how many|number of) (?:different |individual )?(?:people|persons|individuals|residents)\b|\bat least once\b",
        re.I,
    ),
    "households": re.compile(r"\b(?:how many|number of) (?:households|families)\b", re.I),
    "days": re.compile(r"\b(?:how many|number of) (?:working )?days\b", re.I),
}


def _other_heads(pair: Pair) -> tuple[str, str] | None:
    """What each question counts, where it is not the same and one of them is not even spoken of in the other."""
    a, b = pair.earlier, pair.now
    kinds = [{name for name, found in _COUNTED.items() if found.search(x.said.question)} for x in (a, b)]
    if all(kinds) and not kinds[0] & kinds[1]:
        return min(kinds[0]), min(kinds[1])
    one, two = head(a.said.question), head(b.said.question)
    if not one or not two or one == two or not (pair.kin.is_loose or {one, two} <= vocabulary().known):
        return None
    met = two in terms_of(a.said.answer) or one in terms_of(b.said.answer)
    return None if met else (one, two)


def _of_part(pair: Pair, found: Reckoned) -> Verdict:
    """A part may be less than the whole; never more."""
    whole, part = (pair.earlier, pair.now) if pair.kin.narrower == "now" else (pair.now, pair.earlier)
    if (
        _PART_OF.search(part.said.question)
        and whole.figures[0].value < part.figures[0].value
        and (found.is_dated or whole.is_past)
        and not _overlap_only(pair)
    ):
        return contradicts(pair, f"{found.why} The part is more than the whole.")
    return Verdict(Label.DIFFERENT_SUBJECT, f"{pair.kin.why} A part may differ from the whole.")


def _overlap_only(pair: Pair) -> bool:
    """True where both questions name one time, and the two are not the same."""
    a, b = pair.earlier.asked, pair.now.asked
    return len(a) == len(b) == 1 and not a[0].same(b[0]) and not a[0].within(b[0]) and not b[0].within(a[0])


def _of_moved(pair: Pair, found: Reckoned) -> Verdict:
    if pair.earlier.is_of_now or pair.now.is_of_now or pair.later:
        return Verdict(Label.CHANGED_FACTS, found.why)
    return Verdict(Label.CONSISTENT, found.why)


def _yes_and_no(pair: Pair) -> Verdict | None:
    """Yes to one and no to the other, where neither names a day."""
    a, b = pair.earlier, pair.now
    if not ((a.is_no and b.is_yes) or (a.is_yes and b.is_no)):
        return None
    if any(x.time.same(y.time) or x.time.within(y.time) for x in a.denials for y in b.denials):
        return Verdict(Label.CONSISTENT, "Both say that there was none at that time.")
    if pair.kin.kin is Kin.PART and (b.is_no) == (pair.kin.narrower == "now"):
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    if pair.kin.is_loose and pair.kin.share < FIRM and a.is_past and b.is_past:
        return Verdict(
            Label.DIFFERENT_SUBJECT, "Look here: yes and no, but each question has words that the other lacks."
        )
    if a.is_past and b.is_past and not pair.later and not says_not_yet(a.said):
        return contradicts(
            pair, "One says that there was, the other that there was not, and the time asked of is past."
        )
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    since = f" {pair.later[0].spoken()} is after the earlier answer." if pair.later else ""
    return Verdict(Label.CHANGED_FACTS, f"Each speaks of its own day.{since}")


def _rest(pair: Pair) -> Verdict:
    """Neither figures nor denials: what the words and the days say."""
    if pair.kin.kin is Kin.UNSURE:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    if alike := [
        one
        for one in pair.now.times
        for other in pair.earlier.times
        if one.first == other.first > FIRST or one.last == other.last < LAST
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
