"""Works out the weights of matching anew, from both halves of our own queries, and writes them with how they were made.

    .venv/bin/python benchmarks/matching_fit.py

Needs the extra "meaning", and ../shared/corpus beside this checkout for the queries over its letters. The queries were
written by the same hand as the vocabulary, which would make the vocabulary count for too much; so each is used three
times: with the whole vocabulary, and twice with two expressions in five taken out by chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib import import_module

import numpy as np
from matching import HERE, SHARED, Row, Run, queries, run

from answerable.answers import matching

rank = import_module("answerable.answers.matching.rank")
MODEL = HERE.parent / "src" / "answerable" / "answers" / "matching" / "model" / "weights.toml"
ORDER = ("words", "letter", "said", "things", "years", "near", "near_all", "own_all")
SAME = ("score", "ahead", "unmet", "worst", "years", "one")
OF_MEANING = {"near", "near_all", "own_all", "worst"}
SURE = 0.6  # from here on 95 in 100 first places were right in either half
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


def fit_order(rows: Sequence[Row], names: Sequence[str], *, calm: float = 2.0) -> dict[str, float]:
    """The weights that put relevant items first: a softmax over the items of each query, none below 0."""
    given = [row for row in rows if row.relevant]
    tables = [np.array([[one.values[name] for name in names] for one in row.found]) for row in given]
    right = [np.array([item.id in row.relevant for item in row.items]) for row in given]
    spread = np.array([table.std(0) for table in tables]).mean(0) + 1e-9

    def gradient(weights: np.ndarray) -> np.ndarray:
        slope = calm * weights / len(given)
        for table, good in zip(tables, right, strict=True):
            table = table / spread
            score = table @ weights
            share = np.exp(score - score.max())
            share /= share.sum()
            aim = share * good / (share[good].sum() + 1e-30)
            slope = slope + (share - aim) @ table / len(given)
        return slope

    weights = descend(gradient, np.full(len(names), 0.5), steps=500, floor=0.0) / spread
    return dict(zip(names, weights.round(3).tolist(), strict=True))


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


def written(kind: str, order: dict[str, float], same: dict[str, float], least: float) -> str:
    """One table of the file."""
    lines = [f"[{kind}]", f"same_from = {SURE}", f"least = {least}", "", f"[{kind}.order]"]
    lines += [f"{name} = {weight}" for name, weight in order.items()]
    lines += ["", f"[{kind}.same]", *(f"{name} = {weight}" for name, weight in same.items())]
    return "\n".join(lines)


def fitted(runs: Sequence[Run], kind: str) -> str:
    """The weights of one kind, from all the rows."""
    rows = [row for one in runs for row in one.rows]
    alone = kind == "words_alone"
    order = fit_order(rows, [name for name in ORDER if not (alone and name in OF_MEANING)])
    same = fit_same(first_places(rows, order), [name for name in SAME if not (alone and name in OF_MEANING)])
    scores = sorted(
        rank.score(row.found[at], order) for row in rows for at, item in enumerate(row.items) if item.id in row.relevant
    )
    return written(kind, order, same, round(scores[len(scores) // 100], 2))


if __name__ == "__main__":
    if not SHARED.exists():
        raise SystemExit("The letters that half of the queries look for are not beside this checkout.")
    ours = queries("work") + queries("held")
    tables = []
    for kind, has_meaning in (("with_meaning", True), ("words_alone", False)):
        chances = [matching.vocabulary(), *(thinned(*chance) for chance in CHANCES)]
        tables.append(fitted([run(ours, words=words, has_meaning=has_meaning) for words in chances], kind))
    head = "# Made by benchmarks/matching_fit.py from tests/answers/matching/queries-*.jsonl; what each stands for: likeness.py, rank.py.\n"
    head += "# least: the score above which 99 of 100 relevant items of the fit lie.\n"
    MODEL.write_text(head + "\n" + "\n\n".join(tables) + "\n", "utf-8")
    print(MODEL.read_text("utf-8"))
