"""What memory is measured beside: the same wordings, and any word of a question, in other programs."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from importlib.util import find_spec

MOST_TSVECTOR = 150_000  # wordings from which PostgreSQL's own search is not tried


def programs() -> Iterator[tuple[str, Callable[[str], int]]]:
    """Each program by name, made ready: how many of the best five it finds for a question."""
    from django.db import connection

    from answerable.desk.memory.models import Wording

    if connection.vendor == "postgresql":
        if Wording.objects.count() <= MOST_TSVECTOR:
            yield "tsvector", by_tsvector()
        return
    yield "fts5", by_fts5()
    if find_spec("bm25s"):
        yield "bm25s", by_bm25s()


def texts() -> Iterator[str]:
    """The wordings."""
    from answerable.desk.memory.models import Wording

    for one in Wording.objects.values_list("features", flat=True).iterator():
        yield json.loads(bytes(one))[0]


def words_of(question: str) -> list[str]:
    """The words of a question, each once."""
    return list(dict.fromkeys(re.findall(r"[a-z0-9]+", question.lower())))


def by_fts5() -> Callable[[str], int]:
    """SQLite's FTS5 with stems, ranked by its bm25."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE VIRTUAL TABLE wordings USING fts5(text, tokenize='porter unicode61')")
    base.executemany("INSERT INTO wordings(text) VALUES (?)", ((text,) for text in texts()))

    def ask(question: str) -> int:
        wanted = " OR ".join(f'"{word}"' for word in words_of(question))
        found = base.execute("SELECT rowid FROM wordings WHERE text MATCH ? ORDER BY rank LIMIT 5", (wanted,))
        return len(found.fetchall())

    return ask


def by_tsvector() -> Callable[[str], int]:
    """PostgreSQL's tsvector under a GIN index, ranked by cover density."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE beside (id serial PRIMARY KEY, words tsvector)")
        cursor.executemany(
            "INSERT INTO beside (words) VALUES (to_tsvector('english', %s))", [(text,) for text in texts()]
        )
        cursor.execute("CREATE INDEX beside_words ON beside USING gin (words)")
        cursor.execute("ANALYZE beside")

    def ask(question: str) -> int:
        wanted = " | ".join(words_of(question))
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id FROM beside, to_tsquery('english', %s) AS asked WHERE words @@ asked"
                " ORDER BY ts_rank_cd(words, asked) DESC LIMIT 5",
                [wanted],
            )
            return len(cursor.fetchall())

    return ask


def by_bm25s() -> Callable[[str], int]:
    """bm25s over the same terms as ours, all of it in memory."""
    import bm25s

    from answerable.answers.matching import vocabulary
    from answerable.answers.matching.features import part
    from answerable.desk.memory.index.wordings import terms_of
    from answerable.desk.memory.models import Wording

    index = bm25s.BM25()
    rows = Wording.objects.values_list("features", flat=True).iterator()
    index.index([list(terms_of(bytes(one))) for one in rows], show_progress=False)

    def ask(question: str) -> int:
        terms = list(part(question, words=vocabulary()).terms)
        return len(index.retrieve([terms], k=5, show_progress=False)[0][0])

    return ask
