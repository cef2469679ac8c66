"""What was done with each of two requests: released, withheld, not held, neither confirmed nor denied."""

from __future__ import annotations

import re

from answerable.answers.contradiction.said import OPEN, says_not_yet
from answerable.answers.contradiction.subjects import Kin, asked, terms_of
from answerable.answers.contradiction.verdicts import Label, Pair, Verdict, contradicts
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


def _after_release(pair: Pair) -> Verdict | None:
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
    new = asked(pair.now.said.question).terms - terms_of(f"{pair.earlier.said.question} {pair.earlier.said.answer}")
    if len(new) > len(pair.kin.shared) + 1:
        return Verdict(
            Label.DIFFERENT_SUBJECT, f"Look here: given then and kept back now, but {listed(sorted(new))} is new."
        )
    said = {Outcome.NEITHER: "is neither confirmed nor denied now", Outcome.OVER_LIMIT: "is refused for its cost now"}
    return contradicts(pair, f"What was answered on {on} {said.get(second, 'is withheld now')}.")


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
        return Verdict(Label.CHANGED_FACTS, "It was held then, and the present answer says that it is kept no longer.")
    if pair.earlier.is_no:
        return Verdict(Label.CONSISTENT, "There was none then, and nothing is held now.")
    if not _covers(pair, strictly=False):
        return None
    if not pair.earlier.is_yes and pair.earlier.said.outcome is not Outcome.PART_RELEASED:
        return Verdict(Label.CONSISTENT, "Look here: something was answered then, and nothing is held now.")
    if pair.earlier.is_past or pair.earlier.figures or not pair.later:
        return contradicts(pair, f"It was given on {long_day(pair.earlier.on)}; now it is said not to be held.")
    return Verdict(Label.CHANGED_FACTS, f"{pair.later[0].spoken()} lies between the two answers.")


_CONDITION = re.compile(
    r"\b(?:because|due to|owing to|reasons?|as a result|caused by|by (?:age|sex|gender|ward|reason|ethnicity|type|cause))\b",
    re.I,
)


def _after_not_held(pair: Pair) -> Verdict | None:
    """Not held then: what is said now of what there was before that day."""
    second = pair.now.said.outcome
    if _CONDITION.search(pair.earlier.said.question) and not _CONDITION.search(pair.now.said.question):
        return Verdict(Label.DIFFERENT_SUBJECT, "Only the earlier question asked for a reason or a breakdown.")
    if second in OPEN:
        if pair.now.is_no:
            return Verdict(Label.CONSISTENT, "Nothing was held then, and there is none now.")
        return None
    if second is Outcome.NEITHER:
        return contradicts(
            pair,
            f"On {long_day(pair.earlier.on)} it was said not to be held; now that is neither confirmed nor denied.",
        )
    if pair.earlier.is_past and pair.earlier.asked and not says_not_yet(pair.earlier.said):
        return contradicts(pair, "It was said not to be held, and withholding it now says that it is.")
    return Verdict(Label.CHANGED_FACTS, "Look here: not held then; to withhold it now says that it is held.")


def _after_withheld(pair: Pair) -> Verdict | None:
    second = pair.now.said.outcome
    if pair.kin.kin is Kin.PART:
        return Verdict(Label.DIFFERENT_SUBJECT, pair.kin.why)
    if second is Outcome.NOT_HELD and not _GONE.search(plain(pair.now.said.answer)):
        return contradicts(pair, "To withhold it was to say that it was held; now it is said not to be.")
    if second is Outcome.NEITHER:
        return contradicts(
            pair, "To withhold it was to say that it was held; now that is neither confirmed nor denied."
        )
    if second in OPEN and (pair.later or says_not_yet(pair.earlier.said)):
        return Verdict(
            Label.CHANGED_FACTS, "Withheld while it was so; what stood in the way has passed, and it is released now."
        )
    if second in OPEN:
        return Verdict(Label.CONSISTENT, "Withheld then and released now: an authority may do that.")
    return Verdict(Label.CONSISTENT, "Kept back both times.")
