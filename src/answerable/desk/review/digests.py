"""What is said twice among the items of a question: the same words, and nearly the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256

from rensa import RMinHash, RMinHashLSH

FEW = 4  # of fewer words, what is meant depends on what was said before: "ok", "yes please"
WORDS = 12  # of fewer, "nearly the same" says nothing
NEAR = 0.7  # share of runs of three words that both have, as estimated
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 42
_WORD = re.compile(r"\w+")


def digest_of_words(text: str, *, alone: str) -> str:
    """SHA-256 of the words with blanks and capitals evened out. alone: what tells a record of few words from all others."""
    words = text.casefold().split()
    return sha256((" ".join(words) if len(words) >= FEW else f"\0{alone}").encode()).hexdigest()


def near(texts: Iterable[tuple[int, str]]) -> Mapping[int, int]:
    """For each key, in the order given: the first key whose text is nearly the same; its own where there is none."""
    index = RMinHashLSH(NEAR, _PERMUTATIONS, _BANDS)
    sketches: dict[int, RMinHash] = {}
    first: dict[int, int] = {}
    for key, text in texts:
        first[key] = key
        words = _WORD.findall(text.casefold())
        if len(words) < WORDS:
            continue
        sketch = RMinHash(_PERMUTATIONS, _SEED)
        sketch.update([" ".join(words[at : at + 3]) for at in range(len(words) - 2)])
        others = [other for other in index.query(sketch) if sketches[other].jaccard(sketch) >= NEAR]
        if others:
            first[key] = min(first[other] for other in others)
        sketches[key] = sketch
        index.insert(key, sketch)
    return first
