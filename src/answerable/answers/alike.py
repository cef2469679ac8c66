"""How like a question is to those asked of each register before, and to what the authority's own entries name.

The examples beside this file are questions with the register that answers them. Their words, in pairs and
alone, say what belongs where; they move a choice between registers and never make one against a clear subject.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, wraps
from itertools import pairwise
from pathlib import Path

from answerable.answers.parting import split_off
from answerable.registers import REGISTERS, AuthorityFolder, Entry, Field, Kept, Kind, plain, stem, stems

EXAMPLES = Path(__file__).parent / "examples"
STRENGTH, FLOOR = 4.0, -3.0  # how far the likeness reaches, and the most that it takes away
NAMES = ("name", "title", "type", "kind", "cause", "channel", "service", "covers", "subject", "subjects", "purposes")
NAMED, MOST_NAMED = 0.5, 1.5
_WORD = re.compile(r"[a-z][a-z0-9'-]*|\?")


@dataclass(frozen=True, slots=True)
class Learnt:
    """The examples in numbers: how many of each register, and in how many of them each feature stands."""

    sizes: Mapping[str, int]
    seen: Mapping[str, Counter[str]]
    total: Counter[str]


def features(question: str) -> frozenset[str]:
    """The stems of the question, those that follow each other, its first three, and those of what introduces it."""
    stem_of, focus = split_off(question)
    words = [stem(word) for word in _WORD.findall(plain(focus).lower())]
    before = {f"S:{stem(word)}" for word in _WORD.findall(plain(stem_of).lower())}
    pairs = {f"{a}_{b}" for a, b in pairwise(words)}
    return frozenset({*words, *pairs, *(f"H:{word}" for word in words[:3]), *before})


def examples() -> Iterator[dict[str, str]]:
    """The questions that the examples hold, each with its register."""
    for path in sorted(EXAMPLES.glob("*.jsonl")):
        yield from (json.loads(line) for line in path.read_text("utf-8").splitlines())


@lru_cache(maxsize=2)
def learnt(label: str) -> Learnt:
    """What the examples teach of a label, register or kind, counted once."""
    sizes: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = {}
    total: Counter[str] = Counter()
    for row in examples():
        sizes[row[label]] += 1
        found = features(row["question"])
        seen.setdefault(row[label], Counter()).update(found)
        total.update(found)
    return Learnt(sizes, seen, total)


def _weights(words: frozenset[str], label: str) -> dict[str, float]:
    """The logarithm of how likely each value of the label is, by the words."""
    known = learnt(label)
    number = sum(known.sizes.values())
    found = {name: math.log(size / number) for name, size in known.sizes.items()}
    for word in words:
        if not (every := known.total[word]):
            continue
        for name, size in known.sizes.items():
            found[name] += math.log((known.seen[name][word] + 0.9 * every / number + 0.02) / (size + 0.34))
    return found


def likeness(question: str) -> Mapping[str, float]:
    """For each register and "outside": 0 for the likeliest by its words, below 0 for the others."""
    words = features(question)
    found = _weights(words, "register")
    best = max(found.values())
    return {name: max(FLOOR, (value - best) * STRENGTH / max(1, len(words))) for name, value in found.items()}


def unheard(question: str) -> frozenset[str]:
    """The words that carry meaning and stand in no example."""
    return frozenset(word for word in stems(question) if not learnt("register").total[word])


def likely_kind(question: str) -> Kind:
    """The kind that questions in such words want; what is exempt or covered by no register is decided elsewhere."""
    found = _weights(features(question), "kind")
    return max((Kind(name) for name in found if name not in (Kind.EXEMPT, Kind.OUTSIDE)), key=lambda kind: found[kind])


def named(question: str, folder: AuthorityFolder) -> Mapping[str, float]:
    """For each register that is kept: what it gains because its own entries name what the question names."""
    own = {name: vocabulary(name, folder) for name in folder.registers if (REGISTERS[name].about or {})}
    words = stems(split_off(question)[1])
    holders = {word: [name for name, found in own.items() if word in found] for word in words}
    gain = dict.fromkeys(own, 0.0)
    for names in holders.values():
        for name in names:
            gain[name] += NAMED / len(names) ** 2
    return {name: min(MOST_NAMED, value) for name, value in gain.items()}


def of_register(gather: Callable[[str, Kept], frozenset[str]]) -> Callable[[str, AuthorityFolder], frozenset[str]]:
    """Gathers from a register once, until it is read anew: every question asks all registers again."""
    last: dict[str, tuple[Kept, frozenset[str]]] = {}

    @wraps(gather)
    def found(register: str, folder: AuthorityFolder) -> frozenset[str]:
        kept = folder.kept(register)
        if register not in last or last[register][0] is not kept:
            last[register] = kept, gather(register, kept)
        return last[register][1]

    return found


@of_register
def vocabulary(register: str, kept: Kept) -> frozenset[str]:
    """The stems by which the entries of a register are called, and the labels of its fields."""
    return gathered(kept, [item for section in REGISTERS[register].sections for item in section.fields])


def gathered(kept: Kept, fields: Iterable[Field]) -> frozenset[str]:
    """The stems of the labels of these fields, and of what the entries are called."""
    labels = (f"{item.label} {' '.join(item.choices)}" for item in fields)
    entries = (*kept.entries, *(entry for rows in kept.beside.values() for entry in rows))
    return stems(" ".join((*labels, *map(called, entries))))


def called(entry: Entry) -> str:
    """The words that an entry is called by, as far as they are not withheld."""
    return " ".join(" ".join((entry.shown(name), *entry.names(name))) for name in NAMES)
