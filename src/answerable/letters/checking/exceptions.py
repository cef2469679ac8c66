"""The exceptions that cut across the rules, each once: how sure a finding may be in spite of them, and what they lift.

EXCEPTIONS lower what any rule may claim of a letter; check.py asks most(). The functions after them are
asked by the rules that they concern. Which Act a rule may be run under is the rule's own `law`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from answerable.casefile import Regime
from answerable.law import Exemption, Provision, doubt_of, exists
from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.findings import Certainty, Level, level_of
from answerable.letters.checking.grounds import row_of, silence, withholding
from answerable.letters.checking.phrases import COVERS, REASONS_WOULD_DISCLOSE, SECTION_16_3, SECTION_17_4
from answerable.letters.checking.rule import LIKELY, LOOK, SURE, Missing, Rule
from answerable.letters.checking.weighing import WEIGHING
from answerable.letters.readings import Stance
from answerable.patterns import AnyPattern


@dataclass(frozen=True, slots=True)
class Claim:
    """What a rule is about to say of a letter, under a regime and by an authority."""

    rule: Rule
    letter: CheckedLetter
    regime: Regime
    authority: str


@dataclass(frozen=True, slots=True)
class CutsAcross:
    """One exception: its name, where it stands, and how sure it leaves a claim."""

    name: str
    cite: str
    leaves: Callable[[Claim], Certainty]


def most(claim: Claim) -> Certainty:
    """The most that may be claimed, every exception heeded."""
    own = min(claim.rule.certainty, claim.rule.at_most.get(claim.regime, SURE))
    return min((own, *(exception.leaves(claim) for exception in EXCEPTIONS)))


def _reasons_that_would_disclose(claim: Claim) -> Certainty:
    """A statement of reasons may be left out where it would itself disclose what is exempt.

    Under the Scottish Act this excuses the reasons of s.16(1)(d) only, never those on the public interest.
    Neither excuses the fact of refusal, the provision, or the rights.
    """
    if not claim.rule.silenced:
        return SURE
    if claim.regime is Regime.FOISA:
        excused = not claim.authority.startswith("s.16(2)")
        return LOOK if excused and _invokes(claim.letter, SECTION_16_3) else SURE
    return LOOK if claim.regime is Regime.FOIA and _invokes(claim.letter, SECTION_17_4) else SURE


def _invokes(letter: CheckedLetter, section: AnyPattern) -> bool:
    """True where the authority's own words name the section, or say the same of giving reasons."""
    return any(section.search(one.words) or REASONS_WOULD_DISCLOSE.search(one.words) for one in letter.own_sentences)


# the omission is certain and the breach is not: its only support is old lines to take of the Commissioner
OLD = frozenset({"RN02", "RN03", "NC01", "XS07", "RG02", "HT07"})


def _old_authority(claim: Claim) -> Certainty:
    """Where nothing newer supports a rule, the omission is certain and the breach is not."""
    return LIKELY if claim.rule.code in OLD else SURE


def _unread_law(claim: Claim) -> Certainty:
    """Law that was not read shows a place; guidance that was not read makes likely."""
    level = level_of(claim.authority)
    if level is Level.PRACTICE or not doubt_of(claim.authority, act=claim.regime.value):
        return SURE
    return LOOK if level is Level.BREACH else LIKELY


def _scottish_regulations(claim: Claim) -> Certainty:
    """Regulations 5, 7, 13 and 16 of the Scottish Regulations were not read: nothing is sure under them."""
    return LIKELY if claim.regime is Regime.EISR else SURE


def _part_of_a_bundle(claim: Claim) -> Certainty:
    """A log entry often leaves out what the letter had; nothing follows from what a text leaves out that breaks off,
    or that only carries the letter.
    """
    rule, letter = claim.rule, claim.letter
    if rule.missing is Missing.LETTER and (letter.reading.truncated or letter.find(COVERS)):
        return LOOK
    if rule.on_letter and rule.missing is Missing.LETTER and not letter.is_whole:
        return LIKELY
    return LIKELY if rule.missing and letter.is_log_entry else SURE


# these miss something too, though only within the answer's own words
MISSING_BESIDE = frozenset({"PG01", "RN02", "RN03", "XS07", "NC01"})


def _welsh(claim: Claim) -> Certainty:
    """What is missing from a letter that is partly in Welsh may stand in the passages that were not read."""
    misses = claim.rule.missing or claim.rule.code in MISSING_BESIDE
    return LOOK if claim.letter.is_partly_welsh and misses else SURE


EXCEPTIONS = (
    CutsAcross("reasons that would disclose", "FOIA s.17(4), FOISA s.16(3)", _reasons_that_would_disclose),
    CutsAcross("old authority", "lines to take of 2007 to 2011", _old_authority),
    CutsAcross("law not read", "the tables of the law", _unread_law),
    CutsAcross("Scottish Regulations", "EISR regs 5, 7, 13 and 16", _scottish_regulations),
    CutsAcross("Welsh", "the document's boundary", _welsh),
    CutsAcross("part of a bundle", "the document's boundary", _part_of_a_bundle),
)

NOT_FOUND = "Not found in this document."


def bounded(says: str, rule: Rule) -> str:
    """What a finding says of something missing, with the boundary within which it was looked for."""
    is_bounded = "this document" in says or says.startswith("Look ") or says.endswith("?")
    return f"{says} {NOT_FOUND}" if rule.missing and not is_bounded else says


def is_shown_held(answer: CheckedAnswer) -> bool:
    """FOIA s.1(5): to give information is to say that it is held."""
    return answer.has(Stance.DISCLOSED, Stance.ANSWERED)


def may_be_silent_on_holding(answer: CheckedAnswer, on: date) -> bool:
    """True where the duty to say whether information is held is lifted.

    By a provision for neither confirming nor denying, by s.14, and by s.12(2); s.12(1) lifts it in
    Scotland only.
    """
    if answer.has(Stance.NEITHER, Stance.VEXATIOUS) or any(silence(one, on) for one in answer.provisions):
        return True
    cost = [one for one in answer.provisions if one.parts[0] == "12" and one.act in ("foia", "foisa")]
    return any(one.act == "foisa" or one.parts[:2] == ("12", "2") for one in cost)


_HOLDS_ALL = re.compile(
    r"\W*(?:(?:I|we) (?:can |am able to |are able to |write to )?confirm (?:that )?)?(?:we|I|(?:the|this) [A-Z]?[\w’' -]{2,40}?|[A-Z][\w’']+(?: [A-Z]?[\w’&']+){0,4}) (?:do |does |currently )*(?:holds?|possess(?:es)?|has|have|keeps?) "
    r"(?:(?:all|both|each|some|most|part)(?: of)? )?(?:the |this |that |these |any |relevant |recorded )*(?:information|records?|data|documents?|material|what you)\b[^.;,:]{0,60}\W*"
    r"|\W*(?:all (?:of )?)?(?:the|this|that|your) (?:requested )?information(?: (?:that |which )?you (?:have )?(?:\w+ )?(?:requested|asked for|seek|want|described?))? is (?:all )?held\b[^.;,:]{0,40}\W*",
    re.IGNORECASE,
)


def is_held_for_all(letter: CheckedLetter) -> bool:
    """True where the letter says once, in words that stand before any answer's label, that it holds what was asked for."""
    if any(_HOLDS_ALL.fullmatch(one.words) for one in letter.explaining):
        return True
    first = min(letter.answers, key=lambda one: one.span.start, default=None)
    if first is None or not first.sentences:
        return False
    line = letter.text[: first.span.start].rpartition("\n")[2]
    return not line.strip() and bool(_HOLDS_ALL.fullmatch(first.sentences[0].words))


def notices(letter: CheckedLetter, regime: Regime) -> tuple[CheckedAnswer, ...]:
    """FOIA s.17(7): the answers that owe the rights, which are those that refuse; to release or not to hold owes none."""
    return tuple(answer for answer in letter.refusals if answer.regime is regime)


def to_weigh(answer: CheckedAnswer, on: date) -> tuple[Provision, Exemption] | None:
    """FOIA s.2(3), FOISA s.2(2): the first ground of an answer that yields to the public interest; absolute ones do not."""
    rows = ((one, withholding(one, on)) for one in answer.provisions if one.act in ("foia", "foisa"))
    return next(((one, row) for one, row in rows if row and row.is_qualified), None)


def is_all_absolute(answer: CheckedAnswer, on: date) -> bool:
    """True where everything that an answer relies on is absolute, and none of it in doubt."""
    rows = [row_of(one, on) for one in answer.provisions]
    return bool(rows) and all(row and row.is_absolute and not row.unsettled for row in rows)


def is_weighed_for_all(answer: CheckedAnswer, letter: CheckedLetter) -> bool:
    """[2025] UKSC 27: one balance may serve several exemptions, in an answer or once for the whole letter."""
    return bool(answer.weighed or answer.find(WEIGHING) or letter.in_general(WEIGHING))


def may_be_of_its_day(provision: Provision, letter: CheckedLetter) -> bool:
    """True for a provision of older law in a letter whose day is not known: on its own day it may have been right."""
    is_later = any(int(year) > CHANGED.year for year in _YEAR.findall(letter.text))
    if letter.is_dated or is_later:
        return False
    return not exists(provision, on=letter.on) and exists(provision, on=CHANGED)


_YEAR = re.compile(r"\b20\d\d\b")
CHANGED = date(2018, 5, 24)  # the last day of the law of personal data before the Data Protection Act 2018
