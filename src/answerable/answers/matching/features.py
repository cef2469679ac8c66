"""What a text is about, in forms that an index can hold: its questions, each with its words, subjects, years and names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
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
_LEANS = re.compile(r"\b(?:those|these|they|them|their|it|its|this|that|each|such|ones?)\b", re.I)
_FEW = 1  # words up to which a question that names no thing leans on the one before it
_IN_ONE_BREATH = re.compile(r"[\s,;/()\"'-]*(?:(?:and|or|the|a|any|of)[\s,/(\"']*)*", re.I)
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
        return self.whole.terms + self.head.terms if self.head else self.whole.terms

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
        parts_of(asked, words=known),
        part(everything, words=known),
        part(head, words=known) if head else None,
        years_of(f"{everything} {head}") if years_of(everything).named else years_of(spread),
        frozenset(_names(f"x {head} {everything}")),
        frozenset(_FIGURE.findall(without_times(everything))),
    )


def parts_of(questions: Iterable[str], *, words: Vocabulary) -> tuple[Part, ...]:
    """The questions of one letter, each with what it leans on."""
    return _leaning([part(question, words=words) for question in questions])


def part(text: str, *, words: Vocabulary) -> Part:
    """One text as it is compared."""
    bare = _AUTHORITY.sub(" the council ", without_law(without_times(text)))
    placed_words = placed(bare)
    said = [word for word, _, _ in placed_words]
    stems = [stem(word) for word in said]
    even = plain(bare)
    capitals = {at for at, (word, start, end) in enumerate(placed_words) if len(word) > 1 and even[start:end].isupper()}
    meant = list(words.meant(said, capitals=capitals))
    terms = Counter(
        one
        for word, one in zip(said, stems, strict=True)
        if is_said(word) and not is_common(one) and not word.isdigit()
    )
    terms.update(f"={one.name}" for one in meant)
    return Part(text, _renamed(even, placed_words, meant), terms, frozenset(one.name for one in meant if one.is_thing))


def _leaning(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The questions with what they lean on: “How many of those were paid?” says nothing without the one before it."""
    out: list[Part] = []
    ground: Part | None = None
    for one in parts:
        if ground is not None and _leans(one):
            meaning = f"{ground.meaning} {one.meaning}"
            out.append(Part(one.text, meaning, one.terms + ground.terms, one.things | ground.things))
        else:
            out.append(one)
            ground = one
    return tuple(out)


def leans(question: str) -> bool:
    """Whether a question speaks of what was said before it: “How many of those were paid?”"""
    return _LEANS.search(question) is not None


def _leans(one: Part) -> bool:
    said = sum(not term.startswith("=") for term in one.terms)
    return not one.things and (said <= _FEW or leans(one.text))


def without_law(text: str) -> str:
    """The text without the Acts by which it asks."""
    return _LAW.sub(" ", text)


def _renamed(text: str, words: list[tuple[str, int, int]], meant: list[Meant]) -> str:
    """The text with each thing under its one name; where the same is named again in the same breath, once."""
    out, at, last = "", 0, ""
    for one in meant:
        start, end = words[one.start][1], words[one.end - 1][2]
        if one.is_thing and start >= at:
            between = text[at:start]
            is_again = one.name == last and _IN_ONE_BREATH.fullmatch(between)
            out += "" if is_again else f"{between}{one.name}"
            at, last = end, one.name
    return " ".join((out + text[at:]).split())


def _names(text: str) -> Iterable[str]:
    for found in _NAME.finditer(text):
        name = found[0].replace("’", "'").removesuffix("'s").lower()
        if len(name) > 2 and name not in NO_NAMES:
            yield name
