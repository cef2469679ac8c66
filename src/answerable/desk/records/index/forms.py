"""Other forms of a word, and words that begin in a way: those that some message has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.db import connection

from answerable.desk.records.index.rows import Either, Part, Term
from answerable.desk.records.index.words import root

MOST = 30  # forms of one word: what has more is no word
FEW = 120  # words with one beginning that are looked for one by one

Forms = dict[str, tuple[str, ...]]


def forms_of(parts: Sequence[Part]) -> Forms:
    """The forms of each word that is not exact, itself among them."""
    words = {
        term.words[0] for term in _terms(parts) if len(term.words) == 1 and not term.is_exact and not term.is_beginning
    }
    roots = {word: root(word) for word in words if not any(sign.isdigit() for sign in word)}
    if not roots:
        return {}
    holes = ", ".join(["%s"] * len(set(roots.values())))
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT root, word FROM records_word WHERE root IN ({holes}) ORDER BY root, word", [*set(roots.values())]
        )
        for of, word in cursor.fetchall():
            found.setdefault(of, []).append(word)
    return {word: tuple(dict.fromkeys((word, *found.get(of, ())[:MOST]))) for word, of in roots.items()}


def beginnings_of(parts: Sequence[Part]) -> Forms:
    """The words with each beginning, where these are few: SQLite finds a few words at once, and reads all of a beginning."""
    found: Forms = {}
    with connection.cursor() as cursor:
        for term in _terms(parts):
            if term.is_beginning and len(term.words) == 1:
                word = term.words[0]
                cursor.execute(
                    "SELECT word FROM records_word WHERE word >= %s AND word < %s LIMIT %s",
                    [word, f"{word}\U0010ffff", FEW + 1],
                )
                words = tuple(row[0] for row in cursor.fetchall())
                if len(words) <= FEW:
                    found[word] = words or (word,)
    return found


def _terms(parts: Sequence[Part]) -> Iterator[Term]:
    for part in parts:
        if isinstance(part, Term):
            yield part
        else:
            yield from _terms(part.parts if isinstance(part, Either) else (part.one, part.other))
