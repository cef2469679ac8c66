"""How well requests find what asks the same: ours beside BM25, SQLite's full-text search and the bare model.

    .venv/bin/python benchmarks/matching.py

Four sets, each letter but the query's own ranked: the two halves of our own queries and "near", whose letters come in
families that differ in what they ask of one subject, by which the weights were fitted; and, where it lies beside this
checkout, the hard set, by which they were not. BM25 is shown where bm25s is
installed (uv pip install bm25s pystemmer).
"""

from __future__ import annotations

import json
import re
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from answerable.answers import item_of, matching

HERE = Path(__file__).resolve().parent
OURS = HERE.parent / "tests" / "answers" / "matching"
SHARED = HERE.parent.parent / "shared" / "corpus"
meaning, of_asked, likeness, ranking = (
    import_module(f"answerable.answers.matching.{name}") for name in ("meaning", "asked", "likeness", "rank")
)


@dataclass(frozen=True)
class Query:
    """A query over one of the corpora, and the ids that it should find."""

    id: str
    over: str
    text: str
    relevant: frozenset[str]
    kind: str


@dataclass(frozen=True)
class Row:
    """A query against every item of its corpus."""

    query: Query
    request: matching.Asked
    items: Sequence[matching.Kept]
    found: Sequence[matching.Likeness]
    rare: matching.Rarity

    @property
    def relevant(self) -> frozenset[str]:
        """The ids that it should find."""
        return self.query.relevant


@dataclass(frozen=True)
class Run:
    """The rows of a set, and what one query took on average, in seconds."""

    rows: Sequence[Row]
    seconds: float


def lines(path: Path) -> list[dict]:
    """The rows of a file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def queries(name: str) -> list[Query]:
    """One of our sets; or "hard", the set beside this checkout."""
    path = SHARED / "retrieval-hard.jsonl" if name == "hard" else OURS / f"queries-{name}.jsonl"
    rows = [
        Query(row["id"], row.get("over", "shared"), row["query"], frozenset(row["relevant"]), row["kind"])
        for row in lines(path)
    ]
    return [row for row in rows if row.over != "shared" or SHARED.exists()]


def letters(over: str) -> dict[str, str]:
    """The letters of a corpus by id."""
    path = {"ours": OURS / "items.jsonl", "near": OURS / "items-near.jsonl", "shared": SHARED / "dev.jsonl"}[over]
    return {row["id"]: row["text"] for row in lines(path)}


@dataclass(frozen=True)
class Corpus:
    """The letters of a corpus made ready, and what mends the spelling of requests to it."""

    items: Sequence[matching.Kept]
    rare: matching.Rarity
    spelling: matching.Spelling


@contextmanager
def by(*, has_meaning: bool) -> Iterator[None]:
    """With the model, or as where it is not installed."""
    of_asked.embed = meaning.embed if has_meaning else lambda texts: None
    try:
        yield
    finally:
        of_asked.embed = meaning.embed


def corpora(names: set[str], *, words: matching.Vocabulary) -> dict[str, Corpus]:
    """The corpora of these names, with the pieces that a Matcher is made of."""
    found = {}
    for name in sorted(names):
        texts = letters(name)
        made = [item_of(text, id=one) for one, text in texts.items()]
        items = matching.kept_all([(one.id, one.questions, one.text, one.head) for one in made], words=words)
        found[name] = Corpus(items, matching.rarity(items), matching.Spelling.of(texts.values(), words=words))
    return found


def run(asked: Sequence[Query], *, words: matching.Vocabulary, has_meaning: bool) -> Run:
    """Every query against its corpus."""
    with by(has_meaning=has_meaning):
        known = corpora({one.over for one in asked}, words=words)
        rows, begun = [], time.perf_counter()
        for one in asked:
            corpus = known[one.over]
            request = matching.asked(corpus.spelling.mended(one.text), words=words)
            found = likeness.likenesses(request, corpus.items, rare=corpus.rare)
            rows.append(Row(one, request, corpus.items, found, corpus.rare))
        return Run(rows, (time.perf_counter() - begun) / max(1, len(rows)))


def figures(ranked: Sequence[tuple[Query, Sequence[str]]]) -> tuple[float, float, float]:
    """Recall at 1, recall at 5 out of what can be had, and the mean reciprocal rank."""
    told = [(query, order) for query, order in ranked if query.relevant]
    count = len(told) or 1
    at_1 = sum(order[0] in query.relevant for query, order in told) / count
    at_5 = sum(len(query.relevant & set(order[:5])) / min(5, len(query.relevant)) for query, order in told) / count
    mrr = sum(1 / (1 + min(order.index(one) for one in query.relevant)) for query, order in told) / count
    return at_1, at_5, mrr


def same_figures(ranked: Sequence[tuple[Query, Sequence[matching.Ranked]]]) -> tuple[float, float, str]:
    """Of first matches called the same, how many are right; of the right ones, how many are called so; of none, how many."""
    firsts = [(query, order[0]) for query, order in ranked]
    called = [one.item.id in query.relevant for query, one in firsts if one.is_same]
    right = [one.is_same for query, one in firsts if one.item.id in query.relevant]
    none = [one.is_same for query, one in firsts if not query.relevant]
    return sum(called) / max(1, len(called)), sum(right) / max(1, len(right)), f"{sum(none)} of {len(none)}"


def by_bm25(texts: dict[str, str]) -> Callable[[str], list[str]]:
    """The order by bm25s, with stems and without stop words."""
    import bm25s
    import Stemmer

    def tokens(some: list[str]) -> list[list[str]]:
        found = bm25s.tokenize(
            some, stopwords="en", stemmer=Stemmer.Stemmer("english"), show_progress=False, return_ids=False
        )
        return list(found)

    names, index = list(texts), bm25s.BM25()
    index.index(tokens(list(texts.values())), show_progress=False)

    def order(query: str) -> list[str]:
        scores = index.get_scores(tokens([query])[0])
        return [names[at] for at in sorted(range(len(names)), key=lambda at: -scores[at])]

    return order


def by_fts5(texts: dict[str, str]) -> Callable[[str], list[str]]:
    """The order by SQLite's FTS5 with stems, any word."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table letters using fts5(name unindexed, body, tokenize='porter unicode61')")
    base.executemany("insert into letters values (?, ?)", texts.items())

    def order(query: str) -> list[str]:
        wanted = " OR ".join(f'"{word}"' for word in dict.fromkeys(re.findall(r"\w+", query.lower())))
        rows = base.execute("select name from letters where letters match ? order by rank", (wanted,))
        found = [name for (name,) in rows]
        return found + [name for name in texts if name not in set(found)]

    return order


def by_model(texts: dict[str, str]) -> Callable[[str], list[str]]:
    """The order by the model alone: the nearest question or whole request of each letter, its own words, no vocabulary."""
    names, pieces = list(texts), []
    for name, text in texts.items():
        asked = item_of(text, id=name).questions or (text[:600],)
        pieces.append([*asked, " ".join(asked)])
    flat = meaning.embed([piece for some in pieces for piece in some])
    starts = [sum(map(len, pieces[:at])) for at in range(len(pieces))]

    def order(query: str) -> list[str]:
        import numpy

        asked = item_of(query, id="").questions or (query,)
        near = numpy.maximum.reduceat(meaning.embed(list(asked)) @ flat.T, starts, axis=1).mean(0)
        return [names[at] for at in sorted(range(len(names)), key=lambda at: -near[at])]

    return order


def table_row(name: str, numbers: Sequence[float], rest: str = "") -> str:
    """One line of the table."""
    return f"| {name:<34} | " + " | ".join(f"{one:.3f}" for one in numbers) + f" |{rest}"


def others() -> list[tuple[str, Callable[[dict[str, str]], Callable[[str], list[str]]]]]:
    """What ours is shown beside."""
    found = [("BM25 (bm25s, stems)", by_bm25)] if find_spec("bm25s") else []
    found.append(("SQLite FTS5 (porter)", by_fts5))
    return [*found, ("the model alone", by_model)] if matching.has_meaning() else found


def show(name: str) -> None:
    """The table of one set."""
    asked = queries(name)
    kinds = ", ".join(
        f"{sum(one.kind == kind for one in asked)} {kind}" for kind in dict.fromkeys(one.kind for one in asked)
    )
    print(f"\n{name}: {len(asked)} queries ({kinds})\n")
    print("|                                    | R@1   | R@5   | MRR   | same: right | called | of none |")
    print("|---|---|---|---|---|---|---|")
    texts = {over: letters(over) for over in {one.over for one in asked}}
    for label, made in others():
        orders = {over: made(some) for over, some in texts.items()}
        print(table_row(label, figures([(one, orders[one.over](one.text)) for one in asked]), " | | |"))
    for label, has_meaning in (("words, things and years", False), ("with meaning", True)):
        if has_meaning and not matching.has_meaning():
            continue
        made = run(asked, words=matching.vocabulary(), has_meaning=has_meaning)
        ranked = [(row.query, matching.rank(row.request, row.items, rare=row.rare)) for row in made.rows]
        found = figures([(query, [one.item.id for one in order]) for query, order in ranked])
        right, called, none = same_figures(ranked)
        print(table_row(label, found, f" {right:.3f} | {called:.3f} | {none} |"))
        print(f"<!-- {made.seconds * 1000:.0f} ms a query -->")


if __name__ == "__main__":
    for name in ("work", "held", "near", *(["hard"] if SHARED.exists() else [])):
        show(name)
