"""A request or an earlier letter made ready for comparing: its questions, its features, its vectors."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from answerable.answers.matching.features import Features, Part, features, part
from answerable.answers.matching.meaning import Vectors, embed
from answerable.answers.matching.vocabulary import Vocabulary

_NO_HEAD = re.compile(
    r"\b(?:dear|reference|our ref|ref|request id|date|published|publication|thank you|yours|foi id|response|you asked"
    r"|details|documents?|regarding|from|sent|to whom)\b|^\W*\d|council$",
    re.I,
)
_HEAD_LINES, _HEAD_WORDS = 12, 14
_UNDIVIDED = 600  # characters of a text in which no question was found
_STRETCH, _STEP, _STRETCHES = (
    60,
    40,
    4,
)  # words of a stretch of a letter, from one to the next, and how many from its start
_REST = 20  # words at the end of a letter that make no stretch of their own


@dataclass(frozen=True)
class Asked:
    """What is looked for: its features, and all its words together, story and courtesies too."""

    features: Features
    everything: Part
    vectors: Vectors | None  # of the questions
    whole: Vectors | None  # of everything, two rows: under one name for one thing, and in its own words


@dataclass(frozen=True)
class Kept:
    """What may be found: its features, the words of its whole letter, its vectors.

    letters: vectors of stretches of the whole letter, where what is asked about often stands, and the questions only
    lean on it; None where an index does not keep them, and then the questions stand for the letter.
    """

    id: str
    features: Features
    letter: Counter[str]
    vectors: Vectors | None  # of its features' meanings
    own: Vectors | None  # of its texts in their own words
    letters: Vectors | None = None

    @cached_property
    def size(self) -> int:
        """The words of its questions."""
        return sum(self.features.terms.values())

    @cached_property
    def length(self) -> int:
        """The words of its whole letter."""
        return sum(self.letter.values())


def asked(text: str, *, words: Vocabulary) -> Asked:
    """A request made ready to be looked for."""
    from answerable.letters import split

    questions = [question.text for question in split(text)] or [text]
    found, everything = features(questions, around=text, words=words), part(text, words=words)
    vectors = embed([*(one.meaning for one in found.parts), everything.meaning, text])
    if vectors is None:
        return Asked(found, everything, None, None)
    return Asked(found, everything, vectors[:-2], vectors[-2:])


def kept_all(rows: Sequence[tuple[str, Sequence[str], str, str]], *, words: Vocabulary) -> list[Kept]:
    """Many items made ready at once, each given by its id, questions, whole text and heading."""
    made = [
        features(questions or [text[:_UNDIVIDED]], head=head, around=text, words=words)
        for _, questions, text, head in rows
    ]
    sets = [
        (one.meanings, _in_own_words(one), [part(some, words=words).meaning for some in _stretches(row[2])])
        for one, row in zip(made, rows, strict=True)
    ]
    flat = list(dict.fromkeys(text for some in sets for texts in some for text in texts))
    vectors, place = embed(flat), {text: at for at, text in enumerate(flat)}
    out = []
    for row, one, some in zip(rows, made, sets, strict=True):
        found = [None if vectors is None else vectors[[place[text] for text in texts]] for texts in some]
        out.append(Kept(row[0], one, part(row[2], words=words).terms, *found))
    return out


def _stretches(text: str) -> list[str]:
    """The beginning of a letter in stretches that overlap."""
    words = text.split()
    starts = range(0, max(1, len(words) - _REST), _STEP)
    return [" ".join(words[start : start + _STRETCH]) for start in starts[:_STRETCHES]]


def head_of(text: str, questions: Sequence[str]) -> str:
    """The heading of a letter: the first line before its questions that names a subject; empty where none does."""
    first = " ".join(questions[0].split())[:25] if questions else ""
    for line in text.splitlines()[:_HEAD_LINES]:
        said = " ".join(line.split())
        if first and first in said:
            return ""
        if re.search("[a-z]{3}", said) and not _NO_HEAD.search(said) and len(said.split()) <= _HEAD_WORDS:
            return said
    return ""


def _in_own_words(found: Features) -> list[str]:
    headed = [f"{found.head.text}. {found.whole.text}"] if found.head else []
    return list(dict.fromkeys([*(one.text for one in found.parts), found.whole.text, *headed]))
