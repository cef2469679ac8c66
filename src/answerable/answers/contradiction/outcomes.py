"""What was done with each of two requests: released, withheld, not held, neither confirmed nor denied."""

from __future__ import annotations

import re

from answerable.answers.contradiction.marks import of_first, of_position, quoted
from answerable.answers.contradiction.nearness import near
from answerable.answers.contradiction.said import OPEN, says_not_yet
from answerable.answers.contradiction.subjects import Kin, asked, named, terms_of, untimed
from answerable.answers.contradiction.verdicts import (
    Kind,
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
from answerable.registers import listed, long_day, plain

_GONE = re.compile(r"\b(?:no longer (?:held|kept|exists?)|destroyed|disposed of|since deleted|has been deleted|were deleted|was deleted|shredded|retention (?:period|schedule)|overwritten|past its retention)\b", re.I)  # fmt: skip
_SILENT = frozenset({Outcome.WITHHELD, Outcome.NEITHER, Outcome.OVER_LIMIT, Outcome.VEXATIOUS_OR_REPEATED})
_CLOSED = _SILENT | {Outcome.NOT_HELD, Outcome.FUTURE_PUBLICATION}
_ASIDE = frozenset({Outcome.CLARIFICATION, Outcome.TRANSFERRED, Outcome.OUTSIDE, Outcome.OPEN})


def by_outcome(pair: Pair) -> Verdict | None:
    """What was done with each: released, withheld, not held, neither confirmed nor denied."""
    first, second = pair.earlier.said.outcome, pair.now.said.outcome
    if first in _ASIDE or second in _ASIDE:
        return consistent("One of the two takes no position on what is held.", Kind.NOTHING_AGAINST)
    if first is second and first in _CLOSED:
        return _put_twice(pair)
    if first is not Outcome.NOT_HELD and {first, second} & _SILENT and (of := _named_by_one(pair)):
        return other(f"Only one of the questions speaks of {of}.", Kind.PART)
    if first in OPEN:
        return _after_release(pair) if second in _CLOSED else None
    if first is Outcome.NOT_HELD:
        return _after_not_held(pair)
    if first in (Outcome.WITHHELD, Outcome.FUTURE_PUBLICATION):
        return _after_withheld(pair)
    if first is Outcome.NEITHER and second in (*OPEN, Outcome.NOT_HELD, Outcome.WITHHELD):
        return _after_neither(pair)
    if second in OPEN:
        why = f"{_SAID[first]} then; released now. Look here: the earlier position is given up."
        return consistent(why, Kind.WITHHELD_THEN_RELEASED_NOW, _marks(pair))
    why = f"{_SAID[first]} then, {_SAID[second].lower()} now. Look here: the reasons differ."
    return consistent(why, Kind.OTHER_GROUNDS, _marks(pair))


def _named_by_one(pair: Pair) -> str:
    """A name that only one question has, and that the other answer does not tell: one person, one house."""
    a, b = pair.earlier.said, pair.now.said
    for one, two in ((a, b), (b, a)):
        spoken = plain(f"{two.question} {two.answer}").lower()
        if alone := [name for name in named(one.question) if name.lower().split()[-1] not in spoken]:
            return listed(sorted(alone))
    return ""


def _put_twice(pair: Pair) -> Verdict:
    """The same position; it may rest on another provision."""
    a, b = pair.earlier.said.provisions, pair.now.said.provisions
    if a and b and not set(a) & set(b):
        why = f"The same position on other grounds: {listed(a)} then, {listed(b)} now. Look here: the reasons differ."
        return consistent(why, Kind.OTHER_GROUNDS, _marks(pair))
    return consistent("The same position, put twice.", Kind.SAME_POSITION)


_PASSED = re.compile(
    r"\b(?:no longer|came to an end|has (?:now )?(?:passed|ended|been (?:published|made public|decided|signed|completed))|made (?:it|this|that|the \w+) public|since been|is now public)\b",
    re.I,
)


def _has_passed(pair: Pair) -> bool:
    """True where the present answer tells what has come between, or says that the need is over."""
    return bool(pair.later or _PASSED.search(pair.now.said.answer) or says_not_yet(pair.earlier.said))


def _after_neither(pair: Pair) -> Verdict:
    """Neither confirmed nor denied then, and now the answer says whether it is held."""
    if pair.now.said.outcome in OPEN and _has_passed(pair):
        why = f"Neither confirmed nor denied then; {_TOLD_SINCE}, {_now(pair)}."
        return changed(why, Kind.HAPPENED_SINCE, _marks(pair))
    does = {Outcome.NOT_HELD: "says that it is not held", Outcome.WITHHELD: "withholds it, and so says that it is held"}
    why = (
        f"On {long_day(pair.earlier.on)} it was neither confirmed nor denied, {_then(pair)}; the present answer "
        f"{does.get(pair.now.said.outcome, 'answers it')}, {_now(pair)}. Look here: the earlier position is given up."
    )
    return consistent(why, Kind.NCND_UNEVENLY, _marks(pair))


def _marks(pair: Pair) -> Marks:
    return of_position(pair.earlier.said), of_position(pair.now.said)


def _then(pair: Pair) -> str:
    return quoted(pair.earlier.said, of_position(pair.earlier.said))


def _now(pair: Pair) -> str:
    return quoted(pair.now.said, of_position(pair.now.said))


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


def _after_release(pair: Pair) -> Verdict | None:
    """Given then, and kept back, denied or not found now."""
    second = pair.now.said.outcome
    if (
        pair.kin.kin is Kin.PART
        and pair.kin.narrower == "now"
        and not pair.earlier.is_no
        and not (len(pair.kin.more) == 1 and not _parts(pair.kin.more) and _is_by_the_way(pair))
    ):
        return other(f"{pair.kin.why} The whole was given; the part is another matter.", Kind.PART)
    if second is Outcome.NOT_HELD:
        return _given_then_not_held(pair)
    if second is Outcome.VEXATIOUS_OR_REPEATED and _REPEATED.search(pair.now.said.answer):
        return consistent("It was answered then; the same request is refused as repeated now.", Kind.SAME_POSITION)
    if _COUNT.search(pair.earlier.said.question) and _PAPERS.search(pair.now.said.question):
        return other("The earlier question asked for a number, the present one for what was written.")
    if (
        pair.earlier.said.outcome is Outcome.PART_RELEASED
        and not _figure_was_given(pair)
        and not _all_but_details(pair)
    ):
        why = "Look here: part was withheld before, and it may be that part which is asked for."
        return consistent(why, Kind.NOTHING_AGAINST)
    if second is Outcome.FUTURE_PUBLICATION or not _covers(pair, strictly=second is Outcome.OVER_LIMIT):
        return other("What is asked for now goes beyond what was given then.")
    new = asked(pair.now.said.question).terms - terms_of(f"{pair.earlier.said.question} {pair.earlier.said.answer}")
    if len(new) > len(pair.kin.shared) + 1:
        return other(f"Look here: given then and kept back now, but {listed(sorted(new))} is new.")
    return _kept_back(pair)


_REPEATED = re.compile(
    r"\b(?:14\(2\)|repeat\w*|same (?:request|question)|reasonable interval|already (?:answered|given|released|sent))",
    re.I,
)
_COUNT = re.compile(r"\bhow (?:many|much)\b|\bnumbers? of\b", re.I)
_PAPERS = re.compile(
    r"\b(?:cop(?:y|ies)|correspondence|letters|emails?|messages|minutes|notes|reports?|names?|transcripts?|recordings?|details) (?:of|from|to|between)\b",
    re.I,
)


def _kept_back(pair: Pair) -> Verdict:
    second = pair.now.said.outcome
    done = {Outcome.NEITHER: "neither confirmed nor denied", Outcome.OVER_LIMIT: "refused for its cost"}
    kind = Kind.NCND_UNEVENLY if second is Outcome.NEITHER else Kind.RELEASED_THEN_WITHHELD_NOW
    why = (
        f"It was answered on {long_day(pair.earlier.on)}, {_told_then(pair)}; "
        f"now it is {done.get(second, 'withheld')}, {_now(pair)}."
    )
    return contradicts(pair, kind, why, (of_first(pair.earlier.said), of_position(pair.now.said)))


def _told_then(pair: Pair) -> str:
    return quoted(pair.earlier.said, of_first(pair.earlier.said))


def _told_now(pair: Pair) -> str:
    return quoted(pair.now.said, of_first(pair.now.said))


_BUT_DETAILS = re.compile(
    r"\b(?:attached|enclosed|supplied|released|copy|annexed|appended|provided)\b.{0,80}\b(?:redact\w*|(?:names?|details|signatures?|addresses|figures?|sums?|words?|paragraphs?)[^.]{0,30} (?:removed|blacked out|taken out|left out|withheld|deleted)|(?:but for|all but|save for|apart from|except for))",
    re.I,
)
_WANTS_REST = re.compile(r"\b(?:un-?redacted|in full|full|complete|names?|removed|withheld|missing|redact\w*)\b", re.I)


def _all_but_details(pair: Pair) -> bool:
    """True where a paper was given with details taken out, and is now kept back whole."""
    a, b = pair.earlier.said, pair.now.said
    is_whole = b.outcome is Outcome.WITHHELD and not _WANTS_REST.search(b.question)
    return is_whole and pair.kin.kin is Kin.SAME and bool(_BUT_DETAILS.search(a.answer))


def _figure_was_given(pair: Pair) -> bool:
    return bool(pair.earlier.figures) and bool(
        re.search(r"\bhow (?:many|much)|number|total|cost|spend\b", pair.now.said.question, re.I)
    )


def _covers(pair: Pair, *, strictly: bool) -> bool:
    """True where what was given takes in the time asked of now; strictly: all of it."""
    first, second = pair.earlier.asked, pair.now.asked
    if not first or not second:
        return not (strictly and second and not first and pair.earlier.is_of_now)
    if not strictly:
        return True
    return all(any(b.within(a) or a.same(b) for a in first) for b in second)


def _given_then_not_held(pair: Pair) -> Verdict | None:
    if _GONE.search(plain(pair.now.said.answer)):
        why = f"It was held then, and the present answer says that it is kept no longer, {_now(pair)}."
        return changed(why, Kind.KEPT_NO_LONGER, _marks(pair))
    if pair.earlier.is_no:
        return consistent("There was none then, and nothing is held now.")
    if not _covers(pair, strictly=False):
        return None
    if not pair.earlier.is_yes and pair.earlier.said.outcome not in (
        Outcome.PART_RELEASED,
        Outcome.ALREADY_ACCESSIBLE,
    ):
        return consistent("Look here: something was answered then, and nothing is held now.", Kind.NOTHING_AGAINST)
    if _is_far(pair):
        return other("Look here: given then and not held now, but each question has words that the other lacks.")
    if pair.earlier.is_past or pair.earlier.figures or not pair.later:
        why = f"It was given on {long_day(pair.earlier.on)}, {_told_then(pair)}; now it is said not to be held, {_now(pair)}."
        return contradicts(
            pair, Kind.HELD_THEN_NOT_HELD_NOW, why, (of_first(pair.earlier.said), of_position(pair.now.said))
        )
    return changed(f"{pair.later[0].spoken()} lies between the two answers.", Kind.HAPPENED_SINCE)


_CONDITION = re.compile(
    r"\b(?:because|due to|owing to|reasons?|as a result|caused by|by (?:age|sex|gender|ward|reason|ethnicity|type|cause))\b",
    re.I,
)


def _after_not_held(pair: Pair) -> Verdict | None:
    """Not held then: what is said now of what there was before that day."""
    second = pair.now.said.outcome
    if _CONDITION.search(pair.earlier.said.question) and not _CONDITION.search(pair.now.said.question):
        return other("Only the earlier question asked for a reason or a breakdown.")
    if second in OPEN:
        if pair.now.is_no:
            return consistent("Nothing was held then, and there is none now.")
        return None
    on = long_day(pair.earlier.on)
    if second is Outcome.NEITHER:
        why = f"On {on} it was said not to be held, {_then(pair)}; now that is neither confirmed nor denied, {_now(pair)}."
        return contradicts(pair, Kind.NCND_UNEVENLY, why, _marks(pair))
    if _was_there(pair) and not says_not_yet(pair.earlier.said):
        why = f"On {on} it was said not to be held, {_then(pair)}; to withhold it now says that it is, {_now(pair)}."
        return contradicts(pair, Kind.NOT_HELD_THEN_HELD_NOW, why, _marks(pair))
    return changed("Look here: not held then; to withhold it now says that it is held.", marks=_marks(pair))


_TOLD_SINCE = "what stood in the way has passed, and it is answered now"
_NEAR = 0.8  # in meaning, from which a word that one question has more is said by the way


def _is_by_the_way(pair: Pair) -> bool:
    """True where the questions mean the same although one has words more."""
    found = near(untimed(pair.earlier.said.question), untimed(pair.now.said.question))
    return pair.kin.share >= 1 if found is None else found >= _NEAR


_FAR = 0.5  # in meaning, below which questions that each have words of their own are not about one thing


def _is_far(pair: Pair) -> bool:
    """True where each question has words that the other lacks, and they mean different things."""
    if not pair.kin.is_loose:
        return False
    found = near(untimed(pair.earlier.said.question), untimed(pair.now.said.question))
    return found is not None and found < _FAR


def _parts(names: frozenset[str]) -> bool:
    """True of words of which one alone is asked about at a time."""
    return any(name in vocabulary().apart for name in names)


def _was_there(pair: Pair) -> bool:
    """True where what is withheld now is of a time before the earlier answer."""
    if pair.earlier.is_past and pair.earlier.asked:
        return True
    named = [*pair.now.asked, *pair.now.times]
    return bool(named) and all(one.last <= pair.earlier.on for one in named)


def _after_withheld(pair: Pair) -> Verdict | None:
    second = pair.now.said.outcome
    if pair.kin.kin is Kin.PART and not (second in OPEN and _is_by_the_way(pair)):
        return other(pair.kin.why, Kind.PART)
    held = f"To withhold it, {_then(pair)}, was to say that it was held;"
    if second is Outcome.NOT_HELD and not _GONE.search(plain(pair.now.said.answer)):
        why = f"{held} now it is said not to be, {_now(pair)}."
        return contradicts(pair, Kind.HELD_THEN_NOT_HELD_NOW, why, _marks(pair))
    if second is Outcome.NEITHER:
        why = f"{held} now that is neither confirmed nor denied, {_now(pair)}."
        return contradicts(pair, Kind.NCND_UNEVENLY, why, _marks(pair))
    if second in OPEN and pair.now.is_no and not pair.later and not _GONE.search(plain(pair.now.said.answer)):
        why = f"{held} now the answer is that there is none, {_told_now(pair)}."
        marks = of_position(pair.earlier.said), of_first(pair.now.said)
        return contradicts(pair, Kind.HELD_THEN_NOT_HELD_NOW, why, marks)
    if second in OPEN and _has_passed(pair):
        why = f"Withheld then; {_TOLD_SINCE}, {_now(pair)}."
        return changed(why, Kind.HAPPENED_SINCE, _marks(pair))
    if second in OPEN:
        why = "Withheld then and released now: an authority may do that."
        return consistent(why, Kind.WITHHELD_THEN_RELEASED_NOW, _marks(pair))
    return consistent("Kept back both times.", Kind.SAME_POSITION)
