"""The outcome that the sentences of an answer make together, by precedence; what gives no substance discloses nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from answerable.casefile import Held, Outcome
from answerable.letters.reading import cues
from answerable.letters.reading.clauses import has_name, is_run_elsewhere
from answerable.letters.reading.hearing import FIRM, Said, has_day, has_value, is_working, rows_in
from answerable.letters.reading.substance import asks_several, counts_asked, days_asked, names_asked
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

_FEW = 2  # sentences that only lead up to "ask them"
_SAYS_SO = re.compile(
    r"\W*(?:yes|no|none|nil)\b(?! (?:information|records?|data|such|longer|recorded|documents?|figures?|held|\w+ (?:is|are|was|were)\b))",
    re.I,
)
_SPLIT = Pattern(  # what shows that only a part is too much work
    r"\bbr(?:eak|oken)\w* (?:\w+ ){0,3}down\b|\bsplit\b|\bbreakdown\b|\bthe (?:rest|remainder)\b|\bto (?:go|look) (?:back )?further\b",
    re.I,
)
_ABOVE = re.compile(r"\b(?:above|already|elsewhere)\b", re.I)  # where a reason speaks of what other answers give
_LISTED = re.compile(r"\W*(?:there (?:are|were|is|was)|we (?:hold|have)|the \w+ (?:holds?|has))\b", re.I)
_SUM = re.compile(r"£ ?\d")
_PRONOUN = re.compile(r"\W*(?:it|this|these|they|that)\b", re.I)
_BARE = re.compile(r"^\W*(?:yes|no|none|nil|zero|0|n/?a|not applicable)\b[^.\n]{0,60}\.?\s*$", re.I)
_REFUSAL_ALONE = Pattern(  # it says that something is refused and gives no ground of its own
    r"\b(?:refusal notice|notice of refusal|refus(?:e|es|ed|ing|al)(?: of)? (?:your|the|this)(?: whole| entire)? request|refus(?:e|es|ed|ing) (?:to comply|it))\b",
    re.I,
)
_OTHER_GROUND = Pattern(
    r"\bexempt|\bexception|\bwith-?h(?:o|e)ld|\bredact|\bsuppress|\bcommercial|\bconfidential|\bpersonal (?:data|information)\b|\bidentif(?:y|ied|iable)",
    re.I,
)
_LIGHT = {  # what a bare "we cannot give it" gives way to
    Stance.COST,
    Stance.NOT_HELD,
    Stance.VEXATIOUS,
    Stance.POINTER,
    Stance.FUTURE,
    Stance.TRANSFER,
    Stance.OUTSIDE,
    Stance.CLARIFY,
    Stance.NEITHER,
}
_ASIDES = {Stance.POINTER, Stance.FUTURE}  # what often only follows an answer
_LESSER = (  # the weightier first
    (Stance.OUTSIDE, Outcome.OUTSIDE),
    (Stance.CLARIFY, Outcome.CLARIFICATION),
    (Stance.FEE, Outcome.CLARIFICATION),  # the labels have no outcome of their own for a fee that is awaited
    (Stance.FUTURE, Outcome.FUTURE_PUBLICATION),
    (Stance.TRANSFER, Outcome.TRANSFERRED),
    (Stance.POINTER, Outcome.ALREADY_ACCESSIBLE),
)


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of one answer, and what it rests on."""

    outcome: Outcome
    held: Held
    stances: frozenset[Stance]


def judge(text: str, said: Sequence[Said], *, asked: str = "", is_environmental: bool = False) -> Judged:
    """The outcome, whether the information is held, and the stances, of all that is said for one answer.

    Under the Regulations cost is no ground of its own (EIR reg.12(4)(b)), so it withholds.
    """
    said = [one for one in said if not (one.is_formal and not one.stances)] or list(said)
    found = _found(said, is_environmental)
    if found & {Stance.COST, Stance.VEXATIOUS} and all(_only_refuses(text, one) for one in said):
        found.discard(Stance.HELD_WITHHELD)
    if cues.VEXATIOUS.search(asked):
        found.discard(Stance.VEXATIOUS)  # the question is how many such requests there were
    given = _gives(text, said, asked)
    if not given and _is_toil(said, found):
        found = found - {Stance.HELD_WITHHELD, Stance.NOT_HELD} | {Stance.COST}
    elif _is_toil(said, found):
        found = found | {Stance.COST}
    outcome = _outcome(text, said, found, given)
    if outcome is Outcome.RELEASED and not given and asked and _is_for_others(text, said, asked):
        outcome = Outcome.TRANSFERRED
    return Judged(outcome, _held(text, said, outcome), _stances(text, said, outcome, found, given))


def _is_for_others(text: str, said: Sequence[Said], asked: str) -> bool:
    """Whether nothing is said but who runs the service, and the question was not who does."""
    return (
        len(said) <= _FEW
        and not names_asked(asked)
        and any(is_run_elsewhere(one.span.of(text)) for one in said)
        and not any(one.has_value or one.is_given for one in said)
    )


def _is_toil(said: Sequence[Said], found: set[Stance]) -> bool:
    """Whether an answer rests on how much work it would be, and on no ground but that."""
    firm = any(not one.is_weak and Stance.HELD_WITHHELD in one.stances for one in said)
    return any(one.is_toil for one in said) and not firm and not found & {Stance.VEXATIOUS, Stance.NEITHER}


def _only_refuses(text: str, one: Said) -> bool:
    """Whether a sentence withholds nothing, or only calls the letter a refusal, whose ground another sentence gives."""
    if Stance.HELD_WITHHELD not in one.stances:
        return True
    words = one.span.of(text)
    plain = Stance.HELD_WITHHELD not in one.relied and _OTHER_GROUND.search(words) is None
    return plain and _REFUSAL_ALONE.search(words) is not None


def _found(said: Sequence[Said], is_environmental: bool) -> set[Stance]:
    found = {stance for one in said for stance in one.stances if not one.is_other}
    weak = all(one.is_weak for one in said if Stance.HELD_WITHHELD in one.stances)
    if Stance.HELD_WITHHELD in found and weak:
        if any(one.is_labour for one in said) and found == {Stance.HELD_WITHHELD}:
            found.add(Stance.COST)
        if found & _LIGHT:
            found.discard(Stance.HELD_WITHHELD)
    if any(Stance.NEITHER in one.relied for one in said) and any(one.is_silent for one in said):
        found = found - {Stance.HELD_WITHHELD} | {Stance.NEITHER}
    if Stance.COST in found and is_environmental:
        found = found - {Stance.COST} | {Stance.HELD_WITHHELD}
    return found


def _gives(text: str, said: Sequence[Said], asked: str) -> bool:
    """Whether some information is given: said to be, in rows of figures, or in the words before any refusal."""
    refused = next((at for at, one in enumerate(said) if one.relied & FIRM), len(said))
    if any(
        one.is_given and not _points_back(text, said, at) and not (at > refused and _ABOVE.search(one.span.of(text)))
        for at, one in enumerate(said)
    ):
        return True
    if sum(rows_in(one.span.of(text)) for one in said if not one.stances and not one.is_labour) > 1:
        return True
    is_costly = any(Stance.COST in one.stances or one.is_toil for one in said) and not (
        asks_several(asked) or any(_SPLIT.search(one.span.of(text)) for one in said)
    )
    is_firm = any(Stance.HELD_WITHHELD in one.stances and not one.is_weak for one in said)
    for one in said:
        if is_firm and asked and _LISTED.match(one.span.of(text)) and not counts_asked(asked) and one.has_value:
            continue  # "There are six papers" does not give the papers
        if is_costly and not one.stances and not one.is_labour:
            continue  # how many records there are is no answer
        if one.stances - _ASIDES or one.relied or one.is_labour:
            return False
        if one.has_value or _names(one.span.of(text), one, asked):
            return True
    return False


def _names(words: str, one: Said, asked: str) -> bool:
    """Whether a plain sentence gives the name or the day that the question asks for."""
    if one.stances or one.is_formal or one.is_held or is_working(words):
        return False
    return (names_asked(asked) and has_name(words)) or (days_asked(asked) and has_day(words))


def _points_back(text: str, said: Sequence[Said], at: int) -> bool:
    """Whether "it is set out below" speaks of a test or a refusal in the sentence before."""
    before = said[at - 1] if at else None
    return (
        before is not None and bool(before.is_formal or before.stances) and bool(_PRONOUN.match(said[at].span.of(text)))
    )


def _outcome(text: str, said: Sequence[Said], found: set[Stance], given: bool) -> Outcome:
    if Stance.NEITHER in found:
        return Outcome.NEITHER
    if Stance.VEXATIOUS in found:
        return Outcome.VEXATIOUS_OR_REPEATED
    refusing = found & {Stance.COST, Stance.HELD_WITHHELD, Stance.NOT_HELD}
    says_so = bool(said) and _SAYS_SO.match(said[0].span.of(text)) is not None
    if says_so and all(one.is_weak for one in said if Stance.HELD_WITHHELD in one.stances):
        refusing -= {Stance.HELD_WITHHELD}  # "No. We would not release it to others" answers the question
        given = given or not refusing
    if any(Stance.FUTURE in one.relied for one in said) and says_so and not refusing:
        return Outcome.FUTURE_PUBLICATION  # "Yes. It will be published" does not send it
    if given:
        return Outcome.PART_RELEASED if refusing else Outcome.RELEASED
    if refusing == {Stance.NOT_HELD} and any(_gives_beside(text, one) for one in said):
        return Outcome.PART_RELEASED
    if Stance.HELD_WITHHELD in found and Stance.COST not in found:
        if any(one.is_partial and not one.is_weak and Stance.HELD_WITHHELD in one.stances for one in said) and not any(
            one.is_weak for one in said
        ):
            return Outcome.PART_RELEASED
        return Outcome.FUTURE_PUBLICATION if Stance.FUTURE in found else Outcome.WITHHELD
    if Stance.COST in found:
        return Outcome.OVER_LIMIT
    return _lesser(said, found)


def _gives_beside(text: str, one: Said) -> bool:
    """Whether a sentence beside a denial says that something else is held, or gives a sum."""
    if one.stances or one.is_formal or one.is_labour:
        return False
    words = one.span.of(text)
    return one.is_held or (_SUM.search(words) is not None and has_value(words))


def _lesser(said: Sequence[Said], found: set[Stance]) -> Outcome:
    """Where nothing is withheld or given: what a provision is named for, else the weightiest stance that is no aside."""
    first = next((one.stances for one in said if one.stances), frozenset())
    if Stance.OUTSIDE in first:
        return Outcome.OUTSIDE
    if Stance.NOT_HELD in found and Stance.POINTER not in found:
        return Outcome.NOT_HELD
    relied = {stance for one in said for stance in one.relied}
    named = [row for row in _LESSER if row[0] in relied]
    if named:
        return max(named, key=lambda row: sum(row[0] in one.stances for one in said))[1]
    plain = [one for one in said if not (one.stances or one.is_held or one.is_formal or one.is_labour)]
    is_aside = plain[:1] == list(said[:1]) and len(plain) * 2 >= len(said)
    for stance, outcome in _LESSER:
        often = sum(stance in one.stances for one in said)
        if often and not (is_aside and (stance in _ASIDES or (len(plain) > _FEW and often < _FEW))):
            return outcome
    return Outcome.NOT_HELD if Stance.NOT_HELD in found else Outcome.RELEASED


def _held(text: str, said: Sequence[Said], outcome: Outcome) -> Held:
    first = " ".join(one.span.of(text) for one in said[:2])
    if outcome is Outcome.RELEASED:
        return Held.NO if cues.NOTHING.search(first) or cues.NO_SUCH_DOCUMENT.search(first) else Held.YES
    if outcome is Outcome.NOT_HELD:
        return Held.NO
    if outcome is Outcome.NEITHER:
        return Held.NEITHER
    if outcome in (Outcome.VEXATIOUS_OR_REPEATED, Outcome.CLARIFICATION, Outcome.TRANSFERRED, Outcome.OUTSIDE):
        return Held.UNSTATED
    return Held.YES


_BY_OUTCOME = {
    Outcome.PART_RELEASED: {Stance.DISCLOSED},
    Outcome.NOT_HELD: {Stance.NOT_HELD},
    Outcome.WITHHELD: {Stance.HELD_WITHHELD},
    Outcome.NEITHER: {Stance.NEITHER},
    Outcome.ALREADY_ACCESSIBLE: {Stance.POINTER},
    Outcome.FUTURE_PUBLICATION: {Stance.FUTURE},
    Outcome.OVER_LIMIT: {Stance.COST},
    Outcome.VEXATIOUS_OR_REPEATED: {Stance.VEXATIOUS},
    Outcome.CLARIFICATION: {Stance.CLARIFY},
    Outcome.TRANSFERRED: {Stance.TRANSFER},
    Outcome.OUTSIDE: {Stance.OUTSIDE},
}


def _stances(text: str, said: Sequence[Said], outcome: Outcome, found: set[Stance], given: bool) -> frozenset[Stance]:
    if outcome is Outcome.RELEASED:
        words = " ".join(one.span.of(text) for one in said)
        return frozenset({Stance.ANSWERED if _BARE.match(words) else Stance.DISCLOSED})
    if outcome is Outcome.CLARIFICATION and Stance.FEE in found:
        return frozenset({Stance.FEE})
    firm = found & {
        Stance.COST,
        Stance.HELD_WITHHELD,
        Stance.NOT_HELD,
        Stance.NEITHER,
        Stance.VEXATIOUS,
        Stance.POINTER,
        Stance.FUTURE,
    }
    return frozenset(_BY_OUTCOME[outcome] | firm | ({Stance.DISCLOSED} if given else set()))
