"""Whether an answer can stand beside an earlier one: the verdict, with its reasons.

In order: do the questions ask for the same thing, of the same time; what was done with each; what one denies and
the other says there was; the figures; and what may have changed in between. Where the reasons are not strong,
the verdict is not a contradiction, and why says "look here".
"""

from __future__ import annotations

import re

from answerable.answers.contradiction.always import by_all
from answerable.answers.contradiction.amounts import Reckoned, Sums, reckon
from answerable.answers.contradiction.deeds import by_claims, by_day, by_number_told
from answerable.answers.contradiction.figures import Figure
from answerable.answers.contradiction.lists import by_list
from answerable.answers.contradiction.marks import of_figures, of_first, of_times, quoted
from answerable.answers.contradiction.named import by_name, by_term
from answerable.answers.contradiction.outcomes import by_outcome
from answerable.answers.contradiction.prose import by_prose, denies_too
from answerable.answers.contradiction.said import Said, Told, matter_of, says_not_yet, told
from answerable.answers.contradiction.subjects import FIRM, Kin, asked, head, kinship, terms_of, untimed
from answerable.answers.contradiction.times import FIRST, LAST
from answerable.answers.contradiction.verdicts import (
    Kind,
    Label,
    Marks,
    Pair,
    Verdict,
    changed,
    consistent,
    contradicts,
    other,
)
from answerable.answers.contradiction.vocabulary import vocabulary
from answerable.casefile import Outcome


def compare(*, earlier: Said, now: Said) -> Verdict:
    """Whether what is to be said now can stand beside what was said earlier."""
    return _explained(_judged(earlier, now), (*earlier.changed, *now.changed))


_OF_FACTS = frozenset({
    Kind.DENIED_THEN_CONFIRMED_NOW, Kind.CONFIRMED_THEN_DENIED_NOW, Kind.NOT_HELD_THEN_HELD_NOW, Kind.HELD_THEN_NOT_HELD_NOW,
    Kind.FIGURES, Kind.DAYS, Kind.NAMES, Kind.LISTS, Kind.VALUES, Kind.OF_ITS_DAY, Kind.HAPPENED_SINCE,
})  # fmt: skip


def _explained(found: Verdict, since: tuple[str, ...]) -> Verdict:
    """A difference in facts, where a register has changed between the two days, with what changed."""
    if not since or found.kind not in _OF_FACTS:
        return found
    entries = "; ".join(one.rstrip(". ") for one in dict.fromkeys(since))
    why = f"The register has changed between the two answers: {entries}. {found.why}"
    return Verdict(Label.CHANGED_FACTS, why, Kind.REGISTER_CHANGED, found.earlier, found.now)


def _judged(earlier: Said, now: Said) -> Verdict:
    """The verdict by what the two say."""
    kin = kinship(earlier.question, now.question, said_earlier=earlier.answer, said_now=now.answer)
    if kin.kin is Kin.OTHER and not kin.shared:
        return other(kin.why)  # the answers need not be read
    first = told(earlier)
    pair = Pair(first, told(now, after=first.on), kin)
    for step in (
        _other_subject,
        _other_time,
        _other_bounds,
        by_outcome,
        by_claims,
        by_all,
        by_day,
        by_term,
        by_name,
        by_number_told,
        by_list,
        by_prose,
        _figures,
        _yes_and_no,
    ):
        if verdict := step(pair):
            return verdict
    return _rest(pair)


def _other_subject(pair: Pair) -> Verdict | None:
    if pair.kin.kin is not Kin.OTHER:
        return None
    if pair.kin.shared and _agrees_exactly(pair):
        return consistent("The figures agree.")
    return other(pair.kin.why)


def _agrees_exactly(pair: Pair) -> bool:
    """True where both answers have a figure in common that is no chance: 1,062 and 1,062."""
    return any(a.value == b.value >= 100 and a.unit == b.unit for a in pair.earlier.figures for b in pair.now.figures)


def _other_time(pair: Pair) -> Verdict | None:
    """Both questions name a time, and the two have no day in common."""
    first, second = pair.earlier.asked, pair.now.asked
    if not first or not second or any(a.meets(b) or a.same(b) for a in first for b in second):
        return None
    why = f"One asks of {first[0].spoken()}, the other of {second[0].spoken()}."
    return other(why, Kind.OTHER_TIME)


_WAS = re.compile(
    r"\b(?:before (?:then|that|this)|(?:year|time) before|previous(?:ly)?|formerly|until then|it (?:was|had been)|used to be)\b",
    re.I,
)


def _of_agreed(pair: Pair, found: Reckoned) -> Verdict:
    """The same figure; unless the present answer gives it as that of a time gone by, and another as that of now."""
    if pair.earlier.is_past or pair.now.is_past:
        return consistent(found.why)
    first = pair.now.figures[0] if pair.now.figures else None
    old = [
        one for one in pair.now.figures[1:] if any(one.agrees(a) and one.unit == a.unit for a in pair.earlier.figures)
    ]
    is_of_then = first and old and not any(first.agrees(a) for a in pair.earlier.figures if a.unit == first.unit)
    if first and is_of_then and (_WAS.search(pair.now.said.answer) or (pair.now.is_no and pair.later)):
        marks = of_figures(pair.earlier.said, pair.earlier.figures[0]), of_figures(pair.now.said, first)
        return changed(
            f"“{first.words}” now; “{old[0].words}” is given as what it was before.", Kind.HAPPENED_SINCE, marks
        )
    return consistent(found.why)


_BOUND = re.compile(
    r"\b(?P<side>over|above|more than|exceeding|at least|longer than|older than|under|below|less than|fewer than|up to|within|aged?)\s+"
    r"(?P<value>£?\s?\d[\d,.]*\d|£?\s?\d|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|thirty)\s?(?P<unit>k\b|m\b|million|%|[a-z]+)?",
    re.I,
)


def _other_bounds(pair: Pair) -> Verdict | None:
    """Over £50,000 in the one, over £100,000 in the other."""
    found = []
    for one in (pair.earlier, pair.now):
        plainly = untimed(one.said.question)
        found.append({(m["value"].replace(",", ""), m["value"][0] == "£"): m[0] for m in _BOUND.finditer(plainly)})
    if numbered := _other_numbers(pair):
        return other(f"One asks of {numbered[0]}, the other of {numbered[1]}.")
    first, second = found
    if not first or not second or first.keys() & second.keys():
        return None
    if not {money for _, money in first} & {money for _, money in second}:
        return None
    sides = [min(bounds.values()).strip() for bounds in found]
    return other(f"One asks of what is {sides[0]}, the other of what is {sides[1]}.")


_NUMBERED = re.compile(r"\b(?P<of>[A-Za-z]+) (?P<number>\d{1,4}[a-z]?)\b(?: (?P<what>[a-z]+))?")
_BEFORE_NUMBER = frozenset(["the", "of", "to", "on", "by"])
_WITH_NUMBER = frozenset([
    "route", "band", "grade", "line", "flat", "unit", "plot", "zone", "ward", "room", "platform", "phase", "stage", "class", "type", "form", "section", "regulation",
    "category", "level", "number", "no", "junction", "lot", "key",
])  # fmt: skip


def _other_numbers(pair: Pair) -> tuple[str, str] | None:
    """The 42 bus and the 24 bus, route 5 and route 7: the numbers by which each question tells which one it means."""
    found = []
    for one in (pair.earlier, pair.now):
        matches = list(_NUMBERED.finditer(untimed(one.said.question)))
        named = {
            m["of"].lower(): (m["number"], f"{m['of']} {m['number']}")
            for m in matches
            if m["of"].lower() in _WITH_NUMBER
        }
        counted = {
            m["what"]: (m["number"], f"{m['number']} {m['what']}")
            for m in matches
            if m["of"].lower() in _BEFORE_NUMBER and m["what"]
        }
        found.append(named | counted)
    for key in found[0].keys() & found[1].keys():
        if found[0][key][0] != found[1][key][0]:
            return found[0][key][1], found[1][key][1]
    return None


def _figures(pair: Pair) -> Verdict | None:
    """The figures of both, where there are any."""
    topics = asked(pair.earlier.said.question).terms | asked(pair.now.said.question).terms
    found = reckon(pair.earlier, pair.now, asked=topics)
    if found.sums is Sums.AGREE:
        return _of_agreed(pair, found)
    if found.sums is Sums.CLASH:
        return _of_clash(pair, found)
    if found.sums is Sums.MOVED:
        return _of_moved(pair, found)
    if pair.earlier.figures and pair.now.figures and _wants(pair.earlier) != _wants(pair.now) and not _is_none(pair):
        return other("The two figures measure different things.")
    return None


def _is_none(pair: Pair) -> bool:
    """True where one of the two says that there is none."""
    return any(told.figures[0].value == 0 for told in (pair.earlier, pair.now))


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
    marks = _marked(pair, found)
    if any(one.value == 0 for one in found.figures) and _denied_by_both(pair):
        return consistent("Both say that there was none of it.", marks=marks)
    if pair.kin.kin is Kin.PART:
        return _of_part(pair, found)
    if _SO_FAR.search(a.said.answer) and not _fell(pair, found):
        return changed(f"{found.why} The earlier one was not the last word.", marks=marks)
    if _overlap_only(pair):
        return other(f"{found.why} But the times asked of are not the same.", Kind.OTHER_TIME, marks)
    is_settled = found.is_dated or (a.is_past and b.is_past) or (_wants(a) in _LASTING and not pair.later)
    goes_on = any(_AS_YET.search(one.said.question) for one in (a, b))
    if (goes_on or not is_settled) and not _fell(pair, found):
        if pair.kin.kin is Kin.UNSURE:
            return other(pair.kin.why)
        end = "Such a number goes on changing." if goes_on else "Each is the number of its own day."
        return changed(f"{found.why} {end}", marks=marks)
    if not pair.kin.is_reworded and (two := _other_heads(pair)):
        return other(f"Look here: {found.why} But one counts {two[0]}, the other {two[1]}.", marks=marks)
    if pair.kin.is_loose and not found.is_near and not pair.kin.is_reworded:
        return other(f"Look here: {found.why} But each question has words that the other lacks.", marks=marks)
    return contradicts(pair, Kind.FIGURES, found.why, marks, is_dated=found.is_dated)


_IN_ALL = re.compile(r"\b(?:so far|to date|since the (?:beginning|start)|ever)\b", re.I)


def _fell(pair: Pair, found: Reckoned) -> bool:
    """True where a number of all so far is less now than it was."""
    if not all(_IN_ALL.search(one.said.question) for one in (pair.earlier, pair.now)):
        return False
    if len(found.figures) != 2 or found.figures[0].time is None or found.figures[1].time is None:
        return False
    return found.figures[1].value < found.figures[0].value - found.figures[0].tolerance


def _marked(pair: Pair, found: Reckoned) -> Marks:
    """Where the figures that were set beside each other stand."""
    a, b = pair.earlier, pair.now
    first, second = ([one for one in found.figures if _stands_in(one, told)] for told in (a, b))
    return of_figures(a.said, *first), of_figures(b.said, *second)


def _stands_in(one: Figure, told: Told) -> bool:
    return any((one.start, one.words, one.terms) == (own.start, own.words, own.terms) for own in told.figures)


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
        return contradicts(pair, Kind.FIGURES, f"{found.why} The part is more than the whole.", _marked(pair, found))
    return other(f"{pair.kin.why} A part may differ from the whole.", Kind.PART, _marked(pair, found))


def _overlap_only(pair: Pair) -> bool:
    """True where both questions name one time, and the two are not the same."""
    a, b = pair.earlier.asked, pair.now.asked
    return len(a) == len(b) == 1 and not a[0].same(b[0]) and not a[0].within(b[0]) and not b[0].within(a[0])


def _of_moved(pair: Pair, found: Reckoned) -> Verdict:
    if _fell(pair, found) and pair.kin.kin is Kin.SAME:
        why = f"{found.why} A number of all so far does not become less."
        return contradicts(pair, Kind.FIGURES, why, _marked(pair, found))
    if pair.earlier.is_of_now or pair.now.is_of_now or pair.later:
        return changed(found.why, marks=_marked(pair, found))
    return consistent(found.why, Kind.NOTHING_AGAINST)


def _yes_and_no(pair: Pair) -> Verdict | None:
    """Yes to one and no to the other, where neither names a day."""
    a, b = pair.earlier, pair.now
    if not ((a.is_no and b.is_yes) or (a.is_yes and b.is_no)):
        return None
    if any(x.time.same(y.time) or x.time.within(y.time) for x in a.denials for y in b.denials) or _denied_by_both(pair):
        return consistent("Both say that there was none at that time.")
    if pair.kin.kin is Kin.PART and (b.is_no) == (pair.kin.narrower == "now"):
        return other(pair.kin.why, Kind.PART)
    marks = of_first(a.said), of_first(b.said)
    if pair.kin.is_loose and pair.kin.share < FIRM and a.is_past and b.is_past:
        return other("Look here: yes and no, but each question has words that the other lacks.", marks=marks)
    if a.is_past and b.is_past and not pair.later and not says_not_yet(a.said):
        return _opposed(pair, marks)
    if pair.kin.kin is Kin.UNSURE:
        return other(pair.kin.why)
    if pair.later:
        why = f"Each speaks of its own day. {pair.later[0].spoken()} is after the earlier answer."
        return changed(why, Kind.HAPPENED_SINCE, marks)
    return changed("Each speaks of its own day.", marks=marks)


def _denied_by_both(pair: Pair) -> bool:
    """True where what the one denies as a whole the other denies as well, by the way."""
    denier, teller = (pair.earlier, pair.now) if pair.earlier.is_no else (pair.now, pair.earlier)
    return denies_too(denier, teller, (matter_of(denier.said.answer) or [""])[0])


def _opposed(pair: Pair, marks: Marks) -> Verdict:
    """Yes and no of a time that is over."""
    was_no = pair.earlier.is_no
    verbs = ("no", "yes") if was_no else ("yes", "no")
    why = (
        f"The earlier answer says {verbs[0]}, {quoted(pair.earlier.said, marks[0])}, and the present one {verbs[1]}, "
        f"{quoted(pair.now.said, marks[1])}; the time asked of is past."
    )
    if pair.earlier.said.outcome is Outcome.NOT_HELD:
        return contradicts(pair, Kind.NOT_HELD_THEN_HELD_NOW, why, marks)
    kind = Kind.DENIED_THEN_CONFIRMED_NOW if was_no else Kind.CONFIRMED_THEN_DENIED_NOW
    return contradicts(pair, kind, why, marks)


def _rest(pair: Pair) -> Verdict:
    """Neither figures nor denials: what the words and the days say."""
    if pair.kin.kin is Kin.UNSURE:
        return other(pair.kin.why)
    if alike := [
        one
        for one in pair.now.times
        for other in pair.earlier.times
        if one.first == other.first > FIRST or one.last == other.last < LAST
    ]:
        return consistent(f"Both name {alike[0].spoken()}.")
    if pair.later:
        marks = (), of_times(pair.now.said, pair.later[0])
        return changed(f"{pair.later[0].spoken()} is after the earlier answer.", Kind.HAPPENED_SINCE, marks)
    first, second = terms_of(pair.earlier.said.answer), terms_of(pair.now.said.answer)
    if pair.now.is_of_now and first and second and not first & second and not (pair.earlier.is_yes and pair.now.is_yes):
        return changed("Look here: the answers differ, and each speaks of its own day.")
    if pair.kin.kin is Kin.PART:
        return other(pair.kin.why, Kind.PART)
    return consistent("Nothing in the one speaks against the other.", Kind.NOTHING_AGAINST)
