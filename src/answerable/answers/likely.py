"""How like a question is to those that positions cover, where no word of it says so: then it is looked at before anything is said.

The examples in examples/withheld are questions with the provision under which they are withheld, and questions near them
that are not. Their words, alone and in pairs, say how much likelier it is that a question belongs to the one than the other.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from answerable.answers.alike import EXAMPLES, examples
from answerable.answers.parting import split_off
from answerable.registers import AuthorityFolder, Entry, Kind, plain, stem

WITHHELD = EXAMPLES / "withheld"
SURE = 11.0  # how much likelier, as a logarithm, before a person is asked to look
SHRINK = 3.0  # examples' worth of ordinary wording that each class starts with
PUBLIC = ""
SUBJECT_OF = {
    "FOIA 31(3)": "breaches",
    "FOIA 31(1)(a)": "controls",
    "FOIA 40(2)": "breaches",
    "FOIA 31(1)(g)": "breaches",
}
_WITHHOLDS = ("ncnd", "refused", "open case")
_WORD = re.compile(r"[a-z][a-z0-9'-]*")


def _words(question: str) -> frozenset[str]:
    """The stems of the question itself, alone and in pairs."""
    words = [stem(word) for word in _WORD.findall(plain(split_off(question)[1]).lower())]
    return frozenset({*words, *(f"{one} {two}" for one, two in pairwise(words))})


def example_rows() -> Iterator[tuple[str, str]]:
    """Each example with the provision that it is withheld under; PUBLIC where nothing is."""
    for row in examples():
        if row["kind"] != Kind.EXEMPT:
            yield row["question"], PUBLIC
    for path in sorted(WITHHELD.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            provision = row.get("provision", "")
            if not provision or row.get("answer_kind", Kind.EXEMPT) != Kind.EXEMPT:
                yield row["question"], PUBLIC
            else:
                yield row["question"], provision


@lru_cache(maxsize=1)
def _learnt() -> tuple[Counter[str], dict[str, Counter[str]], Counter[str]]:
    """The examples in numbers: how many of each class, in how many each word stands, and in how many of all."""
    sizes: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for question, name in example_rows():
        found = _words(question)
        sizes[name] += 1
        seen.setdefault(name, Counter()).update(found)
        total.update(found)
    return sizes, seen, total


def likely_position(question: str, folder: AuthorityFolder) -> Entry | None:
    """The position that such questions are covered by, where the question is far more like them than like any other."""
    sizes, seen, total = _learnt()
    number = sum(sizes.values())
    words = [word for word in _words(question) if total[word] > 1]
    scores = {
        name: math.log(size / number)
        + sum(math.log((seen[name][word] + SHRINK * total[word] / number) / (size + SHRINK)) for word in words)
        for name, size in sizes.items()
    }
    best = max((name for name in scores if name != PUBLIC), key=lambda name: scores[name])
    if scores[best] - scores[PUBLIC] < SURE or not folder.keeps("positions"):
        return None
    if best not in SUBJECT_OF:
        return None
    wanted = (f"s.{best.removeprefix('FOIA ')}", SUBJECT_OF[best])
    entries = (entry for entry in folder.kept("positions").entries if entry.text("outcome") in _WITHHOLDS)
    return next((entry for entry in entries if (entry.text("provision"), entry.text("subject")) == wanted), None)
