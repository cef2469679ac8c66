"""What a text is about, in forms that an index can hold: its questions, each with its words, subjects, years and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from answerable.answers.matching.times import Years, without_times, years_of
from answerable.answers.matching.vocabulary import Meant, Vocabulary, vocabulary
from answerable.answers.matching.words import NO_NAMES, is_common, is_said, placed, plain, stem

_LAW = re.compile(
    r"\b(?:under|in accordance with|pursuant to|using|making use of|by virtue of)?\s*(?:my rights under )?(?:the )?(?:freedom of information|environmental information|data protection)"
    r"(?: \(scotland\))?(?: acts?| regulations)?(?: (?:19|20)\d\d)?(?: \(scotland\)(?: (?:19|20)\d\d)?)?|\bfo?isa?\b|\bfoia\b|\beirs?\b",
    re.I,
)
_AUTHORITY = re.compile(
    r"\b(?:the )?(?:(?:London|Royal) )*(?:Borough of |City of )?(?:(?:[A-Z][\w'&]+|and|of|upon|on) ){0,4}(?:Borough |District |County |City |Town |Parish |Metropolitan |Unitary )*(?:Council|CC|BC|DC)\b"
)
_NAME = re.compile(r"(?<![.?!:\n•\-]\s)(?<!^)(?<=[\w,;(“\"'] )[A-Z][\w'’]+|\b[ABM]\d{1,4}\b")
_FIGURE = re.compile(r"£?\d[\d,]*(?:\.\d+)?%?")


@dataclass(frozen=True, slots=True)
class Part:
    """One question, or the words of a whole request: what it says, and what that means."""

    text: str
    meaning: str  # for the model: with one name for one thing, without years and names of authorities
    terms: Counter[str]  # stems, and with "=" before them the things meant
    things: frozenset[str]


@dataclass(frozen=True)
class Features:
    """A request or an item: its questions, all of it together, its heading, its years, names and figures."""

    parts: tuple[Part, ...]
    whole: Part
    head: Part | None
    years: Years
    names: frozenset[str]
    figures: frozenset[str]

    @cached_property
    def terms(self) -> Counter[str]:
        """The terms of the whole and of the heading."""
        return self.whole.terms + (self.head.terms if self.head else Counter())

    @cached_property
    def meanings(self) -> tuple[str, ...]:
        """What is put before the model: each question, all together, the heading with all."""
        headed = (f"{self.head.meaning}. {self.whole.meaning}",) if self.head else ()
        return tuple(dict.fromkeys((*(part.meaning for part in self.parts), self.whole.meaning, *headed)))


def features(
    questions: Iterable[str], *, head: str = "", around: str = "", words: Vocabulary | None = None
) -> Features:
    """The features of a request by its questions, its heading, and the words around them where years may stand."""
    known = words or vocabulary()
    asked = tuple(" ".join(question.split()) for question in questions)
    everything = " ".join(asked)
    spread = f"{head}. {everything} {around}"
    return Features(
        tuple(part(question, words=known) for question in asked),
        part(everything, words=known),
        part(head, words=known) if head else None,
        years_of(f"{everything} {head}") if years_of(everything).named else years_of(spread),
        frozenset(_names(f"x {head} {everything}")),
        frozenset(_FIGURE.findall(without_times(everything))),
    )


def part(text: str, *, words: Vocabulary) -> Part:
    """One text as it is compared."""
    bare = _AUTHORITY.sub(" the council ", _LAW.sub(" ", without_times(text)))
    placed_words = placed(bare)
    said = [word for word, _, _ in placed_words]
    stems = [stem(word) for word in said]
    meant = list(words.meant(stems))
    terms = Counter(
        one
        for word, one in zip(said, stems, strict=True)
        if is_said(word) and not is_common(one) and not word.isdigit()
    )
    terms.update(f"={one.name}" for one in meant)
    return Part(
        text, _renamed(plain(bare), placed_words, meant), terms, frozenset(one.name for one in meant if one.is_thing)
    )


def _renamed(text: str, words: list[tuple[str, int, int]], meant: list[Meant]) -> str:
    """The text with each thing under its one name."""
    out, at = "", 0
    for one in meant:
        start, end = words[one.start][1], words[one.end - 1][2]
        if one.is_thing and start >= at:
            out += f"{text[at:start]}{one.name}"
            at = end
    return " ".join((out + text[at:]).split())


def _names(text: str) -> Iterable[str]:
    for found in _NAME.finditer(text):
        name = found[0].replace("’", "'").removesuffix("'s").lower()
        if len(name) > 2 and name not in NO_NAMES:
            yield name
