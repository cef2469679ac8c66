"""Live facts: a standing text asks our own registers in braces, and says what they say on the day it is read.

"The council has {How many official WhatsApp groups are there?}" becomes "The council has three". A position that neither
confirms nor denies is decided before any register is read, as for every question; what is withheld, open or answered
only in part is said to nobody, and its sentence goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from answerable.answers.ask import aged, ask
from answerable.answers.proposal import Proposal
from answerable.answers.subtraction import figures, overlaps
from answerable.answers.unasked import kept_from_all
from answerable.casefile import Basis, Outcome
from answerable.documents import find_personal
from answerable.registers import AuthorityFolder, Kind, Value, listed, long_day

MOST = 8  # braces in a text
SHORT = 90  # characters of a thing that may stand in a list inside a sentence
SAID = (Outcome.RELEASED, Outcome.ALREADY_ACCESSIBLE)
_BRACE = re.compile(r"\{([^{}]*)\}")
_SENTENCE = re.compile(r"(?<=[a-z0-9)\]}\"”’][.?!])\s+(?=[A-Z£({“\"])")
_NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Fact:
    """What the registers say today to one question in braces.

    words: what stands in a sentence; whole: what stands where the brace is a paragraph by itself. Both are empty where
    nothing is said. why: what keeps it from a draft; look: what keeps it from being shown unasked, besides.
    is_withheld: a position or an exemption keeps it.
    """

    question: str
    words: str = ""
    whole: str = ""
    source: str = ""  # the register's title
    as_at: date | None = None
    because: tuple[Basis, ...] = ()
    why: str = ""
    look: tuple[str, ...] = ()
    is_withheld: bool = False

    @property
    def is_public(self) -> bool:
        """True where it may be shown to anyone, unasked."""
        return bool(self.words) and not self.look


@dataclass(frozen=True, slots=True)
class Filled:
    """A text with today's facts. is_whole: nothing had to be left out."""

    text: str
    facts: tuple[Fact, ...]
    is_whole: bool

    @property
    def because(self) -> tuple[Basis, ...]:
        """What the facts in it rest on, each once."""
        return tuple(dict.fromkeys(basis for fact in self.facts if fact.words for basis in fact.because))

    @property
    def as_at(self) -> date | None:
        """The oldest day for which a fact in it stands."""
        return min((fact.as_at for fact in self.facts if fact.words and fact.as_at), default=None)


def asked_in(text: str) -> tuple[str, ...]:
    """The questions that stand in braces, in order, each once."""
    return tuple(dict.fromkeys(" ".join(found.split()) for found in _BRACE.findall(text)))


def fault_in(text: str) -> str:
    """What is wrong with the braces of a text; empty where nothing is."""
    left = _BRACE.sub("", text)
    if "{" in left or "}" in left:
        return "A brace is open or closed alone: each question stands between { and }"
    if not all(re.search(r"\w", question) for question in asked_in(text)):
        return "Nothing stands between { and }"
    return f"No more than {MOST} questions may stand in braces" if len(asked_in(text)) > MOST else ""


def facts(text: str, *, authority: AuthorityFolder, on: date, beside: Iterable[str] = ()) -> tuple[Fact, ...]:
    """What the registers say on that day to each question in the text's braces.

    beside: other texts that anyone may read; what their figures and these give away together is pointed out.
    """
    questions = asked_in(text)
    every = dict.fromkeys((*questions, *(one for other in (beside if questions else ()) for one in asked_in(other))))
    found = {question: ask(question, authority=authority, on=on) for question in every}
    told = _told_together(found, authority)
    return tuple(_fact(one, found[one], told.get(one, ()), authority, on) for one in questions)


def filled(text: str, *, known: Sequence[Fact], is_public: bool) -> Filled:
    """The text with these facts in the place of its braces. is_public: only what may be shown to anyone, unasked.

    The sentence in which nothing can be said is left out, in the same way whatever the reason.
    """
    said = {fact.question: fact for fact in known if (fact.is_public if is_public else fact.words)}
    lines, is_whole = [], True
    for line in text.splitlines():
        parts = _sentences(line)
        kept = [part for part in parts if set(asked_in(part)) <= said.keys()]
        is_whole &= len(kept) == len(parts)
        if kept or not line.strip():
            lines.append(" ".join(_said(part, said) for part in kept))
    used = tuple(fact for fact in known if fact.question in said)
    return Filled(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), used, is_whole)


def barred(
    questions: Collection[str], outcome: Outcome, *, authority: AuthorityFolder, on: date
) -> tuple[Basis | None, str]:
    """The position that keeps an answer of that outcome from these questions today, and why; nothing where none does.

    Decided by the questions alone, so that the same is done whether or not anything is held.
    """
    for question in questions:
        said = ask(question, authority=authority, on=on)
        if said.kind is not Kind.EXEMPT:
            continue
        is_same = outcome is Outcome.NEITHER if said.is_blind else outcome not in (Outcome.RELEASED, Outcome.NOT_HELD)
        if not is_same:
            position = said.because[0] if said.because else None
            named = f"the position {position.ref}" if position else "what is withheld"
            return position, f"“{question}” is under {named}"
    return None, ""


def _fact(question: str, said: Proposal, told: tuple[str, ...], authority: AuthorityFolder, on: date) -> Fact:
    why = _why_not(said)
    if why:
        return Fact(question, why=why, is_withheld=_is_withheld(said))
    kept = authority.kept(said.register)
    whole = said.text if said.said is None else said.said
    look = tuple(caution for caution in said.cautions if caution not in aged(kept.as_at, on))
    look = look or kept_from_all(question, said, whole, authority)
    look += told + tuple(f"“{one.words}” may be personal data" for one in find_personal(whole))
    return Fact(question, _short(said.value) or whole, whole, kept.title, kept.as_at or on, said.because, look=look)


def _why_not(said: Proposal) -> str:
    """What keeps the registers' answer out; the reason is for the authority alone."""
    if _is_withheld(said):
        position = f" ({said.because[0].ref})" if said.because else ""
        return f"it is withheld, or to be considered{position}"
    if not said.is_ready:
        return "the registers do not answer it"
    return "" if said.outcome in SAID else "the registers do not give it"


def _is_withheld(said: Proposal) -> bool:
    is_pointed_to = said.outcome is Outcome.ALREADY_ACCESSIBLE  # its ground is that everyone can read it
    return said.is_blind or said.kind is Kind.EXEMPT or (bool(said.grounds) and not is_pointed_to)


def _told_together(found: Mapping[str, Proposal], authority: AuthorityFolder) -> dict[str, tuple[str, ...]]:
    """What figures of one text give away by subtraction, for each question that has a part in it."""
    own = [one for question, said in found.items() for one in figures(said, ref=question, authority=authority)]
    told: dict[str, tuple[str, ...]] = {}
    for one in overlaps(own, authority=authority):
        for question in one.refs:
            told[question] = (*told.get(question, ()), one.caution)
    return told


def _sentences(line: str) -> list[str]:
    """The sentences of a line; what stands between two braces is no end of one."""
    masked = _BRACE.sub(lambda found: f"{{{'x' * len(found[1])}}}", line)
    ends = [0, *(place for found in _SENTENCE.finditer(masked) for place in found.span()), len(line)]
    return [line[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True)]


def _said(part: str, said: Mapping[str, Fact]) -> str:
    if (alone := _BRACE.fullmatch(part.strip())) is not None:
        return said[" ".join(alone[1].split())].whole
    return _BRACE.sub(lambda found: said[" ".join(found[1].split())].words, part)


def _short(value: Value) -> str:
    """A value as it stands inside a sentence; empty where only the whole answer says it."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return _NUMBERS[value] if 0 <= value < len(_NUMBERS) else f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}".rstrip("0").rstrip(".")
    if isinstance(value, date):
        return long_day(value)
    if isinstance(value, tuple) and value and all(isinstance(one, str) and len(one) <= SHORT for one in value):
        return listed([str(one) for one in value])
    return ""
