"""What the words of an answer do: the stances of its sentences, and the outcome that they make together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.casefile import Held, Outcome, Span
from answerable.law import Citation, Provision
from answerable.letters import cues
from answerable.letters.prose import sentences
from answerable.letters.reading import Stance

_LIMIT, _REPEAT = {"12"}, {"14"}
_DENY = {  # where the duty to confirm or deny falls away
    "foia": {
        "22(2)",
        "23(5)",
        "24(2)",
        "26(3)",
        "27(4)",
        "28(3)",
        "29(2)",
        "30(3)",
        "31(3)",
        "32(3)",
        "33(3)",
        "34(2)",
        "35(3)",
        "36(3)",
        "37(2)",
        "38(2)",
        "39(2)",
    }
    | {"40(5)", "40(5A)", "40(5B)", "41(2)", "42(2)", "43(3)", "44(2)"},
    "eir": {"12(6)", "13(5)", "13(5A)", "13(5B)"},
}
_PROCEDURE = {  # sections that a letter follows and does not rely on to withhold
    "foia": {"1", "2", "3", "8", "9", "10", "11", "13", "15", "16", "17", "18", "19", "20", "45", "46", "50", "84"},
    "foisa": {"1", "2", "3", "8", "9", "10", "11", "13", "15", "16", "19", "20", "21", "47", "48", "73"},
}
_EXCEPTING = {"eir": ("6", "12", "13"), "eisr": ("6", "10", "11")}
_ROW = re.compile(
    r"(?:^|\n)[^\n]*(?:\||\t|[ ]{3,})[^\n]*\d|(?:^|\n)[^\n.]{0,60}?(?:[:–—-]|\s)\s*[£$]?\d[\d,.]*%?\s*(?=\n|$)"
)
_CLAUSE = 45  # characters after "not held" in which "centrally" or "in that form" belongs to it
_FEW = 2  # sentences that only lead up to "ask them"
_COUNT = re.compile(
    r"\W*(?:there (?:are|were|is|was)|we (?:hold|have)|the (?:files|records|cases|search)|(?:each|every|all)\b)", re.I
)
_SAYS_SO = re.compile(
    r"\W*(?:yes|no|none|nil)\b(?! (?:information|records?|data|such|longer|recorded|documents?|figures?|held|\w+ (?:is|are|was|were)\b))",
    re.I,
)
_SUM = re.compile(r"£ ?\d")
_PRONOUN = re.compile(r"\W*(?:it|this|these|they|that)\b", re.I)
_FIGURE = re.compile(r"\d|^\W*(?:yes|no|none|nil|zero)\b", re.I)
_BARE = re.compile(r"^\W*(?:yes|no|none|nil|zero|0|n/?a|not applicable)\b[^.\n]{0,60}\.?\s*$", re.I)
_WORKING = re.compile(
    r"\b(?:search\w*|request\w*|estimat\w*|hours?|minutes?|£(?:450|600)|appropriate|limit|acts?|sections?|regulations?|enquir\w+|conclusion|annex|appendix|part|schedule|article|could|would|might|refusal|notice|exempt\w*|exception\w*|disclosure|decision|outcome|details)\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.I,
)


_SENTENCE = re.compile(  # words that a bare value has none of
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|cannot|could|may|might|must|should|we|you|our|your|us|it|this|that|these|please|sorry|not|unable|regret|response|answer|question)\b|:\s*$",
    re.I,
)


def is_relied_on(provision: Provision) -> bool:
    """Whether a provision is a ground for not giving something, and not a step of procedure."""
    act, first = provision.act, provision.parts[0]
    if act in _EXCEPTING:
        later = provision.parts[1] if len(provision.parts) > 1 else ""
        if first == _EXCEPTING[act][1]:
            return later not in ("1", "2", "3") or not later
        return first in _EXCEPTING[act] and (first != "6" or later == "1")
    return act in _PROCEDURE and first not in _PROCEDURE[act]


def is_of_regime(provision: Provision) -> bool:
    """Whether a provision only sends environmental information to the Regulations: FOIA s.39(1), FOISA s.39(2)."""
    return (provision.act, provision.parts[0]) in (("foia", "39"), ("foisa", "39")) and provision.parts[1:] != (
        ("1",) if provision.act == "foisa" else ("2",)
    )


def stance_of(provision: Provision) -> Stance:
    """The stance that relying on a provision takes."""
    act, first = provision.act, provision.parts[0]
    number = "(".join(provision.parts[:2]) + ")" if len(provision.parts) > 1 else first
    if number in _DENY.get(act, ()) or (act == "foisa" and first == "18") or (act == "eisr" and number == "10(8)"):
        return Stance.NEITHER
    if act in ("foia", "foisa") and first in _LIMIT | _REPEAT:
        return Stance.COST if first in _LIMIT else Stance.VEXATIOUS
    if first == {"foia": "21", "foisa": "25"}.get(act, "6"):
        return Stance.POINTER
    if first in {"foia": ("22", "22A"), "foisa": ("27",)}.get(act, ()):
        return Stance.FUTURE
    if (act == "foisa" and first == "17") or (
        act in ("eir", "eisr") and number in ("12(4)", "10(4)") and provision.parts[2:] == ("a",)
    ):
        return Stance.NOT_HELD
    return Stance.HELD_WITHHELD


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence and what it does. is_weak: it only declines to give, without a ground; is_partial: for part of the matter."""

    span: Span
    stances: frozenset[Stance]
    is_partial: bool = False
    is_weak: bool = False
    is_labour: bool = False
    is_given: bool = False
    is_held: bool = False
    is_formal: bool = False
    is_bare: bool = False  # it confirms that the information is held, and nothing more
    is_other: bool = False  # it neither confirms nor denies something else than what was asked


@dataclass(frozen=True, slots=True)
class Judged:
    """The outcome of one answer, and what it rests on."""

    outcome: Outcome
    held: Held
    stances: frozenset[Stance]


def hear(text: str, within: Iterable[Span], citations: Sequence[Citation]) -> list[Said]:
    """What each sentence does in the parts of a text that belong to one answer."""
    said = []
    for part in within:
        for sentence in sentences(text, part):
            cited = [c.provision for c in citations if sentence.start <= c.start < sentence.end]
            said.append(_hear(text, sentence, cited))
    return said


def _hear(text: str, sentence: Span, cited: Sequence[Provision]) -> Said:
    words = sentence.of(text)
    formal = bool(
        cues.FORMAL.search(words)
        or cues.REGIME.search(words)
        or cues.PUBLIC_INTEREST.search(words)
        or cues.ON_BALANCE.search(words)
    ) or any(is_of_regime(p) for p in cited)
    partial = bool(cues.PARTIAL.search(words))
    held = bool(cues.HELD.search(words)) and not cues.IF_HELD.search(words)
    if cues.NEITHER.search(words):
        return Said(sentence, frozenset({Stance.NEITHER}), is_other=bool(cues.OTHER_INFORMATION.search(words)))
    if cues.FEE.search(words):
        return Said(sentence, frozenset({Stance.FEE}))
    if cues.PENDING.search(words):
        return Said(sentence, frozenset(), is_formal=True)
    labour = bool(cues.LABOUR.search(words))
    denied = list(cues.NOT_HELD.finditer(words))
    is_plain = not (cues.IF_HELD.search(words) or cues.HELD_FOR_OTHERS.search(words))
    not_held = is_plain and any(not cues.FORM.search(words, m.end(), m.end() + _CLAUSE) for m in denied)
    not_in_form = not not_held and bool(cues.NOT_IN_FORM.search(words))
    found, weak = _grounds(words, cited, not_held)
    if not_held:
        found.add(Stance.NOT_HELD)
    if not formal and not found & {Stance.COST, Stance.HELD_WITHHELD, Stance.NOT_HELD, Stance.VEXATIOUS}:
        found |= _elsewhere(words)
    given = (
        bool(cues.GIVEN.search(words))
        and not cues.NOT_GIVEN.search(words)
        and not (found - {Stance.POINTER, Stance.NOT_HELD, Stance.FUTURE})
    )
    is_bare = held and not found and not given and cues.ONLY_HELD.search(words) is not None
    is_labour, is_held = labour or not_in_form, held and not not_held
    return Said(sentence, frozenset(found), partial, weak, is_labour, given, is_held, formal, is_bare)


def _grounds(words: str, cited: Sequence[Provision], not_held: bool) -> tuple[set[Stance], bool]:
    """The stances of refusal in a sentence, and whether they show only in a refusal to give."""
    refused = cues.NOT_WITHHELD.search(words) is None
    relied = {stance_of(p) for p in cited if is_relied_on(p) and not is_of_regime(p)} if refused else set()
    if any(is_of_regime(p) for p in cited) and not relied:
        return set(), False
    found = set(relied) - {Stance.NEITHER}
    if Stance.NEITHER in relied:
        found.add(Stance.HELD_WITHHELD)  # without the words it withholds; with them _hear has returned
    if cues.COST.search(words):
        found.add(Stance.COST)
    if cues.VEXATIOUS.search(words):
        found.add(Stance.VEXATIOUS)
    if found or not_held or not refused or not cues.WITHHELD.search(words):
        return found, False
    is_procedure = bool(cited) and not relied
    return {Stance.HELD_WITHHELD}, is_procedure or not cues.GROUNDED.search(words)


def _elsewhere(words: str) -> set[Stance]:
    found = set()
    if cues.FUTURE.search(words):
        found.add(Stance.FUTURE)
    elif cues.ACCESSIBLE.search(words) and not cues.MORE_ELSEWHERE.search(words):
        found.add(Stance.POINTER)
    if cues.TRANSFER.search(words) and not cues.SELF_CONTACT.search(words):
        found.add(Stance.TRANSFER)
    if cues.OUTSIDE.search(words):
        found.add(Stance.OUTSIDE)
    if cues.CLARIFY.search(words):
        found.add(Stance.CLARIFY)
    return found


def judge(text: str, said: Sequence[Said], *, is_environmental: bool = False) -> Judged:
    """The outcome, whether the information is held, and the stances, of all that is said for one answer.

    Under the Regulations cost is no ground of its own (EIR reg.12(4)(b)), so it withholds.
    """
    said = [one for one in said if not (one.is_formal and not one.stances)] or list(said)
    found = _found(said, is_environmental)
    given = _gives(text, said)
    outcome = _outcome(text, said, found, given)
    return Judged(outcome, _held(text, said, outcome), _stances(text, said, outcome, found, given))


def _found(said: Sequence[Said], is_environmental: bool) -> set[Stance]:
    found = {stance for one in said for stance in one.stances if not one.is_other}
    weak = all(one.is_weak for one in said if Stance.HELD_WITHHELD in one.stances)
    if Stance.HELD_WITHHELD in found and weak:
        if any(one.is_labour for one in said) and found == {Stance.HELD_WITHHELD}:
            found.add(Stance.COST)
        if found & {
            Stance.COST,
            Stance.NOT_HELD,
            Stance.VEXATIOUS,
            Stance.POINTER,
            Stance.FUTURE,
            Stance.TRANSFER,
            Stance.OUTSIDE,
            Stance.CLARIFY,
            Stance.NEITHER,
        }:
            found.discard(Stance.HELD_WITHHELD)
    if Stance.COST in found and is_environmental:
        found = found - {Stance.COST} | {Stance.HELD_WITHHELD}
    return found


def _gives(text: str, said: Sequence[Said]) -> bool:
    """Whether some information is given: said to be, in rows of figures, or in the words before any refusal."""
    if (
        any(one.is_given and not _points_back(text, said, at) for at, one in enumerate(said))
        or sum(len(_ROW.findall(one.span.of(text))) for one in said if not one.stances and not one.is_labour) > 1
    ):
        return True
    is_costly = any(Stance.COST in one.stances for one in said)
    for one in said:
        words = one.span.of(text)
        if is_costly and _COUNT.match(words):
            continue
        if one.stances - {Stance.POINTER, Stance.FUTURE} or one.is_labour:
            return False
        if not (one.is_formal or one.stances or one.is_held or _WORKING.search(words)) and (
            _FIGURE.search(_TIME.sub("", words)) or not _SENTENCE.search(words)
        ):
            return True
    return False


def _points_back(text: str, said: Sequence[Said], at: int) -> bool:
    """Whether "it is set out below" speaks of a test or a refusal in the sentence before."""
    before = said[at - 1] if at else None
    return (
        before is not None and bool(before.is_formal or before.stances) and bool(_PRONOUN.match(said[at].span.of(text)))
    )


def _outcome(text: str, said: Sequence[Said], found: set[Stance], given: bool) -> Outcome:
    if Stance.NEITHER in found:
        return Outcome.PART_RELEASED if given and found & {Stance.DISCLOSED} else Outcome.NEITHER
    if Stance.VEXATIOUS in found:
        return Outcome.VEXATIOUS_OR_REPEATED
    refusing = found & {Stance.COST, Stance.HELD_WITHHELD, Stance.NOT_HELD}
    if _SAYS_SO.match(said[0].span.of(text)) and all(
        one.is_weak for one in said if Stance.HELD_WITHHELD in one.stances
    ):
        refusing -= {Stance.HELD_WITHHELD}  # "No. We would not release it to others" answers the question
        given = given or not refusing
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
    return one.is_held or (_SUM.search(words) is not None and not _WORKING.search(words))


def _lesser(said: Sequence[Said], found: set[Stance]) -> Outcome:
    """Where nothing is withheld or given: the stance that most sentences take, the weightier of equals."""
    order = (
        (Stance.NOT_HELD, Outcome.NOT_HELD),
        (Stance.POINTER, Outcome.ALREADY_ACCESSIBLE),
        (Stance.FUTURE, Outcome.FUTURE_PUBLICATION),
        (Stance.OUTSIDE, Outcome.OUTSIDE),
        (Stance.TRANSFER, Outcome.TRANSFERRED),
        (Stance.CLARIFY, Outcome.CLARIFICATION),
        (Stance.FEE, Outcome.CLARIFICATION),  # the labels have no outcome of their own for a fee that is awaited
    )
    if Stance.NOT_HELD in found and Stance.POINTER not in found:
        return Outcome.NOT_HELD
    plain = [one for one in said if not (one.stances or one.is_held or one.is_formal or one.is_labour)]
    sends_on = any(Stance.TRANSFER in one.stances for one in said) and len(plain) <= _FEW
    if said and said[0] in plain and len(plain) * 2 >= len(said) and not sends_on:
        return Outcome.RELEASED
    counted = [(sum(stance in one.stances for one in said), -at, outcome) for at, (stance, outcome) in enumerate(order)]
    best = max(counted)
    return best[2] if best[0] else Outcome.RELEASED


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
