"""Whether two answers, or an answer and itself, contradict each other: held and not held, silent and told, silent after an answer."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from answerable.letters.checking.checked_letter import CheckedAnswer, CheckedLetter
from answerable.letters.checking.passages import Passage
from answerable.letters.checking.phrases import BEYOND, SAYS_HELD
from answerable.letters.checking.subjects import likeness, shared_terms, terms
from answerable.letters.readings import Reading, Stance

ALIKE = 0.6  # share of telling words in common from which two questions are taken for the same kind


@dataclass(frozen=True, slots=True)
class HeldAndNot:
    """Two answers of which one says that nothing is held, the other that something on the subject is."""

    denies: CheckedAnswer
    holds: CheckedAnswer


def held_and_not_held(first: CheckedAnswer, second: CheckedAnswer, *, asked: Sequence[str]) -> HeldAndNot | None:
    """The contradiction between two answers of one letter; None where they can both stand.

    asked: all questions of the letter, by which words that name its whole subject tell no two apart.
    """
    denies, holds = (first, second) if first.has(Stance.NOT_HELD) else (second, first)
    if not denies.has(Stance.NOT_HELD) or holds.has(Stance.NOT_HELD, Stance.NEITHER) or not holds.find(SAYS_HELD):
        return None
    if denies.find(BEYOND) or any(re.search(rf"\b{re.escape(n)}\b", denies.own.words[3:]) for n in holds.questions):
        return None  # it says what else is meant, or names the other answer
    common = shared_terms(denies.asked, holds.asked)
    return HeldAndNot(denies, holds) if len(common) > 1 and common - _everywhere(asked) else None


def _everywhere(asked: Sequence[str]) -> frozenset[str]:
    """Words of more than half of the questions."""
    counts = Counter(word for question in asked for word in terms(question))
    return frozenset(word for word, count in counts.items() if len(asked) > 3 and 2 * count > len(asked))


_GIVES_AWAY = re.compile(
    r"\b(?:we|the council|the trust|the authority)\s+(?:can confirm that (?:we|it) )?(?:do(?:es)? )?holds?\s+(?:the|this|some|a|an|\d)\b"
    r"|\b(?:report|log|record|file|document|policy|list|data|information|e-?mails?|minutes|material)s? (?:that |which )?(?:we|the council|the trust) (?:do )?holds?\b|\bthe information (?:that )?(?:you (?:have )?)?(?:requested|asked for) (?:is|has been|was) (?:exempt|withheld|redacted|held)",
    re.IGNORECASE,
)
# what can only be said of a thing that exists: "The investigation file is closed."
_TELLS = re.compile(
    r"\b(?:the|this|that|our) (?:(?!that\b|an?\b)[\w’'-]+ ){0,3}?(?:file|report|log|record|document|investigation|audit|inquiry|memo|minutes|dossier"
    r"|e-?mails?|messages|correspondence|note|assessment|review)s? (?:(?:itself|now) |(?:you|that you|which you|on|of|about|into) (?:[\w’'-]+ ){1,4}?)?"
    r"(?:(?:is|was|are|were|has been|have been|remains?) (?:now |still |currently |already |being )?(?:closed|open|complete\w*|finished|ongoing"
    r"|live|under way|in progress|deleted|destroyed|kept|stored|filed|archived|dated|sealed|marked|lengthy|\d+ pages)"
    r"|(?:contains?|shows?|runs? to|consists? of|sets? out|dates? from|concludes?|names?) )",
    re.IGNORECASE,
)
_WOULD = re.compile(r"\b(?:would|could|might|may)\b")  # not the month
_HEDGED = re.compile(
    r"\b(?:whether|if|neither|nor|any|may or may not|would be|confirm or deny|(?:does|should|must) not (?:be )?(?:\w+ )?(?:to )?mean|not be (?:taken|read|seen|construed))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class GivenAway:
    """A sentence that tells what a letter declines to say. is_plain: it says outright that something is held."""

    at: Passage
    is_plain: bool
    is_of_the_question: bool  # it names what the question asks for


_DONE = re.compile(  # what happened, as told of a thing that exists
    r"^\W*(?:(?:I|we) can (?:say|tell you|add) (?:that )?)?(?:The|That|This|Those|These|Our|His|Her|Their|One|Two|Three|No|All|Both|It|He|She|They)\b[^.]{0,120}?\b(?:(?:was|were|has been|have been) (?!asked|requested|considered|made under|exempt|enacted)\w+"
    r"|affected|held|contained|had|led to|resulted|ended|concluded|closed|began|started|happened|occurred|found|showed|paid|cost|lasted|involved|received|took|left|resigned|met|visited|led|ran|cleared|upheld|dropped|agreed|admitted|lost|stole|reached)\b",
)
_OF_LAW = re.compile(
    r"\b(?:sections?|act|exempt\w*|public interest|disclos\w+|confirm\w*|deny\w*|requests?|requested|released?|commissioner['’]s (?:guidance|decision)|guidance|parliament|duty|regulations?|principles?|review|law|you)\b",
    re.IGNORECASE,
)
_PARTICULAR = re.compile(
    r"\d|\b(?i:no|not|only|one|two|three|four|five|both|all|never)\b|\b(?:January|February|March|April|May|June|July|August|September|October|November|December|last|earlier)\b"
)


def _is_fact(words: str, asked: str) -> bool:
    """True for a sentence that tells as a fact, with particulars, what the question asks about."""
    told = _DONE.match(words) and _PARTICULAR.search(words) and not _OF_LAW.search(words) and not _WOULD.search(words)
    return bool(told) and len(terms(words) & terms(asked)) > 1


def given_away(sentences: Iterable[Passage], *, asked: str) -> GivenAway | None:
    """The first sentence from which a reader can tell whether a thing exists that the answer declines to confirm."""
    for sentence in sentences:
        if _HEDGED.search(sentence.words):
            continue
        if _GIVES_AWAY.search(sentence.words):
            return GivenAway(sentence, is_plain=True, is_of_the_question=True)
        if _is_fact(sentence.words, asked):
            return GivenAway(sentence, is_plain=False, is_of_the_question=True)
        tells = _TELLS.search(sentence.words)
        if tells and not _WOULD.search(sentence.words):
            named = any(word in asked.lower() for word in re.findall(r"\w{4,}", tells.group().lower()))
            return GivenAway(sentence, is_plain=False, is_of_the_question=named)
    return None


def answered_before(answer: CheckedAnswer, *, earlier: Iterable[Reading]) -> Reading | None:
    """The earlier letter of this authority that answered the same kind of question openly."""
    for letter in earlier:
        asked = {question.number: question.text for question in letter.questions}
        for old in letter.answers:
            words = " ".join(asked.get(number, "") for number in old.questions)
            is_open = not old.stances & {Stance.NEITHER, Stance.UNANSWERED}
            if is_open and likeness(words, answer.asked) >= ALIKE:
                return letter
    return None


def asked_in(letter: CheckedLetter) -> tuple[str, ...]:
    """The words of a letter's questions."""
    return tuple(question.text for question in letter.reading.questions)
