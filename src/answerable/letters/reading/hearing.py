"""What each sentence of an answer does: refuse, deny, point, give, or only lead up to one of these."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from answerable.casefile import Span
from answerable.law import Citation, Provision
from answerable.letters.prose import sentences
from answerable.letters.reading import cues
from answerable.letters.reading.clauses import acts, cut, is_laborious
from answerable.letters.reading.stances import is_of_regime, is_relied_on, stance_of
from answerable.letters.readings import Stance
from answerable.patterns import Pattern

FIRM = frozenset({Stance.COST, Stance.HELD_WITHHELD, Stance.NOT_HELD, Stance.VEXATIOUS})
_SOFT = frozenset({Stance.POINTER, Stance.FUTURE, Stance.TRANSFER, Stance.OUTSIDE, Stance.CLARIFY})
_PLAIN = {Stance.TRANSFER, Stance.OUTSIDE}  # what a sentence of form may do too: "Your request has been passed to …"
_PUBLISHED = {Stance.POINTER, Stance.FUTURE}  # what a sentence that names a provision may do besides
_CLAUSE = 45  # characters after "not held" in which "centrally" or "in that form" belongs to it
_ECHO, _ECHOED = 6, 0.85  # words that a repeated question has at least; the share of them that the question has too
_ROW = re.compile(
    r"(?:^|\n)(?>[^\n]*?(?:\||\t|[ ]{3}))[^\n]*\d|(?:^|\n)[^\n.]{0,60}?(?:[:–—-]|\s)\s*[£$]?\d[\d,.]*%?\s*(?=\n|$)"
)
_FIGURE = re.compile(r"\d|^\W*(?:yes|no|none|nil|zero)\b", re.I)
_COUNTED = Pattern(  # a figure in words
    r"\b(?:all (?:two|three|four|five|six|seven|eight|nine|ten)|both)(?: of them)? (?:are|were|have|had)\b|"
    r"\b(?:(?:there|we|these|they) (?:are|is|were|was|have been|has been|have|had)|a total of|in all,?|totall?ed)"
    r" (?:only |just )?(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty)\b",
    re.I,
)
_WORKING = Pattern(
    r"\b(?:search\w*|request\w*|estimat\w*|hours?|minutes?|£(?:450|600)|appropriate|limit|acts?|sections?|regulations?|enquir\w+|conclusion|annex|appendix|part|schedule|article|could|would|might|refusal|notice|exempt\w*|exception\w*|disclosure|decision|outcome|details)\b",
    re.I,
)
_TIME = Pattern(
    r"\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*",
    re.I,
)
_SENTENCE = Pattern(  # words that a bare value has none of
    r"\b(?:is|are|was|were|be|been|has|have|had|do|does|did|will|would|can|cannot|could|may|might|must|should|we|you|our|your|us|it|this|that|these|please|sorry|not|unable|regret|response|answer|question)\b|:\s*$",
    re.I,
)
_LABEL = Pattern(
    r"\b(?:no|nos|items?|pages?|pp?|tables?|notes?|ref|reference|foi|log|questions?|q|quarter|volume|chapter|class|phase|band|grade)\b\.?\s*(?:no\.?\s*)?[\w/.–-]*\d[\w/–-]*",
    re.I,
)
_HELD = re.compile(r"\W*(?:(?:information|yes,?) )?(?:held|exempt|withheld|refused|published|sorry|apologies)\b", re.I)
_NEVER = re.compile(r"\bnever\b|\bholds? (?:no|nothing|none)\b", re.I)
_BARE = 4  # words that a bare value has at most
_WORD = re.compile(r"\w+")
_SILENCE = Pattern(r"\b(?:confirm\w*|den(?:y|ies|ied|ying)|whether|if we|either|neither|both|exists?)\b", re.I)


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
    is_toil: bool = False  # finding out would mean going through many things one by one
    relied: frozenset[Stance] = frozenset()  # the stances of the provisions that it names
    is_silent: bool = False  # it speaks of confirming, denying or whether something is held
    has_value: bool = False  # a figure, a yes or no, or a bare name


def hear(text: str, within: Iterable[Span], citations: Sequence[Citation], *, asked: str = "") -> list[Said]:
    """What each sentence does in the parts of a text that belong to one answer. asked: the question, which it may repeat."""
    said = []
    for part in within:
        for sentence in sentences(text, part):
            words = sentence.of(text)
            if _repeats(words, asked):
                said.append(Said(sentence, frozenset(), is_formal=True))
                continue
            cited = [c for c in citations if sentence.start <= c.start < sentence.end]
            one = _hear(words, sentence, [c.provision for c in cited])
            said.append(_by_clauses(one, text, cited) if one.stances else one)
    return said


def _repeats(words: str, asked: str) -> bool:
    """Whether a sentence only repeats the question."""
    own = [word.lower() for word in _WORD.findall(words)]
    theirs = {word.lower() for word in _WORD.findall(asked)}
    return len(own) >= _ECHO and sum(word in theirs for word in own) >= _ECHOED * len(own)


def _by_clauses(one: Said, text: str, cited: Sequence[Citation]) -> Said:
    """A sentence that denies or points in one clause and gives something in another: "…, but the total is 12"."""
    if one.is_given or not one.stances & {Stance.NOT_HELD, Stance.HELD_WITHHELD, Stance.FUTURE, Stance.POINTER}:
        return one
    parts = cut(text, one.span)
    if len(parts) < 2:
        return one
    heard = [
        _hear(part.of(text), part, [c.provision for c in cited if part.start <= c.start < part.end]) for part in parts
    ]
    rest = [clause for clause in heard if not clause.stances and not clause.is_labour and not clause.is_toil]
    gives = any(
        (clause.has_value and _has_figure(clause.span.of(text)))
        or (clause.is_given and cues.ENCLOSED.search(clause.span.of(text)) is not None and clause is heard[0])
        for clause in rest
    )
    return replace(one, is_given=True) if gives and len(rest) < len(heard) else one


def _is_formal(words: str, cited: Sequence[Provision]) -> bool:
    """Whether a sentence speaks of the letter, the regime or the public interest, and not of the matter."""
    forms = (cues.FORMAL, cues.REGIME, cues.PUBLIC_INTEREST, cues.ON_BALANCE)
    return any(form.search(words) for form in forms) or any(is_of_regime(p) for p in cited)


def _alone(words: str, sentence: Span, relied: frozenset[Stance], does: frozenset[Stance], held: bool) -> Said | None:
    """A sentence that does one thing only: neither confirm nor deny, ask a fee, or put off; None for any other."""
    silent = Stance.NEITHER in relied and _SILENCE.search(words) is not None and not held
    if silent or cues.NEITHER.search(words) or Stance.NEITHER in does:
        is_other = bool(cues.OTHER_INFORMATION.search(words))
        return Said(sentence, frozenset({Stance.NEITHER}), is_other=is_other, relied=relied)
    if cues.FEE.search(words):
        return Said(sentence, frozenset({Stance.FEE}))
    return Said(sentence, frozenset(), is_formal=True) if cues.PENDING.search(words) else None


def _is_given(words: str, found: set[Stance]) -> bool:
    """Whether a sentence says that something is given, and does not refuse or point instead."""
    if not cues.GIVEN.search(words) or cues.NOT_GIVEN.search(words) or found - _PUBLISHED:
        return False
    return not found or cues.ENCLOSED.search(words) is not None


def _hear(words: str, sentence: Span, cited: Sequence[Provision]) -> Said:
    return replace(_heard(words, tuple(cited)), span=sentence)


@lru_cache(maxsize=1024)  # a passage that several answers share is heard once
def _heard(words: str, cited: tuple[Provision, ...]) -> Said:
    sentence = Span(0, len(words))
    formal = _is_formal(words, cited)
    does = acts(words) - ({Stance.FUTURE} if cues.NOT_FUTURE.search(words) else set())
    relied = _relied(words, cited)
    held = bool(cues.HELD.search(words)) and not cues.IF_HELD.search(words)
    if alone := _alone(words, sentence, relied, does, held):
        return alone
    not_held, not_in_form = _denial(words, does)
    found, weak = _grounds(words, cited, not_held, does)
    in_part = cues.HELD_ONLY.search(words) is not None
    if not_held or in_part:
        found.add(Stance.NOT_HELD)
    if weak or not found & FIRM:
        found |= _elsewhere(words, does) & (_PUBLISHED if relied else _PLAIN if formal else _SOFT)
    elif found and not found - {Stance.HELD_WITHHELD} and Stance.FUTURE in does:
        found.add(Stance.FUTURE)
    given = _is_given(words, found)
    labour = bool(cues.LABOUR.search(words))
    hard = is_laborious(words) or cues.TOO_MUCH.search(words)
    toil = bool(hard) and not (not_held and _NEVER.search(words))  # "never counted" is no count to come
    is_plain = not (formal or found or labour or toil)
    return Said(
        sentence,
        frozenset(found),
        is_partial=bool(cues.PARTIAL.search(words)),
        is_weak=weak,
        is_labour=labour or toil or not_in_form,
        is_given=given or in_part,
        is_held=held and not not_held,
        is_formal=formal,
        is_bare=held and not found and not given and cues.ONLY_HELD.search(words) is not None,
        is_toil=toil,
        relied=relied,
        is_silent=not held and _SILENCE.search(words) is not None,
        has_value=is_plain and not (held and not not_held) and has_value(words),
    )


def has_value(words: str) -> bool:
    """Whether words give a figure that is no date, a yes or no, or are no sentence but a bare value."""
    if is_working(words):
        return False
    return _has_figure(words) or (
        len(words.split()) <= _BARE and not _SENTENCE.search(words) and not _HELD.match(words)
    )


def _has_figure(words: str) -> bool:
    return _COUNTED.search(words) is not None or _FIGURE.search(_LABEL.sub("", _TIME.sub("", words))) is not None


def is_working(words: str) -> bool:
    """Whether words speak of law, searching or deciding, and not of the matter asked about."""
    return _WORKING.search(words) is not None


def has_day(words: str) -> bool:
    """Whether words name a day or a year."""
    return _TIME.search(words) is not None


def rows_in(words: str) -> int:
    """How many rows of figures words have."""
    return len(_ROW.findall(words))


def _denial(words: str, does: frozenset[Stance]) -> tuple[bool, bool]:
    """Whether holding is denied, and whether only holding in some form or place is."""
    if cues.NO_SUCH_DOCUMENT.search(words) and Stance.NOT_HELD not in does:
        return False, False
    denied = list(cues.NOT_HELD.finditer(words))
    is_plain = not (cues.IF_HELD.search(words) or cues.HELD_FOR_OTHERS.search(words))
    not_held = is_plain and any(not cues.FORM.search(words, m.end(), m.end() + _CLAUSE) for m in denied)
    if not denied and is_plain and Stance.NOT_HELD in does and not cues.FORM.search(words):
        not_held = True
    return not_held, not not_held and bool(cues.NOT_IN_FORM.search(words))


def _relied(words: str, cited: Sequence[Provision]) -> frozenset[Stance]:
    if cues.NOT_WITHHELD.search(words):
        return frozenset()
    return frozenset(stance_of(p) for p in cited if is_relied_on(p) and not is_of_regime(p))


def _grounds(
    words: str, cited: Sequence[Provision], not_held: bool, does: frozenset[Stance]
) -> tuple[set[Stance], bool]:
    """The stances of refusal in a sentence, and whether they show only in a refusal to give."""
    relied = _relied(words, cited)
    refused = cues.NOT_WITHHELD.search(words) is None and (bool(relied) or not cues.CLARIFY.search(words))
    if any(is_of_regime(p) for p in cited) and not relied:
        return set(), False
    found = set(relied) - {Stance.NEITHER}
    if Stance.NEITHER in relied:
        found.add(Stance.HELD_WITHHELD)  # without the words it withholds; with them _hear has returned
    if cues.COST.search(words) or Stance.COST in does:
        found.add(Stance.COST)
    if cues.VEXATIOUS.search(words) or Stance.VEXATIOUS in does:
        found.add(Stance.VEXATIOUS)
    if found or not_held or not refused or not cues.WITHHELD.search(words):
        return found, False
    is_procedure = bool(cited) and not relied
    return {Stance.HELD_WITHHELD}, is_procedure or not cues.GROUNDED.search(words)


def _elsewhere(words: str, does: frozenset[Stance]) -> set[Stance]:
    found = set(does & _SOFT)
    if cues.FUTURE.search(words) and not cues.NOT_FUTURE.search(words):
        found.add(Stance.FUTURE)
    if cues.ACCESSIBLE.search(words):
        found.add(Stance.POINTER)
    if cues.MORE_ELSEWHERE.search(words) or Stance.FUTURE in found:
        found.discard(Stance.POINTER)
    if cues.TRANSFER.search(words):
        found.add(Stance.TRANSFER)
    is_published = Stance.POINTER in found and cues.PUBLISHED.search(words) is not None
    is_ours = cues.OURS_TO_ASK.search(words) is not None
    if is_published or is_ours or cues.SELF_CONTACT.search(words):
        found.discard(Stance.TRANSFER)
    if is_ours or cues.NOT_OURS.search(words):
        found.discard(Stance.OUTSIDE)
    elif cues.OUTSIDE.search(words):
        found.add(Stance.OUTSIDE)
    if cues.CLARIFY.search(words):
        found.add(Stance.CLARIFY)
    if Stance.OUTSIDE in found:
        found.discard(Stance.CLARIFY)
    return found
