"""A question as memory keeps it: its words once, whoever was asked, of whatever year; and what matching needs, packed."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import numpy

from answerable.answers.matching import Features, Kept, Part, Vocabulary, Years, parts_of, shingles

_TELLING = frozenset(
    [
        "not",
        "no",
        "nor",
        "never",
        "without",
        "except",
        "before",
        "after",
        "over",
        "under",
        "more",
        "less",
        "most",
        "least",
        "fewer",
        "per",
        "each",
        "why",
        "when",
        "who",
        "where",
        "how",
    ]
)
_WORD = re.compile(r"[a-z]+")
_SCALE = 400.0  # a vector is of length one: no number of it comes near 127 / 400


@dataclass(frozen=True, slots=True)
class Worded:
    """A question in its words, with those of the question that it leans on."""

    part: Part
    digest: bytes
    said: frozenset[str]  # its words without endings, alone and in pairs, with those of what it leans on

    @property
    def family(self) -> int:
        """The same number for the same words in any order, whatever common words hold them together."""
        words = " ".join(sorted(word for word in self.said if " " not in word))
        return int.from_bytes(blake2b(words.encode(), digest_size=8).digest(), "big") >> 1

    def packed(self) -> bytes:
        """All that matching needs of it."""
        row = [self.part.text, self.part.meaning, self.part.terms, sorted(self.part.things)]
        return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def worded(questions: Sequence[str], *, heading: str, words: Vocabulary) -> list[Worded]:
    """The questions of one letter in their words. The first may lean on the heading, others on those before them."""
    texts = [_clean(text) for text in ([heading] if heading.strip() else []) + list(questions)]
    parts = parts_of(texts, words=words)
    out: list[Worded] = []
    ground: Worded | None = None
    for text, one in zip(texts, parts, strict=True):
        said = shingles([text])
        if ground is not None and one.meaning.startswith(f"{ground.part.meaning} "):
            out.append(Worded(one, _digest(text, said, ground.said), said | ground.said))
        else:
            ground = Worded(one, _digest(text, said), said)
            out.append(ground)
    return out[len(texts) - len(questions) :]


def features_of(packed: bytes) -> Features:
    """What was packed. Years are not in it: they are those of each answer."""
    text, meaning, terms, things = json.loads(packed.decode())
    counted: Counter[str] = Counter()
    dict.update(counted, terms)  # Counter's own way looks what it was given, which takes longer
    return of_part(Part(text, meaning, counted, frozenset(things)))


def of_part(one: Part) -> Features:
    """A question by itself as the features of a request."""
    return Features((one,), one, None, Years(), frozenset(), frozenset())


def kept(number: int, packed: bytes, vectors: Any) -> Kept:
    """A wording as matching takes it."""
    found = features_of(packed)
    return Kept(str(number), found, found.whole.terms, vectors, vectors)


def terms_of(packed: bytes) -> dict[str, int]:
    """The terms of a wording, and how often each."""
    terms: dict[str, int] = json.loads(packed.decode())[2]
    return terms


def meaning_of(packed: bytes) -> str:
    """The text of a wording that is put before the model."""
    meaning: str = json.loads(packed.decode())[1]
    return meaning


def packed_vectors(rows: Any) -> list[bytes]:
    """Vectors, a row each, in a byte a number."""
    return [row.tobytes() for row in numpy.clip(numpy.rint(rows * _SCALE), -127, 127).astype(numpy.int8)]


def vectors_of(packed: Sequence[bytes | memoryview]) -> Any:
    """The vectors that were packed, a row each; the rounding leaves their length within a hundredth of one."""
    rows = numpy.frombuffer(b"".join(packed), numpy.int8).reshape(len(packed), -1)
    return rows.astype(numpy.float32) / numpy.float32(_SCALE)


def _clean(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())


def _digest(text: str, said: frozenset[str], ground: frozenset[str] = frozenset()) -> bytes:
    """Names of bodies, days, figures and courtesies are taken out; little words that turn a question round are not."""
    little = [word for word in _WORD.findall(text.lower()) if word in _TELLING]
    spelt = "\n".join((*(sorted(said) or [text.lower()]), " ".join(little), *sorted(ground)))
    return blake2b(spelt.encode(), digest_size=16).digest()
