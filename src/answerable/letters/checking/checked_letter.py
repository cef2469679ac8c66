"""The letter as a rule sees it: the Reading, the facts, the law of the letter's day, and its own words.

Own words are the authority's: answers and general passages, never the questions.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from answerable.casefile import Held, Outcome, Regime, Span
from answerable.law import Citation, Provision, act
from answerable.letters.checking.declared import by_weight, regulations_alone
from answerable.letters.checking.facts import Facts
from answerable.letters.checking.passages import Passage, first, matches, passage, sentences
from answerable.letters.checking.phrases import REFERS, REVIEW_OUTCOME, SEPARATE_NOTICE, phrase
from answerable.letters.checking.rights import (
    GIVEN_APART,
    NO_REVIEW,
    is_commissioners_address,
    is_of_rights_or_terms,
    is_other_business,
    names_commissioner_right,
    offers_review,
    tells_of_rights,
    tells_you,
)
from answerable.letters.checking.sender import Sender, sender_of
from answerable.letters.checking.speakers import LETTER_ITSELF, RECORD_END, is_log_entry, is_published_page
from answerable.letters.checking.welsh import welsh_passages
from answerable.letters.reading.mentions import opened_by
from answerable.letters.reading.messages import asked_below
from answerable.letters.readings import ReadAnswer, Reading, Stance
from answerable.patterns import AnyPattern

REFUSING = frozenset(
    {Stance.HELD_WITHHELD, Stance.NEITHER, Stance.COST, Stance.VEXATIOUS, Stance.POINTER, Stance.FUTURE}
)
ACTS = {"foia": Regime.FOIA, "eir": Regime.EIR, "foisa": Regime.FOISA, "eisr": Regime.EISR, "dpa": Regime.DPA}

# words by which a sentence sends to an annex for reasons, and those that leave no doubt that reasons are meant
_REASONS = phrase(
    r"reason\w*|expla\w+|exempt\w*|exception\w*|refus\w+|with-?h[eo]ld\w*|notice|public interest|balanc\w+|test|decision|justif\w+"
)
_SENDS = phrase(_REASONS.pattern, r"see|refer|details?|further|sets? out|separate\w*|second|later|document")


@dataclass(frozen=True)
class CheckedAnswer:
    """One answer, with what it belongs to, the law it rests on and whether its end is in the text."""

    questions: tuple[str, ...]
    asked: str  # the words of its questions
    regime: Regime
    stances: frozenset[Stance]
    outcome: Outcome
    held: Held
    own: Passage
    shared: tuple[Passage, ...]
    sentences: tuple[Passage, ...]  # of its own words
    citations: tuple[Citation, ...]
    weighed: Span | None  # where the reader saw the public interest weighed
    is_complete: bool  # False where the text stops inside it

    @property
    def span(self) -> Span:
        """Where its own words stand."""
        return self.own.span

    @cached_property
    def provisions(self) -> tuple[Provision, ...]:
        """What it relies on, each once, in the order of the text."""
        return tuple(dict.fromkeys(citation.provision for citation in self.citations))

    @cached_property
    def regimes(self) -> tuple[Regime, ...]:
        """Its regime, then the Regulations where it relies on them beside the Act: their tests hold for their exceptions."""
        beside = self.regime is Regime.FOIA and any(provision.act == "eir" for provision in self.provisions)
        return (self.regime, Regime.EIR) if beside else (self.regime,)

    def has(self, *stances: Stance) -> bool:
        """True where it has one of the stances."""
        return not self.stances.isdisjoint(stances)

    def find(self, pattern: AnyPattern) -> Passage | None:
        """The first place in its own words or in a passage shared with other answers."""
        return next((hit for part in (self.own, *self.shared) if (hit := first(pattern, part))), None)

    def finds(self, pattern: AnyPattern) -> Iterator[Passage]:
        """Every such place."""
        for part in (self.own, *self.shared):
            yield from matches(pattern, part)

    def sentence(self, pattern: AnyPattern) -> Passage | None:
        """The first of its own sentences in which the pattern stands."""
        return next((one for one in self.sentences if pattern.search(one.words)), None)

    def place(self, provision: Provision) -> Span:
        """Where the answer names a provision; its whole where that cannot be seen."""
        spots = (Span(c.start, c.end) for c in self.citations if c.provision == provision and c.end > c.start)
        return next(spots, self.span)


@dataclass(frozen=True)
class CheckedLetter:
    """A whole letter, ready for the rules."""

    reading: Reading
    facts: Facts
    sender: Sender  # as the letter's own head or foot says; the profile, where there is one, is in the facts
    on: date  # the day whose law applies
    is_dated: bool  # False where that day is an assumption
    regime: Regime
    regimes: tuple[Regime, ...]
    answers: tuple[CheckedAnswer, ...]
    general: tuple[Passage, ...]  # the authority's words outside every answer
    explaining: tuple[Passage, ...]  # sentences of those words, without the ones about rights and terms of use
    own_sentences: tuple[Passage, ...]  # of the whole letter, questions left out
    is_log_entry: bool
    is_partly_welsh: bool  # some of it is in Welsh, which nothing here reads

    @property
    def text(self) -> str:
        """The whole text, questions included."""
        return self.reading.text

    @cached_property
    def all_sentences(self) -> tuple[Passage, ...]:
        """The sentences of the whole text, questions included."""
        return sentences(self.text, Span(0, len(self.text)))

    @property
    def closes(self) -> bool:
        """True where the letter's own end is in the text, so that something missing there is missing."""
        return not (self.reading.truncated or self.is_log_entry)

    @cached_property
    def is_whole(self) -> bool:
        """False for what may be the record of a letter, whatever its title: it has neither a frame nor closing terms."""
        read = self.reading
        is_framed = LETTER_ITSELF.search(self.text) or read.notices.reuse or read.notices.marketing
        return self.facts.log_entry is False or bool(is_framed)

    @property
    def is_public(self) -> bool:
        """True for the copy that is published: as the facts say, else a log entry is one, or a letter on such a page."""
        if self.facts.public_copy is not None:
            return self.facts.public_copy
        return self.is_log_entry or (self.facts.log_entry is None and is_published_page(self.text))

    @cached_property
    def refusals(self) -> tuple[CheckedAnswer, ...]:
        """The answers that are notices of refusal (s.17(1), (3), (5)) or hold one.

        A pointer to what is published, or a promise of publication, is one only where it names its ground.
        """
        pointing = frozenset({Stance.POINTER, Stance.FUTURE})
        return tuple(
            answer for answer in self.answers_with(*REFUSING) if answer.citations or answer.has(*(REFUSING - pointing))
        )

    @cached_property
    def names_commissioner(self) -> bool:
        """True where the applicant is told of the Commissioner as the next step, as read or as the sentences show."""
        told = self.reading.notices.commissioner
        near = self.text[max(0, told.start - 400) : told.end] if told else ""
        plain = bool(told and not is_other_business(near)) or is_commissioners_address(self.text)
        return plain or names_commissioner_right(self._telling)

    @cached_property
    def offers_review(self) -> bool:
        """True where the applicant is told how to have it looked at again, as read or as the sentences show."""
        if self.denies_review:
            return False
        return bool(self.reading.notices.review) or offers_review(self._telling)

    @cached_property
    def denies_review(self) -> Passage | None:
        """Where the authority says that nothing more can be asked of itself; None of the outcome of a review."""
        return None if self.find(REVIEW_OUTCOME) else self.find(NO_REVIEW)

    @cached_property
    def has_rights_apart(self) -> bool:
        """True where the letter says that the rights stand on a sheet that goes with it."""
        return any(GIVEN_APART.search(one.words) for one in self.all_sentences)

    @cached_property
    def _telling(self) -> tuple[Passage, ...]:
        """The authority's own sentences, and those that tell "you" of a right wherever they were taken to stand."""
        told = (one for one in self.all_sentences if tells_you(one.words) and is_of_rights_or_terms(one.words))
        return tuple(sorted({*self.own_sentences, *told}, key=lambda one: one.span.start))

    @cached_property
    def beginning(self) -> Span:
        """Before the first words, where the head of a letter would stand."""
        start = len(self.text) - len(self.text.lstrip())
        return Span(start, start)

    @cached_property
    def end(self) -> Span:
        """The last line, where closing paragraphs would stand."""
        words = self.text.rstrip()
        return Span(max(words.rfind("\n") + 1, 0), len(words))

    def knows(self, fact: str) -> bool:
        """True where a fact that a rule needs is known; day and sender also from the letter's own words."""
        of_itself = {"authority": bool(self.sender.kind), "issued_on": self.is_dated, "public_copy": self.is_public}
        return self.facts.has(fact) or of_itself.get(fact, False)

    def answers_with(self, *stances: Stance) -> tuple[CheckedAnswer, ...]:
        """The answers that have one of the stances."""
        return tuple(answer for answer in self.answers if answer.has(*stances))

    def find(self, pattern: AnyPattern) -> Passage | None:
        """The first place in the authority's own words, wherever in the letter."""
        return next((hit for part in self._parts if (hit := first(pattern, part))), None)

    def finds(self, pattern: AnyPattern) -> Iterator[Passage]:
        """Every such place, in the order of the text."""
        for part in self._parts:
            yield from matches(pattern, part)

    def has_reasons_apart(self, answer: CheckedAnswer | None = None) -> bool:
        """True where an annex or a notice beside the letter may hold the reasons: what is only given there holds none."""
        own = (answer.sentences, *(sentences(self.text, part.span) for part in answer.shared)) if answer else ()
        near = [one for part in (*own, *(sentences(self.text, one.span) for one in self.general)) for one in part]
        if any(SEPARATE_NOTICE.search(one.words) and _SENDS.search(one.words) for one in near):
            return True
        told = (one for one in self.own_sentences if SEPARATE_NOTICE.search(one.words) and _REASONS.search(one.words))
        return any(answer is None or one not in near for one in told)

    @cached_property
    def _parts(self) -> tuple[Passage, ...]:
        parts = (*self.general, *(answer.own for answer in self.answers))
        return tuple(sorted(parts, key=lambda one: one.span.start))

    def in_general(self, pattern: AnyPattern) -> Passage | None:
        """The first place outside every answer, in the opening or an annex; closing paragraphs explain nothing."""
        return next((hit for part in self.explaining if (hit := first(pattern, part))), None)


def look_at(reading: Reading, *, facts: Facts, on: date) -> CheckedLetter:
    """The letter as rules see it. on: the day whose law applies where letter and facts give none."""
    known = facts.issued_on or (reading.responded_on and reading.responded_on.value)
    reading = _closing_apart(reading)
    sender = sender_of(reading.text)
    general = _general(reading)
    numbers = tuple(question.number for question in reading.questions)
    shared = {span for read in reading.answers for span in read.shared}
    apart = [
        span for span in shared if opened_by(span.of(reading.text), numbers)
    ]  # "Question 5 - section 36": an annex
    alone = regulations_alone((*general, *(passage(reading.text, read.span) for read in reading.answers)))
    main = (alone,) if alone else _regimes(reading, facts)
    answers = _with_what_they_cite(
        tuple(_answer(reading, read, main[0], alone) for read in reading.answers), general, apart
    )
    return CheckedLetter(
        reading=reading,
        facts=facts,
        sender=sender,
        on=max(known or on, act("foia").from_on),  # a letter dated before there was a right to ask is misdated
        is_dated=known is not None,
        regime=main[0],
        regimes=tuple(dict.fromkeys((*main, *(answer.regime for answer in answers), *_of_nation(sender)))),
        answers=answers,
        general=general,
        explaining=tuple(
            one
            for part in general
            for one in sentences(reading.text, part.span)
            if not (is_of_rights_or_terms(one.words) or any(own.start <= one.span.start < own.end for own in apart))
        ),
        own_sentences=_own_sentences(reading.text, general, answers),
        is_log_entry=is_log_entry(reading.text) if facts.log_entry is None else facts.log_entry,
        is_partly_welsh=bool(welsh_passages(reading.text)),
    )


def _answer(reading: Reading, read: ReadAnswer, main: Regime, alone: Regime | None) -> CheckedAnswer:
    asked = [question for question in reading.questions if question.number in read.questions]
    own = passage(reading.text, read.span)
    return CheckedAnswer(
        questions=read.questions,
        asked="\n".join(question.text for question in asked),
        regime=alone or _regime_of(read, next((q.regime for q in asked if q.regime), main)),
        stances=read.stances,
        outcome=read.outcome,
        held=read.held,
        own=own,
        shared=tuple(passage(reading.text, span) for span in read.shared),
        sentences=sentences(reading.text, read.span),
        citations=read.provisions,
        weighed=read.public_interest,
        is_complete=not reading.truncated or any(other.span.start >= read.span.end for other in reading.answers),
    )


_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")


def _closing_apart(reading: Reading) -> Reading:
    """The last answer without the closing paragraphs on rights that were read as part of it."""
    last = max(reading.answers, key=lambda one: one.span.end, default=None)
    if last is None:
        return reading
    words = last.span.of(reading.text)
    if field := RECORD_END.search(words):
        last = replace(last, span=Span(last.span.start, last.span.start + field.start()))
        reading = replace(
            reading, answers=(*(one for one in reading.answers if one.span.start != last.span.start), last)
        )
        words = last.span.of(reading.text)
    for gap in _PARAGRAPH.finditer(words):
        following = words[gap.end() :].split("\n\n", 1)[0]
        if gap.start() and tells_of_rights(following):
            cut = replace(last, span=Span(last.span.start, last.span.start + gap.start()))
            return replace(reading, answers=tuple(cut if one is last else one for one in reading.answers))
    return reading


_SHORT = 40  # words: a longer answer that refers to another still stands by itself


def _with_what_they_cite(
    answers: tuple[CheckedAnswer, ...], general: tuple[Passage, ...], apart: Sequence[Span]
) -> tuple[CheckedAnswer, ...]:
    """Short answers such as "see note A" or "as answer 1" are read together with the rest of the letter.

    apart: where an annex gives the reasons under the number of each question, which are then all that is cited.
    """
    return tuple(
        replace(one, shared=(*one.shared, *general, *(other.own for other in answers if other is not one)))
        if len(one.own.words.split()) < _SHORT
        and REFERS.search(one.own.words)
        and not any(part.span in own for part in one.shared for own in apart)
        else one
        for one in answers
    )


def _regimes(reading: Reading, facts: Facts) -> tuple[Regime, ...]:
    """The regimes of the letter, the weightiest first: as read, else by the Acts cited, else by the nation."""
    provisions = tuple(c.provision for answer in reading.answers for c in answer.provisions)
    cited = (ACTS.get(provision.act) for provision in provisions)
    usual = Regime.FOISA if facts.authority and facts.authority.nation == "scotland" else Regime.FOIA
    found = reading.regimes or tuple(dict.fromkeys(one for one in cited if one)) or (usual,)
    return by_weight(found, provisions)


def _of_nation(sender: Sender) -> tuple[Regime, ...]:
    """The Act that a letter from Scotland owes its notices under, whichever it cites."""
    return (Regime.FOISA,) if sender.nation == "scotland" else ()


def _regime_of(read: ReadAnswer, usual: Regime) -> Regime:
    """The regime of one answer: that of most of the provisions it relies on, of the first where they tie."""
    cited = Counter(ACTS[c.provision.act] for c in read.provisions if c.provision.act in ACTS)
    return cited.most_common(1)[0][0] if cited else usual


def _general(reading: Reading) -> tuple[Passage, ...]:
    """What lies outside every question and answer."""
    taken = [answer.span for answer in reading.answers]
    taken += [question.span for question in reading.questions if question.span]
    parts, at = [], 0
    for span in sorted(taken, key=lambda one: one.start):
        parts.append(Span(at, max(at, span.start)))
        at = max(at, span.end)
    end = asked_below(reading.text) or len(reading.text)  # an applicant's mail quoted under the reply is no part of it
    parts = [Span(part.start, min(part.end, end)) for part in (*parts, Span(at, end)) if part.start < end]
    cut = (passage(reading.text, part) for part in parts)
    return tuple(one for one in cut if one.words)


def _own_sentences(text: str, general: tuple[Passage, ...], answers: tuple[CheckedAnswer, ...]) -> tuple[Passage, ...]:
    found = [one for part in general for one in sentences(text, part.span)]
    found += [one for answer in answers for one in answer.sentences]
    return tuple(sorted(found, key=lambda one: one.span.start))
