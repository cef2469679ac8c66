"""Works out the weights of matching anew, from our own queries, and writes them with how they were made.

    .venv/bin/python benchmarks/matching_fit.py

Needs the extra "meaning", and ../shared/corpus beside this checkout for the queries over its letters. The queries were
written by the same hand as the vocabulary, which would make the vocabulary count for too much; so each is used three
times: with the whole vocabulary, and twice with two expressions in five taken out by chance.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module

import numpy as np
from matching import HERE, SHARED, Query, Row, by, corpora, queries, run

from answerable.answers import matching
from answerable.answers.matching import Part
from answerable.letters import split

rank, parts = (import_module(f"answerable.answers.matching.{name}") for name in ("rank", "parts"))
MODEL = HERE.parent / "src" / "answerable" / "answers" / "matching" / "model" / "weights.toml"
ORDER = ("words", "letter", "said", "things", "years", "near", "near_all", "own_all")
SAME = ("score", "ahead", "unmet", "worst", "years", "one")
PART_ORDER = ("words", "letter", "things", "years", "near", "around")
PART_SAME = ("score", "ahead", "unmet", "near", "years", "one")
OF_MEANING = {"near", "near_all", "own_all", "worst", "around"}
Table = tuple[Sequence[Mapping[str, float]], Sequence[bool]]
SURE_PART = 0.7  # a question by itself says less, so it is asked to be surer
SURE = 0.58  # each set judged by weights from the others: 97 in 100 of what is called the same was right, and 87 in 100 of what is right called so
CHANCES = ((1, 40), (2, 40))
DROPPED = 0.6  # what a query counts for from whose corpus all that is relevant was taken out


def thinned(seed: int, percent: int) -> matching.Vocabulary:
    """The vocabulary without some of its expressions; the same ones each time."""
    full = matching.vocabulary()

    def stays(said: str) -> bool:
        return int(hashlib.sha256(f"{seed}{said}".encode()).hexdigest(), 16) % 100 >= percent

    rows = {
        words: kept
        for words, meant in full.expressions.items()
        if (kept := tuple(one for one in meant if stays(one[0] + " ".join(words))))
    }
    return matching.Vocabulary(rows, full.firsts, full.words)


def descend(gradient, weights: np.ndarray, *, steps: int, floor: float) -> np.ndarray:
    """The weights at which the gradient comes to rest (Adam)."""
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, steps + 1):
        slope = gradient(weights)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        weights = weights - 0.05 * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
        weights = np.maximum(weights, floor)
    return weights


def fit_order(tables: Sequence[Table], names: Sequence[str], *, calm: float = 2.0) -> dict[str, float]:
    """The weights that put relevant items first: a softmax over the items of each query, none below 0."""
    given = [
        (np.array([[row[name] for name in names] for row in rows]), np.array(right))
        for rows, right in tables
        if any(right)
    ]
    spread = np.array([table.std(0) for table, _ in given]).mean(0) + 1e-9

    def gradient(weights: np.ndarray) -> np.ndarray:
        slope = calm * weights / len(given)
        for table, good in given:
            table = table / spread
            score = table @ weights
            share = np.exp(score - score.max())
            share /= share.sum()
            aim = share * good / (share[good].sum() + 1e-30)
            slope = slope + (share - aim) @ table / len(given)
        return slope

    weights = descend(gradient, np.full(len(names), 0.5), steps=500, floor=0.0) / spread
    return dict(zip(names, weights.round(3).tolist(), strict=True))


def table_of(row: Row) -> Table:
    """The numbers of a query's items, and which of them are relevant."""
    return [one.values for one in row.found], [item.id in row.relevant for item in row.items]


def first_places(rows: Sequence[Row], order: dict[str, float]) -> list[tuple[dict[str, float], bool, float]]:
    """The signals of each first place, whether it is right, and what it counts for; again without what is relevant."""
    places = []
    for row in rows:
        for gone in {frozenset(), row.relevant}:
            stays = [at for at, item in enumerate(row.items) if item.id not in gone]
            score = {at: rank.score(row.found[at], order) for at in stays}
            top = sorted(stays, key=lambda at: (-score[at], row.items[at].id))[:15]
            signals = rank.signals(
                row.request,
                [row.items[at] for at in top],
                [row.found[at] for at in top],
                [score[at] for at in top],
                row.rare,
            )
            places.append((signals, row.items[top[0]].id in row.relevant, DROPPED if gone else 1.0))
    return places


def fit_same(
    places: Sequence[tuple[dict[str, float], bool, float]], names: Sequence[str], *, calm: float = 0.3
) -> dict[str, float]:
    """The weights by which a first place is probably right: logistic."""
    table = np.array([[signals[name] for name in names] for signals, _, _ in places])
    right = np.array([float(good) for _, good, _ in places])
    counts = np.array([count for _, _, count in places])
    spread = np.where(table.std(0) > 0, table.std(0), 1.0)

    def gradient(weights: np.ndarray) -> np.ndarray:
        sure = 1 / (1 + np.exp(-(table / spread) @ weights))
        return ((table / spread) * ((sure - right) * counts)[:, None]).mean(0) + calm * weights / len(table)

    weights = descend(gradient, np.zeros(len(names)), steps=800, floor=-np.inf) / spread
    return dict(zip(names, weights.round(3).tolist(), strict=True))


@dataclass(frozen=True)
class PartRow:
    """One question of a request against every item of its corpus."""

    part: Part
    items: Sequence[matching.Kept]
    found: Sequence[Mapping[str, float]]
    rare: matching.Rarity
    relevant: frozenset[str]

    @property
    def table(self) -> Table:
        """The numbers of the items, and which of them are relevant."""
        return self.found, [item.id in self.relevant for item in self.items]


def composed(asked: Sequence[Query], seed: int, together: int = 3) -> Iterator[tuple[str, list[frozenset[str]]]]:
    """Requests made of several queries by chance, and what each question of them should find."""
    some = [one for one in asked if one.kind != "long"]
    random.Random(seed).shuffle(some)
    for start in range(0, len(some), together):
        lines: list[str] = []
        wanted: list[frozenset[str]] = []
        for one in some[start : start + together]:
            questions = [question.text for question in split(one.text)] or [one.text]
            lines += questions
            wanted += [one.relevant] * len(questions)
        yield "\n".join(f"{at}. {line}" for at, line in enumerate(lines, 1)), wanted


def part_rows(asked: Sequence[Query], *, words: matching.Vocabulary, has_meaning: bool) -> Iterator[PartRow]:
    """Each question of composed requests against every item."""
    with by(has_meaning=has_meaning):
        for over, corpus in corpora({one.over for one in asked}, words=words).items():
            some = [one for one in asked if one.over == over]
            for text, wanted in (one for seed in (1, 2) for one in composed(some, seed)):
                request = matching.asked(corpus.spelling.mended(text), words=words)
                if len(request.features.parts) != len(wanted):
                    continue
                found = parts.likenesses_of_parts(request, corpus.items, rare=corpus.rare)
                for one, rows, relevant in zip(request.features.parts, found, wanted, strict=True):
                    yield PartRow(one, corpus.items, rows, corpus.rare, relevant)


def part_places(rows: Sequence[PartRow], order: dict[str, float]) -> Iterator[tuple[dict[str, float], bool, float]]:
    """The signals of each first place for one question; again without what is relevant."""
    for row in rows:
        scores = [sum(weight * one[name] for name, weight in order.items()) for one in row.found]
        for gone in {frozenset(), row.relevant}:
            stays = [at for at, item in enumerate(row.items) if item.id not in gone]
            top = sorted(stays, key=lambda at: (-scores[at], row.items[at].id))[:30]
            signals = parts.part_signals(
                row.part,
                [row.items[at] for at in top],
                [row.found[at] for at in top],
                [scores[at] for at in top],
                row.rare,
            )
            yield signals, row.items[top[0]].id in row.relevant, DROPPED if gone else 1.0


def written(kind: str, order: dict[str, float], same: dict[str, float], sure: float, least: float) -> str:
    """One table of the file."""
    lines = [f"[{kind}]", f"same_from = {sure}", f"least = {least}", "", f"[{kind}.order]"]
    lines += [f"{name} = {weight}" for name, weight in order.items()]
    lines += ["", f"[{kind}.same]", *(f"{name} = {weight}" for name, weight in same.items())]
    return "\n".join(lines)


def fitted(asked: Sequence[Query], kind: str) -> str:
    """The two tables of one kind: of whole requests and of single questions."""
    has_meaning = kind == "with_meaning"
    chances = [matching.vocabulary(), *(thinned(*chance) for chance in CHANCES)]

    def known(names: Sequence[str]) -> list[str]:
        return [name for name in names if has_meaning or name not in OF_MEANING]

    rows = [row for words in chances for row in run(asked, words=words, has_meaning=has_meaning).rows]
    order = fit_order([table_of(row) for row in rows], known(ORDER))
    same = fit_same(first_places(rows, order), known(SAME))
    whole = written(kind, order, same, SURE, least([table_of(row) for row in rows], order))
    single = [row for words in chances for row in part_rows(asked, words=words, has_meaning=has_meaning)]
    order = fit_order([row.table for row in single], known(PART_ORDER))
    same = fit_same(list(part_places(single, order)), known(PART_SAME))
    return f"{whole}\n\n{written(f'{kind}_parts', order, same, SURE_PART, least([row.table for row in single], order))}"


def least(tables: Sequence[Table], order: dict[str, float]) -> float:
    """Seven tenths of the score above which 99 of 100 relevant items lie: people ask in fewer words than those who test."""
    scores = sorted(
        sum(weight * row[name] for name, weight in order.items())
        for rows, right in tables
        for row, good in zip(rows, right, strict=True)
        if good
    )
    found = scores[len(scores) // 100]
    return round(min(found, 0.7 * found), 2)


if __name__ == "__main__":
    if not SHARED.exists():
        raise SystemExit("The letters that half of the queries look for are not beside this checkout.")
    ours = [one for name in ("work", "held", "near") for one in queries(name)]
    tables = [fitted(ours, kind) for kind in ("with_meaning", "words_alone")]
    head = "# Made by benchmarks/matching_fit.py from tests/answers/matching/queries-*.jsonl; what each stands for: likeness.py,\n"
    head += "# rank.py, parts.py. least: seven tenths of the score above which 99 of 100 relevant items lie.\n"
    MODEL.write_text(head + "\n" + "\n\n".join(tables) + "\n", "utf-8")
    print(MODEL.read_text("utf-8"))
